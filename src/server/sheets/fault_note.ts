/** How a fault looks in a workbook: the colour of its cell and the comment on it. */
import type { Comment, Fill } from 'exceljs'
import type { CellFaultWire } from './faults.ts'

export const MARKED: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } }
/** By which our own comments are known again when the workbook comes back. */
const SIGN = '需要改正：'
const REST = '\n——\n'

export const faultNote = (faults: readonly CellFaultWire[], before?: string | Comment): Comment => {
  const words = faults.map(({ says, expected }) => (expected === '' ? says : `${says}。应为：${expected}`))
  const rest = textOf(before)
  return {
    texts: [{ text: `${SIGN}${[...new Set(words)].join('；')}${rest === '' ? '' : REST + rest}`, font: { size: 10 } }],
  }
}

/** What the comment said before it was ours; null where it is none of ours. */
export const withoutNote = (note: string | Comment | undefined): string | null => {
  const text = textOf(note)
  if (!text.startsWith(SIGN)) return null
  const at = text.indexOf(REST)
  return at === -1 ? '' : text.slice(at + REST.length)
}

const textOf = (note: string | Comment | undefined): string =>
  typeof note === 'string' ? note : (note?.texts ?? []).map(({ text }) => text).join('')
