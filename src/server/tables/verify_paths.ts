/**
 * Whether limits are still what rows say of them: each path's due instant reckoned again by the calendar that holds now,
 * each judgement by the calendar as it was known then, and the columns and the line of what is owed against the path.
 */
import { type Calendar, type LedgerDocument, type Mismatch, mismatchesOf, type Path } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from './columns.ts'
import { hasPath } from './paths.ts'
import { openRowBreaks } from './verify_open_rows.ts'
import { calendarChanges, laidDown, laidDownAt } from './time_rules.ts'

export interface LimitBreak {
  readonly ledger: string
  readonly row: number
  readonly says: string
}
export interface VerifiedLimits {
  /** Paths reckoned again. */
  readonly paths: number
  readonly breaks: readonly LimitBreak[]
}

/** A move made in the very moment of a change may have been judged by the calendar before it. */
const MOMENT_MILLISECONDS = 60_000

interface PathRecord {
  readonly id: number
  readonly state: string
  readonly path: Path
  readonly due: number | null
}

/** Asked as the platform. */
export const verifyPaths = async (tx: Tx, ledgers: Iterable<LedgerDocument>): Promise<VerifiedLimits> => {
  const { calendar } = await laidDown(tx)
  const then = await calendarsThen(tx)
  const breaks: LimitBreak[] = []
  let paths = 0
  for (const ledger of ledgers) {
    if (!hasPath(ledger)) continue
    const statement = sql`
      select r.id, r.state, r.path, extract(epoch from r.due_at)::float8 * 1000 as due
      from ${tableOf(ledger)} r
      where r.county = ${tx.actor.county} and r.closed_at is null and r.path is not null`
    for await (const part of tx.stream<PathRecord>(statement)) {
      paths += part.length
      for (const row of part) {
        const says = [...mismatchesOf(row.path, calendar, then).map(words), ...apart(row)]
        breaks.push(...says.map((one) => ({ ledger: ledger.name, row: row.id, says: one })))
      }
    }
    breaks.push(...(await openRowBreaks(tx, ledger)).map((one) => ({ ledger: ledger.name, ...one })))
  }
  return { paths, breaks }
}

/** The calendars known at an instant, or a moment before. */
const calendarsThen = async (tx: Tx): Promise<(instant: number) => readonly Calendar[]> => {
  const changes = [-Infinity, ...(await calendarChanges(tx))]
  const calendars: Calendar[] = []
  for (const at of changes) calendars.push((await laidDownAt(tx, at === -Infinity ? 0 : at)).calendar)
  const place = (instant: number): number => changes.findLastIndex((at) => at <= instant)
  return (instant) => calendars.slice(place(instant - MOMENT_MILLISECONDS), place(instant) + 1).toReversed()
}

const apart = ({ state, path, due }: PathRecord): string[] => {
  const last = path.at(-1)!
  return [
    ...(last.state === state ? [] : ['所处状态与办理经过不一致']),
    ...(last.due === due ? [] : ['期限与办理经过不一致']),
  ]
}

const words = ({ kind, state, recorded, reckoned }: Mismatch): string =>
  kind === 'due'
    ? `“${state}”的期限记为${instant(recorded)}，重算为${instant(reckoned)}`
    : `“${state}”记为${outcome(recorded)}，按当时的日历重算为${outcome(reckoned)}`
const instant = (at: Mismatch['recorded']): string => (typeof at === 'number' ? new Date(at).toISOString() : '没有')
const outcome = (kept: Mismatch['recorded']): string => (kept === null ? '未定' : kept ? '按期' : '逾期')
