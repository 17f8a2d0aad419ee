import type { FastifyReply, FastifyRequest } from 'fastify'

const name = 'youju'

/** The session token a request carries, if any. */
export const tokenOf = (request: FastifyRequest): string | undefined => {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

// No `Secure`: a county's house network is often plain http. Behind https the proxy adds it.
const attributes = 'Path=/; HttpOnly; SameSite=Lax'

export const setToken = (reply: FastifyReply, token: string): void => {
  void reply.header('set-cookie', `${name}=${token}; ${attributes}`)
}

export const clearToken = (reply: FastifyReply): void => {
  void reply.header('set-cookie', `${name}=; Max-Age=0; ${attributes}`)
}
