/** Limits and moves on a row's page and in its table: the limit on top, extension, transfer, many at once, what is said. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row } from '../../src/ledger/wire.ts'
import type { Login } from '../stories/town.ts'
import { DESK, openSite, PHONE, type Site, signIn } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite('browser_moves', [join(import.meta.dirname, '../stories/declared_limits')])
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
const move = async (login: Login, { id, version }: Row, name: string, said: object = {}): Promise<Row> => {
  const client = await site.town.as(login)
  const body = { key: randomUUID(), version, move: name, ...said }
  return (await client.post<Row>(`/api/ledgers/errand/rows/${id}/moves`, body)).body
}
const enter = async (login: Login, path: string, viewport = DESK): Promise<Page> => {
  const page = await site.arrive({ viewport })
  await signIn(page, login)
  await page.goto(`${site.address}${path}`)
  return page
}
const begun = async (matter: string): Promise<Row> =>
  move('school_one', await errand(matter), 'begin', { marks: { promised_on: 'not_applicable' } })

test('the limit stands on top with its ground; an extension says until when before it is made, and only once', async () => {
  const row = await begun('补交消防验收材料')
  const page = await enter('east_safety', `/ledgers/errand/rows/${row.id}`)
  const head = page.locator('.row-head')
  await head.getByText('还剩30天').waitFor()
  await expect
    .poll(() => head.getByRole('listitem').allInnerTexts())
    .toEqual([expect.stringContaining('登记'), expect.stringMatching(/开始办理[\s\S]*按期/)])
  await head.getByRole('button', { name: /还剩30天/ }).hover()
  await page.getByText('期限依据').waitFor()
  await page.getByText('30天', { exact: true }).waitFor()
  await page.mouse.move(0, 0)
  await page.getByRole('button', { name: '批准延期' }).click()
  const dialog = page.getByRole('dialog', { name: '批准延期' })
  await dialog.getByText(/期限由.+延到.+。/).waitFor()
  await dialog.getByLabel('理由（必填）').fill('等消防部门复函')
  await dialog.getByRole('button', { name: '批准延期' }).click()
  await head.getByText('还剩40天').waitFor()
  await page.getByText('“批准延期”暂不能办：可延长的次数已用完').waitFor()
  await expect.poll(() => page.getByRole('button', { name: '批准延期' }).isDisabled()).toBe(true)
})

test('what has to be shown for some days says until when, instead of a button that fails', async () => {
  const shown = await move('school_one', await begun('公示名单'), 'show', { values: { answer: '已补齐' } })
  const page = await enter('school_one', `/ledgers/errand/rows/${shown.id}`, PHONE)
  await page
    .locator('.row-head')
    .getByText(/^公示至\d+月\d+日$/)
    .waitFor()
  await page.getByText(/“办结”暂不能办：要到\d+月\d+日期满/).waitFor()
  await expect.poll(() => page.getByRole('button', { name: '办结' }).isDisabled()).toBe(true)
})

test('a row is offered to another unit, which takes it and has it from then on', async () => {
  const offered = await move('school_one', await errand('转办事项'), 'offer', { values: { to_unit: 'east-a-2' } })
  const page = await enter('school_two', `/ledgers/errand/rows/${offered.id}`)
  await page.getByRole('button', { name: '接收', exact: true }).click()
  await page.getByRole('dialog', { name: '接收' }).getByRole('button', { name: '接收' }).click()
  await page.locator('.row-head').getByText('已交办', { exact: true }).waitFor()
})

test('many rows are ticked and moved for one reason; the table shows what is late or soon will be', async () => {
  for (const matter of ['甲件', '乙件', '丙件']) await begun(matter)
  const page = await enter('school_one', '/ledgers/errand')
  for (const matter of ['甲件', '乙件']) {
    await page
      .getByRole('row', { name: new RegExp(matter) })
      .getByRole('checkbox')
      .check()
  }
  const bar = page.getByRole('region', { name: '选中的记录' })
  await bar.getByText('已选2条').waitFor()
  await bar.getByRole('button', { name: '不再办' }).click()
  const dialog = page.getByRole('dialog', { name: '不再办：2条' })
  await dialog.getByLabel('理由（必填）').fill('重复登记')
  await dialog.getByRole('button', { name: '不再办' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => page.getByRole('row', { name: /[甲乙]件.*已办结/ }).count()).toBe(2)
  await expect.poll(() => page.getByRole('row', { name: /丙件/ }).innerText()).toContain('还剩30天')
  await page.getByText('逾期', { exact: true }).click()
  await page.getByText('没有符合条件的记录').waitFor()
  expect(page.url()).toContain('due=late')
})

test('what is said about a row stands below it', async () => {
  const row = await errand('要说明的事')
  const page = await enter('east_safety', `/ledgers/errand/rows/${row.id}`, PHONE)
  const comments = page.getByRole('region', { name: '备注与讨论' })
  await comments.getByRole('textbox').fill('还差哪几样？')
  await comments.getByRole('button', { name: '发送' }).click()
  await comments.getByRole('listitem').getByText('还差哪几样？').waitFor()
  await expect.poll(() => comments.getByRole('textbox').inputValue()).toBe('')
})
