import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  reminderDaysAfter,
  reminderDaysBefore,
  reminderHour,
  reminderQuietHours,
} from '../../src/bureau/norms/reminders.ts'
import { addDays, hourOf } from '../../src/ledger/index.ts'
import type { Channels, Deliveries, Inbox, Reminded } from '../../src/ledger/wire/notices.ts'
import type { Event, Problem, Row } from '../../src/ledger/wire.ts'
import { sql } from '../../src/server/db/sql.ts'
import { endSeat } from '../../src/server/org/people.ts'
import { deliverDue } from '../../src/server/work/deliveries.ts'
import { makeRounds } from '../../src/server/work/reminder_rounds.ts'
import { MAIL_LOGIN, openPostHall, type PostHall } from './post_hall.ts'
import { openRobotHall, type RobotHall } from './robot_hall.ts'
import { MONTH, openRound, ROOT, type Round, schoolCode, SCHOOLS, townshipCode, TOWNSHIPS } from './round_ground.ts'
import { key } from './town.ts'

let round: Round
let robots: RobotHall
let post: PostHall
beforeAll(async () => {
  round = await openRound('reminders')
  robots = await openRobotHall()
  post = await openPostHall()
})
afterAll(async () => {
  await post.close()
  await robots.close()
  await round.close()
})

