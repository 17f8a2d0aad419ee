/**
 * One column made ready: everything that can be decided once for a column is decided here, so that a cell costs one
 * look into a map or one call.
 */
import { type FieldDocument, kindOf, type ReadContext, type Reading } from '../../ledger/index.ts'
import { type Cell, isTrouble } from './cell.ts'

/** A cell as it was read; `copied` keeps its value as a COPY line has it, once somebody has asked for that. */
export interface ReadCell {
  readonly reading: Reading
  copied: string | undefined
}
export type CellReader = (cell: Cell) => ReadCell

/** Distinct cells of one column whose reading is remembered. */
const REMEMBERED = 4_096

export const cellReader = (field: FieldDocument, bracket: string, context: ReadContext): CellReader => {
  const kind = kindOf(field)
  const scale = scaleIn(field, bracket, context)
  return remembering((cell) => {
    if (isTrouble(cell)) return { ok: false, says: cell.says, expected: '改正这一格后重新上传' }
    const reading = kind.read(scale === '' ? cell : scaled(cell, scale), field, context)
    if (!reading.ok) return reading
    // What was read leniently is checked strictly, as it is when a form is saved.
    const trouble = kind.check(reading.value, field)
    return trouble === null ? reading : { ok: false, says: trouble, expected: kind.title }
  })
}

/**
 * Choices, days, units and small numbers repeat, and are read once. A column whose cells hardly repeat soon stops
 * being remembered, because looking up costs too.
 */
const remembering = (read: (cell: Cell) => Reading): CellReader => {
  const known = new Map<Cell, ReadCell>()
  let asked = 0
  let found = 0
  let worthwhile = true
  return (cell) => {
    if (!worthwhile) return { reading: read(cell), copied: undefined }
    const before = known.get(cell)
    asked++
    if (before !== undefined) {
      found++
      return before
    }
    if (known.size >= REMEMBERED) {
      if (found * 2 < asked) {
        worthwhile = false
        known.clear()
      }
      return { reading: read(cell), copied: undefined }
    }
    const own = ownText(cell)
    const fresh: ReadCell = { reading: read(own), copied: undefined }
    known.set(own, fresh)
    return fresh
  }
}

/** A cell is a slice of a large piece of the file; remembering the slice would keep the whole piece in memory. */
export const ownText = (cell: Cell): Cell =>
  typeof cell === 'string' && cell.length > 12 ? Buffer.from(cell).toString() : cell

/**
 * A heading may give the unit in which a column is written: 整改资金（万元） over a field in yuan. Its cells then read
 * as `1.2万元`, by the field's own rules. The empty string where there is nothing to add.
 */
const scaleIn = (field: FieldDocument, bracket: string, context: ReadContext): string => {
  if (kindOf(field).operand !== 'number' || bracket === '' || bracket === field.unit) return ''
  const one = readOne(field, bracket, context)
  return one.ok && one.value !== null && one.value !== 1 ? bracket : ''
}

const readOne = (field: FieldDocument, bracket: string, context: ReadContext): Reading => {
  const { min: _min, max: _max, ...open } = field
  return kindOf(field).read(`1${bracket}`, open, context)
}

/** The unit in the heading is none in which this field can be written: hectares over square metres. */
export const wrongUnit = (field: FieldDocument, bracket: string, context: ReadContext): boolean => {
  if (kindOf(field).operand !== 'number' || bracket === '' || bracket === field.unit) return false
  return (
    /^[十百千万亿]?(元|人|名|亩|公顷|平方?米|㎡|m2|%|‰|分钟?|小?时|天|日|吨|公斤|个|所|间|套|册)$/.test(bracket) &&
    !readOne(field, bracket, context).ok
  )
}

const scaled = (cell: Cell, scale: string): Cell => {
  if (typeof cell === 'number') return `${cell}${scale}`
  return typeof cell === 'string' && /^[\s+\-\d.,，。]*\d[\s\d.,，。]*$/.test(cell) ? `${cell.trim()}${scale}` : cell
}
