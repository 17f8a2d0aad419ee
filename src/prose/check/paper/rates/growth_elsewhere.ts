/** A change whose two numbers stand in another sentence: 今年报名5862人，上年为5438人 … 报名人数比上年增加424人，增长8.8%. */
import type { Told } from '../../again/told.ts'
import { slipOf } from '../../ground/digits.ts'
import { type Finding, inOrder } from '../../ground/finding.ts'
import { ownOf } from '../../ground/names.ts'
import { shown } from '../../ground/range.ts'
import type { Paper } from '../ground/paper.ts'

const BEFORE = /(?:去年|上年|上一年|上学年|上一学年|上学期|同期)/
/** 比上年增加424人 */
const CHANGED =
  /^(?<who>[^,。;:\d\n]{2,24}?)(?:较|比|同比)(?:[去上]一?年|上一?学[年期]|[去上]年同期|同期)?(?:净?)(?:增加|增长|上升|增|多|(?<down>减少|下降|降低|减|少))了?$/
const RATE = /^(?:同比)?(?:增长|增幅|上升|提高|增加|下降|减少|降低|降幅|增|降)(?:了|为|达|率为?)?$/
const COMMON = /全[县市区校镇乡州省]|今年|本[学]?[年期]|总?人数|总数|数量|总量|的|我[县市区校]|[数共]|[学]?[年期]/g
const MOST = 6000

interface Pair {
  readonly now: Told
  readonly past: Told
}

export function growthElsewhereFindings({ numbers }: Paper): Finding[] {
  const pairs = new Map<string, Pair[]>()
  numbers.slice(0, MOST).forEach((past, at) => {
    const now = numbers[at - 1]
    // 今年5862人，上年为5438人: nothing but the year is told of the second.
    if (now === undefined || now.from !== past.from || now.unit !== past.unit || now.open || past.open) return
    if (!BEFORE.test(past.before) || /[比较增减]/.test(past.before) || BEFORE.test(now.before)) return
    if (past.before.replace(BEFORE, '').replaceAll(/[\s为是有的仅只]|同期/g, '').length > 4) return
    pairs.set(past.unit, [...(pairs.get(past.unit) ?? []), { now, past }].slice(-40))
  })
  if (pairs.size === 0) return []
  return numbers.flatMap((change, at): Finding[] => {
    const rate = numbers[at + 1]
    const groups = CHANGED.exec(change.before)?.groups
    if (groups === undefined || change.open) return []
    const who = groups['who']!.replaceAll(COMMON, '')
    const sign = groups['down'] === undefined ? 1 : -1
    const own = (pairs.get(change.unit) ?? []).filter(
      ({ now, past }) => now.from !== change.from && past.value > 0 && isOf(who, now),
    )
    const [pair] = own
    if (own.length !== 1 || pair === undefined) return []
    const made = (pair.now.value - pair.past.value) * sign
    if (Math.abs(made - change.value) > change.half + pair.now.half + pair.past.half) {
      const close = slipOf(String(made), String(change.value)) !== undefined
      return close && made > 0 ? [notOf(pair, change, shown(made))] : []
    }
    if (rate === undefined || rate.from !== change.from || rate.unit !== '%' || rate.open) return []
    if (!RATE.test(rate.before)) return []
    const percent = (change.value / pair.past.value) * 100
    const slack = rate.half + (change.half / pair.past.value) * 100 + 0.011
    return Math.abs(percent - rate.value) <= slack ? [] : [notOf(pair, rate, `${shown(percent)}%`)]
  })
}

/** All words of the change's own stand before the number of now: 高考报名 in 今年全县高考报名. */
function isOf(who: string, { before, lead }: Told): boolean {
  const words = before.length >= 3 ? before : lead.slice(-40)
  return who.length >= 2 && ownOf(who, words).length === 0 && before.replaceAll(COMMON, '').length <= who.length + 2
}

function notOf({ now, past }: Pair, wrong: Told, made: string): Finding {
  return {
    rule: 'change',
    says: `“${now.before.slice(-10)}${now.quote}，${past.before}${past.quote}”，变化应为${made}，与“${wrong.before.slice(-16)}${wrong.quote}”不符，请核对。`,
    arithmetic:
      wrong.unit === '%'
        ? `(${shown(now.value)} − ${shown(past.value)}) ÷ ${shown(past.value)} = ${made}`
        : `${shown(now.value)} − ${shown(past.value)} = ${made}`,
    places: inOrder([now, past, wrong].map(({ index, quote }) => ({ start: index, quote }))),
  }
}
