/** The page people open in the morning, on a desk and on a phone: late first, the light, and the next verb on each line. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row } from '../../src/ledger/wire.ts'
import { sql } from '../../src/server/db/sql.ts'
import { CITY } from '../stories/town.ts'
import { box } from './boxes.ts'
import { DESK, openSite, PHONE, type Site, signIn } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite('browser_my_work', [join(import.meta.dirname, '../stories/declared_limits')])
  for (const matter of ['补交消防验收材料', '更新应急预案', '上报值班表']) await errand(matter)
  await site.town.database.asOwner(CITY, async (tx) => {
    // A town that has only begun: nobody owes the returns of the years before.
    await tx.run(sql`update work.collection set closed_at = clock_timestamp()`)
    await tx.run(sql`
      update work.open_row set due_at = now() - interval '3 days', since = now() - interval '9 days' where ledger = 'errand' and id = 3`)
  })
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

const errand = async (matter: string): Promise<Row> => {
  const client = await site.town.as('school_one')
  const body = { key: randomUUID(), unit: 'east-a-1', values: { matter } }
  return (await client.post<Row>('/api/ledgers/errand/rows', body)).body
}
const arrive = async (viewport: typeof DESK): Promise<Page> => {
  const page = await site.arrive({ viewport })
  await signIn(page, 'school_one')
  await page.getByRole('link', { name: '上报值班表' }).waitFor()
  return page
}
const lines = (page: Page) => page.getByRole('region', { name: '要办的' }).getByRole('listitem')

test('what is late stands first, said in words and not by its light alone, with the next verb on the line', async () => {
  const page = await arrive(DESK)
  const first = lines(page).filter({ hasText: '交办事项' }).first()
  await expect.poll(() => first.innerText()).toMatch(/上报值班表[\s\S]*逾期3天[\s\S]*应于/)
  await expect.poll(() => first.getByRole('img', { name: '红灯' }).count()).toBe(1)
  await expect.poll(() => first.getByRole('button', { name: '开始办理' }).count()).toBe(1)
  await expect.poll(() => page.getByRole('link', { name: /^我要办的/ }).innerText()).toMatch(/\d+/)
})

test('a light is a filter that stays in the address; nothing that fits says how to see all again', async () => {
  const page = await arrive(DESK)
  await page.getByRole('button', { name: /^红灯 ?逾期/ }).click()
  await page.getByRole('link', { name: '更新应急预案' }).waitFor({ state: 'detached' })
  expect(page.url()).toContain('light=red')
  await page.reload()
  await page.getByRole('link', { name: '上报值班表' }).waitFor()
  await expect.poll(() => page.getByRole('link', { name: '更新应急预案' }).count()).toBe(0)
  await page.getByRole('button', { name: /^黄灯 ?即将到期/ }).click()
  await page.getByText('没有符合条件的。').waitFor()
  await page.getByRole('button', { name: '看全部' }).click()
  await page.getByRole('link', { name: '更新应急预案' }).waitFor()
})

test('on a phone the verb leads to the dialog, and the line goes when it is done', async () => {
  const page = await arrive(PHONE)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(PHONE.width)
  const line = lines(page).filter({ hasText: '补交消防验收材料' })
  await line.getByRole('button', { name: '开始办理' }).click()
  const dialog = page.getByRole('dialog', { name: '开始办理 · 补交消防验收材料' })
  await box(dialog, 'promised_on').fill('2001年1月5日')
  await dialog.getByRole('button', { name: '开始办理' }).click()
  await dialog.getByText('“承诺完成日期”不能早于今天').waitFor()
  await box(dialog, 'promised_on').fill('2044年1月5日')
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: '开始办理' }).click()
  await dialog.waitFor({ state: 'detached' })
  await line.waitFor({ state: 'detached' })
  const list = page.getByRole('region', { name: '要办的' })
  await list.getByText('另有1件在60天以后到期').waitFor()
  await list.getByRole('link', { name: '列出来' }).click()
  await line.getByText('办理中').waitFor()
  await line.getByText('2044年1月5日到期').waitFor()
})

test('a page that stands before the answer of signing in comes keeps what it asked', async () => {
  const page = await site.arrive({ viewport: DESK })
  await page.getByLabel('账号').waitFor()
  let asked = 0
  await page.route('**/api/session', async (route) => {
    if (route.request().method() === 'GET' && (asked += 1) === 1) {
      // The worker takes over while the session is on its way, and everything is asked anew.
      await page.evaluate(() => navigator.serviceWorker.dispatchEvent(new Event('controllerchange')))
      await page.getByRole('heading', { name: '我的工作', level: 1 }).waitFor()
    }
    await route.continue()
  })
  await page.route('**/api/work', async (route) => {
    await expect.poll(() => asked).toBe(2)
    await page.waitForTimeout(500)
    await route.continue()
  })
  await signIn(page, 'school_one')
  await page.getByRole('link', { name: '上报值班表' }).waitFor()
})

test('who waits is told where it lies; who has units below sees what they owe', async () => {
  const client = await site.town.as('school_one')
  const row = await errand('转给乙河一小')
  const body = { key: randomUUID(), version: row.version, move: 'offer', values: { to_unit: 'east-a-2' } }
  expect((await client.post(`/api/ledgers/errand/rows/${row.id}/moves`, body)).status).toBe(200)
  const page = await arrive(DESK)
  await page.getByRole('link', { name: /^我在等的/ }).click()
  const line = page.getByRole('region', { name: '我在等的' }).getByRole('listitem')
  await line.filter({ hasText: '转给乙河一小' }).getByText('待接收').waitFor()
  await expect.poll(() => page.getByRole('link', { name: /^本单位和下级/ }).count()).toBe(0)
})

test('both answers to an offer stand on the line of the unit that is offered it', async () => {
  const page = await site.arrive({ viewport: PHONE })
  await signIn(page, 'school_two')
  const line = lines(page).filter({ hasText: '转给乙河一小' })
  await line.getByRole('button', { name: '不接收' }).click()
  const refusing = page.getByRole('dialog', { name: /^不接收/ })
  await expect.poll(() => refusing.getByRole('button', { name: '不接收' }).isDisabled()).toBe(true)
  await refusing.getByLabel('理由（必填）').fill('不在我校范围')
  await refusing.getByRole('button', { name: '不接收' }).click()
  await line.waitFor({ state: 'detached' })
})
