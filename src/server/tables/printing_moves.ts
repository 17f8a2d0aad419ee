/** The papers of moves over rows that are there already. */
import type { LedgerDocument, MoveDocument, Path } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { printParts, printsOf, type ToPrint } from './printing.ts'
import type { Seen } from './row_change.ts'
import type { Cells } from './submission.ts'
import type { Tables } from './tables.ts'

/** Of rows that only change their state those whose paper is whole, and their papers as parts of the one statement. */
export const printedTogether = async <Row extends { readonly seen: Seen; readonly path: Path | null }>(
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  move: { readonly name: string; readonly document: MoveDocument; readonly reason: string },
  rows: readonly Row[],
): Promise<{ whole: readonly Row[]; parts: Sql }> => {
  if (move.document.prints === undefined) return { whole: rows, parts: sql.empty }
  const asked = rows.map(({ seen, path }) => toPrint(seen, { values: seen.values, marks: seen.marks, path }))
  const prints = await printsOf(tx, tables, ledger, move, asked)
  const whole = prints.filter(({ missing }) => missing.length === 0)
  return {
    whole: rows.filter((_, i) => prints[i]?.missing.length === 0),
    parts: printParts(tx, tables, ledger, whole),
  }
}

/** The row as it will stand with a move. */
export const toPrint = (
  seen: Seen,
  next: Cells & { readonly unit?: string; readonly path?: Path | null },
): ToPrint => ({
  id: seen.record.id,
  version: seen.record.version + 1,
  unit: next.unit ?? seen.unit,
  unit_name: seen.record['#unit'] ?? seen.unit,
  values: next.values,
  marks: next.marks,
  standing: seen,
  path: next.path ?? null,
})
