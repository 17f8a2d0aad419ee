/** At a desk: from box to box by the keyboard, a draft, a photograph made smaller, and what happens to what waits. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row, Rows } from '../../src/ledger/wire.ts'
import { key } from '../stories/town.ts'
import { box } from './boxes.ts'
import { clubs, collectOnly, month } from './club_round.ts'
import { openSite, type Site, signIn } from './site.ts'

let site: Site
let page: Page
beforeAll(async () => {
  site = await openSite('browser_filling', [clubs])
  await collectOnly(site.town, 'club')
  page = await site.arrive()
  await signIn(page, 'school_two')
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

const line = () => page.getByRole('listitem').filter({ hasText: '社团活动月报' })
const focused = () => page.evaluate(() => document.activeElement?.id)
const returns = async (): Promise<Rows> => {
  const client = await site.town.as('school_two')
  return (await client.get<Rows>(`/api/ledgers/club/rows?unit=east-a-2&period=${month.code}`)).body
}

test('Enter and the arrows lead from box to box, as in a sheet', async () => {
  await line().getByRole('link', { name: '填报', exact: true }).click()
  await box(page, 'pupils').fill('300')
  await page.keyboard.press('Enter')
  await expect.poll(focused).toBe('field-joined')
  await page.keyboard.type('40')
  await page.keyboard.press('ArrowUp')
  await expect.poll(focused).toBe('field-pupils')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(focused).toBe('field-leader')
  await expect.poll(() => box(page, 'joined').inputValue()).toBe('40')
})

test('what there is not is said to be so, and is not nought', async () => {
  await box(page, 'leader').fill('不适用')
  await page.keyboard.press('Tab')
  await page.locator('.marked-box').getByText('不适用').waitFor()
})

/** As large as cameras make them, with their grain. */
const photograph = async (): Promise<Buffer> => {
  const text = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 2400
    canvas.height = 1200
    const pen = canvas.getContext('2d')!
    const image = pen.createImageData(2400, 1200)
    for (let at = 0; at < image.data.length; at++) {
      const grain = Math.imul(at + 1, 0x9e3779b1) >>> 29
      image.data[at] = at % 4 === 3 ? 255 : ((at / 4) % 2400) / 12 + grain
    }
    pen.putImageData(image, 0, 0)
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  })
  return Buffer.from(text, 'base64')
}

test('a photograph is made smaller before it travels', async () => {
  const buffer = await photograph()
  expect(buffer.length).toBeGreaterThan(300 * 1024)
  await page.locator('input[type=file]').setInputFiles({ name: '社团.png', mimeType: 'image/png', buffer })
  const link = page.getByRole('link', { name: '社团.jpg' })
  await link.waitFor()
  const size = await page.evaluate(
    async (address) => {
      const picture = await createImageBitmap(await (await fetch(address)).blob())
      return [picture.width, picture.height]
    },
    (await link.getAttribute('href')) as string,
  )
  expect(size).toEqual([1600, 800])
})

test('a draft is saved on the server, and gone on with from my work', async () => {
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存').waitFor()
  await page.getByRole('link', { name: '我的工作' }).first().click()
  await line().getByRole('link', { name: '继续填' }).waitFor()
  expect((await returns()).rows[0]).toMatchObject({
    state: 'draft',
    values: { pupils: 300 },
    marks: { leader: 'not_applicable' },
  })
  await line().getByRole('link', { name: '继续填' }).click()
  await expect.poll(() => box(page, 'joined').inputValue()).toBe('40')
})

test('what waits can be taken back and changed', async () => {
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '待发送' }).waitFor()
  await line().filter({ hasText: '连上服务器后自动送出' }).getByRole('link').first().click()
  await page.getByRole('button', { name: '撤回来改' }).click()
  await box(page, 'joined').fill('45')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '待发送' }).waitFor()
})

test('what somebody else changed meanwhile is not written over; it comes back to its sender', async () => {
  const client = await site.town.as('school_two')
  const [row] = (await returns()).rows
  const other = { key: key(), version: row!.version, values: { joined: 60 } }
  expect((await client.put<Row>(`/api/ledgers/club/rows/${row!.id}`, other)).status).toBe(200)
  await page.context().setOffline(false)
  const refused = line().filter({ has: page.getByRole('button', { name: '丢弃' }) })
  await refused.getByRole('link', { name: '改正' }).click()
  await page.getByText(/上次没有送成/).waitFor()
  await page.getByRole('button', { name: '提交' }).click()
  const both = page.getByRole('dialog', { name: '这条记录刚被别人改过' })
  await expect.poll(() => both.getByRole('row', { name: /^参加学生/ }).innerText()).toMatch(/45.*60/s)
  await both
    .getByRole('row', { name: /^参加学生/ })
    .getByRole('radio')
    .first()
    .check()
  await both.getByRole('button', { name: '按所选保存' }).click()
  await page.getByText('已报送，谢谢').waitFor()
  expect((await returns()).rows[0]).toMatchObject({ state: 'submitted', values: { joined: 45 } })
  await page.getByRole('link', { name: '我的工作' }).first().click()
  await page.getByRole('heading', { name: '最近报送' }).waitFor()
  await expect.poll(() => page.getByRole('heading', { name: '待发送' }).count()).toBe(0)
})

test('a month in which nothing happened is said with one press; what happens after all ends that', async () => {
  await collectOnly(site.town, 'visits')
  await page.goto(site.address)
  const owed = page.getByRole('listitem').filter({ hasText: '来访登记' })
  await owed.getByRole('button', { name: '零报告' }).click()
  await page.getByText(`${month.title}没有要报的？`).waitFor()
  await page.getByRole('tooltip').getByRole('button', { name: '零报告' }).click()
  await page.getByText('已作零报告').waitFor()
  await owed.getByRole('link', { name: '填报', exact: true }).waitFor({ state: 'detached' })
  await page.goto(`${site.address}/collect/visits/${month.code}?unit=east-a-2`)
  await page.getByText('本期已作零报告').waitFor()
  await page.getByRole('button', { name: '填一条' }).click()
  await box(page, 'visitor').fill('区教研室')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('heading', { name: /甲河二小/ }).waitFor()
  await page.goto(`${site.address}/collect/visits/${month.code}?unit=east-a-2`)
  await page.getByText('区教研室').waitFor()
  await expect.poll(() => page.getByText('本期已作零报告').count()).toBe(0)
})

test('the worker is asked for anew each time; a part of another version is missing and no page', async () => {
  const worker = await page.request.get(`${site.address}/service_worker.js`)
  expect(worker.headers()).toMatchObject({ 'cache-control': 'no-cache' })
  expect(worker.headers()['content-type']).toContain('javascript')
  const [part] = (await worker.text()).match(/\/assets\/[\w-]+\.js/) ?? []
  const found = await page.request.get(`${site.address}${part}`)
  expect(found.headers()['cache-control']).toContain('immutable')
  expect((await page.request.get(`${site.address}/assets/gone-1a2b3c.js`)).status()).toBe(404)
  expect((await page.request.get(`${site.address}/collect/club/${month.code}`)).status()).toBe(200)
})
