/** Of classes of which one lies in the other the wider has not fewer: 600分以上85人，550分以上79人; 一本上线486人，本科上线462人. */
import type { Fact } from '../../grammar/fact.ts'
import { type Finding, wordsAt, inOrder } from '../ground/finding.ts'
import { figureOf } from '../ground/numbers.ts'
import { clauseBefore, type Passage, placeOf, type Sentence } from '../ground/passage.ts'
import { rangeOf, shown } from '../ground/range.ts'

const NUMBER = '\\d[\\d,]*(?:\\.\\d+)?'
const AMOUNT = `[^,。;、\\d]{0,10}?(?<amount>${NUMBER})(?<scale>万)?(?<counted>人|名|所|个|%|位|班)`
/** 600分以上85人 */
const ABOVE = new RegExp(
  `(?<bound>${NUMBER})(?<unit>分|人|名|册|万元|元|平方米)(?:\\([^()]{1,4}\\))?(?:及|\\(含\\))?以(?<word>上|下)(?:\\(含\\))?的?${AMOUNT}`,
  'g',
)
/** 超过55人的班级138个 */
const BEYOND = new RegExp(
  `(?<word>超过|高于|大于|达到|不足|低于|少于)(?<bound>${NUMBER})(?<unit>分|人|名|册)的?${AMOUNT}`,
  'g',
)
/** 前1000名3人 */
const TOP = new RegExp(
  `(?<word>前)(?<bound>${NUMBER})(?<unit>名|位)(?:以内|之内)?的?(?:中,)?[^,。;、\\d]{0,14}?(?<amount>${NUMBER})(?<scale>万)?(?<counted>人|名|位)`,
  'g',
)

interface Class {
  readonly index: number
  readonly quote: string
  /** Rising from the narrowest class. */
  readonly width: number
  readonly unit: string
  readonly amount: number
  readonly counted: string
}

/** Between two classes of one row nothing stands that tells of others. */
const LINK = /^(?:的?[人考学]?[生数员]?)?[,、;和及与]?(?:其中)?(?:总?分|成绩|达到?|有|班额|全[省市县]|进入|高于)?$/

export function classFindings(text: string): Finding[] {
  return [ABOVE, BEYOND, TOP].flatMap((pattern) => {
    const classes = [...text.matchAll(pattern)].map(classOf)
    return classes.flatMap((one, at): Finding[] => {
      const before = classes[at - 1]
      if (before === undefined || before.unit !== one.unit || before.counted !== one.counted) return []
      if (!LINK.test(text.slice(before.index + before.quote.length, one.index))) return []
      const [narrow, wide] = before.width < one.width ? [before, one] : [one, before]
      if (narrow.width === wide.width || narrow.amount <= wide.amount) return []
      return [
        {
          rule: 'order',
          says: `“${narrow.quote}”包含在“${wide.quote}”之内，却比它多，请核对。`,
          arithmetic: `${shown(narrow.amount)} > ${shown(wide.amount)}`,
          places: [before, one].map(wordsAt),
        },
      ]
    })
  })
}

function classOf({ index, 0: quote, groups }: RegExpExecArray): Class {
  const { bound = '', unit = '', word = '', amount = '', scale, counted = '' } = groups!
  const limit = figureOf(bound)
  const low = /^[下不低少前]/.test(word)
  return {
    index,
    quote,
    width: low ? limit : -limit,
    unit: `${unit}${low ? '内' : '上'}`,
    amount: figureOf(amount) * (scale === undefined ? 1 : 1e4),
    counted,
  }
}

/** From the narrowest to the widest: whoever is in one is in those behind it, where they are told with 以上. */
interface Ladder {
  readonly steps: readonly RegExp[]
  /** Whether a step takes in those above it without 以上. */
  readonly whole: boolean
}

const LADDERS: readonly Ladder[] = [
  { whole: false, steps: [/博士/, /硕士|研究生/, /本科/, /大专|专科/, /中专|高中|中师/] },
  { whole: false, steps: [/特级|正高/, /副高|高级/, /中级|一级/, /初级|二级/] },
  { whole: false, steps: [/国家级/, /省级/, /市级/, /县级|区级/, /校级/] },
  { whole: true, steps: [/清华|北大|“?双一流”?|985/, /特控|特殊类型|一本|重点本科|重本/, /本科(?!批)/, /专科/] },
]
const ABOVE_IT = /(?:及|\(含\))?以上/
const ENTERED = /上线|录取|达线|过线/
/** Words that change nothing of whom is spoken. */
const FILLER =
  /其中|具有|拥有|取得|获得|学历|学位|职称|教师|人数|比例|占比|比重|达到?|上线|录取|达线|过线|考生|以上|[率及的为有共以是者占人名,、和与“”]|分数|控制|招生|类型|线/g

export function ladderFindings(passage: Passage, sentence: Sentence): Finding[] {
  const facts = sentence.facts.filter(({ kind, compare }) => compare === null && /^(?:count|rate|ratio)$/.test(kind))
  return LADDERS.flatMap((ladder) => {
    const told = facts.flatMap((fact) => {
      const clause = clauseBefore(passage, fact, sentence)
      const step = stepOf(ladder, clause)
      return step === undefined ? [] : [{ fact, clause, ...step }]
    })
    return told.flatMap((wide): Finding[] => {
      if (!wide.open) return []
      const narrow = told.find(
        (one) =>
          one.number < wide.number &&
          one.fact.base_unit === wide.fact.base_unit &&
          isMore(one.fact, wide.fact) &&
          isOfSame(ladder, one.clause, wide.clause),
      )
      if (narrow === undefined) return []
      const places = inOrder([narrow.fact, wide.fact].map(placeOf))
      return [
        {
          rule: 'part',
          says: `“${narrow.fact.quote}”包含在“${wide.fact.quote}”之内，却比它大，请核对。`,
          arithmetic: `${shown(narrow.fact.value!)} > ${shown(wide.fact.value!)}`,
          places,
        },
      ]
    })
  })
}

function stepOf({ steps, whole }: Ladder, clause: string): { number: number; open: boolean } | undefined {
  const number = steps.findLastIndex((step) => step.test(clause))
  if (number < 0 || (whole && !ENTERED.test(clause))) return undefined
  if (steps.filter((step) => step.test(clause)).length > 1) return undefined
  // 专科 mostly leaves out those who reached the line of 本科.
  return { number, open: ABOVE_IT.test(clause) || (whole && !/二本|三本|批|专科/.test(clause)) }
}

function isMore(narrow: Fact, wide: Fact): boolean {
  const [one, other] = [rangeOf(narrow), rangeOf(wide)]
  return one !== undefined && other !== undefined && one.low > other.high
}

/** 文科一本 and 理科本科 are of two groups: what is left of the shorter clause is in the longer one. */
function isOfSame({ steps }: Ladder, one: string, other: string): boolean {
  const [first, second] = [one, other].map((clause) =>
    steps.reduce((words, step) => words.replace(step, ''), clause).replace(FILLER, ''),
  )
  return first!.includes(second!) || second!.includes(first!)
}
