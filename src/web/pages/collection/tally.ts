/** What a tally says beyond its numbers. */
import type { CollectionTally } from '../../../ledger/work_wire.ts'

export interface Part {
  readonly key: 'accepted' | 'waiting' | 'returned' | 'late' | 'open'
  readonly words: string
  readonly count: number
}

/** The units that owe, told apart by how they stand. The five parts add up to what is due. */
export const partsOf = (tally: CollectionTally): readonly Part[] => {
  const waiting = tally.received - tally.accepted
  const open = tally.due - tally.received - tally.returned - tally.late
  return [
    { key: 'accepted', words: '已通过', count: tally.accepted },
    { key: 'waiting', words: '待审', count: waiting },
    { key: 'returned', words: '退回', count: tally.returned },
    { key: 'late', words: '逾期', count: tally.late },
    { key: 'open', words: '未报', count: open },
  ]
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/**
 * Of what is in and what should be, how much came in time: what never came was not in time either. What is being mended
 * is counted once it is handed in again.
 */
export const onTimeRate = (tally: CollectionTally): number | null => share(tally.on_time, tally.received + tally.late)
/** Of what was accepted, how much was never sent back. */
export const firstRightRate = (tally: CollectionTally): number | null => share(tally.first_right, tally.accepted)

/** In whole hundredths; the last one to a hundred only where nothing is missing. */
export const rateWords = (rate: number | null): string => {
  if (rate === null) return '—'
  const hundredths = Math.round(rate * 100)
  return `${rate < 1 ? Math.min(99, hundredths) : hundredths}%`
}

/** Who needs a call comes first. */
export const byWorst = (one: { readonly tally: CollectionTally }, other: { readonly tally: CollectionTally }): number =>
  other.tally.late - one.tally.late ||
  (onTimeRate(one.tally) ?? 1) - (onTimeRate(other.tally) ?? 1) ||
  other.tally.returned - one.tally.returned
