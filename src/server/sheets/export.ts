/** The rows of a query as a sheet: all of them, in its order, as they are read from the database. */
import { type FieldDocument, type LedgerDocument, parsePeriod, stateTitle } from '../../ledger/index.ts'
import type { Row } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { type ListQuery, streamRows } from '../tables/rows.ts'
import { ledgerNamed, type Tables } from '../tables/tables.ts'
import { writeCsv } from './csv_writer.ts'
import { headingOf, lookOf, shownCell } from './shown_cell.ts'
import { type WrittenCell, type WrittenColumn, writeXlsx } from './xlsx_writer.ts'

export type ExportFormat = 'xlsx' | 'csv'

interface ExportColumn extends WrittenColumn {
  of(row: Row): WrittenCell
}

/**
 * The whole result of a list query, never cut, as the bytes of a file. The headings are those that an import knows.
 * Sealed fields are masked for everyone: a file leaves the house, and nobody can say later who saw it.
 * To be walked within the transaction. Problems: those of `listRows`.
 */
export const exportRows = (
  tx: Tx,
  tables: Tables,
  name: string,
  asked: ListQuery,
  format: ExportFormat,
): AsyncGenerator<Buffer> => {
  const ledger = ledgerNamed(tables, name)
  const columns = columnsOf(ledger)
  const batches = cellsOf(streamRows(tx, tables, name, asked), columns)
  return format === 'xlsx'
    ? writeXlsx(columns, batches)
    : writeCsv(
        columns.map(({ title }) => title),
        batches,
      )
}

async function* cellsOf(
  batches: AsyncIterable<Row[]>,
  columns: readonly ExportColumn[],
): AsyncGenerator<WrittenCell[][]> {
  for await (const rows of batches) yield rows.map((row) => columns.map((column) => column.of(row)))
}

const columnsOf = (ledger: LedgerDocument): ExportColumn[] => [
  { title: '单位代码', look: 'text', width: 14, of: (row) => row.unit },
  { title: '单位', look: 'text', width: 24, of: (row) => row.unit_name },
  ...(ledger.cadence === undefined ? [] : [periodColumn]),
  ...Object.entries(ledger.fields).map(([field, document]) => fieldColumn(field, document)),
  { title: '状态', look: 'text', width: 10, of: (row) => stateTitle(ledger, row.state) },
  { title: '记录号', look: 'number', width: 10, of: (row) => row.id },
]

const periodColumn: ExportColumn = {
  title: '期',
  look: 'text',
  width: 22,
  of: ({ period }) => (period === null ? null : (parsePeriod(period)?.title ?? period)),
}

const fieldColumn = (field: string, document: FieldDocument): ExportColumn => ({
  title: headingOf(document),
  look: lookOf(document),
  of: (row) => shownCell(field, document, row),
})
