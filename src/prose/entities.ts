import type { Reading } from './phrases.ts'
import type { Quantity } from './quantity.ts'
import type { Setting } from './settings.ts'

export function entityOf(_reading: Reading, _quantity: Quantity, setting: Setting): string {
  return setting.scope
}
