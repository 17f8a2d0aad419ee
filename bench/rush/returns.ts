/** What is sent in the rush: returns of schools for months, some sent twice, some with an edit that comes too late. */
import { randomUUID } from 'node:crypto'
import type { Row } from '../../src/ledger/wire.ts'
import type { Crowd } from './crowd.ts'
import { LEDGER, schoolCode } from './ground.ts'

export interface Return {
  readonly school: number
  readonly period: string
  readonly key: string
  /** repeated: sent once more, as a browser does that got no answer. stale: filled in steps, one of them too late. */
  readonly kind: 'plain' | 'repeated' | 'stale'
}

/** Returns in the order of their months; the last month is this one, and nothing is asked before it begins. */
export const returnsOf = (count: number, schools: number, first = '2016-01'): Return[] =>
  Array.from({ length: count }, (_, i) => ({
    school: i % schools,
    period: monthAfter(first, Math.floor(i / schools)),
    key: randomUUID(),
    kind: i % 20 === 7 ? 'repeated' : i % 100 === 50 ? 'stale' : 'plain',
  }))

const monthAfter = (first: string, months: number): string => {
  const month = Number(first.slice(5)) - 1 + months
  return `${Number(first.slice(0, 4)) + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

const values = (school: number) => ({
  pupils: 300 + school,
  after: 200 + school,
  boarders: school % 90,
  teachers: 30,
  talks: school % 17,
  sports: 1.5,
  meals: 180,
  remark: '本月无其他说明',
})

export interface Acknowledged {
  readonly id: number
  readonly version: number
}

/** Hands one return in; throws where an answer is not the one it should be, or none comes. */
export const handIn = async (crowd: Crowd, { school, period, key, kind }: Return): Promise<Acknowledged> => {
  const path = `/api/ledgers/${LEDGER}/rows`
  const sent = { key, unit: schoolCode(school), period, values: values(school) }
  if (kind === 'stale') return inSteps(crowd, school, path, sent)
  const submitted = { ...sent, move: 'submit' }
  const row = await crowd.send<Row>(school, 'POST', path, submitted, 200, true)
  if (kind === 'repeated') {
    const again = await crowd.send<Row>(school, 'POST', path, submitted, 200)
    if (again.id !== row.id || again.version !== row.version) throw new Error(`${key} was taken for another return.`)
  }
  return { id: row.id, version: row.version }
}

const inSteps = async (
  crowd: Crowd,
  school: number,
  path: string,
  sent: { readonly key: string },
): Promise<Acknowledged> => {
  const { key } = sent
  const { id } = await crowd.send<Row>(school, 'POST', path, sent, 200, true)
  const edit = { key: `${key}-edit`, version: 1, values: { talks: 40 } }
  await crowd.send(school, 'PUT', `${path}/${id}`, edit, 200)
  const late = { key: `${key}-late`, version: 1, values: { talks: 41 } }
  const refused = await crowd.send<{ code: string }>(school, 'PUT', `${path}/${id}`, late, 409)
  if (refused.code !== 'changed_meanwhile') throw new Error(`An edit of an old version: ${refused.code}`)
  const move = { key: `${key}-move`, version: 2, move: 'submit' }
  const { version } = await crowd.send<Row>(school, 'POST', `${path}/${id}/moves`, move, 200)
  return { id, version }
}

/** Hands all returns in, so many at once; what was acknowledged is added to `done`. Ends with the first that fails. */
export const handInAll = async (
  crowd: Crowd,
  returns: readonly Return[],
  at_once: number,
  done: Map<string, Acknowledged>,
  told: (done: number) => void = () => {},
): Promise<void> => {
  const left = returns.values()
  let failed = false
  const clerk = async (): Promise<void> => {
    for (const one of left) {
      if (failed) return
      try {
        done.set(one.key, await handIn(crowd, one))
        told(done.size)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: at_once }, clerk))
  const broken = ended.find((one) => one.status === 'rejected')
  if (broken?.status === 'rejected') throw broken.reason
}
