/** What differs between two versions of a row. */
import type { Mark, Marks, Value, Values } from '../../../ledger/document.ts'

/** A cell as it stands: a value, or nothing, with or without a mark that says why. */
export interface Cell {
  readonly value: Value
  readonly mark?: Mark
}
export interface Change {
  readonly field: string
  readonly before: Cell
  readonly after: Cell
}
interface Version {
  readonly values: Values
  readonly marks: Marks
}

export const cellOf = (version: Version, field: string): Cell => {
  const mark = version.marks[field]
  const value = version.values[field] ?? null
  return mark === undefined ? { value } : { value, mark }
}

/** Values are JSON, so their spelling decides; objects keep the order of their declared keys. */
export const sameCell = (one: Cell, other: Cell): boolean =>
  one.mark === other.mark && JSON.stringify(one.value) === JSON.stringify(other.value)

/** Changed fields in the order of `fields`; the first version of a row changes whatever it fills. */
export const changesBetween = (
  before: Version | undefined,
  after: Version,
  fields: readonly string[],
): readonly Change[] =>
  fields
    .map((field) => ({
      field,
      before: cellOf(before ?? { values: {}, marks: {} }, field),
      after: cellOf(after, field),
    }))
    .filter((change) => !sameCell(change.before, change.after))

export type Side = 'mine' | 'theirs'
export interface Clash {
  readonly field: string
  readonly mine: Cell
  readonly theirs: Cell
  /** Only one of the two sides touched it: the choice that loses nothing. Undefined where both did. */
  readonly chosen: Side | undefined
}

/**
 * Three versions laid side by side: what both started from, what I want, what was saved meanwhile. Where it is no
 * longer known what both started from, somebody has to choose each time.
 */
export const clashesOf = (
  base: Version | null,
  mine: Version,
  theirs: Version,
  fields: readonly string[],
): readonly Clash[] =>
  fields.flatMap((field) => {
    const [my, their] = [cellOf(mine, field), cellOf(theirs, field)]
    if (sameCell(my, their)) return []
    return [
      { field, mine: my, theirs: their, chosen: base === null ? undefined : touched(cellOf(base, field), my, their) },
    ]
  })

const touched = (from: Cell, my: Cell, their: Cell): Side | undefined => {
  if (sameCell(my, from)) return 'theirs'
  return sameCell(their, from) ? 'mine' : undefined
}

/** My values with the chosen sides put in. */
export const settle = (mine: Version, clashes: readonly Clash[], sides: Readonly<Record<string, Side>>): Version => {
  const values: Record<string, Value> = { ...mine.values }
  const marks: Record<string, Mark> = { ...mine.marks }
  for (const clash of clashes) {
    const cell = (sides[clash.field] ?? clash.chosen) === 'theirs' ? clash.theirs : clash.mine
    values[clash.field] = cell.value
    delete marks[clash.field]
    if (cell.mark !== undefined) marks[clash.field] = cell.mark
  }
  return { values, marks }
}
