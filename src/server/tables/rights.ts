/**
 * Who may write which rows. Fillers write the rows of their own unit, those who enter rows from above and stewards those of
 * every unit at or below their own, and a move is made by whoever holds its position at the row's unit or above it.
 */
import { enterersOf, fillersOf, type LedgerDocument, type MoveDocument } from '../../ledger/index.ts'
import type { Actor } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { stewardsOf } from '../org/scope.ts'
import type { Tables } from './tables.ts'

export interface Rights {
  /** The platform itself. */
  readonly everywhere: boolean
  /** Units whose rows the actor fills. */
  readonly fills: readonly string[]
  /** Units at and below which the actor enters rows, and changes them as long as a filler may. */
  readonly enters: readonly string[]
  /** Units at and below which the actor may correct. */
  readonly keeps: readonly string[]
}

export const rightsOf = ({ catalogue }: Tables, ledger: LedgerDocument, { person, seats }: Actor): Rights => {
  const [fillers, enterers] = [fillersOf(ledger), enterersOf(ledger)]
  return {
    everywhere: person === 0,
    fills: seats.filter(({ position }) => fillers.includes(position)).map(({ unit }) => unit),
    enters: seats.filter(({ position }) => enterers.includes(position)).map(({ unit }) => unit),
    keeps: seats.filter(({ position }) => stewardsOnce(catalogue, ledger).has(position)).map(({ unit }) => unit),
  }
}

const known = new WeakMap<LedgerDocument, ReadonlySet<string>>()

/** Once found: every row of a list asks. */
const stewardsOnce = (catalogue: Tables['catalogue'], ledger: LedgerDocument): ReadonlySet<string> => {
  const stewards = known.get(ledger) ?? new Set(stewardsOf(catalogue, ledger))
  known.set(ledger, stewards)
  return stewards
}

/** A row's place in the tree as far as rights are concerned. */
export interface Standing {
  readonly unit: string
  /** The row's unit and all above it today; of a merged unit also its successors. */
  readonly above: readonly string[]
  /** The same for the units that fields name at which moves are made. */
  readonly above_at?: Readonly<Record<string, readonly string[]>>
}

export const mayFill = ({ everywhere, fills, enters }: Rights, { unit, above }: Standing): boolean =>
  everywhere || fills.includes(unit) || enters.some((top) => above.includes(top))

export const mayCorrect = ({ everywhere, keeps }: Rights, { above }: Standing): boolean =>
  everywhere || keeps.some((unit) => above.includes(unit))

/** Corrects rows of some units at least: the platform, and who keeps the books above those who fill them. */
export const correctsSome = ({ everywhere, keeps }: Rights): boolean => everywhere || keeps.length > 0

export const mayMove = (actor: Actor, move: MoveDocument, { above, above_at = {} }: Standing): boolean => {
  const positions = [move.by].flat()
  const place = move.at === undefined ? above : (above_at[move.at] ?? [])
  return (
    actor.person === 0 || actor.seats.some(({ position, unit }) => positions.includes(position) && place.includes(unit))
  )
}

/** Fields that name the unit at which a move is made. */
export const placeFields = (ledger: LedgerDocument): readonly string[] => [
  ...new Set(Object.values(ledger.workflow?.moves ?? {}).flatMap(({ at }) => at ?? [])),
]

export type PlaceRecord = { readonly [column: `#above${string}`]: string[] | null }

/** Where the row `r`, whose unit is `u`, stands in the tree, and where the units that its moves are made at do. */
export const placeColumns = (ledger: LedgerDocument, today: string): Sql => sql`
  ${aboveSql(today)} as "#above" ${sql.join(
    placeFields(ledger).map(
      (field) => sql`, (
        select ${aboveSql(today)} from org.unit u where u.county = r.county and u.code = r.${sql.name(field)}
      ) as ${sql.name(`#above_${field}`)}`,
    ),
    '',
  )}`

export const placeOf = (ledger: LedgerDocument, record: PlaceRecord): Pick<Standing, 'above' | 'above_at'> => {
  const fields = placeFields(ledger)
  const above = record['#above'] ?? []
  if (fields.length === 0) return { above }
  return { above, above_at: Object.fromEntries(fields.map((field) => [field, record[`#above_${field}`] ?? []])) }
}

/**
 * The units at and above a unit (`u`, a row of org.unit) today, as an array. A closed unit still stands where it last
 * stood, and a merged one is inherited by what it was merged into: the same tree that row-level security goes by.
 */
export const aboveSql = (today: string): Sql => sql`array(
  with recursive line as (
    select u.county, u.code, u.closed_on, u.merged_into
    union
    select n.county, n.code, n.closed_on, n.merged_into
    from line l join org.unit n on n.county = l.county and n.code = l.merged_into
  )
  select distinct q.ancestor from line l join org.reach q on q.county = l.county and q.unit = l.code
  where q.from_day <= ${today}::date and (q.to_day > ${today}::date or q.to_day = l.closed_on)
)`
