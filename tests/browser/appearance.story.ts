import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row } from '../../src/ledger/wire.ts'
import { CITY, key } from '../stories/town.ts'
import { openSite, type Site } from './site.ts'

let site: Site
let page: Page
let published: string
beforeAll(async () => {
  site = await openSite('browser_appearance')
  const client = await site.town.as('school_one')
  const values = { held_on: '2011-05-12', kind: '防震', pupils: 300 }
  await client.post<Row>('/api/ledgers/drill/rows', { key: key(), unit: 'east-a-1', values })
  const office = await site.town.as('office')
  const asked = { unit: CITY, period: '2011', key: key() }
  const paper = await office.post<{ id: string }>('/api/reports/safety_and_stability/publications', asked)
  published = `/publications/${paper.body.id}`
  page = await site.enter('steward')
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

const choose = async (item: string): Promise<void> => {
  await page.getByRole('button', { name: /我的菜单|My menu/ }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
/** Light of the page from 0 to 255. */
const brightness = () =>
  page.evaluate(() => {
    const [red = 0, green = 0, blue = 0] =
      getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? []
    return (red + green + blue) / 3
  })

test('dark stays dark after a reload, on every page, and light comes back', async () => {
  await expect.poll(brightness).toBeGreaterThan(200)
  await choose('深色')
  await expect.poll(brightness).toBeLessThan(60)
  for (const route of ['/ledgers/drill', '/figures', '/units']) {
    await page.goto(site.address + route)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expect.poll(brightness).toBeLessThan(60)
  }
  await choose('浅色')
  await expect.poll(brightness).toBeGreaterThan(200)
})

test('the system’s own choice is followed where none was made', async () => {
  const dark = await site.arrive({ colorScheme: 'dark' })
  await dark.getByLabel('账号').waitFor()
  expect(await dark.evaluate(() => document.documentElement.dataset['mode'])).toBe('dark')
})

/** Words of the bureau stay Chinese in every language: titles of ledgers, fields, units, states, what people wrote. */
const bureauWords = () =>
  page.evaluate(async (published) => {
    const answer = async (path: string): Promise<string> => (await fetch(path)).text()
    return Promise.all(
      [
        '/api/catalogue',
        '/api/ledgers',
        '/api/ledgers/drill',
        '/api/collection',
        '/api/collection/school_return',
        '/api/session',
        '/api/units',
        '/api/reports',
        `/api${published}`,
        '/api/log',
      ].map(answer),
    )
  }, published)

/** Names that have no English: the house, its language, terms. */
const NAMES = ['有据', '中文', '学年第一学期', '学年第二学期']

/** Chinese that the pages say themselves. */
const chineseLeft = async (): Promise<string[]> => {
  const known = (await bureauWords()).join('\n')
  const said = await page.evaluate(() => {
    const texts: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      const unseen = walk.currentNode.parentElement?.closest('noscript, script, style') !== null
      if (!unseen) texts.push(walk.currentNode.textContent ?? '')
    }
    for (const one of document.querySelectorAll('[aria-label],[title],[placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) texts.push(one.getAttribute(name) ?? '')
    }
    return texts
  })
  const chinese = said.flatMap((text) => text.match(/[\u4e00-\u9fff]{2,}/g) ?? [])
  return [...new Set(chinese)].filter((word) => !known.includes(word) && !NAMES.includes(word))
}

test('in English no page keeps a word of its own in Chinese', async () => {
  await choose('English')
  await page.getByRole('menuitem', { name: 'Ledgers' }).waitFor()
  for (const route of [
    '/',
    '/ledgers',
    '/ledgers/drill',
    '/ledgers/drill/rows/1',
    '/collection',
    '/collection/school_return',
    '/review/school_return',
    '/figures',
    '/reports',
    published,
    '/units',
    '/units/import',
    '/people',
    '/people/import',
    '/ledgers/drill/new',
    '/check',
    '/norms',
    '/log',
  ]) {
    await page.goto(site.address + route)
    await page.waitForLoadState('networkidle')
    await expect.poll(() => page.locator('[aria-busy=true]').count(), { message: route, timeout: 12_000 }).toBe(0)
    await expect.poll(chineseLeft, { message: route }).toEqual([])
  }
})

test('and Chinese comes back', async () => {
  await choose('中文')
  await page.getByRole('heading', { name: '日志', level: 1 }).waitFor()
})
