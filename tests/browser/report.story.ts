import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row } from '../../src/ledger/wire.ts'
import { CITY, key } from '../stories/town.ts'
import { openSite, type Site } from './site.ts'

let site: Site
let page: Page
beforeAll(async () => {
  site = await openSite('browser_report')
  await threeHazards()
  page = await site.enter('steward')
  await page.goto(`${site.address}/reports`)
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

const threeHazards = async (): Promise<void> => {
  const client = await site.town.as('school_one')
  for (const place of ['食堂', '围墙', '宿舍楼']) {
    const values = { found_on: '2011-03-08', kind: '消防', grade: '一般', place, about: '门锁损坏', owner: '许青山' }
    const made = await client.post<Row>('/api/ledgers/hazard/rows', { key: key(), unit: 'east-a-1', values })
    const { id, version } = made.body
    await client.post(`/api/ledgers/hazard/rows/${id}/moves`, { key: key(), version, move: 'report' })
  }
}

test('the report about the year that has rows is offered first', async () => {
  await page.getByRole('link', { name: /校园安全与信访维稳情况/ }).click()
  await page.getByRole('heading', { name: '临川湾市教育局2011年校园安全与信访维稳情况' }).waitFor()
})

test('what the ledgers do not hold is a gap that can be seen, never a zero', async () => {
  await page.getByText(/有\d+处缺数，已在文中标出/).waitFor()
  const gaps = page.locator('mark')
  await expect.poll(() => gaps.count()).toBeGreaterThan(0)
  await expect.poll(() => gaps.first().innerText()).toMatch(/^【缺：.+】$/)
  await expect.poll(() => gaps.first().isVisible()).toBe(true)
})

test('a figure is underlined with dots and opens down to its rows, and to one row', async () => {
  const paragraph = page.getByText('共发现隐患')
  const figure = paragraph.getByRole('button', { name: '3', exact: true }).first()
  expect(await figure.evaluate((it) => getComputedStyle(it).textDecorationStyle)).toBe('dotted')
  await figure.click()
  const drawer = page.getByRole('dialog', { name: '这个数从哪里来' })
  await drawer.getByRole('heading', { name: '排查安全隐患' }).waitFor()
  await drawer.getByText('3处').waitFor()
  await expect.poll(() => figure.getAttribute('aria-expanded')).toBe('true')
  await drawer.getByRole('tab', { name: '记录（3）' }).waitFor()
  const rows = drawer.getByRole('link', { name: /^#\d+$/ })
  await rows.first().waitFor()
  await expect.poll(() => rows.count()).toBe(3)
  await rows.first().click()
  await page.getByRole('heading', { name: /甲河一小/ }).waitFor()
  await page.getByText('门锁损坏').waitFor()
  await drawer.waitFor({ state: 'detached' })
})

test('a figure splits into the units below', async () => {
  await page.goto(`${site.address}/reports/safety_and_stability?unit=${CITY}&period=2011`)
  const paragraph = page.getByText('共发现隐患')
  await paragraph.getByRole('button', { name: '3', exact: true }).first().click()
  const drawer = page.getByRole('dialog', { name: '这个数从哪里来' })
  await drawer.getByRole('tab', { name: '按下级单位' }).click()
  const line = drawer.getByRole('row', { name: /东湾区教育局/ })
  await expect.poll(() => line.innerText()).toContain('3')
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
})

test('the Word file comes down and is one', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载 Word' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.docx$/)
  const bytes = await readFile(await download.path())
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
})
