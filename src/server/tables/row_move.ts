/** Moves: who may make one, from where, and what it asks. */
import {
  type Day,
  describeWhere,
  type Explanations,
  type Fault,
  faultsOfRow,
  handsOver,
  holds,
  isAnswered,
  isDay,
  type LedgerDocument,
  type MoveDocument,
  movesFrom,
  type Notes,
  parsePeriod,
  type Path,
  rulesOf,
  stateTitle,
  today,
  workflowOf,
} from '../../ledger/index.ts'
import type { Row } from '../../ledger/wire.ts'
import type { Actor, Tx } from '../db/database.ts'
import { faulty, Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { requireOpen } from './lock.ts'
import { moveNotice } from './move_notice.ts'
import { hasPath, passedFaults, pathAfter, pathBefore, timelyRefusal } from './paths.ts'
import { mayCorrect, mayMove, rightsOf, type Standing } from './rights.ts'
import { advance, type Seen, seenOrAnswered, type Yours } from './row_change.ts'
import { judge, requireExplained } from './judging.ts'
import { danglingFaults } from './pointers.ts'
import { dayAfter, rowOf } from './row_edit.ts'
import { printedWith } from './printing.ts'
import { toPrint } from './printing_moves.ts'
import { reopeningParts } from './reopening.ts'
import { type Cells, changedFields, laidOver } from './submission.ts'
import { ledgerNamed, moveNamed, type Tables } from './tables.ts'
import { timeRules } from './time_rules.ts'
import { namedUnitFaults } from './units_named.ts'

export interface Movement extends Yours {
  readonly move: string
  readonly reason?: string | undefined
  /** Cells that the reason points at, each with what is wrong there. */
  readonly cells?: Readonly<Record<string, string>> | undefined
  /** The last day of a reopening. */
  readonly until?: Day | undefined
}

/**
 * Makes a move. What it asks must be answered, with a value or with a mark. Problems: no_such, not_yours, not_now,
 * reason_needed, faulty, unexplained, changed_meanwhile.
 */
export const moveRow = async (tx: Tx, tables: Tables, name: string, id: number, sent: Movement): Promise<Row> => {
  const ledger = ledgerNamed(tables, name)
  const move = moveNamed(ledger, sent.move)
  const found = await seenOrAnswered(tx, tables, ledger, id, 'move', sent)
  if ('answer' in found) return found.answer
  const { seen } = found
  const { cells, faults } = laidOver(ledger, seen, sent)
  requireMove(tx.actor, ledger, move, seen, cells)
  await requireOpenTo(tx, tables, ledger, move, seen)
  const reason = sent.reason?.trim() ?? ''
  if (move.reason && reason === '') throw new Problem('reason_needed')
  const onward = await pathOn(tx, tables, ledger, seen, cells, sent.move)
  const all = [
    ...faults,
    ...cellFaults(ledger, move, seen, cells),
    ...saidFaults(ledger, move, sent),
    ...passedFaults(ledger, move, onward.path, onward.now),
    ...(move.undoes || move.to === seen.state
      ? []
      : await namedUnitFaults(tx, ledger, { unit: seen.unit, values: cells.values }, move.to)),
  ]
  if (all.length > 0) throw faulty(all)
  const { notes } = await allowed(tx, tables, ledger, seen, cells, { to: move.to, explained: sent.explained })
  const { path } = onward
  const next = { ...cells, notes, path, ...handedOver(move, cells), state: move.to, day: dayAfter(ledger, seen, cells) }
  const detail = {
    move: sent.move,
    from: seen.state,
    to: move.to,
    ...(reason === '' ? {} : { reason }),
    ...said(move, sent),
  }
  const { period } = seen
  const reopening =
    move.until && period !== null
      ? reopeningParts(tx.actor, ledger, { ...seen, period }, sent.until!, reason)
      : sql.empty
  const printed = await printedWith(
    tx,
    tables,
    ledger,
    { name: sent.move, document: move, reason },
    toPrint(seen, next),
  )
  const beside = sql`${reopening}${moveNotice(tx.actor, ledger, move, seen, { ...sent, reason })}${printed}`
  return advance(tx, tables, ledger, seen, next, { act: 'move', sent, detail, beside })
}

/** The path with the move added, or the refusal that its limit stands in the way. */
export const pathOn = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  seen: Seen,
  cells: Cells,
  move: string,
): Promise<{ path: Path | null; now: number }> => {
  const now = Date.now()
  if (!hasPath(ledger)) return { path: null, now }
  const rules = await timeRules(tx, tables.catalogue)
  const before = pathBefore(seen.record)
  const document = workflowOf(ledger).moves[move]!
  const refusal = timelyRefusal(ledger, document, before, now, rules)
  if (refusal !== undefined) throw refusal
  const row = { unit: seen.unit, period: seen.period, ...cells }
  return { path: pathAfter(ledger, before, { move, at: now, by: tx.actor.person }, row, rules), now }
}

