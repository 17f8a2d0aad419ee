/** Names that stand under a heading or behind a colon, with how many they are said to be: （二）二等奖（15名） and the lines below. */
import { FEW, numberOf } from '../../ground/numbers.ts'
import { isSureName } from '../../lists/listed_behind.ts'
import type { Line } from './paper.ts'

export interface Named {
  readonly name: string
  readonly index: number
}

export interface NamedList {
  /** What is told of the names: 二等奖; 评为优秀等次,予以通报表扬. */
  readonly head: string
  readonly index: number
  /** How many they are said to be; undefined where nothing is said. */
  readonly said: number | undefined
  /** 名 and 所 of the number. */
  readonly unit: string
  readonly quote: string
  readonly names: readonly Named[]
  /** 和 may join two of them. */
  readonly joins: number
}

const SIGN = '名|人|位|所|个|家|项|件|节|篇|幅|支|门'
/** (15名), 15名, 共15名 at the end of a heading; a list of names may follow a colon. */
const HEAD = new RegExp(
  `^(?<lead>[^。;,\\n]{1,40}?)[(,:]?(?:共计?)?(?<number>\\d{1,3}|${FEW})(?<unit>${SIGN})\\)?(?<tail>[\\u4e00-\\u9fff]{0,6})(?<colon>:?)$`,
)
/** 一等奖(3名):甲、乙、丙 */
const HEAD_AND_LIST = new RegExp(
  `^(?<lead>[^。;:,、\\n]{2,24}?)[(]?(?:共计?)?(?<number>\\d{1,3}|${FEW})(?<unit>${SIGN})\\)?:(?<list>[^:;\\n\\d]{4,2000})$`,
)
/** 以下12所学校评为优秀等次,予以通报表扬:甲、乙、丙 */
const BEHIND = new RegExp(
  `(?<=以下|下列|下述)(?<number>${FEW}|\\d{1,3})(?<unit>所|家|名|位|个)(?!月|小时|百分点|方面|重点)(?<head>[^。;:\\d、\\n]{1,60}):(?<list>[^。;:\\n\\d]{4,1200})(?=[。;\\n]|$)`,
  'g',
)
/** 一等奖; (二)基本合格等次 */
const BARE =
  /^(?<lead>[^。;,:\n]{0,20}?(?:[特一二三四]等奖|优秀奖|优胜奖|鼓励奖|优秀|良好|合格|基本合格|不合格))(?:等次|等级|名单|单位|学校|档)?:?$/
/** (一)一等奖:甲、乙、丙 */
const BARE_AND_LIST = /^(?<lead>[^。;,:\n]{0,20}?(?:[特一二三四]等奖|优秀奖|优胜奖|鼓励奖)):(?<list>[^:;\n\d]{4,2000})$/
const HEAD_NUMBER = /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d))/
/** A member: 县实验小学 田佳宁; 城东小学; 田佳宁(县实验小学). */
const MEMBER =
  /^(?:《[^《》\n]{1,40}》[ \u3000\t]{0,6})?(?:[\u4e00-\u9fff·]{2,20}(?:[ \u3000\t]{1,6}[\u4e00-\u9fff·]{2,16}){0,2})?(?:\([\u4e00-\u9fff]{2,16}(?:[ \u3000]{1,4}[\u4e00-\u9fff·]{2,4})?\))?$/
const PART = /等$|其中|例如|主要|部分|另|以及其|每|各(?!园|校|单位)|不含|分别|新增|的有$|包括|附件/
const NO_NAME = /等|其中|另有|以及|还有|有关|如下|情况|工作|要求|负责|进行|开展|予以|现将|通知|联系|抄送|印发|特此|公布/
/** A list is no longer. */
const MOST_LINES = 120

function listOf(groups: Record<string, string | undefined>, words: string, start: number): NamedList[] {
  const { lead = '', number, unit = '', list = '' } = groups
  const from = words.lastIndexOf(list)
  const own = namesIn(list, start + from)
  if (own === undefined || own.names.length < 2 || PART.test(lead)) return []
  const quote = words.slice(0, from).trim()
  return [{ head: lead, index: start + words.indexOf(quote), said: numberOf(number), unit, quote, ...own }]
}

