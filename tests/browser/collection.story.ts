import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Collection } from '../../src/ledger/work_wire.ts'
import { insertMany } from '../../src/server/tables/rows.ts'
import {
  BEFORE,
  MONTH,
  openRound,
  PASSWORD,
  ROOT,
  type Round,
  schoolCode,
  SCHOOLS,
  townshipCode,
  TOWNSHIPS,
} from '../stories/round_ground.ts'
import { PHONE, show, type Showing } from './site.ts'

/** Townships that have not reported the month; all the others have. */
const SILENT = 2
const REPORTED = TOWNSHIPS - SILENT

let round: Round
let site: Showing
let page: Page
beforeAll(async () => {
  round = await openRound('browser_collection')
  const report = (period: string, townships: number) =>
    Array.from({ length: townships * SCHOOLS }, (_, i) => {
      const township = TOWNSHIPS - townships + 1 + Math.floor(i / SCHOOLS)
      const state = period === MONTH.code && township === SILENT + 1 ? 'submitted' : 'accepted'
      return { unit: schoolCode(township, (i % SCHOOLS) + 1), period, state, values: { pupils: 100, joined: 40 } }
    })
  await round.database.asOwner(ROOT, async (tx) => {
    for (const rows of [report(BEFORE.code, TOWNSHIPS), report(MONTH.code, REPORTED)]) {
      await insertMany(tx, round.house, 'clubs', rows, { import_id: crypto.randomUUID() })
    }
  })
  site = await show(round, PASSWORD)
  page = await site.enter('basic')
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

const matrix = () => page.getByRole('table', { name: '社团活动月报' })
const drawn = () => matrix().locator('tbody th[scope=row]').count()
const cell = (unit: string) => matrix().getByRole('button', { name: new RegExp(`^${unit} ${MONTH.title} `) })
const seen = async (): Promise<Collection> => {
  const basic = await round.as('basic')
  return (await basic.get<Collection>(`/api/collection/clubs?period=${MONTH.code}&periods=1&size=1000`)).body
}

test('the section head sees first how far each round has come', async () => {
  await page.getByRole('link', { name: '收集', exact: true }).click()
  // The page before this one has links of the same words, and stays until this one is there.
  await page.getByRole('heading', { name: '收集', exact: true, level: 1 }).waitFor()
  const line = page.getByRole('link', { name: /^社团活动月报/ })
  await line.waitFor()
  const words = async (): Promise<string> => (await line.innerText()).replace(/\s+/g, ' ')
  await expect.poll(words).toContain(MONTH.title)
  await expect.poll(words).toContain('360 / 400')
  await expect.poll(words).toMatch(/已通过 340 待审 20 退回 0 逾期 40 未报 0/)
  await line.click()
  await matrix().waitFor()
})

test('of four hundred schools those in sight are drawn, at the top and at the end', async () => {
  await expect.poll(() => matrix().getAttribute('aria-rowcount')).toBe('401')
  await expect.poll(drawn).toBeLessThan(80)
  const box = page.locator('.matrix-box')
  await box.evaluate((element) => element.scrollTo(0, element.scrollHeight))
  await expect.poll(() => matrix().locator('tr[aria-rowindex="401"]').count()).toBe(1)
  await expect.poll(drawn).toBeLessThan(80)
  await box.evaluate((element) => element.scrollTo(0, 0))
  await matrix().locator('tr[aria-rowindex="2"]').waitFor()
})

test('who is late stands on top, by township', async () => {
  const groups = page.getByRole('region', { name: '按下级单位' }).getByRole('row')
  await expect.poll(() => groups.count()).toBe(TOWNSHIPS + 1)
  const words = await groups.allInnerTexts()
  for (const worst of words.slice(1, 1 + SILENT)) expect(worst).toMatch(/^第[12]镇中心学校\s+20\s+20\/60\s+0%\s+100%/)
  expect(words[1 + SILENT]).toMatch(/^第\d+镇中心学校\s+0\s/)
})

test('a state is told without colour, and in words', async () => {
  await page.getByLabel('找单位').fill('第3镇1小')
  await page.getByLabel('找单位').press('Enter')
  await cell('第3镇1小').waitFor()
  await expect.poll(() => cell('第3镇1小').innerText()).toBe('审')
  await expect.poll(() => cell('第3镇1小').getAttribute('aria-label')).toMatch(/审核中，.*报，迟交$/)
  await expect.poll(() => page.getByRole('list', { name: '图例' }).innerText()).toMatch(/迟\s+逾期未报/)
})

test('the filter stands in the address and survives a reload', async () => {
  await page.getByRole('button', { name: '清空' }).click()
  await page.getByText('逾期', { exact: true }).first().click()
  await expect.poll(() => matrix().getAttribute('aria-rowcount')).toBe(String(SILENT * SCHOOLS + 1))
  expect(page.url()).toContain('show=late')
  await page.reload()
  await expect.poll(() => matrix().getAttribute('aria-rowcount')).toBe(String(SILENT * SCHOOLS + 1))
})

test('arrow keys walk from cell to cell', async () => {
  const first = matrix().locator('tbody button.cell').first()
  await first.focus()
  const row = await first.evaluate((element) => element.closest('tr')?.getAttribute('aria-rowindex'))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  const at = await page.evaluate(() => {
    const cell = document.activeElement?.closest('td')
    return [cell?.closest('tr')?.getAttribute('aria-rowindex'), cell?.cellIndex]
  })
  expect(at).toEqual([String(Number(row) + 1), 2])
})

test('a school is let off from its cell, with a reason, and the exception taken back', async () => {
  await cell('第1镇1小').click()
  const drawer = page.getByRole('dialog', { name: '填报任务' })
  await drawer.getByText('逾期未报').waitFor()
  await drawer.getByRole('button', { name: '免报' }).click()
  const asked = page.getByRole('dialog', { name: `免报 · ${MONTH.title}` })
  await expect.poll(() => asked.getByRole('button', { name: '免报' }).isDisabled()).toBe(true)
  await asked.getByRole('textbox').fill('校舍加固，停课一月')
  await asked.getByRole('button', { name: '免报' }).click()
  await drawer.getByText('校舍加固，停课一月').waitFor()
  expect((await seen()).periods[0]?.tally).toMatchObject({ due: 399, excused: 1, late: 39 })
  await drawer.getByRole('button', { name: '撤回' }).click()
  await page.locator('.ant-popconfirm').getByRole('button', { name: '撤回' }).click()
  await drawer.getByText('校舍加固，停课一月').waitFor({ state: 'detached' })
  await drawer
    .getByRole('button', { name: 'Close' })
    .or(drawer.getByRole('button', { name: '关闭' }))
    .click()
  await expect.poll(async () => (await seen()).periods[0]?.tally.late).toBe(40)
})

test('a whole township is let off at once', async () => {
  await page.getByRole('button', { name: '第2镇中心学校' }).click()
  await expect.poll(() => matrix().getAttribute('aria-rowcount')).toBe(String(SCHOOLS + 1))
  expect(page.url()).toContain(`unit=${townshipCode(2)}`)
  await matrix().getByLabel('选中列出的全部单位').check()
  const bar = page.getByRole('region', { name: '选中的单位' })
  await bar.getByText('已选20家').waitFor()
  await bar.getByLabel('期间').click()
  await page.locator('.ant-select-item-option:visible').filter({ hasText: MONTH.title }).click()
  await bar.getByRole('button', { name: '不适用' }).click()
  const asked = page.getByRole('dialog', { name: `不适用 · ${MONTH.title}` })
  await asked.getByRole('textbox').fill('本镇学校没有社团')
  await asked.getByRole('button', { name: '不适用' }).click()
  await asked.waitFor({ state: 'detached' })
  expect((await seen()).periods[0]?.tally).toMatchObject({ due: 380, excused: 20, late: 20 })
})

test('all that are late are reminded at one click, and not twice', async () => {
  await page.goto(`${site.address}/collection/clubs`)
  await page.getByRole('button', { name: '提醒逾期的20家' }).click()
  const outcome = page.getByRole('dialog')
  await outcome.getByText('提醒了20家。').waitFor()
  await outcome.getByRole('button', { name: '知道了' }).click()
  await page.getByRole('button', { name: '提醒逾期的20家' }).click()
  await outcome.getByText('20家在8小时内已经提醒过，这次没有重复。').waitFor()
  await outcome.getByRole('button', { name: '知道了' }).click()
})

test('the whole matrix is taken away as a sheet', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出 Excel' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('社团活动月报填报情况.xlsx')
})

test('collecting is given its last day, and stands among the periods of collection', async () => {
  await page.getByRole('button', { name: '收集期' }).click()
  const asked = page.getByRole('dialog', { name: /收集期/ })
  await asked.getByLabel('收到哪天止（空着：一直收）').fill('2099-12-31')
  await asked.getByLabel('收到哪天止（空着：一直收）').press('Tab')
  await asked.getByRole('button', { name: '保存' }).click()
  await asked.waitFor({ state: 'detached' })
  const [window] = (await seen()).windows
  expect(window?.to).toBe('2099-12-31')
})

test('on a phone there is a card a school, the late ones first', async () => {
  const phone = await site.enter('head1', { viewport: PHONE, hasTouch: true, isMobile: true })
  await phone.goto(`${site.address}/collection/clubs`)
  const card = phone.locator('.duty-card').first()
  await card.waitFor()
  await expect.poll(() => card.innerText()).toMatch(/第1镇\d+小[\s\S]*逾期\d期/)
  await card.getByRole('button', { name: new RegExp(MONTH.title) }).tap()
  await phone.getByRole('dialog', { name: '填报任务' }).getByText('逾期未报').waitFor()
})
