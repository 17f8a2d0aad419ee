/** A report written by people in the browser: a figure found by pinyin, sections written by two positions and taken in. */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Manuscript } from '../../src/ledger/wire/manuscripts.ts'
import { makeRow, moveRow, taken } from '../stories/row_steps.ts'
import { PASSWORD } from '../stories/town.ts'
import { pick } from './boxes.ts'
import { openSite, type Site } from './site.ts'

let site: Site
let keeper: Page
let safety: Page
let address: string

const report = async (place: string): Promise<void> => {
  const school = await site.town.as('school_one')
  const values = { found_on: '2011-03-08', kind: '消防', grade: '一般', place, about: '门锁损坏', owner: '许青山' }
  taken(await moveRow(school, 'hazard', taken(await makeRow(school, 'hazard', 'east-a-1', values)), 'report'))
}

beforeAll(async () => {
  site = await openSite('browser_manuscript')
  for (const place of ['食堂', '围墙', '宿舍楼']) await report(place)
  keeper = await site.enter('east_office')
  safety = await site.enter('east_safety')
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

const section = (page: Page, title: string): Locator =>
  page.locator('.paper-section').filter({ hasText: title }).first()

/** Goes on where the section ends. */
const writeOn = async (own: Locator, words: string): Promise<void> => {
  await own.getByRole('button', { name: '修改', exact: true }).click()
  // The editor puts the caret where the work begins, once; typing sooner would be parted by it.
  await own.locator('.section-text:focus').waitFor()
  await safety.keyboard.press('Control+End')
  await safety.keyboard.type(words)
  await own.getByText(words).first().waitFor()
}

test('a manuscript is begun from the page of its report', async () => {
  await keeper.goto(`${site.address}/reports/safety_and_stability?unit=east&period=2011`)
  await keeper.getByRole('button', { name: '起草文稿' }).click()
  await keeper.getByRole('dialog').getByRole('button', { name: '起草', exact: true }).click()
  await keeper.waitForURL(/\/manuscripts\//)
  address = keeper.url()
  await keeper.getByRole('heading', { name: '东湾区教育局2011年校园安全与信访维稳情况', level: 1 }).first().waitFor()
  await section(keeper, '一、安全检查与隐患整改').getByRole('button', { name: '3', exact: true }).first().waitFor()
})

test('sections are given to a position with a day', async () => {
  for (const title of ['二、应急演练', '三、突发事件和值班']) {
    const one = section(keeper, title)
    await one.getByRole('button', { name: '更多' }).click()
    await keeper.getByRole('menuitem', { name: '分派撰写' }).click()
    const dialog = keeper.getByRole('dialog', { name: /分派/ })
    await pick(keeper, dialog.getByLabel('由哪个岗位写'), title.startsWith('二') ? '.*（卫东来）' : '.*（闵怀安）')
    await dialog.getByLabel('交稿日期').last().fill('2044-05-06')
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.waitFor({ state: 'detached' })
    await one.getByText('正在写').waitFor()
  }
})

test('a writer finds a figure by pinyin, chooses how it is written, and saves', async () => {
  await safety.goto(address)
  const own = section(safety, '二、应急演练')
  await own.getByRole('button', { name: '修改', exact: true }).click()
  const text = own.locator('.section-text')
  await text.click()
  await safety.keyboard.press('Control+End')
  await safety.keyboard.press('Enter')
  await safety.keyboard.type('另外排查隐患')
  await safety.keyboard.type('/')
  const box = safety.getByRole('dialog', { name: '插入数据' })
  await safety.keyboard.type('pcyh')
  await box
    .getByRole('option', { name: /排查安全隐患/ })
    .first()
    .waitFor()
  await safety.keyboard.press('Enter')
  const form = safety.getByRole('group', { name: '这个数怎么写' })
  await form.getByText('3', { exact: true }).waitFor()
  await form.getByRole('radio', { name: '上年数' }).click()
  await form.getByRole('radio', { name: '本数' }).click()
  await safety.keyboard.press('Escape')
  await safety.keyboard.type('处。')
  await own.getByText('未保存，已留在本机').waitFor()
  await safety.keyboard.press('Control+s')
  await own.getByText('已保存').waitFor()
  await own.getByRole('button', { name: '写完了' }).click()
  await own.getByText('另外排查隐患3处。').waitFor()
})

test('what is typed and not saved is there after the page was left', async () => {
  const own = section(safety, '二、应急演练')
  await writeOn(own, '写到一半')
  await own.getByText('未保存，已留在本机').waitFor()
  await safety.reload()
  await own.getByText(/已恢复.*没有保存的内容/).waitFor()
  await own.getByText('写到一半').waitFor()
  await own.getByRole('button', { name: '放弃修改' }).click()
  await safety.getByRole('button', { name: '放弃', exact: true }).click()
  await own.getByRole('button', { name: '修改', exact: true }).waitFor()
  await expect.poll(() => own.getByText('写到一半').count()).toBe(0)
})

test('whoever is signed out meanwhile signs in again and finds the work where it was', async () => {
  const own = section(safety, '二、应急演练')
  await writeOn(own, '过期前写的。')
  await safety.context().clearCookies()
  await safety.keyboard.press('Control+s')
  await safety.getByLabel('账号').fill('east_safety')
  await safety.getByLabel('密码').fill(PASSWORD)
  await safety.getByRole('button', { name: '登录' }).click()
  await own.getByText(/已恢复.*没有保存的内容/).waitFor()
  await own.getByText('过期前写的。').waitFor()
  await own.getByRole('button', { name: '放弃修改' }).click()
  await safety.getByRole('button', { name: '放弃', exact: true }).click()
  await own.getByRole('button', { name: '修改', exact: true }).waitFor()
})

test('two have saved the same section: both versions are laid beside each other', async () => {
  const own = section(safety, '二、应急演练')
  await writeOn(own, '我写的话。')
  const client = await site.town.as('east_office')
  const id = address.split('/').at(-1)!
  const manuscript = (await client.get<Manuscript>(`/api/manuscripts/${id}`)).body
  const now = manuscript.sections_of.find(({ title }) => title.includes('应急演练'))!
  await client.put(`/api/manuscripts/${id}/sections/${now.section}`, {
    version: now.version,
    text: `${now.text}\n\n对方写的一段。`,
  })
  await own.getByRole('button', { name: '保存', exact: true }).click()
  const dialog = safety.getByRole('dialog', { name: '这一部分刚被别人保存过' })
  await dialog.getByText('对方写的一段。').waitFor()
  const both = dialog.getByRole('radio', { name: '都留' })
  for (const radio of await both.all()) await radio.click()
  await dialog.getByRole('button', { name: '按所选保存' }).click()
  await dialog.waitFor({ state: 'detached' })
  await own.getByText('已保存').waitFor()
  const saved = (await client.get<Manuscript>(`/api/manuscripts/${id}`)).body
  const text = saved.sections_of.find(({ title }) => title.includes('应急演练'))!.text
  expect(text).toContain('我写的话。')
  expect(text).toContain('对方写的一段。')
})

test('two positions hand in, the keeper sends one back and takes both in', async () => {
  const own = section(safety, '二、应急演练')
  await own.getByRole('button', { name: '写完了' }).click()
  await handIn(safety, own)
  const other = await site.enter('east_private')
  await other.goto(address)
  await handIn(other, section(other, '三、突发事件和值班'))
  await keeper.goto(address)
  const first = section(keeper, '二、应急演练')
  await first.getByRole('button', { name: '退回' }).click()
  const dialog = keeper.getByRole('dialog', { name: /退回/ })
  await dialog.getByLabel('理由（必填）').fill('写明在哪几层')
  await dialog.getByRole('button', { name: '退回' }).click()
  await first.getByText('已退回').waitFor()
  await safety.goto(address)
  await own.getByText('退回：写明在哪几层').waitFor()
  await handIn(safety, own)
  await keeper.goto(address)
  for (const title of ['二、应急演练', '三、突发事件和值班']) {
    await section(keeper, title).getByRole('button', { name: '采用' }).click()
    await section(keeper, title).getByText('已采用').waitFor()
  }
})

const handIn = async (page: Page, own: Locator): Promise<void> => {
  await own.getByRole('button', { name: '交稿' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '交稿' }).click()
  await own.getByText('已交稿').waitFor()
}

test('words are commented on, and the comment is settled', async () => {
  const own = section(keeper, '二、应急演练')
  await own.getByText('另外排查隐患').first().selectText()
  const side = keeper.getByRole('complementary')
  await side.getByRole('tab', { name: /批注/ }).click()
  await side.getByRole('textbox', { name: '批注' }).fill('换个说法')
  await side.getByRole('button', { name: '发送' }).click()
  await side.getByText('换个说法').waitFor()
  await side.getByRole('tab', { name: '批注 1' }).waitFor()
  await side.getByRole('button', { name: '处理完毕' }).click()
  await side.getByRole('button', { name: '已处理的1条' }).waitFor()
})

test('a figure that has changed shows old and new, and is taken by saving', async () => {
  await report('操场')
  await keeper.goto(address)
  const one = section(keeper, '一、安全检查与隐患整改')
  const changed = one.locator('.chip-changed').first()
  await changed.waitFor()
  await expect.poll(() => changed.locator('del').innerText()).toBe('3')
  await changed.getByRole('button', { name: '4', exact: true }).waitFor()
  await changed.getByRole('button', { name: '用新数' }).click()
  await expect.poll(() => one.locator('.chip-changed').count()).toBe(0)
})

test('the paper comes down as a Word file', async () => {
  const [download] = await Promise.all([
    keeper.waitForEvent('download'),
    keeper.getByRole('link', { name: '下载 Word' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.docx$/)
  const bytes = await readFile(await download.path())
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
})
