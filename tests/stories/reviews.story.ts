import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { addDays, endOf, today } from '../../src/ledger/index.ts'
import type { Figure, Problem, Row } from '../../src/ledger/wire.ts'
import type { Review } from '../../src/ledger/work_wire.ts'
import { sql } from '../../src/server/db/sql.ts'
import { insertMany } from '../../src/server/tables/rows.ts'
import { clubFolder } from './club.ts'
import { type Answer, CITY, key, type Login, openTown, type Town } from './town.ts'

let town: Town
let declared: Awaited<ReturnType<typeof clubFolder>>
beforeAll(async () => {
  declared = await clubFolder()
  town = await openTown('reviews', [declared.folder])
})
afterAll(async () => {
  await town.close()
  await declared.remove()
})

const rows = '/api/ledgers/club/rows'
const cells = { pupils: 400, members: 100, hours: 12, mentor: '许青山', mentor_phone: '13900001111' }

const fill = async (who: Login, unit: string, period: string, values: object = {}): Promise<Row> => {
  const client = await town.as(who)
  const made = await client.post<Row>(rows, { key: key(), unit, period, values: { ...cells, ...values } })
  expect(made.status).toBe(200)
  return made.body
}
const move = async <T = Row>(
  who: Login,
  { id, version }: Pick<Row, 'id' | 'version'>,
  name: string,
  said: object = {},
): Promise<Answer<T>> =>
  (await town.as(who)).post<T>(`${rows}/${id}/moves`, { key: key(), version, move: name, ...said })
