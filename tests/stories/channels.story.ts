import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Channels, Deliveries, Inbox, OwnChannelsRow, Tested, Unread } from '../../src/ledger/wire/notices.ts'
import type { Actor } from '../../src/server/db/database.ts'
import { sql } from '../../src/server/db/sql.ts'
import { deliverDue } from '../../src/server/work/deliveries.ts'
import { type NewNotice, notify } from '../../src/server/org/notices.ts'
import { MAIL_LOGIN, openPostHall, type PostHall } from './post_hall.ts'
import { openRobotHall, type RobotHall, SECRET } from './robot_hall.ts'
import { CITY, openTown, type Town } from './town.ts'

let town: Town
let robots: RobotHall
let post: PostHall
beforeAll(async () => {
  town = await openTown('channels')
  robots = await openRobotHall()
  post = await openPostHall()
})
afterAll(async () => {
  await post.close()
  await robots.close()
  await town.close()
})

const mail = (): object => ({
  site: 'https://youju.bureau.example/',
  host: '127.0.0.1',
  port: post.port,
  security: 'none',
  login: MAIL_LOGIN.user,
  password: MAIL_LOGIN.pass,
  sender: 'notice@bureau.example',
})

/** Sends what is due as the clock does. */
const deliver = (): Promise<number> => deliverDue(town.house)
const actor = (login: string): Actor => ({ county: CITY, person: town.people[login] ?? -1, name: login, seats: [] })
const tell = (from: string, notice: Partial<NewNotice> & Pick<NewNotice, 'to'>): Promise<number> =>
  town.database.as(actor(from), (tx) =>
    notify(tx, [
      {
        kind: 'returned',
        cause: 'test',
        unit: 'east-a-1',
        title: '月报退回',
        words: '请改第三格',
        link: '/ledgers/drill',
        ...notice,
      },
    ]),
  )

test('a notice stands in the inboxes of those who hold the position, once each, and is read', async () => {
  const told = await tell('east_head', { to: { positions: ['school.clerk', 'school.head'] } })
  expect(told).toBe(1)
  const school = await town.as('school_one')
  const { body } = await school.get<Inbox>('/api/inbox')
  expect(body.notices).toMatchObject([
    { kind: 'returned', title: '月报退回', words: '请改第三格', unit_name: '甲河一小', by: '钟启明', read_at: null },
  ])
  expect((await school.get<Unread>('/api/inbox/unread')).body).toEqual({ unread: 1, keeps: false })
  const other = await town.as('school_two')
  expect((await other.get<Inbox>('/api/inbox')).body).toMatchObject({ notices: [], total: 0 })
  // What is not one's own cannot be marked either.
  await other.post('/api/inbox/read', { ids: body.notices.map(({ id }) => id) })
  expect((await school.get<Unread>('/api/inbox/unread')).body.unread).toBe(1)
  expect((await school.post<Unread>('/api/inbox/read', {})).body.unread).toBe(0)
  expect((await school.get<Inbox>('/api/inbox?unread=true')).body.notices).toEqual([])
  expect((await school.get<Inbox>('/api/inbox')).body.notices).toHaveLength(1)
})

test('only a steward of the whole sets the mail server, and no password comes out again', async () => {
  const head = await town.as('east_head')
  expect((await head.put('/api/channels/mail', mail())).status).toBe(403)
  expect((await head.get<Channels>('/api/channels')).body).toMatchObject({ mail: null, robots: [] })
  const steward = await town.as('steward')
  const knocking = await steward.put('/api/channels/mail', { ...mail(), host: '10.0.0.9', port: 5432 })
  expect(knocking.status).toBe(422)
  const { body } = await steward.put<Channels>('/api/channels/mail', mail())
  expect(body.mail).toMatchObject({ host: '127.0.0.1', login: MAIL_LOGIN.user, password_kept: true })
  expect(JSON.stringify(body)).not.toContain(MAIL_LOGIN.pass)
  const [{ password } = { password: Buffer.alloc(0) }] = await town.database.glance<{ password: Buffer }>(
    sql`select password from notices.outgoing`,
  )
  expect(password.toString('latin1')).not.toContain(MAIL_LOGIN.pass)
  // Another server is not handed the password that was kept for this one.
  const moved = await steward.put('/api/channels/mail', { ...mail(), host: 'localhost', password: undefined })
  expect(moved.status).toBe(422)
  const kept = await steward.put<Channels>('/api/channels/mail', {
    ...mail(),
    password: undefined,
    sender: 'a@b.example',
  })
  expect(kept.body.mail).toMatchObject({ password_kept: true, sender: 'a@b.example' })
})

