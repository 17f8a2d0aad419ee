import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { today } from '../../src/ledger/index.ts'
import { sql } from '../../src/server/db/sql.ts'
import { makeRow, moveRow, taken, type Told } from './row_steps.ts'
import { type Answer, CITY, type Login, openTown, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown('limits', [join(import.meta.dirname, 'declared_limits')])
})
afterAll(() => town.close())

const errand = async (login: Login = 'school_one', unit = 'east-a-1'): Promise<Told> =>
  taken(await makeRow(await town.as(login), 'errand', unit, { matter: '补交消防验收材料' }))
const move = async (login: Login, row: Told, name: string, said?: object): Promise<Answer<Told>> =>
  moveRow(await town.as(login), 'errand', row, name, said)
const through = async (row: Told, ...moves: [Login, string, object?][]): Promise<Told> => {
  let now = row
  for (const [login, name, said] of moves) {
    now = taken(await move(login, now, name, said))
  }
  return now
}
const owed = (id: number) =>
  town.database.asOwner(CITY, (tx) =>
    tx.rows<{ unit: string; at_unit: string | null; state: string; due: number | null }>(sql`
      select unit, at_unit, state, extract(epoch from due_at)::float8 * 1000 as due from work.open_row where ledger = 'errand' and id = ${id}`),
  )
const in_days = (days: number): string =>
  new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
const working = ['school_one', 'begin', { values: { promised_on: in_days(20) } }] as const