const moved = async (...sent: Parameters<typeof move>): Promise<Row> => {
  const answer = await move(...sent)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const edited = async (who: Login, row: Row, values: object): Promise<Row> => {
  const client = await town.as(who)
  const answer = await client.put<Row>(`${rows}/${row.id}`, { key: key(), version: row.version, values })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const review = async (who: Login, { id }: Pick<Row, 'id'>): Promise<Review> => {
  const answer = await (await town.as(who)).get<Review>(`${rows}/${id}/review`)
  expect(answer.status).toBe(200)
  return answer.body
}
const submitted = async (who: Login, unit: string, period: string, values: object = {}): Promise<Row> =>
  moved(who, await fill(who, unit, period, values), 'submit')
const members = async (period: string): Promise<Figure> => {
  const client = await town.as('safety')
  const { body } = await client.get<{ figures: Figure[] }>(
    `/api/figures?indicators=club.members&unit=${CITY}&period=${period}`,
  )
  return body.figures[0]!
}

describe('the reviewer sees what changed since the last approval', () => {
  test('at the first time there is nothing to compare with', async () => {
    const row = await submitted('school_one', 'east-a-1', '2011-01')
    const read = await review('east_head', row)
    expect(read).toMatchObject({ compared_with: null, compared_by: null, changed: [], returns: 0, sent_back: [] })
    expect(read.moves.map(({ name }) => name)).toEqual(['pass_1', 'return_1'])
    expect(read.on_time).toBe(false)
    expect(read.due_at).toBe('2011-02-05T16:00:00.000Z')
    expect(read.filled).toMatchObject({ pupils: 'typed', mentor_phone: 'typed' })
  })

  test('what the first reviewer passed and the second returned is compared cell by cell, sealed cells too', async () => {
    const row = await submitted('school_one', 'east-a-1', '2011-02')
    const passed = await moved('east_head', row, 'pass_1')
    const wrong = { reason: '人数与电话对不上', cells: { members: '比花名册多' } }
    const returned = await moved('east_planning', passed, 'return_2', wrong)
    // The last four digits stay, so that both numbers look alike under their mask.
    const mended = await edited('school_one', returned, { members: 90, mentor_phone: '13922221111' })
    const again = await moved('school_one', mended, 'submit')
    const read = await review('east_head', again)
    expect(read.compared_with).toMatchObject({ version: passed.version, state: 'passed_1', move: 'pass_1' })
    expect(read.compared_by).toBe('approved')
    expect(read.changed.toSorted()).toEqual(['members', 'mentor_phone'])
    expect(read.returns).toBe(1)
    expect(read.sent_back).toMatchObject([{ by: '计东明', reason: wrong.reason, cells: wrong.cells }])
    // The second step has approved nothing yet; it reads against what it sent back.
    const second = await review('east_planning', await moved('east_head', again, 'pass_1'))
    expect(second.compared_with?.version).toBe(passed.version)
    expect(second.changed.toSorted()).toEqual(['members', 'mentor_phone'])
  })

  test('returned before anybody passed it, it is compared with what was handed in', async () => {
    const row = await submitted('school_one', 'east-a-1', '2011-03')
    const returned = await moved('east_head', row, 'return_1', { reason: '课时偏少', cells: { hours: '少填一位' } })
    const again = await moved('school_one', await edited('school_one', returned, { hours: 120 }), 'submit')
    const read = await review('east_head', again)
    expect(read).toMatchObject({ compared_by: 'handed_in', changed: ['hours'], returns: 1 })
    expect(read.compared_with?.version).toBe(row.version)
  })

  test('the period before and the soft checks that do not hold stand beside it', async () => {
    const row = await submitted('school_two', 'east-a-2', '2011-04', { members: 100 })
    await moved('east_planning', await moved('east_head', row, 'pass_1'), 'pass_2')
    const next = await fill('school_two', 'east-a-2', '2011-05', { members: 200 })
    const open = await review('school_two', next)
    expect(open.doubts).toMatchObject([{ path: 'checks.jump', explained: null }])
    const sent = await moved('school_two', next, 'submit', { explained: { jump: '新增两个社团' } })
    const read = await review('east_head', sent)
    expect(read.before).toMatchObject({ members: 100 })
    expect(read.before_period).toBe('2011-04')
    expect(read.doubts).toMatchObject([{ path: 'checks.jump', explained: '新增两个社团' }])
  })

  test('another township’s reviewer finds no such return', async () => {
    const row = await submitted('school_one', 'east-a-1', '2011-06')
    const answer = await (await town.as('west_head')).get<Problem>(`${rows}/${row.id}/review`)
    expect(answer.status).toBe(404)
  })
})

describe('an approval binds the version that was seen', () => {
  test('an edit between seeing and approving is refused with both versions', async () => {
    const row = await submitted('school_one', 'east-a-1', '2011-07')
    const seen = await review('east_head', row)
    const changed = await edited('steward', row, { members: 60 })
    const answer = await move<Problem>('east_head', seen.row, 'pass_1')
    expect(answer.status).toBe(409)
    expect(answer.body.code).toBe('changed_meanwhile')
    expect(answer.body.details).toMatchObject({
      current: { version: changed.version, values: { members: 60 } },
      seen: { version: row.version, values: { members: 100 } },
    })
    const read = await review('east_head', row)
    expect(read.row).toMatchObject({ state: 'submitted', version: changed.version })
    await moved('east_head', changed, 'pass_1')
  })
})

describe('a returned return counts nowhere until it is handed in again', () => {
  test('the figure follows each step', async () => {
    const row = await submitted('school_one', 'east-a-1', '2012-01', { members: 70 })
    await submitted('school_two', 'east-a-2', '2012-01', { members: 30 })
    expect(await members('2012-01')).toMatchObject({ value: 100, rows: 2, coverage: { received: 2 } })
    const passed = await moved('east_head', row, 'pass_1')
    expect((await members('2012-01')).value).toBe(100)
    const returned = await moved('east_planning', passed, 'return_2', { reason: '多报', cells: { members: '多报' } })
    expect(await members('2012-01')).toMatchObject({ value: 30, rows: 1, coverage: { received: 1 } })
    const mended = await edited('school_one', returned, { members: 50 })
    expect((await members('2012-01')).value).toBe(30)
    await moved('school_one', mended, 'submit')
    expect(await members('2012-01')).toMatchObject({ value: 80, rows: 2, coverage: { received: 2 } })
  })
})

describe('an accepted return is opened again', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  test('until the end of the day that was named, and is locked again after it', async () => {
    const rolls = '/api/ledgers/roll/rows'
    const { id } = await town.database.asOwner(town.house.county, async (tx) => {
      const row = { unit: 'east-a-1', period: '2011-01', state: 'accepted', values: { pupils: 400 } }
      await insertMany(tx, town.house, 'roll', [row], { import_id: crypto.randomUUID() })
      return tx.one<{ id: number }>(sql`select id from ledger.roll where unit = 'east-a-1'`)
    })
    const [school, planning] = [await town.as('school_one'), await town.as('east_planning')]
    const late = await school.post<Problem>(rolls, {
      key: key(),
      unit: 'east-a-1',
      period: '2011-02',
      values: { pupils: 1 },
    })
    expect(late.body.code).toBe('form_closed')
    const until = addDays(today(new Date()), 2)
    const reopen = { key: key(), version: 1, move: 'reopen', reason: '更正学生数', until }
    expect((await planning.post(`${rolls}/${id}/moves`, reopen)).status).toBe(200)
    const edit = (version: number, pupils: number) =>
      school.put<Row & Problem>(`${rolls}/${id}`, { key: key(), version, values: { pupils } })
    expect((await edit(2, 390)).status).toBe(200)
    // Only the clock of the day moves: the last instant of that day, and the one after it.
    vi.useFakeTimers({ toFake: ['Date'], now: endOf(until) - 1 })
    expect((await edit(3, 380)).status).toBe(200)
    vi.setSystemTime(endOf(until))
    const shut = await edit(4, 370)
    expect([shut.status, shut.body.code]).toEqual([409, 'form_closed'])
    expect(shut.body.message).toContain('县局计划财务股')
    const submit = { key: key(), version: 4, move: 'submit' }
    expect((await school.post<Problem>(`${rolls}/${id}/moves`, submit)).body.code).toBe('form_closed')
  })

  test('only with a reason and a last day, by who accepted it', async () => {
    const row = await submitted('school_one', 'east-a-1', '2013-02')
    const accepted = await moved('east_planning', await moved('east_head', row, 'pass_1'), 'pass_2')
    expect(accepted.state).toBe('accepted')
    const reason = '学校更正学生数'
    const until = '2099-12-31'
    expect((await move<Problem>('east_head', accepted, 'reopen', { reason, until })).status).toBe(403)
    expect((await move<Problem>('east_planning', accepted, 'reopen', { until })).body.code).toBe('reason_needed')
    const endless = await move<Problem>('east_planning', accepted, 'reopen', { reason })
    expect(endless.body.faults?.map(({ path }) => path)).toEqual(['until'])
    const past = await move<Problem>('east_planning', accepted, 'reopen', { reason, until: '2012-03-01' })
    expect(past.body.faults?.map(({ path }) => path)).toEqual(['until'])
    const opened = await moved('east_planning', accepted, 'reopen', { reason, until })
    expect(opened.state).toBe('returned')
    const again = await moved('school_one', await edited('school_one', opened, { pupils: 390 }), 'submit')
    const read = await review('east_head', again)
    expect(read).toMatchObject({ compared_by: 'approved', changed: ['pupils'], returns: 1 })
    expect(read.compared_with?.state).toBe('accepted')
    expect(read.sent_back).toMatchObject([{ by: '计东明', reason }])
  })
})
