/** A petition as its clerk clicks it through: told, extended by the leader, answered, served, looked at again twice. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ago, ahead } from '../stories/petition_office.ts'
import { box, pick } from './boxes.ts'
import { openSite, PHONE, type Site } from './site.ts'

let site: Site
/** The clerk's, the leader's and the city's own. */
let clerk: Page
let leader: Page
let city: Page
let address = ''
beforeAll(async () => {
  site = await openSite('browser_petition')
  clerk = await site.enter('east_office')
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

const year = ago(0).slice(0, 4)
const monthAndDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** Presses the move's button, fills what it asks, and makes it. */
const make = async (
  page: Page,
  move: string,
  fill: (asked: Locator) => Promise<void> = async () => {},
): Promise<void> => {
  await page.getByRole('button', { name: move, exact: true }).click()
  const asked = page.getByRole('dialog', { name: move, exact: true })
  await fill(asked)
  await asked.getByRole('button', { name: move, exact: true }).click()
  await asked.waitFor({ state: 'detached' })
}
const stands = (page: Page, state: string): Promise<void> =>
  page.locator('.ant-tag, .state').getByText(state, { exact: true }).first().waitFor()
const printed = (page: Page, number: string): Promise<void> => page.getByText(number).first().waitFor()

test('the clerk enters a letter; the page says until when it has to be told', async () => {
  await clerk.goto(`${site.address}/ledgers/petition/new`)
  await box(clerk, 'number').fill('信-1')
  await box(clerk, 'received_on').fill(ago(4))
  await pick(clerk, box(clerk, 'channel'), '来信')
  await pick(clerk, box(clerk, 'nature'), '投诉')
  await pick(clerk, box(clerk, 'topic'), '教育收费')
  await box(clerk, 'matter').fill('反映补课收费，要求退还。')
  await box(clerk, 'petitioner').fill('沈知遥')
  await clerk.getByRole('button', { name: '保存' }).click()
  await stands(clerk, '待受理')
  await clerk.getByText('还剩11天').first().waitFor()
  address = clerk.url()
  expect(address).toMatch(/\/ledgers\/petition\/rows\/\d+$/)
})

test('taken up, it is printed and has sixty days', async () => {
  await make(clerk, '受理', async (asked) => {
    await pick(clerk, box(asked, 'basis'), '申诉求决类')
    await box(asked, 'handler').fill('基础教育股')
  })
  await stands(clerk, '办理中')
  await clerk.getByText('还剩60天').first().waitFor()
  await printed(clerk, `东湾教信告〔${year}〕1号`)
})

test('the leader allows thirty more days, says why, and can do so once', async () => {
  leader = await site.enter('east_leader')
  await leader.goto(address)
  await leader.getByRole('button', { name: '批准延期', exact: true }).click()
  const asked = leader.getByRole('dialog', { name: '批准延期' })
  await expect.poll(() => asked.getByRole('button', { name: '批准延期', exact: true }).isDisabled()).toBe(true)
  await asked.getByRole('textbox').first().fill('需要向税务部门调取票据。')
  await asked.getByRole('button', { name: '批准延期', exact: true }).click()
  await asked.waitFor({ state: 'detached' })
  await leader.getByText('还剩90天').first().waitFor()
  await leader.getByText('可延长的次数已用完').waitFor()
  await printed(leader, `东湾教信延〔${year}〕1号`)
})

test('answered and served, the petitioner has thirty days to ask for a review', async () => {
  await clerk.goto(address)
  await make(clerk, '答复', async (asked) => {
    await pick(clerk, box(asked, 'outcome'), '支持诉求')
    await box(asked, 'answer').fill('经查属实，已责令学校全部退还。')
  })
  await stands(clerk, '已答复待送达')
  await printed(clerk, `东湾教信答〔${year}〕1号`)
  await make(clerk, '送达', (asked) => box(asked, 'served_on').fill(ago(0)))
  await stands(clerk, '复查申请期')
  await expect.poll(() => clerk.getByRole('button', { name: '期满归档' }).isDisabled()).toBe(true)
})

test('the city answers the review, and the days of a hearing do not count in the re-review', async () => {
  await make(clerk, '请求复查', async (asked) => {
    await box(asked, 'review_body').fill('临川湾市教育局')
    await box(asked, 'review_request').fill('退还的金额不足。')
  })
  city = await site.enter('office')
  await city.goto(address)
  await make(city, '复查答复', async (asked) => {
    await asked.getByRole('radio', { name: '维持' }).check()
    await box(asked, 'review_answer').fill('金额与票据一致。')
  })
  await make(city, '送达复查意见', (asked) => box(asked, 'review_served_on').fill(ago(0)))
  await make(city, '请求复核', async (asked) => {
    await box(asked, 're_review_body').fill('临川湾市人民政府')
    await box(asked, 're_review_request').fill('不服复查意见。')
  })
  await stands(city, '复核中')
  await city
    .getByText(`${monthAndDay(ahead(30))}到期`)
    .first()
    .waitFor()
  await make(city, '举行听证', (asked) => box(asked, 'hearing_on').fill(ahead(5)))
  await stands(city, '听证中')
  await make(city, '听证结束')
  await make(city, '复核答复', async (asked) => {
    await asked.getByRole('radio', { name: '维持' }).check()
    await box(asked, 're_review_answer').fill('复查意见认定清楚。')
  })
  await stands(city, '复核终结')
  for (const code of ['信告', '信延', '信答']) await printed(city, `东湾教${code}〔${year}〕1号`)
})

test('on a phone its way can be read; the school it is about finds no such ledger', async () => {
  const phone = await site.enter('east_leader', { viewport: PHONE })
  await phone.goto(address)
  await stands(phone, '复核终结')
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  const school = await site.enter('school_one')
  await school.goto(address)
  await school.getByText(/没有/).first().waitFor()
  await expect.poll(() => school.getByText('沈知遥').count()).toBe(0)
})
