/** What a position holds because nobody nearer to the row does: the rule of `holders` as a condition on lines `o`. */
import { levelOf } from '../../ledger/index.ts'
import { type Sql, sql } from '../db/sql.ts'
import type { Tables } from '../tables/tables.ts'
import { depthOf } from './holders.ts'
import { type Claim, turnsSql } from './owing.ts'

/** That none of the claims is made nearer to the row than the chosen ones. Nothing where all are made at one level. */
export const nearestSql = ({ catalogue }: Tables, claims: readonly Claim[], chosen: readonly Claim[]): Sql[] => {
  const nearer = new Map<string, Claim[]>()
  for (const pair of pairsOf(claims)) {
    for (const placed of [true, false]) {
      const own = pair.filter((claim) => claim.placed === placed)
      const depths = own.filter((claim) => chosen.includes(claim)).map(({ position }) => depth(position))
      const before = own.filter(({ position }) => depths.length > 0 && depth(position) > Math.max(...depths))
      for (const claim of before) {
        const key = `${levelOf(claim.position)} ${placed}`
        nearer.set(key, [...(nearer.get(key) ?? []), claim])
      }
    }
  }
  function depth(position: string): number {
    return depthOf(catalogue, levelOf(position))
  }
  return [...nearer.values()].map((some) => sql`not (${turnsSql(some)} and ${hasLevelSql(some[0]!)})`)
}

/** A unit of the level stands at or above the row, or the unit that it names, by the tree that the sums go by. */
const hasLevelSql = ({ position, placed }: Claim): Sql => sql`exists (
  select from org.reach q join org.unit u on u.county = q.county and u.code = q.unit
  where q.county = o.county and q.unit = ${placed ? sql`o.at_unit` : sql`o.unit`}
    and q.ancestor_level = ${levelOf(position)} and q.from_day <= org.today()
    and (q.to_day > org.today() or q.to_day = u.closed_on))`

/** The claims on each ledger's state. */
const pairsOf = (claims: readonly Claim[]): Claim[][] => {
  const pairs = new Map<string, Claim[]>()
  for (const claim of claims) {
    const key = `${claim.ledger.name} ${claim.state}`
    pairs.set(key, [...(pairs.get(key) ?? []), claim])
  }
  return [...pairs.values()]
}
