/** The register of papers as a sheet, whole, in the order of printing. */
import { dateParts, today } from '../../ledger/index.ts'
import type { PaperLine } from '../../ledger/wire/papers.ts'
import { writeCsv } from './csv_writer.ts'
import { type WrittenCell, type WrittenColumn, writeXlsx } from './xlsx_writer.ts'

interface RegisterColumn extends WrittenColumn {
  of(line: PaperLine): WrittenCell
}
const columns: readonly RegisterColumn[] = [
  { title: '发文字号', look: 'text', width: 26, of: ({ number }) => number },
  { title: '文书', look: 'text', width: 26, of: ({ title }) => title },
  { title: '印发日期', look: 'day', width: 12, of: ({ printed_at }) => today(new Date(printed_at)) },
  { title: '发文单位', look: 'text', width: 24, of: ({ office_name }) => office_name },
  { title: '关于哪个单位', look: 'text', width: 24, of: ({ unit_name }) => unit_name },
  { title: '台账', look: 'text', width: 22, of: ({ ledger_title }) => ledger_title },
  { title: '记录号', look: 'number', width: 10, of: ({ row }) => row },
  { title: '经办人', look: 'text', width: 12, of: ({ by }) => by },
  { title: '送达', look: 'text', width: 12, of: ({ served, way }) => (served ? (way ?? '未送达') : '不需送达') },
  { title: '送达日期', look: 'day', width: 12, of: ({ served_on }) => served_on },
]

export const registerSheet = (
  batches: AsyncIterable<readonly PaperLine[]>,
  format: 'xlsx' | 'csv',
): AsyncGenerator<Buffer> => {
  const cells = cellsOf(batches)
  return format === 'xlsx'
    ? writeXlsx(columns, cells, '文书登记簿')
    : writeCsv(
        columns.map(({ title }) => title),
        cells,
      )
}

/** As the file is called: 文书登记簿2011年10月8日. */
export const registerName = (): string => `文书登记簿${dateParts(today(new Date()))}`

async function* cellsOf(batches: AsyncIterable<readonly PaperLine[]>): AsyncGenerator<WrittenCell[][]> {
  for await (const lines of batches) yield lines.map((line) => columns.map((column) => column.of(line)))
}