/** Lists under their headings, over lines. */
export function listsUnder(lines: readonly Line[]): NamedList[] {
  return lines.flatMap((line, at): NamedList[] => {
    const words = line.words.trim()
    const match = words.length > 60 ? null : (HEAD.exec(words) ?? BARE.exec(words))
    if (match === null || PART.test(match[0])) return []
    const { lead = '', number, unit = '' } = match.groups!
    const names = namesBelow(lines, at + 1)
    if (names === undefined) return []
    const index = line.start + line.words.indexOf(words)
    return [{ head: lead, index, said: numberOf(number), unit, quote: words, ...names }]
  })
}

/** Names until a line that is none of them; undefined where it is not sure where they end. */
function namesBelow(lines: readonly Line[], from: number): Pick<NamedList, 'names' | 'joins'> | undefined {
  const names: Named[] = []
  let joins = 0
  let rows = 0
  for (const { words, start } of lines.slice(from, from + MOST_LINES)) {
    const trimmed = words.trim()
    const is_numbered = /^\d{1,3}[.、)]/.test(trimmed)
    if ((HEAD_NUMBER.test(trimmed) && !is_numbered) || HEAD.test(trimmed) || BARE.test(trimmed)) break
    const own = namesIn(words, start)
    if (own === undefined || (own.names.length === 1 && !standsAlone(own.names[0]!.name))) break
    names.push(...own.names)
    joins += own.joins
    rows += 1
  }
  // A line of one word may be a heading or a signature.
  return names.length < 2 || (rows > 1 && rows < 3 && names.length === rows) ? undefined : { names, joins }
}

/** A line of one name. */
const standsAlone = (name: string): boolean => isSureName(name) || /[ (《]/.test(name) || /^.{2,3}$/.test(name)

/** The members of one line; undefined where one of them is surely no name. */
export function namesIn(words: string, start: number): Pick<NamedList, 'names' | 'joins'> | undefined {
  const from = words.length - words.trimStart().length
  const body = words.trim().replace(/[。;,、]$/, '')
  const number = /^\(?\d{1,3}[.、)]\s*/.exec(body)?.[0] ?? ''
  const list = body.slice(number.length)
  const parted = list.includes('、') ? '、' : /[\u3000\t ]/.test(list) && arePeople(list) ? ' ' : undefined
  let at = start + from + number.length
  const names: Named[] = []
  const pieces = parted === '、' ? list.split('、') : parted === ' ' ? list.split(/[\u3000\t ]/) : [list]
  for (const piece of pieces) {
    const name = piece.trim()
    if (name !== '' || parted === '、') {
      if (name === '' || !MEMBER.test(name) || NO_NAME.test(name)) return undefined
      names.push({ name: name.replaceAll(/\s+/g, ' '), index: at + piece.indexOf(name) })
    }
    at += piece.length + 1
  }
  return { names, joins: list.match(/[和与及]/g)?.length ?? 0 }
}

/** 张晓明 李丽 王小刚: more than two words, none of them long. */
function arePeople(list: string): boolean {
  const words = list.split(/[\u3000\t ]+/)
  return words.length > 2 && words.every((word) => /^[\u4e00-\u9fff·]{2,4}$/.test(word))
}

/** Lists behind a colon in a line. */
export function listsBehind(lines: readonly Line[]): NamedList[] {
  return lines.flatMap(({ words, start }) => {
    if (!words.includes('、') || !words.includes(':')) return []
    const headed = HEAD_AND_LIST.exec(words.trim())
    if (headed !== null) return listOf(headed.groups!, words, start)
    const bare = BARE_AND_LIST.exec(words.trim())
    if (bare !== null) return listOf(bare.groups!, words, start)
    const plain = words.replaceAll(/\([^()\n]{0,12}\)/g, (group) => '·'.repeat(group.length))
    return [...plain.matchAll(BEHIND)].flatMap((match): NamedList[] => {
      const { number, unit = '', head = '', list = '' } = match.groups!
      const from = match.index + match[0].length - list.length
      const own = namesIn(words.slice(from, from + list.length), start + from)
      if (own === undefined || own.names.length < 2 || PART.test(head)) return []
      const quote = words.slice(match.index, from - 1)
      return [{ head, index: start + match.index, said: numberOf(number), unit, quote, ...own }]
    })
  })
}