test('people say themselves where letters go', async () => {
  const school = await town.as('school_one')
  expect((await school.get<OwnChannelsRow>('/api/inbox/channels')).body).toEqual({
    email: null,
    by_mail: true,
    mail_works: true,
  })
  expect((await school.put('/api/inbox/channels', { email: 'kein Brief', by_mail: true })).status).toBe(400)
  await school.put('/api/inbox/channels', { email: 'wen@school.example', by_mail: true })
  await tell('east_head', { to: { positions: ['school.clerk'] }, title: '月报又退回了', words: '请改第四格' })
  expect(await deliver()).toBe(1)
  expect(post.letters).toHaveLength(1)
  expect(post.letters[0]?.to).toEqual(['wen@school.example'])
  expect(post.letters[0]?.text).toContain('月报又退回了')
  expect(post.letters[0]?.text).toContain('https://youju.bureau.example/ledgers/drill')
  await school.put('/api/inbox/channels', { email: 'wen@school.example', by_mail: false })
  await tell('east_head', { to: { positions: ['school.clerk'] } })
  expect(await deliver()).toBe(0)
  await school.put('/api/inbox/channels', { email: 'wen@school.example', by_mail: true })
})

test('a test letter says how it fared', async () => {
  const steward = await town.as('steward')
  const nowhere = await steward.post('/api/channels/mail/test')
  expect(nowhere.status).toBe(422)
  await steward.put('/api/inbox/channels', { email: 'guan@bureau.example', by_mail: true })
  expect((await steward.post<Tested>('/api/channels/mail/test')).body).toEqual({
    sent: true,
    result: '已交给邮件服务器',
  })
  await steward.put('/api/channels/mail', { ...mail(), password: 'falsch' })
  const refused = await steward.post<Tested>('/api/channels/mail/test')
  expect(refused.body).toEqual({ sent: false, result: '邮件服务器不认登录名或密码（535）' })
  await steward.put('/api/channels/mail', { ...mail(), security: 'starttls' })
  const plain = await steward.post<Tested>('/api/channels/mail/test')
  expect(plain.body).toMatchObject({ sent: false, result: expect.stringContaining('加密连接没有建立') as string })
  await steward.put('/api/channels/mail', mail())
})

