import type { Import } from '../../ledger/import_wire.ts'
import type { Actor } from '../db/database.ts'
import { storedField } from '../tables/columns.ts'
import { masked } from '../tables/row_sql.ts'
import type { ImportAsked, ImportDesk, LedgerSheet } from './import_desk.ts'
import { openLedgerSheet, wantedSheets } from './ledger_sheet.ts'
import type { Found, SheetReading } from './import_record.ts'
import type { SheetChange } from './row_compare.ts'
import type { ReadRow } from './row_reader.ts'
import { assignable } from './sheet_plan.ts'

/** Rows shown before anything is written. */
const SAMPLE = 20

/** Changes shown one by one; the counts speak of all. */
const SHOWN = 200

export interface Preview extends Pick<Import, 'read' | 'columns' | 'faults' | 'fault_count' | 'sample'> {
  readonly notes: readonly string[]
  readonly reading: SheetReading
  readonly found?: Found
}
/** Told now and then; returning a promise makes the reading wait. */
export type Progress = (rows: number) => void | Promise<void>

/**
 * Reads a whole file and writes nothing: which column is what, every fault (the first thousand in full, all by
 * number), the first rows as they were understood. Problems: bad_file, too_much, no_such.
 */
export const previewImport = async (
  desk: ImportDesk,
  actor: Actor,
  asked: ImportAsked,
  progress: Progress = () => {},
  signal?: AbortSignal,
): Promise<Preview> => {
  const sheet = await openLedgerSheet(desk, actor, asked, { duplicates: true })
  const sample: Import['sample'] = []
  for await (const rows of sheet.batches()) {
    signal?.throwIfAborted()
    for (const row of rows.slice(0, SAMPLE - sample.length)) sample.push(shown(sheet, row))
    await progress(sheet.read())
  }
  const { faults, plan } = sheet
  return {
    read: sheet.read(),
    columns: plan?.shown ?? [],
    faults: faults.listed,
    fault_count: faults.count,
    sample,
    notes: sheet.notes(),
    found: {
      counts: { ...sheet.tally },
      changes: sheet.changes.slice(0, SHOWN).map(shownChange),
      updatable: sheet.updatable,
      assignable: plan === null ? [] : assignable(sheet.ledger),
      ...(sheet.files.length === 0
        ? {}
        : { files: sheet.files.map(({ file, rows, faults: count }) => ({ file, rows, faults: count })) }),
    },
    reading: {
      heading_row: plan?.headingRow ?? 0,
      wanted: wantedSheets(sheet.ledger),
      renewed: sheet.renewed,
      files: sheet.files.map(({ file, heading_row }) => ({ file, heading_row })),
    },
  }
}

const shownChange = ({ row, file, id, unit_name, withdrawn, cells }: SheetChange) => ({
  row,
  ...(file === undefined ? {} : { file }),
  id,
  unit_name,
  withdrawn: withdrawn ?? null,
  cells: [...cells],
})

const shown = ({ ledger }: LedgerSheet, { row, unit, values }: ReadRow): Import['sample'][number] => ({
  row,
  unit,
  values: Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = storedField(ledger, name)
      return [name, field === undefined ? value : masked(field, value)]
    }),
  ),
})
