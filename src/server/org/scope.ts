/** What an actor may see and do in a ledger. The database says the same again by row-level security. */
import { enterersOf, fillersOf } from '../../ledger/index.ts'
import type { Catalogue, Day, LedgerDocument } from '../../ledger/index.ts'
import type { Actor, Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { readsOf } from './reads.ts'

/**
 * The units at or below `unit` on the day whose rows of the ledger the actor may see, among them units closed by that
 * day while they stood there and units merged into any of these: their rows have not gone. `all`: the whole county.
 */
export const reachOf = async (tx: Tx, ledger: string, unit: string, day: Day): Promise<'all' | string[]> => {
  const { county } = tx.actor
  const { whole } = await tx.one<{ whole: boolean }>(sql`select org.sees_all(${ledger}) as whole`)
  if (whole && unit === county) return 'all'
  const seen = whole
    ? sql`true`
    : sql`(w.unit in (select org.sees(${ledger})) or org.saw_on(${ledger}, w.unit, ${day}::date))`
  const units = await tx.rows<{ unit: string }>(sql`
    with recursive standing as (
      select r.unit from org.reach r
      join org.unit u on u.county = r.county and u.code = r.unit
      where r.county = ${county} and r.ancestor = ${unit} and r.from_day <= ${day}::date
        and (r.to_day > ${day}::date or (u.closed_on is not null and r.to_day = u.closed_on))
      union
      select u.code from standing s
      join org.unit u on u.county = ${county} and u.merged_into = s.unit and u.closed_on <= ${day}::date
    )
    select w.unit from standing w where ${seen} order by w.unit`)
  return units.map((row) => row.unit)
}

export interface LedgerRights {
  /** Enters and edits rows of some units. */
  readonly can_fill: boolean
  /** Brings in whole sheets: who fills, and stewards. */
  readonly can_import: boolean
}

/** What the actor's positions allow in a ledger, wherever they are held. */
export const ledgerRights = (catalogue: Catalogue, ledger: LedgerDocument, actor: Actor): LedgerRights => {
  if (actor.person === 0) return { can_fill: true, can_import: true }
  const held = new Set(actor.seats.map(({ position }) => position))
  const can_fill = [...fillersOf(ledger), ...enterersOf(ledger)].some((position) => held.has(position))
  return { can_fill, can_import: can_fill || stewardsOf(catalogue, ledger).some((position) => held.has(position)) }
}

/** True where the actor reads rows of the ledger at all. */
export const readsLedger = (catalogue: Catalogue, ledger: LedgerDocument, actor: Actor): boolean => {
  if (actor.person === 0) return true
  const held = new Set(actor.seats.map(({ position }) => position))
  return readsOf(catalogue, ledger).some(({ position }) => held.has(position))
}

/** Stewards who read the ledger: what one may not see, one may not correct either. */
export const stewardsOf = (catalogue: Catalogue, ledger: LedgerDocument): string[] =>
  readsOf(catalogue, ledger)
    .map(({ position }) => position)
    .filter((position) => catalogue.position(position)?.steward === true)

/**
 * Whether the actor writes rows of this very unit: by filling for it (or for the one it was merged into), or at or above
 * it today as a steward or as one who enters rows of the units below.
 */
export const mayFill = async (tx: Tx, catalogue: Catalogue, ledger: LedgerDocument, unit: string): Promise<boolean> => {
  const { actor } = tx
  if (actor.person === 0) return true
  const held = (positions: readonly string[]): string[] =>
    actor.seats.filter(({ position }) => positions.includes(position)).map((seat) => seat.unit)
  const fills = held(fillersOf(ledger))
  if (fills.includes(unit)) return true
  const above = held([...stewardsOf(catalogue, ledger), ...enterersOf(ledger)])
  if (fills.length + above.length === 0) return false
  const { may } = await tx.one<{ may: boolean }>(sql`
    select exists (select from unnest(${fills}::text[]) s(unit) where ${unit} in (select org.inherited(s.unit)))
      or exists (select from unnest(${above}::text[]) s(unit) where ${unit} in (select org.under(s.unit))) as may`)
  return may
}
