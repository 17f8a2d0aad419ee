/** A share of a whole that is named and told elsewhere: 图书室座位860个 … 已更新688个，占座位总数的85.0%. */
import type { Told } from '../../again/told.ts'
import { type Finding, wordsInOrder } from '../../ground/finding.ts'
import { shown } from '../../ground/range.ts'
import { makesRate } from '../ground/backing.ts'
import { headingsOf } from '../ground/headings.ts'
import type { Paper } from '../ground/paper.ts'
import { byKind, kindOf, TABLE } from '../ground/rows.ts'
import { coreOf, levelsOf, type Resolver, wholesOf } from '../ground/wholes.ts'

const COUNT = /^(?:人|人次|所|个|家|项|件|条|处|户|辆|份|间|套|台|平方米|册|元|节|门|篇|名|块|栋|场|次)$/
/** 已更新688个，占座位总数的85.0% */
const SHARE =
  /^[^。;:\d]{0,20}?(?<![独])占(?:到|了)?(?<whole>[^,。;:、\d\n]{2,14}?)(?:的|之)?(?:比例|比重|比)?(?:的|为|达到?|是|约)*$/
/** Of a share that is told of another year, of an aim, of a bound or of a part. */
const OTHER =
  /[去上前明往]年|同期|计划|目标|力争|预计|不低于|不少于|不超过|不高于|至少|确保|应当|标准|要求|须|将占|原则/
/** 该类问题占全部问题的39.4% */
const THESE =
  /(?:^|[,。;:])(?:此类|该类|这类|这类|此项|该项|这一类)(?<noun>[^,。;:\d]{0,6})占(?<whole>[^,。;:、\d\n]{2,14}?)的?(?:比例|比重|比)?(?:的|为|达到?)*$/
/** Half or twice as much is no slip of a pen, but another whole. */
const NEAR = 1.6
/** So many numbers of one kind are looked at. */
const MOST = 400

export function shareOfNamedFindings(paper: Paper): Finding[] {
  const { text, numbers } = paper
  if (numbers.length > TABLE) return []
  const resolve = wholesOf(paper)
  const kinds = byKind(numbers)
  const heads = headsOf(paper)
  return numbers.flatMap((rate, at): Finding[] => {
    if (rate.unit !== '%' || rate.open || rate.value <= 0 || rate.value >= 100) return []
    if (OTHER.test(rate.lead.slice(-40))) return []
    const part = numbers[at - 1]
    const found = part !== undefined && part.from === rate.from ? SHARE.exec(text.slice(part.end, rate.index)) : null
    const told =
      found === null ? ofThese(rate, heads, kinds, resolve) : { part: part!, phrase: found.groups!['whole']! }
    if (told === undefined || !isPart(told.part)) return []
    const whole = resolve(askedOf(told.part, told.phrase))
    if (whole === undefined || whole.index === told.part.index) return []
    const all = kinds.get(kindOf(told.part)) ?? []
    return isMade(told.part, whole, rate, all) ? [] : [notOf(whole, told.part, rate)]
  })
}

const isPart = ({ unit, open, value }: Told): boolean => COUNT.test(unit) && !open && value > 0

const askedOf = (part: Told, phrase: string) => ({
  phrase,
  kinds: [kindOf(part)],
  above: part.value,
  from: part.from,
  line: part.line,
  level: levelsOf(phrase),
})

/** Another whole of the paper makes the rate, or another part of it, or the rate is far off what it would be. */
function isMade(part: Told, whole: Told, rate: Told, all: readonly Told[]): boolean {
  const made = (part.value / whole.value) * 100
  const slack = rate.half + 0.06 + ((part.half + whole.half) / whole.value) * 100
  if (Math.abs(made - rate.value) <= slack) return true
  if (made > rate.value * NEAR || rate.value > made * NEAR) return true
  const beside = all.filter(({ from, value }) => from === part.from && value > 0)
  return (
    all.some((one) => makesRate(part, one, rate)) ||
    beside.slice(0, 40).some((one) => all.slice(0, MOST).some((other) => makesRate(one, other, rate)))
  )
}

/** The first words of the heading under which each line stands. */
function headsOf({ lines }: Paper): readonly { readonly start: number; readonly words: string }[] {
  return headingsOf(lines).map(({ words, line }) => ({
    start: line.start,
    words: /^[^,。;:\n]{4,20}/.exec(words)?.[0] ?? '',
  }))
}

/** What the heading of its line names, and is counted elsewhere: (一)加工操作不规范 … 该类问题占 and 加工操作类96个. */
function ofThese(
  rate: Told,
  heads: ReturnType<typeof headsOf>,
  byKind: ReadonlyMap<string, readonly Told[]>,
  resolve: Resolver,
): { part: Told; phrase: string } | undefined {
  const found = THESE.exec(rate.lead.slice(-80))
  if (found === null) return undefined
  const head = heads.findLast(({ start }) => start <= rate.index)
  if (head === undefined || head.words.length < 4) return undefined
  const name = head.words.slice(0, 4)
  const phrase = found.groups!['whole']!
  const parts = [...byKind].flatMap(([kind, all]) =>
    kind === '%' || !COUNT.test(kind) ? [] : all.filter(({ before }) => before.includes(name)),
  )
  const [part] = parts
  if (part === undefined || new Set(parts.map(({ value }) => value)).size !== 1) return undefined
  const whole = resolve(askedOf(part, phrase))
  return whole === undefined || coreOf(phrase).length < 2 ? undefined : { part, phrase }
}

function notOf(whole: Told, part: Told, rate: Told): Finding {
  const made = shown((part.value / whole.value) * 100)
  return {
    rule: 'rate',
    says: `“${rate.before.slice(-14)}${rate.quote}”：按“${part.before.slice(-10)}${part.quote}”和“${whole.before.slice(-12)}${whole.quote}”算应为${made}%，请核对。`,
    arithmetic: `${shown(part.value)} ÷ ${shown(whole.value)} = ${made}%，文中写${rate.number}%`,
    places: wordsInOrder([whole, part, rate]),
  }
}
