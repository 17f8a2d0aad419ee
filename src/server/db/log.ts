/**
 * The log: one event for every write, in the write's own transaction. Every minute the events that can no longer be
 * joined by others are sealed into a block whose hash covers the block before. A chain event by event was rejected: it
 * would make all writers queue behind one another.
 */
import type { Actor, Database, Tx } from './database.ts'
import { sql } from './sql.ts'
import type { Sql } from './sql.ts'

/** Each may be a piece of SQL, so that an event can take what its own statement has just made: `(select id from made)`. */
export interface LogEvent {
  /** create edit move withdraw import sign_in sign_in_failed sign_out password apply publish view_private … */
  readonly act: string | Sql
  readonly ledger?: string | Sql | null
  readonly row?: number | Sql | null
  readonly version?: number | Sql | null
  readonly unit?: string | Sql | null
  /** The client's key of one submission; a second event with the same key breaks `event_county_request_key_key`. */
  readonly request_key?: string | Sql | null
  readonly detail?: Readonly<Record<string, unknown>> | Sql
  /** When it happened; the transaction's start unless said. */
  readonly at?: string | Sql
}

const isPiece = (value: unknown): value is Sql => typeof value === 'object' && value !== null && 'strings' in value

/** For `catch`: the unique constraint that a repeated submission breaks. */
export const REQUEST_KEY_CONSTRAINT = 'event_county_request_key_key'

/**
 * The insert of an event as a piece, to stand in a `with` beside the write itself. `from` names a part of that `with`
 * whose rows each get an event (none, no event); columns of it are reached through pieces.
 */
export const eventSql = (actor: Actor, event: LogEvent, from?: Sql): Sql => {
  const detail = isPiece(event.detail) ? event.detail : sql`${JSON.stringify(event.detail ?? {})}::jsonb`
  const values = sql`${actor.county}::text, ${event.at ?? sql`now()`}::timestamptz, ${actor.person}::bigint, ${event.act}::text, ${event.ledger ?? null}::text,
    ${event.row ?? null}::bigint, ${event.version ?? null}::int, ${event.unit ?? null}::text,
    ${event.request_key ?? null}::text, ${detail}`
  const source = from ? sql`select ${values} from ${from}` : sql`values (${values})`
  return sql`insert into log.event (county, at, person, act, ledger, row_id, version, unit, request_key, detail) ${source}`
}

export const writeEvent = async (tx: Tx, event: LogEvent): Promise<void> => {
  await tx.run(eventSql(tx.actor, event))
}

export interface RememberedEvent {
  readonly seq: number
  readonly at: string
  readonly act: string
  readonly ledger: string | null
  readonly row_id: number | null
  readonly version: number | null
  readonly unit: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

/** What an earlier submission with this key did, if the same person made it: its answer is given again. */
export const eventOfKey = (tx: Tx, request_key: string): Promise<RememberedEvent | undefined> =>
  tx.maybe<RememberedEvent>(sql`
    select seq, at, act, ledger, row_id, version, unit, detail from log.event
    where county = ${tx.actor.county} and request_key = ${request_key} and person = ${tx.actor.person}`)

export interface SealedBlock {
  readonly number: number
  readonly events: number
}

/**
 * Seals what is settled: events of transactions older than every transaction still running. A block says in `seqs`
 * which events it holds; the events of the last block's own edge are looked at again and left out if it has them.
 */
export const sealBlocks = (database: Database, county: string): Promise<SealedBlock | undefined> =>
  database.asOwner(county, async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`log.block ${county}`}, 0))`)
    return tx.maybe<SealedBlock>(sql`
      with last as (
        select number, hash, before_xid from log.block where county = ${county} order by number desc limit 1
      ), edge as (
        select pg_snapshot_xmin(pg_current_snapshot()) as xid
      ), held as (
        select coalesce(range_agg(b.seqs), '{}') as seqs from log.block b
        where b.county = ${county} and b.before_xid >= (select before_xid from last)
      ), fresh as (
        select range_agg(int8range(e.seq, e.seq, '[]')) as seqs, min(e.seq) as first_seq, max(e.seq) as last_seq,
          count(*) as events
        from log.event e, edge
        where e.county = ${county} and e.xid < edge.xid
          and e.xid >= coalesce((select before_xid from last), '0'::xid8)
          and not e.seq <@ (select seqs from held)
      )
      insert into log.block (county, number, first_seq, last_seq, events, hash, previous, seqs, before_xid)
      select ${county}, coalesce(last.number, 0) + 1, fresh.first_seq, fresh.last_seq, fresh.events,
        log.digest(${county}, fresh.seqs, coalesce(last.hash, ''::bytea)), coalesce(last.hash, ''::bytea),
        fresh.seqs, edge.xid
      from fresh cross join edge left join last on true
      where fresh.events > 0
      returning number, events`)
  })

export interface Break {
  readonly block: number | null
  /** changed: events differ from the hash · chain: not linked to the block before · missing: events or blocks gone ·
   * stray: an event that no block holds although its time is sealed. */
  readonly kind: 'changed' | 'chain' | 'missing' | 'stray'
  readonly says: string
}

/** Everything wrong with the chain of the actor's county, all at once. Asked as the owner, who sees every event. */
export const verifyLog = async (tx: Tx): Promise<Break[]> => {
  const blocks = await tx.rows<Omit<Break, 'says'>>(sql`
    with chain as (
      select b.*, lag(b.number, 1, 0::bigint) over w as number_before, lag(b.hash, 1, ''::bytea) over w as hash_before
      from log.block b where b.county = ${tx.actor.county} window w as (order by b.number)
    )
    select c.number as block, f.kind
    from chain c
    cross join lateral (
      select count(*) as events from log.event e
      where e.county = c.county and e.seq between c.first_seq and c.last_seq and e.seq <@ c.seqs
    ) found
    cross join lateral (values
      ('missing', c.number <> c.number_before + 1 or found.events < c.events),
      ('chain', c.previous <> c.hash_before),
      ('changed', found.events = c.events and log.digest(c.county, c.seqs, c.previous) <> c.hash)
    ) f(kind, broken)
    where f.broken
    order by c.number`)
  const strays = await tx.rows<{ seq: number }>(sql`
    select e.seq from log.event e
    where e.county = ${tx.actor.county}
      and e.xid < (select max(before_xid::text::numeric)::text::xid8 from log.block where county = ${tx.actor.county})
      and not exists (
        select from log.block b
        where b.county = e.county and e.seq between b.first_seq and b.last_seq and e.seq <@ b.seqs
      )
    order by e.seq`)
  return [
    ...blocks.map((found) => ({ ...found, says: `第${found.block}块${wordsFor[found.kind]}` })),
    ...strays.map(({ seq }) => ({ block: null, kind: 'stray' as const, says: `第${seq}号日志${wordsFor.stray}` })),
  ]
}

const wordsFor: Readonly<Record<Break['kind'], string>> = {
  changed: '的日志内容被改动过',
  chain: '与前一块接不上',
  missing: '或其中的日志缺失',
  stray: '不在任何已封存的块里',
}
