/** What a ledger's document says about filling and saving a row, parsed once and kept beside the document. */
import type { FieldDocument, LedgerDocument, Values } from './document.ts'
import type { FieldKind } from './fields/contract.ts'
import { kindOf } from './fields/index.ts'
import {
  evaluate,
  type Formula,
  isFormulaFault,
  looksBeyond,
  type Mentions,
  mentionsOf,
  namesIn,
  parseFormula,
  type Scope,
  scopeOf,
} from './formula.ts'
import { fillersOf, levelOf, movesFrom, workflowOf } from './workflow.ts'

interface NamedFormula {
  readonly name: string
  readonly formula: Formula
}
export interface Check extends NamedFormula {
  readonly says: string
  /** It looks beyond the row, itself or through a computed field. */
  readonly beyond: boolean
}
/** A field that is filled in: not computed, and still asked. */
export interface AskedField {
  readonly name: string
  readonly document: FieldDocument
  readonly kind: FieldKind
}

export interface Rules {
  readonly fields: readonly AskedField[]
  /** Of these the required ones that no move has to itself. */
  readonly required: readonly AskedField[]
  readonly computed: readonly NamedFormula[]
  readonly hard: readonly Check[]
  readonly soft: readonly Check[]
  /** Fields that only moves write, with the titles of those moves. */
  readonly asked: ReadonlyMap<string, readonly string[]>
  /** States in which the row is in its filler's hands. */
  readonly editable: ReadonlySet<string>
  /** Computed fields look at the period before. */
  readonly looks_back: boolean
  /** What hard checks, and what all checks, compare a row with. */
  readonly mentions: { readonly hard: Mentions; readonly all: Mentions }
}

const known = new WeakMap<LedgerDocument, Rules>()

export const rulesOf = (ledger: LedgerDocument): Rules => {
  const before = known.get(ledger)
  if (before !== undefined) return before
  const rules = readRules(ledger)
  known.set(ledger, rules)
  return rules
}

const readRules = (ledger: LedgerDocument): Rules => {
  const computed = Object.entries(ledger.fields).flatMap(([name, { formula }]) => parsed(name, formula))
  const [hard, soft] = (['hard', 'soft'] as const).map((kind) => checksOf(ledger, kind, computed)) as [Check[], Check[]]
  const asked = askedBy(ledger)
  const fields = Object.entries(ledger.fields).flatMap(([name, document]): AskedField[] => {
    const kind = kindOf(document)
    return document.retired || kind.column(document) === null ? [] : [{ name, document, kind }]
  })
  return {
    fields,
    required: fields.filter(({ name, document }) => document.required !== undefined && !asked.has(name)),
    computed,
    hard,
    soft,
    asked,
    editable: editableStates(ledger),
    looks_back: computed.some(({ formula }) => looksBeyond(mentionsOf([formula]))),
    mentions: { hard: mentionedBy(hard, computed), all: mentionedBy([...hard, ...soft], computed) },
  }
}

/** Formulas are checked when they are declared; one that does not parse all the same decides nothing. */
const parsed = (name: string, text: string | undefined): NamedFormula[] => {
  if (text === undefined) return []
  const formula = parseFormula(text)
  return isFormulaFault(formula) ? [] : [{ name, formula }]
}

const checksOf = (ledger: LedgerDocument, kind: 'hard' | 'soft', computed: readonly NamedFormula[]): Check[] =>
  Object.entries(ledger.checks ?? {}).flatMap(([name, check]) =>
    parsed(name, check[kind]).map((one) => ({
      ...one,
      says: check.says,
      beyond: looksBeyond(mentionedBy([one], computed)),
    })),
  )

/** With what computed fields mention for them: a check of a computed difference to last period looks back too. */
const mentionedBy = (checks: readonly NamedFormula[], computed: readonly NamedFormula[]): Mentions => {
  const needed = new Set(checks.map(({ formula }) => formula))
  for (const formula of needed) {
    const names = namesIn(formula)
    for (const one of computed) if (names.includes(one.name)) needed.add(one.formula)
  }
  return mentionsOf([...needed])
}

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

/**
 * Does saving the row in this state hand it over? It leaves its filler's hands; or it rests there for good, as in
 * ledgers without a workflow, where to enter a row is to have said it.
 */
export const handsOver = (ledger: LedgerDocument, from: string | null, to: string): boolean => {
  const { editable } = rulesOf(ledger)
  if (from !== null && !editable.has(from)) return false
  return !editable.has(to) || movesFrom(ledger, to).length === 0
}

/** The values with those of formula fields; of `before` the values of the period before, where it is needed. */
export const withComputed = (ledger: LedgerDocument, values: Values, before?: Values | null): Values => {
  const { computed } = rulesOf(ledger)
  if (computed.length === 0) return values
  const all: Record<string, Values[string]> = { ...values }
  const plain = scopeOf(values)
  const earlier = before ? scopeWithin(computed, scopeOf(before)) : undefined
  for (const { name, formula } of computed) {
    all[name] = evaluate(formula, {
      own: scopeWithin(computed, plain, earlier),
      ...(earlier === undefined ? {} : { before: earlier }),
    })
  }
  return all
}

/** Formulas may build on one another; declared ones do so without a circle, and eight deep is deep enough for any. */
const scopeWithin = (computed: readonly NamedFormula[], plain: Scope, before?: Scope, depth = 0): Scope => {
  return (name) => {
    const formula = computed.find((one) => one.name === name)?.formula
    if (formula === undefined) return plain(name)
    if (depth > 8) return null
    const own = scopeWithin(computed, plain, before, depth + 1)
    return evaluate(formula, { own, ...(before === undefined ? {} : { before }) })
  }
}
