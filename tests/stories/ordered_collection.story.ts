/** The epidemic: nobody owes its daily report before the bureau orders it, and who has nothing to say says so. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { today } from '../../src/ledger/index.ts'
import { openTown, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown('ordered_collection')
})
afterAll(() => town.close())

interface Owed {
  readonly ledger: string
  readonly period: string
  readonly state: string
}
const owedBy = async (login: 'school_one' | 'school_two'): Promise<Owed[]> => {
  const { body } = await (await town.as(login)).get<{ owed: Owed[] }>('/api/work')
  return body.owed.filter(({ ledger }) => ledger === 'epidemic_check')
}
const day = today(new Date())

test('monthly returns are owed from the first start on, the daily one is not', async () => {
  const steward = await town.as('steward')
  const { body } = await steward.get<{ collections: { ledger: string; collected: boolean }[] }>('/api/collection')
  const collected = new Map(body.collections.map((one) => [one.ledger, one.collected]))
  expect(collected.get('school_life')).toBe(true)
  expect(collected.get('epidemic_check')).not.toBe(true)
  expect(await owedBy('school_one')).toEqual([])
})

test('ordered from today on it is owed, and said with one word where there is nothing', async () => {
  const steward = await town.as('steward')
  // A town that has collected since it was founded owes more months than a page lists; here it begins today.
  await steward.put('/api/collection/dropout_month/windows', { windows: [{ from: day, to: null }] })
  const ordered = await steward.put('/api/collection/epidemic_check/windows', { windows: [{ from: day, to: null }] })
  expect(ordered.status).toBe(200)
  expect(await owedBy('school_one')).toMatchObject([{ period: day }])

  const school = await town.as('school_one')
  const zero = { kind: 'zero', units: ['east-a-1'], period: day, reason: '' }
  expect((await school.post('/api/collection/epidemic_check/exceptions', zero)).status).toBe(200)
  expect(await owedBy('school_one')).toEqual([])
  expect(await owedBy('school_two')).toMatchObject([{ period: day }])

  const { body } = await steward.get<{ figures: { value: number | null; coverage: object }[] }>(
    `/api/figures?unit=town&period=${day}&indicators=epidemic_check.absent_ill`,
  )
  expect(body.figures[0]?.coverage).toEqual({ due: 5, received: 1 })
})
