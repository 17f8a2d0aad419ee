/** The paths of rows on the way into the database: what a move adds, what stands in its way, and the line of what is owed. */
import {
  begun,
  type CheckedRow,
  dayAt,
  dayInWords,
  type Entering,
  extensionsOf,
  type Fault,
  type LedgerDocument,
  type MoveDocument,
  movedOn,
  normOn,
  owedMoves,
  type Path,
  sinceOf,
  countOf,
  type Soon,
  stateTitle,
  turnOf,
  today,
  type TimeRules,
  workflowOf,
} from '../../ledger/index.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import type { Tables } from './tables.ts'
import { namedUnits } from './units_named.ts'

/** Only a workflow of the ledger's own has limits; ladders and plain ledgers need no path. */
export const hasPath = (ledger: LedgerDocument): boolean => ledger.workflow !== undefined

/** The path of a row that is being made, or null for ledgers without one. */
export const pathOfNew = (
  ledger: LedgerDocument,
  row: Entering,
  made: { readonly at: number; readonly by: number; readonly state: string; readonly move?: string | undefined },
  rules: TimeRules,
): Path | null => (hasPath(ledger) ? begun(workflowOf(ledger), row, made, rules) : null)

/** A row from before paths were kept has come into its state when its version was opened, and nothing is due there. */
export const pathBefore = (record: {
  readonly path: Path | null
  readonly state: string
  readonly opened_at: string
}): Path => record.path ?? [{ state: record.state, at: Date.parse(record.opened_at), move: null, by: 0, due: null }]

export const pathAfter = (
  ledger: LedgerDocument,
  path: Path,
  moved: { readonly move: string; readonly at: number; readonly by: number },
  row: Entering,
  rules: TimeRules,
): Path => movedOn(workflowOf(ledger), path, moved, row, rules)

/**
 * What the limit says against a move: a state that may not be left yet, a time that has lapsed, a limit that has run out
 * and cannot be made longer, or has been made longer often enough. Problems: too_early, too_late, not_now, often_enough.
 */
export const timelyRefusal = (
  ledger: LedgerDocument,
  move: MoveDocument,
  path: Path,
  now: number,
  rules: Pick<TimeRules, 'norm'>,
): Problem | undefined => {
  const last = path.at(-1)!
  const what = `办理“${move.title}”`
  const state = stateTitle(ledger, last.state)
  if (last.free_at !== undefined && now < last.free_at && !move.early && last.state !== move.to) {
    return new Problem('too_early', { what, state, until: dayWords(last.free_at - 1) })
  }
  if (move.early === 'only' && last.free_at !== undefined && now >= last.free_at) {
    return new Problem('too_late', { what, at: dayWords(last.free_at - 1) })
  }
  if (!move.extends) return undefined
  if (last.due === null) return new Problem('not_now', { what, state })
  if (now >= last.due) return new Problem('too_late', { what, at: dayWords(last.due - 1) })
  const times = move.extends.times === undefined ? 1 : countOf(move.extends.times, dayAt(now), rules)
  const often = times !== null && extensionsOf(path) >= times
  return often ? new Problem('often_enough', { what, times: String(times) }) : undefined
}

/** A day that a move names as a limit must not have passed when it is named. */
export const passedFaults = (ledger: LedgerDocument, move: MoveDocument, path: Path | null, now: number): Fault[] => {
  const { limit, due } = path?.at(-1) ?? { due: null }
  if (limit === undefined || limit.span !== null || due === null || due > now) return []
  const declared = [workflowOf(ledger).states[move.to]?.limit ?? []].flat()
  return declared.flatMap(({ until }) =>
    until !== undefined && move.asks?.includes(until)
      ? [{ path: until, says: `“${ledger.fields[until]?.title ?? until}”不能早于今天` }]
      : [],
  )
}

const dayWords = (instant: number): string => dayInWords(dayAt(instant))

/** The lights of the bureau. */
export const soonOf = ({ catalogue }: Pick<Tables, 'catalogue'>, now = new Date()): Soon => ({
  days: normOn(catalogue, 'limit.soon_days', today(now)) ?? 3,
  share: (normOn(catalogue, 'limit.soon_share', today(now)) ?? 25) / 100,
})

/** What is due later than in so many days is folded away in lists of what is owed. */
export const farDaysOf = ({ catalogue }: Pick<Tables, 'catalogue'>, now = new Date()): number =>
  normOn(catalogue, 'limit.far_days', today(now)) ?? 60

export const dueParameter = (path: Path | null): string | null => instant(path?.at(-1)?.due ?? null)
export const pathParameter = (path: Path | null): string | null => (path === null ? null : JSON.stringify(path))
const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** The unit at which the row's next move is made, if it is another than its own. */
const atUnitOf = (ledger: LedgerDocument, { values, state }: Pick<CheckedRow, 'values' | 'state'>): string | null => {
  const [field] = namedUnits(ledger, state)
  const unit = field === undefined ? null : values[field]
  return typeof unit === 'string' ? unit : null
}

/**
 * Columns for the end of the statement that writes a version, behind a comma: they write the row's line of what is owed,
 * or take it away. The clock looks at it at once, whether anybody holds its position. `id`: an expression for the row's id, `at` one for the moment of the write.
 */
export const standsPart = (
  ledger: LedgerDocument,
  row: CheckedRow,
  path: Path | null,
  { id, at }: { readonly id: Sql; readonly at: Sql },
): Sql => {
  if (path === null) return sql.empty
  if (owedMoves(ledger, row.state).length === 0) return restsPart(ledger, id)
  const since = sinceOf(path)
  const due = path.at(-1)!.due
  return sql`, case when ${id} is not null then work.stands(${ledger.name}, ${id}, ${row.unit}, ${atUnitOf(ledger, row)},
    ${row.state}, ${turnOf(ledger, { ...row, path })}, ${instant(since)}::timestamptz, ${instant(due)}::timestamptz, ${at}, ${at}) end`
}

/** An edit changes nothing in what is owed, except where it corrects whose turn it is, or at which unit. */
export const correctedPart = (ledger: LedgerDocument, before: CheckedRow, after: CheckedRow, id: Sql): Sql => {
  if (!hasPath(ledger)) return sql.empty
  const [at_unit, turn] = [atUnitOf(ledger, after), turnOf(ledger, after)]
  if (at_unit === atUnitOf(ledger, before) && turn === turnOf(ledger, before)) return sql.empty
  return sql`, case when ${id} is not null then work.stands_at(${ledger.name}, ${id}, ${at_unit}, ${turn}) end`
}

export const restsPart = (ledger: LedgerDocument, id: Sql): Sql =>
  hasPath(ledger) ? sql`, case when ${id} is not null then work.rests(${ledger.name}, ${id}) end` : sql.empty
