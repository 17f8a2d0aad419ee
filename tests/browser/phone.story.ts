import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { box, pick } from './boxes.ts'
import { openSite, PHONE, type Site } from './site.ts'

let site: Site
let page: Page
beforeAll(async () => {
  site = await openSite('browser_phone')
  page = await site.enter('school_one', { viewport: PHONE, hasTouch: true, isMobile: true })
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

test('a drill is entered on a phone', async () => {
  await page.getByRole('link', { name: '填一条应急演练记录' }).tap()
  await box(page, 'held_on').fill('2011.5.12')
  await pick(page, box(page, 'kind'), '防震')
  await box(page, 'pupils').fill('４１２')
  await box(page, 'minutes').fill('2分钟')
  await page.getByRole('button', { name: '保存' }).tap()
  await page.getByRole('heading', { name: /甲河一小/ }).waitFor()
  await page.getByText('412').waitFor()
})

test('and stands among the school’s own as a card', async () => {
  await page.getByRole('link', { name: '应急演练记录' }).tap()
  const card = page.getByRole('article').filter({ hasText: '甲河一小' })
  await card.getByText('防震').waitFor()
  await expect.poll(() => card.innerText()).toMatch(/参加学生\s*412/)
})

const routes = [
  '/',
  '/collect/school_return/2011S',
  '/collect/student_aid/2011T1',
  '/ledgers',
  '/ledgers/drill',
  '/ledgers/hazard',
  '/ledgers/hazard/new',
  '/ledgers/school_return/new',
  '/ledgers/drill/rows/1',
  '/ledgers/drill/import',
  '/collection',
  '/collection/school_return',
  '/review/school_return',
  '/figures',
  '/figures?indicators=drill.drills,drill.pupils&period=2011&by=series:month&compare=last_year',
  '/figures?indicators=drill.drills&period=2011&by=field:kind',
  '/reports',
  '/units',
  '/people',
  '/norms',
]

test.each(routes)('no page asks to be scrolled sideways: %s', async (route) => {
  await page.goto(site.address + route)
  await page.locator('main').waitFor()
  await page.waitForLoadState('networkidle')
  await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0)
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(content).toBeLessThanOrEqual(window ?? 0)
})
