/**
 * The cells of a file's rows in the order of the ledger's fields. A row of a million is written as it was read, cell
 * by cell; its values are only put together where somebody looks at them.
 */
import {
  evaluate,
  isEmpty,
  type LedgerDocument,
  type Mark,
  type Notes,
  numberOf,
  rulesOf,
  type Value,
  type Values,
} from '../../ledger/index.ts'
import { storedFields } from '../tables/columns.ts'
import { cellWriters } from '../tables/copy_cells.ts'
import type { Seal } from '../tables/seal.ts'
import type { ReadCell } from './cell_reader.ts'
import type { PlannedColumn } from './sheet_plan.ts'

/** One row's cells, a place for each planned column; a column without a cell has none. */
export type ReadCells = readonly (ReadCell | undefined)[]

export interface RowLayout {
  readonly values: (cells: ReadCells) => Values
  /** All fields as a COPY line has them. */
  readonly copied: (cells: ReadCells) => string
  /**
   * Nothing more can be wrong with such a row: each of its cells has been read, whatever every row needs is there, its
   * own checks hold, and nothing else is asked of a row as a whole.
   */
  readonly isComplete: (cells: ReadCells) => boolean
  /** What decides the row's day. */
  readonly dayValues: (cells: ReadCells) => Values
}

export const rowLayout = (ledger: LedgerDocument, columns: readonly PlannedColumn[], seal: Seal): RowLayout => {
  // Every row starts as a copy of one object, so that all of them have the same shape.
  const empty: Values = Object.fromEntries(storedFields(ledger).map(({ name }) => [name, null]))
  const placeOf = (name: string): number => columns.findIndex(({ field }) => field === name)
  const needed = storedFields(ledger).filter(({ document }) => document.required !== undefined && !document.retired)
  const places = needed.map(({ name }) => placeOf(name))
  const { hard, asked, computed } = rulesOf(ledger)
  const simple =
    hard.every(({ beyond }) => !beyond) &&
    (hard.length === 0 || computed.length === 0) &&
    asked.size === 0 &&
    needed.every(({ document }) => document.required === true)
  const keepsChecks = checker(ledger, placeOf)
  const { on } = ledger
  const day = on === undefined ? -1 : placeOf(on)
  return {
    values: (cells) => {
      const values: Record<string, Value> = { ...empty }
      for (let i = 0; i < columns.length; i++) {
        const column = columns[i]
        if (column !== undefined && cells[i] !== undefined) values[column.field] = valueOf(cells[i])
      }
      return values
    },
    copied: copier(ledger, placeOf, seal),
    isComplete: (cells) => simple && places.every((place) => isAnswered(cells[place])) && keepsChecks(cells),
    dayValues: (cells) => (on === undefined ? empty : { [on]: valueOf(cells[day]) }),
  }
}

const valueOf = (cell: ReadCell | undefined): Value => (cell?.reading.ok ? cell.reading.value : null)

const isAnswered = (cell: ReadCell | undefined): boolean =>
  cell?.reading.ok === true && (cell.reading.mark !== undefined || !isEmpty(cell.reading.value))

/** The hard checks that a row answers by itself, asked of its cells. */
const checker = (ledger: LedgerDocument, placeOf: (name: string) => number): ((cells: ReadCells) => boolean) => {
  const { hard } = rulesOf(ledger)
  const places = new Map(storedFields(ledger).map(({ name }) => [name, placeOf(name)]))
  let asked: ReadCells = []
  const scopes = { own: (name: string) => numberOf(valueOf(asked[places.get(name) ?? -1])) }
  return (cells) => {
    asked = cells
    return hard.every(({ formula }) => evaluate(formula, scopes) !== 0)
  }
}

const copier = (
  ledger: LedgerDocument,
  placeOf: (name: string) => number,
  seal: Seal,
): ((cells: ReadCells) => string) => {
  const sealed = new Set(storedFields(ledger).flatMap(({ name, column }) => (column.sealed ? [name] : [])))
  const slots = cellWriters(ledger, seal).map((writer) => {
    return { ...writer, place: placeOf(writer.name), sealed: sealed.has(writer.name) }
  })
  const parts = slots.map(({ gap }) => gap)
  return (cells) => {
    for (let i = 0; i < slots.length; i++) {
      const { gap, write, place, sealed: afresh } = slots[i]!
      const cell = cells[place]
      if (cell === undefined) parts[i] = gap
      // Equal values are sealed differently each time.
      else if (afresh) parts[i] = write(valueOf(cell))
      else parts[i] = cell.copied ??= write(valueOf(cell))
    }
    return parts.join('')
  }
}

/** A row as it was understood. */
export class UnderstoodRow {
  readonly row: number
  readonly unit: string
  readonly period: string | null
  readonly state: string
  readonly day: string
  readonly marks: Readonly<Record<string, Mark>>
  notes: Notes | undefined
  private readonly layout: RowLayout
  private readonly cells: ReadCells
  private known: Values | undefined

  constructor(
    place: { readonly unit: string; readonly period: string | null; readonly state: string; readonly day: string },
    read: { readonly row: number; readonly cells: ReadCells; readonly marks: Readonly<Record<string, Mark>> },
    layout: RowLayout,
    known: Values | undefined,
  ) {
    this.row = read.row
    this.unit = place.unit
    this.period = place.period
    this.state = place.state
    this.day = place.day
    this.marks = read.marks
    this.notes = undefined
    this.layout = layout
    this.cells = read.cells
    this.known = known
  }

  get values(): Values {
    return (this.known ??= this.layout.values(this.cells))
  }

  get copied(): string {
    return this.layout.copied(this.cells)
  }
}
