/** What is owed at and below a unit, by who holds it: down the tree unit by unit. */
import type { Below, OpenCounts } from '../../ledger/wire/open_rows.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { Tables } from '../tables/tables.ts'
import { countsOf, plus } from './open_counts.ts'
import { groupsSql } from './open_groups.ts'
import { ledgersRead, topsBelow } from './open_rows.ts'
import { nearestHolding } from './holders.ts'
import { type Claim, claimsOf, groupScope, reachesOf } from './owing.ts'
import { peopleAt, trailTo, type TreeUnit, unitsBelow } from './tree_below.ts'

/** Problem: no_such (a unit that is not at or below one's own). */
export const belowOf = async (tx: Tx, tables: Tables, asked: string | undefined, now: number): Promise<Below> => {
  const own = (await topsBelow(tx, tables, undefined)).map(({ unit }) => unit)
  const [top] = await topsBelow(tx, tables, asked ?? own[0] ?? tx.actor.county)
  const claims = claimsOf(ledgersRead(tables, tx.actor)).filter(({ position }) => top!.owes(position))
  const tree = await unitsBelow(tx, top!.unit)
  const sums = addedUp(await groupsOf(tx, tables, claims, top!.unit, now), claims, tree, top!.unit)
  const people = await peopleAt(tx, top!.unit)
  const trail = await trailTo(tx, own, top!.unit)
  return {
    at: new Date(now).toISOString(),
    unit: top!.unit,
    unit_name: trail.at(-1)?.unit_name ?? top!.unit,
    trail,
    counts: sums.all,
    holders: [...sums.holders].map(([position, counts]) => ({
      position,
      title: tables.catalogue.position(position)?.title ?? position,
      people: [...(people.get(position) ?? [])],
      counts,
    })),
    units: [...sums.units]
      .map(([unit, counts]) => ({ unit, unit_name: tree.get(unit)!.name, below: tree.get(unit)!.below, counts }))
      .toSorted((a, b) => b.counts.red - a.counts.red || b.counts.yellow - a.counts.yellow),
  }
}

/** Lines that are alike to everybody who owes them, with how many of them are in which light. */
interface Group {
  readonly owed: string
  readonly unit: string
  readonly at_unit: string | null
  readonly count: number
  readonly red: number
  readonly yellow: number
}

const groupsOf = async (
  tx: Tx,
  tables: Tables,
  claims: readonly Claim[],
  top: string,
  now: number,
): Promise<Group[]> => {
  if (claims.length === 0) return []
  const scope = groupScope(tx, claims, [{ unit: top, owes: () => true }], await reachesOf(tx, [top]))
  return tx.rows<Group>(sql`
    select g.owed, g.unit, g.at_unit, g.count, g.red, g.yellow from ${groupsSql(tables, scope, now)} g`)
}

const NONE: OpenCounts = { red: 0, yellow: 0, green: 0 }

/** Where no unit above has any of the positions, the row's own unit has to see to it, and nobody's name stands there. */
const heldAt = (place: TreeUnit, positions: readonly string[]): { unit: string; positions: readonly string[] } => {
  const holding = nearestHolding(positions, place.line)
  return { unit: holding?.place.code ?? place.code, positions: holding?.positions ?? [] }
}

/** Of each group each unit's and each position's share is counted once, however many of its moves are open. */
const addedUp = (
  groups: readonly Group[],
  claims: readonly Claim[],
  tree: ReadonlyMap<string, TreeUnit>,
  top: string,
): { all: OpenCounts; holders: Map<string, OpenCounts>; units: Map<string, OpenCounts> } => {
  const owing = new Map<string, Claim[]>()
  for (const claim of claims) for (const key of claim.keys) owing.set(key, [...(owing.get(key) ?? []), claim])
  const [holders, units] = [new Map<string, OpenCounts>(), new Map<string, OpenCounts>()]
  let all = NONE
  for (const group of groups) {
    const open = owing.get(group.owed) ?? []
    const held = [true, false].flatMap((placed) => {
      const place = tree.get((placed ? group.at_unit : group.unit) ?? '')
      const positions = open.filter((claim) => claim.placed === placed).map(({ position }) => position)
      return place === undefined || positions.length === 0 ? [] : [heldAt(place, positions)]
    })
    if (held.length === 0) continue
    const counts = countsOf([group])
    all = plus(all, counts)
    for (const position of new Set(held.flatMap(({ unit, positions }) => (unit === top ? positions : [])))) {
      holders.set(position, plus(holders.get(position) ?? NONE, counts))
    }
    for (const child of new Set(held.flatMap(({ unit }) => tree.get(unit)?.child ?? []))) {
      units.set(child, plus(units.get(child) ?? NONE, counts))
    }
  }
  return { all, holders, units }
}
