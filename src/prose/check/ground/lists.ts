/** A list whose members 、 parts, and what is said where their number is another. */
import { type Finding, foundAt, type Span } from './finding.ts'

export interface Listed {
  readonly items: readonly string[]
  readonly least: number
  readonly most: number
}

/** 材料和人员规范 may be one item or two, so both are allowed for. Undefined for a single item, and where one is empty. */
export function listedIn(list: string): Listed | undefined {
  const items = list.split('、')
  if (items.length < 2 || items.some((item) => item.trim() === '')) return undefined
  return { items, least: items.length + surelyTwo(items), most: items.length + joinsIn(list) }
}

/** 青山县、绿水县、蓝天县和白云县: both sides of 和 end as all the others do, so that it joins two of them. */
function surelyTwo(items: readonly string[]): number {
  const [, one, other] = /^(.{2,12})[和与及](.{2,12})$/.exec(items.at(-1)!) ?? []
  const last = one?.at(-1)
  return last !== undefined &&
    /[县市区镇乡村校学园中]/.test(last) &&
    [...items, other!].every((item) => item.endsWith(last))
    ? 1
    : 0
}

/** The 及 of 涉及 and the 和 of 和平 join nothing. */
export const joinsIn = (list: string): number =>
  list.match(/和(?!平|谐|睦|美)|(?<!参)与|(?<![涉普惠波触提顾危遍])及(?!格)/g)?.length ?? 0

/** `written`: the number as it stands in the text. */
export const miscounted = (place: Span, written: string, said: number, named: number): Finding => ({
  rule: 'count',
  says: `写的是${written}，列出来的却有${named}个，请核对“${place.quote}”。`,
  arithmetic: `${named} ≠ ${said}`,
  places: [place],
})

/** 上述5所学校, behind a list of four. */
export const notAsMany = (match: RegExpExecArray, sign: string, named: number, said: number): Finding => ({
  rule: 'count',
  says: `前面列出的是${named}${sign}，“${match[0]}”却说是${said}${sign}，请核对。`,
  arithmetic: `${named} ≠ ${said}`,
  places: [foundAt(match)],
})
