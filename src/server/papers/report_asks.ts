/**
 * What a report asks of the figures, put together from its sentences, tables and lists. What two of them ask for is asked
 * once, and compared with last year only where a sentence says so: that reads the rows of another year.
 */
import {
  fiveYearsBefore,
  fiveYearsTo,
  type Goal,
  type IndicatorRef,
  isCompared,
  type Modifier,
  type Period,
  type ReportBlock,
  type ReportTree,
  type Split,
  writtenIn,
  type Written,
  yearToDate,
} from '../../ledger/index.ts'
import type { Figure } from '../../ledger/wire.ts'
import type { PublishedQuery } from '../figures/index.ts'

/** Which unit's figures, of which period, and how they are split. */
export interface Place {
  readonly unit: string
  readonly period: string
  readonly by?: string | undefined
}
/** The unit and period a report is about, and the whole that ranks are taken in. */
export interface Subject {
  readonly unit: string
  readonly level: string
  readonly period: Period
  readonly root: string
}

const keyOf = ({ unit, period, by }: Place): string => JSON.stringify([unit, period, by ?? null])

export const splitText = (by: Split): string => {
  if ('level' in by) return `level:${by.level}`
  return 'field' in by ? `field:${by.field}` : `series:${by.series}`
}

/** Where a written figure's rows are; `by` where it stands in a list or a table. */
export const placeOf = ({ unit, period }: Subject, modifiers: readonly Modifier[], by?: Split): Place => {
  const says = (word: Modifier['type']): boolean => modifiers.some(({ type }) => type === word)
  const asked = says('to_date') ? yearToDate(period) : says('five_years') ? fiveYearsTo(period) : period
  const split = by === undefined ? (says('own') ? 'own' : undefined) : splitText(by)
  return { unit, period: asked.code, ...(split === undefined ? {} : { by: split }) }
}

/** The units of the same level, in the whole county: among them a figure of running text is ranked. */
export const peersOf = (subject: Subject, modifiers: readonly Modifier[]): Place => ({
  ...placeOf(subject, modifiers, { level: subject.level }),
  unit: subject.root,
})

/** Where the figures of five years ago are. */
export const placeThen = (subject: Subject): Place => {
  const { unit, period } = subject
  return { unit, period: (fiveYearsBefore(period) ?? period).code }
}
export const SINCE_THEN: Modifier = { type: 'growth_over_five_years' }
export const TARGET: Modifier = { type: 'target', of: 'target' }

export type Compare = 'last_year' | 'share' | 'target' | 'year_target' | 'five_years'
const THEN: readonly Modifier['type'][] = ['five_years_ago', 'since_five_years', 'growth_over_five_years']
export const comparesOf = (modifiers: readonly Modifier[]): Compare[] => {
  const compared = modifiers.find(isCompared)
  if (compared === undefined || compared.type === 'rank') return []
  if ('of' in compared) return [compared.of]
  if (THEN.includes(compared.type)) return ['five_years']
  return [compared.type === 'share' ? 'share' : 'last_year']
}
const isRanked = (modifiers: readonly Modifier[]): boolean => modifiers.some(({ type }) => type === 'rank')

interface Asked {
  readonly place: Place
  readonly compares: Map<IndicatorRef, Set<Compare>>
}

/** Queries in an order of their own; `readable` says of which indicators anything is asked at all. */
export const queriesFor = (
  { blocks }: ReportTree,
  subject: Subject,
  readable: (ref: IndicatorRef) => boolean,
  goals: readonly Goal[] = [],
): PublishedQuery[] => {
  const found = new Map<string, Asked>()
  const ask = ({ ref, modifiers }: Written, place: Place): void => {
    if (!readable(ref)) return
    // Two ledgers may call a field alike and have other values in it.
    const key = place.by?.startsWith('field:') ? `${ref.split('.')[0]} ${keyOf(place)}` : keyOf(place)
    const asked = found.get(key) ?? { place, compares: new Map<IndicatorRef, Set<Compare>>() }
    const compares = asked.compares.get(ref) ?? new Set<Compare>()
    comparesOf(modifiers).forEach((compare) => compares.add(compare))
    found.set(key, { ...asked, compares: asked.compares.set(ref, compares) })
  }
  for (const block of blocks) askFor(block, subject, ask)
  for (const { indicator } of goals) ask({ ref: indicator, modifiers: [TARGET] }, placeOf(subject, []))
  return [...found.values()].flatMap(queriesOf)
}

const askFor = (block: ReportBlock, subject: Subject, ask: (written: Written, place: Place) => void): void => {
  if (block.type === 'late' || block.type === 'targets') return
  if (block.type === 'then_and_now') {
    for (const line of block.lines) {
      ask({ ref: line.ref, modifiers: [SINCE_THEN] }, placeOf(subject, []))
      ask(line, placeThen(subject))
    }
    return
  }
  if (block.type === 'table') {
    for (const column of block.columns) ask(column, placeOf(subject, column.modifiers, block.by))
    return
  }
  for (const one of writtenIn(block.inlines)) {
    const list = 'by' in one ? one.by : undefined
    ask(one, placeOf(subject, one.modifiers, list))
    if (isRanked(one.modifiers)) ask({ ref: one.ref, modifiers: [] }, peersOf(subject, one.modifiers))
  }
}

const queriesOf = ({ place, compares }: Asked): PublishedQuery[] => {
  const groups = new Map<string, { indicators: string[]; compare: Compare[] }>()
  for (const [ref, needed] of compares) {
    const compare = [...needed].toSorted()
    const same = groups.get(compare.join()) ?? { indicators: [], compare }
    same.indicators.push(ref)
    groups.set(compare.join(), same)
  }
  return [...groups.values()].map((group) => ({ ...place, ...group }))
}

/** The answers, by where they were asked for. */
export interface Book {
  /** One figure, or one for each group of a split in their order; empty where nothing may be known. */
  figures(place: Place, ref: IndicatorRef): readonly Figure[]
}

export const makeBook = (queries: readonly PublishedQuery[], answers: readonly (readonly Figure[])[]): Book => {
  const found = new Map<string, Figure[]>()
  const at = (place: Place, ref: string): string => `${keyOf(place)} ${ref}`
  queries.forEach((query, i) => {
    for (const figure of answers[i]!) {
      const key = at(query, figure.indicator)
      found.set(key, [...(found.get(key) ?? []), figure])
    }
  })
  return { figures: (place, ref) => found.get(at(place, ref)) ?? [] }
}
