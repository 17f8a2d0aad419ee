/** A target and the figure that has to reach it. */
import type { IndicatorRef } from './declared.ts'
import type { Day, IndicatorDocument, PeriodKind } from './document.ts'
import { changeExtent, displayFigure, measureOf, type Spelling } from './figure_words.ts'
import { type Period, periodOf } from './period.ts'

/** What a target's value is to the figure: its least, its most, or exactly it. */
export const BOUNDS = ['不低于', '不高于', '等于'] as const
export type GoalBound = (typeof BOUNDS)[number]
/** How long a target runs, up to its last day. */
export const GOAL_SPANS = { 全年: 'year', 半年: 'half', 季度: 'quarter', 月: 'month' } as const satisfies Readonly<
  Record<string, PeriodKind>
>

export interface Goal {
  readonly unit: string
  readonly indicator: IndicatorRef
  readonly value: number
  readonly bound: GoalBound
  readonly span: keyof typeof GOAL_SPANS
  readonly until: Day
}

/** The period that a target is about. */
export function goalPeriod({ span, until }: Pick<Goal, 'span' | 'until'>): Period {
  return periodOf(GOAL_SPANS[span], until)
}

/** Null where nothing is known of the figure. */
export function meets({ bound, value }: Pick<Goal, 'bound' | 'value'>, figure: number | null): boolean | null {
  if (figure === null) return null
  if (bound === '等于') return figure === value
  return bound === '不低于' ? figure >= value : figure <= value
}

/** Percent of the target; null where less is better, or nothing can be divided by. */
export function progressTo({ bound, value }: Pick<Goal, 'bound' | 'value'>, figure: number | null): number | null {
  return figure === null || bound === '不高于' || value <= 0 ? null : (figure / value) * 100
}

/** 高于目标1.5个百分点, 低于目标12处, 与目标持平; 略低于 where nothing is left of the difference in print. */
export function spellAgainstGoal(document: IndicatorDocument, difference: number, spelling: Spelling = {}): string {
  if (difference === 0) return '与目标持平'
  const side = difference > 0 ? '高于目标' : '低于目标'
  const extent = goalExtent(document, Math.abs(difference), spelling)
  return Number.parseFloat(extent) === 0 ? `略${side}` : `${side}${extent}`
}

function goalExtent(document: IndicatorDocument, size: number, spelling: Spelling): string {
  if (document.as === 'percent') return changeExtent(document, size, spelling.places)
  const number = displayFigure(document, size, spelling)
  return spelling.fitting || spelling.scale ? number : `${number}${measureOf(document)}`
}
