// Makes the pictures of the README from a running demonstration: node scripts/pictures.mjs http://127.0.0.1:8080
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tsImport } from 'tsx/esm/api'
import { withPalette } from './palette_png.mjs'

const address = process.argv[2]
if (address === undefined) throw new Error('Say where the demonstration runs: node scripts/pictures.mjs ADDRESS')
const { openBrowser } = await tsImport('../tests/browser/chromium.ts', import.meta.url)
const { DEMO_PASSWORD } = await tsImport('../src/demo/people.ts', import.meta.url)
const folder = join(import.meta.dirname, '..', 'docs', 'pictures')

const browser = await openBrowser()
const DESK = { viewport: { width: 1440, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }

const enter = async (login, screen) => {
  const context = await browser.newContext({
    ...screen,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    colorScheme: 'light',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  await page.goto(address)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '我的工作', level: 1 }).waitFor()
  return page
}

const keep = async (page, name) => {
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.fonts.ready)
  await page.waitForLoadState('networkidle')
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' })
  const bytes = withPalette(await page.screenshot())
  await writeFile(join(folder, `${name}.png`), bytes)
  console.log(`docs/pictures/${name}.png ${Math.ceil(bytes.length / 1024)} KB`)
}

await mkdir(folder, { recursive: true })
const section = await enter('jijiao', DESK)
await section.goto(`${address}/collection/school_life?period=2011-11`)
await section.getByRole('table').first().waitFor()
await keep(section, 'collection')

const clerk = await enter('wenyuan010401', PHONE)
await keep(clerk, 'phone')

const page = await enter('juzhang', DESK)
await page.goto(`${address}/ledgers/hazard`)
await page.locator('.row-link').first().waitFor()
await keep(page, 'ledger')

await page.goto(`${address}/reports/safety_and_stability?period=2011`)
const paragraph = page.getByText('共发现隐患')
await paragraph.waitFor({ timeout: 120_000 })
// The figure right behind these words, whatever it comes to.
const figure = await paragraph.evaluateHandle((element) =>
  [...element.querySelectorAll('.figure')].find((one) => one.previousSibling?.textContent.endsWith('共发现隐患')),
)
await figure.asElement().click()
await page.locator('.evidence tbody a').first().waitFor()
await keep(page, 'report')

const office = await enter('bangong', DESK)
await office.goto(`${address}/reports`)
await office.getByRole('link', { name: /2011年度工作总结/ }).click()
await office
  .getByRole('link', { name: /控辍保学|保障每一个孩子/ })
  .or(office.getByRole('button', { name: /保障每一个孩子/ }))
  .first()
  .click()
await office.locator('.prose .figure').first().waitFor()
await keep(office, 'manuscript')
await browser.close()
