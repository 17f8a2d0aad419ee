/** What a number counts or says: the family a fact belongs to. */
export type FactKind =
  | 'count'
  | 'rate'
  | 'ratio'
  | 'money'
  | 'area'
  | 'duration'
  | 'date'
  | 'change'
  | 'rank'
  | 'score'
  | 'threshold'
  | 'other'

/** Whether the text says that it was done, is wanted, is demanded, stood so before, or is wrong. */
export type FactStatus = 'achieved' | 'target' | 'rule' | 'baseline' | 'problem' | 'standard'

/** How the stated number bounds the true one: “余” is `>`, “以上” is `>=`, “以内” is `<=`, “近” is `<`. */
export type Bound = '>' | '>=' | '<' | '<='

export type Direction = 'up' | 'down' | 'same' | 'first'

/** A change or a comparison: `delta` in `unit` against `to` (去年, 全省, “十五”末); null where the text is silent. */
export interface Comparison {
  to: string | null
  delta: number | null
  unit: string | null
  direction: Direction | null
}

/**
 * A figure read out of prose. Offsets count Unicode code points from the start of the text, and
 * `[...text].slice(start, start + [...quote].length).join('')` is `quote`; the same holds for `number`.
 */
export interface Fact {
  quote: string
  start: number
  /** The number as written, with what belongs to it: “近9”, “70余”, “19.77万”, “45.68%”, “第一”. */
  number: string
  number_start: number
  /** In the base unit: 元 for 万元, 人 for 万人; percent as the number before the sign. Null where masked or a full date. */
  value: number | null
  unit: string
  base_unit: string
  /** The figure is left out or hidden: x, *, ×, ○, or nothing before % or 个. */
  masked: boolean
  kind: FactKind
  measure: string
  entity: string
  period: string | null
  status: FactStatus
  approx: boolean
  bound: Bound | null
  compare: Comparison | null
}
