import type { Condition, Marks, Scalar, Value, Values, Where } from './document.ts'
import type { Path, Step } from './time/step.ts'

/** What a filter looks at. A row outside any period has `null`. */
export interface WhereRow {
  readonly values: Values
  readonly marks?: Marks
  readonly state: string
  readonly unit: string
  readonly period: string | null
  /** Of rows that follow a declared workflow; and the instant at which it is asked whether they are late. */
  readonly path?: Path | null | undefined
  readonly now?: number
}

/** Keys of a filter that are columns of every row and no fields. */
export const ROW_KEYS = ['state', 'unit', 'period'] as const
/** What a filter may ask of the row's path. */
export const PATH_WORDS = ['kept', 'missed', 'moved', 'late'] as const
const WORDS: readonly string[] = ['not', 'any', 'all', ...PATH_WORDS]
type Comparison = Exclude<Condition, Scalar | readonly Scalar[]>

/**
 * Does the row pass the filter? A comparison with a missing value does not hold; its `not` does. A field of several
 * values (choices, files) equals what any one of them equals. Values of different types are never equal nor in order.
 */
export function holds(where: Where, row: WhereRow): boolean {
  if (where.not && holds(where.not, row)) return false
  if (where.any && !where.any.some((one) => holds(one, row))) return false
  if (where.all && !where.all.every((one) => holds(one, row))) return false
  if (!pathHolds(where, row)) return false
  return conditionsIn(where).every(([key, condition]) => {
    return conditionHolds(condition, valueOf(key, row), own(row.marks, key), (name) => valueOf(name, row))
  })
}

/** A row without a path has kept, missed and done nothing, and is not late. */
function pathHolds({ kept, missed, moved, late }: Where, { path, now = Date.now() }: WhereRow): boolean {
  const some = (names: string | readonly string[], fits: (step: Step, name: string) => boolean): boolean =>
    [names].flat().some((name) => (path ?? []).some((step) => fits(step, name)))
  if (kept !== undefined && !some(kept, (step, state) => step.state === state && step.kept === true)) return false
  if (missed !== undefined && !some(missed, (step, state) => step.state === state && step.kept === false)) return false
  if (moved !== undefined && !some(moved, (step, move) => step.move === move)) return false
  const due = path?.at(-1)?.due ?? null
  return late === undefined || late === (due !== null && due <= now)
}

/** The conditions on fields and columns that a filter states itself, without those inside its `not`, `any`, `all`. */
export function conditionsIn(where: Where): [string, Condition][] {
  return Object.entries(where).filter((entry): entry is [string, Condition] => {
    return entry[1] !== undefined && !WORDS.includes(entry[0])
  })
}

function valueOf(key: string, row: WhereRow): Value {
  if (key === 'state') return row.state
  if (key === 'unit') return row.unit
  if (key === 'period') return row.period
  return own(row.values, key) ?? null
}

/** A field may be called `constructor`; what every object inherits is not a value. */
function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined
}

function isScalar(condition: unknown): condition is Scalar {
  return typeof condition === 'string' || typeof condition === 'number' || typeof condition === 'boolean'
}
function isScalars(condition: Condition): condition is readonly Scalar[] {
  return Array.isArray(condition)
}

type Other = (name: string) => Value

function conditionHolds(condition: Condition, value: Value, mark: string | undefined, other: Other): boolean {
  if (isScalar(condition)) return members(value).includes(condition)
  if (isScalars(condition)) return members(value).some((member) => condition.includes(member))
  return comparisonHolds(condition, value, mark, other)
}

function comparisonHolds(asked: Comparison, value: Value, mark: string | undefined, other: Other): boolean {
  if (asked.empty !== undefined && asked.empty !== isEmpty(value)) return false
  if (asked.mark !== undefined && asked.mark !== mark) return false
  if (asked.is !== undefined && !members(value).includes(asked.is)) return false
  if (asked.in !== undefined && !members(value).some((member) => asked.in?.includes(member))) return false
  if (asked.has !== undefined && !has(value, asked.has)) return false
  if (asked.same !== undefined && !(isScalar(value) && value === other(asked.same))) return false
  if (asked.gt !== undefined && !inOrder(value, asked.gt, (order) => order > 0)) return false
  if (asked.gte !== undefined && !inOrder(value, asked.gte, (order) => order >= 0)) return false
  if (asked.lt !== undefined && !inOrder(value, asked.lt, (order) => order < 0)) return false
  return asked.lte === undefined || inOrder(value, asked.lte, (order) => order <= 0)
}

/** Missing, or a list of nothing. Zero and 否 are values. */
export function isEmpty(value: Value): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** The scalars that a value stands for: itself, each of several, or none when it is missing. */
function members(value: Value): readonly Scalar[] {
  if (isScalar(value)) return [value]
  return Array.isArray(value) ? value.filter(isScalar) : []
}

/** A member of several values; a part of a text. */
function has(value: Value, wanted: string): boolean {
  return typeof value === 'string' ? value.includes(wanted) : members(value).includes(wanted)
}

function inOrder(value: Value, bound: Scalar, fits: (order: number) => boolean): boolean {
  if (!isScalar(value) || typeof value !== typeof bound) return false
  if (typeof value === 'string') return fits(textOrder(value, String(bound)))
  return fits(Number(value) - Number(bound))
}

/**
 * Order by code points, which is the order of PostgreSQL's collation "C". JavaScript's own `<` goes by UTF-16 units
 * and would put rare characters beyond the basic plane before some common ones.
 */
function textOrder(left: string, right: string): number {
  if (left === right) return 0
  let index = 0
  while (index < left.length && left.charCodeAt(index) === right.charCodeAt(index)) index += 1
  const unit = left.charCodeAt(index)
  const between = unit >= 0xdc00 && unit <= 0xdfff ? index - 1 : index
  return (left.codePointAt(between) ?? -1) - (right.codePointAt(between) ?? -1)
}

/** The fields that a filter mentions, each once; `state`, `unit` and `period` are not among them. */
export function fieldsIn(where: Where): string[] {
  const found = new Set<string>()
  collect(where, found)
  return [...found]
}

function collect(where: Where, found: Set<string>): void {
  for (const [key] of conditionsIn(where)) if (!ROW_KEYS.some((reserved) => reserved === key)) found.add(key)
  if (where.not) collect(where.not, found)
  for (const inner of [...(where.any ?? []), ...(where.all ?? [])]) collect(inner, found)
}
