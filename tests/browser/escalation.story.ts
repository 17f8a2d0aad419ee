/** What runs late climbs: the head sees it on top of My work, opens it, and notes it with a sentence; several at once too. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row } from '../../src/ledger/wire.ts'
import { sql } from '../../src/server/db/sql.ts'
import { escalate } from '../../src/server/work/escalation.ts'
import { CITY } from '../stories/town.ts'
import { DESK, openSite, PHONE, type Site, signIn } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite('browser_escalation', [join(import.meta.dirname, '../stories/declared_limits')])
  const client = await site.town.as('school_one')
  for (const matter of ['补交消防验收材料', '更新应急预案', '上报值班表']) {
    const body = { key: randomUUID(), unit: 'east-a-1', values: { matter } }
    expect((await client.post<Row>('/api/ledgers/errand/rows', body)).status).toBe(200)
  }
  await site.town.database.asOwner(CITY, async (tx) => {
    const ran_out = sql`date_trunc('day', now() - interval '4 days')`
    await tx.run(
      sql`update work.open_row set since = now() - interval '20 days', due_at = ${ran_out} where ledger = 'errand'`,
    )
    await tx.run(sql`update ledger.errand set due_at = ${ran_out} where closed_at is null`)
  })
  await escalate({ database: site.town.database, county: CITY, catalogue: site.town.house.catalogue })
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

const BAND = '报到我这里的逾期事项'

test('a head notes one with a sentence on the row and the others at once', async () => {
  const page = await site.arrive({ viewport: DESK })
  await signIn(page, 'east_head')
  const band = page.getByRole('region', { name: BAND })
  await band.getByText('有3件逾期事项报到你这里，待签收').waitFor()
  await expect.poll(() => band.getByRole('link').count()).toBe(0)
  await band.getByRole('button', { name: '查看' }).click()
  await expect
    .poll(() => band.getByRole('listitem').first().innerText())
    .toMatch(/甲河一小[\s\S]*逾期\d天[\s\S]*报上级单位/)
  await band.getByRole('link', { name: '更新应急预案' }).click()
  const told = page.getByRole('region', { name: '逾期督办' })
  const above = told.getByRole('listitem').filter({ hasText: '报上级单位' })
  await above.getByText('待签收').waitFor()
  await expect.poll(() => above.innerText()).toContain('甲河镇中心学校 中心学校校长（钟启明）')
  await told.getByRole('textbox', { name: '签收意见' }).fill('明天到校督办')
  await told.getByRole('button', { name: '签收' }).click()
  await above.getByText('钟启明已签收').waitFor()
  await expect.poll(() => above.innerText()).toContain('明天到校督办')
  await expect.poll(() => told.getByRole('button', { name: '签收' }).count()).toBe(0)
  await page.goto(site.address)
  await band.getByText('有2件逾期事项报到你这里，待签收').waitFor()
  await band.getByRole('button', { name: '查看' }).click()
  await band.getByRole('button', { name: '全部签收' }).click()
  await band.waitFor({ state: 'detached' })
})

test('the holder sees who was told, and has no band for what is theirs to do', async () => {
  const page = await site.arrive({ viewport: PHONE })
  await signIn(page, 'school_one')
  await page.getByRole('link', { name: '上报值班表' }).click()
  const told = page.getByRole('region', { name: '逾期督办' })
  await told.getByText('报上级单位').waitFor()
  const rungs = await told.getByRole('listitem').allInnerTexts()
  expect(rungs.map((words) => /提醒承办|逾期告知承办|报\S+?(?=\s)/.exec(words)?.[0])).toEqual([
    '提醒承办',
    '逾期告知承办',
    '报单位负责人',
    '报上级单位',
  ])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(PHONE.width)
})

test('what no move has written yet stands behind one line', async () => {
  const page = await site.arrive({ viewport: DESK })
  await signIn(page, 'school_one')
  await page.getByRole('link', { name: '上报值班表' }).click()
  const rest = page.getByRole('button', { name: '其余3项，办理时填写' })
  await rest.waitFor()
  await expect.poll(() => page.getByText('承诺完成日期').count()).toBe(0)
  await rest.click()
  await page.getByText('承诺完成日期').waitFor()
})
