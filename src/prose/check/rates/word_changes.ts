/** A change that is told in words, held to its two numbers: 由54项压减至31项，压减幅度超过一半. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import {
  amountsOf,
  between,
  clauseBefore,
  endOf,
  type Passage,
  placeIn,
  placeOf,
  type Sentence,
} from '../ground/passage.ts'
import { shown } from '../ground/range.ts'
import { isAsSaid, MUCH } from './share_words.ts'

const TOLD = new RegExp(
  `(?<=[,，])(?:同比|净|较[上去]年|比[上去]年)?(?:压减|下降|减少|降低|缩减|精简|压缩|增长|增加|提高|上升|扩大)(?:幅度|比例|率)?(?:了|为|达|达到)?(?<way>近|将近|接近|超过|超|过|不足|不到|逾|约)?了?(?<much>${MUCH})(?<more>以上|多)?(?=[,，。;；]|$)`,
  'g',
)
const TO =
  /^[^,，。]{0,14}(?:增加|减少|压减|下降|降低|精简|压缩|缩减|提高|上升|扩大|[增减降升])[到至为](?:今年|目前|现在|\d{4}年)?的?$/

export function wordChangeFindings(passage: Passage, sentence: Sentence): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  if (!/半|分之|[一二两三四五六七八九]成/.test(words)) return []
  return [...words.matchAll(TOLD)].flatMap((match): Finding[] => {
    const at = placeIn(sentence, words, match.index)
    const [from, to] = amountsOf(sentence)
      .filter(({ number_start }) => number_start < at)
      .slice(-2)
    if (!from || !to || !isTurn(passage, sentence, from, to)) return []
    const own = Math.abs(to.value! / from.value! - 1)
    // 增长超过一半 may be of a thing that has more than doubled.
    if (own > 1 || isAsSaid(own, match.groups!)) return []
    const ratio = shown(own * 100)
    return [
      {
        rule: 'rate',
        says: `由“${from.number}”到“${to.number}”变化${ratio}%，文中写的是“${match[0]}”，请核对。`,
        arithmetic: `(${shown(to.value!)} − ${shown(from.value!)}) ÷ ${shown(from.value!)} = ${shown((to.value! / from.value! - 1) * 100)}%`,
        places: [...[from, to].map(placeOf), { start: at, quote: match[0] }],
      },
    ]
  })
}

/** 由去年的54项压减至今年的31项 */
const isTurn = (passage: Passage, sentence: Sentence, from: Fact, to: Fact): boolean =>
  from.base_unit === to.base_unit &&
  [from, to].every(({ approx, bound, masked, value }) => !approx && !masked && bound === null && (value ?? 0) > 0) &&
  /[由从]/.test(clauseBefore(passage, from, sentence)) &&
  TO.test(between(passage, endOf(from), to.number_start))
