/** Two numbers that stand alone with a share or so many times in words: 受资助学生从500人降到400人，减少四分之一; 民办园32所、公办园64所，是民办园的三倍. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { amountsOf, between, type Passage, placeIn, placeOf, type Sentence } from '../ground/passage.ts'
import { shown } from '../ground/range.ts'
import { isAsSaid, MUCH } from '../rates/share_words.ts'
import { areJust, kindsIn } from './slip.ts'

const SHARE = new RegExp(
  `(?<way>近|将近|接近|超过|超|过|不足|不到|逾|约)?了?(?:[\\u4e00-\\u9fff]{1,8}的)?(?<much>${MUCH})(?<more>以上|多|强|弱)?`,
  'g',
)
const TIMES =
  /(?<way>近|将近|接近|超过|超|不足|不到|约)?(?<times>[两二三四五六]|\d+(?:\.\d+)?)倍(?<half>半)?(?<more>多|以上)?/g
const AGAINST =
  /另|其中|连同|分别|约|左右|[一二三四]季度|同期|目标|力争|不低于|按[期时]|到期|应到|每|平均|各[占类]|[^、]以下|%/
const FAR = 0.25

export function inWordsFindings(passage: Passage, sentence: Sentence): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  if (!/半|分之|成|倍/.test(words) || AGAINST.test(words)) return []
  const amounts = amountsOf(sentence).filter(({ unit, kind }) => unit !== '成' && unit !== '倍' && kind !== 'ratio')
  const [two] = kindsIn(sentence).filter((kind) => areJust(kind, 2))
  if (two === undefined || amounts.length !== 2) return []
  const [many, few] = two as [Fact, Fact]
  const own = few.value! / many.value!
  const shares = [...words.matchAll(SHARE)]
  const times = [...words.matchAll(TIMES)]
  const [told] = [...shares, ...times]
  if (told === undefined || shares.length + times.length !== 1) return []
  const holds =
    shares.length > 0 ? isShare(own, told.groups!) : isTimes(1 / own, told.groups!, words.slice(0, told.index))
  if (holds) return []
  return [
    {
      rule: 'rate',
      says: `按“${few.quote}”和“${many.quote}”算是${shares.length > 0 ? `${shown(own * 100)}%` : `${shown(1 / own)}倍`}，文中写的是“${told[0]}”，请核对。`,
      arithmetic: `${shown(few.value!)} ÷ ${shown(many.value!)} = ${shown(own * 100)}%`,
      places: [...[many, few].map(placeOf), { start: placeIn(sentence, words, told.index), quote: told[0] }],
    },
  ]
}

/** Of the larger, of what is left of it, of both together, or what the larger has more. */
function isShare(own: number, groups: Record<string, string>): boolean {
  const ways = [own, 1 - own, own / (1 + own), 1 / (1 + own), 1 / own - 1]
  if (ways.some((way) => way <= 1 && isAsSaid(way, groups))) return true
  return ![own, 1 - own].some((way) =>
    [-FAR, FAR].some((by) => isAsSaid(way + by, groups) || isAsSaid(way + by / 2, groups)),
  )
}

const SLACK = 0.35
function isTimes(own: number, { way = '', times, half, more = '' }: Record<string, string>, lead: string): boolean {
  const said =
    ('两二三四五六'.includes(times!) ? [2, 2, 3, 4, 5, 6]['两二三四五六'.indexOf(times!)]! : Number(times)) +
    (half ? 0.5 : 0)
  const slack = times!.includes('.') ? 0.02 : SLACK
  const is_more = /[增提高多扩涨升][\u4e00-\u9fff]{0,4}$/.test(lead)
  const ways = is_more ? [own - 1] : [own, own - 1]
  if (more + way !== '') return ways.some((one) => one > said - 0.6 && one < said + 0.99)
  return ways.some((one) => Math.abs(one - said) < slack) || own > said * 3
}
