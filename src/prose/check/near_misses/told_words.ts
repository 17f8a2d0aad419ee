/** A share or a round number in words, and the number itself, which stand alone: 半数以上家长赞成，占43%; 藏书逾两万册，实为19460册. */
import { type Finding, inOrder } from '../ground/finding.ts'
import { numberOf } from '../ground/numbers.ts'
import { amountsOf, between, clauseBefore, type Passage, placeIn, placeOf, type Sentence } from '../ground/passage.ts'
import { rangeOf } from '../ground/range.ts'
import { isAsSaid, MUCH } from '../rates/share_words.ts'
import { isOn } from './slip.ts'

const SHARE = new RegExp(
  `(?<way>近|将近|接近|超过|超|过|不足|不到|逾)?(?<much>${MUCH})(?![一二三四五六七八九])(?<more>以上|多|强|弱)?`,
  'g',
)
const ROUND =
  /(?<way>近|将近|接近|超|超过|过|突破|逾|不足|不到|上)(?<digit>[一二两三四五六七八九十])?(?<scale>[百千万])(?<unit>[名人册所个次件项份元名场])/g
const SCALES: Record<string, number> = { 百: 100, 千: 1000, 万: 10_000 }
const AGAINST = /其中|另|比(?![例重赛])|较|[上去前]年|目标|力争|计划|平均|每|各|分别|同期|[一-龥]率/

export function toldWordFindings(passage: Passage, sentence: Sentence): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  if (!/半|分之|成|百|千|万/.test(words) || AGAINST.test(words)) return []
  return [...sharesIn(passage, sentence, words), ...roundIn(sentence, words)]
}

function sharesIn(passage: Passage, sentence: Sentence, words: string): Finding[] {
  const [told, ...others] = [...words.matchAll(SHARE)]
  if (told === undefined || others.length > 0) return []
  const at = placeIn(sentence, words, told.index)
  const facts = amountsOf(sentence).filter(({ number_start }) => !isOn(number_start, at, told[0]))
  const [rate] = facts
  if (facts.length !== 1 || rate?.unit !== '%' || !rangeOf(rate) || rate.value! > 100) return []
  if (!/占[^,，]{0,6}$|比例[^,，]{0,4}$/.test(clauseBefore(passage, rate, sentence))) return []
  if (isAsSaid(rate.value! / 100, told.groups!)) return []
  const name = clauseBefore(passage, rate, sentence).replaceAll(/占.*$|比例.*$|表示|持|态度|的/g, '')
  const lead = between(passage, sentence.start, rate.number_start)
  const before = lead.slice(0, Math.max(lead.lastIndexOf(','), lead.lastIndexOf('，'), told.index + told[0].length))
  if (!Array.from(name).every((sign) => before.includes(sign))) return []
  return [unlike(told[0], at, placeOf(rate))]
}

function roundIn(sentence: Sentence, words: string): Finding[] {
  const [told, ...others] = [...words.matchAll(ROUND)]
  if (told === undefined || others.length > 0) return []
  const at = placeIn(sentence, words, told.index)
  const facts = amountsOf(sentence).filter(({ number_start }) => !isOn(number_start, at, told[0]))
  const [fact] = facts
  const { way = '', digit = '一', scale = '', unit = '' } = told.groups!
  if (facts.length !== 1 || !fact || !rangeOf(fact)) return []
  if (fact.unit !== unit && !('名人'.includes(unit) && '名人'.includes(fact.unit))) return []
  if (!/实|即|确切|经[清核统]|共/.test(words)) return []
  const said = numberOf(digit)! * SCALES[scale]!
  const below = /近|不足|不到/.test(way)
  const holds = below ? fact.value! <= said : fact.value! >= said
  if (holds || fact.value! > said * 1.6 || fact.value! < said * 0.6) return []
  return [unlike(told[0], at, placeOf(fact))]
}

const unlike = (quote: string, start: number, place: { quote: string; start: number }): Finding => ({
  rule: 'repeat',
  says: `文中说“${quote}”，又写“${place.quote}”，两处对不上，请核对。`,
  arithmetic: '',
  places: inOrder([{ start, quote }, place]),
})