describe('a row carries its limits', () => {
  test('what is due begins with the row, and an edit changes nothing in it', async () => {
    const row = await errand()
    expect(row.path).toMatchObject([{ state: 'given', move: null, limit: { span: { kind: 'workdays', count: 5 } } }])
    expect(Date.parse(row.due_at!)).toBe(row.path[0]!.due)
    expect(await owed(row.id)).toMatchObject([{ unit: 'east-a-1', state: 'given', due: row.path[0]!.due }])
    const edited = await (
      await town.as('school_one')
    ).put<Told>(`/api/ledgers/errand/rows/${row.id}`, { key: randomUUID(), version: 1, values: { matter: '改了' } })
    expect(edited.body).toMatchObject({ version: 2, due_at: row.due_at, path: row.path })
  })

  test('a pause and an extension make it longer, a note does not', async () => {
    const begun = await through(await errand(), [...working])
    expect(begun.path[0]).toMatchObject({ state: 'given', kept: true })
    const paused = await through(begun, ['school_one', 'wait'])
    expect(paused.due_at).toBeNull()
    const back = await through(paused, ['school_one', 'go_on'])
    expect(back.due_at).toBe(begun.due_at)
    const noted = await through(back, ['school_one', 'note'])
    expect(noted.due_at).toBe(begun.due_at)
    const longer = await through(noted, ['east_safety', 'extend', { reason: '等消防部门复函' }])
    expect(Date.parse(longer.due_at!) - Date.parse(begun.due_at!)).toBe(10 * 86_400_000)
    const again = await move('east_safety', longer, 'extend', { reason: '再等一等' })
    expect(again).toMatchObject({ status: 409, body: { code: 'often_enough' } })
    expect(await owed(longer.id)).toMatchObject([{ state: 'working', due: longer.path.at(-1)!.due }])
  })

  test('who is not asked, has no reason, or names a day that has passed changes nothing', async () => {
    const row = await errand()
    const late = await move('school_one', row, 'begin', { values: { promised_on: in_days(-1) } })
    expect(late).toMatchObject({ status: 422, body: { faults: [{ path: 'promised_on' }] } })
    expect(await move('school_two', row, 'begin', { values: { promised_on: in_days(9) } })).toMatchObject({
      status: 404,
    })
    expect(await move('east_head', row, 'begin', { values: { promised_on: in_days(9) } })).toMatchObject({
      status: 403,
    })
    const begun = await through(row, [...working])
    expect(await move('east_safety', begun, 'extend')).toMatchObject({ status: 422, body: { code: 'reason_needed' } })
    expect(await move('school_one', row, 'begin', { values: { promised_on: in_days(9) } })).toMatchObject({
      status: 409,
      body: { code: 'changed_meanwhile' },
    })
    const both = await Promise.all([move('school_one', begun, 'wait'), move('school_one', begun, 'note')])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  test('a publication lasts, an objection does not wait for its end', async () => {
    const shown = await through(await errand(), [...working], ['school_one', 'show', { values: { answer: '已补齐' } }])
    expect(await move('school_one', shown, 'finish')).toMatchObject({ status: 409, body: { code: 'too_early' } })
    const objected = await through(shown, ['east_safety', 'object', { reason: '材料不全' }])
    expect(objected.state).toBe('working')
  })

  test('a move taken back lets the limit go on as if nothing had been done', async () => {
    const begun = await through(await errand(), [...working])
    const done = await through(begun, ['school_one', 'drop', { reason: '点错了' }])
    expect(await owed(done.id)).toEqual([])
    expect(done.path[1]).toMatchObject({ state: 'working', kept: true })
    const back = await through(done, ['school_one', 'take_back', { reason: '点错了' }])
    expect(back.due_at).toBe(begun.due_at)
    expect(back.path[1]).not.toHaveProperty('kept')
    expect(await owed(back.id)).toMatchObject([{ state: 'working', due: begun.path.at(-1)!.due }])
  })
})

describe('a row goes over to another unit', () => {
  test('which sees it while it waits, and takes it', async () => {
    const row = await through(await errand(), ['school_one', 'offer', { values: { to_unit: 'east-a-2' } }])
    expect(await owed(row.id)).toMatchObject([{ unit: 'east-a-1', at_unit: 'east-a-2', state: 'offered' }])
    const two = await town.as('school_two')
    const page = await two.get<{ moves: { name: string }[] }>(`/api/ledgers/errand/rows/${row.id}`)
    expect(page.body.moves.map(({ name }) => name)).toEqual(['take', 'refuse'])
    expect(await move('school_one', row, 'take')).toMatchObject({ status: 403 })
    const taken = await through(row, ['school_two', 'take'])
    expect(taken).toMatchObject({ unit: 'east-a-2', state: 'given', version: 3 })
    expect(await owed(row.id)).toMatchObject([{ unit: 'east-a-2', at_unit: null, state: 'given' }])
    expect((await two.get(`/api/ledgers/errand/rows/${row.id}`)).status).toBe(200)
    const history = await (
      await town.as('east_safety')
    ).get<{ versions: object[] }>(`/api/ledgers/errand/rows/${row.id}/history`)
    expect(history.body.versions).toHaveLength(3)
  })

  test('or refuses it with a reason, and it stays where it was', async () => {
    const row = await through(await errand(), ['school_one', 'offer', { values: { to_unit: 'east-a-2' } }])
    expect(await move('school_two', row, 'refuse')).toMatchObject({ status: 422, body: { code: 'reason_needed' } })
    const back = await through(row, ['school_two', 'refuse', { reason: '不在我校范围' }])
    expect(back).toMatchObject({ unit: 'east-a-1', state: 'given' })
    // What was offered stays seen as it was offered; nothing of it can be moved any more.
    const seen = await (await town.as('school_two')).get<{ moves: object[] }>(`/api/ledgers/errand/rows/${row.id}`)
    expect(seen.body).toMatchObject({ row: { version: 2, state: 'offered' }, moves: [] })
    const listed = await (await town.as('school_two')).get<{ total: number }>('/api/ledgers/errand/rows')
    expect(listed.body.total).toBe(1)
    expect((await (await town.as('school_one')).get(`/api/ledgers/errand/rows/${row.id}`)).status).toBe(200)
  })
})

test('figures count what was kept, extended and is late', async () => {
  const safety = await town.as('safety')
  const year = Number(today(new Date()).slice(0, 4))
  const refs = ['errand.all', 'errand.begun_in_time', 'errand.late', 'errand.extended'].join(',')
  const { body } = await safety.get<{ figures: { indicator: string; value: number }[] }>(
    `/api/figures?indicators=${refs}&unit=${CITY}&period=${year}`,
  )
  expect(Object.fromEntries(body.figures.map(({ indicator, value }) => [indicator, value]))).toEqual({
    'errand.all': 7,
    'errand.begun_in_time': 6,
    'errand.late': 0,
    'errand.extended': 1,
  })
})
