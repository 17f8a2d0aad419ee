/**
 * How the state of a duty is told in one cell: a sign that reads without colour, its words, and how it looks.
 * Cinnabar is for what is late or sent back, and for nothing else.
 */
import type { DutyState } from '../../../ledger/duty.ts'

export type Look = 'rest' | 'way' | 'owed' | 'wrong' | 'late' | 'let'
export interface Sign {
  readonly sign: string
  readonly words: string
  readonly look: Look
}

export const SIGNS: Readonly<Record<DutyState, Sign>> = {
  accepted: { sign: '✓', words: '已通过', look: 'rest' },
  in_review: { sign: '审', words: '审核中', look: 'way' },
  returned: { sign: '退', words: '退回待改', look: 'wrong' },
  late: { sign: '迟', words: '逾期未报', look: 'late' },
  closed: { sign: '锁', words: '逾期已停收', look: 'late' },
  open: { sign: '未', words: '待填报', look: 'owed' },
  early: { sign: '·', words: '未到时间', look: 'let' },
  exempt: { sign: '免', words: '免报', look: 'let' },
  not_applicable: { sign: '无', words: '不适用', look: 'let' },
  zero: { sign: '零', words: '零报告', look: 'rest' },
}

export const SIGNED = Object.keys(SIGNS) as readonly DutyState[]

/** Handed in after it was due. */
export const cameLate = (cell: { readonly on_time: boolean | null; readonly handed_in_at: string | null }): boolean =>
  cell.on_time === false && cell.handed_in_at !== null

/** Nothing there although it was due. */
export const isMissed = (state: DutyState): boolean => SIGNS[state].look === 'late'
