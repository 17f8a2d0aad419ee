/** What people say about a row. It leaves the row, its path and its limit as they are. */
import { type LedgerDocument, owedMoves } from '../../ledger/index.ts'
import type { Comment } from '../../ledger/wire/comments.ts'
import type { Tx } from '../db/database.ts'
import { eventSql } from '../db/log.ts'
import { faulty, Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { type NewNotice, noticeParts } from '../org/notices.ts'
import { tableOf } from '../tables/columns.ts'
import { ledgerNamed, type Tables } from '../tables/tables.ts'
import { linesOf } from './chain.ts'
import { nearestHolding } from './holders.ts'

/** Oldest first. Problem: no_such, also for rows unseen. */
export const commentsOf = async (tx: Tx, tables: Tables, name: string, id: number): Promise<Comment[]> => {
  const ledger = ledgerNamed(tables, name)
  await placeOf(tx, ledger, id)
  return tx.rows<Comment>(sql`
    select c.id, c.at, c.words, c.person = ${tx.actor.person}::bigint as mine,
      (select p.name from org.person p where p.county = c.county and p.id = c.person) as by
    from work.comment c
    where c.county = ${tx.actor.county} and c.ledger = ${ledger.name} and c.row_id = ${id} order by c.at, c.id`)
}

interface Place {
  readonly unit: string
  readonly state: string
  readonly at_unit: string | null
}

/** Where the row stands now, or stood when it was withdrawn: row-level security shows it or not. */
const placeOf = async (tx: Tx, ledger: LedgerDocument, id: number): Promise<Place> => {
  const found = await tx.maybe<Place>(sql`
    select r.unit, r.state, o.at_unit from ${tableOf(ledger)} r
    left join work.open_row o on o.county = r.county and o.ledger = ${ledger.name} and o.id = r.id
    where r.county = ${tx.actor.county} and r.id = ${id} order by r.version desc limit 1`)
  if (found === undefined) throw new Problem('no_such', { what: `“${ledger.title}”的记录`, name: id })
  return found
}

interface Said {
  readonly key: string
  readonly words: string
}

/**
 * Whoever sees a row may say something about it. Who owes it a move hears of it, and who has spoken before. The same key
 * sent again says nothing twice. Problems: no_such, faulty.
 */
export const addComment = async (tx: Tx, tables: Tables, name: string, id: number, said: Said): Promise<void> => {
  const ledger = ledgerNamed(tables, name)
  const words = said.words.trim()
  if (words === '') throw faulty([{ path: 'words', says: '请写下要说的话' }])
  const place = await placeOf(tx, ledger, id)
  const notices = await noticesOf(tx, ledger, id, place, words)
  const event = eventSql(
    tx.actor,
    { act: 'comment', ledger: ledger.name, row: sql`said.row_id`, unit: sql`said.unit` },
    sql`said`,
  )
  await tx.run(sql`
    with said as (
      insert into work.comment (county, ledger, row_id, unit, person, at, words, request_key)
      values (${tx.actor.county}, ${ledger.name}, ${id}, ${place.unit}, ${tx.actor.person}, now(), ${words}, ${said.key})
      on conflict do nothing returning row_id, unit, at
    ),
    event as (${event})
    ${notices.length === 0 ? sql.empty : sql`, ${noticeParts(tx.actor, notices, sql`said`)}`}
    select count(*) from said`)
}

const noticesOf = async (
  tx: Tx,
  ledger: LedgerDocument,
  id: number,
  place: Place,
  words: string,
): Promise<NewNotice[]> => {
  const spoken = await tx.rows<{ person: number }>(sql`
    select distinct person from work.comment where county = ${tx.actor.county} and ledger = ${ledger.name}
      and row_id = ${id} and person <> ${tx.actor.person}::bigint`)
  const to = [...(await holdersOf(tx, ledger, place)), { people: spoken.map(({ person }) => person) }]
  return to.map((addressed) => ({
    kind: 'commented',
    cause: `comment ${ledger.name} ${id}`,
    unit: place.unit,
    ledger: ledger.name,
    row: id,
    title: `${ledger.title}：备注与讨论`,
    // What is said of a sealed row stays in the house.
    words: ledger.sealed ? `${tx.actor.name}写了备注，请登录系统查看。` : `${tx.actor.name}：${words}`,
    link: `/ledgers/${ledger.name}/rows/${id}`,
    to: addressed,
  }))
}

/** Who holds the row, at the nearest unit; not the positions that the writer has there. */
const holdersOf = async (tx: Tx, ledger: LedgerDocument, place: Place): Promise<NewNotice['to'][]> => {
  const positions = owedMoves(ledger, place.state).flatMap(([, { by }]) => by)
  if (positions.length === 0) return []
  const here = place.at_unit ?? place.unit
  const holding = nearestHolding(positions, (await linesOf(tx, [here])).get(here) ?? [])
  if (holding === undefined) return []
  const unit = holding.place.ancestor
  const others = holding.positions.filter(
    (position) => !tx.actor.seats.some((seat) => seat.position === position && seat.unit === unit),
  )
  return others.length === 0 ? [] : [{ positions: others, at: unit }]
}
