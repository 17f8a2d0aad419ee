/** Who hears of a move: the fillers of a row that others sent back, accepted or opened again. */
import { fillersOf, type LedgerDocument, type MoveDocument, parsePeriod, workflowOf } from '../../ledger/index.ts'
import type { Actor } from '../db/database.ts'
import { type NewNotice, noticeParts } from '../org/notices.ts'
import { type Sql, sql } from '../db/sql.ts'
import type { Seen } from './row_change.ts'

export interface MoveSaid {
  readonly reason: string
  readonly cells?: Readonly<Record<string, string>> | undefined
  readonly until?: string | undefined
}

type Kind = Extract<NewNotice['kind'], 'returned' | 'accepted' | 'reopened'>

const kindOf = (ledger: LedgerDocument, move: MoveDocument): Kind | undefined => {
  if (move.until) return 'reopened'
  if (workflowOf(ledger).states[move.to]?.final) return 'accepted'
  return move.points || move.reason ? 'returned' : undefined
}

/**
 * The notice as parts of the statement that makes the move, behind its `event`: they are written with the move or, where
 * somebody else came first, not at all.
 */
export const moveNotice = (
  actor: Actor,
  ledger: LedgerDocument,
  move: MoveDocument,
  seen: Seen,
  said: MoveSaid,
): Sql => {
  const notice = noticeOfMove(actor, ledger, move, seen, said)
  return notice === undefined ? sql.empty : sql`, ${noticeParts(actor, [notice], sql`event`)}`
}

/** Undefined where nobody need hear of it, or the mover fills the row too and knows. */
export const noticeOfMove = (
  actor: Actor,
  ledger: LedgerDocument,
  move: MoveDocument,
  seen: Pick<Seen, 'unit' | 'period' | 'record'>,
  said: MoveSaid,
): NewNotice | undefined => {
  const kind = kindOf(ledger, move)
  const positions = fillersOf(ledger)
  const own = actor.seats.some(({ position, unit }) => unit === seen.unit && positions.includes(position))
  if (kind === undefined || own) return undefined
  const { id, version } = seen.record
  return {
    kind,
    cause: `row ${ledger.name} ${id} ${version + 1}`,
    unit: seen.unit,
    ledger: ledger.name,
    period: seen.period,
    row: id,
    title: titleOf(ledger, move, seen),
    words: wordsOf(ledger, seen, said),
    link: kind === 'accepted' ? rowLink(ledger, seen) : mendLink(ledger, seen),
    to: { positions },
  }
}

const rowLink = ({ name }: LedgerDocument, { record }: Pick<Seen, 'record'>): string =>
  `/ledgers/${name}/rows/${record.id}`

/** What is to be mended leads to the page of its duty, where the form stands; of many rows to the very one. */
const mendLink = (ledger: LedgerDocument, seen: Pick<Seen, 'unit' | 'period' | 'record'>): string => {
  const { cadence, key, name } = ledger
  const one = key === undefined || [...key].sort().join() === 'period,unit'
  if (cadence === undefined || seen.period === null || !one) return rowLink(ledger, seen)
  return `/collect/${name}/${encodeURIComponent(seen.period)}?unit=${encodeURIComponent(seen.unit)}`
}

const titleOf = (ledger: LedgerDocument, move: MoveDocument, { period }: Pick<Seen, 'period'>): string => {
  const about = period === null ? '' : `（${parsePeriod(period)?.title ?? period}）`
  return `${ledger.title}${about}：${move.title}`
}

/** What a sealed row's reviewer wrote stays in the row: letters leave the house. */
const wordsOf = (
  ledger: LedgerDocument,
  { record }: Pick<Seen, 'record'>,
  { reason, cells = {}, until }: MoveSaid,
): string => {
  const unit = record['#unit'] ?? record.unit
  if (ledger.sealed) return `${unit}：请登录系统查看。`
  const places = Object.entries(cells).map(([field, words]) => `${ledger.fields[field]?.title ?? field}：${words}`)
  const opened = until === undefined ? [] : [`开放到${until}。`]
  const lines = [reason, ...places, ...opened].filter((line) => line !== '')
  return lines.length === 0 ? `${unit}。` : `${unit}：${lines.join('\n')}`
}
