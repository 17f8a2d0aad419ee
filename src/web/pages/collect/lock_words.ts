/** Until when a return may be filled, in words; by the function that locks it on the server too. */
import { type DutyFacts, dueOf, type Lock, lockOf } from '../../../ledger/duty.ts'
import type { Duty } from '../../../ledger/work_wire.ts'
import type { Say } from '../../language.tsx'
import { endWords, timeLeft } from '../../parts/time_left.ts'

const instant = (at: string | null): number | null => (at === null ? null : Date.parse(at))

const timesOf = (duty: Duty) => ({
  opens_at: Date.parse(duty.opens_at),
  due_at: instant(duty.due_at),
  closes_at: instant(duty.closes_at),
})

/** As far as the lock asks: a row in its filler's hands, sent back or not, and the last reopening. */
const factsOf = (duty: Duty): DutyFacts => ({
  excuse: null,
  reopened_until: duty.exceptions.find(({ kind }) => kind === 'reopened')?.until ?? null,
  row: duty.row === null ? null : { stage: 'filling', sent_back: duty.state === 'returned' },
})

export const lockNow = (duty: Duty, now: number): Lock => lockOf(timesOf(duty), factsOf(duty), now)

export const lockWords = (duty: Duty, now: number, say: Say): string => {
  const times = timesOf(duty)
  const lock = lockNow(duty, now)
  if (lock === 'early') return say('还没到填报时间，{day}起可填。', { day: endWords(times.opens_at + 1, now, say) })
  if (lock === 'closed') return say('已过填报时间，表已锁定。确要补报的，请审核单位重新打开。')
  const due = dueOf(times, factsOf(duty))
  const parts =
    due === null ? [] : [say('{day}截止，{left}', { day: endWords(due, now, say), left: timeLeft(due, now, say) })]
  if (times.closes_at !== null) parts.push(say('{day}后锁定', { day: endWords(times.closes_at, now, say) }))
  return parts.join('；')
}
