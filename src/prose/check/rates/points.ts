/** Points of a percentage against percents. */
import type { Fact } from '../../grammar/fact.ts'
import { type Finding, saidOf } from '../ground/finding.ts'
import { between, endOf, MOST, type Passage, placeOf, REACH, type Sentence } from '../ground/passage.ts'
import { shown } from '../ground/range.ts'

/** A measure that is itself a percentage. */
const SHARE =
  /(?:率|比例|比重|占比|满意度)(?:较|比|同比|环比|分别|又|再|也|均|则|，|,|了|提高|上升|增长|下降|降低|提升)/

export function pointFindings(passage: Passage, sentence: Sentence): Finding[] {
  return togetherSaid(sentence.facts).flatMap(({ at, changes }): Finding[] => {
    const [first] = changes
    const values = sentence.facts
      .slice(Math.max(0, at - MOST), at)
      .filter((fact) => fact.kind !== 'change' && fact.kind !== 'date' && !isOfRates(passage, fact))
    const before = values.slice(-changes.length)
    const words = between(passage, Math.max(sentence.start, first!.number_start - REACH), first!.number_start)
    const places = [...before, ...changes].map(placeOf)
    // 比上年提高0.8个百分点，同比增长9.6% says both ways how much it was.
    const said_before = sentence.facts[at - 1]
    const both = said_before?.kind === 'change' && said_before.unit.includes('百分点')
    if (!both && first!.bound === null && first!.unit === '%' && isShareChange(words, first!, before.at(-1))) {
      const said = changes.map(({ number }) => number).join('、')
      return [
        {
          rule: 'points',
          says: `“${said}”说的是比率的增减，应写“个百分点”；写“%”会被读成在原来的基础上增减了几成。`,
          arithmetic: pointsWords(before, changes),
          places,
        },
      ]
    }
    if (first!.unit.includes('百分点') && (isAmount(words) || isGrowth(sentence.facts, at, words)))
      return [amountInPoints(first!, places)]
    const last = before.at(-1)
    if (!first!.unit.includes('百分点') || last === undefined || ['%', '‰', ''].includes(last.unit)) return []
    if (!isSameClause(passage, last, first!) && !isOfBoth(passage, before.slice(-1), values.at(-2), first!)) return []
    return [
      {
        rule: 'points',
        says: `“${last.quote}”的单位是“${last.unit}”，增减不能用百分点，请写明增减了多少${last.unit}。`,
        arithmetic: '',
        places,
      },
    ]
  })
}

/** 两项比例分别提高: so many rates. */
const isOfRates = (passage: Passage, fact: Fact): boolean =>
  /^[项个](?:比例|比率|占比|指标|[\u4e00-\u9fff]{0,4}率)/.test(between(passage, endOf(fact), endOf(fact) + 6))

/** 经费比上年增长8.6个百分点: an amount is no percentage. */
const AMOUNT =
  /(?:经费|投入|资金|人数|数量|总数|总量|总额|面积|收入|支出|投资|教师数|学生数|招生数|规模)(?:比|较|同比|环比)[^,，。;；率例重度]*$|(?:金额|贷款|补助|资助金|助学金|奖学金|债务|资产|学位|藏书|图书|册数|场次|次数|起数|件数|户数|获奖人数|人次|案件|毕业生|考生|在校生|新生|幼儿|学生|教师|教职工|教学班|学校|设备|计算机|用电量|用水量)(?:总数|总量)?(?:比|较|同比|环比)[^,，。;；率例重度占]*(?:增加|增长|增多|减少)了?$/

/** 财政教育投入增长8.6个百分点: named right before the verb, and nothing is above or below another. */
const GROWN =
  /(?:经费|投入额?|资金|支出额?|收入|投资额?|总额|金额|人数|学位数|学位|面积|数量|教师数|学生数|招生数)(?:总量|总数)?(?:同比|再|又|净|年均)*(?:增长|增加|下降|减少)了?$/
const isAmount = (words: string): boolean =>
  AMOUNT.test(words) ||
  (GROWN.test(words) && !/[高低快慢多少大小优]于|[增降涨]幅|增速|[占率]|比[重例]/.test(lastClause(words)))
const lastClause = (words: string): string => words.split(/[,，。;；]/).at(-1)!

const BARE_GROWTH =
  /[,，](?:同比|比上年|较上年|比去年|较去年)?(?:净)?(?:增长|增加|提高|下降|减少|上升|降低|增幅|降幅)(?:了|为|达到?)?$/

const YEARLY =
  /(\d{4})年的?(\d{1,2}(?:\.\d+)?)%[^,。;%]{0,6}[到至为](\d{4})年的?(\d{1,3}(?:\.\d+)?)%[,，](?:年均|平均每年|每年平均)(?:提高|上升|增长|增加|下降|降低|减少)了?(\d+(?:\.\d+)?)%/g

/** 由2020年的52.3%降至2023年的47.7%，年均下降1.5%: points of each year are what comes out. */
export function yearlyFindings(text: string): Finding[] {
  return [...text.matchAll(YEARLY)].flatMap((match): Finding[] => {
    const [from, one, to, other, said] = match.slice(1).map(Number) as [number, number, number, number, number]
    const points = Math.abs(other - one) / (to - from)
    const percents = Math.abs((other / one) ** (1 / (to - from)) - 1) * 100
    if (to <= from || Math.abs(points - said) > 0.06 || Math.abs(percents - said) < 0.06) return []
    const says = `“年均”的“${match[5]}%”是两个比率的差分到每年，应写“个百分点”；写“%”会被读成在原来的基础上增减了几成。`
    return [saidOf(match, 'points', says, `${shown(Math.abs(other - one))} ÷ ${to - from} = ${shown(points)}`)]
  })
}

