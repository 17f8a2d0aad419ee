import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, type Site } from './site.ts'

const head = '发现日期,隐患类别,隐患等级,隐患部位,隐患情况,整改责任人,整改资金'
const sheet = (...lines: string[]) => ({
  name: '三月隐患.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([head, ...lines].join('\r\n')),
})
const good = '2011.3.8,消防,一般,教学楼二层,灭火器压力不足,许青山,'
const bad = '2011年2月30日,校舍,一般,围墙,墙体倾斜,林小满,'
const mended = '2011年2月28日,校舍,一般,围墙,墙体倾斜,林小满,'

let site: Site
let page: Page
beforeAll(async () => {
  site = await openSite('browser_upload')
  page = await site.enter('school_one')
  await page.goto(`${site.address}/ledgers/hazard`)
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

test('a file with a faulty cell is read, and the cell is named', async () => {
  await page.getByRole('button', { name: '导入' }).click()
  await page.getByText('先核对，确认后才写入').waitFor()
  await page.locator('input[type=file]').setInputFiles(sheet(good, bad))
  await page.getByText('共2行，有1处需要改正').waitFor()
  const line = page.getByRole('row', { name: /A3/ })
  const words = await line.innerText()
  expect(words).toContain('发现日期')
  expect(words).toContain('2011年2月30日')
  expect(words).toContain('这一天不存在')
  expect(await page.getByRole('button', { name: /^写入/ }).count()).toBe(0)
})

test('the mended file is shown as it will be written, and confirmed', async () => {
  await page.getByRole('button', { name: '换一个文件' }).click()
  await page.locator('input[type=file]').setInputFiles(sheet(good, mended))
  await page.getByText('共2行，全部读懂了').waitFor()
  await page.getByRole('cell', { name: '2011-02-28' }).waitFor()
  await page.getByRole('cell', { name: '甲河一小' }).first().waitFor()
  await page.getByRole('button', { name: '写入2行' }).click()
  await page.getByText('已写入2行').waitFor()
})

test('its rows are in the ledger', async () => {
  await page.getByRole('button', { name: '去看台账' }).click()
  await page.getByText('共2条').waitFor()
  await page.getByRole('row', { name: /2011-02-28.*围墙/ }).waitFor()
  await page.getByRole('row', { name: /2011-03-08.*教学楼二层/ }).waitFor()
})
