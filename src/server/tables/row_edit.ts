/** Editing and withdrawing a row. */
import {
  type CheckedRow,
  type Fault,
  handsOver,
  type LedgerDocument,
  parsePeriod,
  rulesOf,
  stateTitle,
} from '../../ledger/index.ts'
import type { Row } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { faulty, Problem } from '../db/problem.ts'
import { judge, requireExplained } from './judging.ts'
import { danglingFaults } from './pointers.ts'
import { requireOpen } from './lock.ts'
import { mayCorrect, mayFill, type Rights, rightsOf, type Standing } from './rights.ts'
import { advance, type Change, type Seen, seenOrAnswered, type Yours } from './row_change.ts'
import { askedElsewhere } from './row_create.ts'
import { type Cells, changedFields, dayOfRow, laidOver } from './submission.ts'
import { ledgerNamed, type Tables } from './tables.ts'
import { namedUnitFaults, namedUnits } from './units_named.ts'

/** What the event of a change says besides: which import it came with. */
type Detail = Readonly<Record<string, unknown>>

/**
 * Saves the next version of a row; fields that are not named keep what they have. Problems: faulty, unexplained,
 * not_yours, not_now, changed_meanwhile (with both versions), already_there, no_such.
 */
export const editRow = async (
  tx: Tx,
  tables: Tables,
  name: string,
  id: number,
  sent: Yours,
  detail: Detail = {},
): Promise<Row> => {
  const ledger = ledgerNamed(tables, name)
  const found = await seenOrAnswered(tx, tables, ledger, id, 'edit', sent)
  if ('answer' in found) return found.answer
  const { seen } = found
  await requireHands(tx, tables, ledger, seen, '修改')
  const { cells, faults } = laidOver(ledger, seen, sent)
  const handing = handsOver(ledger, seen.state, seen.state)
  const judged = await judge(tx, tables, ledger, rowOf(seen, cells), { ...seen, explained: sent.explained, handing })
  const all = [
    ...faults,
    ...notForEditing(ledger, seen, cells),
    ...judged.faults,
    ...(await unitFaults(tx, ledger, seen, cells)),
  ]
  if (all.length > 0) throw faulty(all)
  const dangling = await danglingFaults(tx, tables, ledger, seen, cells)
  if (dangling.length > 0) throw faulty(dangling)
  requireExplained(judged)
  const { path } = seen.record
  const next = { ...cells, path, notes: judged.notes, state: seen.state, day: dayAfter(ledger, seen, cells) }
  return advance(tx, tables, ledger, seen, next, { act: 'edit', sent, detail })
}

/** Asked only where the unit that has to move the row on is corrected. */
const unitFaults = async (tx: Tx, ledger: LedgerDocument, seen: Seen, cells: Cells): Promise<Fault[]> => {
  const changed = changedFields(ledger, seen, cells)
  if (!namedUnits(ledger, seen.state).some((field) => changed.includes(field))) return []
  return namedUnitFaults(tx, ledger, { unit: seen.unit, values: cells.values }, seen.state)
}

/** Takes a row back: it is closed without a successor. Its versions stay, with the reason. */
export const withdrawRow = async (
  tx: Tx,
  tables: Tables,
  name: string,
  id: number,
  sent: Change & { readonly reason: string },
  detail: Detail = {},
): Promise<Row> => {
  const ledger = ledgerNamed(tables, name)
  if (sent.reason.trim() === '') throw new Problem('reason_needed')
  const found = await seenOrAnswered(tx, tables, ledger, id, 'withdraw', sent)
  if ('answer' in found) return found.answer
  const { seen } = found
  await requireHands(tx, tables, ledger, seen, '撤回')
  return advance(tx, tables, ledger, seen, null, {
    act: 'withdraw',
    sent,
    detail: { ...detail, reason: sent.reason.trim() },
  })
}

/** A row is in the hands of its filler until it has been reported; a steward may correct it at any time. */
export const inHands = (rights: Rights, ledger: LedgerDocument, row: Standing & { readonly state: string }): boolean =>
  mayCorrect(rights, row) || (mayFill(rights, row) && rulesOf(ledger).editable.has(row.state))

const requireHands = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  seen: Seen,
  what: string,
): Promise<void> => {
  const rights = rightsOf(tables, ledger, tx.actor)
  if (mayCorrect(rights, seen)) return
  if (!mayFill(rights, seen)) throw new Problem('not_yours', { what: `${what}这条记录` })
  if (!inHands(rights, ledger, seen)) throw new Problem('not_now', { state: stateTitle(ledger, seen.state), what })
  await requireOpen(tx, tables, ledger, { ...seen, period: seen.period === null ? null : parsePeriod(seen.period) })
}

const notForEditing = (ledger: LedgerDocument, seen: Seen, cells: Cells): Fault[] => {
  const { asked } = rulesOf(ledger)
  return changedFields(ledger, seen, cells).flatMap((name): Fault[] => {
    const moves = asked.get(name)
    if (moves !== undefined) return [askedElsewhere(ledger, name, moves)]
    const field = ledger.fields[name]
    return field?.retired ? [{ path: name, says: `“${field.title}”已停用，不再填写` }] : []
  })
}

/** The row as it is to stand: these cells, in this state. */
export const rowOf = ({ unit, period, state }: Seen, cells: Cells, to = state): CheckedRow => ({
  ...cells,
  unit,
  period,
  state: to,
})

/** A row without a date of its own stays on the day it was entered. */
export const dayAfter = (ledger: LedgerDocument, seen: Seen, cells: Cells): string =>
  dayOfRow(ledger, cells.values, seen.period === null ? null : parsePeriod(seen.period), seen.record.day)
