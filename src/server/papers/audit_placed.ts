/** Where the figures of a claim are looked for: the unit it speaks of, the periods it may mean, the indicators. */
import type { Period } from '../../ledger/index.ts'
import type { Claim } from '../../prose/index.ts'
import { periodsOf } from './audit_period.ts'
import type { UnitsNamed } from './audit_units.ts'

/** Below this a likeness is not worth a clerk's time. */
const LIKELY = 0.75
const MOST_LIKELY = 4

export interface Placed {
  readonly claim: Claim
  readonly unit: string
  /** The likeliest first; at least one. */
  readonly periods: readonly Period[]
  readonly refs: readonly string[]
}

/** Undefined where the words speak of somebody else, of another time, or of nothing that is kept. */
export const placedOf = (claim: Claim, units: UnitsNamed, paper: Period | null): Placed | undefined => {
  const unit = units.find(claim.named ?? claim.fact.entity, claim.before)
  const periods = periodsOf(claim, paper)
  const likely = claim.likely.filter(({ score, ref }) => score >= LIKELY || claim.sure.includes(ref))
  if (unit === null || periods.length === 0 || likely.length === 0) return undefined
  return { claim, unit, periods, refs: likely.slice(0, MOST_LIKELY).map(({ ref }) => ref) }
}
