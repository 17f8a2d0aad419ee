/** Duties counted: for a unit, for a period, for everything below a township. */
import type { CollectionTally } from '../../ledger/work_wire.ts'
import { isExcused, isReceived } from './duties.ts'
import type { Duty } from '../../ledger/work_wire.ts'

export type Counted = Pick<Duty, 'state' | 'on_time' | 'returns'>

/** Excused duties are not due; they are counted apart, so that the parts add up to all. */
export const tallyOf = (duties: readonly Counted[]): CollectionTally => {
  const count = (holds: (duty: Counted) => boolean): number =>
    duties.reduce((sum, duty) => sum + (holds(duty) ? 1 : 0), 0)
  const excused = count(isExcused)
  return {
    due: duties.length - excused,
    received: count(isReceived),
    accepted: count(({ state }) => state === 'accepted' || state === 'zero'),
    late: count(({ state }) => state === 'late' || state === 'closed'),
    returned: count(({ state }) => state === 'returned'),
    excused,
    on_time: count((duty) => isReceived(duty) && duty.on_time === true),
    first_right: count(({ state, returns }) => (state === 'accepted' || state === 'zero') && returns === 0),
  }
}
