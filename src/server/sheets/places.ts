/**
 * The units an import may speak of: found by code or by name, with what the importer may write. Loaded once for a
 * whole file, because every row asks.
 */
import { type Day, fillingLevels, type LedgerDocument, type ReadContext } from '../../ledger/index.ts'
import type { Actor, Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { rightsOf } from '../tables/rights.ts'
import type { Tables } from '../tables/tables.ts'
import { acting } from './acting.ts'

interface Place {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly opened_on: Day
  readonly closed_on: Day | null
  /** The importer may write its rows. */
  readonly mine: boolean
  /** The importer may also correct them at any time. */
  readonly kept: boolean
}

export interface Places {
  readonly find: NonNullable<ReadContext['unit']>
  readonly name: (code: string) => string | undefined
  readonly level: (code: string) => string | undefined
  /** The importer may correct its rows at any time. */
  readonly kept: (code: string) => boolean
  /** Why a row of this unit may not be written for these days; null when it may. */
  trouble(code: string, from: Day, to: Day): string | null
}

export const loadPlaces = async (
  database: Database,
  actor: Actor,
  tables: Tables,
  ledger: LedgerDocument,
): Promise<Places> => {
  const { everywhere, fills, enters, keeps } = rightsOf(tables, ledger, actor)
  const under = (tops: readonly string[]) => sql`u.code in (
    select b.unit from unnest(${tops}::text[]) k(top) cross join lateral org.under(k.top) b(unit))`
  const versions = await acting(database, actor, (tx) =>
    tx.rows<Place>(sql`
      select u.code, v.name, u.level, u.opened_on, u.closed_on, k.kept, k.kept or u.code = any(${fills}::text[]) or ${under(enters)} as mine
      from org.unit u join org.unit_version v on v.county = u.county and v.code = u.code
      cross join lateral (
        select ${everywhere}::boolean or ${under(keeps)} as kept
      ) k
      where u.county = ${actor.county}
      order by v.from_day desc`),
  )
  return placesOf(versions, fillingLevels(ledger), ledger.title)
}

/** @param versions every name a unit ever had, the newest first */
export const placesOf = (versions: readonly Place[], levels: readonly string[], title: string): Places => {
  const units = new Map<string, Place>()
  const current = new Map<string, Set<string>>()
  const former = new Map<string, Set<string>>()
  for (const one of versions) {
    const newest = !units.has(one.code)
    if (newest) units.set(one.code, one)
    const names = newest && one.closed_on === null ? current : former
    names.set(plain(one.name), (names.get(plain(one.name)) ?? new Set()).add(one.code))
  }
  return {
    find: (text) => {
      if (units.has(text)) return { code: text }
      // A name that a unit carries today goes before the same name that another once carried.
      const codes = [...(current.get(plain(text)) ?? former.get(plain(text)) ?? [])]
      const [code] = codes
      if (code === undefined) return undefined
      return codes.length === 1 ? { code } : { many: codes.length }
    },
    name: (code) => units.get(code)?.name,
    level: (code) => units.get(code)?.level,
    kept: (code) => units.get(code)?.kept === true,
    trouble: (code, from, to) => troubleOf(units.get(code), levels, title, from, to),
  }
}

const plain = (name: string): string => name.normalize('NFKC').replace(/\s/g, '')

const troubleOf = (
  unit: Place | undefined,
  levels: readonly string[],
  title: string,
  from: Day,
  to: Day,
): string | null => {
  if (unit === undefined) return '没有这个单位'
  if (!levels.includes(unit.level)) return `“${title}”不由这一级单位填报`
  if (!unit.mine) return `你的岗位不能填报“${unit.name}”的“${title}”`
  const stands = unit.opened_on <= to && (unit.closed_on === null || unit.closed_on > from)
  return stands ? null : `“${unit.name}”在那时还没有设立，或已经撤并`
}
