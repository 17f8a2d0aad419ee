import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, periodOf, today } from '../../src/ledger/index.ts'
import { openSite, type Site } from './site.ts'

const sheet = (name: string, ...lines: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\r\n')),
})
const units = ['单位代码,单位名称,层级,类型,上级代码', 'east-a-4,甲河第一幼儿园,学校,幼儿园,east-a']
const faulty = ['单位代码,单位名称,层级,类型,上级代码', 'east-a-4,甲河第一幼儿园,学堂,幼儿园,east-a']
const people = [
  '账号,姓名,岗位,单位代码,初始密码',
  'jiahe4,林小满,数据员,east-a-4,Fluss-2011',
  'jiahe4,林小满,安全员,east-a-4,',
]

let site: Site
let page: Page
beforeAll(async () => {
  site = await openSite('browser_organisation')
  page = await site.enter('steward')
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

test('a steward brings in a new unit from a sheet', async () => {
  await page.getByRole('link', { name: '单位', exact: true }).click()
  await page.getByRole('row', { name: /东湾区教育局/ }).waitFor()
  await page.getByRole('button', { name: '导入单位' }).click()
  await page.locator('input[type=file]').setInputFiles(sheet('单位.csv', ...faulty))
  await page.getByText('共1行，有1处需要改正').waitFor()
  await expect.poll(() => page.getByRole('row', { name: /C2/ }).innerText()).toContain('没有这个层级')
  await page.getByRole('button', { name: '换一个文件' }).click()
  await page.locator('input[type=file]').setInputFiles(sheet('单位.csv', ...units))
  await page.getByRole('cell', { name: '甲河第一幼儿园' }).waitFor()
  await page.getByRole('button', { name: '写入1行' }).click()
  await page.getByRole('button', { name: '去看单位' }).click()
  await page.getByLabel('单位名称').fill('第一幼儿园')
  await page.getByRole('row', { name: /甲河第一幼儿园\s+east-a-4/ }).waitFor()
})

test('and the people who work there', async () => {
  await page.getByRole('link', { name: '人员', exact: true }).click()
  await page.getByText(`共${Object.keys(site.town.people).length}人`).waitFor()
  await page.getByRole('button', { name: '导入人员' }).click()
  await page.locator('input[type=file]').setInputFiles(sheet('人员.csv', ...people))
  await page.getByText('共2行，全部读懂了').waitFor()
  await expect.poll(() => page.getByText('Fluss-2011').count()).toBe(0)
  await page.getByRole('button', { name: '写入2行' }).click()
  await page.getByRole('button', { name: '去看人员' }).click()
  const line = page.getByRole('row', { name: /林小满/ })
  await expect.poll(() => line.innerText()).toMatch(/甲河第一幼儿园 (数据员、安全员|安全员、数据员)/)
  await expect.poll(() => line.innerText()).toContain('还是初始密码')
})

test('a forgotten password is set anew, and its owner is asked for one of their own', async () => {
  await page
    .getByRole('row', { name: /林小满/ })
    .getByRole('button', { name: '重置密码' })
    .click()
  const dialog = page.getByRole('dialog', { name: '重置林小满的密码' })
  const password = await dialog.getByLabel('新密码').inputValue()
  await dialog.getByRole('button', { name: '重置密码' }).click()
  await page.getByText('已重置林小满的密码').waitFor()
  const theirs = await site.arrive()
  await theirs.getByLabel('账号').fill('jiahe4')
  await theirs.getByLabel('密码').fill(password)
  await theirs.getByRole('button', { name: '登录' }).click()
  await theirs.getByText('这是初始密码，请先改成自己的密码。').waitFor()
})

test('the steward sets when a term begins; the calendar’s day gives way to it', async () => {
  await page.getByRole('link', { name: '规定值' }).click()
  await page.getByRole('link', { name: '工作日历' }).click()
  const { code, from, title } = periodOf('term', today(new Date()))
  const begins = page.getByLabel(`${title}开学`)
  await begins.waitFor()
  await expect.poll(() => begins.inputValue()).toBe(from)
  await begins.fill(addDays(from, 2))
  await begins.press('Tab')
  const line = page.getByRole('listitem').filter({ hasText: title })
  await line.getByText('通例').waitFor()
  await line.getByRole('button', { name: '保存' }).click()
  await line.getByText('本局设定').waitFor()
  const steward = await site.town.as('steward')
  const { terms } = (await steward.get<{ terms: object[] }>('/api/terms')).body
  expect(terms).toEqual([expect.objectContaining({ code, from: addDays(from, 2) })])
})

test('who keeps no units is offered none of this', async () => {
  const school = await site.enter('school_one')
  await school.getByRole('link', { name: '单位', exact: true }).click()
  await school.getByRole('row', { name: /甲河一小/ }).waitFor()
  await expect.poll(() => school.getByRole('button', { name: '导入单位' }).count()).toBe(0)
  await school.goto(`${site.address}/people/import`)
  await school.getByText('单位和人员由系统管理员导入。').waitFor()
  await school.goto(`${site.address}/ledgers/petition/new`)
  await school.getByText(/没有找到台账/).waitFor()
})
