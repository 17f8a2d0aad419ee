/** A share that is told in words, held to its two numbers: 240个教学班，其中96个，占近三分之二. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import {
  alike,
  amountsOf,
  between,
  clauseBefore,
  endOf,
  isListed,
  type Passage,
  placeIn,
  placeOf,
  type Sentence,
} from '../ground/passage.ts'
import { isShortFor, sharesTwo } from '../ground/likeness.ts'
import { shown } from '../ground/range.ts'
import { isAsSaid, MOST_WORDS, MUCH } from './share_words.ts'

/** 占比尚不足八成, 仅占三成. */
const HOW = '(?:尚|还|仅|只|已|也|均|总体|目前|约|仍)*'
const TOLD = new RegExp(
  `(?<lead>约?占(?:到|了|比|全部|所有)?${HOW}|(?<=[,，])(?:(?<subject>[\\u4e00-\\u9fff]{2,8}?)(?:的?人数|总数|数量|数|总额|额))?${HOW}(?=(?:超|近|接近|将近|不足|不到)))(?<way>近|将近|接近|超过|超|过|不足|不到|逾|约|达|为)*了?(?<noun>[^,，。;；\\d占]{0,12}?的)?(?<again>近|将近|接近|超过|超|过|不足|不到|逾|约)?(?<much>${MUCH})(?<more>以上|多|强|弱)?(?:左右|上下)?(?=[,，。;；)）]|$)`,
  'g',
)
/** 占比过半, 占大多数 */
const MOST_OF = new RegExp(`占(?:比|了|总数的?)?(?:已|均)*(?<much>${MOST_WORDS}|多半)(?=[,，。;；)）]|$)`, 'g')
/** 占计划投资2.8亿元的一半以上: behind its whole. */
const BEHIND = new RegExp(
  `(?<=\\d[万亿]?[\\u4e00-\\u9fff]{1,8})的(?<way>近|将近|接近|超过|超|不足|不到|约)?(?<much>${MUCH})(?<more>以上|多|强|弱)?(?=[,，。;；)）]|$)`,
  'g',
)
const PLAIN = /总数|总量|总额|总人数|总|人数|数量|数|全部|所有|全体|学生|教师|人员|的/g

export function wordShareFindings(passage: Passage, sentence: Sentence): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  if (!/半|分之|[一二两三四五六七八九]成|占[^，,]{0,4}(?:多数|大部)/.test(words)) return []
  const behind = [...words.matchAll(BEHIND)].flatMap((match) => behindWhole(passage, sentence, words, match))
  return [...words.matchAll(TOLD), ...words.matchAll(MOST_OF)]
    .flatMap((match): Finding[] => {
      const at = placeIn(sentence, words, match.index)
      const part = amountsOf(sentence).findLast(
        (fact) => fact.number_start < at && /^(?:count|money|area)$/.test(fact.kind),
      )
      if (part === undefined || !isNext(between(passage, endOf(part), at))) return []
      const { noun = '', much = '', subject = '' } = match.groups!
      // 录取人数不足报名人数的一半: of those who are called so.
      if (!clauseBefore(passage, part, sentence).includes(subject)) return []
      const wholes = wholesOf(passage, sentence, part)
      const whole = wholes.find((one) => isCalled(noun, one))
      if (whole === undefined || isOpen(part) || isOpen(whole)) return []
      const parts = sumsTo(passage, sentence, part)
      const holds = (one: Fact): boolean => parts.some((value) => isAsSaid(value / one.value!, match.groups!))
      if (wholes.some(holds)) return []
      return [notSaid(part, whole, match[0], much, at)]
    })
    .concat(behind)
}

function notSaid(part: Fact, whole: Fact, quote: string, much: string, start: number): Finding {
  const own = shown((part.value! / whole.value!) * 100)
  return {
    rule: 'rate',
    says: `按“${part.quote}”和“${whole.quote}”算是${own}%，文中写的是“${quote}”，请核对。`,
    arithmetic: `${shown(part.value!)} ÷ ${shown(whole.value!)} = ${own}%，${much}`,
    places: [...[whole, part].map(placeOf), { start, quote }],
  }
}

/** Fractions without more words are held elsewhere, as rates are. */
function behindWhole(passage: Passage, sentence: Sentence, words: string, match: RegExpExecArray): Finding[] {
  const at = placeIn(sentence, words, match.index)
  const { way = '', much = '', more = '' } = match.groups!
  const [part, whole] = amountsOf(sentence)
    .filter(({ number_start }) => number_start < at)
    .slice(-2)
  if (part === undefined || whole === undefined || !alike(part, whole) || isOpen(part) || isOpen(whole)) return []
  if (part.value === null || !whole.value || part.value > whole.value || (way + more === '' && much.includes('分之')))
    return []
  const joined = /^[^,，。；;、]{0,12}[,，][已约]?占/.test(between(passage, endOf(part), whole.number_start))
  if (!joined || isAsSaid(part.value / whole.value, match.groups!)) return []
  return [notSaid(part, whole, match[0], much, at)]
}

const isOpen = ({ approx, bound, masked }: Fact): boolean => approx || masked || bound !== null

/** The share opens the clause behind its part, and nothing else is told there. */
const isNext = (link: string): boolean => /^[^,，。;；、]{0,20}[,，(（]?$/.test(link)

/** 小学32人、初中18人，占: of them together, too. */
function sumsTo(passage: Passage, sentence: Sentence, part: Fact): number[] {
  const facts = amountsOf(sentence)
  let at = facts.indexOf(part)
  const sums = [part.value!]
  while (at > 0 && isListed(passage, facts[at - 1]!, facts[at]!)) {
    at -= 1
    sums.push(sums.at(-1)! + (facts[at]!.value ?? 0))
  }
  return sums
}

/** Those that are larger, of the same unit, the nearest first; of the sentence before too. */
function wholesOf(passage: Passage, sentence: Sentence, part: Fact): Fact[] {
  const before = passage.sentences[sentence.index - 1]
  const near = before !== undefined && passage.text[before.end] !== '\n' ? amountsOf(before) : []
  return [...near, ...amountsOf(sentence)]
    .filter((one) => one.number_start < part.number_start && alike(one, part) && (one.value ?? 0) > part.value!)
    .filter((one) => !/[比较]|[去上前]年/.test(clauseBefore(passage, one, sentence)))
    .toReversed()
}

/** 占教学班总数的 is of 240个教学班; 占总数的 of the nearest. */
function isCalled(noun: string, whole: Fact): boolean {
  const own = `${whole.quote} ${whole.measure}`
  const is_other = PEOPLE.some((kind) => kind.test(noun)) && !PEOPLE.some((kind) => kind.test(noun) && kind.test(own))
  // 占教师总数的 is of no pupils.
  if (is_other && PEOPLE.some((kind) => kind.test(own))) return false
  const name = noun.replaceAll(PLAIN, '')
  // 参训总数 is of those who 参加培训.
  return name.length < 2 || sharesTwo(name, own) || (name.length === 2 && isShortFor(name, own))
}
export const PEOPLE = [/教师|教职工|教职员/, /学生|幼儿|儿童|校生|考生|毕业生/]
