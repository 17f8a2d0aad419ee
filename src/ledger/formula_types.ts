/** What each piece of a formula is: a number, a date, a truth or a text; and what of it does not fit together. */
import type { Fault } from './document.ts'
import type { Operand } from './fields/contract.ts'
import type { Formula } from './formula_tree.ts'

type Call = Extract<Formula, { kind: 'call' }>
type Two = Extract<Formula, { kind: 'arithmetic' | 'comparison' }>

const TITLES: Readonly<Record<Operand, string>> = { number: '数', date: '日期', boolean: '是否', other: '文字' }

/**
 * Everything in a formula that does not fit together: unknown names, texts reckoned with, dates added up. `names` says
 * what each known name is; `wanted` what the whole should give. Faults have an empty path and say the place. A field
 * of another ledger is a number: whether there is such a one is asked where the other ledgers are known.
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
    case 'foreign':
      return 'number'
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

function typeOfTwo(formula: Two, names: Names, say: Say): Operand | null {
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
    case 'below':
    case 'alike':
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