const ALL = TOWNSHIPS * SCHOOLS
const remind = async (login: string, unit: string, period = MONTH.code): Promise<Reminded> => {
  const client = await round.as(login)
  const { status, body } = await client.post<Reminded>('/api/collection/clubs/reminders', { period, unit })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
/** The quiet hours go by. */
const later = (): Promise<number> =>
  round.database.asOwner(ROOT, (tx) =>
    tx.run(sql`update notices.cause set last_at = now() - interval '9 hours' where cause not like 'round %'`),
  )
const deliver = (): Promise<number> => deliverDue(round.house)
const addRobot = async (unit: string, title: string): Promise<void> => {
  const admin = await round.as('admin')
  const body = { unit, kind: 'wecom', title, address: robots.address('wecom') }
  expect((await admin.post<Channels>('/api/channels/robots', body)).status).toBe(200)
}

test('all late units are reminded at one stroke; who has handed in is left alone', async () => {
  const clerk = await round.as('clerk1')
  const values = { pupils: 300, joined: 90 }
  const sent = { key: key(), unit: schoolCode(1, 1), period: MONTH.code, values, move: 'submit' }
  expect((await clerk.post<Row>('/api/ledgers/clubs/rows', sent)).status).toBe(200)
  expect(await remind('basic', ROOT)).toEqual({
    late: ALL - 1,
    reminded: ALL - 1,
    quiet: 0,
    quiet_hours: 8,
    nobody: [],
    people: TOWNSHIPS,
    robots: 0,
  })
  const { body } = await clerk.get<Inbox>('/api/inbox?size=100')
  expect(body.unread).toBe(SCHOOLS - 1)
  expect(body.notices[0]).toMatchObject({ kind: 'remind', title: `社团活动月报（${MONTH.title}）`, by: '纪小教' })
  expect(body.notices.map(({ unit }) => unit)).not.toContain(schoolCode(1, 1))
  const second = body.notices.find(({ unit }) => unit === schoolCode(1, 2))
  expect(second?.words).toMatch(/^第1镇2小：应于\d+月\d+日前上报，已逾期\d+天，请尽快上报。$/)
  expect(second?.link).toBe(`/collect/clubs/${MONTH.code}?unit=${schoolCode(1, 2)}`)
})

test('never twice within the quiet hours, whoever asks; one event each time', async () => {
  expect(await remind('basic', ROOT)).toMatchObject({ late: ALL - 1, reminded: 0, quiet: ALL - 1, people: 0 })
  expect(await remind('head2', townshipCode(2))).toMatchObject({ late: SCHOOLS, reminded: 0, quiet: SCHOOLS })
  await later()
  const twice = await Promise.all([remind('basic', ROOT), remind('head2', townshipCode(2)), remind('basic', ROOT)])
  expect(twice.reduce((sum, { reminded }) => sum + reminded, 0)).toBe(ALL - 1)
  const basic = await round.as('basic')
  const { body } = await basic.get<{ events: Event[] }>('/api/log?act=remind&ledger=clubs')
  expect(body.events).toHaveLength(6)
  expect(body.events.at(-1)).toMatchObject({ person: '纪小教', detail: { period: MONTH.code, reminded: ALL - 1 } })
})

test('nobody reminds beside or above his own unit', async () => {
  const head = await round.as('head1')
  for (const unit of [ROOT, townshipCode(2), schoolCode(2, 1)]) {
    const refused = await head.post<Problem>('/api/collection/clubs/reminders', { period: MONTH.code, unit })
    expect([unit, refused.status]).toEqual([unit, 403])
  }
})

test('a unit where nobody sits who could fill is said, and is not quiet afterwards', async () => {
  await later()
  const empty = schoolCode(3, 1)
  const [{ person } = { person: 0 }] = await round.database.glance<{ person: number }>(
    sql`select person from org.seat where unit = ${empty}`,
  )
  await round.database.asOwner(ROOT, (tx) => endSeat(tx, person, { position: 'school.clerk', unit: empty }))
  for (const quiet of [0, SCHOOLS - 1]) {
    expect(await remind('head3', townshipCode(3))).toMatchObject({
      late: SCHOOLS,
      reminded: SCHOOLS - 1 - quiet,
      quiet,
      nobody: [{ unit: empty, unit_name: '第3镇1小' }],
    })
  }
})

test('the groups get one collected message each, and one person one letter for all schools', async () => {
  await addRobot(ROOT, '全县工作群')
  await addRobot(townshipCode(1), '第1镇校长群')
  const admin = await round.as('admin')
  const mail = { host: '127.0.0.1', port: post.port, security: 'none', sender: MAIL_LOGIN.user }
  const account = { login: MAIL_LOGIN.user, password: MAIL_LOGIN.pass, site: 'https://youju.example' }
  expect((await admin.put('/api/channels/mail', { ...mail, ...account })).status).toBe(200)
  const clerk = await round.as('clerk2')
  await clerk.put('/api/inbox/channels', { email: 'clerk2@school.example', by_mail: true })
  await later()
  expect(await remind('basic', ROOT)).toMatchObject({ robots: 2 })
  await deliver()
  const [county, township] = robots.heard.map(({ text }) => text).toSorted((a, b) => b.length - a.length)
  expect(county).toMatch(/截至\d+月\d+日\d+:\d\d，禾丰县教育局有399个单位未报：/)
  expect(county).toContain('第20镇中心学校（20）')
  expect(township).toMatch(/第1镇中心学校有19个单位未报：\n+第1镇10小、第1镇11小/)
  expect(township).toContain('[打开办理](https://youju.example/ledgers/clubs)')
  expect(post.letters).toHaveLength(1)
  expect(post.letters[0]?.text).toContain(`催报：社团活动月报（${MONTH.title}）`)
  expect(post.letters[0]?.text.match(/第2镇\d+小：/g)).toHaveLength(SCHOOLS)
  const { body } = await admin.get<Deliveries>(`/api/deliveries?ledger=clubs&channel=mail&period=${MONTH.code}`)
  expect(body.total).toBe(SCHOOLS)
  expect(body.deliveries.every(({ state, to, by }) => state === 'sent' && to === '文书2' && by === '纪小教')).toBe(true)
  // A head who reminds his own schools does not call the county's group.
  await later()
  expect(await remind('head1', townshipCode(1))).toMatchObject({ robots: 1 })
})

const norms = [reminderDaysAfter, reminderDaysBefore, reminderHour, reminderQuietHours]
/** The clock's own reminders, at a moment. */
const rounds = (now: number): Promise<number> => {
  const catalogue = { ...round.house.catalogue, norms: new Map(norms.map((norm) => [norm.name, norm])) }
  return makeRounds({ database: round.database, county: ROOT, catalogue }, new Date(now))
}

test('by itself the clock reminds once before a return is due and once after it, at the hour laid down', async () => {
  await later()
  const soon = hourOf(addDays(MONTH.to, -3), 9)
  const late = hourOf(addDays(MONTH.to, 1), 9)
  expect(await rounds(soon - 1)).toBe(0)
  expect((await Promise.all([rounds(soon), rounds(soon)])).toSorted((a, b) => a - b).at(-1)).toBeGreaterThan(0)
  expect(await rounds(soon + 60_000)).toBe(0)
  const admin = await round.as('admin')
  const told = async (kind: string): Promise<number> => {
    const { body } = await admin.get<Deliveries>(
      `/api/deliveries?ledger=clubs&period=${MONTH.code}&channel=inbox&size=200`,
    )
    return body.deliveries.filter((one) => one.kind === kind && one.by === null).length
  }
  expect(await told('due_soon')).toBe(200)
  await later()
  expect(await rounds(late - 1)).toBe(0)
  expect(await rounds(late)).toBeGreaterThan(0)
  expect(await told('overdue')).toBe(200)
  expect(await rounds(late + 60_000)).toBe(0)
  // A server that was away for longer does not come back with reminders of last week.
  await round.database.asOwner(ROOT, (tx) => tx.run(sql`delete from notices.cause where cause like 'round %'`))
  expect(await rounds(hourOf(addDays(MONTH.to, 5), 9))).toBe(0)
  const [counted] = await round.database.glance<{ soon: number; late: number }>(sql`
    select count(*) filter (where kind = 'due_soon') as soon, count(*) filter (where kind = 'overdue') as late
    from notices.notice where by = 0 and ledger = 'clubs' and unit like 't%-%'`)
  expect(counted).toEqual({ soon: ALL - 2, late: ALL - 2 })
})

test('rows sent back, accepted and opened again tell their fillers; a move refused tells nobody', async () => {
  const clerk = await round.as('clerk1')
  await clerk.post('/api/inbox/read', {})
  const { body: listed } = await clerk.get<{ rows: Row[] }>(`/api/ledgers/clubs/rows?period=${MONTH.code}`)
  const row = listed.rows[0]!
  const move = async (login: string, version: number, name: string, said: object = {}): Promise<number> => {
    const client = await round.as(login)
    const sent = { key: key(), version, move: name, ...said }
    return (await client.post(`/api/ledgers/clubs/rows/${row.id}/moves`, sent)).status
  }
  const back = { reason: '人数不对', cells: { joined: '比花名册多' } }
  expect(await move('head1', row.version + 7, 'return_1', back)).toBe(409)
  expect(await move('head1', row.version, 'return_1', { reason: '人数不对' })).toBe(422)
  // Two at once: one is refused, and with it its notice.
  const both = await Promise.all([1, 2].map(() => move('head1', row.version, 'return_1', back)))
  expect(both.toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(await move('clerk1', row.version + 1, 'submit')).toBe(200)
  expect(await move('head1', row.version + 2, 'pass_1')).toBe(200)
  expect(await move('basic', row.version + 3, 'pass_2')).toBe(200)
  const until = addDays(new Date().toISOString().slice(0, 10), 3)
  expect(await move('basic', row.version + 4, 'reopen', { reason: '学校申请补正', until })).toBe(200)
  const { body } = await clerk.get<Inbox>('/api/inbox?unread=true')
  expect(body.notices.map(({ kind, by }) => [kind, by])).toEqual([
    ['reopened', '纪小教'],
    ['accepted', '纪小教'],
    ['returned', '校长1'],
  ])
  expect(body.notices.at(-1)).toMatchObject({
    title: `社团活动月报（${MONTH.title}）：退回`,
    words: '第1镇1小：人数不对\n参加社团学生：比花名册多',
    link: `/collect/clubs/${MONTH.code}?unit=${schoolCode(1, 1)}`,
  })
  expect(body.notices[0]?.words).toContain(`开放到${until}`)
})

test('who is let off, or may hand in again, hears why', async () => {
  const clerk = await round.as('clerk6')
  await clerk.post('/api/inbox/read', {})
  const basic = await round.as('basic')
  const [one, two] = [schoolCode(6, 1), schoolCode(6, 2)]
  const until = addDays(new Date().toISOString().slice(0, 10), 3)
  const address = '/api/collection/clubs/exceptions'
  const period = MONTH.code
  const off = { kind: 'exempt', units: [one, two], period, reason: '校舍维修停课' }
  expect((await basic.post(address, off)).status).toBe(200)
  const again = { kind: 'reopened', units: [one], period, until, reason: '补报' }
  expect((await basic.post(address, again)).status).toBe(200)
  const { body } = await clerk.get<Inbox>('/api/inbox?unread=true')
  expect(body.notices.map(({ kind, words }) => `${kind} ${words}`).toSorted()).toEqual([
    'excused 第6镇1小：校舍维修停课',
    'excused 第6镇2小：校舍维修停课',
    `reopened 第6镇1小：开放到${until}。补报`,
  ])
  await later()
  // A unit that was let off is not late.
  expect(await remind('head6', townshipCode(6))).toMatchObject({ late: SCHOOLS - 2 })
})

test('who is lent a seat is told, and is then reminded for it', async () => {
  const clerk = await round.as('clerk4')
  const from = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const loan = { login: 'clerk5', position: 'school.clerk', unit: schoolCode(4, 1), from, to: addDays(from, 5) }
  expect((await clerk.post('/api/delegations', loan)).status).toBe(200)
  const other = await round.as('clerk5')
  const { body } = await other.get<Inbox>('/api/inbox?unread=true&size=200')
  expect(body.notices.filter(({ kind }) => kind === 'delegated')).toMatchObject([
    { title: '第4镇1小的数据员请你代办', by: '文书4' },
  ])
  await later()
  await remind('head4', townshipCode(4))
  const { body: after } = await other.get<Inbox>('/api/inbox?unread=true&size=200')
  expect(after.notices.filter(({ unit, kind }) => unit === schoolCode(4, 1) && kind === 'remind')).toHaveLength(1)
})
