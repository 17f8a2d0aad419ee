import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, today } from '../../src/ledger/index.ts'
import type { Feed, FeedMade, WorkCalendar } from '../../src/ledger/wire/open_rows.ts'
import { type Ground, openGround } from './open_ground.ts'

let ground: Ground
const day = today(new Date())
beforeAll(async () => {
  ground = await openGround('due_days')
  await ground.seat('moral_one', '德一心', [['school.moral_clerk', 'east-a-1']])
  const row = await ground.make('school_one', 'errand', 'east-a-1', { matter: '补交消防验收材料' })
  await ground.move('school_one', 'errand', row, 'begin', { values: { promised_on: addDays(day, 9) } })
  const late = await ground.make('school_one', 'errand', 'east-a-1', { matter: '早该办完的事' })
  await ground.age('errand', late.id, 40)
  await ground.make('moral_one', 'care_case', 'east-a-1', { pupil: '李小明', weight: '一般' })
})
afterAll(() => ground.town.close())

const calendar = async (login: string, from: string, to: string, what = 'mine'): Promise<WorkCalendar> =>
  (await (await ground.as(login)).get<WorkCalendar>(`/api/work/calendar?from=${from}&to=${to}&what=${what}`)).body

describe('the calendar', () => {
  test('shows each thing on the last day to act on it', async () => {
    const found = await calendar('school_one', day, addDays(day, 30))
    const items = found.days.flatMap(({ day: on, items: all }) => all.map((item) => ({ on, ...item })))
    expect(items.find(({ label }) => label === '补交消防验收材料')).toMatchObject({
      on: addDays(day, 9),
      kind: 'row',
      ledger_title: '交办事项',
      state_title: '办理中',
      unit_name: '甲河一小',
      light: 'green',
    })
    expect(found.late).toBeGreaterThan(0)
    for (const { counts, items: all } of found.days) {
      expect(counts.red + counts.yellow + counts.green).toBeGreaterThanOrEqual(all.length)
    }
    const all = await calendar('school_one', addDays(day, -200), addDays(day, 30))
    const late = all.days.flatMap((one) => one.items).find(({ label }) => label === '早该办完的事')
    expect(late).toMatchObject({ light: 'red' })
  })

  test('shows returns to fill beside them, and those below to whom they are below', async () => {
    const own = await calendar('school_one', addDays(day, -100), addDays(day, 60))
    expect(own.days.flatMap(({ items }) => items).filter(({ kind }) => kind === 'duty').length).toBeGreaterThan(0)
    const below = await calendar('east_safety', day, addDays(day, 30), 'below')
    expect(below.days.flatMap(({ items }) => items).map(({ label }) => label)).toContain('补交消防验收材料')
    expect((await calendar('west_head', day, addDays(day, 30), 'below')).days).toEqual([])
  })

  test('takes no stretch that is none', async () => {
    const client = await ground.as('school_one')
    for (const stretch of [`from=${day}&to=${addDays(day, -1)}`, `from=2001-01-01&to=2011-01-01`, 'from=now&to=then']) {
      expect((await client.get(`/api/work/calendar?${stretch}`)).status, stretch).toBe(400)
    }
  })
})

describe('the calendar feed', () => {
  const read = (address: string) => ground.town.app.inject({ method: 'GET', url: address })
  const make = async (login: string): Promise<FeedMade> =>
    (await (await ground.as(login)).post<FeedMade>('/api/work/feed')).body
  /** Long lines are folded. */
  const unfolded = (text: string): string => text.replaceAll('\r\n ', '')

  test('says without a session what falls due, with an alarm when it turns yellow', async () => {
    const { address } = await make('school_one')
    const answer = await read(address)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toContain('text/calendar')
    const text = unfolded(answer.body)
    expect(text).toContain('TZID:Asia/Shanghai')
    expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1)
    const events = text.split('BEGIN:VEVENT').slice(1)
    const event = events.find((one) => one.includes('补交消防验收材料'))!
    expect(event).toContain(`DTSTART;VALUE=DATE:${addDays(day, 9).replaceAll('-', '')}`)
    expect(event).toMatch(/DTSTAMP:\d{8}T\d{6}Z/)
    // Three days, or a quarter of ten days' time: two and a half days before the end, counted from the beginning of the last.
    expect(event).toMatch(/TRIGGER[^:]*:-P1DT\d+H/)
    const late = events.find((one) => one.includes('早该办完的事'))!
    expect(late).toContain('【逾期】')
    expect(late).toContain(`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`)
  })

  test('names nobody', async () => {
    const { address } = await make('moral_one')
    const { body } = await read(address)
    expect(unfolded(body)).toContain('关爱个案：待处置')
    expect(body).not.toContain('李')
  })

  test('is the person’s own, made anew at will, and gone once revoked', async () => {
    const first = await make('school_two')
    const second = await make('school_two')
    expect((await read(first.address)).statusCode).toBe(404)
    expect((await read(second.address)).statusCode).toBe(200)
    expect((await read(second.address)).body).not.toContain('补交消防验收材料')
    const client = await ground.as('school_two')
    expect((await client.get<Feed>('/api/work/feed')).body).toEqual({
      made_at: second.made_at,
      used_at: expect.any(String),
    })
    expect((await (await ground.as('west_one')).get<Feed>('/api/work/feed')).body).toEqual({
      made_at: null,
      used_at: null,
    })
    expect((await client.remove<Feed>('/api/work/feed')).body).toEqual({ made_at: null, used_at: null })
    const gone = await read(second.address)
    const never = await read('/api/work/calendar.ics?token=guess')
    expect([gone.statusCode, never.statusCode]).toEqual([404, 404])
    expect(gone.json()).toEqual(never.json())
  })

  test('is not guessed at', async () => {
    const guess = (n: number) =>
      ground.town.app.inject({ method: 'GET', url: `/api/work/calendar.ics?token=x${n}`, remoteAddress: '10.1.1.1' })
    const answers = []
    for (let n = 0; n < 45; n += 1) answers.push((await guess(n)).statusCode)
    expect(answers.filter((status) => status === 503).length).toBeGreaterThan(0)
    expect(answers.every((status) => status === 404 || status === 503)).toBe(true)
  })
})
