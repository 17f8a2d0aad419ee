import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/server/db/database.ts'
import { deliverDue } from '../../src/server/work/deliveries.ts'
import { type NewNotice, notify } from '../../src/server/org/notices.ts'
import { MAIL_LOGIN, openPostHall, type PostHall } from '../stories/post_hall.ts'
import { openRobotHall, type RobotHall } from '../stories/robot_hall.ts'
import { CITY } from '../stories/town.ts'
import { openSite, PHONE, type Site } from './site.ts'

let site: Site
let robots: RobotHall
let post: PostHall
beforeAll(async () => {
  site = await openSite('browser_inbox')
  robots = await openRobotHall()
  post = await openPostHall()
})
afterAll(async () => {
  await post.close()
  await robots.close()
  await site.close()
  expect(site.accidents).toEqual([])
})

const actor = (login: string): Actor => ({
  county: CITY,
  person: site.town.people[login] ?? -1,
  name: login,
  seats: [],
})
const tell = (from: string, ...notices: (Partial<NewNotice> & Pick<NewNotice, 'title'>)[]): Promise<number> =>
  site.town.database.as(actor(from), (tx) =>
    notify(
      tx,
      notices.map((notice) => ({
        kind: 'returned',
        cause: 'story',
        unit: 'east-a-1',
        words: '请改第三格',
        link: '/ledgers/drill',
        to: { positions: ['school.clerk'] },
        ...notice,
      })),
    ),
  )

test('a clerk finds what came in, unread first, and goes where it leads', async () => {
  await tell(
    'east_head',
    { kind: 'accepted', title: '应急演练记录已审定', words: '甲河一小：审定。' },
    { kind: 'remind', title: '催报：课后服务月报（2011年3月）', words: '甲河一小：应于4月5日前上报，已逾期2天。' },
    { title: '退回：隐患整改', words: '甲河一小：整改措施不清楚。' },
  )
  const page = await site.enter('school_one')
  await page.getByRole('link', { name: '收件箱，3条未读' }).click()
  const unread = page.getByRole('region', { name: '未读' })
  await unread.getByText('已逾期2天').waitFor()
  const first = unread.getByRole('listitem').filter({ hasText: '已审定' })
  await first.getByRole('button', { name: '标为已读' }).click()
  await page.getByRole('region', { name: '已读', exact: true }).getByText('已审定').waitFor()
  await page.getByRole('link', { name: '收件箱，2条未读' }).waitFor()
  await unread.getByRole('link', { name: '退回：隐患整改' }).click()
  await page.waitForURL(/\/ledgers\/drill$/)
  await page.getByRole('link', { name: '收件箱，1条未读' }).click()
  await page.getByRole('button', { name: '全部标为已读' }).click()
  await page.getByRole('link', { name: '收件箱', exact: true }).waitFor()
  await unread.waitFor({ state: 'detached' })
  await page.getByText('未读', { exact: true }).click()
  await page.getByText('没有未读的通知。').waitFor()
})

const fill = async (page: Page, label: string, text: string): Promise<void> =>
  page.getByLabel(label, { exact: true }).fill(text)
const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: option }).click()
}

