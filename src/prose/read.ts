import { comparisonsOf } from './comparisons/comparisons.ts'
import { isFactDate } from './when/dated.ts'
import { entityOf } from './entities.ts'
import type { Comparison, Fact, FactKind, FactStatus } from './grammar/fact.ts'
import { measuresOf } from './measures/measures.ts'
import { papersOf, type PlacedReading } from './papers.ts'
import { clauseStart, type Reading } from './sentences/phrases.ts'
import type { Quantity } from './numbers/quantity.ts'
import { firstYear } from './setting/bygone.ts'
import type { Setting } from './setting/settings.ts'
import { squeezed } from './sentences/squeezed.ts'
import { type StatusSigns, statusOf } from './statuses/statuses.ts'
import { isOfDay, periodOf, periodOfStatus } from './when/times.ts'
import { withoutEntity } from './measures/trimming.ts'

/** Sentences that stand no further apart follow each other: line breaks may stand between. */
const gap = 3

/** Reads the figures out of official Chinese prose. Any text gives an answer; nothing is looked up or guessed. */
export function read(text: string): Fact[] {
  const { text: even, origin } = squeezed(halfWidth(text))
  const facts: Fact[] = []
  let [told, end]: [Fact[], number] = [[], -1]
  for (const placed of papersOf(even)) {
    if (placed.reading.from - end <= gap) placed.reading.earlier = told
    told = factsIn(text, origin, placed)
    end = placed.reading.to
    facts.push(...told)
  }
  return inCodePoints(text, facts)
}

/** A year that is left out is 20xx, whatever sign it is left out with: 20**, 20__, 20XX. */
const evenly = (period: string | null): string | null => period?.replaceAll(/20[X*×_]{2}/g, '20xx') ?? null

const wide = /[\uff01-\uff5e\ufe6a]/g

/** Full-width letters, digits and signs and the small ﹪ as their narrow twins; one for one, so that offsets stay. */
export function halfWidth(text: string): string {
  return text.replace(wide, (character) =>
    character === '﹪' ? '%' : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  )
}

/** The facts of one sentence, with offsets in UTF-16 units. `given` is the text as it was given. */
function factsIn(given: string, origin: (at: number) => number, { reading, setting, words }: PlacedReading): Fact[] {
  const { text } = reading
  const comparisons = comparisonsOf(reading)
  const measures = measuresOf(reading, comparisons)
  let day: Quantity | null = null
  let intent = -1
  let year: StatusSigns['year'] = null
  const facts: Fact[] = []
  for (const [index, quantity] of reading.quantities.entries()) {
    if (isOfDay(reading, quantity)) day = quantity
    if (quantity.date?.year) year = yearBeside(quantity, setting)
    if (!isFactDate(reading, index, quantity, setting)) continue
    const compare = comparisons.get(index) ?? null
    const before = reading.text.slice(Math.max(reading.from, quantity.start - 48), quantity.start)
    const after = reading.text.slice(quantity.end, quantity.tail + 24)
    const named = kindOf(reading, quantity, compare)
    const start = Math.max(clauseStart(reading, quantity.start), reading.quantities[index - 1]?.tail ?? 0)
    const own =
      limitDate(quantity) && !(setting.mode === 'done' && isMet(before, after))
        ? 'target'
        : statusOf({ mode: setting.mode, kind: named, unit: quantity.unit, value: quantity.value, before, after, year })
    const kind = isLimit(own, named, before) ? 'threshold' : named
    const status = own === 'achieved' && isStillMeant(text, intent, quantity) ? 'target' : own
    intent = status === 'target' && quantity.date === null ? quantity.tail : -1
    const at = quantity.start - reading.from
    const timely = words.some((word) => word.at < at && word.at >= start - reading.from)
    const period = evenly(
      periodOfStatus(periodOf(reading, quantity, words, day, setting), quantity, status, timely, setting),
    )
    const entity = entityOf(reading, quantity, setting)
    for (const measure of measures.get(index) ?? ['']) {
      facts.push({
        quote: given.slice(origin(start), origin(quantity.tail - 1) + 1),
        start: origin(start),
        number: given.slice(origin(quantity.start), origin(quantity.end - 1) + 1),
        number_start: origin(quantity.start),
        value: quantity.value,
        unit: quantity.unit,
        base_unit: quantity.base,
        masked: quantity.masked,
        kind,
        measure: withoutEntity(measure, entity),
        entity,
        period,
        status,
        approx: quantity.approx,
        bound: quantity.bound,
        compare: compare && { ...compare },
      })
    }
  }
  return facts
}

