/** A return is filled on a phone while the connection comes and goes, comes back, and is mended where it was pointed at. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row, Rows } from '../../src/ledger/wire.ts'
import { key } from '../stories/town.ts'
import { box } from './boxes.ts'
import { before, clubs, collectOnly, month } from './club_round.ts'
import { openSite, PHONE, type Site, signIn } from './site.ts'

let site: Site
let page: Page
beforeAll(async () => {
  site = await openSite('browser_offline', [clubs])
  await collectOnly(site.town, 'club')
  const client = await site.town.as('school_one')
  const values = { pupils: 420, joined: 300, leader: '许青山' }
  const sent = { key: key(), unit: 'east-a-1', period: before.code, values, move: 'submit' }
  expect((await client.post<Row>('/api/ledgers/club/rows', sent)).status).toBe(200)
  page = await site.arrive({ viewport: PHONE, hasTouch: true, isMobile: true, serviceWorkers: 'allow' })
  await signIn(page, 'school_one')
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

/** One pixel, as a camera that was asked for a photograph might give in a story. */
const picture = {
  name: '社团.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}
const card = (title: string) => page.getByRole('listitem').filter({ hasText: title })
const returns = async (): Promise<Rows> => {
  const client = await site.town.as('school_one')
  return (await client.get<Rows>(`/api/ledgers/club/rows?unit=east-a-1&period=${month.code}`)).body
}

test('my work says what is owed until when, and leads to the form', async () => {
  const owed = card('社团活动月报').filter({ hasText: month.title })
  await owed.getByText(/还剩\d+天/).waitFor()
  await owed.getByRole('link', { name: '填报', exact: true }).tap()
  await page.getByRole('heading', { name: '社团活动月报', level: 1 }).waitFor()
  await page.getByText(/截止，还剩\d+天/).waitFor()
})

test('the form begins with what is known, says where it comes from, and what was there last time', async () => {
  await expect.poll(() => box(page, 'leader').inputValue()).toBe('许青山')
  await page.getByText(`取自 ${before.title}`).waitFor()
  await page.getByText('上期 300').waitFor()
  await expect.poll(() => box(page, 'pupils').getAttribute('inputmode')).toBe('numeric')
})

test('checks answer while one types: the hard one as a fault, the soft one with a box for the reason', async () => {
  await box(page, 'pupils').fill('420')
  await box(page, 'joined').pressSequentially('430')
  await page.getByText('参加学生不能多于在校学生').waitFor()
  await page.getByText('与上月相差一百人以上，请说明').waitFor()
  await box(page, 'joined').fill('150')
  await page.getByText('参加学生不能多于在校学生').waitFor({ state: 'detached' })
  await page.getByText('与上月相差一百人以上，请说明').waitFor()
})

test('without a connection the page opens again, with all that had been filled', async () => {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  // What the form needs has to have passed the worker once.
  await page.reload()
  await page.getByText('已恢复').waitFor()
  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('现在连不上服务器').waitFor()
  await expect.poll(() => box(page, 'joined').inputValue()).toBe('150')
  await expect.poll(() => box(page, 'pupils').inputValue()).toBe('420')
})

test('a photograph waits too; and nothing is handed in without the reason', async () => {
  await page.locator('input[type=file]').last().setInputFiles(picture)
  await page.getByText('社团.png（待发送）').waitFor()
  await page.getByRole('button', { name: '提交' }).tap()
  await page.getByText('有1处要说明').waitFor()
  await page.getByLabel('与上月相差一百人以上，请说明').fill('篮球社外出集训')
  await page.getByRole('button', { name: '提交' }).tap()
  await page.getByText('已留在本机，连上后自动送出').waitFor()
  await page.getByRole('heading', { name: '待发送' }).waitFor()
})

test('it survives the closing of the browser’s window', async () => {
  const context = page.context()
  await page.close()
  page = await context.newPage()
  await page.goto(site.address)
  await page.getByRole('heading', { name: '待发送' }).waitFor()
  await card('社团活动月报').filter({ hasText: '连上服务器后自动送出' }).waitFor()
  expect((await returns()).total).toBe(0)
})

test('back online it is sent, once, by whichever of two windows comes first', async () => {
  const other = await page.context().newPage()
  await other.goto(site.address)
  await other.getByRole('heading', { name: '待发送' }).waitFor()
  await page.context().setOffline(false)
  await Promise.all(
    [page, other].map((one) => one.getByRole('heading', { name: '待发送' }).waitFor({ state: 'detached' })),
  )
  await other.close()
  const { rows, total } = await returns()
  expect(total).toBe(1)
  expect(rows[0]).toMatchObject({
    version: 1,
    state: 'submitted',
    values: { pupils: 420, joined: 150, leader: '许青山' },
  })
  expect(rows[0]?.notes.explained).toEqual({ jump: '篮球社外出集训' })
  expect(rows[0]?.notes.prefilled?.['leader']).toMatchObject({ value: '许青山' })
  const client = await site.town.as('school_one')
  const [photo] = rows[0]!.values['photo'] as string[]
  expect((await client.get(`/api/files/${photo}`)).bytes.equals(picture.buffer)).toBe(true)
})

test('sent back, it stands on top with the words, and is mended at the cell that was pointed at', async () => {
  const head = await site.town.as('east_head')
  const [row] = (await returns()).rows
  const verdict = {
    key: key(),
    version: row!.version,
    move: 'return_1',
    reason: '数字请再核',
    cells: { joined: '少了合唱队' },
  }
  expect((await head.post(`/api/ledgers/club/rows/${row!.id}/moves`, verdict)).status).toBe(200)
  await page.goto(site.address)
  const returned = card('社团活动月报').filter({ hasText: '数字请再核' })
  await returned.getByText('少了合唱队').waitFor()
  await returned.getByRole('link', { name: '改正' }).tap()
  await page.getByText('退回意见：少了合唱队').waitFor()
  await page.getByRole('button', { name: '参加学生', exact: true }).tap()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field-joined')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('260')
  await page.getByText('与上月相差一百人以上，请说明').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '提交' }).tap()
  await page.getByText('已报送，谢谢').waitFor()
})

test('at once its own numbers come back, against last month', async () => {
  const line = page.getByRole('row', { name: /参加社团的学生/ })
  await expect.poll(async () => (await line.innerText()).replace(/\s+/g, ' ')).toMatch(/260.*300/)
  const { rows } = await returns()
  expect(rows[0]).toMatchObject({ state: 'submitted', values: { joined: 260 } })
  // Explanations of what holds now are gone with their reason.
  expect(rows[0]?.notes.explained).toBeUndefined()
})
