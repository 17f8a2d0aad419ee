import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Problem } from '../../src/ledger/wire.ts'
import type { Punctuality } from '../../src/ledger/work_wire.ts'
import { type ImportedRow, insertMany } from '../../src/server/tables/rows.ts'
import { clubFolder } from './club.ts'
import { CITY, openTown, type Town } from './town.ts'

let town: Town
let declared: Awaited<ReturnType<typeof clubFolder>>
beforeAll(async () => {
  declared = await clubFolder()
  town = await openTown('punctuality', [declared.folder])
  await town.database.asOwner(CITY, (tx) =>
    insertMany(tx, town.house, 'club', history(), { import_id: crypto.randomUUID() }),
  )
  const steward = await town.as('steward')
  const windows = [{ from: '2011-01-01', to: '2011-03-31' }]
  expect((await steward.put('/api/collection/club/windows', { windows })).status).toBe(200)
  const letOff = { kind: 'exempt', units: ['east-a-3'], period: '2011-03', reason: '停课装修' }
  expect((await steward.post('/api/collection/club/exceptions', letOff)).status).toBe(200)
})
afterAll(async () => {
  await town.close()
  await declared.remove()
})

/** States of a row with the days on which it came into them. */
type Course = readonly (readonly [state: string, day: string])[]

let rows = 0
const row = (unit: string, period: string, course: Course): ImportedRow[] => {
  rows += 1
  return course.map(([state, day], i) => ({
    unit,
    period,
    state,
    values: { pupils: 100, members: 10 },
    taken: {
      id: rows,
      version: i + 1,
      opened_at: `${day}T08:00:00+08:00`,
      closed_at: course[i + 1] === undefined ? null : `${course[i + 1]![1]}T08:00:00+08:00`,
      by: 0,
    },
  }))
}

// Due on the 5th of the next month.
const history = (): ImportedRow[] => [
  // On time, never sent back.
  ...row('east-a-1', '2011-01', [
    ['draft', '2011-02-01'],
    ['submitted', '2011-02-05'],
    ['accepted', '2011-02-09'],
  ]),
  // On time, sent back twice, accepted in the end.
  ...row('east-a-1', '2011-02', [
    ['submitted', '2011-03-02'],
    ['returned', '2011-03-03'],
    ['submitted', '2011-03-08'],
    ['returned', '2011-03-09'],
    ['submitted', '2011-03-10'],
    ['accepted', '2011-03-11'],
  ]),
  // A day late, in review.
  ...row('east-a-1', '2011-03', [['submitted', '2011-04-06']]),
  // Sent back and never handed in again.
  ...row('east-a-2', '2011-01', [
    ['submitted', '2011-02-04'],
    ['returned', '2011-02-06'],
  ]),
  // Only begun.
  ...row('east-a-2', '2011-02', [['draft', '2011-03-01']]),
]

const asked = async (query: string): Promise<Punctuality> => {
  const answer = await (await town.as('safety')).get<Punctuality>(`/api/collection/club/punctuality?${query}`)
  expect(answer.status).toBe(200)
  return answer.body
}
const STRETCH = 'from=2011-01-01&to=2011-12-31'

test('each unit: due, handed in, on time, sent back, right at once; the worst first', async () => {
  const { lines, periods } = await asked(`unit=east-a&${STRETCH}`)
  expect(periods).toBe(3)
  expect(lines.map(({ unit }) => unit)).toEqual(['east-a-2', 'east-a-3', 'east-a-1'])
  expect(lines[2]).toMatchObject({
    due: 3,
    handed_in: 3,
    on_time: 2,
    returned: 1,
    accepted: 2,
    first_right: 1,
    first_right_rate: 50,
  })
  expect(lines[2]?.on_time_rate).toBeCloseTo(200 / 3, 9)
  expect(lines[0]).toMatchObject({ due: 3, handed_in: 0, on_time: 0, returned: 1, accepted: 0, first_right_rate: null })
  // Let off for one of the three.
  expect(lines[1]).toMatchObject({ due: 2, handed_in: 0, on_time_rate: 0 })
})

test('added up by township, and the whole', async () => {
  const { lines, total } = await asked(`unit=${CITY}&by=township&${STRETCH}`)
  expect(lines.map(({ unit, due, handed_in }) => [unit, due, handed_in])).toEqual([
    ['west-a', 6, 0],
    ['east-a', 8, 3],
  ])
  expect(total).toMatchObject({ due: 14, handed_in: 3, on_time: 2, returned: 2, accepted: 2, first_right: 1 })
  expect((await asked(`unit=${CITY}&${STRETCH}`)).total).toEqual(total)
})

test('it agrees with the collection page', async () => {
  const client = await town.as('safety')
  type Matrix = {
    units: { unit: string; tally: { due: number; received: number; on_time: number; first_right: number } }[]
  }
  const { body } = await client.get<Matrix>(`/api/collection/club?unit=${CITY}&period=2011-03&periods=3`)
  const { lines } = await asked(`unit=${CITY}&${STRETCH}`)
  for (const { unit, tally } of body.units) {
    const line = lines.find((one) => one.unit === unit)
    const { due, received, on_time, first_right } = tally
    expect(line).toMatchObject({ due, handed_in: received, on_time, first_right })
  }
  expect(body.units).toHaveLength(lines.length)
})

test('one sees down the tree only; what is not a unit or a level is said', async () => {
  const head = await town.as('east_head')
  const { body } = await head.get<Punctuality>(`/api/collection/club/punctuality?unit=${CITY}&${STRETCH}`)
  expect(body.lines.map(({ unit }) => unit).toSorted()).toEqual(['east-a-1', 'east-a-2', 'east-a-3'])
  expect((await head.get<Problem>('/api/collection/club/punctuality?unit=nowhere')).status).toBe(404)
  expect((await head.get<Problem>('/api/collection/club/punctuality?by=planet')).status).toBe(404)
  expect((await head.get<Problem>('/api/collection/hazard/punctuality')).status).toBe(400)
})
