import { openBrowser } from './tests/browser/chromium.ts'
const [login, ...routes] = process.argv.slice(2)
const base = 'http://127.0.0.1:24680'
const browser = await openBrowser()
for (const [w, h, name] of [[1440, 900, 'desk'], [390, 844, 'phone']] as const) {
  for (const scheme of (process.env.DARK ? ['dark'] : ['light']) as ('light'|'dark')[]) {
    const context = await browser.newContext({ viewport: { width: w, height: h }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', colorScheme: scheme, ...(w === 390 ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}) })
    const page = await context.newPage()
    page.on('pageerror', (e) => console.log('ERR', e.message))
    page.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text().slice(0, 200)))
    await page.goto(base)
    await page.getByLabel('账号').fill(login!)
    await page.getByLabel('密码').fill(process.env.PW ?? 'Youju-2011')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { level: 1, name: '我的工作' }).waitFor()
    let i = 0
    for (const route of routes) {
      if (route !== '/') await page.goto(base + route)
      await page.waitForLoadState('networkidle')
      await page.locator('main h1, main h2, main .crumbs').first().waitFor()
      await page.waitForTimeout(400)
      await page.screenshot({ path: `/tmp/wt/shots-web/${login}-${i}-${name}-${scheme}.png`, fullPage: !!process.env.FULL })
      i++
    }
    await context.close()
  }
}
await browser.close()
