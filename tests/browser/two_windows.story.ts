import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row } from '../../src/ledger/wire.ts'
import { key } from '../stories/town.ts'
import { box } from './boxes.ts'
import { openSite, type Site } from './site.ts'

const drill = { held_on: '2011-05-12', kind: '防震', pupils: 300, leader: '许青山' }

let site: Site
let first: Page
let second: Page
beforeAll(async () => {
  site = await openSite('browser_two_windows')
  const client = await site.town.as('school_one')
  const made = await client.post<Row>('/api/ledgers/drill/rows', { key: key(), unit: 'east-a-1', values: drill })
  const address = `${site.address}/ledgers/drill/rows/${made.body.id}`
  first = await site.enter('school_one')
  second = await site.enter('school_one')
  for (const window of [first, second]) {
    await window.goto(address)
    await window.getByRole('button', { name: '修改', exact: true }).click()
  }
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

test('who saves first, saves', async () => {
  await box(first, 'pupils').fill('310')
  await box(first, 'staff').fill('20')
  await first.getByRole('button', { name: '保存' }).click()
  await first.getByText('310').waitFor()
})

test('who saves second is shown both versions and asked field by field', async () => {
  await box(second, 'pupils').fill('３２０人')
  await box(second, 'leader').fill('林小满')
  await second.getByRole('button', { name: '保存' }).click()
  const both = second.getByRole('dialog', { name: '这条记录刚被别人改过' })
  await both.getByText(/文一舟.*第2版/).waitFor()
  const line = (field: string) => both.getByRole('row', { name: new RegExp(`^${field}`) })
  await expect.poll(() => line('参加学生').innerText()).toMatch(/320.*310/s)
  // Nobody chooses for the one field that both have touched; the other two keep what each side did.
  await both.getByRole('button', { name: '还有1处要选' }).waitFor()
  await expect.poll(() => both.getByRole('button', { name: '还有1处要选' }).isDisabled()).toBe(true)
  await expect.poll(() => line('总指挥').getByRole('radio').first().isChecked()).toBe(true)
  await expect.poll(() => line('参加教职工').getByRole('radio').last().isChecked()).toBe(true)
  await line('参加学生').getByRole('radio').first().check()
  await both.getByRole('button', { name: '按所选保存' }).click()
  await both.waitFor({ state: 'detached' })
})

test('the row holds what was chosen, and neither version is lost', async () => {
  const shown = second.locator('.field-group').first()
  await shown.getByText('320').waitFor()
  await expect.poll(() => shown.innerText()).toMatch(/参加教职工\s*20/)
  await expect.poll(() => shown.innerText()).toMatch(/总指挥\s*林小满/)
  await second.getByRole('tab', { name: '经过' }).click()
  await second.getByText('第3版').first().waitFor()
  await second.locator('.step').nth(1).waitFor()
  const words = await second.locator('.step').allInnerTexts()
  expect(words[0]).toMatch(/参加学生\s*310\s*→\s*320/)
  expect(words[1]).toMatch(/参加学生\s*300\s*→\s*310/)
})
