/**
 * Which passes over a ledger's rows answer several questions at once. The figures of a report's text, its table by
 * county and its table by grade are mostly about the same rows of the same year: those are read once, and each question
 * takes its part.
 */
import type { Indicator, LedgerDocument } from '../../ledger/index.ts'
import { type Basis, basesOf } from './measure.ts'
import type { Moment, Split } from './query.ts'
import { type FieldSplit, fieldSplit } from './row_set.ts'
import type { Scope } from './scope.ts'

/** One question to a ledger. */
export interface TotalsAsked {
  readonly measures: readonly Indicator[]
  readonly split: Split | null
  readonly scope: Scope
}

/** Whose rows are read, and when they are looked at. */
export interface Reading {
  readonly county: string
  readonly ledger: LedgerDocument
  readonly moment: Moment
}

/** What one question takes from a pass. */
export interface Taking {
  /** The question's place among those asked. */
  readonly ask: number
  readonly scope: Scope
  readonly measures: readonly Indicator[]
  readonly field: FieldSplit | null
  /** A unit may owe several returns, which have to be told apart. */
  readonly by_period: boolean
}

export interface Pass {
  /** The name of its sums by unit in the statement. */
  readonly name: string
  readonly basis: Basis
  /** Rows are told apart by the period of a series. */
  readonly series: boolean
  readonly stretches: Scope['stretches']
  /** Those of all its questions together. */
  readonly units: Scope['units']
  readonly takings: readonly Taking[]
}

export const passesOf = (ledger: LedgerDocument, asked: readonly TotalsAsked[]): Pass[] => {
  const found = new Map<string, Omit<Pass, 'name' | 'units'> & { takings: Taking[] }>()
  asked.forEach(({ measures, split, scope }, ask) => {
    const series = split?.by === 'series'
    const { stretches } = scope
    const field = split?.by === 'field' ? fieldSplit(ledger, split.field) : null
    for (const { measures: taken, ...basis } of basesOf(measures)) {
      const by_period = scope.due_periods !== null && (scope.many_returns || basis.dates.by !== 'day')
      const key = JSON.stringify([basis, series, stretches])
      const same = found.get(key) ?? { basis, series, stretches, takings: [] }
      same.takings.push({ ask, scope, measures: taken, field, by_period })
      found.set(key, same)
    }
  })
  return [...found.values()].map((pass, number) => ({ ...pass, name: `p${number}`, units: unitsOf(pass.takings) }))
}

const unitsOf = (takings: readonly Taking[]): Scope['units'] => {
  const units = new Set<string>()
  for (const { scope } of takings) {
    if (scope.reads === 'all') return 'all'
    for (const unit of scope.reads) units.add(unit)
  }
  return [...units]
}

/** A pass may read more units than one of its questions is about; null where it does not. */
export const narrowerUnits = ({ units }: Pass, { scope }: Taking): readonly string[] | null =>
  scope.units === 'all' || (units !== 'all' && units.length === scope.units.length) ? null : scope.units

/** Measures of all questions, each once: what two ask for is added up once. */
export const measuresIn = ({ takings }: Pass): Indicator[] => [
  ...new Map(takings.flatMap(({ measures }) => measures).map((measure) => [measure.ref, measure])).values(),
]

/** The fields that questions of the pass are split by, each once. */
export const fieldsIn = ({ takings }: Pass): FieldSplit[] => [
  ...new Map(takings.flatMap(({ field }) => (field === null ? [] : [[field.name, field] as const]))).values(),
]
