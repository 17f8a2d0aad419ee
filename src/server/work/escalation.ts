/**
 * The clock's round over what is owed: rows whose next rung has come are told one rung further. A row is taken with a
 * lock that others pass over, so that of several servers one tells, and one that is killed in the middle has told nobody.
 */
import { type Catalogue, type Climb, type Ladder, normOn, type Rung, rungAt, RUNGS, today } from '../../ledger/index.ts'
import type { Database, Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { notify } from '../org/notices.ts'
import { soonOf } from '../tables/paths.ts'
import { type Chain, chainsOf, type Due, type Reached, type ToldRung } from './chain.ts'
import { escalationNotices } from './escalation_words.ts'
import { rowsVacated } from './vacated.ts'

export interface Round {
  readonly database: Database
  readonly county: string
  readonly catalogue: Catalogue
}

/** Rows taken at a time. */
const BATCH = 500

export const ladderOf = (catalogue: Catalogue, now: Date): Ladder => {
  const hours = (name: string, usual: number): number =>
    normOn(catalogue, `escalation.${name}_hours`, today(now)) ?? usual
  return {
    soon: soonOf({ catalogue }, now),
    hours: { head: hours('head', 24), above: hours('above', 72), leader: hours('leader', 120) },
  }
}

/**
 * All rows whose time has come; answers how many rungs were told. `quietly`: writes down what would have been told at
 * its own time and tells nobody: for books taken over from elsewhere.
 */
export const escalate = async (
  { database, county, catalogue }: Round,
  now = new Date(),
  { quietly = false } = {},
): Promise<number> => {
  let told = quietly ? 0 : await database.asOwner(county, (tx) => tellVacated(tx, catalogue, now))
  for (;;) {
    const batch = await database.asOwner(county, (tx) => tellBatch(tx, catalogue, now, quietly))
    told += batch.told
    if (batch.taken < BATCH) return told
  }
}

const tellBatch = async (
  tx: Tx,
  catalogue: Catalogue,
  now: Date,
  quietly: boolean,
): Promise<{ taken: number; told: number }> => {
  const rows = await tx.rows<Due>(sql`
    select ledger, id, unit, at_unit, state, since, due_at, moved_at, told from work.open_row
    where county = ${tx.actor.county} and next_at <= ${now.toISOString()}::timestamptz
    order by next_at limit ${BATCH} for update skip locked`)
  if (rows.length === 0) return { taken: 0, told: 0 }
  const ladder = ladderOf(catalogue, now)
  const chains = await chainsOf(tx, catalogue, rows)
  const climbs = rows.map((row, i) => climbed(row, chains[i]!, ladder, now.getTime(), quietly))
  const reached = climbs.flatMap((one) => one.reached)
  await keep(tx, rows, climbs)
  await writeDown(tx, reached)
  if (!quietly) await notify(tx, escalationNotices(catalogue, reached, now))
  return { taken: rows.length, told: reached.length }
}

const tellVacated = async (tx: Tx, catalogue: Catalogue, now: Date): Promise<number> => {
  const rows = await rowsVacated(tx, catalogue)
  const chains = await chainsOf(tx, catalogue, rows)
  const reached = rows.flatMap((row, i): Reached[] => {
    const found = toldOn('entered', chains[i]!)
    return found === null ? [] : [{ ...found, row, rung: 'entered', at: now.getTime() }]
  })
  await writeDown(tx, reached)
  await notify(tx, escalationNotices(catalogue, reached, now))
  return reached.length
}

interface Climbed {
  readonly told: number
  readonly next: number | null
  readonly reached: readonly Reached[]
}

/** Every rung whose time has come. A server that stood still tells the last of them only, and writes down all. */
const climbed = (row: Due, chain: Chain, ladder: Ladder, now: number, quietly: boolean): Climbed => {
  const climb: Climb = {
    moved: Date.parse(row.moved_at),
    since: Date.parse(row.since),
    due: row.due_at === null ? null : Date.parse(row.due_at),
  }
  const reached: Reached[] = []
  let told = row.told
  for (; told < RUNGS.length; told += 1) {
    const rung = RUNGS[told]!
    const at = rungAt(rung, climb, ladder)
    if (at === null || at > now) return { told, next: at, reached }
    const found = toldOn(rung, chain)
    if (found !== null) reached.push({ ...found, row, rung, at: quietly ? at : now })
  }
  return { told, next: null, reached }
}

const LADDER: readonly ToldRung[] = ['holder', 'head', 'above', 'leader']

/** Whom a rung finds: a vacant position passes it on at once. Null where there is nothing to say. */
const toldOn = (rung: Rung, chain: Chain): Pick<Reached, 'post' | 'vacant'> | null => {
  const first = rung === 'entered' || rung === 'soon' ? 0 : LADDER.indexOf(rung)
  const own = chain[LADDER[first]!]
  // A rung that this row does not have, since its head holds the row himself, is passed over.
  if (own === undefined) return null
  if (own.people.length > 0) return rung === 'entered' ? null : { post: own, vacant: [] }
  const vacant: string[] = []
  for (const name of LADDER.slice(first)) {
    const post = chain[name]
    if (post === undefined) continue
    if (post.people.length > 0) return { post, vacant }
    vacant.push(...post.positions)
  }
  return { post: null, vacant }
}

const keep = async (tx: Tx, rows: readonly Due[], climbs: readonly Climbed[]): Promise<void> => {
  const next = climbs.map((one) => (one.next === null ? null : new Date(one.next).toISOString()))
  await tx.run(sql`
    update work.open_row o set told = a.told, next_at = a.next_at
    from unnest(${rows.map(({ ledger }) => ledger)}::text[], ${rows.map(({ id }) => id)}::bigint[],
      ${climbs.map(({ told }) => told)}::int[], ${next}::timestamptz[]) a(ledger, id, told, next_at)
    where o.county = ${tx.actor.county} and o.ledger = a.ledger and o.id = a.id`)
}

const writeDown = async (tx: Tx, reached: readonly Reached[]): Promise<void> => {
  if (reached.length === 0) return
  const lines = reached.map(({ row, rung, post, vacant, at }) => ({
    ledger: row.ledger,
    row_id: row.id,
    unit: row.unit,
    state: row.state,
    since: row.since,
    due_at: row.due_at,
    rung,
    to_unit: post?.unit ?? null,
    positions: post?.positions ?? [],
    people: post?.people ?? [],
    vacant,
    at: new Date(at).toISOString(),
  }))
  await tx.run(sql`
    insert into work.escalation
      (county, ledger, row_id, unit, state, since, due_at, rung, to_unit, positions, people, vacant, at)
    select ${tx.actor.county}, a.* from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) a(ledger text, row_id bigint,
      unit text, state text, since timestamptz, due_at timestamptz, rung text, to_unit text, positions text[],
      people bigint[], vacant text[], at timestamptz)`)
}
