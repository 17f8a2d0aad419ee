/** Names behind their number, of one sentence or of the next, over lines or in brackets: 幼儿园5所，名单如下：甲、乙、丙、丁. */
import type { Finding } from '../ground/finding.ts'
import { miscounted } from '../ground/lists.ts'
import { FEW, numberOf } from '../ground/numbers.ts'
import { isSureName } from './listed_behind.ts'

const WHO = '(?:学校|园所|幼儿园|单位|集体|个人|人员|教师|学生|同志|乡镇|村|教学点|入选|获评|拟)'
const TELLS = '(?:公布|公示|公告|通报|通知|通告)'
/** 名单如下: and nothing that would be only a part of them. */
const OPENS = `(?:[,。]?(?:现|并)?(?:将|就)?(?:具体|有关|相关|详细)?${WHO}*名单(?:予以)?${TELLS}?(?:如下|附后|为|是)?:|[,。]?(?:现予以?|予以|现)?${TELLS}?如下:|[,。]?具体(?:是|为|如下)?:|:)`
const NUMBER = `(?<![\\d.一二三四五六七八九十百第每各余近])(${FEW})(?:所|个|家|名|位)(?!月|小时|百分点)`
const ROLL = new RegExp(
  `${NUMBER}[^,。;:\\d()、\\n]{0,24}(?:${OPENS}\\s{0,4}([^。:()]{4,400}?)(?=[。:()]|$)|\\(([^()。\\d]{8,240})\\))`,
  'g',
)
/** 1.城东小学; (1)城东小学 */
const ITEM_NUMBER = /^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[).、.]\)?)/
/** More than are named, or only some of them. */
const PART = /等|其中|包括|[不含]?含|例如|如下图|主要|部分|另|以及其|每|各(?!园|校|单位)|分别[^是为]|新增|\d所|[至到]\d/
const MORE = /^(?:等|另|其余|以及|还有|和|及|共)/
const GOES_ON = /^[。;,)\n]*(?:小学|初中|高中|中学|幼儿园|农村|城区|乡镇|另|其余|还有|此外|以及|等|和|及)/
/** (含西溪小学、南坪小学) are some of them. */
const SOME = /^(?:[不内]?含|如|包括|除|原|现|详见|由)/
/** Miscounted by more is of others. */
const OFF = 2

/** Asked of the whole text: the roll may stand in the next lines. */
export function rollFindings(text: string): Finding[] {
  if (!/[、\n;]/.test(text)) return []
  return [...[...text.matchAll(ROLL)].flatMap((match) => behind(text, match)), ...ahead(text)]
}

function behind(text: string, match: RegExpExecArray): Finding[] {
  const [all, written = '', open, bracketed] = match
  const list = open ?? bracketed ?? ''
  const head = all.slice(0, all.length - list.length)
  const said = numberOf(written)
  const items = membersIn(list, bracketed !== undefined)
  if (said === undefined || said < 2 || items === undefined || PART.test(head.slice(written.length))) return []
  const named = items.length
  // 二等奖3个(西溪小学、南坪小学): a bracket right behind its number may hold two.
  const least = bracketed === undefined ? 3 : 2
  if (named < least || named === said || Math.abs(named - said) > OFF || SOME.test(list)) return []
  // 名单如下：甲小学、乙小学。初中为丙中学: the roll goes on.
  const next = text.slice(match.index + all.length, match.index + all.length + 12)
  if (named < said && GOES_ON.test(next)) return []
  const quote = all.slice(0, head.length + list.trimEnd().length)
  return [miscounted({ start: match.index, quote }, written, said, named)]
}

/** The members, where all are surely names; a line that is none ends a roll of lines. */
function membersIn(list: string, closed: boolean): string[] | undefined {
  const lines = list.split('\n').map((line) => line.trim())
  const rows = lines.map((line) => namesOf(line))
  const first = rows.findIndex((row) => row !== undefined)
  const last = rows.findIndex((row, at) => at > first && row === undefined)
  if (first !== 0 || (closed && last >= 0)) return undefined
  const own = rows.slice(0, last < 0 ? rows.length : last).flatMap((row) => row!)
  // The names of one line end with it; those of several go on until a line that tells something else.
  const next = last < 0 ? '' : lines[last]!
  if (MORE.test(next) || ITEM_NUMBER.test(next)) return undefined
  return new Set(own).size === own.length ? own : undefined
}

/** 东风中学结对胜利中学 is more than a name. */
const DOES = /结对|帮扶|并入|合并|改[建为]|迁|托管|联合|对口|两所|[三四五]所|以及/

function namesOf(line: string): string[] | undefined {
  const words = line.replace(ITEM_NUMBER, '').replace(/[,;。]$/, '')
  if (/\d|等|其中|[“”《》]/.test(words)) return undefined
  const names = words.split(/[、,;]/).flatMap((name) => {
    const two = name.split(/[和与及]/)
    return two.length > 1 && two.every(isSureName) ? two : [name]
  })
  return names.length > 0 && names.every(isSureName) && !names.some((name) => DOES.test(name)) ? names : undefined
}

const TOTAL = new RegExp(`,?(?:共计?|合计|一共|总共)(${FEW})(?:所|个|家)`, 'g')
/** So far before their number two rows may stand. */
const BACK = 240

/** 甲小学、乙小学;丙中学、丁中学共5所学校: two kinds that a semicolon parts. */
function ahead(text: string): Finding[] {
  if (!text.includes(';')) return []
  return [...text.matchAll(TOTAL)].flatMap((match): Finding[] => {
    const before = /[^。:,\d\n]*$/.exec(text.slice(Math.max(0, match.index - BACK), match.index))![0]
    const said = numberOf(match[1])
    const names = before.split(/[、;]/)
    if (said === undefined || !before.includes(';') || PART.test(before) || /[和与及]/.test(before)) return []
    // The first has words before it: 决定对桃源小学.
    if (!names.every((name, at) => isSureName(at === 0 ? name.slice(-8) : name))) return []
    if (names.length === said || Math.abs(names.length - said) > OFF) return []
    const quote = before + match[0]
    return [miscounted({ start: match.index - before.length, quote }, match[1]!, said, names.length)]
  })
}
