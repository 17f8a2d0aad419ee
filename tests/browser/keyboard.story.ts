import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row } from '../../src/ledger/wire.ts'
import { key, PASSWORD } from '../stories/town.ts'
import { openSite, type Site } from './site.ts'

let site: Site
let page: Page
beforeAll(async () => {
  site = await openSite('browser_keyboard')
  const client = await site.town.as('school_one')
  const values = { held_on: '2011-05-12', kind: '防震', pupils: 300 }
  await client.post<Row>('/api/ledgers/drill/rows', { key: key(), unit: 'east-a-1', values })
  page = await site.arrive()
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

const MOST_STEPS = 60

/** What holds the focus: its words, and whether one can see that it does. */
const focused = () =>
  page.evaluate(() => {
    const it = document.activeElement as HTMLElement
    // Antd draws the ring of a box that is itself invisible around its frame.
    const frame = getComputedStyle(it.closest('.ant-input-affix-wrapper, .ant-select, .ant-segmented-item') ?? it)
    const seen = frame.outlineStyle !== 'none' || frame.boxShadow !== 'none'
    return { words: it.getAttribute('aria-label') ?? it.innerText.trim(), seen }
  })

/** Presses Tab until the focus stands on something with these words; every stop on the way has to be visible. */
const tabTo = async (words: RegExp): Promise<void> => {
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press('Tab')
    const at = await focused()
    expect(at, `focus on “${at.words}”`).toMatchObject({ seen: true })
    if (words.test(at.words)) return
  }
  throw new Error(`${String(words)} was not reached by Tab`)
}

test('signs in without a mouse', async () => {
  await page.getByLabel('账号').waitFor()
  // The first box holds the focus already.
  await page.keyboard.type('school_one')
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '我的工作', level: 1 }).waitFor()
  await tabTo(/^台账$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '台账', level: 1 }).waitFor()
})

test('the first stop leaps over the navigation', async () => {
  await page.reload()
  await page.getByRole('heading', { name: '台账', level: 1 }).waitFor()
  await tabTo(/跳到正文/)
  await page.keyboard.press('Enter')
  await tabTo(/^应急演练记录/)
  await page.keyboard.press('Enter')
  await page.getByText('共1条').waitFor()
})

test('a row is opened with Enter, read, and left with Escape', async () => {
  await tabTo(/甲河一小\s+2011-05-12/)
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: '修改', exact: true }).waitFor()
  await tabTo(/^修改$/)
  await page.keyboard.press('Enter')
  await drawer.locator('#field-pupils').waitFor()
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
})
