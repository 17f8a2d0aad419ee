/** A bound on each share, and one of a row beyond it: 各校借读生不得超过本校学生数的2% … 甲校学生600人, 甲校借读生15人; 各项支出占预算均超过90%. */
import { type Told } from '../../again/told.ts'
import { type Finding, wordsInOrder } from '../../ground/finding.ts'
import { groupedBy } from '../../ground/groups.ts'
import { shown } from '../../ground/range.ts'
import type { Paper } from '../ground/paper.ts'
import { kindOf, TABLE } from '../ground/rows.ts'
import { coreOf } from '../ground/wholes.ts'

const LEAST = '不得?低于|不得?少于|不应低于|达到|超过|高于|在|至少为?'
const MOST = '不得?超过|不得?高于|不应超过|不超出|控制在|低于'
/** 不得超过本校招生计划的5%; 均不超过相应采购包预算金额的2% */
const EACH = new RegExp(
  `(?<what>[^,。;:\\n]{0,24})(?:(?<least>不得?低于|不得?少于|至少为)|(?<most>不得?超过|不得?高于|不应超过|控制在))(?:本[校园班组镇县包标]|相应|各自|该|所在|所报|对应|其)(?<whole>[^,。;:\\d\\n]{2,14}?)(?:的|之)(?<share>\\d{1,2}(?:\\.\\d{1,2})?)%`,
  'g',
)
/** 支出占预算的比例均超过80% */
const SHARES = new RegExp(
  `(?<part>[\\u4e00-\\u9fff]{2,10}?)占(?<whole>[^,。;:\\d\\n]{2,10}?)的?(?:比例|比重|比)?(?:均|都|全部)(?:已)?(?:(?<least>${LEAST})|(?<most>不超过|不高于|控制在|低于))(?<share>\\d{1,3}(?:\\.\\d{1,2})?)%(?<side>以[上下内])?`,
  'g',
)
/** 预算执行率均在90%以上 */
const NAMED_RATE = new RegExp(
  `(?<rate>预算执行率|执行率|支出率|整改率|合格率|到位率|完成率|持证率|参训率|到课率)(?:均|都|全部)(?:已)?(?:(?<least>${LEAST})|(?<most>${MOST}))(?<share>\\d{1,3}(?:\\.\\d{1,2})?)%(?<side>以[上下内])?`,
  'g',
)
const BY_RATE: Readonly<Record<string, readonly [string, string]>> = {
  预算执行率: ['支出', '预算'],
  执行率: ['支出', '预算'],
  支出率: ['支出', '预算'],
  整改率: ['整改', '问题|隐患|发现|排查'],
  合格率: ['合格', '抽检|检查|参训|参考|抽查|检测'],
  到位率: ['到位', '预算|计划|安排|下达'],
  完成率: ['完成', '计划|任务'],
  持证率: ['持证', '人员'],
  参训率: ['实际|实训|实到|参训', '应参?训|应到'],
  到课率: ['实际|实到', '应到'],
}
const WANTED = /确保|力争|争取|要求|目标|应当?|须|预计|将/
const FORMER = /[去上前明往]年|同期/
const ROWS = 60

export function boundInRowFindings(paper: Paper): Finding[] {
  return paper.numbers.length > TABLE ? [] : [...eachOf(paper), ...allOf(paper)]
}

/** All shares of a row keep the bound: each part of it has both numbers, the whole before the part. */
function allOf({ text, numbers }: Paper): Finding[] {
  return [...text.matchAll(SHARES), ...text.matchAll(NAMED_RATE)].slice(0, 40).flatMap((claim): Finding[] => {
    const { part, whole, rate, least, share, side = '' } = claim.groups!
    if (WANTED.test(text.slice(Math.max(0, claim.index - 10), claim.index))) return []
    const [a, b] = rate === undefined ? [tail(part!, whole!), coreOf(whole!)] : BY_RATE[rate]!
    if (a.length < 2 || b.length < 2) return []
    const named = [new RegExp(a), new RegExp(b)] as const
    const is_least = side === '' ? least !== undefined && least !== '在' : side === '以上'
    const limit = Number(share)
    const rows = rowsBefore(numbers, claim.index, named)
    const wrong = rows.filter(([one, other]) => {
      const made = (one.value / other.value) * 100
      return is_least ? made < limit - 0.05 : made > limit + 0.05
    })
    if (rows.length < 2 || wrong.length === 0 || wrong.length * 2 > rows.length) return []
    return wrong.slice(0, 1).map(([one, other]) => beyond(one, other, { index: claim.index, quote: claim[0] }))
  })
}
const tail = (words: string, whole: string): string => words.slice(whole.includes(words.slice(-2)) ? -4 : -2)

type Row = readonly [Told, Told]

