import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pick } from './boxes.ts'
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

const bookAt = async (path: string): Promise<ExcelJS.Workbook> => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  return book
}

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
  await expect.poll(() => page.getByRole('button', { name: /^写入/ }).count()).toBe(0)
})

test('the faulty rows come back marked, and the address can be left and found again', async () => {
  const address = page.url()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载标注好的表格' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('三月隐患（有错的行）.xlsx')
  const sheet = (await bookAt(await download.path())).worksheets[0]!
  expect(sheet.getCell('B3').note).toBeDefined()
  await page.goto(`${site.address}/ledgers/hazard`)
  await page.goto(address)
  await page.getByText('共2行，有1处需要改正').waitFor()
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

test('a column that was not recognised is put right on the page', async () => {
  await page.goto(`${site.address}/ledgers/hazard/import`)
  const odd = { ...sheet(good), buffer: Buffer.from([head.replace('隐患部位', '啥地方'), good].join('\r\n')) }
  await page.locator('input[type=file]').setInputFiles(odd)
  await page.getByText('本台账没有这一列').waitFor()
  await pick(page, page.getByRole('combobox', { name: '啥地方列填到' }), '隐患部位')
  await page.getByRole('button', { name: '按新的对应重新读取' }).click()
  await page.getByText('共1行，全部读懂了').waitFor()
  await page.getByRole('button', { name: '取消' }).click()
})

test('the template brings the rows along; changed in it, they are changed here', async () => {
  await page.goto(`${site.address}/ledgers/hazard/import`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载填报模板' }).click(),
  ])
  const book = await bookAt(await download.path())
  const filled = book.getWorksheet('数据')!
  const at = (title: string): number => {
    for (let column = 1; column <= filled.columnCount; column++)
      if (filled.getCell(2, column).text.replace(/^\*|（.*$/g, '') === title) return column
    throw new Error(`There is no column ${title}.`)
  }
  filled.getCell(3, at('隐患部位')).value = '教学楼三层'
  filled.getCell(4, at('操作')).value = '撤回'
  filled.getCell(4, at('撤回理由')).value = '与上月重复'
  const buffer = Buffer.from(await book.xlsx.writeBuffer())
  await page.locator('input[type=file]').setInputFiles({ ...sheet(), name: '隐患.xlsx', buffer })
  await page.getByText('将要改动的记录').waitFor()
  const counts = await page.locator('.import-counts').innerText()
  expect(counts.replace(/\s+/g, ' ')).toBe('新增 0 修改 1 撤回 1 没有变化 0')
  await page.getByText('教学楼三层').waitFor()
  await page.getByText('撤回：与上月重复').waitFor()
  await page.getByRole('button', { name: '写入2行' }).click()
  await page.getByText('已写入2行').waitFor()
  await page.getByRole('button', { name: '去看台账' }).click()
  await page.getByText('共1条').waitFor()
  await page.getByRole('row', { name: /教学楼三层/ }).waitFor()
})
