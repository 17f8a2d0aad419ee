/** What a ledger's document says about saving a row, parsed once and kept beside the document. */
import {
  evaluate,
  type Formula,
  isFormulaFault,
  type LedgerDocument,
  levelOf,
  fillersOf,
  parseFormula,
  type Scope,
  scopeOf,
  type Values,
  workflowOf,
} from '../../ledger/index.ts'

interface NamedFormula {
  readonly name: string
  readonly formula: Formula
}
export interface HardCheck extends NamedFormula {
  readonly says: string
}

export interface Rules {
  readonly computed: readonly NamedFormula[]
  readonly hard: readonly HardCheck[]
  readonly soft: readonly HardCheck[]
  /** Fields that only moves write, with the titles of those moves. */
  readonly asked: ReadonlyMap<string, readonly string[]>
  /** States in which the row is in its filler's hands. */
  readonly editable: ReadonlySet<string>
  /** Computed fields, or hard checks, look at the period before. */
  readonly looks_back: { readonly computed: boolean; readonly hard: boolean }
}

const known = new WeakMap<LedgerDocument, Rules>()

export const rulesOf = (ledger: LedgerDocument): Rules => {
  const before = known.get(ledger)
  if (before !== undefined) return before
  const computed = Object.entries(ledger.fields).flatMap(([name, { formula }]) => parsed(name, formula))
  const checks = Object.entries(ledger.checks ?? {})
  const of = (kind: 'hard' | 'soft'): HardCheck[] =>
    checks.flatMap(([name, check]) => parsed(name, check[kind]).map((one) => ({ ...one, says: check.says })))
  const [hard, soft] = [of('hard'), of('soft')]
  const looks_back = { computed: computed.some(looksBack), hard: hard.some(looksBack) }
  const rules = { computed, hard, soft, asked: askedBy(ledger), editable: editableStates(ledger), looks_back }
  known.set(ledger, rules)
  return rules
}

/** Formulas are checked when they are declared; one that does not parse all the same decides nothing. */
const parsed = (name: string, text: string | undefined): NamedFormula[] => {
  if (text === undefined) return []
  const formula = parseFormula(text)
  return isFormulaFault(formula) ? [] : [{ name, formula }]
}

const looksBack = ({ formula }: NamedFormula): boolean => JSON.stringify(formula).includes('"name":"before"')

const askedBy = (ledger: LedgerDocument): Map<string, string[]> => {
  const asked = new Map<string, string[]>()
  for (const { asks, title } of Object.values(workflowOf(ledger).moves)) {
    for (const field of asks ?? []) asked.set(field, [...(asked.get(field) ?? []), title])
  }
  return asked
}

/**
 * The start; and every state that is only ever entered by being sent back with a reason and that someone of the
 * filling unit leads out of: what was returned has to be mended. Anywhere else a row has been said to somebody, and
 * changing it silently would change what they were told.
 */
const editableStates = (ledger: LedgerDocument): Set<string> => {
  const { start, states, moves } = workflowOf(ledger)
  const levels = fillersOf(ledger).map(levelOf)
  const all = Object.values(moves)
  const sentBack = Object.keys(states).filter((state) => {
    const into = all.filter((move) => move.to === state)
    const outOf = all.filter((move) => [move.from].flat().includes(state))
    return (
      into.length > 0 &&
      into.every((move) => move.reason) &&
      outOf.some((move) => [move.by].flat().some((position) => levels.includes(levelOf(position))))
    )
  })
  return new Set([start, ...sentBack])
}

/** The values with those of formula fields; of `before` the values of the period before, where it is needed. */
export const withComputed = (ledger: LedgerDocument, values: Values, before?: Values | null): Values => {
  const { computed } = rulesOf(ledger)
  if (computed.length === 0) return values
  const all: Record<string, Values[string]> = { ...values }
  const plain = scopeOf(values)
  const earlier = before ? scopeWithin(computed, scopeOf(before)) : undefined
  for (const { name, formula } of computed) all[name] = evaluate(formula, scopeWithin(computed, plain), earlier)
  return all
}

/** Formulas may build on one another; declared ones do so without a circle, and eight deep is deep enough for any. */
const scopeWithin = (computed: readonly NamedFormula[], plain: Scope, depth = 0): Scope => {
  return (name) => {
    const formula = computed.find((one) => one.name === name)?.formula
    if (formula === undefined) return plain(name)
    return depth > 8 ? null : evaluate(formula, scopeWithin(computed, plain, depth + 1))
  }
}
