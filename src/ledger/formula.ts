import { dayNumber, isDay } from './day.ts'
import { rounded } from './decimal.ts'
import type { Fault, Value, Values } from './document.ts'
import type { Operand } from './fields/contract.ts'
import { operandsOf, type ComparisonOperator, type Formula } from './formula_tree.ts'

export { parseFormula } from './formula_text.ts'
export {
  isFormulaFault,
  operandsOf,
  type ArithmeticOperator,
  type ComparisonOperator,
  type Formula,
  type FunctionName,
} from './formula_tree.ts'

/** What a name stands for: a number; a date as days since 1970-01-01; 是 and 否 as 1 and 0; null when missing. */
export type Scope = (name: string) => number | null
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
 * `before` gives the values of the period before.
 */
export function evaluate(formula: Formula, scope: Scope, before: Scope = () => null): number | null {
  const of = (inner: Formula): number | null => evaluate(inner, scope, before)
  switch (formula.kind) {
    case 'number':
      return formula.value
    case 'name':
      return scope(formula.name)
    case 'negate':
      return applied([of(formula.operand)], (value) => 0 - value)
    case 'not':
      return applied([of(formula.operand)], (value) => (value === 0 ? 1 : 0))
    case 'logic':
      return logic(formula, of)
    case 'call':
      return call(formula, of, before)
    default:
      return applied([of(formula.left), of(formula.right)], (left, right) => calculate(formula, left, right))
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

function call(formula: Call, of: (inner: Formula) => number | null, before: Scope): number | null {
  const [first, second, third] = formula.operands
  if (!first) return null
  switch (formula.name) {
    case 'before':
      return first.kind === 'name' ? before(first.name) : null
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

/** The names a formula mentions, each once, also those inside `before`. */
export function namesIn(formula: Formula): string[] {
  const found = new Set<string>()
  const visit = (inner: Formula): void => {
    if (inner.kind === 'name') found.add(inner.name)
    operandsOf(inner).forEach(visit)
  }
  visit(formula)
  return [...found]
}

const TITLES: Readonly<Record<Operand, string>> = { number: '数', date: '日期', boolean: '是否', other: '文字' }

/**
 * Everything in a formula that does not fit together: unknown names, texts reckoned with, dates added up. `names` says
 * what each known name is; `wanted` what the whole should give. Faults have an empty path and say the place.
 */
export function typecheck(
  formula: Formula,
  names: Readonly<Record<string, Operand>>,
  wanted?: Extract<Operand, 'number' | 'boolean' | 'date'>,
): Fault[] {
  const faults: Fault[] = []
  const type = typeOf(formula, names, (at, says) => faults.push({ path: '', says: `公式第${at + 1}个字：${says}` }))
  if (wanted && type && type !== wanted) {
    faults.push({ path: '', says: `整个公式应得出${TITLES[wanted]}，现在得出的是${TITLES[type]}` })
  }
  return faults
}

type Say = (at: number, says: string) => void
type Names = Readonly<Record<string, Operand>>

/** The type of a piece; null where a fault has been said already and further ones would only follow from it. */
function typeOf(formula: Formula, names: Names, say: Say): Operand | null {
  switch (formula.kind) {
    case 'number':
      return 'number'
    case 'name':
      return typeOfName(formula.name, formula.at, names, say)
    case 'negate':
      return expect('number', formula.operand, names, say)
    case 'not':
      return expect('boolean', formula.operand, names, say)
    case 'logic':
      expect('boolean', formula.left, names, say)
      expect('boolean', formula.right, names, say)
      return 'boolean'
    case 'call':
      return typeOfCall(formula, names, say)
    default:
      return typeOfTwo(formula, names, say)
  }
}

function typeOfName(name: string, at: number, names: Names, say: Say): Operand | null {
  if (Object.hasOwn(names, name)) return names[name] ?? null
  const known = Object.keys(names).slice(0, 12).join('、')
  say(at, `没有“${name.slice(0, 40)}”这个字段${known ? `；可用的有 ${known}` : ''}`)
  return null
}

function expect(wanted: Operand, formula: Formula, names: Names, say: Say): Operand {
  const type = typeOf(formula, names, say)
  if (type && type !== wanted) say(formula.at, `这里要${TITLES[wanted]}，写的是${TITLES[type]}`)
  return wanted
}

function typeOfTwo(
  formula: Extract<Two, { kind: 'arithmetic' | 'comparison' }>,
  names: Names,
  say: Say,
): Operand | null {
  const left = typeOf(formula.left, names, say)
  const right = typeOf(formula.right, names, say)
  const result = formula.kind === 'comparison' ? 'boolean' : null
  if (!left || !right) return result
  const found = result ? comparisonType(formula.operator, left, right) : sumType(formula.operator, left, right)
  if (!found) say(formula.at, `${TITLES[left]}和${TITLES[right]}之间不能用“${formula.operator}”`)
  return found ?? result
}

function comparisonType(operator: string, left: Operand, right: Operand): Operand | null {
  if (left !== right || left === 'other') return null
  return left === 'boolean' && operator !== '==' && operator !== '!=' ? null : 'boolean'
}

/** Two dates differ by days; days may be added to a date. */
function sumType(operator: string, left: Operand, right: Operand): Operand | null {
  if (left === 'number' && right === 'number') return 'number'
  if (operator === '-' && left === 'date' && right === 'date') return 'number'
  if (left === 'date' && right === 'number' && (operator === '+' || operator === '-')) return 'date'
  return operator === '+' && left === 'number' && right === 'date' ? 'date' : null
}

function typeOfCall(formula: Call, names: Names, say: Say): Operand | null {
  const [first, second, third] = formula.operands
  if (!first) return null
  switch (formula.name) {
    case 'empty':
      typeOf(first, names, say)
      return 'boolean'
    case 'before':
      return typeOf(first, names, say)
    case 'abs':
    case 'round':
      return expect('number', first, names, say)
    case 'if':
      expect('boolean', first, names, say)
      return typeOfAlike([second, third], formula, names, say)
    default:
      return typeOfAlike(formula.operands, formula, names, say)
  }
}

/** Several operands of one type, which the call then has too. */
function typeOfAlike(
  operands: readonly (Formula | undefined)[],
  formula: Call,
  names: Names,
  say: Say,
): Operand | null {
  const types = operands.map((operand) => operand && typeOf(operand, names, say)).filter((type) => !!type)
  const [first] = types
  if (!first) return null
  const odd = types.find((type) => type !== first)
  if (odd) say(formula.at, `${formula.name} 里的${TITLES[first]}和${TITLES[odd]}不能混用`)
  if (first === 'other') say(formula.at, `${formula.name} 不能用于${TITLES.other}`)
  return odd || first === 'other' ? null : first
}
