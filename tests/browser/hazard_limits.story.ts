/** A hazard from the check that found it to its closing, refused at re-check once, by two people at two desks. */
import { addDays, today } from '../../src/ledger/index.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { box, pick } from './boxes.ts'
import { openSite, type Site } from './site.ts'

let site: Site
let school: Page
let section: Page
beforeAll(async () => {
  site = await openSite('browser_hazard_limits')
  school = await site.enter('school_one')
  section = await site.enter('east_safety')
})
afterAll(async () => {
  await site.close()
  expect(site.accidents).toEqual([])
})

const day = today(new Date())
/** Presses a move, answers what it asks, and waits until it has been made. */
const move = async (page: Page, title: string, answer: (asked: ReturnType<Page['getByRole']>) => Promise<void>) => {
  await page.getByRole('button', { name: title, exact: true }).click()
  const asked = page.getByRole('dialog', { name: title })
  await answer(asked)
  await asked.getByRole('button', { name: title, exact: true }).click()
  await asked.waitFor({ state: 'detached' })
}
let address = ''

test('a check is planned and made; the hazard it found begins with the check and its day', async () => {
  await school.goto(`${site.address}/ledgers/safety_inspection/new`)
  await box(school, 'checked_on').fill(day)
  await pick(school, box(school, 'kind'), '县级检查')
  await pick(school, box(school, 'theme'), '校舍安全')
  await box(school, 'team').fill('县教育局安全检查组')
  await box(school, 'leader').fill('卫东来')
  await school.getByRole('button', { name: '保存' }).click()
  await school.getByText('已安排', { exact: true }).first().waitFor()
  await move(school, '记录检查结果', async (asked) => {
    await box(asked, 'members').fill('3')
    await box(asked, 'findings').fill('1')
    await box(asked, 'fixed_at_once').fill('0')
    await box(asked, 'summary').fill('发现隐患1处，限期整改。')
  })
  await school.getByText('待确认', { exact: true }).first().waitFor()
  await school.locator('.pointing').getByRole('button', { name: '新增' }).click()
  await box(school, 'place').waitFor()
  await expect.poll(() => box(school, 'found_on').inputValue()).toBe(day)
  await school
    .getByText(/县级检查/)
    .first()
    .waitFor()
  await pick(school, box(school, 'kind'), '校舍')
  await school.getByRole('radio', { name: '一般' }).check()
  await box(school, 'place').fill('教学楼东侧')
  await box(school, 'about').fill('外墙面砖空鼓')
  await box(school, 'owner').fill('许青山')
  await box(school, 'due_on').fill(addDays(day, 20))
  await school.getByRole('button', { name: '保存' }).click()
  await school.getByRole('tab', { name: '内容' }).waitFor()
  address = school.url()
  await school.getByRole('link', { name: /县级检查/ }).click()
  await school.locator('.pointing').getByText('共1条').waitFor()
  await expect.poll(() => school.locator('.pointing').innerText()).toContain('登记')
})

test('reported and mended; refused with a reason; the school sees the reason and how long it has', async () => {
  await school.goto(address)
  await move(school, '上报', async () => {})
  await school.getByText('整改中', { exact: true }).first().waitFor()
  const mended = async (): Promise<void> => {
    await move(school, '整改完成', async (asked) => {
      await box(asked, 'rectified_on').fill(day)
      await box(asked, 'cost').fill('3200')
      const photo = asked.getByRole('button', { name: '整改照片：标为不适用或免报' })
      if ((await photo.count()) > 0) {
        await photo.click()
        await school.getByRole('menuitem', { name: '标为不适用' }).click()
      }
    })
    await school.getByText('待复查', { exact: true }).first().waitFor()
  }
  await mended()
  await section.goto(address)
  await move(section, '复查不合格', async (asked) => {
    await expect.poll(() => asked.getByRole('button', { name: '复查不合格', exact: true }).isDisabled()).toBe(true)
    await asked.locator('textarea').last().fill('空鼓面砖没有全部敲除')
  })
  await section.getByText('整改中', { exact: true }).first().waitFor()
  await school.reload()
  await school.getByText('整改中', { exact: true }).first().waitFor()
  await school.getByRole('tab', { name: '经过' }).click()
  await school.getByText('空鼓面砖没有全部敲除').first().waitFor()
  await school.getByRole('tab', { name: '内容' }).click()
  await mended()
})

test('closed by the section, it owes nobody anything', async () => {
  await section.reload()
  await move(section, '销号', async (asked) => {
    await box(asked, 'rechecked_by').fill('卫东来')
    await box(asked, 'rechecked_on').fill(day)
  })
  await section.getByText('已销号', { exact: true }).first().waitFor()
  await expect.poll(() => section.getByRole('button', { name: '回头看反弹' }).count()).toBe(1)
})

test('an incident of just now is noted with one press', async () => {
  await school.goto(`${site.address}/ledgers/incident/new`)
  await box(school, 'happened_at').waitFor()
  await school.getByRole('button', { name: '现在' }).first().click()
  await expect.poll(() => box(school, 'happened_at').inputValue()).toMatch(new RegExp(`^${day} \\d\\d:\\d\\d$`))
  await box(school, 'learned_at').fill('昨天')
  await box(school, 'place').click()
  await school.getByText('没有写明几点几分').waitFor()
})