test('a robot’s address leads to its vendor and nowhere else', async () => {
  const steward = await town.as('steward')
  const add = (kind: string, address: string) =>
    steward.post<{ faults?: { path: string; says: string }[] }>('/api/channels/robots', {
      unit: 'east',
      kind,
      title: '群',
      address,
    })
  for (const [kind, address] of [
    ['wecom', 'http://169.254.169.254/cgi-bin/webhook/send?key=a'],
    ['wecom', 'https://169.254.169.254/cgi-bin/webhook/send?key=a'],
    ['wecom', 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a'],
    ['wecom', 'https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=a'],
    ['wecom', 'https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=a'],
    ['wecom', 'https://a:b@qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a'],
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send'],
    ['dingtalk', 'https://qyapi.weixin.qq.com/robot/send?access_token=a'],
    ['feishu', 'file:///etc/passwd'],
    ['feishu', `http://127.0.0.1:1/open-apis/bot/v2/hook/a`],
    ['feishu', 'kein Netz'],
  ] as const) {
    const { status, body } = await add(kind, address)
    expect([address, status, body.faults?.[0]?.path]).toEqual([address, 422, 'address'])
  }
  expect((await add('wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abcd-efgh')).status).toBe(200)
  const { body } = await steward.get<Channels>('/api/channels')
  expect(body.robots).toMatchObject([{ shown: 'qyapi.weixin.qq.com …efgh', unit_name: '东湾区教育局', signed: false }])
  expect(JSON.stringify(body)).not.toContain('abcd')
  const { body: none } = await steward.remove<Channels>(`/api/channels/robots/${body.robots[0]?.id}`)
  expect(none.robots).toEqual([])
  const head = await town.as('east_head')
  const foreign = await head.post('/api/channels/robots', {
    unit: 'east-a',
    kind: 'wecom',
    title: '群',
    address: robots.address('wecom'),
  })
  expect(foreign.status).toBe(403)
})

test.each(['wecom', 'dingtalk', 'feishu'] as const)(
  'a message in the form of %s, signed as its vendor asks',
  async (kind) => {
    const steward = await town.as('steward')
    const { body } = await steward.post<Channels>('/api/channels/robots', {
      unit: 'east-a',
      kind,
      title: `甲河${kind}群`,
      address: robots.address(kind),
      ...(kind === 'wecom' ? {} : { secret: SECRET }),
    })
    const id = body.robots.find((robot) => robot.kind === kind)?.id ?? ''
    const before = robots.heard.length
    expect((await steward.post<Tested>(`/api/channels/robots/${id}/test`)).body).toEqual({
      sent: true,
      result: '已送达群机器人',
    })
    expect(robots.heard.slice(before)).toMatchObject([
      { kind, text: expect.stringContaining('提醒渠道已经设好') as string },
    ])
    if (kind === 'wecom') return
    await steward.put(`/api/channels/robots/${id}`, { title: '群', secret: 'falsch' })
    await town.database.asOwner(CITY, (tx) => tx.run(sql`update notices.robot set next_at = now()`))
    const refused = await steward.post<Tested>(`/api/channels/robots/${id}/test`)
    expect(refused.body.sent).toBe(false)
    expect(refused.body.result).toMatch(/^errcode (310000|19021) sign/)
    await steward.put(`/api/channels/robots/${id}`, { title: '群', secret: SECRET })
  },
)

const waiting = async (): Promise<{ state: string; tries: number; result: string | null; soon: number }[]> =>
  town.database.glance(sql`
    select state, tries, result, extract(epoch from due_at - now())::int as soon
    from notices.delivery where channel = 'robot' and kind = 'returned' order by at desc`)
const hurry = (): Promise<unknown> =>
  town.database.asOwner(CITY, async (tx) => {
    await tx.run(sql`update notices.robot set next_at = now()`)
    await tx.run(sql`update notices.delivery set due_at = now() where state = 'waiting'`)
  })
const robotOf = async (kind: string): Promise<string> => {
  const { body } = await (await town.as('steward')).get<Channels>('/api/channels')
  return body.robots.find((robot) => robot.kind === kind)?.id ?? ''
}

test('what is refused with HTTP 200 has failed, waits longer each time, and is given up and said', async () => {
  const wecom = await robotOf('wecom')
  await hurry()
  await tell('east_head', { to: { robots: [wecom] }, words: '有<script>和[链接](x)@所有人' })
  robots.answerNext({ body: { errcode: 40_058, errmsg: 'no' } })
  expect(await deliver()).toBe(1)
  expect(await waiting()).toMatchObject([{ state: 'waiting', tries: 1, result: 'errcode 40058 no' }])
  expect(await deliver()).toBe(0)
  for (const how of [
    { status: 500, body: { errcode: 0 } },
    { status: 302, location: `http://${robots.host}/secret`, body: { errcode: 0 } },
    { body: 'Bad Gateway' },
    { body: {} },
  ]) {
    await hurry()
    robots.answerNext(how)
    expect(await deliver()).toBe(1)
  }
  const [fifth] = await waiting()
  expect(fifth).toMatchObject({ state: 'waiting', tries: 5, result: '对方的答复看不懂' })
  expect(fifth?.soon).toBeGreaterThan(20_000)
  await hurry()
  robots.answerNext({ body: { errcode: 40_058, errmsg: 'no' } })
  await deliver()
  expect(await waiting()).toMatchObject([{ state: 'failed', tries: 6 }])
  const steward = await town.as('steward')
  const { body } = await steward.get<Inbox>('/api/inbox?unread=true')
  expect(body.notices).toMatchObject([{ kind: 'trouble', by: null, link: '/channels' }])
  // The sender sees it too, in the log of what was sent.
  const head = await town.as('east_head')
  const { body: log } = await head.get<Deliveries>('/api/deliveries?channel=robot&state=failed')
  expect(log.deliveries).toMatchObject([
    { to: '甲河wecom群', state: 'failed', by: '钟启明', result: 'errcode 40058 no' },
  ])
  const school = await town.as('school_two')
  expect((await school.get<Deliveries>('/api/deliveries')).body.total).toBe(0)
})

test('no robot is asked more often than its vendor allows, by two servers together', async () => {
  const wecom = await robotOf('wecom')
  await deliver()
  await hurry()
  for (const words of ['一', '二', '三']) await tell('east_head', { to: { robots: [wecom] }, words })
  const before = robots.heard.length
  const tries = await Promise.all([deliver(), deliver(), deliver()])
  expect(tries.reduce((sum, one) => sum + one, 0)).toBe(1)
  await town.database.asOwner(CITY, (tx) => tx.run(sql`update notices.robot set next_at = now()`))
  robots.answerNext({ body: { errcode: 45_009, errmsg: 'api freq out of limit' } })
  await deliver()
  // The vendor asked for a pause: nothing else is tried at it meanwhile.
  const [{ pause } = { pause: 0 }] = await town.database.glance<{ pause: number }>(
    sql`select extract(epoch from next_at - now())::int as pause from notices.robot where id = ${wecom}::uuid`,
  )
  expect(pause).toBeGreaterThan(500)
  expect(await deliver()).toBe(0)
  for (let n = 0; n < 2; n += 1) {
    await hurry()
    await deliver()
  }
  expect(new Set(robots.heard.slice(before).map(({ text }) => /[一二三]/.exec(text)?.[0]))).toEqual(
    new Set(['一', '二', '三']),
  )
  expect(robots.heard.length - before).toBe(3)
})

test('a server killed between claim and send loses nothing; what it sent before it could say so carries the same mark', async () => {
  const before = post.letters.length
  await tell('east_head', { to: { positions: ['school.clerk'] }, words: '断电之前' })
  // The claim of a server that then dies: taken, and never recorded.
  const claim = sql`
    update notices.delivery set state = 'sending', tries = tries + 1, claimed_until = now() + interval '2 minutes'
    where channel = 'mail' and state = 'waiting'`
  await town.database.asOwner(CITY, (tx) => tx.run(claim))
  expect(await deliver()).toBe(0)
  const expire = sql`update notices.delivery set claimed_until = now() - interval '1 second' where state = 'sending'`
  await town.database.asOwner(CITY, (tx) => tx.run(expire))
  expect(await Promise.all([deliver(), deliver()])).toContain(1)
  expect(post.letters.slice(before)).toHaveLength(1)
  const again = sql`update notices.delivery set state = 'sending', claimed_until = now() - interval '1 second'
    where channel = 'mail' and id = ${post.letters.at(-1)?.message_id.slice(1, 37)}::uuid`
  await town.database.asOwner(CITY, (tx) => tx.run(again))
  await deliver()
  const [first, second] = post.letters.slice(before)
  expect(second?.message_id).toBe(first?.message_id)
})

test('an address that does not exist is not tried again', async () => {
  post.refuse('wen@school.example', 550)
  await tell('east_head', { to: { positions: ['school.clerk'] } })
  await deliver()
  const head = await town.as('east_head')
  const { body } = await head.get<Deliveries>('/api/deliveries?channel=mail&state=failed')
  expect(body.deliveries).toMatchObject([{ to: '文一舟', tries: 1, result: '邮件服务器不收这个地址（550）' }])
})

test('what this server itself cannot read is written down like any other failure', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const dingtalk = await robotOf('dingtalk')
  await town.database.asOwner(CITY, (tx) =>
    tx.run(sql`update notices.robot set address = '\\x00', next_at = now() where id = ${dingtalk}::uuid`),
  )
  await tell('east_head', { to: { robots: [dingtalk] } })
  await deliver()
  const head = await town.as('east_head')
  const { body } = await head.get<Deliveries>('/api/deliveries?channel=robot&state=waiting')
  expect(body.deliveries).toMatchObject([{ tries: 1, result: '系统出错，已记入运行日志' }])
  expect(said).toHaveBeenCalledOnce()
  said.mockRestore()
})

test('the database itself keeps inboxes apart and forges no sender', async () => {
  const foreign = await town.database.as(actor('school_two'), (tx) =>
    tx.rows(sql`select id from notices.notice union all select id from notices.delivery`),
  )
  expect(foreign).toEqual([])
  const forged = town.database.as(actor('school_two'), (tx) =>
    tx.run(sql`
      insert into notices.notice (county, kind, cause, unit, title, words, by)
      values (${CITY}, 'test', 'x', 'east', 'x', 'x', ${town.people['steward']})`),
  )
  await expect(forged).rejects.toThrow(/row-level security/)
  for (const column of ['address', 'secret']) {
    const read = town.database.as(actor('steward'), (tx) => tx.rows(sql`select ${sql.name(column)} from notices.robot`))
    await expect(read).rejects.toThrow(/permission denied/)
  }
  const addresses = town.database.as(actor('steward'), (tx) => tx.rows(sql`select email from org.person`))
  await expect(addresses).rejects.toThrow(/permission denied/)
})