/** The last run of rows before the claim: 校舍类预算3900万元，支出3354万元. */
function rowsBefore(numbers: readonly Told[], at: number, [part, whole]: readonly [RegExp, RegExp]): Row[] {
  const rows: Row[] = []
  let line = -1
  let end = numbers.length - 1
  while (end >= 0 && numbers[end]!.index >= at) end -= 1
  for (let i = end; i > 0 && i > end - ROWS; i -= 1) {
    const [one, other] = [numbers[i]!, numbers[i - 1]!]
    const fits =
      one.from === other.from &&
      kindOf(one) === kindOf(other) &&
      part.test(one.before) &&
      whole.test(other.before) &&
      !part.test(other.before) &&
      !one.open &&
      !other.open &&
      other.value > 0
    if (!fits) continue
    if (FORMER.test(one.lead.slice(-40))) continue
    // The rows of one list stand in lines that follow each other; what is told of all of them stands before it.
    if (line >= 0 && line - one.line > 1) break
    if (/总额|合计|累计|共|总/.test(one.before + other.before)) continue
    rows.push([one, other])
    line = one.line
  }
  return rows
}

const NAME =
  /[\u4e00-\u9fff第\dA-Z一二三四五六七八九十]{2,14}?(?:中学|小学|[一二三四五六七八九十][中小]|学校|幼儿园|高中|初中|职专|公司|镇|乡|街道|村|县|区|包|标段|组|班)/g

/** Each of those that are named keeps it: the part beside the bound, the whole where its name stands with it. */
function eachOf({ text, numbers }: Paper): Finding[] {
  const byLine = groupedBy(numbers, ({ line }) => line)
  return [...text.matchAll(EACH)].slice(0, 20).flatMap((claim): Finding[] => {
    const { least, share, whole = '', what = '' } = claim.groups!
    const name = coreOf(whole.replace(/^(?:学校|采购包|包|校|园|标段|镇|班)/, ''))
    if (name.length < 2) return []
    const own_line = numbers.find(({ index }) => index >= claim.index)?.line
    const beside = (own_line === undefined ? [] : (byLine.get(own_line) ?? [])).filter(
      ({ unit, open }) => unit !== '%' && !open,
    )
    const parts = groupedBy(beside, (told) => `${nameOf(told)} ${kindOf(told)}`)
    const others = numbers.filter((told) => told.line !== own_line && !told.open)
    const is_beyond = (part: number, all: number): boolean => {
      const made = (part / all) * 100
      return least === undefined ? made > Number(share) + 0.05 : made < Number(share) - 0.05
    }
    const rows = [...parts].flatMap(([key, own]): Row[] => {
      const called = key.split(' ')[0]!
      if (called === '' || own.length !== 1) return []
      const wholes = others.filter(
        (told) =>
          kindOf(told) === kindOf(own[0]!) &&
          told.value > own[0]!.value &&
          isNamed(told, called) &&
          hasWords(told, name),
      )
      return new Set(wholes.map(({ value }) => value)).size === 1 ? [[own[0]!, wholes[0]!]] : []
    })
    const wrong = rows.filter(([part, all]) => is_beyond(part.value, all.value))
    if (rows.length < 2 || wrong.length === 0 || wrong.length * 2 >= rows.length + 1 || /除/.test(what)) return []
    return wrong.slice(0, 1).map(([part, all]) => beyond(part, all, { index: claim.index, quote: claim[0] }))
  })
}

const nameOf = ({ before, lead }: Told): string => {
  const own = before.match(NAME)?.[0] ?? ''
  return own.replace(/^(?:其中|分别为|为)/, '') || (lead.slice(-30).match(NAME)?.at(-1) ?? '')
}

/** Its name stands at it, or begins its line: 第2包：录播设备24套，预算228万元. */
function isNamed(told: Told, called: string): boolean {
  const short = called.length > 4 ? called.slice(-4) : called
  const clause = told.before || told.lead.slice(-20)
  if (clause.includes(called) || (called.length > 4 && clause.endsWith(short))) return true
  return told.lead.startsWith(called) && told.lead.length < 120
}

/** What is counted stands in its clause, or opens its row. */
const hasWords = ({ before, lead }: Told, name: string): boolean =>
  before.includes(name.slice(0, 2)) || [name.slice(0, 2), name.slice(-2)].some((word) => lead.includes(word))

function beyond(part: Told, whole: Told, claim: { readonly index: number; readonly quote: string }): Finding {
  const made = shown((part.value / whole.value) * 100)
  return {
    rule: 'rate',
    says: `“${part.before.slice(-12)}${part.quote}”占“${whole.before.slice(-12)}${whole.quote}”的${made}%，与“${claim.quote.slice(-40)}”不符，请核对。`,
    arithmetic: `${shown(part.value)} ÷ ${shown(whole.value)} = ${made}%`,
    places: wordsInOrder([part, whole, claim]),
  }
}
