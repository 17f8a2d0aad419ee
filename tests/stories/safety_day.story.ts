/** A day at the safety desk: an incident told too late, a shift that was not reported, a canteen's month, a bus's papers. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day, today } from '../../src/ledger/index.ts'
import { makeRow, moveRow, taken, type Told } from './row_steps.ts'
import { type Answer, CITY, type Login, openTown, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown('safety_day')
})
afterAll(() => town.close())

interface Place {
  readonly unit?: string
  readonly period?: string
  readonly explained?: Readonly<Record<string, string>>
}
const made = async (ledger: string, values: object, place: Place = {}): Promise<Answer<Told>> =>
  makeRow(await town.as('school_one'), ledger, 'east-a-1', values, place)
const go = async (login: Login, ledger: string, row: Told, name: string, said?: object): Promise<Told> =>
  taken(await moveRow(await town.as(login), ledger, row, name, said))
const now = (): Day => today(new Date())
/** What a clock in the county showed so many minutes ago. */
const ago = (minutes: number): string =>
  new Date(Date.now() - minutes * 60_000 + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
const minutesLeft = (row: Told): number => Math.round((Date.parse(row.due_at!) - Date.now()) / 60_000)
const figures = async (...refs: string[]): Promise<Record<string, number | null>> => {
  const { body } = await (
    await town.as('safety')
  ).get<{ figures: { indicator: string; value: number | null }[] }>(
    `/api/figures?indicators=${refs.join(',')}&unit=${CITY}&period=${ago(0).slice(0, 4)}`,
  )
  return Object.fromEntries(body.figures.map(({ indicator, value }) => [indicator, value]))
}

const happened = {
  place: '学生食堂',
  kind: '食物中毒',
  level: '较大',
  about: '午餐后十一名学生腹痛呕吐，症状较轻。',
  source: '班主任报告',
  contact: '许青山',
  contact_phone: '0816-2345678',
}
const told = { deaths: 0, injured: 11, measures: '送医观察，封存留样', trend: '已控制' }

describe('an incident', () => {
  test('known for fifty minutes, its call is late already and the paper is not yet', async () => {
    const values = { ...happened, happened_at: ago(65), learned_at: ago(50) }
    const known = (await made('incident', values)).body
    expect(known).toMatchObject({ state: 'known' })
    expect(minutesLeft(known)).toBeLessThanOrEqual(-29)
    const called = await go('east_office', 'incident', known, 'phone', { values: { phoned_to: '区总值班室' } })
    expect(called.path[0]).toMatchObject({ state: 'known', kept: false })
    expect(Math.abs(minutesLeft(called) - 10)).toBeLessThanOrEqual(1)
    const written = await go('school_one', 'incident', called, 'write', { values: { ...told, cause: '四季豆未煮熟' } })
    expect(written.path[1]).toMatchObject({ state: 'phoned', kept: true })
    const { body } = await (
      await town.as('east_safety')
    ).get<{ papers: { paper: string }[] }>(`/api/ledgers/incident/rows/${written.id}/papers`)
    expect(body.papers).toMatchObject([{ paper: 'incident_bulletin' }])
    const due = Date.parse(written.due_at!)
    const followed = await go('school_one', 'incident', written, 'follow', { values: { ...told, injured: 12 } })
    expect(Date.parse(followed.due_at!)).toBeGreaterThan(due)
    const over = await go('school_one', 'incident', followed, 'finish', { values: { ended_at: ago(0) } })
    const said = { values: { outcome: '均已康复', lessons: '完善留样' }, marks: { report: 'not_applicable' } }
    const concluded = await go('school_one', 'incident', over, 'conclude', said)
    const closed = await go('east_safety', 'incident', concluded, 'close', { values: { fault: '迟报' } })
    expect(closed).toMatchObject({ state: 'closed', due_at: null })
  })

  test('told in time beside it: the figures tell the two apart', async () => {
    const known = (await made('incident', { ...happened, level: '一般', happened_at: ago(3) })).body
    expect(minutesLeft(known)).toBeGreaterThan(24)
    const called = await go('school_one', 'incident', known, 'phone', { values: { phoned_to: '区总值班室' } })
    await go('school_one', 'incident', called, 'write', { values: { ...told, cause: '待查' } })
    expect(
      await figures('incident.incidents', 'incident.phoned_late', 'incident.in_time_rate', 'incident.injured'),
    ).toEqual({
      'incident.incidents': 2,
      'incident.phoned_late': 1,
      'incident.in_time_rate': 50,
      'incident.injured': 23,
    })
  })
})

test('a shift that is not reported is owed by its unit, whatever happened; said once, it is not', async () => {
  const steward = await town.as('steward')
  const day = now()
  // A town that has collected since it was founded owes more months than a page lists; here it begins today.
  await steward.put('/api/collection/dropout_month/windows', { windows: [{ from: day, to: null }] })
  const ordered = await steward.put('/api/collection/duty/windows', { windows: [{ from: day, to: addDays(day, 6) }] })
  expect(ordered.status).toBe(200)
  const owed = async (login: Login): Promise<object[]> => {
    const { body } = await (await town.as(login)).get<{ owed: { ledger: string; period: string }[] }>('/api/work')
    return body.owed.filter(({ ledger }) => ledger === 'duty')
  }
  expect(await owed('school_one')).toMatchObject([{ period: day }])
  expect(await owed('east_office')).toMatchObject([{ period: day }])
  const shift = {
    occasion: '节假日',
    leader: '文一舟',
    staff: [{ name: '许青山', from: '08:00', to: '18:00' }],
    phone: '0816-2345678',
    all_day: true,
    situation: '有情况',
  }
  const silent = await made('duty', shift, { period: day })
  expect(silent.body.faults?.map(({ path }) => path)).toEqual(['about'])
  const alone = { ...shift, all_day: false, situation: '无异常' }
  expect((await made('duty', alone, { period: day })).body.code).toBe('unexplained')
  expect((await made('duty', { ...alone, all_day: true }, { period: day })).status).toBe(200)
  expect(await owed('school_one')).toEqual([])
  expect(await owed('school_two')).toMatchObject([{ period: day }])
})

test('a canteen’s month: what falls short of the rule has to be explained, where nothing is cooked nothing is asked', async () => {
  const period = addDays(`${now().slice(0, 7)}-01`, -1).slice(0, 7)
  const values = {
    mode: '自营食堂',
    diners: 400,
    days: 21,
    permit_until: addDays(now(), 300),
    sample_days: 20,
    least_grams: 100,
    least_hours: 48,
    leader_days: 21,
    cooks: 6,
    certified: 6,
    certificate_until: addDays(now(), 40),
    invoices_kept: true,
    clean: true,
  }
  const row = (await made('food_safety', values, { period })).body
  expect(row).toMatchObject({ state: 'draft' })
  const answer = await (
    await town.as('school_one')
  ).post<Told>(`/api/ledgers/food_safety/rows/${row.id}/moves`, {
    key: randomUUID(),
    version: row.version,
    move: 'submit',
  })
  expect(answer.body.faults?.map(({ path }) => path).toSorted()).toEqual(['checks.every_day', 'checks.grams'])
  expect(await go('school_one', 'food_safety', row, 'submit', { explained: REASONS })).toMatchObject({
    state: 'submitted',
  })
  const none = await made('food_safety', { mode: '不供餐' }, { period: previousMonth(period) })
  expect(none.status, JSON.stringify(none.body)).toBe(200)
})
const REASONS = { every_day: '十二日停电，当天未留样', grams: '十五日一个菜品留样不足，已纠正' }
const previousMonth = (period: string): string => addDays(`${period}-01`, -1).slice(0, 7)

test('a bus runs until the first of its papers runs out, and no later date can stand there', async () => {
  const values = {
    plate: '景A20011',
    kind: '专用校车',
    registered_on: now(),
    owner: '景澜客运公司',
    seats: 19,
    carried: 18,
    route: '东坪村—河口—学校',
    escort: '文小溪',
    driver: '许长河',
    driver_phone: '13800001111',
    driver_age: 62,
    driving_years: 20,
    equipped: true,
  }
  const crowded = await made('school_bus', { ...values, carried: 30 })
  expect(crowded.body.faults?.map(({ path }) => path)).toEqual(['checks.overload'])
  const row = (await made('school_bus', values)).body
  const papers = {
    permit_until: addDays(now(), 400),
    inspection_until: addDays(now(), 100),
    insurance_until: addDays(now(), 300),
    licence_until: addDays(now(), 250),
    valid_until: addDays(now(), 100),
  }
  const late = await (
    await town.as('school_one')
  ).post<Told>(`/api/ledgers/school_bus/rows/${row.id}/moves`, {
    key: randomUUID(),
    version: row.version,
    move: 'report',
    values: { ...papers, valid_until: addDays(now(), 200) },
    explained: { age: '已联系更换驾驶人' },
  })
  expect(late.body.faults?.map(({ path }) => path)).toEqual(['checks.first'])
  const explained = { age: '已联系更换驾驶人，月底到岗' }
  const reported = await go('school_one', 'school_bus', row, 'report', { values: papers, explained })
  const running = await go('east_safety', 'school_bus', reported, 'approve', { values: { checked_by: '卫东来' } })
  const end = (day: Day): number => Date.parse(`${addDays(day, 1)}T00:00:00+08:00`)
  expect(Date.parse(running.due_at!)).toBe(end(papers.valid_until))
  const longer = { ...papers, inspection_until: addDays(now(), 280), valid_until: addDays(now(), 250) }
  const renewed = await go('school_one', 'school_bus', running, 'renew', { values: longer })
  expect(Date.parse(renewed.due_at!)).toBe(end(longer.valid_until))
  const stopped = await go('east_safety', 'school_bus', renewed, 'stop', { reason: '路检查出超员' })
  expect(stopped).toMatchObject({ state: 'stopped', due_at: null })
})
