/** The small town in a real browser: served on a port of its own, and entered through the page as people enter it. */
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { inject } from 'vitest'
import type { House } from '../../src/server/http/house.ts'
import { makeServer } from '../../src/server/http/server.ts'
import { type Login, openTown, PASSWORD, type Town } from '../stories/town.ts'
import { openBrowser } from './chromium.ts'

export interface Site {
  readonly town: Town
  readonly address: string
  /** What went wrong inside any page so far; a story ends with none. */
  readonly accidents: readonly string[]
  /** A browser of its own, signed in, at the list of ledgers. */
  enter(login: Login, options?: BrowserContextOptions): Promise<Page>
  /** A browser of its own, before the sign-in. */
  arrive(options?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

export const DESK = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }
const PATIENCE_MILLISECONDS = 12_000

export const signIn = async (page: Page, login: string, password = PASSWORD): Promise<void> => {
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '我的工作', level: 1 }).waitFor()
}

const listenTo = (page: Page, accidents: string[]): void => {
  page.on('pageerror', (error) => accidents.push(error.message))
  page.on('console', (message) => {
    // The browser itself writes a line for every answer that is a refusal; those are part of the stories.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      accidents.push(message.text())
    }
  })
}

const arriving =
  (browser: Browser, address: string, accidents: string[]): Site['arrive'] =>
  async (options) => {
    const context = await browser.newContext({
      viewport: DESK,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      // It fetches and compiles all pages for every new browser; the story of a lost connection asks for it.
      serviceWorkers: 'block',
      ...options,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE_MILLISECONDS)
    listenTo(page, accidents)
    await page.goto(address)
    return page
  }

/** A house in the browser, whoever lives in it. */
export interface Showing extends Omit<Site, 'town' | 'enter'> {
  /** A browser of its own, signed in, at the first page. */
  enter(login: string, options?: BrowserContextOptions): Promise<Page>
}

/** `ground` is closed together with the browser. */
export const show = async (
  ground: { readonly house: House; close(): Promise<void> },
  password: string,
): Promise<Showing> => {
  const app = await makeServer({ ...ground.house, web: inject('pages') })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const browser = await openBrowser()
  const accidents: string[] = []
  const arrive = arriving(browser, address, accidents)
  return {
    address,
    accidents,
    arrive,
    enter: async (login, options) => {
      const page = await arrive(options)
      await signIn(page, login, password)
      return page
    },
    close: async () => {
      await browser.close()
      await app.close()
      await ground.close()
    },
  }
}

/** `folders`: further folders with declarations beside the bureau's own. */
export const openSite = async (name: string, folders: readonly string[] = []): Promise<Site> => {
  const town = await openTown(name, folders)
  const shown = await show(town, PASSWORD)
  return {
    ...shown,
    town,
    enter: async (login, options) => {
      const page = await shown.enter(login, options)
      await page.getByRole('link', { name: '台账', exact: true }).click()
      await page.getByRole('heading', { name: '台账', level: 1 }).waitFor()
      return page
    },
  }
}
