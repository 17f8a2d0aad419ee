/** Clerks at once: keep-alive connections to the server, each clerk with a session, and how long each answer took. */
import { Agent, request } from 'node:http'
import { tokenOf } from './ground.ts'

export interface Crowd {
  /** `timed`: this answer's time is kept. Anything but the expected status is thrown. */
  send<T>(school: number, method: string, path: string, body: object, expected: number, timed?: boolean): Promise<T>
  /** Milliseconds from sending a return to its answer. */
  readonly times: number[]
  requests(): number
  close(): void
}

export const makeCrowd = (address: URL, connections: number): Crowd => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let requests = 0
  const exchange = (school: number, method: string, path: string, text: string) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
        'x-youju': '1',
        cookie: `youju=${tokenOf(school)}`,
      }
      const sent = request({ host: address.hostname, port: address.port, method, path, agent, headers }, (answer) => {
        let body = ''
        answer.setEncoding('utf8')
        answer.on('data', (piece: string) => (body += piece))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
        answer.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(text)
    })
  return {
    times,
    requests: () => requests,
    close: () => agent.destroy(),
    async send<T>(school: number, method: string, path: string, body: object, expected: number, timed = false) {
      const began = performance.now()
      requests++
      const answer = await exchange(school, method, path, JSON.stringify(body))
      if (answer.status !== expected) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`)
      if (timed) times.push(performance.now() - began)
      return JSON.parse(answer.body) as T
    },
  }
}
