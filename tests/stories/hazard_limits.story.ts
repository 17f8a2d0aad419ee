/**
 * A major hazard from a check to its look back, refused at re-check once, with every limit on the way. The server's clock is
 * today's, so working days are counted from today by hand; National Day and Spring Festival stand in `limits.test` of the
 * bureau's safety ledgers.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, calendarOf, type Day, today } from '../../src/ledger/index.ts'
import { dayNumber } from '../../src/ledger/day.ts'
import { makeRow, moveRow, taken, type Told } from './row_steps.ts'
import { type Answer, CITY, type Login, openTown, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown('hazard_limits')
})
afterAll(() => town.close())

const now = (): Day => today(new Date())
const calendar = calendarOf()
/** Day by day on the wall, so that it is not the program's own reckoning. */
const workdaysFromToday = (count: number): Day => {
  let [day, left] = [now(), count]
  while (left > 0) {
    day = addDays(day, 1)
    if (calendar.isWorkday(dayNumber(day))) left -= 1
  }
  return day
}
/** A limit ends with its last day: the first instant that is late is the midnight after it, in the county. */
const endOf = (day: Day): string => new Date(Date.parse(`${addDays(day, 1)}T00:00:00+08:00`)).toISOString()
const dueOf = (row: Told): string | null => (row.due_at === null ? null : new Date(row.due_at).toISOString())

const made = async (ledger: string, values: object, login: Login = 'school_one'): Promise<Answer<Told>> =>
  makeRow(await town.as(login), ledger, 'east-a-1', values)
const move = async (login: Login, ledger: string, row: Told, name: string, said?: object): Promise<Answer<Told>> =>
  moveRow(await town.as(login), ledger, row, name, said)
/** Moves the hazard of the story on, which has to be taken. */
const go = async (login: Login, name: string, said?: object): Promise<Told> => {
  row = taken(await move(login, 'hazard', row, name, said))
  return row
}

let inspection = 0
let row: Told
const found = {
  kind: '校舍',
  place: '教学楼东侧',
  about: '墙体出现斜向裂缝，有渗水痕迹',
  owner: '许青山',
}
const mended = { values: { rectified_on: now(), cost: 56_000 }, marks: { photo: 'not_applicable' } }
const rechecked = { values: { rechecked_by: '卫东来', rechecked_on: now() } }

test('安排, 督查: a check is planned for today, made, and confirmed', async () => {
  const planned = await made('safety_inspection', {
    checked_on: now(),
    kind: '县级检查',
    theme: '校舍安全',
    team: '县教育局安全检查组',
    leader: '卫东来',
  })
  expect(planned.body).toMatchObject({ state: 'planned' })
  expect(dueOf(planned.body)).toBe(endOf(now()))
  const outcome = { members: 3, findings: 1, fixed_at_once: 0, summary: '发现隐患1处，限期整改。' }
  const done = await move('east_safety', 'safety_inspection', planned.body, 'record', { values: outcome })
  expect(done.body).toMatchObject({ state: 'recorded' })
  expect(dueOf(done.body)).toBe(endOf(workdaysFromToday(5)))
  const confirmed = await move('east_safety', 'safety_inspection', done.body, 'confirm')
  expect(confirmed.body).toMatchObject({ state: 'confirmed', due_at: null })
  inspection = confirmed.body.id
})

test('a major hazard is entered with the five things that have to be settled, or not at all', async () => {
  const values = { ...found, inspection, found_on: now(), grade: '重大' }
  const lacking = await made('hazard', values)
  expect(lacking.body.faults?.map(({ path }) => path).toSorted()).toEqual(['budget', 'due_on', 'measure', 'plan'])
  const settled = {
    measure: '按鉴定意见加固',
    budget: 60_000,
    due_on: addDays(now(), 60),
    plan: '封闭相邻教室，学生分流到西楼',
  }
  const { body } = await made('hazard', { ...values, ...settled })
  expect(body).toMatchObject({ state: 'draft', due_at: null })
  row = body
})

test('reported, it waits for its order three working days; the order sets the date it was given', async () => {
  expect(await move('school_one', 'hazard', row, 'report')).toMatchObject({
    status: 409,
    body: { code: 'not_fitting' },
  })
  expect(dueOf(await go('school_one', 'report_major'))).toBe(endOf(workdaysFromToday(3)))
  expect(await move('school_one', 'hazard', row, 'order')).toMatchObject({ status: 403 })
  expect(dueOf(await go('east_safety', 'order'))).toBe(endOf(addDays(now(), 60)))
})

