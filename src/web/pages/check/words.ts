/** What the rules of the check, and the ways a number is understood, are called. */
import type { CheckRule, FactKind, FactStatus, TaggedKind } from '../../../ledger/wire/check.ts'

/** A rule of prose, what became of a figure of ours, or what the ledgers give otherwise. */
export type RemarkRule = CheckRule | TaggedKind | 'differs' | 'possible'

export const RULE_TITLES: Readonly<Record<RemarkRule, string>> = {
  differs: '与台账不符',
  stale: '台账已变化',
  changed: '手工改动',
  deleted: '已删去',
  typed: '手写的数',

  sum: '加总',
  part: '部分大于整体',
  rate: '比率',
  change: '增减',
  points: '百分点',
  cap: '超过百分之百',
  date: '日期',
  count: '项数',
  repeat: '前后不一',
  scale: '单位换算',
  mask: '未填的数',
  mean: '平均数',
  rank: '名次',
  order: '先后大小',
  possible: '可能对应',
}

export const KIND_TITLES: Readonly<Record<FactKind, string>> = {
  count: '数量',
  rate: '比率',
  ratio: '占比',
  money: '金额',
  area: '面积',
  duration: '时长',
  date: '日期',
  change: '变化',
  rank: '名次',
  score: '分数',
  threshold: '界限',
  other: '其他',
}

export const STATUS_TITLES: Readonly<Record<FactStatus, string>> = {
  achieved: '已经完成',
  target: '目标',
  rule: '规定',
  baseline: '现状或此前',
  problem: '存在的问题',
  standard: '标准',
}

/** Kinds that are underlined alike: amounts, shares, what changed or was ranked, days. */
export const FAMILIES: Readonly<Record<FactKind, 'amount' | 'share' | 'change' | 'day'>> = {
  count: 'amount',
  rate: 'share',
  ratio: 'share',
  money: 'amount',
  area: 'amount',
  duration: 'day',
  date: 'day',
  change: 'change',
  rank: 'change',
  score: 'amount',
  threshold: 'amount',
  other: 'amount',
}
export const FAMILY_TITLES: Readonly<Record<(typeof FAMILIES)[FactKind], string>> = {
  amount: '数量',
  share: '比率',
  change: '变化与名次',
  day: '日期与时长',
}

/** Wrong, done by hand, or only worth a look. */
export type Tone = 'wrong' | 'hand' | 'maybe'
const TONES: Readonly<Partial<Record<RemarkRule, Tone>>> = {
  changed: 'hand',
  deleted: 'hand',
  typed: 'hand',
  possible: 'maybe',
}
export const toneOf = (rule: RemarkRule): Tone => TONES[rule] ?? 'wrong'

/** Findings about one figure have said it in their sentence; those of prose are about words here and there. */
const SAID: ReadonlySet<RemarkRule> = new Set(['differs', 'possible', 'changed', 'deleted', 'typed', 'stale'])
export const isQuoted = (rule: RemarkRule): boolean => !SAID.has(rule)
