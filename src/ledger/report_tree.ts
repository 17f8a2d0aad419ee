/** What a report's prose is once it has been parsed: a tree of plain data. */
import type { IndicatorRef } from './declared.ts'
import type { Scale } from './figure_words.ts'

/** 同比 change on last year · 占比 share of the whole unit · 上年 last year's value · 数 without unit or sign. */
export type Modifier =
  | { readonly type: 'change' }
  | { readonly type: 'share' }
  | { readonly type: 'last_year' }
  | { readonly type: 'bare' }
  | { readonly type: 'scale'; readonly scale: Scale }
  | { readonly type: 'places'; readonly places: number }

export type Comparison = '>=' | '<=' | '!=' | '=' | '>' | '<'

/** {单位} name of the unit · {年} 2011 · {年份} 2011年 · {期} title of the period. */
export const PLACE_WORDS = ['单位', '年', '年份', '期'] as const
export type PlaceWord = (typeof PLACE_WORDS)[number]

export interface ReportFigure {
  readonly type: 'figure'
  readonly ref: IndicatorRef
  readonly modifiers: readonly Modifier[]
}
/** Percents compare in hundredths. A figure without a value is a gap: neither side is printed. */
export interface ReportCondition {
  readonly type: 'condition'
  readonly ref: IndicatorRef
  readonly op: Comparison
  readonly number: number
  readonly then: readonly ReportInline[]
  readonly else: readonly ReportInline[]
}
export type ReportInline =
  | { readonly type: 'text'; readonly text: string }
  | ReportFigure
  | ReportCondition
  | { readonly type: 'place'; readonly word: PlaceWord }

export interface ReportTable {
  readonly type: 'table'
  /** Empty where none is given. */
  readonly caption: string
  readonly ledger: string
  /** Full references, a column each. */
  readonly indicators: readonly IndicatorRef[]
  /** A line for each unit of a level, or for each value of a field. */
  readonly by: { readonly level: string } | { readonly field: string }
}
export type ReportBlock =
  | { readonly type: 'heading'; readonly level: number; readonly inlines: readonly ReportInline[] }
  | { readonly type: 'paragraph'; readonly inlines: readonly ReportInline[] }
  | ReportTable
export interface ReportTree {
  readonly blocks: readonly ReportBlock[]
}

/** Every indicator a report asks for, each once, in order of appearance. */
export function indicatorsIn(tree: ReportTree): IndicatorRef[] {
  const refs = tree.blocks.flatMap((block) => (block.type === 'table' ? block.indicators : refsOf(block.inlines)))
  return [...new Set(refs)]
}

function refsOf(inlines: readonly ReportInline[]): IndicatorRef[] {
  return inlines.flatMap((inline) => {
    if (inline.type === 'figure') return [inline.ref]
    return inline.type === 'condition' ? [inline.ref, ...refsOf(inline.then), ...refsOf(inline.else)] : []
  })
}
