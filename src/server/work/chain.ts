/**
 * Who stands behind a row: the positions that owe it a move at the nearest unit, the head of that unit, the unit above, and
 * the leader of the bureau in charge. Of each, who holds the position today.
 */
import { type Catalogue, type LedgerDocument, owedMoves, type Rung } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { readsOf } from '../org/reads.ts'
import { nearestHolding } from './holders.ts'

/** A row as `work.open_row` has it. */
export interface Place {
  readonly ledger: string
  readonly unit: string
  readonly at_unit: string | null
  readonly state: string
}
export interface Post {
  readonly unit: string
  readonly positions: readonly string[]
  /** Who holds them today; nobody where they are vacant. */
  readonly people: readonly number[]
}
export type ToldRung = Exclude<Rung, 'entered' | 'soon'>
export type Chain = Readonly<Partial<Record<ToldRung, Post>>>

export interface Due extends Place {
  readonly id: number
  readonly since: string
  readonly due_at: string | null
  readonly moved_at: string
  readonly told: number
}
/** One rung that was reached: whom it found, and whose positions were passed over because nobody holds them. */
export interface Reached {
  readonly row: Due
  readonly rung: Rung
  readonly post: Post | null
  readonly vacant: readonly string[]
  readonly at: number
}

export interface Ancestor {
  readonly unit: string
  readonly ancestor: string
  readonly level: string
}

/** The chain of each row, in their order. Two queries, however many rows. Asked as the platform. */
export const chainsOf = async (tx: Tx, catalogue: Catalogue, places: readonly Place[]): Promise<Chain[]> => {
  const lines = await linesOf(tx, [...new Set(places.map(({ unit, at_unit }) => at_unit ?? unit))])
  const bare = places.map((place) => bareChain(catalogue, place, lines.get(place.at_unit ?? place.unit) ?? []))
  const held = await holdersOf(
    tx,
    bare.flatMap((chain) => Object.values(chain)),
  )
  return bare.map((chain) =>
    Object.fromEntries(Object.entries(chain).map(([rung, post]) => [rung, { ...post, people: peopleAt(held, post) }])),
  )
}

type BarePost = Omit<Post, 'people'>
type BareChain = Partial<Record<ToldRung, BarePost>>

/**
 * Units at and above each, the nearest first, by the tree that rights go by: a merged unit's rows are its successor's, and
 * a closed one still stands where it last stood.
 */
export const linesOf = async (tx: Tx, units: readonly string[]): Promise<Map<string, Ancestor[]>> => {
  const { county } = tx.actor
  const found = await tx.rows<Ancestor>(sql`
    with recursive went as (
      select u.code as unit, u.code as at, u.closed_on, u.merged_into from org.unit u
      where u.county = ${county} and u.code = any(${units}::text[])
      union
      select w.unit, n.code, n.closed_on, n.merged_into
      from went w join org.unit n on n.county = ${county} and n.code = w.merged_into
      where w.closed_on <= org.today()
    )
    select w.unit, r.ancestor, r.ancestor_level as level
    from went w join org.reach r on r.county = ${county} and r.unit = w.at
    where not (w.merged_into is not null and w.closed_on <= org.today())
      and r.from_day <= org.today() and (r.to_day > org.today() or r.to_day = w.closed_on)
    order by r.depth`)
  const lines = new Map<string, Ancestor[]>()
  for (const one of found) lines.set(one.unit, [...(lines.get(one.unit) ?? []), one])
  return lines
}

const bareChain = (catalogue: Catalogue, { ledger: name, state }: Place, line: readonly Ancestor[]): BareChain => {
  const ledger = catalogue.ledger(name)
  if (ledger === undefined) return {}
  const positions = owedMoves(ledger, state).flatMap(([, { by }]) => by)
  const holding = nearestHolding(positions, line)
  if (holding === undefined) return {}
  const { place: holder, positions: own } = holding
  const at = line.indexOf(holder)
  const head = (place: Ancestor | undefined): BarePost | undefined => headAt(catalogue, ledger, place)
  const bureau = line.slice(at).find(({ level }) => isBureau(catalogue, level))
  const above = head(line[at + 1])
  return withoutTwins({
    holder: { unit: holder.ancestor, positions: own },
    ...named('head', head(holder)),
    ...named('above', above),
    ...named('leader', head(bureau)),
  })
}

const named = (rung: ToldRung, post: BarePost | undefined): BareChain => (post === undefined ? {} : { [rung]: post })

/** The head of a unit, where that position may read the ledger at all: a sealed one is told to nobody else. */
const headAt = (catalogue: Catalogue, ledger: LedgerDocument, place: Ancestor | undefined): BarePost | undefined => {
  const position = catalogue.levels.find(({ name }) => name === place?.level)?.head
  if (place === undefined || position === undefined || !readersOf(catalogue, ledger).has(position)) return undefined
  return { unit: place.ancestor, positions: [position] }
}

const isBureau = (catalogue: Catalogue, level: string): boolean =>
  catalogue.levels.find(({ name }) => name === level)?.bureau === true

const readers = new WeakMap<LedgerDocument, ReadonlySet<string>>()
const readersOf = (catalogue: Catalogue, ledger: LedgerDocument): ReadonlySet<string> => {
  const known = readers.get(ledger) ?? new Set(readsOf(catalogue, ledger).map(({ position }) => position))
  readers.set(ledger, known)
  return known
}

/** Who is told on one rung is not told again on the next. */
const withoutTwins = (chain: BareChain): BareChain => {
  const told = new Set<string>()
  const fresh = Object.entries(chain).filter(([, { unit, positions }]) => {
    const open = positions.filter((position) => !told.has(`${unit} ${position}`))
    for (const position of open) told.add(`${unit} ${position}`)
    return open.length > 0
  })
  return Object.fromEntries(fresh)
}

const holdersOf = async (tx: Tx, posts: readonly BarePost[]): Promise<ReadonlyMap<string, number[]>> => {
  const units = [...new Set(posts.map(({ unit }) => unit))]
  const positions = [...new Set(posts.flatMap((post) => post.positions))]
  const found = await tx.rows<{ unit: string; seat_position: string; person: number }>(sql`
    select unit, seat_position, person from notices.holders(${units}::text[], ${positions}::text[])`)
  const held = new Map<string, number[]>()
  for (const { unit, seat_position, person } of found) {
    const key = `${unit} ${seat_position}`
    held.set(key, [...(held.get(key) ?? []), person])
  }
  return held
}

const peopleAt = (held: ReadonlyMap<string, number[]>, { unit, positions }: BarePost): number[] => [
  ...new Set(positions.flatMap((position) => held.get(`${unit} ${position}`) ?? [])),
]
