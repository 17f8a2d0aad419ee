/** Two numbers that stand alone with a share or so many times in words: 受资助学生从500人降到400人，减少四分之一; 民办园32所、公办园64所，是民办园的三倍. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { amountsOf, between, type Passage, placeIn, placeOf, type Sentence } from '../ground/passage.ts'
import { numberOf } from '../ground/numbers.ts'
import { shown } from '../ground/range.ts'
import { isAsSaid, MUCH, shareOf } from '../rates/share_words.ts'
import { clauseUpTo, isCalled } from '../ground/names.ts'
import { isRest } from './rests.ts'
import { areJust, isOn, type Kinds, wordsBeside } from './slip.ts'

const SHARE = new RegExp(
  `(?:(?<way>近|将近|接近|超过|超|过|不足|不到|逾|约)了?(?:[\\u4e00-\\u9fff]{1,8}的)?)?(?<much>${MUCH}|(?<=减)半)(?<tenth>(?<=成)[一二三四五六七八九])?(?<more>以上|多|强|弱)?`,
  'g',
)
const TIMES =
  /(?<way>近|将近|接近|超过|超|不足|不到|约)?(?<times>[一两二三四五六]|\d+(?:\.\d+)?)倍(?<half>半)?(?<more>多|以上)?/g
/** 翻一番, 翻了两番 */
const DOUBLED = /翻了?(?<doubled>[一两二三])番/g
const AGAINST =
  /另|连同|分别|(?<!节)约|左右|[一二三四]季度|同期|目标|力争|不低于|按[期时]|到期|应到|每|平均|各[占类]|[^、]以下|%/
const LACKING = /[尚还仍]?[缺差]$/
const wordsTo = (passage: Passage, { start }: Sentence, { number_start }: Fact): number =>
  between(passage, start, number_start).length
const FAR = 0.25

export function inWordsFindings(passage: Passage, sentence: Sentence, kinds: Kinds): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  if (!/半|分之|成|倍|番/.test(words) || AGAINST.test(words)) return []
  const [two] = kinds.filter((kind) => areJust(kind, 2))
  if (two === undefined) return []
  const [many, few] = two as [Fact, Fact]
  const own = few.value! / many.value!
  const shares = [...words.matchAll(SHARE)]
  const times = [...words.matchAll(TIMES), ...words.matchAll(DOUBLED)]
  const [told] = [...shares, ...times]
  if (told === undefined || shares.length + times.length !== 1) return []
  const at = placeIn(sentence, words, told.index)
  if (amountsOf(sentence).some((fact) => !two.includes(fact) && !isOn(fact.number_start, at, told[0]))) return []
  if (/其中[^,，]*占[^,，]*$/.test(words.slice(0, told.index))) return []
  // 占一成，按标准还缺124人: those who are not there are no part.
  if (two.some((fact) => fact.number_start > at && LACKING.test(clauseUpTo(words, wordsTo(passage, sentence, fact)))))
    return []
  const behind = two.every(({ number_start }) => number_start < at)
  if (behind && !isOfThem(passage, sentence, two, clauseUpTo(words, told.index))) return []
  const holds =
    shares.length > 0
      ? isShare(own, told.groups!, words, isRest(passage, sentence, few))
      : isTimes(1 / own, told.groups!, words.slice(0, told.index))
  if (holds) return []
  return [
    {
      rule: 'rate',
      says: `按“${few.quote}”和“${many.quote}”${toldOf(own, shares.length > 0, words)}，文中写的是“${told[0]}”，请核对。`,
      arithmetic: `${shown(few.value!)} ÷ ${shown(many.value!)} = ${shown(own * 100)}%`,
      places: [...[many, few].map(placeOf), { start: at, quote: told[0] }],
    },
  ]
}

/** Of the larger, of what is left of it, of both together, or what the larger has more, as the words leave open. */
function isShare(own: number, groups: Record<string, string>, words: string, is_rest: boolean): boolean {
  const is_down = /[减降缩压]|下降/.test(words)
  const is_up = !is_down && /[增涨升扩]|提高/.test(words)
  const are_parts = !/其中|[^高初]中|内|总|共|应|全|计划|\d[^,，]{0,4}的[\u4e00-\u9fff]分之/.test(words)
  const ways = [
    own,
    ...(is_rest || is_down || (!is_up && own < 0.4) ? [1 - own] : []),
    ...(is_up ? [1 / own - 1] : []),
    ...(are_parts ? [own / (1 + own), 1 / (1 + own)] : []),
  ]
  const { much = '', tenth } = groups
  if (tenth !== undefined) return ways.some((way) => Math.abs(way - shareOf(much) - numberOf(tenth)! / 100) < TENTH)
  if (ways.some((way) => way <= 1 && isExactly(way, groups) && isAsSaid(way, groups))) return true
  const near = [own, 1 - own, ...ways].flatMap((way) => [-FAR, -FAR / 2, FAR / 2, FAR].map((by) => way + by))
  return !near.some((way) => isAsSaid(way, groups))
}

/** Of the power of two. */
const NEAR_TWICE = 0.2
const SLACK = 0.35
function isTimes(
  own: number,
  { way = '', times, half, more = '', doubled }: Record<string, string>,
  lead: string,
): boolean {
  if (doubled !== undefined) return Math.abs(Math.log2(own) - numberOf(doubled)!) < NEAR_TWICE
  const said = (numberOf(times) ?? Number(times)) + (half ? 0.5 : 0)
  const slack = times!.includes('.') ? 0.02 : SLACK
  const is_more = /[增提高多扩涨升][\u4e00-\u9fff]{0,4}$/.test(lead)
  const ways = is_more ? [own - 1] : [own, own - 1]
  if (/多|以上|超/.test(more + way)) return ways.some((one) => one > said * 0.99 && one < said + 0.99)
  if (/近|不足|不到/.test(way)) return ways.some((one) => one < said * 1.01 && one > said - 0.6)
  return ways.some((one) => Math.abs(one - said) < slack) || own > said * 3
}

/** 四分之三 alone is as exact as a hundredth or two. */
const EXACT = 0.04
const TENTH = 0.012
const isExactly = (way: number, { way: how, much = '', more }: Record<string, string | undefined>): boolean =>
  how !== undefined || more !== undefined || !much.includes('分之') || Math.abs(way - shareOf(much)) < EXACT

/** What the two make: a share, a change, or so many times. */
function toldOf(own: number, is_share: boolean, words: string): string {
  if (!is_share) return `算是${shown(1 / own)}倍`
  return /[减降缩压]|下降/.test(words) ? `算减少了${shown((1 - own) * 100)}%` : `算是${shown(own * 100)}%`
}

/** 女教师占七成 behind 乡村教师 and 城区教师 is of others. */
function isOfThem(passage: Passage, sentence: Sentence, [whole, part]: readonly Fact[], clause: string): boolean {
  const [all, some] = [whole!, part!].map((fact) => wordsBeside(passage, sentence, fact))
  const [subject = ''] = clause.split(/[占是为]/, 1)
  const name = subject.replaceAll(FILLER, '')
  return name.length < 2 || isCalled(name, some!, all!) || isCalled(name, all!, some!)
}
const FILLER =
  /\d.*|[增减扩缩翻][加长大小少幅]*|完成|任务|计划|目标|全年|年度|达到|超过|不足|不到|接近|将近|下降|提高|上升|人数|数量|总数|其中|已|约|仅|的|了|其|所|幅度|比例|比[上去]年|同比|今年|[两二三四五]年/g