const done =
  /^[^,。;(]{2,10}[开竣完]工了?$|。|已|了|目前|截至|实际|完成(?!率)|累计|组织|开展|举办|召开|获|被评|去年|上年|共(?!涉)|今年以来|录用|超[出额标]/

/**
 * 计划撤并两所初中，涉及学生300名: what is intended goes on until something is said to be done. A rate that is
 * reached (达99%) was reached, unless it is a floor (达85%以上).
 */
function isStillMeant(text: string, intent: number, { start, kind, bound }: Quantity): boolean {
  if (intent < 0 || kind === 'date' || start - intent >= 110) return false
  const between = text.slice(intent, start)
  // What is meant in brackets, or before a semicolon, is over behind them, unless another part of the same follows.
  if (/^[^(]*[)]|;(?![^,。;\d]{1,6},?设[^,。;\d]{0,4}$)/.test(between)) return false
  return !done.test(between) && (bound === '>=' || !between.includes('达'))
}

/** A year is told to lie before or ahead only of one that the paper names, for else it is guessed; ahead lies a limit. */
function yearBeside({ date, bound }: Quantity, setting: Setting): StatusSigns['year'] {
  const [own, year] = [firstYear(setting), date?.year ?? '']
  if (own === null || !/^\d{4}$/.test(year)) return null
  if (year < own) return 'before'
  return year > own && bound === '<=' ? 'after' : null
}

/** 到2020年 sets a limit for what is still to come. */
const limitDate = (quantity: Quantity): boolean => quantity.kind === 'date' && quantity.bound === '<='

/** 到9月末竣工,并交付使用: what came about by then, and what came of it. */
const isMet = (before: string, after: string): boolean =>
  /^[月底末份日]*[^,。;\d]{0,6}(?:竣工|完工|建成|落成|完成),?并?(?:已|全部)*(?:交付|投入|投用|通过|启用)/.test(after) &&
  !/计划|预计|拟|将|力争|争取|确保|要/.test(before)

const grown = /(?:增长|增加|提高|扩大|增|翻|提升|上升)了?$/
const moved = /(?:前移|上升|提升|下降|后移|跃升|前进|进位|提高|下滑|后退|退后)了?$/

/** So many to a head or to so many people: 生均面积, 每万人口中…人, 平均班额. */
const perHead =
  /(?:每百|每千|每万|每10{2,4}|每\d?万)[名人生][^,。;]{0,34}$|(?:生均|人均|[学每师]?生平均|[校班园]均|平均班额|平均每[班校人名])[^,。;\d]{0,14}$/

/** What is laid down as the most or the least, for people and shares: 规模不得超过2000人, 每班45人. */
const isLimit = (status: FactStatus, kind: FactKind, before: string): boolean =>
  (status === 'rule' || status === 'standard') &&
  (kind === 'count' || kind === 'rate' || kind === 'other') &&
  /(?:不[得能准应]?(?:超过|突破|高于|多于|少于|低于)(?:[^,。;\d]{1,14}的)?|未满|不满|不足|不到|每班)$/.test(before)

/** So often in every so long. */
const often =
  /(?:每(?:个|[两二三四五\d]{1,2}个?)?(?:学期|学年|季度|月|周|年|天|日)|定期)[^,。;]{0,22}$|按(?:季|月|周|年|学期)$/

/** The kind that the sentence gives a figure over that of its unit. */
function kindOf(reading: Reading, quantity: Quantity, compare: Comparison | null): FactKind {
  const { text } = reading
  const before = text.slice(Math.max(reading.from, quantity.start - 36), quantity.start)
  const after = text.slice(quantity.tail, quantity.tail + 6)
  if (compare && compare.delta !== null && compare.delta === quantity.value && !/[到至为]$|的[近约]?$/.test(before))
    return 'change'
  if (compare && quantity.masked && /(?:提高|增长|提升|上升|下降|增加|减少|降低|扩大|和|、)$/.test(before))
    return 'change'
  if (/^[名位]$/.test(quantity.unit) && /第(?:[一二三四五六七八九\d]{1,2}[、和]){1,4}$/.test(before)) return 'rank'
  if (quantity.unit === '日' && /[本上下当]月$/.test(before)) return 'date'
  if ((quantity.kind === 'count' || quantity.kind === 'area') && /[每均]/.test(before) && perHead.test(before))
    return 'ratio'
  if (quantity.unit === '倍' && grown.test(before)) return 'change'
  if (/^(?:位|名|个)$/.test(quantity.unit) && moved.test(before)) return 'change'
  if (
    quantity.kind === 'rate' &&
    /占(?!比|[^,。;]{0,6}(?:任务|计划|目标))(?:[^,。;]{0,18}|[^,。;\d]{0,22}(?:[\d.]+%[、和与]){1,6})$/.test(before)
  )
    return 'ratio'
  if (quantity.unit === '分' && quantity.bound && /^(?:的|以上的)|^[^,。;\d]{0,6}(?:人数|考生|段)/.test(after))
    return 'threshold'
  if (/^[次轮遍]$/.test(quantity.unit) && often.test(before)) return 'threshold'
  if (/^[声点]$/.test(quantity.unit) && /^.?[内前]/.test(text.slice(quantity.tail - 1, quantity.tail + 1)))
    return 'threshold'
  return quantity.kind
}

/** Offsets counted in code points, as every language but JavaScript counts them. */
function inCodePoints(text: string, facts: Fact[]): Fact[] {
  if (!/[\ud800-\udbff]/.test(text)) return facts
  const marks = [...new Set(facts.flatMap((fact) => [fact.start, fact.number_start]))].sort((a, b) => a - b)
  const points = new Map<number, number>()
  let at = 0
  let count = 0
  for (const mark of marks) {
    for (; at < mark; count += 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
    points.set(mark, count)
  }
  return facts.map((fact) => ({
    ...fact,
    start: points.get(fact.start) ?? fact.start,
    number_start: points.get(fact.number_start) ?? fact.number_start,
  }))
}
