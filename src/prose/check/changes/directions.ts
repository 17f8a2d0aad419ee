/** A direction that is told in words, without how much: 去年12人，今年18人，进一步下降; 8600元，高于全市平均水平的9200元. */
import { type Finding, foundAt } from '../ground/finding.ts'
import { FIGURE, figureOf } from '../ground/numbers.ts'

const UNIT = '(%|‰|万人次|人次|万人|人|名|所|个|万元|亿元|元|件|起|例|次|分|平方米|册|台|辆|处|户|家|项|班|亩|岁)'
const LAST = '(?:[去上]年|上学[年期]|上届|上次|\\d{4}年|年初)(?:同期)?[底末]?'
const THIS = '(?:今年|本年|本学[年期]|本届|目前|现在|年底|年末|\\d{4}年)[底末]?'
const HOW = '(?:呈|有所|进一步|明显|持续|稳步|大幅度?|略有|逐步|实现了?|再次|显著|有了?|较大幅度|小幅|继续)*'
const UP = '上升|增加|增长|提高|提升|增多|扩大'
const DOWN = '下降|减少|降低|缩减|缩小|压减|回落'
const END = '(?=[,。;]|态势|趋势|了?$)'

const TWO_YEARS = new RegExp(
  `(?<![\\d年])${LAST}([^,。;\\d]{0,12})${FIGURE}${UNIT}[,;](?:而)?${THIS}[^,。;\\d]{0,12}${FIGURE}${UNIT},([^,。;\\d]{0,10}?)${HOW}(?:(${UP})|(${DOWN}))${END}`,
  'g',
)
const THIS_FIRST = new RegExp(
  `${THIS}([^,。;\\d]{0,12})${FIGURE}${UNIT}[,;](?:而)?${LAST}[^,。;\\d]{0,8}${FIGURE}${UNIT},([^,。;\\d]{0,10}?)${HOW}(?:(${UP})|(${DOWN}))${END}`,
  'g',
)
const THAN_LAST = new RegExp(
  `${FIGURE}${UNIT},(?:较|比|与)${LAST}的?${FIGURE}${UNIT}(?:相比,?)?(${HOW})(?:(${UP})|(${DOWN}))${END}`,
  'g',
)
const THAN_OTHERS = new RegExp(
  `${FIGURE}${UNIT}(?:[,(])?(?:也|仍|均|已|略|远|远远|明显|大幅|继续|稍|显著)*(?:(高于|高出|多于|超过|大于)|(低于|少于|小于|不及))(?:全[国省市县区]|[省市县]|[去上]年|上学[年期]|同期|周边|[^,。;:、()\\d]{2,10}?)[^,。;:、()\\d]{0,10}(?:的|\\()${FIGURE}${UNIT}(?=[,。;)]|$)`,
  'g',
)

/** Asked of one sentence with its semicolons. */
export function directionFindings(text: string): Finding[] {
  if (!/[上下增减缩扩回]|[高多大低少小]于|超过|高出|不及|降|提[高升]/.test(text)) return []
  return [
    ...(/[去上今本\d]年|学[年期]|目前|现在/.test(text) ? [...twoYears(text), ...thanLast(text)] : []),
    ...(/[于出过及]/.test(text) ? thanOthers(text) : []),
  ]
}

/** What stands before a number in its clause. */
const leadOf = (text: string, at: number): string => /[^,。;:、]*$/.exec(text.slice(Math.max(0, at - 24), at))![0]

/** Nothing stands before it in its clause that leaves a number open. */
const isOpen = (words: string): boolean => /约|近|超|以上|余|计划|预计|力争|目标/.test(words)

/** 去年辍学12人，今年18人，辍学人数进一步下降: of that which was counted, or of nothing that is named. */
function twoYears(text: string): Finding[] {
  const in_order = [...text.matchAll(TWO_YEARS)].map((match) => ({ match, before: match[2]!, now: match[4]! }))
  const turned_round = [...text.matchAll(THIS_FIRST)].map((match) => ({ match, before: match[4]!, now: match[2]! }))
  return [...in_order, ...turned_round].flatMap(({ match, before, now }): Finding[] => {
    const [quote, noun = '', , one, , other, topic = '', up] = match
    if (one !== other || isOpen(quote.split(',').slice(0, 2).join())) return []
    const named = topic.replace(/^(?:总体|整体|同比|实现了?|从而|因此)+|(?:人数|数量|总数|总量|件数|起数)+$/g, '')
    const told = text.slice(Math.max(0, match.index - 20), match.index) + noun
    if (named !== '' && !told.includes(named.slice(-2))) return []
    return turned(match, before, now, up !== undefined)
  })
}

/** 辍学率0.12%，较去年的0.08%有所下降 */
function thanLast(text: string): Finding[] {
  return [...text.matchAll(THAN_LAST)].flatMap((match): Finding[] => {
    const [, now, unit, before, other, , up] = match
    const lead = leadOf(text, match.index)
    return unit !== other || isOpen(lead) ? [] : turned(match, before!, now!, up !== undefined)
  })
}

/** 生均经费8600元，高于全市平均水平的9200元 */
function thanOthers(text: string): Finding[] {
  return [...text.matchAll(THAN_OTHERS)].flatMap((match): Finding[] => {
    const [, own, unit, above, , than, other] = match
    const lead = leadOf(text, match.index)
    // 比去年提高2.5%，低于全市平均增幅的…; 1.8分，高出: a difference is no value.
    if (unit !== other || isOpen(lead) || /[比较增减升降提]|差/.test(lead)) return []
    return turned(match, than!, own!, above !== undefined)
  })
}

function turned(match: RegExpMatchArray, before: string, now: string, up: boolean): Finding[] {
  const [from, to] = [figureOf(before), figureOf(now)]
  if (from === to || to > from === up) return []
  return [
    {
      rule: 'order',
      says: `“${now}”比“${before}”${up ? '小' : '大'}，与文中说的相反，请核对“${match[0]}”。`,
      arithmetic: `${now} ${up ? '<' : '>'} ${before}`,
      places: [foundAt(match)],
    },
  ]
}
