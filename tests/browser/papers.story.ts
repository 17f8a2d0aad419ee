/** A paper from the move that prints it to the register: looked at before, numbered, served, found again. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, today } from '../../src/ledger/index.ts'
import type { Row } from '../../src/ledger/wire.ts'
import { key } from '../stories/town.ts'
import { openSite, PHONE, type Site } from './site.ts'

let site: Site
let page: Page
let row: Row
const year = today(new Date()).slice(0, 4)
const number = `东湾教访告〔${year}〕1号`

beforeAll(async () => {
  site = await openSite('browser_papers', [join(import.meta.dirname, '..', 'stories', 'declared_papers')])
  const school = await site.town.as('school_one')
  const values = {
    found_on: addDays(today(new Date()), -9),
    name: '沈小渔',
    card: '990101201008081231',
    guardian: '沈长河',
    days: 12,
  }
  const made = await school.post<Row>('/api/ledgers/visit/rows', { key: key(), unit: 'east-a-1', values })
  const sent = { key: key(), version: made.body.version, move: 'report' }
  row = (await school.post<Row>(`/api/ledgers/visit/rows/${made.body.id}/moves`, sent)).body
  page = await site.enter('east_safety')
  await page.goto(`${site.address}/ledgers/visit/rows/${row.id}`)
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

test('before the move its paper can be read, with what is still missing', async () => {
  await page.getByRole('button', { name: '告知' }).click()
  const dialog = page.getByRole('dialog', { name: '告知' })
  await dialog.getByRole('button', { name: '先看文书' }).click()
  const preview = page.getByRole('dialog', { name: '将要印发的文书' })
  await preview.getByText('还缺“理由”，补齐后才能印发。').waitFor()
  await preview.getByText(`东湾教访告〔${year}〕　号`).waitFor()
  await expect.poll(() => preview.locator('.gap').innerText()).toBe('〔缺理由〕')
  await preview
    .getByRole('button', { name: 'Close' })
    .or(preview.getByRole('button', { name: '关闭' }))
    .first()
    .click()
  await dialog.getByRole('textbox').fill('多次劝返未果')
  await dialog.getByRole('button', { name: '告知' }).click()
  await dialog.waitFor({ state: 'detached' })
})

test('the paper stands on the row with its number, and its service is recorded there', async () => {
  await page.getByText(number).waitFor()
  await page.getByText('未登记送达').waitFor()
  await page.getByRole('button', { name: '登记送达' }).click()
  const form = page.getByRole('dialog', { name: '登记送达' })
  await form.getByRole('button', { name: '保存' }).click()
  await form.getByText('请填写').waitFor()
  await form.getByLabel('签收人').fill('沈长河')
  await form.getByRole('button', { name: '保存' }).click()
  await page.getByText(`${today(new Date())} 直接送达`).waitFor()
})

test('the register finds it by words; opened it reads as it was printed', async () => {
  await page.getByRole('link', { name: '文书', exact: true }).click()
  await page.getByText('共1份').waitFor()
  await page.getByPlaceholder('字号、文书或单位').fill('甲河一小 告知书')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: number }).click()
  const paper = page.getByRole('dialog', { name: `家访告知书 ${number}` })
  await paper.getByText('因多次劝返未果，现予告知。').waitFor()
  await paper.getByText('直接送达，签收：沈长河').waitFor()
  const download = page.waitForEvent('download')
  await paper.getByRole('link', { name: '下载 Word' }).click()
  expect((await download).suggestedFilename()).toBe(`家访告知书（${number}）.docx`)
})

test('on a phone the school reads its paper; the sibling school finds none', async () => {
  const school = await site.enter('school_one', { viewport: PHONE })
  await school.goto(`${site.address}/papers`)
  await school.getByRole('button', { name: number }).click()
  await school.getByText('因多次劝返未果').waitFor()
  await expect.poll(() => school.getByRole('button', { name: '更正送达' }).count()).toBe(0)
  const width = await school.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(PHONE.width)
  const other = await site.enter('school_two', { viewport: PHONE })
  await other.goto(`${site.address}/papers`)
  await other.getByText('没有文书。').waitFor()
})
