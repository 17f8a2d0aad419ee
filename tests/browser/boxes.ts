/** Boxes of a form, as a person finds them. */
import type { Locator, Page } from 'playwright-core'

/** The box of a field, on a page or within a dialog. */
export const box = (within: Page | Locator, field: string): Locator => within.locator(`#field-${field}`)

/** Opens a list and takes one of its options. */
export const pick = async (page: Page, list: Locator, option: string): Promise<void> => {
  await list.click()
  await page
    .locator('.ant-select-item-option:visible')
    .filter({ hasText: new RegExp(`^${option}$`) })
    .click()
}
