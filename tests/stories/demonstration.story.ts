/**
 * The demonstration city as it is planted: its rounds stand in the matrix, in the figures and on the clerks' first page as
 * its generators say. Only the ledgers that are collected are planted here; the others are larger and have their own tests.
 */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demonstrate } from '../../src/cli/demonstration.ts'
import { DEMO_PASSWORD } from '../../src/demo/demonstration.ts'
import { livingYear } from '../../src/demo/living.ts'
import { livingMonths } from '../../src/demo/months.ts'
import { periodOf, today } from '../../src/ledger/index.ts'
import type { Figure } from '../../src/ledger/wire.ts'
import type { Manuscript, ManuscriptRow } from '../../src/ledger/wire/manuscripts.ts'
import type { Paper, Register } from '../../src/ledger/wire/papers.ts'
import type { Work } from '../../src/ledger/work_wire.ts'
import { makeServer } from '../../src/server/http/server.ts'
import { verifyPapers } from '../../src/server/papers/verify_papers.ts'
import type { OpenHouse } from '../../src/server/main.ts'
import { verifyPaths } from '../../src/server/tables/verify_paths.ts'
import { type Client, signedIn } from './town.ts'
import { type Planted, plantCity } from './planted.ts'

const PLANTED = [
  'pupil',
  'dropout_case',
  'roll_check',
  'responsibility',
  'school_return',
  'school_life',
  'meal',
  'fund_supervision',
  'epidemic_check',
]
let city: Planted
let house: OpenHouse
let app: FastifyInstance

beforeAll(async () => {
  city = await plantCity('demonstration', (ledger) => PLANTED.includes(ledger))
  house = city.house
  app = await makeServer(house)
}, 240_000)

afterAll(async () => {
  await app.close()
  await city.close()
})

const as = (login: string): Promise<Client> => signedIn(app, login, DEMO_PASSWORD)

interface Tally {
  readonly due: number
  readonly received: number
  readonly late: number
  readonly returned: number
  readonly excused: number
  readonly on_time: number
}
const tallyOf = async (client: Client, ledger: string, period: string): Promise<Tally | undefined> => {
  const { body } = await client.get<{ periods: { code: string; tally: Tally }[] }>(
    `/api/collection/${ledger}?unit=demo&period=${period}&periods=1`,
  )
  return body.periods.find(({ code }) => code === period)?.tally
}
const figureOf = async (
  client: Client,
  indicator: string,
  period: string,
  as_of?: string,
): Promise<Figure | undefined> => {
  const { body } = await client.get<{ figures: Figure[] }>(
    `/api/figures?unit=demo&period=${period}&indicators=${indicator}${as_of === undefined ? '' : `&as_of=${as_of}`}`,
  )
  return body.figures[0]
}

/** The first month of the living year that is collected: looked at by now, with some of it sent back. */
const COLLECTED = livingMonths(livingYear(today(new Date())))[0]!.code

describe('the last month of school life', () => {
  test('566 schools owed it in 2011: four never sent it, the nine that had it back sent it again in spring', async () => {
    const section = await as('jijiao')
    expect(await tallyOf(section, 'school_life', '2011-11')).toMatchObject({
      due: 566,
      received: 562,
      late: 4,
      returned: 0,
      on_time: 566 - 4 - 31,
    })
    const schools = await figureOf(section, 'school_life.schools', '2011-11')
    expect(schools).toMatchObject({ value: 562, coverage: { due: 566, received: 562 } })
    const then = await figureOf(section, 'school_life.schools', '2011-11', '2011-12-31T23:59:59%2B08:00')
    expect(then).toMatchObject({ value: 553 })
  })

  test('of the month before the planting nine schools have it back, and reviewers have some before them', async () => {
    const section = await as('jijiao')
    const tally = await tallyOf(section, 'school_life', COLLECTED)
    expect(tally).toMatchObject({ due: 566, returned: 9 })
    expect(tally!.received).toBeGreaterThan(500)
  })

  test('the clerk of the shown school finds what was sent back, with the cell, and the month that runs', async () => {
    const clerk = await as('wenyuan010401')
    const { body } = await clerk.get<{ owed: { ledger: string; period: string; state: string }[] }>('/api/work')
    expect(body.owed).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ledger: 'school_life', period: COLLECTED, state: 'returned' }),
        ...['school_life', 'meal'].map((ledger) =>
          expect.objectContaining({ ledger, period: periodOf('month', today(new Date())).code, state: 'open' }),
        ),
      ]),
    )
    const { body: desk } = await clerk.get<{ sent_back: { reason: string; cells: Record<string, string> } | null }>(
      `/api/ledgers/school_life/desk?unit=demo-01-04-01&period=${COLLECTED}`,
    )
    expect(Object.keys(desk.sent_back?.cells ?? {})).toHaveLength(1)
    expect(desk.sent_back?.reason).not.toBe('')
  })
})

