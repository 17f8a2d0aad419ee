import { lastOfUnit } from './bases.ts'
import { alsoDoing, doing, headWords, opensWithVerbs } from './heads.ts'
import { between, clauseStart, nameAt, type Reading, wordsBefore } from '../sentences/phrases.ts'
import type { Quantity } from '../numbers/quantity.ts'
import { tidy } from './trimming.ts'

/** 新建甲小学,乙中学、丙小学等8所学校: the verb stands before the first that is listed. */
export function verbOfList(reading: Reading, quantity: Quantity): string {
  let start = clauseStart(reading, quantity.start)
  for (let turn = 0; turn < 4; turn += 1) {
    const words = tidy(reading.text.slice(start, Math.min(start + 16, quantity.start)))
    const found = firstVerb.exec(words)?.[1]
    if (found) return found
    if (start <= reading.from + 1 || reading.text[start - 1] !== ',' || /[了于在到入的]/.test(words)) return ''
    start = clauseStart(reading, start - 1)
  }
  return ''
}

const firstVerb = new RegExp(`^[\\u4e00-\\u9fff]{0,3}?((?:${doing})+)`)

/** 新建小学2所、初中1所: the verb of a row holds for all its members. */
export function carriedVerb(reading: Reading, index: number, before: string, known: Map<number, string[]>): string {
  const quantity = reading.quantities[index]
  const place = reading.text[reading.quantities[index - 1]?.tail ?? 0] === ')' ? lastOfUnit(reading, index) : index - 1
  const previous = reading.quantities[place]
  if (!quantity || !previous || !/count|area/.test(quantity.kind) || !/count|area/.test(previous.kind)) return ''
  const link = reading.text.slice(previous.tail, quantity.start).replace(/^[(].{0,24}[)]/, '')
  if (!/^(?:[、,]|和|以及|及|与)[^、,。;]{1,14}$/.test(link) || hasVerb.test(before)) return ''
  if (/目前|现有|仍|尚|还有|,(?:在校|在园|在职|教职|专任|每)/.test(link)) return ''
  return opensWithVerbs.exec(nameAt(known, place))?.[0] ?? ''
}

/** 覆盖3个乡镇共42所学校: what stands before the places of which they all are; null where they are of none. */
export function verbOfAll(reading: Reading, index: number): string | null {
  if (!/^[\u4e00-\u9fff]{0,4}共$/.test(between(reading, index - 1))) return null
  let first = index - 1
  while (first > 0 && between(reading, first - 1) === '') first -= 1
  return headWords(wordsBefore(reading, first), true)
}

/** 覆盖2所高中、9所初中: the verb before a row whose nouns stand behind, where the noun is a short one. */
export function rowVerb(reading: Reading, index: number, after: string, known: Map<number, string[]>): string {
  if (after.length > 5 || !/^[\u4e00-\u9fff]{1,12}(?:、|和|及|与)$/.test(between(reading, index - 1))) return ''
  return opensWithVerbs.exec(nameAt(known, index - 1))?.[0] ?? ''
}

const hasVerb = new RegExp(`${doing}|${alsoDoing}|[出到了达有]$|上线|录取|参加|受|被|占|为|毕业|考`)
