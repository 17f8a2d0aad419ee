/** What a report's prose is once it has been parsed: a tree of plain data. */
import type { IndicatorRef } from './declared.ts'
import type { PeriodKind } from './document.ts'
import type { Scale } from './figure_words.ts'

/**
 * How a figure is written other than plainly. Compared, of which a figure has one: 同比 change on last year in words ·
 * 升降 its verb alone · 幅度 its size alone · 增减 the difference in the indicator's own unit · 上年 last year's value ·
 * 占比 share of the whole unit · 排名 and 倒数排名 the place among the units of its level · 较目标 in words, 目标 the wanted value,
 * 完成率 its percentage, 达标 whether it is reached; with 全年 those of the year · 五年前 the value then, 较五年前 the change since,
 * 五年增减 the difference. Which rows: 累计 from the year's first day on, 五年 those of five years, 本级 the unit's own only. Spelt: a scale · 量级 the scale that fits · places · 数 without unit or sign. Of lists: 前3, 后3.
 */
export type Modifier =
  | { readonly type: 'change' | 'direction' | 'extent' | 'difference' | 'last_year' | 'share' }
  | { readonly type: 'against' | 'target' | 'progress' | 'met'; readonly of: 'target' | 'year_target' }
  | { readonly type: 'five_years_ago' | 'since_five_years' | 'growth_over_five_years' }
  | { readonly type: 'five_years' | 'own' }
  | { readonly type: 'rank'; readonly from: End }
  | { readonly type: 'to_date' }
  | { readonly type: 'fitting' }
  | { readonly type: 'bare' }
  | { readonly type: 'scale'; readonly scale: Scale }
  | { readonly type: 'places'; readonly places: number }
  | { readonly type: 'first'; readonly count: number; readonly from: End }
/** Counted from the highest value or from the lowest. */
export type End = 'highest' | 'lowest'

export type Comparison = '>=' | '<=' | '!=' | '=' | '>' | '<'

/**
 * {单位} name of the unit · {年} 2011 · {年份} 2011年 · {上年} 2010年 · {下年} 2012年 · {期} title of the period · {期末} its last day
 * in words · {五年} 2007—2011年 · {五年前} 2006年 · {截至} 截至 and the day of which the figures are true, in words.
 */
export const PLACE_WORDS = ['单位', '年', '年份', '上年', '下年', '期', '期末', '五年', '五年前', '截至'] as const
export type PlaceWord = (typeof PLACE_WORDS)[number]

/** An indicator and how it is asked for and written. */
export interface Written {
  readonly ref: IndicatorRef
  readonly modifiers: readonly Modifier[]
}
export interface ReportFigure extends Written {
  readonly type: 'figure'
}
/** Percents compare in hundredths, changes in percent or percentage points, ranks by their place. */
export interface Clause extends Written {
  readonly op: Comparison
  readonly against: number | Written
}
/** All clauses have to hold. A figure without a value is a gap: neither side is printed. */
export interface ReportCondition {
  readonly type: 'condition'
  readonly clauses: readonly Clause[]
  readonly then: readonly ReportInline[]
  readonly else: readonly ReportInline[]
}
/** 甲镇12处、乙镇9处: from the highest value down, without those at zero; those without data follow as one gap. */
export interface ReportList extends Written {
  readonly type: 'list'
  readonly by: Split
}
/** The targets of the unit and period by name: those that have been reached, or those that have not, with the two values. */
export interface ReportGoals {
  readonly type: 'goals'
  readonly which: 'met' | 'unmet'
}
export type ReportInline =
  | { readonly type: 'text'; readonly text: string }
  | ReportFigure
  | ReportCondition
  | ReportList
  | { readonly type: 'place'; readonly word: PlaceWord }
  | ReportGoals

/** A line for each unit of a level, for each value of a field, or for each period within the report's own. */
export type Split = { readonly level: string } | { readonly field: string } | { readonly series: PeriodKind }

export interface ReportTable {
  readonly type: 'table'
  /** Empty where none is given. */
  readonly caption: string
  readonly ledger: string
  readonly columns: readonly Written[]
  readonly by: Split
  /** Drawn instead of ruled. */
  readonly chart?: 'bar' | 'line'
}
/** Who has not handed in a return, or whose rows are past their limit, by the units of a level. */
export interface ReportLate {
  readonly type: 'late'
  readonly caption: string
  readonly ledger: string
  readonly level: string
}
/** Five years ago beside now: a line for each indicator. */
export interface ReportThenAndNow {
  readonly type: 'then_and_now'
  readonly caption: string
  readonly ledger: string
  readonly lines: readonly Written[]
}
/** A line for each target of the unit and period: what was wanted, what has been done. */
export interface ReportTargets {
  readonly type: 'targets'
  readonly caption: string
}
export type ReportBlock =
  | { readonly type: 'heading'; readonly level: number; readonly inlines: readonly ReportInline[] }
  | { readonly type: 'paragraph'; readonly inlines: readonly ReportInline[] }
  | ReportTable
  | ReportThenAndNow
  | ReportLate
  | ReportTargets
export interface ReportTree {
  readonly blocks: readonly ReportBlock[]
}

/** Every figure of running text wherever it stands: in conditions, in both their branches, in lists. */
export function writtenIn(inlines: readonly ReportInline[]): (ReportFigure | ReportList | Clause)[] {
  return inlines.flatMap((inline) => {
    if (inline.type === 'figure' || inline.type === 'list') return [inline]
    if (inline.type !== 'condition') return []
    const asked = inline.clauses.flatMap((clause) => [clause, ...sideOf(clause)])
    return [...asked, ...writtenIn(inline.then), ...writtenIn(inline.else)]
  })
}

function sideOf(clause: Clause): Clause[] {
  return typeof clause.against === 'number' ? [] : [{ ...clause, ...clause.against }]
}

function writtenOf(block: Exclude<ReportBlock, ReportLate | ReportTargets>): readonly Written[] {
  if (block.type === 'table') return block.columns
  return block.type === 'then_and_now' ? block.lines : writtenIn(block.inlines)
}

/** Every indicator a report asks for, each once, in order of appearance. */
export function indicatorsIn(tree: ReportTree): IndicatorRef[] {
  const refs = tree.blocks.flatMap((block) => {
    if (block.type === 'late' || block.type === 'targets') return []
    return writtenOf(block).map(({ ref }) => ref)
  })
  return [...new Set(refs)]
}
