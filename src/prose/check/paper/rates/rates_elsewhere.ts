/** A rate whose whole stands in another sentence: 九年级540人 … 九年级学生全部参加中考，其中378人被录取，录取率72.0%; and rates that must be met. */
import type { Told } from '../../again/told.ts'
import { slipOf } from '../../ground/digits.ts'
import { type Finding, inOrder, wordsAt, wordsInOrder } from '../../ground/finding.ts'
import { sharesTwo } from '../../ground/likeness.ts'
import { shown } from '../../ground/range.ts'
import { makesRate } from '../ground/backing.ts'
import { type Known, knownOf, sharedBy } from '../ground/known.ts'
import type { Paper } from '../ground/paper.ts'

const COUNT = /^(?:人|所|个|家|项|件|条|处|户|辆|份|元)$/
/** 378人被普通高中录取，普高录取率72.0%; 1523名，占在册学生的90.0% */
const RATED = /^[^,。;:\d]{0,16},[^,。;:\d]{0,16}?(?:率|占比|占(?<base>[^,。;:\d]{2,12})的)(?:为|达到?|是)?$/
/** So many numbers of one unit are looked at. */
const MOST = 400

export function rateElsewhereFindings(paper: Paper): Finding[] {
  const { text, numbers } = paper
  const knowns = knownOf(paper)
  const byUnit = new Map<string, Known[]>()
  for (const known of knowns) byUnit.set(known.told.unit, [...(byUnit.get(known.told.unit) ?? []), known].slice(-MOST))
  return numbers.flatMap((rate, at): Finding[] => {
    const part = numbers[at - 1]
    if (rate.unit !== '%' || rate.open || part === undefined || part.from !== rate.from || !isPart(part)) return []
    const found = RATED.exec(text.slice(part.end, rate.index))
    if (found === null) return []
    const wholes = byUnit.get(part.unit) ?? []
    if (wholes.some(({ told }) => makesRate(part, told, rate))) return []
    const words = found.groups?.['base'] ?? part.lead.slice(-60)
    const named = wholes.filter((whole) => isWhole(whole, part, rate, words))
    return new Set(named.map(({ told }) => told.value)).size === 1 ? [notOf(named[0]!, part, rate)] : []
  })
}

const isPart = ({ unit, open, value }: Told): boolean => COUNT.test(unit) && !open && value > 0

/** It is named in the words before the rate, and would make what differs from it by a slip of the pen. */
function isWhole(whole: Known, part: Told, rate: Told, words: string): boolean {
  const { told } = whole
  if (told.open || told.from === part.from || told.value <= part.value || whole.names !== '') return false
  const places = /\.(\d+)/.exec(rate.number)?.[1]?.length ?? 0
  if (slipOf(((part.value / told.value) * 100).toFixed(places), rate.number) === undefined) return false
  if (rate.number.replace('.', '').length < 3 || /[去上前明]年/.test(told.lead + part.lead)) return false
  const name = whole.words.replaceAll(' ', '')
  return name.length >= 3 && sharedBy(name, words).length >= Math.max(3, name.length - 2)
}

function notOf({ told }: Known, part: Told, rate: Told): Finding {
  const made = shown((part.value / told.value) * 100)
  return {
    rule: 'rate',
    says: `“${rate.before.slice(-10)}${rate.quote}”：按“${told.before.slice(-10)}${told.quote}”和“${part.quote}”算应为${made}%，请核对。`,
    arithmetic: `${shown(part.value)} ÷ ${shown(told.value)} = ${made}%，文中写${rate.number}%`,
    places: wordsInOrder([told, part, rate]),
  }
}

/** 交流人数占符合条件教师的比例不低于10% */
const BOUND =
  /(?<part>[^,。;:、\d\n]{2,10})占(?<whole>[^,。;:\d\n]{2,12}?)的?(?:比例|比重|比|总数)?的?(?:应|要|须)?(?:(?<least>不低于|不少于|至少达?到?|超过|高于|达到?)|(?<most>不超过|不高于|控制在|低于))(?<share>\d{1,2}(?:\.\d{1,2})?)%(?<above>以上|以内)?/g
const SENTENCE = /[^。\n]{1,600}/g

