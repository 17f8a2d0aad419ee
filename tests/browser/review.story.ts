import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reviewOutlierFence, reviewOutlierUnits } from '../../src/bureau/norms/review.ts'
import { addDays, periodOf, today } from '../../src/ledger/index.ts'
import type { Row, Rows, Version } from '../../src/ledger/wire.ts'
import type { Queue } from '../../src/ledger/work_wire.ts'
import { insertMany } from '../../src/server/tables/rows.ts'
import { MONTH, openRound, PASSWORD, ROOT, type Round, schoolCode, SCHOOLS } from '../stories/round_ground.ts'
import { key } from '../stories/town.ts'
import { PHONE, show, type Showing } from './site.ts'

/** The month that runs: whatever comes in for it is in time. */
const NOW = periodOf('month', today(new Date()))
const ODD = 7

let round: Round
let site: Showing
let page: Page
beforeAll(async () => {
  round = await openRound('browser_review', [reviewOutlierFence, reviewOutlierUnits])
  const rowsOf = (period: string, state: string, odd: number) =>
    Array.from({ length: SCHOOLS }, (_, n) => ({
      unit: schoolCode(3, n + 1),
      period,
      state,
      values: { pupils: n + 1 === ODD ? odd : 100 + n, joined: 40 },
      ...(n + 1 === ODD && period === NOW.code ? { notes: { explained: { jump: '并入邻村小学' } } } : {}),
    }))
  await round.database.asOwner(ROOT, async (tx) => {
    await insertMany(tx, round.house, 'clubs', rowsOf(MONTH.code, 'accepted', 107), { import_id: crypto.randomUUID() })
    await insertMany(tx, round.house, 'clubs', rowsOf(NOW.code, 'submitted', 900), { import_id: crypto.randomUUID() })
  })
  site = await show(round, PASSWORD)
  page = await site.enter('head3')
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

const rowOf = async (school: number, period = NOW.code): Promise<Row> => {
  const head = await round.as('head3')
  const asked = `unit=${schoolCode(3, school)}&period=${period}`
  return (await head.get<Rows>(`/api/ledgers/clubs/rows?${asked}`)).body.rows[0]!
}
const line = (school: number) =>
  page
    .locator('.queue-line')
    .filter({ hasText: `第3镇${school}小` })
    .first()
const panel = () => page.getByRole('complementary', { name: '审核单' })

test('from my work to the queue: what needs a look stands on top with its explanation', async () => {
  await page.getByRole('link', { name: '去审核' }).click()
  const look = page.getByRole('region', { name: '要细看的' })
  await look.waitFor()
  await expect.poll(() => look.locator('.queue-line').count()).toBe(1)
  const words = await look.innerText()
  expect(words).toContain(`第3镇${ODD}小`)
  expect(words).toContain('并入邻村小学')
  expect(words).toContain('在校学生与上月相差三成以上，请说明')
  expect(words).toMatch(/离群\s+在校学生/)
  await expect
    .poll(() => page.getByRole('region', { name: '没有异常的' }).locator('.queue-line').count())
    .toBe(SCHOOLS - 1)
})

test('the plain ones are passed in one go; one that was changed meanwhile is refused and named', async () => {
  await page.getByRole('button', { name: `选中没有异常的${SCHOOLS - 1}份` }).click()
  // Somebody else sends one of them back after it was listed.
  const other = await rowOf(1)
  const head = await round.as('head3')
  const sent = { key: key(), version: other.version, move: 'return_1', reason: '人数不对', cells: { joined: '重数' } }
  expect((await head.post(`/api/ledgers/clubs/rows/${other.id}/moves`, sent)).status).toBe(200)
  await page.getByRole('button', { name: `通过所选的${SCHOOLS - 1}份` }).click()
  const refused = page.getByRole('dialog')
  await refused
    .getByText(`已通过${SCHOOLS - 2}份，1份没有通过`)
    .last()
    .waitFor()
  await expect.poll(() => refused.innerText()).toContain('第3镇1小')
  await refused.getByRole('button', { name: '知道了' }).click()
  expect((await rowOf(2)).state).toBe('passed_1')
  expect((await rowOf(1)).state).toBe('returned')
  await expect.poll(() => page.locator('.queue-line').count()).toBe(1)
})

test('with the keyboard one is opened: the month before, what does not hold, what stands out', async () => {
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await panel().getByText('核对不上的').waitFor()
  const pupils = panel().locator('[data-field=pupils]')
  const words = async (): Promise<string> => (await pupils.innerText()).replace(/\s+/g, ' ')
  await expect.poll(words).toMatch(/在校学生 900 107 \+793（\+741%）/)
  await expect.poll(words).toContain('离群 同类')
  await expect.poll(() => panel().getByText('并入邻村小学').count()).toBe(1)
})

test('a return points at a cell, with words there and a reason', async () => {
  await page.keyboard.press('r')
  const send = panel().getByRole('button', { name: '退回，指出0处' })
  await send.waitFor()
  await expect.poll(() => send.isDisabled()).toBe(true)
  await panel().getByRole('button', { name: /900/ }).click()
  await panel().getByLabel('在校学生有什么问题').fill('多写了一个0')
  await panel().getByLabel('退回的理由').fill('请核对后重报')
  await panel().getByRole('button', { name: '退回，指出1处' }).click()
  await page.getByText('会看到指出的1处').waitFor()
  const row = await rowOf(ODD)
  expect(row.state).toBe('returned')
  const head = await round.as('head3')
  const { versions } = (await head.get<{ versions: Version[] }>(`/api/ledgers/clubs/rows/${row.id}/history`)).body
  expect(versions.at(-1)).toMatchObject({ reason: '请核对后重报', cells: { pupils: '多写了一个0' } })
})

test('mended and handed in again the reviewer sees what was asked for and what has changed', async () => {
  const clerk = await round.as('clerk3')
  const row = await rowOf(ODD)
  const values = { ...row.values, pupils: 90 }
  const path = `/api/ledgers/clubs/rows/${row.id}`
  const edited = await clerk.put<Row>(path, { key: key(), version: row.version, values })
  expect(edited.status).toBe(200)
  const again = { key: key(), version: edited.body.version, move: 'submit' }
  expect((await clerk.post(`${path}/moves`, again)).status).toBe(200)
  await page.goto(`${site.address}/review/clubs?period=${NOW.code}`)
  await line(ODD).getByText('有改动').waitFor()
  await line(ODD).getByRole('button').click()
  await panel().getByText('上次退回').waitFor()
  await panel().getByText('多写了一个0').first().waitFor()
  const pupils = panel().locator('[data-field=pupils]')
  await expect.poll(async () => (await pupils.innerText()).replace(/\s+/g, ' ')).toMatch(/在校学生 90 上次报的 900 /)
  await panel().getByRole('button', { name: '通过', exact: true }).click()
  await expect.poll(async () => (await rowOf(ODD)).state).toBe('passed_1')
})

test('who was accepted is opened again until a day, with a reason', async () => {
  const section = await site.enter('basic')
  await section.goto(`${site.address}/review/clubs?state=accepted&period=${MONTH.code}`)
  await section.getByRole('button', { name: /第3镇2小/ }).click()
  const open = section.getByRole('complementary', { name: '审核单' })
  await open.getByRole('button', { name: '重新打开' }).click()
  const asked = section.getByRole('dialog', { name: /重新打开/ })
  await asked.getByLabel('开放到哪一天（含当天）').fill(addDays(today(new Date()), 5))
  await asked.getByLabel('开放到哪一天（含当天）').press('Tab')
  await asked.getByPlaceholder('写明哪一项、什么问题、要怎么改').fill('学校来函更正')
  await asked.getByRole('button', { name: '重新打开' }).click()
  await expect.poll(async () => (await rowOf(2, MONTH.code)).state).toBe('returned')
})

test('a head lends the seat for some days; the colleague acts in the head’s place, and it is said', async () => {
  await page.getByRole('button', { name: '我的菜单' }).click()
  await page.getByRole('menuitem', { name: '代办授权' }).click()
  const dialog = page.getByRole('dialog', { name: '代办授权' })
  await dialog.getByLabel('交给谁（账号）').fill('nobody')
  await dialog.getByRole('button', { name: '授权', exact: true }).click()
  await dialog.getByText('没有这个账号').waitFor()
  await dialog.getByLabel('交给谁（账号）').fill('clerk4')
  await dialog.getByRole('button', { name: '授权', exact: true }).click()
  await dialog.getByText('文书4').waitFor()

  const colleague = await site.enter('clerk4')
  await colleague.getByText('代 校长3').first().waitFor()
  const clerk = await round.as('clerk3')
  const row = await rowOf(1)
  const again = { key: key(), version: row.version, move: 'submit' }
  expect((await clerk.post(`/api/ledgers/clubs/rows/${row.id}/moves`, again)).status).toBe(200)
  await colleague.goto(`${site.address}/review/clubs/${row.id}`)
  await colleague.locator('.row-acts').getByText('代 校长3').waitFor()
  await colleague.getByRole('button', { name: '通过', exact: true }).click()
  await expect.poll(async () => (await rowOf(1)).state).toBe('passed_1')

  await dialog.getByRole('button', { name: '收回' }).click()
  await page.locator('.ant-popconfirm').getByRole('button', { name: '收回' }).click()
  await dialog.getByText('文书4').waitFor({ state: 'detached' })
})

test('on a phone a return is a page of its own', async () => {
  const section = await site.enter('basic', { viewport: PHONE, hasTouch: true, isMobile: true })
  await section.goto(`${site.address}/review/clubs?period=${NOW.code}`)
  await section.getByRole('button', { name: /第3镇3小/ }).tap()
  await section.getByRole('button', { name: '通过', exact: true }).waitFor()
  expect(section.url()).toMatch(/\/review\/clubs\/\d+$/)
  const [content, window] = await section.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(content).toBeLessThanOrEqual(window ?? 0)
  const head = await round.as('basic')
  expect((await head.get<Queue>(`/api/ledgers/clubs/queue?period=${NOW.code}`)).body.total).toBe(SCHOOLS)
})
