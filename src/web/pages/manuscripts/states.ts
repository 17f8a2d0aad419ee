/** How a section stands, in words. */
import type { Section } from '../../../ledger/wire/manuscripts.ts'

export const MANUSCRIPT_STATES: Readonly<Record<Section['state'], string>> = {
  writing: '正在写',
  handed_in: '已交稿',
  returned: '已退回',
  accepted: '已采用',
}

/** Which of the looks of states it has: `state-start` and so on. */
export const STATE_LOOKS: Readonly<Record<Section['state'], string>> = {
  writing: 'start',
  handed_in: 'way',
  returned: 'way',
  accepted: 'rest',
}
