/** A move made at one stroke with the row: who may make it, and the paper that it prints. */
import {
  type CheckedRow,
  type Fault,
  holds,
  type LedgerDocument,
  type MoveDocument,
  type Path,
  stateTitle,
  type WhereRow,
  workflowOf,
} from '../../ledger/index.ts'
import type { Actor, Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { sequenceOf } from './columns.ts'
import { passedFaults } from './paths.ts'
import { printedWith } from './printing.ts'
import { mayMove } from './rights.ts'
import type { Cells } from './submission.ts'
import { moveNamed, type Tables } from './tables.ts'
import { namedUnitFaults } from './units_named.ts'

/**
 * A move on a row that is not there yet: by who fills this very unit, and one that needs no words besides the cells.
 * Whoever holds its position above makes it on the row afterwards, as on any other.
 */
export const firstMove = (actor: Actor, ledger: LedgerDocument, name: string, row: WhereRow): MoveDocument => {
  const move = moveNamed(ledger, name)
  const what = `办理“${move.title}”`
  if (!mayMove(actor, move, { unit: row.unit, above: [row.unit] })) throw new Problem('not_yours', { what })
  const here = [move.from].flat().includes(row.state) && (move.when === undefined || holds(move.when, row))
  if (!here || move.reason) throw new Problem('not_now', { state: stateTitle(ledger, row.state), what })
  return move
}

/** What the move asks beyond the cells themselves: a day that has not passed, a unit that can take the row. */
export const firstMoveFaults = async (
  tx: Tx,
  ledger: LedgerDocument,
  move: MoveDocument,
  row: CheckedRow,
  path: Path | null,
): Promise<Fault[]> => [
  ...passedFaults(ledger, move, path, Date.now()),
  ...(await namedUnitFaults(tx, ledger, row, move.to)),
]

interface FirstRow extends Cells {
  readonly unit: string
  readonly path: Path | null
  readonly moved: { readonly move: string } | null
}

/** What goes into the statement that makes the row. */
export interface FirstPrint {
  /** The row's number, given out before, since the paper is filled with it; null: the statement gives one out. */
  readonly id: number | null
  readonly parts: Sql
}

/** Problem: paper_incomplete. */
export const firstPrint = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  made: FirstRow,
): Promise<FirstPrint> => {
  const { unit, moved } = made
  const document = moved === null ? undefined : workflowOf(ledger).moves[moved.move]
  if (document?.prints === undefined) return { id: null, parts: sql.empty }
  const { id, name } = await tx.one<{ id: number; name: string | null }>(sql`
    select nextval(${sql.literal(`ledger.${sequenceOf(ledger)}`)}) as id, (
      select v.name from org.unit_version v where v.county = ${tx.actor.county} and v.code = ${unit}
      order by v.from_day desc limit 1) as name`)
  const standing = { unit, above: [unit] }
  const row = { ...made, id, version: 1, unit_name: name ?? unit, standing }
  return { id, parts: await printedWith(tx, tables, ledger, { name: moved!.move, document, reason: '' }, row) }
}
