import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { STATE_COUNCIL_YEARS } from '../../src/ledger/index.ts'
import { openSite, PHONE, type Site } from './site.ts'

/** The year that no notice covers yet. */
const YEAR = STATE_COUNCIL_YEARS[1] + 1
const NOTICE = `一、元旦：1月1日至3日放假调休，共3天。1月4日上班。
二、国庆节：10月1日至7日放假调休，共7天。`

let site: Site
let page: Page
beforeAll(async () => {
  site = await openSite('browser_workdays')
  page = await site.enter('steward')
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

const turnTo = async (at: Page, year: number): Promise<void> => {
  const shown = async (): Promise<number> => Number((await at.locator('.year-box strong').innerText()).slice(0, 4))
  while ((await shown()) < year) await at.getByRole('button', { name: '下一年' }).click()
}
const day = (at: Page, month: number, date: number) =>
  at
    .getByRole('table', { name: `${month}月`, exact: true })
    .getByRole('cell')
    .filter({ hasText: new RegExp(`^${date}(休|班|停)?$`) })

test('a year without a notice says so; the notice is pasted, read and entered', async () => {
  await page.getByRole('link', { name: '规定值' }).click()
  await page.getByRole('link', { name: '工作日历' }).click()
  await turnTo(page, YEAR)
  await page.getByText(`${YEAR}年放假安排尚未录入，暂按周末推算。`).waitFor()
  await expect.poll(() => day(page, 1, 1).innerText()).toBe('1')
  await page.getByText('粘贴放假通知').click()
  await page.getByLabel(`${YEAR}年放假通知正文`).fill(NOTICE)
  await page.getByText('读出放假10天、上班1天：').waitFor()
  await page.getByLabel('依据', { exact: true }).fill('国务院办公厅关于放假安排的通知')
  await page.getByRole('button', { name: '录入11天' }).click()
  await page.getByText(`${YEAR}年按本局录入的放假安排计算。`).waitFor()
  await expect.poll(() => day(page, 1, 1).innerText()).toMatch(/休/)
  await expect.poll(() => day(page, 1, 4).innerText()).toMatch(/班/)
  await page
    .getByRole('listitem')
    .filter({ hasText: `${YEAR}-10-01 — 10-07` })
    .getByText('国庆节 放假')
    .waitFor()
})

test('days without lessons are entered by hand, and taken back', async () => {
  await page.getByText('逐段录入').click()
  await page.getByLabel('从哪天').fill(`${YEAR}-04-15`)
  await page.getByLabel('从哪天').press('Tab')
  await page.getByLabel('到哪天（只有一天可不填）').fill(`${YEAR}-04-16`)
  await page.getByLabel('到哪天（只有一天可不填）').press('Tab')
  await page.getByRole('combobox', { name: '怎样的日子' }).click()
  await page.getByTitle('停课', { exact: true }).click()
  await page.getByLabel('名称', { exact: true }).fill('校园运动会')
  await page.getByLabel('依据', { exact: true }).fill('年度校历')
  await page.getByRole('button', { name: '录入2天' }).click()
  const line = page.getByRole('listitem').filter({ hasText: '校园运动会' })
  await line.waitFor()
  await expect.poll(() => day(page, 4, 16).innerText()).toMatch(/停/)
  await line.getByRole('button', { name: /撤销/ }).click()
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /撤\s?销/ })
    .click()
  await line.waitFor({ state: 'detached' })
  await expect.poll(() => day(page, 4, 16).innerText()).toBe('16')
})

test('a school sees the same days on its telephone and changes none', async () => {
  const school = await site.enter('school_one', { viewport: PHONE })
  await school.goto(`${site.address}/norms/workdays`)
  await turnTo(school, YEAR)
  await school.getByText('国庆节 放假').waitFor()
  await expect.poll(() => school.getByRole('heading', { name: '录入日子' }).count()).toBe(0)
  await expect.poll(() => school.getByRole('button', { name: /撤销/ }).count()).toBe(0)
  const { width, wide } = await school.evaluate(() => ({
    width: document.documentElement.clientWidth,
    wide: document.documentElement.scrollWidth,
  }))
  expect(wide).toBeLessThanOrEqual(width)
})
