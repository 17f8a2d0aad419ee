/** Who may let a unit off, open its form again, or say for it that there is nothing to report. */
import { fillersOf, type LedgerDocument, rulesOf, workflowOf } from '../../ledger/index.ts'
import type { Actor, Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { rightsOf } from '../tables/rights.ts'
import type { Tables } from '../tables/tables.ts'

/** Positions that pass, return or reopen what has been handed in. */
export const reviewersOf = (ledger: LedgerDocument): string[] => {
  const { editable } = rulesOf(ledger)
  const moves = Object.values(workflowOf(ledger).moves)
  return [
    ...new Set(moves.filter(({ from }) => [from].flat().some((state) => !editable.has(state))).flatMap(({ by }) => by)),
  ]
}

/** Of these units those at or below a seat of a reviewer, or of a steward who reads the ledger. */
export const reviewedUnits = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  units: readonly string[],
): Promise<string[]> => {
  const { everywhere, keeps } = rightsOf(tables, ledger, tx.actor)
  if (everywhere) return [...units]
  const reviewers = reviewersOf(ledger)
  const tops = [
    ...keeps,
    ...tx.actor.seats.filter(({ position }) => reviewers.includes(position)).map(({ unit }) => unit),
  ]
  const found = await tx.rows<{ unit: string }>(sql`
    select distinct u.unit from unnest(${tops}::text[]) t(top) cross join lateral org.under(t.top) u(unit)
    where u.unit = any(${units}::text[])`)
  return found.map(({ unit }) => unit)
}

/** Units whose returns of this ledger the actor fills. */
export const filledUnits = (ledger: LedgerDocument, { seats }: Actor): string[] => {
  const fillers = fillersOf(ledger)
  return [...new Set(seats.filter(({ position }) => fillers.includes(position)).map(({ unit }) => unit))]
}
