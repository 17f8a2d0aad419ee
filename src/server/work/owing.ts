/**
 * Who owes the next move of which rows. Whoever can move a row owes it: everybody who holds a position that makes an
 * owed move, at the row's unit or above it, or where the move says so at the unit that the row names. Said once from the
 * declarations, as conditions on the lines `o` of `work.open_row`.
 */
import { type LedgerDocument, owedMoves, owedOf, owedStates, turnKeys } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { hasPath } from '../tables/paths.ts'
import { among } from '../tables/row_sql.ts'

/** At and below a unit what these positions owe. */
export interface Top {
  readonly unit: string
  readonly owes: (position: string) => boolean
}

/** What a position owes in one state of a ledger. */
export interface Claim {
  readonly ledger: LedgerDocument
  readonly state: string
  readonly position: string
  /** Made at the unit that the row names, not at the row's own. */
  readonly placed: boolean
  /** The keys of lines at which it is the position's turn. */
  readonly keys: readonly string[]
}

/** All that is owed in these ledgers, position by position. */
export const claimsOf = (ledgers: readonly LedgerDocument[]): Claim[] =>
  ledgers.filter(hasPath).flatMap((ledger) => owedStates(ledger).flatMap((state) => claimsAt(ledger, state)))

const claimsAt = (ledger: LedgerDocument, state: string): Claim[] => {
  const found = new Map<string, Claim>()
  for (const [, move] of owedMoves(ledger, state)) {
    const placed = move.at !== undefined
    for (const position of [move.by].flat()) {
      const before = found.get(`${position} ${placed}`)
      const keys = new Set([...(before?.keys ?? []), ...turnKeys(ledger, state, owedOf(move))])
      found.set(`${position} ${placed}`, { ledger, state, position, placed, keys: [...keys] })
    }
  }
  return [...found.values()]
}

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

/** By what the lines that positions can owe at all are found. */
export interface GroupScope {
  readonly keys: readonly string[]
  /** Where they stand, or which they name; null: everywhere. */
  readonly units: readonly string[] | null
}

export const groupScope = (tx: Tx, claims: readonly Claim[], tops: readonly Top[], reaches: Reaches): GroupScope => {
  const owing = tops.filter(({ owes }) => claims.some(({ position }) => owes(position)))
  const own = claims.filter(({ position }) => owing.some(({ owes }) => owes(position)))
  const everywhere = owing.some(({ unit }) => unit === tx.actor.county)
  const units = new Set(owing.flatMap(({ unit }) => [...(reaches.get(unit) ?? [])]))
  return { keys: [...new Set(own.flatMap(({ keys }) => keys))], units: everywhere ? null : [...units] }
}

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
    return everywhere ? turnsSql(own) : sql`(${within(tx, column, units, reaches)} and ${turnsSql(own)})`
  })
  return sql`(${sql.join(parts, ' or ')})`
}

/** It is the turn of one of these. */
export const turnsSql = (claims: readonly Claim[]): Sql =>
  among(sql`o.owed`, [...new Set(claims.flatMap(({ keys }) => keys))])
