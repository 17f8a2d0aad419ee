/** So many of so many, held to the numbers of all: 每三名学生中就有一名寄宿生——全校1800人，寄宿生450人. */
import type { Finding } from '../ground/finding.ts'
import { NUMBER, numberOf } from '../ground/numbers.ts'
import {
  alike,
  amountsOf,
  between,
  clauseBefore,
  endOf,
  narrow,
  type Passage,
  placeIn,
  placesOf,
  type Sentence,
} from '../ground/passage.ts'
import { rangeOf, shown } from '../ground/range.ts'

const SIGN = '[名个人位所台户家项件册]'
const SO_MANY = new RegExp(
  `每(${NUMBER})${SIGN}[\\u4e00-\\u9fff]{0,8}?(?:中|里|当中)(?:就|便|平均|大约|约)*有(${NUMBER})${SIGN}(?:以上)?(?:是|为|来自|属于)?([\\u4e00-\\u9fff]{2,6})(?=[,。;:、(—]|$)`,
)
/** Of so few a share is only about right. */
const ABOUT = 0.15
const AT_MOST = 0.06

export function someOfSoManyFindings(passage: Passage, sentence: Sentence): Finding[] {
  const words = narrow(between(passage, sentence.start, sentence.end))
  if (!words.includes('每')) return []
  const match = SO_MANY.exec(words)
  if (match === null || /目标|标准|要求|不少于|至少|[去上]年|全[国省]/.test(words)) return []
  const [quote, all = '', some = '', called = ''] = match
  const share = (numberOf(some) ?? 0) / (numberOf(all) ?? 1)
  const name = called
    .replace(/^女性$/, '女')
    .replace(/^男性$/, '男')
    .replace(/(?:的|学生)$/, '')
  const start = placeIn(sentence, words, match.index)
  const end = placeIn(sentence, words, match.index + quote.length)
  const others = amountsOf(sentence).filter(
    (fact) =>
      fact.kind === 'count' && (fact.number_start < start || fact.number_start >= end) && rangeOf(fact) !== undefined,
  )
  const own = (fact: (typeof others)[number]): string =>
    `${clauseBefore(passage, fact, sentence).split('—').at(-1)} ${between(passage, endOf(fact), endOf(fact) + 10).split(/[,，。；;、—（(]/, 1)[0]}`
  const [part, ...parts] = others.filter((fact) => own(fact).includes(name))
  if (share <= 0 || share >= 1 || part === undefined || parts.length > 0) return []
  const wholes = others.filter((fact) => fact !== part && alike(fact, part) && fact.value! > part.value!)
  const within = Math.min(ABOUT * share, AT_MOST)
  const is_made = wholes.some(({ value }) => Math.abs(part.value! / value! - share) <= within)
  const [whole] = wholes
  if (whole === undefined || wholes.length > 1 || is_made) return []
  const made = shown((part.value! / whole.value!) * 100)
  return [
    {
      rule: 'rate',
      says: `“${part.quote}”是“${whole.quote}”的${made}%，与“${quote}”不符，请核对。`,
      arithmetic: `${shown(part.value!)} ÷ ${shown(whole.value!)} = ${made}% ≠ ${shown(share * 100)}%`,
      places: [...placesOf([whole, part]), { start, quote: between(passage, start, end) }],
    },
  ]
}
