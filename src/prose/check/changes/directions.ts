/** A direction that is told in words, without how much: 去年12人，今年18人，进一步下降; 8600元，高于全市平均水平的9200元. */
import { type Finding, foundAt } from '../ground/finding.ts'
import { FIGURE, figureOf, scaledOf } from '../ground/numbers.ts'

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
  if (!/[上下增减缩扩回超余节剩欠未]|[高多大低少小]于|超过|高出|不及|降|提[高升]/.test(text)) return []
  return [
    ...(/[去上今本\d]年|学[年期]|目前|现在/.test(text) ? [...twoYears(text), ...thanLast(text)] : []),
    ...(/[于出过及]/.test(text) ? thanOthers(text) : []),
    ...(text.includes('实际') ? ofAim(text) : []),
    ...(/[由从]/.test(text) ? fromAndTo(text) : []),
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

const AIM = '预算|概算|计划|目标|任务|指标|限额|控制价'
const ABOVE = '超支|超出|超过|超额|超(?=目标|计划|预算|概算|任务|指标)|高于|高出'
const BELOW = '结余|节余|节约|节省|结存|剩余|低于|欠|短缺|未达'
const MONEY = '(万元|亿元|元|%)'
const OF_AIM = new RegExp(
  `(?:${AIM})(?:总额|总?投资|资金|数|值|金额|为|是|定为|安排|使用|采购|完成|投入|支出){0,3}${FIGURE}${MONEY},(?:而)?实际(?:总)?(?:支出|完成|投入|使用|执行|开支|达到?|为|值|花费|用款|率)*${FIGURE}${MONEY},(?:[\\u4e00-\\u9fff]{0,4}?)(?:(${ABOVE})|(${BELOW}))(?:目标|计划|预算|概算|任务|指标|资金|经费)?(?:值|数)?[\\u4e00-\\u9fff]{0,2}${FIGURE}(?:万元|亿元|元|个?百分点)`,
  'g',
)
/** Who stays below has done better. */
const LESS_IS_BETTER = /控制|不超过|以内|辍学|近视|能耗|流失|事故|死亡|降/

/** 预算2.4亿元，实际支出2.28亿元，超支1200万元: it is left over. */
function ofAim(text: string): Finding[] {
  return [...text.matchAll(OF_AIM)].flatMap((match): Finding[] => {
    const [quote, aim = '', unit = '', own = '', other = '', above] = match
    const [from, to] = [scaledOf(aim, unit), scaledOf(own, other)]
    if ((unit === '%') !== (other === '%') || from === to || to > from === (above !== undefined)) return []
    if (unit === '%' && LESS_IS_BETTER.test(/[^。;]*$/.exec(text.slice(0, match.index))![0] + quote)) return []
    return sayTurned(match, `${aim}${unit}`, `${own}${other}`, above !== undefined)
  })
}

const CHANGES = '(?:变[为成]|[上下]?[升降增减]?[加少到至为]{1,2})'
const TOLD_FIRST = new RegExp(
  `([\\u4e00-\\u9fff]{2,10}?)(?:同比|较上年|比上年|比去年|较去年|${HOW})*(?:(${UP})|(${DOWN}))[,:(][由从](?:${LAST}的?)?${FIGURE}${UNIT}${CHANGES}(?:${THIS}的?)?${FIGURE}${UNIT}`,
  'g',
)
const TOLD_LAST = new RegExp(
  `([\\u4e00-\\u9fff]{2,10}?)[由从]${LAST}的?${FIGURE}${UNIT}(?:变[为成]|[到至为])(?:${THIS}的?)?${FIGURE}${UNIT},(?:同比|${HOW})*(?:(${UP})|(${DOWN}))${END}`,
  'g',
)

/** 信访件同比下降，由去年的42件变为今年的51件 */
function fromAndTo(text: string): Finding[] {
  const first = [...text.matchAll(TOLD_FIRST)].map((match) => ({ match, up: match[2], values: match.slice(4, 8) }))
  const last = [...text.matchAll(TOLD_LAST)].map((match) => ({ match, up: match[6], values: match.slice(2, 6) }))
  return [...first, ...last].flatMap(({ match, up, values }): Finding[] => {
    const [before = '', unit, now = '', other] = values
    // 增幅下降 is of how fast it grows; 缩小 and 扩大 are of gaps.
    if (unit !== other || /[增降涨]幅|增速|增长率|差距|幅度/.test(match[0]) || isOpen(match[0])) return []
    return turned(match, before, now, up !== undefined)
  })
}

function turned(match: RegExpMatchArray, before: string, now: string, up: boolean): Finding[] {
  const [from, to] = [figureOf(before), figureOf(now)]
  return from === to || to > from === up ? [] : sayTurned(match, before, now, up)
}

const sayTurned = (match: RegExpMatchArray, before: string, now: string, up: boolean): Finding[] => [
  {
    rule: 'order',
    says: `“${now}”比“${before}”${up ? '小' : '大'}，与文中说的相反，请核对“${match[0]}”。`,
    arithmetic: `${now} ${up ? '<' : '>'} ${before}`,
    places: [foundAt(match)],
  },
]
