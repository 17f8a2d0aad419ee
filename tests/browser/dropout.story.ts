/** A dropout clicked through by the five people it takes: registered, visited, both lines signed, noticed, ordered, back. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row } from '../../src/ledger/wire.ts'
import { daysAgo, type DropoutTown, openDropoutTown, type Person, TODAY } from '../stories/dropout_ground.ts'
import { moveRow, taken } from '../stories/row_steps.ts'
import { PASSWORD } from '../stories/town.ts'
import { box, pick } from './boxes.ts'
import { PHONE, show, type Showing } from './site.ts'

let ground: DropoutTown
let shown: Showing
let address = ''
const pages = new Map<Person, Page>()
beforeAll(async () => {
  ground = await openDropoutTown('browser_dropout')
  shown = await show(ground.town, PASSWORD)
})
afterAll(async () => {
  await shown.close()
  expect(shown.accidents).toEqual([])
})

const pageOf = async (person: Person): Promise<Page> => {
  const page = pages.get(person) ?? (await shown.enter(person))
  pages.set(person, page)
  if (address !== '') await page.goto(address)
  return page
}
type Filling = (dialog: Locator, page: Page) => Promise<void>
/** The button of the move, its question answered, and the state that the page shows then. */
const act = async (person: Person, title: string, state: string, fill?: Filling): Promise<Page> => {
  const page = await pageOf(person)
  await page.getByRole('button', { name: title, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: title, exact: true })
  await fill?.(dialog, page)
  await dialog.getByRole('button', { name: title, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(state, { exact: true }).first().waitFor()
  return page
}
const line = (dialog: Locator, field: string, at: number, name: string): Locator =>
  dialog.locator(`[id="field-${field}.${at}.${name}"]`)
const all = async (dialog: Locator, cells: Readonly<Record<string, string>>): Promise<void> => {
  for (const [field, text] of Object.entries(cells)) await box(dialog, field).fill(text)
}
const visited =
  (count: number): Filling =>
  async (dialog, page) => {
    if (count === 1) await pick(page, box(dialog, 'whereabouts'), '在家')
    await dialog.getByRole('button', { name: '加一行' }).click()
    await line(dialog, 'visits', count - 1, 'on').fill(daysAgo(45 - count))
    await line(dialog, 'visits', count - 1, 'by').fill('许老师、柳主任')
    await line(dialog, 'visits', count - 1, 'said').fill(`第${count}次上门，家长答应再劝`)
    await box(dialog, 'visit_count').fill(String(count))
    if (count === 1) return
    await pick(page, box(dialog, 'support'), '学业补习')
    await page.keyboard.press('Escape')
  }

test('the clerk registers the child whom the roll check misses', async () => {
  const page = await pageOf('clerk_one')
  await page.goto(`${shown.address}/ledgers/dropout_case/new`)
  await page.getByText('一名疑似辍学学生一行').waitFor()
  await all(page.locator('body'), {
    name: '韩阿满',
    born_on: '2013年4月2日',
    class_name: '2班',
    guardian: '韩德顺',
    village: '柳湾村',
    found_on: daysAgo(45),
    absent_from: daysAgo(60),
  })
  await page.getByRole('radio', { name: '女' }).check()
  await page.getByRole('radio', { name: '初中' }).check()
  await page.getByRole('radio', { name: '乡镇' }).check()
  await pick(page, box(page, 'grade'), '七年级')
  await pick(page, box(page, 'found_by'), '开学清查')
  await pick(page, box(page, 'cause'), '务工')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('疑似辍学', { exact: true }).first().waitFor()
  const { body } = await (await ground.as('section')).get<{ rows: { id: number }[] }>('/api/ledgers/dropout_case/rows')
  address = `${shown.address}/ledgers/dropout_case/rows/${body.rows[0]!.id}`
})

test('two visits, and each line of responsibility signed by its own hand', async () => {
  await act('moral_one', '上门核实', '劝返中', visited(1))
  const head = await pageOf('head_one')
  const report = head.getByRole('button', { name: '书面报告乡镇和县局', exact: true })
  expect((await report.count()) === 0 || (await report.isDisabled())).toBe(true)
  await act('moral_one', '登记劝返', '劝返中', visited(2))
  await act('head_one', '签局—校—师—家长责任线', '劝返中', (dialog) =>
    all(dialog, {
      bureau_leader: '周局长',
      school_head: '文校长',
      class_teacher: '许老师',
      parent: '韩德顺',
      school_signed_on: TODAY,
    }),
  )
  await act('officer', '签县—乡—村—户责任线', '劝返中', (dialog) =>
    all(dialog, {
      county_leader: '马副县长',
      township_leader: '田镇长',
      village_head: '柳主任',
      household_contact: '柳三',
      township_signed_on: TODAY,
    }),
  )
  const page = await act('head_one', '书面报告乡镇和县局', '已书面报告', (dialog) =>
    all(dialog, { reported_on: TODAY }),
  )
  for (const name of ['田镇长', '柳主任', '许老师']) expect(await page.getByText(name).count(), name).toBeGreaterThan(0)
})

test('the township reads the notice before it sends it; the paper stands on the case', async () => {
  const page = await act('officer', '发复学通知书', '已发复学通知书', async (dialog, open) => {
    await box(dialog, 'return_by').fill(daysAgo(-7))
    await dialog.getByRole('button', { name: '先看文书' }).click()
    const preview = open.getByRole('dialog', { name: '将要印发的文书' })
    await preview.getByText('您的孩子韩阿满').waitFor()
    await expect.poll(() => preview.locator('.gap').count()).toBe(0)
    await open.keyboard.press('Escape')
    await preview.waitFor({ state: 'detached' })
  })
  await page
    .getByText(/复学〔\d{4}〕1号/)
    .first()
    .waitFor()
})

test('the county orders it, the child comes back and is looked after', async () => {
  const section = await act('section', '认定辍学并责令改正', '已责令改正', (dialog) =>
    all(dialog, { confirmed_on: TODAY, correct_by: daysAgo(-15) }),
  )
  await section
    .getByText(/责改〔\d{4}〕1号/)
    .first()
    .waitFor()
  await act('moral_one', '登记复学', '已复学，跟踪中', async (dialog, page) => {
    await box(dialog, 'returned_on').fill(daysAgo(30))
    await pick(page, box(dialog, 'return_way'), '回原班')
  })
  // The first three times as elsewhere; on the page one is like the other.
  const moral = await ground.as('moral_one')
  const follow_ups = Array.from({ length: 3 }, () => ({ on: TODAY, by: '许老师', found: '按时到校' }))
  const { body } = await moral.get<{ row: Row }>(address.replace(`${shown.address}/`, '/api/'))
  taken(await moveRow(moral, 'dropout_case', body.row, 'follow_up', { values: { follow_ups, follow_up_count: 3 } }))
  await act('moral_one', '登记回访', '已复学，跟踪中', async (dialog) => {
    await dialog.getByRole('button', { name: '加一行' }).click()
    await line(dialog, 'follow_ups', 3, 'on').fill(TODAY)
    await line(dialog, 'follow_ups', 3, 'by').fill('许老师')
    await line(dialog, 'follow_ups', 3, 'found').fill('按时到校')
    await box(dialog, 'follow_up_count').fill('4')
  })
  await act('section', '销案', '已销案')
})

test('on a phone the school head reads the case, with nothing over the edge', async () => {
  const page = await shown.enter('head_one', { viewport: PHONE })
  await page.goto(address)
  await page.getByText('已销案', { exact: true }).first().waitFor()
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(PHONE.width)
})
