/**
 * Clauses of one shape whose numbers do not make up what is told of all of them elsewhere: 全学年听课132节 … 上学期听课56节，下学期
 * 听课68节; 共督导42所 … 第一组督导9所，第二组督导8所，….
 */
import { bare, nounOf, type Told } from '../../again/told.ts'
import type { Finding } from '../../ground/finding.ts'
import { numberOf } from '../../ground/numbers.ts'
import { partitionOf } from '../../sums/partitions.ts'
import type { Paper } from '../ground/paper.ts'
import {
  byKind,
  commonEnd,
  isSlipOff,
  kindOf,
  linesOf,
  mayBeWhole,
  runsOf,
  sharedEnd,
  unequal,
  worth,
  TABLE,
} from '../ground/rows.ts'

/** Two clauses of a row stand so near each other. */
const NEXT = 140
/** All there are miss their whole by no more; those of which no word says so by less. */
const NEAR = 0.15
const NEARLY = 0.05
/** So many wholes of one kind are asked. */
const MOST = 400

interface Row {
  readonly parts: readonly Told[]
  /** What they are all called: 听课. */
  readonly key: string
  /** Or what they all count: 小项. */
  readonly noun: string
  readonly all: boolean
  /** The first of years that follow each other, each of which has a part. */
  readonly since?: number | undefined
}

