/** Which errors of the database are refusals to be said, not bugs. */
import { Problem } from './problem.ts'

const BUSY = new Set([
  '40001', // serialization failure
  '40P01', // deadlock
  '55P03', // lock not available in time
  '53300', // too many connections
  '57P03', // starting up or shutting down
  '57P01', // shut down by an administrator
  'ECONNREFUSED',
  'ECONNRESET',
])

/** The code that Node's system calls and PostgreSQL give their errors. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** A plan prepared before a table changed; the statement is right and the next try succeeds. */
export const isStalePlan = (error: unknown): boolean =>
  error instanceof Error && codeOf(error) === '0A000' && /cached plan/.test(error.message)

/** The same error, or the Problem it means for a person. */
export const refused = (error: unknown): unknown => {
  if (!(error instanceof Error) || error instanceof Problem) return error
  const code = codeOf(error)
  const waited = /timeout exceeded when trying to connect|due to connection timeout/.test(error.message)
  if (!waited && !isStalePlan(error) && !(code !== undefined && BUSY.has(code))) return error
  const problem = new Problem('busy')
  problem.cause = error
  return problem
}
