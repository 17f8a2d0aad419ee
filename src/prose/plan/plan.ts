import type { Bound, Comparison, Fact } from '../grammar/fact.ts'
import { dueIn, leadIn } from './plan_words.ts'

/** A change that is wanted against a base which has to be looked up: 比上年提高2个百分点. */
export interface Change {
  delta: number | null
  unit: string
  direction: 'up' | 'down'
  /** 上年, 全省平均; null where the plan does not say. */
  to: string | null
}

/** A sentence as it stands in the text; `start` counts code points. */
export interface Sentence {
  quote: string
  start: number
}

/**
 * What a plan wants, as a row to be confirmed by the clerk. A `target` is a level that an indicator is to reach, a `task`
 * a number of things that are to be done. `value` and `stretch` are in `base_unit`, as in `Fact`.
 */
export interface Aim {
  kind: 'target' | 'task'
  sentence: Sentence
  measure: string
  entity: string
  period: string | null
  unit: string
  base_unit: string
  value: number | null
  bound: Bound | null
  /** The higher of two levels: 保1200人争1300人. */
  stretch: number | null
  /** Null where a level is named; then nothing is to be looked up. */
  change: Change | null
  masked: boolean
  /** Who leads or answers for it: 基础教育股; null where the plan names nobody. */
  lead: string | null
  /** Until when, as a period: 2020-08, 2020, 2020上半年. */
  due: string | null
}

/** The aims of a plan, in the order of the text. `facts` are those that `read` found in it. */
export function plan(text: string, facts: readonly Fact[]): Aim[] {
  const points = Array.from(text)
  const aims: Aim[] = []
  let before: Fact | null = null
  for (const fact of facts) {
    if (!isAim(fact) || isStretchOfPlan(points, fact)) continue
    const sentence = sentenceAt(points, fact.number_start)
    const last = aims.at(-1)
    if (last && before && isStretch(points, before, fact, last)) {
      last.stretch = fact.value
      continue
    }
    if (before && isChangeOf(fact, before)) continue
    aims.push(aimOf(points, fact, sentence, datesIn(facts, sentence)))
    before = fact
  }
  return aims
}

const isAim = (fact: Fact): boolean =>
  (fact.status === 'target' || fact.status === 'standard') && fact.kind !== 'date' && fact.measure !== ''

/** 三年行动计划, 未来10年: how long is planned for is nothing that is wanted. */
function isStretchOfPlan(points: readonly string[], { kind, number, number_start }: Fact): boolean {
  if (kind !== 'duration') return false
  const end = number_start + Array.from(number).length
  return (
    /(?:未来|今后)$/.test(points.slice(Math.max(0, number_start - 2), number_start).join('')) ||
    /^个?[年月](?:[（(][^（()）]{0,16}[)）])?[^,，。；;]{0,6}?(?:计划|规划|方案|内(?!涵)|来|间)/.test(
      points.slice(end, end + 28).join(''),
    )
  )
}

/** 达到95%,比上年提高2个百分点 is one aim: the level is named, and the change says the same again. */
const isChangeOf = (fact: Fact, before: Fact): boolean =>
  fact.kind === 'change' && before.kind !== 'change' && before.compare !== null && before.compare.delta === fact.value

const wanted = /达到?|控制在|保持|稳定在|不低于|不少于|不超过|高于|低于|提高到|提升到|降到|下降到|降至|增至|比例|率/
const levels: ReadonlySet<Fact['kind']> = new Set(['rate', 'ratio', 'change', 'score', 'rank', 'duration', 'threshold'])

function aimOf(points: readonly string[], fact: Fact, sentence: Sentence, dates: Fact[]): Aim {
  const change = changeOf(fact)
  return {
    kind: levels.has(fact.kind) || wanted.test(fact.quote) ? 'target' : 'task',
    sentence,
    measure: indicatorOf(fact),
    entity: fact.entity,
    period: fact.period,
    unit: fact.unit,
    base_unit: fact.base_unit,
    value: change ? null : fact.value,
    bound: fact.bound,
    stretch: null,
    change,
    masked: fact.masked,
    lead: leadIn(points, sentence),
    due: dueIn(sentence, fact, dates),
  }
}

const striving = /^(?:力争|确保|争取|努力|保)/
const moving =
  /(?:力争|争取|确保|努力)?(?:[较比][^,，。]{1,8})?(?:(?:增加|提高|提升|增长|上升|下降|降低|减少|压减)(?:人数|数量|数|比例)?|(?:争破|突破|争取达到|力争达到)(?:人数|比例|数)?)$/

/** What is to be looked up: 文化一本人数力争增加人数 is of 文化一本人数. */
function indicatorOf({ measure }: Fact): string {
  const words = measure.replace(striving, '')
  const indicator = words.replace(moving, '')
  return Array.from(indicator).length > 2 ? indicator : words
}

/** Only a figure that is itself the change wants a base; 由A提高到B names its level. */
function changeOf({ kind, value, compare, unit }: Fact): Change | null {
  if (compare === null || (kind !== 'change' && compare.delta !== value) || !isMoved(compare)) return null
  return { delta: compare.delta, unit: compare.unit ?? unit, direction: compare.direction, to: compare.to }
}

const isMoved = (compare: Comparison): compare is Comparison & { direction: 'up' | 'down' } =>
  compare.direction === 'up' || compare.direction === 'down'

const datesIn = (facts: readonly Fact[], { start, quote }: Sentence): Fact[] => {
  const end = start + Array.from(quote).length
  return facts.filter((fact) => fact.kind === 'date' && fact.number_start >= start && fact.number_start < end)
}

const floor = /(?:保底|确保|必保|保|基本目标)[^,，。;；、]{0,14}$/
const higher = /^[^。;；]{0,3}?[,，、\s]?(?:并|，)?(?:力争|争取|争|冲刺|冲|奋斗目标|挑战)(?:达到?|实现|突破|为)?$/

/** 确保18%、力争20%: the second of two like figures is the higher level of the first. */
function isStretch(points: readonly string[], first: Fact, second: Fact, aim: Aim): boolean {
  if (first.base_unit !== second.base_unit || aim.stretch !== null || second.number_start - first.number_start > 24)
    return false
  const end = first.number_start + Array.from(first.number).length
  const link = points.slice(end, second.number_start).join('').replace(first.unit, '').replace(/^以上/, '')
  const before = points.slice(Math.max(0, first.number_start - 20), first.number_start).join('')
  return floor.test(before) && higher.test(link)
}

const ends: ReadonlySet<string> = new Set(['。', '！', '？', '\n'])
/** A sentence without a stop is shown no longer than this. */
const longest = 300

function sentenceAt(points: readonly string[], at: number): Sentence {
  let start = at
  while (start > 0 && at - start < longest && !ends.has(points[start - 1] ?? '')) start -= 1
  let end = at
  while (end < points.length && end - at < longest && !ends.has(points[end] ?? '')) end += 1
  if (points[end] !== '\n' && end < points.length) end += 1
  while (start < at && /\s/.test(points[start] ?? '')) start += 1
  return { quote: points.slice(start, end).join(''), start }
}
