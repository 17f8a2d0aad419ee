import type { ComponentType } from 'react'
import type { Condition, FieldDocument, Mark, Value } from '../../ledger/document.ts'

export interface CellValue {
  readonly value: Value
  readonly mark?: Mark
}
export interface InputProps {
  readonly id: string
  readonly field: FieldDocument
  readonly cell: CellValue
  /** Text of what a ref or unit points at, as the server showed it. */
  readonly label?: string
  readonly faulty: boolean
  readonly disabled?: boolean
  /** A fault says that what was typed could not be read; the cell is then empty until it can. */
  readonly change: (cell: CellValue, fault?: string) => void
}
export interface CellProps {
  readonly field: FieldDocument
  readonly value: Exclude<Value, null>
  readonly label?: string
}
export interface FilterProps {
  readonly field: FieldDocument
  readonly condition: Condition | undefined
  readonly change: (condition: Condition | undefined) => void
}

/** One field type in the browser; mirrors `FieldKind` of the language. */
export interface FieldView {
  readonly Input: ComponentType<InputProps>
  readonly Cell: ComponentType<CellProps>
  /** Types without one are found by searching. */
  readonly Filter?: ComponentType<FilterProps>
  /** Pixels a column needs at least. */
  readonly width: number
  /** Figures stand to the right so that their places line up. */
  readonly right?: true
  /** Values without an order that would mean anything. */
  readonly unsorted?: true
  /** Reckoned by the server: nothing to type, nothing to mark. */
  readonly computed?: true
  /** Tells little until it is opened: files, tables within a cell, rows of other ledgers. */
  readonly opened?: true
  /** Inputs too wide for half a row. */
  readonly wide?: true
}
