/** Whose seat it is that one acts on. */
import type { Session } from '../../../ledger/wire.ts'
import type { Delegation } from '../../../ledger/work_wire.ts'

type Seat = Session['seats'][number]

export const runsOn = (loan: Pick<Delegation, 'from' | 'to'>, day: string): boolean =>
  loan.from <= day && (loan.to === null || loan.to >= day)

/** Seats of one's own: only they can be lent. */
export const ownSeats = ({ seats }: Pick<Session, 'seats'>): readonly Seat[] =>
  seats.filter(({ lent_by }) => lent_by === undefined)

/** In whose place something is done that needs one of these positions: nobody's where a seat of one's own allows it. */
export const actingFor = (positions: readonly string[], session: Pick<Session, 'seats'>): readonly string[] => {
  const held = session.seats.filter(({ position }) => positions.includes(position))
  return ownSeats({ seats: held }).length > 0 ? [] : lendersOf({ seats: held })
}

export const lendersOf = ({ seats }: Pick<Session, 'seats'>): readonly string[] => [
  ...new Set(seats.flatMap(({ lent_by }) => lent_by ?? [])),
]
