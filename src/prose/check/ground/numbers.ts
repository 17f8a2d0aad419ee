/** Numbers as even text writes them: the patterns, and what they are worth. */
import { chineseValue } from '../../numbers/numerals.ts'

/** A number in figures or in words, as a pattern. */
export const NUMBER = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|[一二两三四五六七八九十百千]+'

/** A number in figures, as a pattern that keeps it. */
export const FIGURE = '(\\d[\\d,]*(?:\\.\\d+)?)'

/** So many things, in figures or in words, as a pattern. */
export const COUNTED = '(?:\\d{1,5}|[一二两三四五六七八九十]{1,3})'

/** As many as one writes down one after the other, as a pattern. */
export const FEW = '[两二三四五六七八九]|十[一二三四五六]?|\\d{1,2}'

/** 1,250; 十二; 86.4. Undefined for what is no number. */
export function numberOf(words: string | undefined): number | undefined {
  if (words === undefined || words === '') return undefined
  if (/^[\d,.]+$/.test(words)) return figureOf(words)
  return /\d/.test(words) ? undefined : (chineseValue(words) ?? undefined)
}

/** 1,250, where a pattern has made sure that there are figures. */
export const figureOf = (figures: string): number => Number(figures.replaceAll(',', ''))

/** What stands behind a number to make it so many times as much. */
export const SCALE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** What is written in figures, with the 万 or 亿 that its unit begins with. */
export const scaledOf = (figures: string, unit = ''): number => figureOf(figures) * (SCALE[unit.charAt(0)] ?? 1)
