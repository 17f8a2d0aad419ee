/**
 * The column 说明 of a ledger with soft checks. Its text speaks to every check that the row does not pass; what is said
 * to checks that hold is not kept.
 */
import { type Explanations, type LedgerDocument, rulesOf } from '../../ledger/index.ts'
import type { Row } from '../../ledger/wire.ts'
import { cellText, type SheetRow } from './cell.ts'
import type { FoundColumn } from './headings.ts'

export const EXPLAINED_TITLE = '说明'

/** Whether there is anything to explain in rows of this ledger. */
export const asksExplanations = (ledger: LedgerDocument): boolean => rulesOf(ledger).soft.length > 0

export const explanationIn = ({ cells }: SheetRow, column: FoundColumn | null): string =>
  column === null ? '' : cellText(cells[column.column]).trim()

/** The text as an answer to every soft check; undefined for none. */
export const explanationsOf = (ledger: LedgerDocument, text: string): Explanations | undefined =>
  text === '' ? undefined : Object.fromEntries(rulesOf(ledger).soft.map(({ name }) => [name, text.slice(0, 1_000)]))

/** What a row says in that column. */
export const explanationText = ({ notes }: Pick<Row, 'notes'>): string =>
  [...new Set(Object.values(notes.explained ?? {}))].join('；')
