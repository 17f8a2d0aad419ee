/** Faults of formulas and checks: syntax, types, names, and formulas that need each other. */
import { circlesOf } from './circles.ts'
import type { Declared } from './declared.ts'
import type { CheckDocument, Fault, LedgerDocument } from './document.ts'
import type { Operand } from './fields/contract.ts'
import { kindOf, operandsIn } from './fields/index.ts'
import { type Formula, isFormulaFault, looksBeyond, mentionsOf, namesIn, parseFormula, typecheck } from './formula.ts'
import { fillingLevels } from './workflow.ts'

export function formulaFaults(ledger: LedgerDocument, declared: Declared | undefined): Fault[] {
  return [...expressions(ledger).flatMap((each) => expressionFaults(each, ledger, declared)), ...circleFaults(ledger)]
}

interface Expression {
  readonly path: string
  readonly text: string
  readonly wanted: Operand
}

/** Formulas of fields, and checks, with what each should give. */
function expressions(ledger: LedgerDocument): Expression[] {
  const fields = Object.entries(ledger.fields).flatMap(([name, field]) =>
    field.formula === undefined
      ? []
      : [{ path: `fields.${name}.formula`, text: field.formula, wanted: kindOf(field).operand }],
  )
  const checks = Object.entries(ledger.checks ?? {}).flatMap(([name, check]) =>
    (['hard', 'soft'] as const).flatMap((kind) => {
      const text = check[kind]
      return text === undefined ? [] : [{ path: `checks.${name}.${kind}`, text, wanted: 'boolean' as const }]
    }),
  )
  return [...fields, ...checks]
}

function expressionFaults(
  { path, text, wanted }: Expression,
  ledger: LedgerDocument,
  declared: Declared | undefined,
): Fault[] {
  const ofField = path.startsWith('fields.')
  const formula = parseFormula(text)
  // The syntax of a formula field is its type's own affair.
  if (isFormulaFault(formula)) return ofField ? [] : [{ path, says: formula.says }]
  const faults = typecheck(formula, operandsIn(ledger.fields), wanted === 'other' ? undefined : wanted)
  const beyond = ofField ? fieldLooks(formula, ledger) : checkLooks(formula, ledger, declared)
  return [...faults.map(({ says }) => ({ path, says })), ...beyond.map((says) => ({ path, says }))]
}

const NO_PERIODS = '台账没有填报周期，不能用 before（上期值）'

/** A computed value is the row's own, whoever looks at it and whatever others report: it may look back and no further. */
function fieldLooks(formula: Formula, ledger: LedgerDocument): string[] {
  const { before, below, alike, others } = mentionsOf([formula])
  const wide = below.length + alike.length + others.length > 0
  return [
    ...(before.length > 0 && !ledger.cadence ? [NO_PERIODS] : []),
    ...(wide ? ['below（下级合计）、alike（同类中位数）和其他台账的字段只能用在勾稽关系里，计算字段里不能用'] : []),
  ]
}

function checkLooks(formula: Formula, ledger: LedgerDocument, declared: Declared | undefined): string[] {
  const { before, below, alike, others } = mentionsOf([formula])
  const says: string[] = []
  if (!ledger.cadence) {
    if (before.length > 0) says.push(NO_PERIODS)
    if (below.length > 0) says.push('台账没有填报周期，不能用 below（下级合计）')
    if (alike.length > 0) says.push('台账没有填报周期，不能用 alike（同类中位数）')
  }
  if (below.length > 0 && fillingLevels(ledger).length < 2) {
    says.push('本台账只由一级单位填报，没有下级的数可以合计，不能用 below')
  }
  says.push(...[...new Set([...below, ...alike])].flatMap((name) => summedFault(ledger, name)))
  return [...says, ...others.flatMap((name) => otherFault(name, ledger, declared))]
}

/** What rows of others are added up by has to stand in the rows themselves. */
function summedFault(ledger: LedgerDocument, name: string): string[] {
  const field = Object.hasOwn(ledger.fields, name) ? ledger.fields[name] : undefined
  if (!field || !looksBack(ledger, name)) return []
  return [`“${field.title}”要用到上期值，不能再用 below 或 alike 取别的单位的`]
}

/** The number of another ledger that a formula names, as `ledger.field`. */
function otherFault(name: string, ledger: LedgerDocument, declared: Declared | undefined): string[] {
  const [of = '', item = ''] = name.split('.', 2)
  if (of === ledger.name) return [`本台账的字段直接写字段名“${item}”，不写“${name}”`]
  if (!declared) return []
  const other = declared.ledger(of)
  if (!other) return [`没有台账“${of}”`]
  const field = Object.hasOwn(other.fields, item) ? other.fields[item] : undefined
  if (!field) return [`《${other.title}》没有叫“${item}”的字段`]
  if (other.sealed || field.private) return [`《${other.title}》的“${field.title}”是保密的，不能用来核对别的台账`]
  if (kindOf(field).operand !== 'number') return [`《${other.title}》的“${field.title}”不是数，不能在公式里用`]
  if (looksBack(other, item)) return [`《${other.title}》的“${field.title}”要用到上期值，不能用在别的台账里`]
  const levels = fillingLevels(other)
  if (fillingLevels(ledger).some((level) => levels.includes(level))) return []
  return [`《${other.title}》与本台账不由同一级单位填报，同一单位不会有它的数`]
}

/** A computed field that needs the period before, itself or through another one. */
function looksBack(ledger: LedgerDocument, name: string, seen: ReadonlySet<string> = new Set()): boolean {
  const text = Object.hasOwn(ledger.fields, name) ? ledger.fields[name]?.formula : undefined
  const formula = text === undefined || seen.has(name) ? undefined : parseFormula(text)
  if (!formula || isFormulaFault(formula)) return false
  if (looksBeyond(mentionsOf([formula]))) return true
  return namesIn(formula).some((inner) => looksBack(ledger, inner, new Set([...seen, name])))
}

function circleFaults(ledger: LedgerDocument): Fault[] {
  const next = (name: string): string[] => {
    const field = Object.hasOwn(ledger.fields, name) ? ledger.fields[name] : undefined
    const formula = field?.formula === undefined ? undefined : parseFormula(field.formula)
    return formula && !isFormulaFault(formula) ? namesIn(formula) : []
  }
  return circlesOf(Object.keys(ledger.fields), next).map((circle) => ({
    path: `fields.${circle[0]}.formula`,
    says: `公式互相引用，算不出来：${[...circle, circle[0]!].map((name) => ledger.fields[name]?.title ?? name).join(' → ')}`,
  }))
}

/** What a check lacks besides its formula. */
export function checkFaults(path: string, check: CheckDocument): Fault[] {
  const faults: Fault[] = []
  if ((check.hard === undefined) === (check.soft === undefined)) {
    faults.push({ path, says: '一条勾稽关系写 hard（必须成立）或 soft（不成立时说明）其中一个' })
  }
  if (check.says.trim() === '') faults.push({ path: `${path}.says`, says: '请写明不成立时的提示' })
  return faults
}
