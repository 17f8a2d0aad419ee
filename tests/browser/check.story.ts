import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Document, Packer, Paragraph } from 'docx'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, PHONE, type Site } from './site.ts'

const summary = await readFile(join(import.meta.dirname, '..', 'stories', 'county_summary.txt'), 'utf8')
/** A real summary; only where the ground it lies in is there too. */
const SEED = join(import.meta.dirname, '../../../shared/seeds/003_51d3b706a91f3b1e.txt')
const seed = await readFile(SEED, 'utf8').catch(() => null)

let site: Site
let page: Page
beforeAll(async () => {
  site = await openSite('browser_check')
  page = await site.enter('east_office')
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

const paste = async (on: Page, text: string): Promise<void> => {
  await on.getByLabel('或者把文字贴在这里').fill(text)
  await on.getByRole('button', { name: '开始检查' }).click()
  await on.getByRole('article', { name: '材料正文' }).waitFor()
}
const notes = (on: Page) => on.locator('.note')
const wordFile = (text: string): Promise<Buffer> =>
  Packer.toBuffer(new Document({ sections: [{ children: text.split('\n').map((line) => new Paragraph(line)) }] }))

test('the page says what to do and that nothing is kept; a file that cannot be read is refused where it was dropped', async () => {
  await page.getByRole('link', { name: '检查材料' }).click()
  await page.getByText('点这里选文件，或把材料拖进来').waitFor()
  await page.getByText('系统不保存').waitFor()
  const pdf = { name: '总结.docx', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') }
  await page.locator('input[type=file]').setInputFiles(pdf)
  await page.getByText('这是 PDF，请交原来的 Word 文件（.docx）。').waitFor()
})

test('a Word file comes back with its numbers underlined and its findings beside their lines', async () => {
  const buffer = await wordFile(summary)
  await page.locator('input[type=file]').setInputFiles({ name: '工作总结.docx', mimeType: '', buffer })
  await page.getByText('工作总结.docx').waitFor()
  await page.getByText(/^\d+处要核对$/).waitFor()
  const fact = page.locator('.fact', { hasText: /^236所$/ }).first()
  expect(await fact.evaluate((it) => getComputedStyle(it).textDecorationStyle)).toBe('dotted')
  const note = notes(page).filter({ hasText: '120 + 50 + 40 = 210 ≠ 200' })
  await note.getByText('“表彰优秀教师').or(note.getByText('表彰优秀教师、优秀班主任')).first().waitFor()
  const spot = page.locator('mark', { hasText: '表彰优秀教师' }).first()
  const [beside, line] = await Promise.all([note.boundingBox(), spot.boundingBox()])
  expect(Math.abs((beside?.y ?? 0) - (line?.y ?? 9_999))).toBeLessThan(160)
  expect(beside?.x).toBeGreaterThan((line?.x ?? 0) + 100)
})

test('no two notes cover each other', async () => {
  const boxes = await notes(page).evaluateAll((all) => all.map((one) => one.getBoundingClientRect()))
  expect(boxes.length).toBeGreaterThan(3)
  for (const [at, box] of boxes.entries()) expect(box.top).toBeGreaterThanOrEqual(boxes[at - 1]?.bottom ?? 0)
})

test('a finding chosen is brought into view with its places marked, and keys lead to the next', async () => {
  const mask = notes(page).filter({ hasText: '××' })
  await mask.getByRole('button').first().click()
  const chosen = page.locator('.spot-chosen')
  const marked = async (): Promise<string> => (await chosen.allInnerTexts()).join('')
  await expect.poll(marked).toContain('××')
  await expect.poll(() => chosen.first().evaluate((it) => it.getBoundingClientRect().top)).toBeLessThan(800)
  await page.keyboard.press('n')
  await page.getByText(/^1 \/ \d+$/).waitFor()
  await page.keyboard.press('p')
  await expect.poll(marked).toContain('××')
})

test('one kind of finding is looked at by itself, and the address says so', async () => {
  const rules = page.getByRole('group', { name: '按类别看' })
  await rules.getByRole('button', { name: /^加总/ }).click()
  await page.waitForURL(/\/check\?rule=sum$/)
  await expect.poll(() => notes(page).count()).toBe(1)
  expect(await page.locator('mark').allInnerTexts()).not.toContain('9月31日')
  await rules.getByRole('button', { name: /^全部/ }).click()
  await page.waitForURL(/\/check$/)
  await expect.poll(() => notes(page).count()).toBeGreaterThan(3)
})

test('a number says how it was understood, to the mouse and to the arrow keys', async () => {
  await page.evaluate(() => scrollTo(0, 0))
  await page.locator('.fact', { hasText: '4.26万平方米' }).hover()
  const card = page.locator('.fact-card')
  await card.getByText('42,600平方米').waitFor()
  await card.getByText('新增校舍面积').waitFor()
  await page.getByRole('heading', { name: '检查材料' }).hover()
  await card.waitFor({ state: 'detached' })
  await page.getByRole('article', { name: '材料正文' }).focus()
  await page.keyboard.press('ArrowRight')
  await card.waitFor()
  const first = await card.innerText()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => card.innerText()).not.toBe(first)
  await page.keyboard.press('Escape')
  await card.waitFor({ state: 'detached' })
})

test('leaving the page keeps what was found, another draft replaces it', async () => {
  await page.getByRole('link', { name: '台账', exact: true }).click()
  await page.getByRole('heading', { name: '台账', level: 1 }).waitFor()
  await page.getByRole('link', { name: '检查材料' }).click()
  await page.getByText('工作总结.docx').waitFor()
  await page.getByRole('button', { name: '换一份材料' }).click()
  await paste(page, '全县现有学校236所。')
  await page.getByText('没有发现对不上的数').waitFor()
  expect(await notes(page).count()).toBe(0)
})

test('a book of a million bytes is there at once and marked where one looks', async () => {
  await page.getByRole('button', { name: '换一份材料' }).click()
  const book = Buffer.from(summary.repeat(Math.ceil(1_000_000 / Buffer.byteLength(summary))))
  await page.locator('input[type=file]').setInputFiles({ name: '年鉴.txt', mimeType: 'text/plain', buffer: book })
  await page.getByText('年鉴.txt').waitFor({ timeout: 60_000 })
  const facts = page.locator('.fact')
  await facts.first().waitFor()
  const atTop = await facts.count()
  const lines = await page.locator('[data-line]').count()
  expect(lines).toBeGreaterThan(5_000)
  // Only what is near the window is marked up; the end of the book is as soon as somebody goes there.
  expect(atTop).toBeLessThan(3_000)
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  const fromWindow = () => facts.last().evaluate((it) => Math.abs(it.getBoundingClientRect().top))
  await expect.poll(fromWindow).toBeLessThan(1_500)
})

test('on a phone the findings stand below their lines, and a tap says how a number was understood', async () => {
  const phone = await site.enter('east_office', { viewport: PHONE, hasTouch: true })
  await phone.goto(`${site.address}/check`)
  await paste(phone, summary)
  const note = notes(phone).filter({ hasText: '120 + 50 + 40 = 210 ≠ 200' })
  const spot = phone.locator('mark', { hasText: '表彰优秀教师' }).first()
  const [below, line] = await Promise.all([note.boundingBox(), spot.boundingBox()])
  expect(below?.y).toBeGreaterThan(line?.y ?? 9_999)
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  await phone.locator('.fact', { hasText: '98640人' }).tap()
  await phone.locator('.fact-card').getByText('98,640人').waitFor()
})

test.skipIf(seed === null)('a real summary is read, and each underline lies on its number', async () => {
  await page.getByRole('button', { name: '换一份材料' }).click()
  await paste(page, seed ?? '')
  await page
    .locator('.fact', { hasText: /^2405人$/ })
    .first()
    .waitFor()
  await page
    .locator('.fact', { hasText: /^31024人$/ })
    .first()
    .waitFor()
  const marked = await page
    .locator('span.fact[data-mark]')
    .evaluateAll((all) => all.map((one) => ({ start: Number(one.getAttribute('data-mark')), text: one.textContent })))
  expect(marked.length).toBeGreaterThan(40)
  const text = (seed ?? '').replaceAll('\r\n', '\n')
  for (const { start, text: words } of marked) expect(text.slice(start, start + words.length)).toBe(words)
})