/** The unit that has the row from now on, where the move hands it over. */
export const handedOver = ({ hands }: MoveDocument, { values }: Cells): { unit?: string } => {
  const unit = hands === undefined ? null : values[hands]
  return typeof unit === 'string' ? { unit } : {}
}

/** What is said with a move besides its reason: nothing that the move does not ask for. */
export const said = (move: MoveDocument, { cells, until }: Movement): Record<string, unknown> => ({
  ...(move.points && cells ? { cells } : {}),
  ...(move.until ? { until } : {}),
})

export const saidFaults = (ledger: LedgerDocument, move: MoveDocument, { cells = {}, until }: Movement): Fault[] => {
  const faults: Fault[] = []
  if (move.points) {
    const strays = Object.keys(cells).filter((name) => !Object.hasOwn(ledger.fields, name))
    faults.push(...strays.map((name) => ({ path: `cells.${name}`, says: `本台账没有“${name}”这一项` })))
    if (Object.keys(cells).length === 0) faults.push({ path: 'cells', says: '请点出是哪几格有问题，对方才知道改哪里' })
  }
  if (move.until && (until === undefined || !isDay(until) || until < today(new Date()))) {
    faults.push({ path: 'until', says: '请写明开放到哪一天，不能早于今天' })
  }
  return faults
}

/** May this actor make this move on the row as it stands? */
export const offers = (
  actor: Actor,
  ledger: LedgerDocument,
  row: Standing & Cells & { readonly state: string; readonly period: string | null },
): [name: string, move: MoveDocument][] =>
  movesFrom(ledger, row.state).filter(
    ([, move]) => mayMove(actor, move, row) && (move.when === undefined || holds(move.when, row)),
  )

/** Why the move cannot be made by this actor on the row as it will stand; undefined where it can. */
export const moveRefusal = (
  actor: Actor,
  ledger: LedgerDocument,
  move: MoveDocument,
  seen: Seen,
  cells: Cells,
): Problem | undefined => {
  const what = `办理“${move.title}”`
  if (!mayMove(actor, move, seen)) return new Problem('not_yours', { what })
  if (![move.from].flat().includes(seen.state)) {
    return new Problem('not_now', { state: stateTitle(ledger, seen.state), what })
  }
  const row = { ...cells, unit: seen.unit, period: seen.period, state: seen.state, path: seen.record.path }
  if (move.when === undefined || holds(move.when, row)) return undefined
  return new Problem('not_fitting', { what, when: describeWhere(move.when, ledger) })
}

export const requireMove = (...asked: Parameters<typeof moveRefusal>): void => {
  const refusal = moveRefusal(...asked)
  if (refusal !== undefined) throw refusal
}

/** Handing in is a matter of the form being open; what a reviewer does with the row afterwards is not. */
const requireOpenTo = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  move: MoveDocument,
  seen: Seen,
): Promise<void> => {
  const { editable } = rulesOf(ledger)
  if (!editable.has(seen.state) || editable.has(move.to) || seen.period === null) return
  if (mayCorrect(rightsOf(tables, ledger, tx.actor), seen)) return
  await requireOpen(tx, tables, ledger, { ...seen, period: parsePeriod(seen.period) })
}

export const cellFaults = (ledger: LedgerDocument, move: MoveDocument, seen: Seen, cells: Cells): Fault[] => {
  const asks = move.asks ?? []
  const title = (field: string): string => ledger.fields[field]?.title ?? field
  const foreign = changedFields(ledger, seen, cells).filter((field) => !asks.includes(field))
  const open = asks.filter((field) => !isAnswered(cells, field) && !ledger.fields[field]?.retired)
  return [
    ...foreign.map((field) => ({ path: field, says: `“${title(field)}”不由“${move.title}”填写` })),
    ...open.map((field) => ({ path: field, says: `办理“${move.title}”要填“${title(field)}”；确实没有的请注明不适用` })),
  ]
}

/**
 * A row that leaves its filler's hands has to be right as a whole, and every doubt explained. Later moves answer for
 * what they change only: who returns or closes a row cannot be made to mend what an older declaration let pass.
 */
const allowed = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  seen: Seen,
  cells: Cells,
  { to, explained }: { readonly to: string; readonly explained: Explanations | undefined },
): Promise<{ notes: Notes }> => {
  const inHands = rulesOf(ledger).editable.has(seen.state)
  // What was said to a check is the filler's word; a later mover has a reason of his own.
  const said = inHands ? { ...seen, explained } : { notes: {} }
  const judged = await judge(tx, tables, ledger, rowOf(seen, cells, to), {
    ...said,
    handing: handsOver(ledger, seen.state, to),
  })
  const dangling = await danglingFaults(tx, tables, ledger, seen, cells)
  const after = judged.faults.length > 0 ? judged.faults : dangling
  const before = after.length === 0 || inHands ? [] : faultsOfRow(ledger, rowOf(seen, seen), judged.compared)
  const fresh = after.filter((fault) => !before.some(({ path, says }) => path === fault.path && says === fault.says))
  if (fresh.length > 0) throw faulty(fresh)
  requireExplained(judged)
  return inHands ? judged : { notes: seen.notes }
}
