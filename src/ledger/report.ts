/** The prose of reports: Chinese text with figures in braces, parsed into a tree of plain data. */
import type { Declared } from './declared.ts'
import type { Fault } from './document.ts'
import type { Scale } from './figure_words.ts'

/** 同比 change on last year · 占比 share of the whole unit · 上年 last year's value · 数 without unit or sign. */
export type Modifier =
  | { readonly type: 'change' }
  | { readonly type: 'share' }
  | { readonly type: 'last_year' }
  | { readonly type: 'bare' }
  | { readonly type: 'scale'; readonly scale: Scale }
  | { readonly type: 'places'; readonly places: number }

export const COMPARISONS = ['>=', '<=', '!=', '=', '>', '<'] as const
export type Comparison = (typeof COMPARISONS)[number]
/** {单位} name of the unit · {年} 2011 · {年份} 2011年 · {期} title of the period. */
export type PlaceWord = '单位' | '年' | '年份' | '期'

export type ReportInline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'figure'; readonly ref: string; readonly modifiers: readonly Modifier[] }
  | {
      readonly type: 'condition'
      readonly ref: string
      readonly op: Comparison
      readonly number: number
      readonly then: readonly ReportInline[]
      readonly else: readonly ReportInline[]
    }
  | { readonly type: 'place'; readonly word: PlaceWord }

export type ReportBlock =
  | { readonly type: 'heading'; readonly level: number; readonly inlines: readonly ReportInline[] }
  | { readonly type: 'paragraph'; readonly inlines: readonly ReportInline[] }
  | ReportTable
export interface ReportTable {
  readonly type: 'table'
  /** Empty where none is given. */
  readonly caption: string
  readonly ledger: string
  /** Full references, a column each. */
  readonly indicators: readonly string[]
  /** A line a unit of this level, or a line a value of this field. */
  readonly by: { readonly level: string } | { readonly field: string }
}
export interface ReportTree {
  readonly blocks: readonly ReportBlock[]
}

/** Paths of faults are `line 3`. Indicators, levels and fields are looked up where the declared are given. */
export function parseReport(_body: string, _declared?: Declared): { report: ReportTree; faults: Fault[] } {
  return { report: { blocks: [] }, faults: [] }
}