/** 符合条件的教师1460人，计划交流130人，…不低于10%: both numbers in one sentence with what is asked of them. */
export function boundOnShareFindings({ text, numbers }: Paper): Finding[] {
  let at = 0
  return [...text.matchAll(SENTENCE)].flatMap(({ 0: sentence, index }): Finding[] => {
    while (at < numbers.length && numbers[at]!.index < index) at += 1
    if (!sentence.includes('占') || !sentence.includes('%')) return []
    const from = at
    while (at < numbers.length && numbers[at]!.index < index + sentence.length) at += 1
    const own = numbers.slice(from, at)
    return [...sentence.matchAll(BOUND)].flatMap((match) => beyondBound(own, index, match))
  })
}

function beyondBound(own: readonly Told[], from: number, match: RegExpExecArray): Finding[] {
  const { part = '', whole = '', least, share } = match.groups!
  const before = own.filter(({ index, open, unit }) => index < from + match.index && !open && COUNT.test(unit))
  const called = (words: string) =>
    before.filter((told) =>
      sharesTwo(words.replaceAll(/人数|总数|全县|全市|教师|学生|数量/g, ' '), told.before + told.after),
    )
  const wholes = called(whole)
  const parts = called(part).filter((told) => !wholes.includes(told))
  if (parts.length !== 1 || wholes.length !== 1 || parts[0]!.unit !== wholes[0]!.unit) return []
  const [a, b] = [parts[0]!, wholes[0]!]
  if (a.value >= b.value || a === b) return []
  const made = (a.value / b.value) * 100
  const limit = Number(share)
  if (least === undefined ? made <= limit + 0.05 : made >= limit - 0.05) return []
  return [
    {
      rule: 'rate',
      says: `“${a.before.slice(-8)}${a.quote}”只占“${b.before.slice(-8)}${b.quote}”的${shown(made)}%，与“${match[0]}”不符，请核对。`,
      arithmetic: `${shown(a.value)} ÷ ${shown(b.value)} = ${shown(made)}%`,
      places: inOrder([...[a, b].map(wordsAt), { start: from + match.index, quote: match[0] }]),
    },
  ]
}

const GROWN = /^(?:增长|增加|提高|上升|(?<down>下降|减少|降低))了?$/
const YEAR = /(20\d\d)(?:[—-]20\d\d学年|学?年度?|\/20\d\d学年)/g

/** 2022—2023学年培训4200人次，2023—2024学年培训5460人次，增长23.1%: one thing in two years, and a growth alone behind it. */
export function growthOfTwoFindings({ text, numbers }: Paper): Finding[] {
  return numbers.flatMap((rate, at): Finding[] => {
    const [from, to] = [numbers[at - 2], numbers[at - 1]]
    const grown = GROWN.exec(rate.before)
    if (rate.unit !== '%' || rate.open || grown === null || from === undefined || to === undefined) return []
    if (from.from !== rate.from || from.unit !== to.unit || from.unit === '%' || from.value <= 0) return []
    if (!/^,$/.test(text.slice(to.end, rate.index - rate.before.length)) || from.open || to.open) return []
    const years = [from, to].map(({ before }) => [...before.matchAll(YEAR)].map(([, year]) => Number(year)))
    if (years.some((row) => row.length !== 1) || years[1]![0]! - years[0]![0]! !== 1) return []
    const names = [from, to].map(({ before }) => before.replaceAll(YEAR, '').replace(/[为达到共有]+$/, ''))
    if (names[0] !== names[1] && names[1] !== '') return []
    const made = (to.value / from.value - 1) * 100
    const sign = grown.groups!['down'] === undefined ? 1 : -1
    const slack = rate.half + ((from.half + to.half) / from.value) * 200 + 0.011
    if (Math.abs(made * sign - rate.value) <= slack) return []
    return [
      {
        rule: 'change',
        says: `由“${from.quote}”到“${to.quote}”，变化与“${rate.before}${rate.quote}”对不上，请核对。`,
        arithmetic: `(${shown(to.value)} − ${shown(from.value)}) ÷ ${shown(from.value)} = ${shown(made)}%，文中写${rate.number}%`,
        places: [from, to, rate].map(wordsAt),
      },
    ]
  })
}
