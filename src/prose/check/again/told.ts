/** Every number of things in even text, with the words around it in its clause: 在册校车126辆, 六个获一等奖的节目. */
import { CUT } from './mentions.ts'
import type { Finding } from '../ground/finding.ts'
import { numberOf } from '../ground/numbers.ts'
import type { WrittenRule } from '../ground/written.ts'

export interface Told {
  readonly index: number
  readonly end: number
  /** As it is written, without its unit. */
  readonly number: string
  readonly value: number
  /** Half of the last printed place. */
  readonly half: number
  /** 约, 余, 以上: it may be another. */
  readonly open: boolean
  /** 人 for 名 and 位. */
  readonly unit: string
  readonly quote: string
  /** From the beginning of its clause, and to the end of it. */
  readonly before: string
  readonly after: string
  /** Of its sentence all before it. */
  readonly lead: string
  readonly from: number
  readonly to: number
  /** Of how many lines it is the last. */
  readonly line: number
}

const UNIT =
  '%|人次|件次|批次|场次|台套|台件|平方米|公里|亩|名|人|位|所|个|家|项|件|条|处|户|台|套|辆|本|册|间|栋|幢|座|篇|节|门|支|场|次|批|例|起|份|对|万元|亿元|元|块|幅|宗|岗|班'
const TOLD = new RegExp(
  `(?<![\\d.第A-Za-z])(\\d{1,3}(?:,\\d{3})+|\\d{1,9})(\\.\\d{1,4})?(万|亿)?(多|余)?(${UNIT})(?!次会|月|期|届|工作日|学期|季度|小时|百分点|学年)|(?<![第一二三四五六七八九十百每\\d])([两三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?)(名|位|所|个|家|项|件|条|处|户|台|套|辆|栋|座|支|批|起)(?!月|季度|学期|一)`,
  'g',
)
const SENTENCE = /[^。;!?\n]{1,600}/g
const BRACKETED = /\([^()]{1,12}\)/g
const CLAUSE = /[,:(),、—]/
const LOOSE = /(?:约|近|超过?|突破|逾|不少于|不低于|至少|最多|最少|不超过|大约|左右|均|每|各|第)$/

export function toldIn(text: string): Told[] {
  let [line, last] = [1, 0]
  return [...text.matchAll(SENTENCE)].flatMap(({ 0: sentence, index: from }) => {
    if (text.slice(last, from).includes('\n')) line += 1
    last = from + sentence.length
    const own_line = line
    const all = [...sentence.matchAll(TOLD)]
    return all.map((match): Told => {
      const [quote, figures, decimals = '', scale, more, unit, words, other] = match
      const lead = sentence.slice(0, match.index)
      const rest = sentence.slice(match.index + quote.length)
      const before = lead.slice(-60).replaceAll(BRACKETED, '').split(CLAUSE).at(-1)!.slice(-40)
      const after = rest.slice(0, 40).replaceAll(BRACKETED, '').split(CLAUSE)[0]!.slice(0, 30)
      const factor = scale === '万' ? 1e4 : scale === '亿' ? 1e8 : 1
      const own = unit ?? other!
      const money = own === '万元' ? 1e4 : own === '亿元' ? 1e8 : 1
      const printed = numberOf(figures === undefined ? words : `${figures}${decimals}`) ?? 0
      const places = decimals === '' ? 0 : decimals.length - 1
      const rounded = factor * money > 1 || places > 0
      return {
        index: from + match.index,
        end: from + match.index + quote.length,
        number: figures === undefined ? words! : `${figures}${decimals}${scale ?? ''}`,
        value: printed * factor * money,
        half: rounded ? (factor * money * 10 ** -places) / 2 : 0,
        open: more !== undefined || LOOSE.test(before) || /^(?:以上|左右|以内|以下|多|余|上下)/.test(after),
        unit: /^[名位]$/.test(own) ? '人' : own.endsWith('元') ? '元' : own,
        quote,
        before,
        after,
        lead,
        from,
        to: from + sentence.length,
        line: own_line,
      }
    })
  })
}

/** Rules that are asked of the numbers of an even text. */
export const ofNumbers =
  (...rules: readonly ((told: readonly Told[], text: string) => Finding[])[]): WrittenRule =>
  (text) => {
    const told = toldIn(text)
    return rules.flatMap((rule) => rule(told, text))
  }

/** Whether no word tells of two years: a year in figures may be that of which nothing is said. */
export function areOfOneYear(one: Told, other: Told): boolean {
  const [first, second] = [yearOf(one), yearOf(other)]
  return first === second || (first === '' && /^\d/.test(second)) || (second === '' && /^\d/.test(first))
}

/** As far as words say so; 今年 is what nothing says. */
const yearOf = ({ lead }: Told): string =>
  lead
    .slice(-40)
    .match(/[去上前明往今]年|本年|年前|\d{4}年|原有/g)
    ?.at(-1)
    ?.replace(/今年|本年/, '') ?? ''

const FILLER = /(?:共计|合计|总计|总数|人数|数量|现有|共有|已有|达到|达|共|有|为|是|了|的)+$/
/** Words before a number without those that only lead to it. */
export const bare = (words: string): string => words.replace(FILLER, '')

/** What is counted, where it stands behind its number. */
export const nounOf = ({ after }: Told): string => after.slice(0, CUT.exec(after)?.index ?? after.length)
