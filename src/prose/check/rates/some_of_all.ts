/** Words for a share, with the two numbers told behind them: 近半数（97人中的49人）; 三分之一的村小，即90所村小中的45所. */
import { type Finding, saidOf } from '../ground/finding.ts'
import { figureOf, FIGURE } from '../ground/numbers.ts'
import { alike, amountsOf, between, endOf, type Passage, placeIn, placeOf, type Sentence } from '../ground/passage.ts'
import { rangeOf, shown } from '../ground/range.ts'
import { isAsSaid, MOST_WORDS, MUCH } from './share_words.ts'

const SIGN = '[人名所个位件项户条处台册篇家班间门节场次份辆本]'
const WAY = '(?<way>接近|将近|近|超过|超|过|不足|不到|逾|约)?'
const WORDS = `${WAY}(?<much>${MUCH}|半数|${MOST_WORDS})(?<more>以上|多|强|弱)?`
/** 97所中的49所 */
const OF = new RegExp(
  `${WORDS}[^,。;:、()\\d]{0,14}(?:[^,。;:()\\d]{0,14},)?(?:\\(|即|也就是|为)(?:全[\\u4e00-\\u9fff]{1,3}|现有|共有?|总共)?${FIGURE}${SIGN}[\\u4e00-\\u9fff]{0,10}(?:中|里|当中)的?(?:有|占)?${FIGURE}${SIGN}(?!以[上下]|左右|多)`,
  'g',
)

/** Asked of one sentence. */
export function someOfAllFindings(text: string): Finding[] {
  if (!/半|分之|成|多数|大部/.test(text)) return []
  return [...text.matchAll(OF)].flatMap((match) => {
    const [all, some] = match.slice(-2).map((figures) => figureOf(figures))
    if (!all || some === undefined || some > all || isAsSaid(some / all, match.groups!)) return []
    const own = shown((some / all) * 100)
    const says = `${some}占${all}的${own}%，与“${match.groups!['way'] ?? ''}${match.groups!['much']}”不符，请核对“${match[0]}”。`
    return [saidOf(match, 'rate', says, `${some} ÷ ${all} = ${own}%`)]
  })
}

/** 近半数（1240人）, of what was told before it: 全体学生2000人. */
const COUNTED = new RegExp(
  `(?<=[,，]|^)(?:其中|已|有|已有|目前|现|共有|约)*${WORDS}的?(?<noun>[\\u4e00-\\u9fff]{0,6})[(（]$`,
)

export function someInBracketsFindings(passage: Passage, sentence: Sentence): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  if (!/[(（]/.test(words) || !/半|分之|成|多数|大部/.test(words)) return []
  const facts = amountsOf(sentence)
  return facts.flatMap((some, at): Finding[] => {
    const before = words.slice(0, words.length - between(passage, some.number_start, sentence.end).length)
    const match = COUNTED.exec(before)
    const behind = between(passage, endOf(some), endOf(some) + Array.from(some.unit).length + 1)
    if (match === null || !/[)）]$/.test(behind)) return []
    const wholes = facts.slice(0, at).filter((one) => alike(one, some) && one.value! >= some.value!)
    const { noun = '', much = '' } = match.groups!
    const whole = wholes.find(({ measure }) => noun === '' || measure.includes(noun.slice(-2)))
    if (whole === undefined || [...wholes, some].some((one) => rangeOf(one) === undefined)) return []
    if (wholes.some((one) => isAsSaid(some.value! / one.value!, match.groups!))) return []
    const own = shown((some.value! / whole.value!) * 100)
    return [
      {
        rule: 'rate',
        says: `“${some.quote}”是“${whole.quote}”的${own}%，文中写的是“${match.groups!['way'] ?? ''}${much}”，请核对。`,
        arithmetic: `${shown(some.value!)} ÷ ${shown(whole.value!)} = ${own}%`,
        places: [placeOf(whole), { start: placeIn(sentence, words, match.index), quote: match[0] }, placeOf(some)],
      },
    ]
  })
}
