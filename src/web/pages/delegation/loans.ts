/** Whose seat it is that one acts on. */
import { useSession } from '../../session.tsx'
import type { Delegation } from '../../../ledger/work_wire.ts'
import type { Session } from '../../../ledger/wire.ts'
import { useDelegations } from './requests.ts'

type Seat = Session['seats'][number]
const NONE: readonly Delegation[] = []

export const runsOn = (loan: Delegation, day: string): boolean =>
  loan.from <= day && (loan.to === null || loan.to >= day)

const sameSeat = (one: Pick<Seat, 'position' | 'unit'>, other: Pick<Seat, 'position' | 'unit'>): boolean =>
  one.position === other.position && one.unit === other.unit

/** Seats that are held on loan today. */
export const useHeldLoans = (): readonly Delegation[] => {
  const { today } = useSession()
  const loans = useDelegations().data?.held ?? NONE
  return loans.filter((loan) => runsOn(loan, today))
}

/** The loan that a seat is held by, or undefined where it is one's own. */
export const loanOf = (seat: Seat, loans: readonly Delegation[]): Delegation | undefined =>
  loans.find((loan) => sameSeat(loan, seat))

/** Seats of one's own: only they can be lent. */
export const ownSeats = ({ seats }: Session, loans: readonly Delegation[]): readonly Seat[] =>
  seats.filter((seat) => loanOf(seat, loans) === undefined)

/** The loans by which a move is made that one's own seats do not allow. */
export const actingFor = (
  positions: readonly string[],
  session: Session,
  loans: readonly Delegation[],
): readonly Delegation[] =>
  ownSeats(session, loans).some(({ position }) => positions.includes(position))
    ? NONE
    : loans.filter(({ position }) => positions.includes(position))
