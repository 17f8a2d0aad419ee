/** Faults of formulas and checks: syntax, types, names, and formulas that need each other. */
import { circlesOf } from './circles.ts'
import type { CheckDocument, Fault, LedgerDocument } from './document.ts'
import type { Operand } from './fields/contract.ts'
import { kindOf, operandsIn } from './fields/index.ts'
import { isFormulaFault, namesIn, operandsOf, parseFormula, typecheck, type Formula } from './formula.ts'

export function formulaFaults(ledger: LedgerDocument): Fault[] {
  return [...expressions(ledger).flatMap((each) => expressionFaults(each, ledger)), ...circleFaults(ledger)]
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

function expressionFaults({ path, text, wanted }: Expression, ledger: LedgerDocument): Fault[] {
  const formula = parseFormula(text)
  // The syntax of a formula field is its type's own affair.
  if (isFormulaFault(formula)) return path.startsWith('fields.') ? [] : [{ path, says: formula.says }]
  const faults = typecheck(formula, operandsIn(ledger.fields), wanted === 'other' ? undefined : wanted)
  const placed = faults.map((fault) => ({ path, says: fault.says }))
  if (!ledger.cadence && asksBefore(formula)) placed.push({ path, says: '台账没有填报周期，不能用 before（上期值）' })
  return placed
}

function asksBefore(formula: Formula): boolean {
  return (formula.kind === 'call' && formula.name === 'before') || operandsOf(formula).some(asksBefore)
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
