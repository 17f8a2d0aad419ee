/**
 * Who owes the next move of which rows. Whoever can move a row owes it: everybody who holds a position that makes an
 * owed move, at the row's unit or above it, or where the move says so at the unit that the row names. Said once from the
 * declarations, as conditions on the lines `o` of `work.open_row`.
 */
import { type LedgerDocument, owedMoves, owedOf, type Where, workflowOf } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { tableOf } from '../tables/columns.ts'
import { hasPath } from '../tables/paths.ts'
import { among } from '../tables/row_sql.ts'
import { whereSql } from '../tables/where_sql.ts'

/** At and below a unit what these positions owe. */
export interface Top {
  readonly unit: string
  readonly owes: (position: string) => boolean
}

/** One owed move that some of the positions make. */
export interface Claim {
  readonly ledger: LedgerDocument
  readonly state: string
  readonly position: string
  /** Made at the unit that the row names, not at the row's own. */
  readonly placed: boolean
  /** Only of rows for which this holds. */
  readonly when: Where | undefined
}

/** Every owed move of these ledgers, position by position. A move open to all rows hides those of the same that ask more. */
export const claimsOf = (ledgers: readonly LedgerDocument[]): Claim[] =>
  ledgers.filter(hasPath).flatMap((ledger) =>
    Object.keys(workflowOf(ledger).states).flatMap((state) => {
      const claims = owedMoves(ledger, state).flatMap(([, move]) =>
        [move.by].flat().map((position): Claim => {
          return { ledger, state, position, placed: move.at !== undefined, when: owedOf(move) }
        }),
      )
      const key = ({ position, placed }: Claim): string => `${position} ${placed}`
      const free = new Map(claims.filter(({ when }) => when === undefined).map((claim) => [key(claim), claim]))
      return [...free.values(), ...claims.filter((claim) => claim.when !== undefined && !free.has(key(claim)))]
    }),
  )

/** The units at and below each, today, as rights go by them. The root stands for the whole county and is left out. */
export const reachesOf = async (tx: Tx, tops: Iterable<string>): Promise<ReadonlyMap<string, readonly string[]>> => {
  const asked = [...new Set(tops)].filter((unit) => unit !== tx.actor.county)
  if (asked.length === 0) return new Map()
  const found = await tx.rows<{ top: string; units: string[] }>(sql`
    select t.top, array(select org.under(t.top)) as units from unnest(${asked}::text[]) t(top)`)
  return new Map(found.map(({ top, units }) => [top, units]))
}

export type Reaches = Awaited<ReturnType<typeof reachesOf>>

/** The column names a unit at or below one of these. */
export const within = (tx: Tx, column: Sql, tops: readonly string[], reaches: Reaches): Sql =>
  tops.includes(tx.actor.county)
    ? sql`${column} is not null`
    : among(column, [...new Set(tops.flatMap((top) => [...(reaches.get(top) ?? [])]))])

/** The line `o` is one that the positions owe. */
export const owedSql = (tx: Tx, claims: readonly Claim[], tops: readonly Top[], reaches: Reaches): Sql => {
  // Arms by the units they concern: a unit's index is looked into once, whatever the number of ledgers.
  const arms = new Map<string, { placed: boolean; units: string[]; claims: Claim[] }>()
  for (const claim of claims) {
    const units = tops.filter(({ owes }) => owes(claim.position)).map(({ unit }) => unit)
    if (units.length === 0) continue
    const key = JSON.stringify([claim.placed, units.toSorted()])
    const arm = arms.get(key) ?? { placed: claim.placed, units, claims: [] }
    arm.claims.push(claim)
    arms.set(key, arm)
  }
  if (arms.size === 0) return sql`false`
  const parts = [...arms.values()].map(({ placed, units, claims: own }) => {
    const column = placed ? sql`o.at_unit` : sql`o.unit`
    const everywhere = !placed && units.includes(tx.actor.county)
    return everywhere ? statesSql(own) : sql`(${within(tx, column, units, reaches)} and ${statesSql(own)})`
  })
  return sql`(${sql.join(parts, ' or ')})`
}

/** The claims on each ledger's state. */
export const pairsOf = (claims: readonly Claim[]): Claim[][] => {
  const pairs = new Map<string, Claim[]>()
  for (const claim of claims) {
    const key = `${claim.ledger.name} ${claim.state}`
    pairs.set(key, [...(pairs.get(key) ?? []), claim])
  }
  return [...pairs.values()]
}

/** In one of the states, and so that the move is open. */
export const statesSql = (claims: readonly Claim[]): Sql => {
  const named = ({ ledger, state }: Claim): string => `${ledger.name} ${state}`
  const free = new Set(claims.filter(({ when }) => when === undefined).map(named))
  const some = [
    ...(free.size === 0 ? [] : [among(sql`o.owed`, [...free])]),
    ...claims.flatMap((claim) =>
      claim.when === undefined || free.has(named(claim))
        ? []
        : [sql`(o.owed = ${named(claim)} and ${holdsSql(claim.ledger, claim.when)})`],
    ),
  ]
  return sql`(${sql.join(some, ' or ')})`
}

export const holdsSql = (ledger: LedgerDocument, when: Where): Sql => sql`exists (
  select from ${tableOf(ledger)} r
  where r.county = o.county and r.id = o.id and r.closed_at is null and ${whereSql(when, ledger, 'r')})`
