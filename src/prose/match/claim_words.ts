/** Whether the words of a figure name an indicator outright: all of its name stands there, and nothing narrower. */
import type { IndicatorWords } from './match.ts'
import { canonical } from './match_words.ts'

/** An indicator with the words that would narrow it: what its ledger's rows are told apart by. */
export interface LedgerWords extends IndicatorWords {
  readonly narrower?: readonly string[]
}

/** Words around a measure that make it no other: 组织培训教师 is 培训教师, 审批民办幼儿园 is not 民办幼儿园. */
const IDLE =
  /组织|开展|举办|进行|共有|现有|共计|累计|已经|达到|保持在|稳定在|控制在|实现|各级|各类|各种|全部|总共|合计|全面|认真|积极|深入|扎实|以及|适龄|开设|受理|[有共为达已经均等各类级的和与及、，,“”（）()]/g
const SUFFIX = /(?:项目|率|人次|人数|数量|总数|数)$/

/** A name as short as this is said of many things; only the full title says which. */
const SHORT = 3

/** The measure is one of the names, but for idle words. */
export function isName(measure: string, { title, synonyms = [] }: LedgerWords): boolean {
  const plain = (words: string): string => canonical(words).replaceAll(IDLE, '').replace(SUFFIX, '')
  return [title, ...synonyms.filter((name) => name.length > SHORT)].some((name) => plain(name) === plain(measure))
}

/** All words of the title, or of a synonym that says enough by itself, stand in the measure or in the sentence before. */
export function coversName(measure: string, { title, synonyms = [] }: LedgerWords, before: string): boolean {
  const names = [title, ...synonyms.filter((name) => name.length > SHORT)]
  const said = canonical(measure)
  const around = `${said}|${canonical(before)}|${before}`
  return names.some((name) => {
    const words = canonical(name)
    return without(said, words) === '' && without(words, around) === '' && endsAlike(said, words)
  })
}

/** What a measure says beyond the best of an indicator's names. */
export function leftOf(measure: string, { title, synonyms = [] }: LedgerWords): string {
  const said = canonical(measure)
  const lefts = [title, ...synonyms].map((name) => without(said, canonical(name)))
  return lefts.toSorted((one, other) => one.length - other.length)[0] ?? said
}

/** 整改率 is no 整改, and what is counted stands last: 检查学校 counts schools, 学校检查 checks. */
function endsAlike(one: string, other: string): boolean {
  const tail = (words: string): string => words.replace(SUFFIX, '').slice(-1)
  return one.endsWith('率') === other.endsWith('率') && (tail(one) === tail(other) || one.length === other.length)
}

/** What is left of the words where every run of two or more characters that the other has is taken out. */
function without(words: string, other: string): string {
  const plain = words.replaceAll(IDLE, '')
  const known = other.replaceAll(IDLE, '')
  let left = ''
  for (let at = 0; at < plain.length;) {
    let length = 0
    while (at + length < plain.length && known.includes(plain.slice(at, at + length + 1))) length += 1
    if (length >= 2 || (length === 1 && plain.length === 1)) at += length
    else {
      left += plain[at]
      at += 1
    }
  }
  return left.replace(SUFFIX, '')
}

/** Kinds of schools, places and people that make a figure one of a part, in any ledger. */
const KINDS_OF =
  /城区|农村|乡镇|民办|公办|寄宿制|直属|[县市区]直|(?<!中)小学|初中|高中|幼儿园|学前|中职|职业学校|特殊教育|贫困|困难|留守|女生|少数民族|部分|重点|薄弱|私立/g

/** What rows of the ledger, or schools and people, are told apart by, and no part of the indicator's own names. */
export function isNarrowed(words: string, { title, synonyms = [], narrower = [] }: LedgerWords): boolean {
  const own = [title, ...synonyms].join('|')
  const kinds = words.match(KINDS_OF) ?? []
  return [...kinds, ...narrower.filter((word) => words.includes(word))].some((word) => !own.includes(word))
}