test('the counties have returns to look at, the explained, the late and the odd ones on top', async () => {
  const sums: Record<string, number> = {}
  for (const county of [1, 2, 3, 4, 5, 6, 7]) {
    const reviewer = await as(`jijiao${county}`)
    const { body } = await reviewer.get<{ total: number; counts: Record<string, number> }>(
      `/api/ledgers/school_life/queue?period=${COLLECTED}`,
    )
    expect(body.total, String(county)).toBeGreaterThan(0)
    for (const [kind, count] of Object.entries(body.counts)) sums[kind] = (sums[kind] ?? 0) + count
    const { body: work } = await reviewer.get<{ reviews: { period: string }[] }>('/api/work')
    expect(work.reviews.filter(({ period }) => period < '2012')).toEqual([])
  }
  for (const kind of ['explained', 'late', 'outlier']) expect(sums[kind], kind).toBeGreaterThan(0)
})

test('where no meals are given nobody owes a return of them, not in this month either', async () => {
  const section = await as('zizhu')
  const tally = await tallyOf(section, 'meal', '2011-10')
  expect(tally).toMatchObject({ due: 181, received: 179, late: 2 })
  expect(tally?.excused).toBeGreaterThan(300)
  const { body } = await section.get<{ collections: { ledger: string; tally: Tally }[] }>('/api/collection?unit=demo')
  expect(body.collections.find(({ ledger }) => ledger === 'meal')?.tally.excused).toBe(tally?.excused)
})

test('a day of the epidemic: who says that there is nothing counts as heard', async () => {
  const section = await as('jijiao')
  const tally = await tallyOf(section, 'epidemic_check', '2011-04-20')
  expect(tally).toMatchObject({ due: 852, received: 849, on_time: 849 - 19 })
  const figure = await figureOf(section, 'epidemic_check.schools', '2011-04-20')
  expect(figure).toMatchObject({ value: 74, coverage: { due: 852, received: 849 } })
})

test('seven institutions went over a limit in 2011; schools are not asked what institutions owe', async () => {
  const section = await as('minban')
  expect(await figureOf(section, 'fund_supervision.over', '2011')).toMatchObject({ value: 7 })
  expect(await tallyOf(section, 'fund_supervision', '2011-10')).toMatchObject({ due: 25, received: 24, late: 1 })
  const keeper = await as('jigou101')
  const { body } = await keeper.get<{ owed: { ledger: string; state: string }[] }>('/api/work')
  expect(body.owed).toContainEqual(expect.objectContaining({ ledger: 'fund_supervision', state: 'open' }))
  expect(new Set(body.owed.map(({ ledger }) => ledger))).toEqual(new Set(['fund_supervision', 'annual_review']))
})

test('what its cases say of their limits is what they are when they are reckoned again', async () => {
  const { paths, breaks } = await house.database.asOwner(house.county, (tx) =>
    verifyPaths(tx, house.catalogue.ledgers.values()),
  )
  expect(paths).toBeGreaterThan(100)
  expect(breaks).toEqual([])
})

test('moves of the demonstration have printed their papers, numbered without gaps and served where they have to be', async () => {
  expect(await house.database.asOwner(house.county, (tx) => verifyPapers(tx, house.seal))).toEqual([])
  const section = await as('jijiao1')
  const { body } = await section.get<Register>('/api/papers?paper=correction_order&size=200')
  expect(body.total).toBeGreaterThan(10)
  expect(body.papers.filter(({ served_on }) => served_on !== null).length).toBeGreaterThan(body.papers.length / 2)
  const { body: paper } = await section.get<Paper>(`/api/papers/${body.papers[0]!.id}`)
  expect(JSON.stringify(paper.filled)).not.toContain('gap')
})

test('the summary is being written: sections are out, handed in, sent back and taken in, and no figure is faulty', async () => {
  const office = await as('bangong')
  const { body: list } = await office.get<{ manuscripts: ManuscriptRow[] }>('/api/manuscripts')
  expect(list.manuscripts.filter(({ published }) => published !== null).map(({ period }) => period)).toEqual([
    '2011',
    '2010',
  ])
  const { id } = list.manuscripts.find(({ report, published }) => report === 'annual_summary' && published === null)!
  const { body: summary } = await office.get<Manuscript>(`/api/manuscripts/${id}`)
  expect(summary.before).toMatchObject({ period_title: '2010年' })
  const states = new Set(summary.sections_of.map(({ state }) => state))
  expect(states).toEqual(new Set(['writing', 'handed_in', 'returned', 'accepted']))
  expect(summary.sections_of.find(({ state }) => state === 'returned')!.light).toBe('red')
  expect(summary.sections_of.flatMap(({ pieces }) => pieces).filter(({ says }) => says !== null)).toEqual([])
  const { body: work } = await (await as('xiangmu')).get<Work>('/api/work')
  expect(work.writing).toMatchObject([{ todo: 'write', state: 'returned', light: 'red' }])
})

test('planted twice it would be mixed into what is there', async () => {
  await expect(demonstrate(house, () => undefined)).rejects.toMatchObject({ code: 'already_there' })
})
