/** What a cell of a sheet says for a value of a row: in exports, in templates, and when a template comes back. */
import { type FieldDocument, kindOf, type Mark, type Value } from '../../ledger/index.ts'
import type { Row } from '../../ledger/wire.ts'
import { type Cell, cellText } from './cell.ts'
import type { ColumnLook, WrittenCell } from './xlsx_writer.ts'

export const MARK_WORDS: Readonly<Record<Mark, string>> = { not_applicable: '不适用', exempt: '免报' }

export const headingOf = ({ title, unit }: FieldDocument): string =>
  unit === undefined ? title : `${title}（${unit}）`

export const lookOf = (document: FieldDocument): ColumnLook => {
  const kind = kindOf(document)
  const stored = kind.column(document)
  if (document.ledger !== undefined || stored?.sealed) return 'text'
  if (stored?.sql === 'date') return 'day'
  if (stored?.sql === 'numeric(18,2)') return 'money'
  return kind.operand === 'number' ? 'number' : 'text'
}

/** What has a name is shown by its name, a number as a number, a day as a day, and everything else as it reads. */
export const shownCell = (
  field: string,
  document: FieldDocument,
  { values, marks, labels }: Pick<Row, 'values' | 'marks' | 'labels'>,
): WrittenCell => {
  const mark = marks[field]
  if (mark !== undefined) return MARK_WORDS[mark]
  return labels?.[field] ?? shownValue(document, values[field] ?? null)
}

const shownValue = (document: FieldDocument, value: Value): WrittenCell => {
  if (value === null) return null
  return typeof value === 'number' || lookOf(document) === 'day'
    ? (value as WrittenCell)
    : kindOf(document).show(value, document)
}

/** The cell still says what was written into it, whatever another office made of its blanks and its numbers. */
export const saysTheSame = (cell: Cell, written: WrittenCell): boolean => {
  if (cell === written) return true
  const text = plain(cellText(cell))
  return text === plain(written === null ? '' : String(written))
}

const plain = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trim()
