/** As many values as names: 小学、初中、高中入学率分别达99.7%、98.4%和95.8%. */
import { listedIn } from '../ground/lists.ts'
import { numberOf } from '../ground/numbers.ts'
import type { Finding } from '../ground/finding.ts'

const VALUE = '(?:约|近|超)?\\d[\\d,.]*(?:[万亿])?(?:[%‰]|个百分点|[^\\d,。;、和与及%\\n()]{0,6})'
const WORD = '(?:分别|依次|各自)'
const EACH_OWN = new RegExp(`${WORD}([^,。;\\d]{0,14}?)(${VALUE}(?:[、和与及]${VALUE})+)(?=([,。;)]|$)(.{0,2}))`, 'g')
/** What stands before the names, and words that may hide another list. */
const OTHER_LIST = /[“”《》"]|等(?![奖级次第])|(?<![平校生班人户师])均|其中|以及|及其/
const YEARS = /(?:\d{4}年?、)+\d{4}年?(?:[、和与及]\d{4}年?)?|\d{4}年?[和与及]\d{4}年?/g
const YEAR_SPAN = /(\d{4})年?(?:[至到]|[-—–~]{1,2})(\d{4})年?/g
const NUMBERED =
  /(?<![\d.一二三四五六七八九十第前近])([两三四五六七八九十]|\d{1,2})(?:所|个(?!百分点)|名|年(?!前|以?来|级|制)|家|支|项|类|种|季度|学期|次|批|期|科|校|县|镇|乡|级|门|档|组|队)/g

interface Row {
  readonly index: number
  readonly quote: string
  /** How many values. */
  readonly values: number
  readonly before: string
}

/** A list of two kinds has as many values as both together: 小学、初中入学率和巩固率 has four. */
export function respectiveFindings(text: string): Finding[] {
  return rowsIn(text).flatMap((row): Finding[] => {
    const named = namesIn(row.before)
    if (named === undefined || fits(named, row.values)) return []
    const quote = text.slice(named.from, row.index + row.quote.length)
    return [
      {
        rule: 'count',
        says: `“分别”前面列了${named.least}项，后面却有${row.values}个数，请核对“${quote}”。`,
        arithmetic: `${named.least} ≠ ${row.values}`,
        places: [{ start: named.from, quote }],
      },
    ]
  })
}

function rowsIn(text: string): Row[] {
  return [...text.matchAll(EACH_OWN)].flatMap((match): Row[] => {
    const values = match[2]!.split(/[、和与及]/)
    // 86.4%、88.9%,91.2%: a comma for a list may go on with it.
    if (match[3] === ',' && /^(?:\d|[和及与]\d)/.test(match[4]!)) return []
    // Values of two kinds: 320人、占26%.
    if (values.some((value) => !/\d/.test(value))) return []
    return [{ index: match.index, quote: match[0], values: values.length, before: text.slice(0, match.index) }]
  })
}

interface Named {
  readonly from: number
  readonly least: number
  readonly most: number
}

function namesIn(before: string): Named | undefined {
  return yearsIn(before) ?? listIn(before) ?? numberIn(before)
}

/** 2020年、2021年、2022年，全县…分别: the years are those of the row, whatever else stands between. */
function yearsIn(before: string): Named | undefined {
  const lists = [...before.matchAll(YEARS)]
  const spans = [...before.matchAll(YEAR_SPAN)]
  const [list, span] = [lists.at(-1), spans.at(-1)]
  if (lists.length + spans.length !== 1) return undefined
  const found = list ?? span!
  const between = before.slice(found.index + found[0].length)
  if (/\d|[、“”]/.test(between) || between.length > 40 || OTHER_LIST.test(between)) return undefined
  const years = list === undefined ? Number(span![2]) - Number(span![1]) + 1 : list[0].match(/\d{4}/g)!.length
  const told = numberOf(/([两三四五六七八九])年/.exec(between)?.[1])
  if (years < 2 || (told !== undefined && told !== years)) return undefined
  return { from: found.index, least: years, most: years }
}

/** 由42.1%、38.6%、35.2%分别提高到: as many before as behind. */
const VALUES = /(?:\d[\d.]*(?:[%万亿]|[^\d,。;、]){0,4}[、和])+\d[\d.]*(?:[%万亿]|[^\d,。;、]){0,4}$/

function listIn(before: string): Named | undefined {
  const values = VALUES.exec(before)
  if (values !== null) {
    const many = values[0].split(/[、和]/).length
    return { from: values.index, least: many, most: many }
  }
  const list = /[^,;:()\d。]{3,80}$/.exec(before)?.[0] ?? ''
  const listed = listedIn(list)
  if (listed === undefined || OTHER_LIST.test(list)) return undefined
  return { from: before.length - list.length, least: listed.least, most: listed.most }
}

/** 三所高中…分别: the only number before the row. */
function numberIn(before: string): Named | undefined {
  const clause = /[^,;:()。]{2,60}$/.exec(before)?.[0] ?? ''
  const found = [...clause.matchAll(NUMBERED)]
  if (found.length !== 1 || /[、“”]|\d{4}年/.test(clause) || OTHER_LIST.test(clause) || /[和与及]/.test(clause))
    return undefined
  const number = numberOf(found[0]![1])
  // 全县12个乡镇6所: a number in digits is more often one of the measures than how many there are in the row.
  if (number === undefined || number < 2 || number > 12) return undefined
  if (/^(?:年|次|期|项|个)/.test(found[0]![0].slice(found[0]![1]!.length)) && /^\d/.test(found[0]![1]!))
    return undefined
  return { from: before.length - clause.length, least: number, most: number }
}

function fits({ least, most }: Named, values: number): boolean {
  if (values >= least && values <= most) return true
  if (values < least) return false
  const ways = Array.from({ length: most - least + 1 }, (_, more) => least + more)
  return ways.some((ways_of) => values % ways_of === 0) || most > least
}