test('推进: a leader’s name on it leaves the date, more time is given once and with a reason', async () => {
  const before = dueOf(row)
  await go('east_leader', 'supervise', { values: { supervisor: '林正川' }, reason: '涉及教学楼，挂牌督办' })
  expect(dueOf(row)).toBe(before)
  expect(await move('east_leader', 'hazard', row, 'extend')).toMatchObject({
    status: 422,
    body: { code: 'reason_needed' },
  })
  await go('east_leader', 'extend', { reason: '鉴定报告未出具' })
  expect(dueOf(row)).toBe(endOf(addDays(now(), 75)))
  expect(await move('east_leader', 'hazard', row, 'extend', { reason: '再延' })).toMatchObject({
    status: 409,
    body: { code: 'often_enough' },
  })
})

test('a date corrected in the row, and a note beside it, leave the alarm as it was', async () => {
  const { due_at, path, version } = row
  const steward = await town.as('steward')
  const { body } = await steward.put<Told>(`/api/ledgers/hazard/rows/${row.id}`, {
    key: randomUUID(),
    version,
    values: { due_on: addDays(now(), 300), remark: '已电话核实' },
  })
  expect(body).toMatchObject({ version: version + 1, due_at, path })
  row = body
})

test('整改, 复查: refused once with a reason, it has ten working days anew', async () => {
  expect(dueOf(await go('school_one', 'rectify', mended))).toBe(endOf(workdaysFromToday(10)))
  expect(await move('east_safety', 'hazard', row, 'refuse')).toMatchObject({
    status: 422,
    body: { code: 'reason_needed' },
  })
  expect(await move('school_one', 'hazard', row, 'refuse', { reason: '不行' })).toMatchObject({ status: 403 })
  const both = await Promise.all([
    move('east_safety', 'hazard', row, 'refuse', { reason: '裂缝只做了表面粉刷' }),
    move('east_safety', 'hazard', row, 'close_major', rechecked),
  ])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  row = both.find(({ status }) => status === 200)!.body
  if (row.state === 'watched') {
    row = (await move('east_safety', 'hazard', row, 'recall', { reason: '应当退回' })).body
    await go('east_safety', 'refuse', { reason: '裂缝只做了表面粉刷' })
  }
  expect(row).toMatchObject({ state: 'open' })
  expect(dueOf(row)).toBe(endOf(workdaysFromToday(10)))
})

test('销号, 回头看: closed in time, taken back, closed again, and not looked back at too early', async () => {
  await go('school_one', 'rectify', mended)
  const waiting = dueOf(row)
  expect(await move('east_safety', 'hazard', row, 'close', rechecked)).toMatchObject({ status: 409 })
  await go('east_safety', 'close_major', rechecked)
  expect(dueOf(row)).toBe(endOf(addDays(now(), 45)))
  await go('east_safety', 'recall', { reason: '销错了，应先看检测报告' })
  expect(row.state).toBe('rectified')
  expect(dueOf(row)).toBe(waiting)
  await go('east_safety', 'close_major', rechecked)
  const early = { values: { looked_back_by: '卫东来', looked_back_on: now() } }
  expect(await move('east_safety', 'hazard', row, 'look_back', early)).toMatchObject({
    status: 409,
    body: { code: 'too_early' },
  })
  await go('east_safety', 'reopen', { reason: '雨后裂缝又开' })
  expect(dueOf(row)).toBe(endOf(workdaysFromToday(10)))
  expect(row.path.filter(({ kept }) => kept === false)).toEqual([])
})

test('every paper on the way has its number: the order, the supervision, the opinion of the re-check', async () => {
  const { body } = await (
    await town.as('east_safety')
  ).get<{ papers: { paper: string; number: string }[] }>(`/api/ledgers/hazard/rows/${row.id}/papers`)
  const printed = ['recheck_opinion', 'rectification_notice', 'supervision_order']
  expect(body.papers.map(({ paper }) => paper).toSorted()).toEqual(printed)
  expect(new Set(body.papers.map(({ number }) => number)).size).toBe(3)
})

test('figures say how many were mended in time, refused, and came back', async () => {
  const refs = ['found', 'ordered', 'extended', 'supervised', 'in_time', 'in_time_rate', 'refused_rate', 'came_back']
  const { body } = await (
    await town.as('safety')
  ).get<{ figures: { indicator: string; value: number }[] }>(
    `/api/figures?indicators=${refs.map((name) => `hazard.${name}`).join(',')}&unit=${CITY}&period=${now().slice(0, 4)}`,
  )
  expect(Object.fromEntries(body.figures.map(({ indicator, value }) => [indicator, value]))).toEqual({
    'hazard.found': 1,
    'hazard.ordered': 1,
    'hazard.extended': 1,
    'hazard.supervised': 1,
    'hazard.in_time': 1,
    'hazard.in_time_rate': 100,
    'hazard.refused_rate': 100,
    'hazard.came_back': 1,
  })
})
