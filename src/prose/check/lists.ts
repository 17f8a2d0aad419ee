/** A list whose members 、 parts, and what is said where their number is another. */
import type { Finding, Span } from './finding.ts'

export interface Listed {
  readonly items: readonly string[]
  readonly least: number
  readonly most: number
}

/** 材料和人员规范 may be one item or two, so both are allowed for. Undefined for a single item, and where one is empty. */
export function listedIn(list: string): Listed | undefined {
  const items = list.split('、')
  if (items.length < 2 || items.some((item) => item.trim() === '')) return undefined
  return { items, least: items.length, most: items.length + joinsIn(list) }
}

export const joinsIn = (list: string): number => list.match(/[和与及]/g)?.length ?? 0

/** `written`: the number as it stands in the text. */
export const miscounted = (place: Span, written: string, said: number, named: number): Finding => ({
  rule: 'count',
  says: `写的是${written}，列出来的却有${named}个，请核对“${place.quote}”。`,
  arithmetic: `${named} ≠ ${said}`,
  places: [place],
})
