import { dayNumber, isDay } from './day.ts'
import { rounded } from './decimal.ts'
import type { Value, Values } from './document.ts'
import { isLook, LOOKS, operandsOf, type ComparisonOperator, type Formula, type Look } from './formula_tree.ts'

export { parseFormula } from './formula_text.ts'
export { typecheck } from './formula_types.ts'
export {
  isFormulaFault,
  isLook,
  LOOKS,
  type Look,
  operandsOf,
  type ArithmeticOperator,
  type ComparisonOperator,
  type Formula,
  type FunctionName,
} from './formula_tree.ts'

/** What a name stands for: a number; a date as days since 1970-01-01; 是 and 否 as 1 and 0; null when missing. */
export type Scope = (name: string) => number | null
/** What the names of a formula stand for: in the row itself, and where it looks beyond it. */
export interface Scopes extends Readonly<Partial<Record<Look, Scope>>> {
  readonly own: Scope
  /** Fields of other ledgers, by `ledger.field`. */
  readonly others?: Scope
}
type Call = Extract<Formula, { kind: 'call' }>
type Two = Extract<Formula, { kind: 'arithmetic' | 'comparison' | 'logic' }>

/** A value as formulas reckon with it. Of texts and lists they only ask whether they are there, which is 1. */
export function numberOf(value: Value): number | null {
  if (value === null || value === '') return null
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string') return isDay(value) ? dayNumber(value) : 1
  return value.length > 0 ? 1 : null
}

/** The scope of one row's values. */
export function scopeOf(values: Values): Scope {
  return (name) => (Object.hasOwn(values, name) ? numberOf(values[name] ?? null) : null)
}

/**
 * Reckons a formula. Comparisons give 1 or 0. What is missing stays missing: an operand without a value makes the
 * result null, as do division by zero and numbers beyond all bounds. `and`, `or` and `if` need only as much as
 * decides them. For a check, null means that it cannot be told.
 *
 * What lies beyond the row is missing where no scope is given for it.
 */
export function evaluate(formula: Formula, scopes: Scopes): number | null {
  switch (formula.kind) {
    case 'number':
      return formula.value
    case 'name':
      return scopes.own(formula.name)
    case 'foreign':
      return scopes.others?.(formula.name) ?? null
    case 'negate':
      return applied([evaluate(formula.operand, scopes)], (value) => 0 - value)
    case 'not':
      return applied([evaluate(formula.operand, scopes)], (value) => (value === 0 ? 1 : 0))
    case 'logic':
      return logic(formula, (inner) => evaluate(inner, scopes))
    case 'call':
      return call(formula, (inner) => evaluate(inner, scopes), scopes)
    default:
      return applied([evaluate(formula.left, scopes), evaluate(formula.right, scopes)], (left, right) =>
        calculate(formula, left, right),
      )
  }
}

/** The result when nothing is missing and it is a number at all. */
function applied(operands: readonly (number | null)[], work: (...values: [number, number]) => number): number | null {
  const present = operands.filter((value) => value !== null)
  if (present.length < operands.length) return null
  const result = work(present[0] ?? 0, present[1] ?? 0)
  return Number.isFinite(result) ? result : null
}

function calculate(formula: Extract<Two, { kind: 'arithmetic' | 'comparison' }>, left: number, right: number): number {
  switch (formula.operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return right === 0 ? NaN : left / right
    default:
      return compare(formula.operator, left, right) ? 1 : 0
  }
}

/** 0.1 + 0.2 is not 0.3 in binary; differences that only the binary makes decide nothing. */
function compare(operator: ComparisonOperator, left: number, right: number): boolean {
  const gap = left - right
  const same = Math.abs(gap) <= Math.max(Math.abs(left), Math.abs(right)) * 1e-12
  if (operator === '==') return same
  if (operator === '!=') return !same
  if (same) return operator === '<=' || operator === '>='
  return operator.startsWith('<') ? gap < 0 : gap > 0
}

/** One side may decide alone; otherwise a missing side leaves it open. */
function logic(formula: Extract<Two, { kind: 'logic' }>, of: (inner: Formula) => number | null): number | null {
  const deciding = formula.operator === 'or'
  const truth = (value: number | null): boolean | null => (value === null ? null : value !== 0)
  const left = truth(of(formula.left))
  if (left === deciding) return deciding ? 1 : 0
  const right = truth(of(formula.right))
  if (right === deciding) return deciding ? 1 : 0
  if (left === null || right === null) return null
  return deciding ? 0 : 1
}

function call(formula: Call, of: (inner: Formula) => number | null, scopes: Scopes): number | null {
  const [first, second, third] = formula.operands
  if (!first) return null
  switch (formula.name) {
    case 'before':
    case 'below':
    case 'alike':
      return first.kind === 'name' ? (scopes[formula.name]?.(first.name) ?? null) : null
    case 'empty':
      return of(first) === null ? 1 : 0
    case 'if':
      return choose(of(first), second, third, of)
    case 'abs':
      return applied([of(first)], Math.abs)
    case 'round':
      return applied([of(first), second ? of(second) : 0], rounded)
    default:
      return extreme(formula, formula.operands.map(of))
  }
}

function choose(
  decision: number | null,
  yes: Formula | undefined,
  no: Formula | undefined,
  of: (inner: Formula) => number | null,
): number | null {
  const chosen = decision === null ? undefined : decision === 0 ? no : yes
  return chosen ? of(chosen) : null
}

function extreme(formula: Call, values: readonly (number | null)[]): number | null {
  const present = values.filter((value) => value !== null)
  if (present.length < values.length) return null
  return formula.name === 'min' ? Math.min(...present) : Math.max(...present)
}

/** The ledger's own names that a formula mentions, each once, also those by which it looks beyond the row. */
export function namesIn(formula: Formula): string[] {
  const found = new Set<string>()
  const visit = (inner: Formula): void => {
    if (inner.kind === 'name') found.add(inner.name)
    operandsOf(inner).forEach(visit)
  }
  visit(formula)
  return [...found]
}

/** What formulas mention beyond the row: field names by how they look, and `ledger.field` of other ledgers. */
export type Mentions = Readonly<Record<Look | 'others', readonly string[]>>

export function mentionsOf(formulas: readonly Formula[]): Mentions {
  const found = {
    before: new Set<string>(),
    below: new Set<string>(),
    alike: new Set<string>(),
    others: new Set<string>(),
  }
  const visit = (inner: Formula): void => {
    const [first] = operandsOf(inner)
    if (inner.kind === 'foreign') found.others.add(inner.name)
    if (inner.kind === 'call' && isLook(inner.name) && first?.kind === 'name') found[inner.name].add(first.name)
    operandsOf(inner).forEach(visit)
  }
  formulas.forEach(visit)
  return { before: [...found.before], below: [...found.below], alike: [...found.alike], others: [...found.others] }
}

export function looksBeyond(mentions: Mentions): boolean {
  return mentions.others.length > 0 || LOOKS.some((look) => mentions[look].length > 0)
}
