import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { box, pick } from './boxes.ts'
import { openSite, type Site } from './site.ts'

let site: Site
let page: Page
beforeAll(async () => {
  site = await openSite('browser_hazard')
  page = await site.enter('school_one')
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

test('a safety officer finds the ledger and opens an empty form', async () => {
  await page.getByRole('link', { name: /^安全隐患整改台账/ }).click()
  await page.getByText('还没有记录。点“新增”填第一条').waitFor()
  await page.getByRole('button', { name: '新增' }).click()
  await page.getByText('每处隐患一行').waitFor()
  await expect.poll(() => page.getByText('甲河一小').count()).toBeGreaterThan(0)
})

test('what is typed the way people write is understood; what is not is said at its box', async () => {
  await box(page, 'found_on').fill('2011年3月8日')
  await pick(page, box(page, 'kind'), '消防')
  await page.getByRole('radio', { name: '一般' }).check()
  await box(page, 'place').fill('教学楼二层')
  await box(page, 'about').fill('灭火器压力不足')
  await box(page, 'due_on').fill('2011年13月8日')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('没有13月').waitFor()
  await page.getByText('必填').waitFor()
  await expect.poll(() => box(page, 'found_on').inputValue()).toBe('2011-03-08')
  await box(page, 'due_on').fill('2011.4.8')
  await box(page, 'owner').fill('许青山')
  await page.keyboard.press('Tab')
  await page.getByText('没有13月').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('tab', { name: '内容' }).waitFor()
  await expect.poll(() => page.getByText('登记', { exact: true }).count()).toBe(1)
})

test('the row is in the list, and reported it is on its way', async () => {
  await page.getByRole('link', { name: '安全隐患整改台账' }).click()
  await page.getByText('共1条').waitFor()
  const line = page.getByRole('row', { name: /教学楼二层/ })
  await expect.poll(() => line.innerText()).toContain('2011-03-08')
  await line.click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: '上报' }).click()
  const asked = page.getByRole('dialog', { name: '上报' })
  await asked.getByText('办理后状态变为“整改中”').waitFor()
  await asked.getByRole('button', { name: '上报' }).click()
  await drawer.getByText('整改中', { exact: true }).waitFor()
})

test('the mending is reported with money as people write it; what there is not is said to be so', async () => {
  const drawer = page.getByRole('dialog').first()
  await drawer.getByRole('button', { name: '整改完成', exact: true }).click()
  const asked = page.getByRole('dialog', { name: '整改完成' })
  await box(asked, 'rectified_on').fill('二〇一一年三月二十日')
  await box(asked, 'cost').fill('1.2万')
  await asked.getByRole('button', { name: '整改完成', exact: true }).click()
  await asked.getByText('必填').waitFor()
  await asked.getByRole('button', { name: '整改照片：标为不适用或免报' }).click()
  await page.getByRole('menuitem', { name: '标为不适用' }).click()
  await asked.getByRole('button', { name: '整改完成', exact: true }).click()
  await drawer.getByText('待复查', { exact: true }).waitFor()
  await drawer.getByText('12,000.00').waitFor()
})

test('its history says who did what, and what was different before', async () => {
  const drawer = page.getByRole('dialog').first()
  await drawer.getByRole('tab', { name: '经过' }).click()
  const steps = drawer.locator('.step')
  await steps.nth(2).waitFor()
  const words = await steps.allInnerTexts()
  expect(words).toHaveLength(3)
  expect(words[0]).toContain('整改完成')
  expect(words[0]).toContain('文一舟')
  expect(words[0]).toMatch(/整改资金\s*未填\s*→\s*12,000\.00元/)
  expect(words[0]).toContain('整改中 → 待复查')
  expect(words[1]).toContain('登记 → 整改中')
  expect(words[2]).toContain('新增')
})