test('a steward sets up the mail server and a group robot, and tries both', async () => {
  const page = await site.enter('steward')
  await page.getByRole('link', { name: '收件箱' }).click()
  await page.getByRole('button', { name: '提醒方式' }).click()
  await page.getByText('暂时发不出邮件').waitFor()
  await page.getByLabel('邮箱').fill('guan@bureau.example')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByText('提醒方式已保存').waitFor()
  await page.getByRole('link', { name: '提醒渠道' }).click()
  await fill(page, '服务器', '127.0.0.1')
  await choose(page, '加密', '不加密')
  await fill(page, '端口', String(post.port))
  await fill(page, '发件地址', 'notice@bureau.example')
  await fill(page, '登录名', MAIL_LOGIN.user)
  await fill(page, '密码或授权码', MAIL_LOGIN.pass)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('邮件服务器已保存').waitFor()
  await page.getByRole('button', { name: '给自己发一封测试邮件' }).click()
  await page.getByText('测试消息已发出').waitFor()
  expect(post.letters.map(({ to }) => to)).toEqual([['guan@bureau.example']])
  await expect.poll(() => page.getByLabel('密码或授权码').getAttribute('placeholder')).toBe('已保存；不改就空着')

  await page.getByRole('button', { name: '新增群机器人' }).click()
  const dialog = page.getByRole('dialog', { name: '新增群机器人' })
  await dialog.getByLabel('叫什么').fill('全市教育工作群')
  await dialog.getByLabel('Webhook 地址').fill('https://10.0.0.1/cgi-bin/webhook/send?key=1')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.getByText(/这类机器人的地址应在/).waitFor()
  await dialog.getByLabel('Webhook 地址').fill(robots.address('wecom'))
  await dialog.getByRole('button', { name: '保存' }).click()
  const line = page.getByRole('row', { name: /全市教育工作群/ }).first()
  await line.getByRole('button', { name: '测试' }).click()
  await page.getByText('测试消息已发出：已送达群机器人').waitFor()
  expect(robots.heard).toHaveLength(1)
  await page.getByRole('row', { name: /群机器人 已送达/ }).waitFor()
})

test('who sent a notice sees whether it was read; on a phone nothing asks to be scrolled sideways', async () => {
  await tell('east_head', { kind: 'remind', title: '催报', words: '甲河一小：请尽快上报。' })
  await deliverDue(site.town.house)
  const page = await site.enter('east_head', { viewport: PHONE, hasTouch: true, isMobile: true })
  for (const route of ['/inbox', '/channels']) {
    await page.goto(site.address + route)
    await page.locator('main h1').waitFor()
    await page.waitForLoadState('networkidle')
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    expect(content).toBeLessThanOrEqual(window ?? 0)
  }
  await page.getByRole('heading', { name: '提醒记录', level: 1 }).waitFor()
  await page.getByRole('row', { name: /催报.*甲河一小.*文一舟.*收件箱.*未读/ }).waitFor()
  await expect.poll(() => page.getByRole('button', { name: '新增群机器人' }).count()).toBe(0)
})

test('at one click all that are late are reminded, and each is led to its form', async () => {
  const page = await site.enter('steward')
  await page.goto(`${site.address}/collection/school_return`)
  await page.getByRole('button', { name: '提醒逾期的5家' }).click()
  const dialog = page.getByRole('dialog', { name: '提醒已发出' })
  await dialog.getByText('提醒了3家。').waitFor()
  await dialog.getByText('2家没有填这张表的人，请先安排岗位：').waitFor()
  await dialog.getByText('甲河中学').waitFor()
  await dialog.getByText('1个工作群各收到一条汇总。').waitFor()
  await dialog.getByRole('button', { name: '谁收到了、读了没有' }).click()
  await page.waitForURL(/\/channels\?ledger=school_return/)
  await page.getByRole('row', { name: /催报.*甲河一小.*文一舟.*收件箱.*未读.*管仲南/ }).waitFor()
  await page.goto(`${site.address}/collection/school_return`)
  await page.getByRole('button', { name: '提醒逾期的5家' }).click()
  await page.getByRole('dialog', { name: '没有发出新的提醒' }).getByText('3家在8小时内已经提醒过').waitFor()

  const school = await site.enter('school_one')
  await school.getByRole('link', { name: /收件箱，\d条未读/ }).click()
  await school
    .getByRole('region', { name: '未读' })
    .getByRole('link', { name: /学校基本情况年报/ })
    .click()
  await school.waitForURL(/\/collect\/school_return\//)
  await school.getByRole('heading', { name: /学校基本情况年报/ }).waitFor()
})