/** 由2500人增加到2625人，增长了5个百分点; 比上年的9.12亿元增加0.74亿元，增长8.1个百分点: how much an amount has grown. */
function isGrowth(facts: readonly Fact[], at: number, words: string): boolean {
  const amounts = facts
    .slice(0, at)
    .filter(({ kind }) => kind !== 'date')
    .slice(-2)
  return (
    BARE_GROWTH.test(words) &&
    amounts.length === 2 &&
    amounts.every(({ kind, unit }) => kind !== 'rate' && kind !== 'ratio' && !/[%分]/.test(unit))
  )
}

const amountInPoints = (change: Fact, places: Finding['places']): Finding => ({
  rule: 'points',
  says: `“${change.quote}”说的是数量的增减，不能用百分点，请写“%”或写明增减了多少。`,
  arithmetic: '',
  places,
})

/** Changes that follow one another are said in one breath: 分别提高了0.6%、2.3%和1.8%. */
function togetherSaid(facts: readonly Fact[]): { at: number; changes: Fact[] }[] {
  const groups: { at: number; changes: Fact[] }[] = []
  facts.forEach((fact, at) => {
    if (fact.kind !== 'change') return
    const before = facts[at - 1]
    const goes_on = before?.kind === 'change' && before.unit === fact.unit && /^[、和及与,，]?$/.test(leading(fact))
    if (goes_on && groups.length > 0) groups.at(-1)!.changes.push(fact)
    else groups.push({ at, changes: [fact] })
  })
  return groups
}

/** What stands in a quote before its number. */
function leading({ quote, number }: Fact): string {
  return quote.slice(0, Math.max(0, quote.indexOf(number)))
}

/** 入学率达到99.9%，比上年提高0.5%: of a rate that was just given, or of one that is named in the same clause. */
function isShareChange(words: string, change: Fact, before: Fact | undefined): boolean {
  const clause = words.slice(Math.max(words.lastIndexOf('。'), words.lastIndexOf('\n')) + 1)
  const last = clause.split(/[,，]/).at(-1) ?? ''
  // 三年分别为65%、67%、63%，分别增长3%、4%、8%: a row of years tells itself how it rose, and this is of something else.
  if (/增长率|增速|增幅/.test(clause) || /[两三四五六]年(?:来|间)?分别/.test(clause)) return false
  if (SHARE.test(last)) return true
  // 为年初预算的98.5%，同比增长5.4% is said of what was spent.
  if (
    before !== undefined &&
    /(?:^|[,，])[^,，]{0,6}(?:为|占|完成|达到?|相当于)[^,，]{2,14}的$/.test(
      words.slice(0, words.lastIndexOf(before.number)),
    )
  )
    return false
  return (
    before?.unit === '%' &&
    ['rate', 'ratio'].includes(before.kind) &&
    (/^(?:比|较|同比|与)/.test(last) || isNamedAgain(clause, last)) &&
    change.compare?.delta !== null
  )
}

/** 数学87.2%、外语90.1%，数学比上年提高5.4%: of a rate that was given before. */
function isNamedAgain(clause: string, last: string): boolean {
  const name = /^([\u4e00-\u9fff]{2,6}?)(?:比|较)(?:上年|去年|上学期|上届)/.exec(last)?.[1]
  return name !== undefined && new RegExp(`${name}(?:为|达到?)?[\\d.]+%`).test(clause)
}

/** What the values were before, if points are meant; only where every change has its own value. */
function pointsWords(before: readonly Fact[], changes: readonly Fact[]): string {
  if (before.length !== changes.length || before.some(({ unit, value }) => unit !== '%' || value === null)) return ''
  const earlier = changes.map(({ value, compare }, i) => {
    const now = before[i]!.value!
    return value === null ? '' : `${shown(compare?.direction === 'down' ? now + value : now - value)}%`
  })
  return earlier.includes('') ? '' : `若为百分点，原来是${earlier.join('、')}`
}

/** 生均占地由24.2平方米增加到25.8平方米，增加1.6个百分点 */
function isOfBoth(passage: Passage, [to]: readonly Fact[], from: Fact | undefined, change: Fact): boolean {
  if (to === undefined || from === undefined || from.base_unit !== to.base_unit) return false
  const [first, second] = [
    between(passage, endOf(from), to.number_start),
    between(passage, endOf(to), change.number_start),
  ]
  return (
    /^[^,，。]{0,14}[到至为][^,，。\d]{0,3}$/.test(first) && BARE_GROWTH.test(second) && Array.from(second).length < 14
  )
}

function isSameClause(passage: Passage, one: Fact, other: Fact): boolean {
  const gap = between(passage, endOf(one), other.number_start)
  // 比去年的2000人增长5个百分点
  if (
    /^[^,，。]{0,3}(?:增长|增加|提高|上升|下降|减少|降低)了?$/.test(gap) &&
    /(?:比|较)[^,，。]{0,8}$/.test(between(passage, one.number_start - 10, one.number_start))
  )
    return true
  // 总投入14.62亿元，增长2.5个百分点
  if (/^[^,，。()（）]{0,4}[,，](?:同比|净)?(?:增长|增加|提高|上升|下降|减少|降低)了?$/.test(gap)) return true
  return Array.from(gap).length <= 16 && /^[^,，。]{0,4}[,，]?\s*(?:比|较|同比)/.test(gap)
}
