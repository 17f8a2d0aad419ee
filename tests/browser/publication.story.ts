import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row } from '../../src/ledger/wire.ts'
import { makeRow, moveRow, taken } from '../stories/row_steps.ts'
import { CITY, key } from '../stories/town.ts'
import { openSite, type Site } from './site.ts'

let site: Site
let page: Page
beforeAll(async () => {
  site = await openSite('browser_publication')
  const school = await site.town.as('school_one')
  for (const place of ['食堂', '围墙', '宿舍楼']) {
    const values = { found_on: '2011-03-08', kind: '消防', grade: '一般', place, about: '门锁损坏', owner: '许青山' }
    taken(await moveRow(school, 'hazard', taken(await makeRow(school, 'hazard', 'east-a-1', values)), 'report'))
  }
  taken(await makeRow(school, 'drill', 'east-a-1', { held_on: '2011-05-12', kind: '防震', pupils: 4120 }))
  page = await site.enter('office')
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

const year = new Date().getFullYear()

test('publishing leads to the paper as it was published, with its number', async () => {
  await page.goto(`${site.address}/reports/safety_and_stability?unit=${CITY}&period=2011`)
  await page.getByRole('button', { name: /^发\s?布$/ }).click()
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /^发\s?布$/ })
    .click()
  await page.waitForURL(/\/publications\//)
  await page.getByText(`临教报〔${year}〕1号`).waitFor()
  await page.getByRole('heading', { name: '临川湾市教育局2011年校园安全与信访维稳情况' }).waitFor()
  await page.getByText('发布以来，文中的数没有变').waitFor()
})

test('what has changed since stands beside it and leads to its place; the paper keeps its number', async () => {
  const school = await site.town.as('school_one')
  const [drill] = (await school.get<{ rows: Row[] }>('/api/ledgers/drill/rows')).body.rows
  const values = { held_on: '2011-05-12', kind: '防震', pupils: 9990 }
  await school.put(`/api/ledgers/drill/rows/${drill!.id}`, { key: key(), version: drill!.version, values })
  await page.reload()
  await page.getByRole('heading', { name: '发布以来有1个数变了' }).waitFor()
  const line = page.locator('.publication-changes tbody')
  await expect
    .poll(async () => (await line.innerText()).split(/\s+/))
    .toEqual(['参加演练学生', '0.41万', '1万', '增加5870人次'])
  await line.getByRole('button', { name: '参加演练学生' }).click()
  const figure = page.locator('.place-changed').getByRole('button')
  await expect.poll(() => figure.innerText()).toBe('0.41万')
  await expect.poll(() => figure.evaluate((it) => it === document.activeElement)).toBe(true)
})

test('a figure opens to the rows of the paper’s day', async () => {
  await page.locator('.place-changed').getByRole('button').click()
  const drawer = page.getByRole('dialog', { name: '这个数从哪里来' })
  await drawer.getByText('4120人次').waitFor()
  await drawer.getByRole('tab', { name: '记录（1）' }).waitFor()
  await expect.poll(() => drawer.getByText('对不上').count()).toBe(0)
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
})

test('it is verified at a click', async () => {
  await page.getByRole('button', { name: /^核\s?验$/ }).click()
  await page.getByText('与发布时完全一致').waitFor()
})

test('the page of the report and the list of reports name it', async () => {
  await page.goto(`${site.address}/reports/safety_and_stability?unit=${CITY}&period=2011`)
  await page
    .locator('.published-as')
    .getByRole('link', { name: `临教报〔${year}〕1号` })
    .waitFor()
  await page.goto(`${site.address}/reports`)
  await page
    .getByRole('row', { name: /校园安全与信访维稳情况/ })
    .getByRole('link')
    .click()
  await page.getByRole('heading', { name: '发布以来有1个数变了' }).waitFor()
})

test('on a phone nothing lies beside the screen', async () => {
  const phone = await site.enter('office', { viewport: { width: 390, height: 844 } })
  await phone.goto(page.url())
  await phone.getByRole('heading', { name: '发布以来有1个数变了' }).waitFor()
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await phone.close()
})
