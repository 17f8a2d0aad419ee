import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Document, Packer, Paragraph } from 'docx'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row } from '../../src/ledger/wire.ts'
import { edited, DOCUMENT, partOf, typedOver, withoutFigure, writtenBehind } from '../stories/edited_docx.ts'
import { CITY, key } from '../stories/town.ts'
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
  await expect.poll(() => page.locator('mark').allInnerTexts()).not.toContain('9月31日')
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
  await expect.poll(() => notes(page).count()).toBe(0)
})

test('a book of four hundred thousand bytes is there at once and marked where one looks', async () => {
  await page.getByRole('button', { name: '换一份材料' }).click()
  const book = Buffer.from(summary.repeat(Math.ceil(400_000 / Buffer.byteLength(summary))))
  await page.locator('input[type=file]').setInputFiles({ name: '年鉴.txt', mimeType: 'text/plain', buffer: book })
  await page.getByText('年鉴.txt').waitFor({ timeout: 60_000 })
  const facts = page.locator('.fact')
  await facts.first().waitFor()
  const atTop = await facts.count()
  const lines = await page.locator('[data-line]').count()
  expect(lines).toBeGreaterThan(2_000)
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

const hazardsAtSchool = async (places: readonly string[]): Promise<void> => {
  const school = await site.town.as('school_one')
  for (const place of places) {
    const values = { found_on: '2011-03-08', kind: '消防', grade: '一般', place, about: '门锁损坏', owner: '许青山' }
    const { body } = await school.post<Row>('/api/ledgers/hazard/rows', { key: key(), unit: 'east-a-1', values })
    const { id, version } = body
    await school.post(`/api/ledgers/hazard/rows/${id}/moves`, { key: key(), version, move: 'report' })
  }
}

test('what the ledgers give stands beside the sentence and opens down to its rows', async () => {
  await hazardsAtSchool(['东门', '西门', '食堂'])
  const safety = await site.enter('east_safety')
  await safety.getByRole('link', { name: '检查材料' }).click()
  await paste(
    safety,
    '东湾区教育局2011年工作总结\n\n全区排查安全隐患7处。存在隐患的学校1所。城区学校排查安全隐患2处。\n',
  )
  await safety.getByText(/与东湾区教育局2011年的台账核对/).waitFor()
  const note = notes(safety).filter({ hasText: '“排查安全隐患”材料写7处，台账算出3处，材料多写4处' })
  await note.locator('.figure', { hasText: '3处' }).click()
  const drawer = safety.getByRole('dialog')
  await drawer.getByText('记录（3）').waitFor()
  await drawer.getByText('西门').waitFor()
  await safety.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  await safety.locator('.fact-agreed', { hasText: '1所' }).click()
  await safety.locator('.fact-card').getByText('与台账一致').waitFor()
})

test('what may be about an indicator is shown only to who asks for it; another period is a click away', async () => {
  const safety = await site.enter('east_safety')
  await safety.getByRole('link', { name: '检查材料' }).click()
  await paste(safety, '东湾区教育局2011年工作总结\n\n城区学校排查安全隐患2处。\n')
  await safety.getByText('没有发现对不上的数').waitFor()
  await expect.poll(() => notes(safety).count()).toBe(0)
  await safety.getByRole('button', { name: /^可能对应/ }).click()
  await notes(safety).filter({ hasText: '台账算出3处' }).waitFor()
  await safety.getByRole('button', { name: '换单位、期间或日期' }).click()
  await safety.getByLabel('按哪一天的台账，空着是现在').fill('2011-01-01')
  await safety.getByRole('button', { name: '重新核对' }).click()
  await safety.getByText(/截至2011-01-01/).waitFor()
})

test('a paper of ours that was worked on says what was changed, deleted and typed, and comes back with comments', async () => {
  const keeper = await site.town.as('steward')
  const docx = (await keeper.get(`/api/reports/safety_and_stability.docx?unit=${CITY}&period=2011`)).bytes
  const keys = [...(await partOf(docx, DOCUMENT)).matchAll(/<w:tag w:val="(youju_\d+)"\/>/g)].map((found) => found[1]!)
  const buffer = await edited(docx, (xml) =>
    withoutFigure(writtenBehind(typedOver(xml, keys[0]!, '777'), keys[1]!, '新建学校3所。'), keys[2]!),
  )
  const steward = await site.enter('steward')
  await steward.getByRole('link', { name: '检查材料' }).click()
  await steward.locator('input[type=file]').setInputFiles({ name: '工作总结.docx', mimeType: '', buffer })
  await steward.getByText(/这是本系统写出的/).waitFor()
  const kinds = steward.getByRole('group', { name: '按类别看' })
  for (const kind of ['手工改动', '已删去', '手写的数']) {
    await kinds.getByRole('button', { name: new RegExp(`^${kind} 1`) }).waitFor()
  }
  await notes(steward).filter({ hasText: '改成了777' }).waitFor()
  const [download] = await Promise.all([
    steward.waitForEvent('download'),
    steward.getByRole('button', { name: '下载批注版' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('工作总结（批注）.docx')
  const comments = await partOf(await readFile(await download.path()), 'word/comments.xml')
  expect(comments).toContain('改成了777')
  expect(comments).toContain('3所是手写的')
})

test.skipIf(seed === null)('a real summary is read, and each underline lies on its number', async () => {
  await page.getByRole('button', { name: '换一份材料' }).click()
  await paste(page, seed ?? '')
  await page
    .locator('.check-compared')
    .getByText(/台账核对/)
    .waitFor()
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
