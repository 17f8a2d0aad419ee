/** One person, desk or address under two numbers, or one day of the year in two counts: 谭秋雯，电话5231876 … 谭秋雯，5231867. */
import { groupedBy } from '../../ground/groups.ts'
import { type Finding, unlikeWords, type Words } from '../../ground/finding.ts'
import { isTurned, oddOf } from '../../ground/likeness.ts'
import { numberOf } from '../../ground/numbers.ts'
import type { Paper } from '../ground/paper.ts'
import { areTwo } from '../ground/two_known.ts'

const CALL = '(?:[,:()、 \\u3000]|联系|咨询|办公|电话|手机|号码|是|为){0,6}'
const TOLD = new RegExp(
  `(?<=[:,、。;(\\n \\u3000人与向找和]|^)(?<name>[\\u4e00-\\u9fff]{2,4}?)(?:同志|老师)?${CALL}(?<number>(?:0\\d{2,3}[-—]?)?[1-9]\\d{6,10})(?![\\d.万元])`,
  'g',
)
const NO_NAME = /电话|联系|手机|号码|咨询|办公|传真|邮编|监督|举报|值班|热线|室$|科$|股$|局$/
const MAIL = /(?<![\w.@])(?<local>[\w.-]{3,40})@(?<host>[\w-]{1,40}(?:\.[\w-]{1,20}){1,3})/g
const MOST = 60

export function contactFindings(paper: Paper): Finding[] {
  const { text } = paper
  return [...calls(text), ...desks(text), ...streets(text), ...editions(paper), ...mails(text)]
}

function calls(text: string): Finding[] {
  const known = new Map<string, Words>()
  return [...text.matchAll(TOLD)].flatMap((match): Finding[] => {
    const { name = '', number = '' } = match.groups!
    if (NO_NAME.test(name)) return []
    const here = { quote: number, index: match.index + match[0].lastIndexOf(number) }
    const one = known.get(name)
    if (one === undefined) known.set(name, here)
    // A number of the office and one of a mobile telephone may both be right.
    return one !== undefined && isSlip(bareOf(one.quote), bareOf(number)) ? [unlikeWords(one, here)] : []
  })
}

const bareOf = (number: string): string => number.replace(/^0\d{2,3}[-—]/, '').replace(/\D/g, '')

/** 监督电话:5862012, of a desk that the paper names no more than three times. */
const DESK =
  /(?<whose>[\u4e00-\u9fff]{0,6}?)(?<key>(?:咨询|监督|举报|投诉|报名|服务|值班|传真|求助|招生|报修)(?:电话|热线)?)(?:号码)?[:为是( \u3000]{0,4}(?<number>(?:0\d{2,3}[-—]?)?[1-9]\d{6,10})(?![\d.万元])/g
const DESKS = 3

function desks(text: string): Finding[] {
  return unlikeOnes(
    [...text.matchAll(DESK)]
      // A line that begins so is of whoever is named above it.
      .filter(
        ({ groups, index }) =>
          groups!['whose'] !== '' || !/\n[ \u3000]*$/.test(text.slice(Math.max(0, index - 4), index)),
      )
      .map(({ groups, 0: words, index }) => ({
        key: groups!['whose']!.replace(/.*(?:拨打|致电|联系)|上述|本/g, '') + groups!['key']!,
        quote: groups!['number']!,
        index: index + words.length - groups!['number']!.length,
      })),
    // Two lines of one desk follow each other: 5231876 and 5231877.
    (one, other) => isSlip(bareOf(one), bareOf(other)) && bareOf(one).slice(0, -1) !== bareOf(other).slice(0, -1),
    text,
  )
}

/** 人民路128号 and 人民路182号. */
const STREET = /(?<key>[\u4e00-\u9fff]{2}(?:路|街|大道|巷))(?<number>\d{2,4})号/g

function streets(text: string): Finding[] {
  return unlikeOnes(
    [...text.matchAll(STREET)].map(({ groups, 0: quote, index }) => ({ key: groups!['key']!, quote, index })),
    isTurned,
    text,
  )
}

interface Marked extends Words {
  readonly key: string
}

/** Two of one key, of which the one is a slip of the other, and that do not stand in one line. */
function unlikeOnes(all: readonly Marked[], isOdd: (one: string, other: string) => boolean, text: string): Finding[] {
  return [...groupedBy(all, ({ key }) => key).values()].flatMap((own): Finding[] => {
    const [first] = own
    const later = own.find(({ quote }) => quote !== first!.quote)
    if (first === undefined || later === undefined || own.length > DESKS || !isOdd(first.quote, later.quote)) return []
    const isLine = !text.slice(first.index, later.index).includes('\n')
    return isLine && /[、/或;]/.test(text.slice(first.index, later.index)) ? [] : [unlikeWords(first, later)]
  })
}

/** 第30个爱眼日 and 第29个爱眼日, where nothing is told of the year before. */
const EDITION =
  /第(?<number>[一二三四五六七八九十百]{1,5}|\d{1,3})(?<unit>个)(?:[“《])?(?<name>[\u4e00-\u9fff]{2,10}?(?:节|运动会|大赛|竞赛|论坛|年会|评选|比赛|宣传周|推广周|活动周|宣传月|活动月|日))/g
const OF_OTHERS = /[上往历前每近各]一?届|[去上前]一?年|连续|以来|曾|[从自由]|[至到—-]$|起|20\d\d年|将|明年|计划|筹备/

function editions(paper: Paper): Finding[] {
  const { text } = paper
  const known = new Map<string, Words & { readonly number: number }>()
  const told = new Set<string>()
  return [...text.matchAll(EDITION)].flatMap((match): Finding[] => {
    const { number = '', unit = '', name = '' } = match.groups!
    const here = { quote: match[0], index: match.index, number: numberOf(number) ?? 0 }
    const key = unit + name.slice(-3)
    const one = known.get(key)
    if (one === undefined) known.set(key, here)
    if (one === undefined || one.number === here.number || told.has(key)) return []
    const marks = [one, here].map(({ quote }) => quote.slice(0, quote.indexOf(unit) + 1)) as [string, string]
    if ([one, here].some(({ index }) => OF_OTHERS.test(text.slice(Math.max(0, index - LEAD), index)))) return []
    if (Math.abs(one.number - here.number) > 1 || areTwo(paper, ...marks)) return []
    told.add(key)
    return [unlikeWords(one, here)]
  })
}
const LEAD = 16

function mails(text: string): Finding[] {
  const by_host = new Map<string, Words[]>()
  return [...text.matchAll(MAIL)].flatMap((match): Finding[] => {
    const { local = '', host = '' } = match.groups!
    const here = { quote: match[0], index: match.index }
    const others = by_host.get(host) ?? []
    if (others.length < MOST) by_host.set(host, [...others, here])
    if (others.some(({ quote }) => quote === here.quote)) return []
    const one = others.find(({ quote }) => isTurned(quote.slice(0, quote.indexOf('@')), local))
    return one === undefined ? [] : [unlikeWords(one, here)]
  })
}

/** One figure is another, or two neighbours are turned. */
const isSlip = (one: string, other: string): boolean =>
  one.length === other.length && (oddOf(one, other).length === 1 || isTurned(one, other))
