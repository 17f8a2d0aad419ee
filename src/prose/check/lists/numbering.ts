/** A list that leaves out a number, has one twice, or two turned: （一）…（二）…（四）…; 一是…二是…四是…三是…. */
import { numberOf } from '../ground/numbers.ts'
import type { Finding } from '../ground/finding.ts'

const STYLES: readonly RegExp[] = [
  /(?<=^|[。;:\n]\s*)\(([一二三四五六七八九十]{1,2})\)/g,
  /(?<=^|[。;:\n]\s*)\((\d{1,2})\)/g,
  /(?<=^|[。;:\n]\s*)第([一二三四五六七八九十])(?:步|阶段)?[,、:](?!\d)/g,
  /(?<=^|[。;:\n]\s*)(\d{1,2})[.、](?=[\u4e00-\u9fff])/g,
]
/** 一是, 一抓, 一查: each begins with the same word. */
const WORDED =
  /(?<=^|[。;:,\n]\s*)([一二三四五六七八九十])([是要抓看查建促强比学树创严突靠引带推转优保亮评议听访摸核立改补盯管防练问])(?=[\u4e00-\u9fff“])/g
/** Paragraphs that follow each other and begin with a number each. */
const BLOCK = /(?<=^|\n)(?:(?:\([一二三四五六七八九十]{1,2}\)|\(?\d{1,2}[.、)])[^\n]*(?:\n|$)){3,}/g
const OPENING: readonly RegExp[] = [
  /^\(([一二三四五六七八九十]{1,2})\)/gm,
  /^\((\d{1,2})\)/gm,
  /^(\d{1,2})[.、)](?!\d)/gm,
]
/** A paragraph is not longer. */
const LONGEST = 1500

/** Asked within one paragraph, so that headings far from each other are left alone. */
export function numberingFindings(text: string): Finding[] {
  if (text.length > LONGEST) return []
  const worded = [...text.matchAll(WORDED)]
  const words = [...new Set(worded.map((match) => match[2]))]
  return [
    ...STYLES.map((style) => [...text.matchAll(style)]),
    ...words.map((word) => worded.filter((match) => match[2] === word)),
  ].flatMap((row) => brokenIn(row))
}

/** 1.…\n2.…\n4.…: a list of paragraphs. */
export function blockFindings(text: string): Finding[] {
  return [...text.matchAll(BLOCK)].flatMap((block) =>
    OPENING.flatMap((style) => brokenIn([...block[0].matchAll(style)], block.index)),
  )
}

/** The place at which a row of numbers that begins with one does not go on; `from` is where its text begins. */
function brokenIn(row: readonly RegExpMatchArray[], from = 0): Finding[] {
  const numbers = row.map((match) => numberOf(match[1])!)
  if (row.length < 3 || numbers[0] !== 1) return []
  const at = numbers.findIndex((number, index) => index > 0 && number !== numbers[index - 1]! + 1)
  if (at < 1) return []
  const [before, own] = [row[at - 1]!, row[at]!]
  const says = saysOf(numbers, at, before[0], own[0])
  if (says === undefined) return []
  const places = [before, own].map((match) => ({ start: from + match.index!, quote: match[0] }))
  return [{ rule: 'order', says, arithmetic: '', places }]
}

/** A list may begin again; only one that goes on has left one out, told one twice, or two the wrong way round. */
function saysOf(numbers: readonly number[], at: number, before: string, own: string): string | undefined {
  const step = numbers[at]! - numbers[at - 1]!
  if (new Set(numbers).size === numbers.length && Math.max(...numbers) === numbers.length)
    return `序号“${own}”在“${before}”之后，顺序颠倒，请核对。`
  const next = numbers[at + 1]
  // 一是、二是、二是、四是: the second of them should be the third.
  if (step === 0 && (next === numbers[at]! + 1 || next === numbers[at]! + 2 || (next === undefined && at >= 2)))
    return `序号“${own}”用了两次，请核对。`
  return at >= 2 && step === 2 ? `序号从“${before}”跳到“${own}”，请核对是不是漏了一项。` : undefined
}