export function likeRowFindings({ text, numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  const all = numbers.filter(({ unit }) => unit !== '%')
  const kinds = byKind(all)
  const rows = linesOf(all).flatMap((line) => rowsOf(text, line))
  return rows.flatMap((row): Finding[] => {
    const kin = kinds.get(kindOf(row.parts[0]!))!
    if (kin.length > MOST) return []
    const whole = wholeOf(kin, row)
    return whole === undefined ? [] : [unequal(whole, row.parts)]
  })
}

/** 24小时内办结1087件 … 未办结的17件: others were done later. */
const areSooner = (parts: readonly Told[]): boolean =>
  parts.some(({ before }) => /内|按期|及时|当[日天场]/.test(before)) &&
  parts.some(({ before }) => /^未|尚未/.test(before))

function rowsOf(text: string, line: readonly Told[]): Row[] {
  const kinds = [...new Set(line.map(kindOf))]
  return kinds.flatMap((kind) =>
    runsOf(
      line.filter((one) => kindOf(one) === kind),
      (last, next) => next.index - last.end < NEXT && areAlike(last, next),
    ).flatMap((parts): Row[] => {
      if (
        parts.length < 2 ||
        parts[0]!.before.startsWith('其中') ||
        parts.some(({ open, value }) => open || value === 0) ||
        areSooner(parts)
      )
        return []
      const key = keyFor(parts)
      const noun = parts.every((part) => nounOf(part) === nounOf(parts[0]!)) ? nounOf(parts[0]!) : ''
      if (key.length < 2 && noun.length < 2) return []
      const words = parts.map((part, at) =>
        text.slice(Math.max(part.from, parts[at - 1]?.end ?? 0, part.index - 40), part.index),
      )
      const since = firstYear(words)
      const is_all = since !== undefined || areAll(words, parts)
      return is_all || parts.length > 2 ? [{ parts, key, noun, all: is_all, since }] : []
    }),
  )
}

/** 听课 and 听课; 个小项 and 个小项. */
function areAlike(last: Told, next: Told): boolean {
  if (/共|合计|总计|累计|其中|其余|小计/.test(next.before)) return false
  if (sharedEnd(bare(last.before), bare(next.before)) > 1) return true
  if (PART.test(last.before) && PART.test(next.before) && bare(next.before).length < 7) return true
  const noun = nounOf(last)
  return noun.length > 1 && noun === nounOf(next)
}

/** 督导 of 第一组督导, 听课 of 下学期听课; and of 上学期听课56节，下学期68节. */
function keyFor(parts: readonly Told[]): string {
  const key = commonEnd(parts).replace(/^(?:\d*[年月日]|学期|学年|季度|半年|[组期批轮次季午段])+/, '')
  if (key.length > 1) return key
  const name = bare(parts[0]!.before)
  const part = PART.exec(name)
  return part === null ? '' : name.slice(part.index + part[0].length).replace(/^学期/, '')
}

/** Times of which there are no others. */
const TIMES: readonly (readonly RegExp[])[] = [
  [/上学期|第一学期/, /下学期|第二学期/],
  [/春季/, /秋季/],
  [/上半年/, /下半年/],
  [/[第前]?一季度/, /二季度/, /三季度/, /四季度/],
  [/白天|上午/, /晚上|下午/],
]
const ORDINAL = /第([一二三四五六七八九十]{1,3})[组批期轮次阶片]/

const YEAR = /(20\d\d)年/

/** 2022年投入…，2023年投入…，2024年投入…. */
function firstYear(words: readonly string[]): number | undefined {
  const years = words.map((one) => Number(YEAR.exec(one)?.[1]))
  return years.length > 2 && years.every((year, at) => year === years[0]! + at) ? years[0] : undefined
}

/** 2022年以来累计投入, 三年共投入: of just so many years. */
function isOverYears({ lead }: Told, since: number, years: number): boolean {
  const told = /([两三四五六])年/.exec(lead)?.[1]
  if (/[上去前]年|比|较/.test(lead.slice(-20))) return false
  return told === undefined ? new RegExp(`${since}年(?:以来|至|[—-])`).test(lead) : numberOf(told) === years
}

/** Whether the words before the parts say that there are no others. */
function areAll(words: readonly string[], parts: readonly Told[]): boolean {
  const is_time = TIMES.some(
    (times) => times.length === words.length && times.every((time, at) => time.test(words[at]!)),
  )
  // Who is helped in spring may be helped in autumn as well.
  if (is_time) return parts[0]!.unit !== '人' || parts.every(({ before }) => /招|录取|毕业|入职|退休/.test(before))
  const ordinals = words.map((one) => numberOf(ORDINAL.exec(one)?.[1]))
  if (words.length > 2 && ordinals.every((one, at) => one === at + 1)) return true
  return partitionOf(parts.map(({ before }) => bare(before)))?.closed === true
}

const PART = /上学期|下学期|春季|秋季|[上下]半年|[一二三四]季度|第[一二三四五六七八九十]{1,3}[组批期轮]|[上下]午/

/** What is told of all of them: one number, called as they are, that their sum misses by a slip. */
function wholeOf(kin: readonly Told[], { parts, key, noun, all, since }: Row): Told | undefined {
  const [first, last] = [parts[0]!, parts.at(-1)!]
  const sum = worth(parts)
  const wholes = kin.filter(
    (one) =>
      (one.index < first.index || one.index > last.index) &&
      isCalled(one, key, noun) &&
      !PART.test(one.before) &&
      // 限期整改的已完成35处，两项合计97处: it is of what was told since.
      !(one.line === last.line && kin.some(({ index }) => index > last.index && index < one.index)) &&
      areOfOneScope(one, parts) &&
      (since === undefined ? mayBeWhole(one, parts) : isOverYears(one, since, parts.length) && mayBeWhole(one, [])),
  )
  if (kin.some((one) => !parts.includes(one) && Math.abs(one.value - sum) <= 1e-9 * sum)) return undefined
  const near = wholes.filter(
    ({ value }) => value > Math.max(...parts.map((part) => part.value)) && isSlipOff(sum, value, all ? NEAR : NEARLY),
  )
  const [whole] = near
  if (whole === undefined || near.some(({ value }) => value !== whole.value)) return undefined
  return all || (noun.length > 1 && wholes.length === near.length) ? whole : undefined
}

/** 城区公办幼儿园12所 is no part of what the county has. */
const SCOPE =
  /城区|县城|乡镇|农村|城镇|市直|县直|[\u4e00-\u9fff]{2}[镇乡](?!级)|小学|初中|高中|幼儿园|中职|[一二三四五六七八九]年级|校外|骨干|青年|新任/g

function areOfOneScope(whole: Told, parts: readonly Told[]): boolean {
  const first = parts[0]!
  const scopes = (words: string): string[] => words.slice(-60).match(SCOPE) ?? []
  const row = first.lead + parts.map(({ before }) => before).join('')
  return (
    scopes(first.lead.slice(0, first.lead.length - first.before.length)).every((one) => whole.lead.includes(one)) &&
    scopes(whole.before).every((one) => row.includes(one)) &&
    // 小学招聘52名，初中招聘38名 name each its own; 初中部上学期听课136节 is of one of them only.
    (parts.every(({ before }) => scopes(before).length > 0) ||
      scopes(first.before).every((one) => whole.lead.includes(one)))
  )
}

function isCalled(one: Told, key: string, noun: string): boolean {
  const name = bare(one.before)
  if (key.length > 1 && (name.endsWith(key) || (key.length < 5 && name.includes(key)))) {
    return noun.length < 2 || nounOf(one) === '' || nounOf(one) === noun
  }
  return noun.length > 1 && nounOf(one) === noun
}
