import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, startOf, today } from '../../src/ledger/index.ts'
import type { Escalation, Reported } from '../../src/ledger/wire/escalations.ts'
import { escalate } from '../../src/server/work/escalation.ts'
import { sql } from '../../src/server/db/sql.ts'
import { CITY, type Login, openTown, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown('escalation', [join(import.meta.dirname, 'declared_limits')])
})
afterAll(() => town.close())

const hours = (count: number): number => count * 3_600_000
const round = (at: number): Promise<number> =>
  escalate({ database: town.database, county: CITY, catalogue: town.house.catalogue }, new Date(at))

interface Row {
  readonly id: number
  readonly version: number
  readonly due_at: string
}
const errand = async (login: Login, unit: string): Promise<Row> => {
  const body = { key: randomUUID(), unit, values: { matter: '补交材料' } }
  return (await (await town.as(login)).post<Row>('/api/ledgers/errand/rows', body)).body
}
const told = async (row: Row, login: Login = 'safety'): Promise<Escalation[]> => {
  const client = await town.as(login)
  return (await client.get<{ escalations: Escalation[] }>(`/api/ledgers/errand/rows/${row.id}/escalations`)).body
    .escalations
}
const rungs = async (row: Row): Promise<string[]> => (await told(row)).map(({ rung }) => rung)

/** Rows are stamped with microseconds, and this clock only counts milliseconds. */
const aMomentLater = (): number => Date.now() + 1_000

test('what runs late climbs from its holder to the head, the unit above and the leader in charge', async () => {
  const row = await errand('school_one', 'east-a-1')
  const due = Date.parse(row.due_at)
  // Five working days, of which no day off may be missing: yellow comes three days before, the rungs at their hours.
  expect(due).toBeGreaterThanOrEqual(startOf(addDays(today(new Date()), 6)))
  await round(Date.now())
  expect(await told(row)).toEqual([])
  await round(due - hours(30))
  expect(await rungs(row)).toEqual(['soon'])
  await round(due - 1)
  expect(await rungs(row)).toEqual(['soon'])
  await round(due)
  await round(due + hours(23))
  expect(await rungs(row)).toEqual(['soon', 'holder'])
  // The head of this school is its clerk, and hears of it once more as its head.
  await round(due + hours(25))
  await round(due + hours(72))
  await round(due + hours(120))
  await round(due + hours(9_000))
  expect((await told(row)).map(({ rung, to_unit, people }) => [rung, to_unit, people])).toEqual([
    ['soon', 'east-a-1', ['文一舟']],
    ['holder', 'east-a-1', ['文一舟']],
    ['head', 'east-a-1', ['文一舟']],
    ['above', 'east-a', ['钟启明']],
    ['leader', 'east', ['陆东升']],
  ])
})

test('a note is kept and stops nothing; a move does', async () => {
  const row = await errand('school_one', 'east-a-1')
  const due = Date.parse(row.due_at)
  await round(due)
  const head = await town.as('school_one')
  const { escalations } = (await head.get<{ escalations: Escalation[] }>('/api/escalations')).body
  const own = escalations.find(({ row_id }) => row_id === row.id)
  expect(own).toMatchObject({ rung: 'holder', mine: true })
  expect((await (await town.as('east_head')).post(`/api/escalations/${own!.id}/note`, {})).status).toBe(404)
  expect((await head.post(`/api/escalations/${own!.id}/note`, { words: '今天下午交' })).status).toBe(200)
  expect((await head.post(`/api/escalations/${own!.id}/note`, {})).status).toBe(404)
  await round(due + hours(73))
  expect((await told(row)).at(-1)).toMatchObject({ rung: 'above' })
  expect((await told(row)).find(({ rung }) => rung === 'holder')).toMatchObject({
    noted_by: '文一舟',
    noted_words: '今天下午交',
  })
  const moved = await head.post(`/api/ledgers/errand/rows/${row.id}/moves`, {
    key: randomUUID(),
    version: row.version,
    move: 'begin',
    marks: { promised_on: 'not_applicable' },
  })
  expect(moved.status).toBe(200)
  const before = await told(row)
  await round(due + hours(200))
  expect(await told(row)).toEqual(before)
})

test('a position that nobody holds passes it on at once, and says so', async () => {
  const row = await errand('steward', 'west-a-2')
  await round(aMomentLater())
  expect(await told(row)).toMatchObject([
    { rung: 'entered', to_unit: 'west-a', people: ['钟西陵'], vacant: ['数据员', '校（园）长'] },
  ])
  const { notices } = (
    await (await town.as('west_head')).get<{ notices: { kind: string; words: string }[] }>('/api/inbox')
  ).body
  expect(notices).toMatchObject([{ kind: 'vacant', words: expect.stringContaining('数据员、校（园）长无人在岗') }])
})

test('of two servers one tells', async () => {
  const row = await errand('school_two', 'east-a-2')
  const due = Date.parse(row.due_at)
  await Promise.all([round(due), round(due), round(due)])
  expect(await rungs(row)).toEqual(['soon', 'holder'])
  const { count } = await town.database.asOwner(CITY, (tx) =>
    tx.one<{ count: number }>(sql`
      select count(*)::int as count from notices.notice where row_id = ${row.id} and kind = 'limit_late'`),
  )
  expect(count).toBe(1)
})

test('what was reported is noted several at once, all or none, and is then no more on the list', async () => {
  const rows = [await errand('school_one', 'east-a-1'), await errand('school_one', 'east-a-1')]
  const due = Date.parse(rows[1]!.due_at)
  await round(due + hours(73))
  const head = await town.as('east_head')
  type Told = { escalations: Reported[]; total: number }
  const mine = async (what = 'reported'): Promise<Reported[]> => {
    const { escalations, total } = (await head.get<Told>(`/api/escalations?what=${what}`)).body
    expect(total).toBe(escalations.length)
    return escalations.filter(({ row_id }) => rows.some(({ id }) => id === row_id))
  }
  const found = await mine()
  expect(found).toMatchObject([
    { rung: 'above', ledger_title: '交办事项', label: '补交材料', unit_name: '甲河一小' },
    { rung: 'above', label: '补交材料' },
  ])
  // The school's own clerk holds the rows, and hears of them as head too: as holder it is nothing that was reported.
  const school = (await (await town.as('school_one')).get<Told>('/api/escalations?what=reported')).body.escalations
  expect(new Set(school.map(({ rung }) => rung))).toEqual(new Set(['head']))
  const ids = found.map(({ id }) => id)
  const note = (some: readonly number[]) => head.post('/api/escalations/notes', { ids: some, words: '已安排' })
  expect((await note([...ids, 999_999])).status).toBe(404)
  expect(await mine()).toHaveLength(2)
  expect((await note([...ids, ids[0]!])).status).toBe(200)
  expect(await mine()).toEqual([])
  expect((await note(ids)).status).toBe(404)
  expect((await told(rows[0]!)).find(({ rung }) => rung === 'above')).toMatchObject({
    noted_by: '钟启明',
    noted_words: '已安排',
  })
})
