import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Fault } from '../../ledger/document.ts'
import { type Language, Problem } from '../db/problem.ts'

export const languageOf = (request: FastifyRequest): Language =>
  /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'

/** Whatever was thrown, as a Problem; `undefined` for a bug. */
const problemOf = (error: FastifyError | Error): Problem | undefined => {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const faults: Fault[] = error.validation.map((one) => ({
      path: one.instancePath.replace(/^\//, '').replaceAll('/', '.'),
      says: one.message ?? '',
    }))
    const what = faults.map((fault) => `${fault.path} ${fault.says}`.trim()).join('；')
    return new Problem('wrong_request', { what }, faults)
  }
  const status = 'statusCode' in error ? error.statusCode : undefined
  if (status === 413) return new Problem('too_much', { what: '请求', limit: '' })
  if (status !== undefined && status >= 400 && status < 500)
    return new Problem('wrong_request', { what: error.message })
  return undefined
}

/** Public words first; the private cause of a bug goes to the server's own log only. */
export const refuse = (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const problem = problemOf(error)
  const language = languageOf(request)
  if (problem === undefined) {
    console.error(`${request.method} ${request.url}`, error)
    const message = language === 'zh' ? '系统出错，已记入运行日志。' : 'Something went wrong; it has been logged.'
    return reply.status(500).send({ code: 'bug', status: 500, message })
  }
  return reply.status(problem.status).send({
    code: problem.code,
    status: problem.status,
    message: problem.words(language),
    faults: problem.faults,
    details: problem.details,
  })
}
