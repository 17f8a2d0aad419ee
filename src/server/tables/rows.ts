/** The one way to rows: every write is one transaction with one event, every read goes through the same scope. */
export { doubtsOfRow, faultsOfRow } from './checks.ts'
export { createRow, type NewRow } from './row_create.ts'
export type { Change, Yours } from './row_change.ts'
export { editRow, withdrawRow } from './row_edit.ts'
export { type ImportedRow, type ImportOptions, insertMany } from './row_import.ts'
export { type ListQuery, listRows, streamRows } from './row_list.ts'
export { type Movement, moveRow } from './row_move.ts'
export { historyOf, readRow } from './row_read.ts'
