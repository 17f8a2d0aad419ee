import { led } from '../comparisons/comparisons.ts'
import type { Comparison } from '../grammar/fact.ts'
import { between, nameAt, type Reading, wordsBefore } from '../sentences/phrases.ts'
import type { Quantity } from '../numbers/quantity.ts'
import { tidy } from './trimming.ts'

/** What stands between A and B in 由A提高到B; both measure the same. */
const changedTo = /^[^,。;、\d]{0,10}[到至为](?:今年|目前|现在|去年|上年|当前|本年|年底|年末|\d{4}年)?底?末?的?$/

const linkReach = 70

/** A change is named after what changed: 入学率较五年前提高. */
export function nameChange(
  reading: Reading,
  index: number,
  change: Comparison,
  comparisons: Map<number, Comparison>,
  measures: Map<number, string[]>,
  parted: boolean,
): void {
  const quantity = reading.quantities[index]
  if (!quantity) return
  let from = index - 1
  while (from > Math.max(0, index - 3) && reading.quantities[from]?.kind === 'date') from -= 1
  const first = reading.quantities[from]
  if (
    first &&
    !parted &&
    quantity.start - first.tail < linkReach &&
    changedTo.test(reading.text.slice(first.tail, quantity.start))
  )
    measures.set(index, measures.get(from) ?? [''])
  if (comparisons.get(index - 1) === change && led.test(between(reading, index - 1)))
    measures.set(index, [nameAt(measures, index - 1).replace(changed, '')])
  if (change.delta !== quantity.value || change.direction === null || change.to === '历史') return
  const before = wordsOver(reading, index)
  // 是去年的2.4倍: so many times as much, and not so much more.
  if (quantity.unit === '倍' && /^[,，]?(?:是|为|相当于)[^增提高]*的$/.test(before)) return
  // Where both figures are masked, only its own words tell the change from what changed.
  if (quantity.value === null && !/[较比增减升降低多和、]|高(?![中等级考职校])|少(?![年数儿先])/.test(before)) return
  const named =
    /change|rate/.test(quantity.kind) || /[比较]/.test(before) || (change.to !== null && !/[到至为]$/.test(before))
  if (!named) return
  const own = parted
    ? nameAt(measures, index)
    : tidy(
        before.replace(
          /(?:(?:(?<!占)比|较)(?![例重])|在[^,。;]{1,12}基础上|超(?=去年|上年|往年|同期|全[省市国县区]|[省市国]定)|(?:是|为|相当于|达到?)(?=[^,。;]*的$)|高于|高出|超出|超过|超额|超计划|领先|低于|同比|年均|年平均|提高|提升|上升|增长|增加|下降|降低|减少|缩小|增幅|降幅).*$/,
          '',
        ),
      )
  const base =
    own.length >= 2
      ? own
      : (addedTo(before, nameAt(measures, index)) ??
        baseMeasure(index, change, comparisons, measures, reading.quantities))
  const beyond =
    /(?:高于|高出|超出|超过|超(?=去年|上年|往年|同期|全[省市国县区]|[省市国]定)|率高|低于|领先)/.test(before + own) &&
    change.to
      ? `高于${change.to}`
      : change.to === '计划' && before.includes('超')
        ? '超出计划'
        : `${change.to && !/^\d[\d.]*[^\d.年]/.test(change.to) ? `较${change.to}` : ''}${/年均|年平均/.test(before) ? '年均' : ''}${verbOf(base, quantity.unit, change)}`
  measures.set(index, [base + beyond])
}

/** The words before a change, over the year it is held against: 上线人数比2013年多41人. */
function wordsOver(reading: Reading, index: number): string {
  const before = wordsBefore(reading, index)
  const year = reading.quantities[index - 1]
  if (year?.kind !== 'date' || !/[比较]$/.test(wordsBefore(reading, index - 1))) return before
  return wordsBefore(reading, index - 1) + reading.text.slice(year.start, year.tail) + before
}

/** A rate is raised, an amount grows. */
const verbOf = (base: string, unit: string, { direction }: Comparison): string => {
  if (/[率比度例重]$/.test(base) || /百分点/.test(unit)) return direction === 'down' ? '下降' : '提高'
  if (unit === '%') return direction === 'down' ? '下降' : '增长'
  return direction === 'down' ? '减少' : '增加'
}

/** 较去年增加教师35名: what there is more of stands behind the verb; what was done more (多考取) was told before. */
const addedTo = (before: string, name: string): string | undefined =>
  added.test(before) ? added.exec(name)?.[1] : undefined
const added = /(?:[比较].{2,10}?|同比)(?:增加|减少)了?(.{2,})$/

/** People grow by people and rates by points; anything grows by per cent. */
const isAlike = (one: Quantity | undefined, change: Quantity | undefined): boolean =>
  change?.unit === '%' ||
  change?.unit === '倍' ||
  (/百分点/.test(change?.unit ?? '') ? one?.kind === 'rate' : one?.base === change?.base)

const changed = /(?:较[^较]{1,10}?(?:提高|下降|增长|增加|减少)|高于.{1,10})$/

function baseMeasure(
  index: number,
  change: Comparison,
  comparisons: Map<number, Comparison>,
  measures: Map<number, string[]>,
  quantities: readonly Quantity[],
): string {
  for (let base = index - 1; base >= 0; base -= 1) {
    if (comparisons.get(base) === change && isAlike(quantities[base], quantities[index])) return nameAt(measures, base)
  }
  // 比上年增加3117所，增长1.07%: what the change before was named after.
  const before = nameAt(measures, index - 1)
  if (changed.test(before)) return before.replace(changed, '')
  const plain = (base: number) => !comparisons.has(base) && quantities[base]?.kind !== 'date'
  for (let base = index - 1; base >= 0 && base >= index - 5; base -= 1)
    if (
      !changed.test(nameAt(measures, base)) &&
      isAlike(quantities[base], quantities[index]) &&
      quantities[index]?.unit !== '%'
    )
      return nameAt(measures, base)
  for (let base = index - 1; base >= 0; base -= 1) if (plain(base)) return nameAt(measures, base)
  return before
}
