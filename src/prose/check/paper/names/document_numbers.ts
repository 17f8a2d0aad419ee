/** Numbers of documents that cannot be: one paper under two numbers, two under one, a number of a year that was not yet. */
import { type Finding, type Span, unlikeWords, wordsAt, inOrder } from '../../ground/finding.ts'
import { isShortFor } from '../../ground/likeness.ts'
import type { Paper } from '../ground/paper.ts'

const NUMBER = '(?<body>[\\u4e00-\\u9fff]{1,10}?)[〔[【(](?<year>20\\d\\d)[〕\\]】)]第?(?<number>\\d{1,4})号'
/** 《关于做好招生工作的通知》(石教〔2024〕12号) */
const NAMED = new RegExp(`《(?<name>[^《》\\n]{4,60})》(?:的通知)?[(]${NUMBER}[)]`, 'g')
const ANY = new RegExp(`(?<![\\u4e00-\\u9fff])${NUMBER}|(?<=[(根据按照依据和与])${NUMBER.replaceAll('?<', '?<_')}`, 'g')
/** Its own, in a line of its own under the head. */
const OWN = new RegExp(`^[ \\u3000]*${NUMBER}[ \\u3000]*$`)
const FIRST_LINES = 6

interface Document {
  readonly name: string
  readonly body: string
  readonly year: number
  readonly number: string
  readonly place: Span
}

export function documentNumberFindings(paper: Paper): Finding[] {
  return [...twoOfOne(paper.text), ...unlikeYear(paper), ...notYet(paper)]
}

/** One name under two numbers of one body, or one number with two names. */
function twoOfOne(text: string): Finding[] {
  const [by_name, by_number] = [new Map<string, Document>(), new Map<string, Document>()]
  return [...text.matchAll(NAMED)].flatMap((match): Finding[] => {
    const { name = '', body = '', year = '', number = '' } = match.groups!
    const quote = match[0].slice(match[0].lastIndexOf('(') + 1, -1)
    const index = match.index + match[0].length - 1 - quote.length
    const one: Document = { name, body, year: Number(year), number, place: { start: index, quote } }
    const [named, numbered] = [by_name.get(`${body} ${name}`), by_number.get(quote)]
    by_name.set(`${body} ${name}`, named ?? one)
    by_number.set(quote, numbered ?? one)
    if (named !== undefined && named.place.quote !== quote && (named.year === one.year || /关于/.test(name)))
      return [unlikeWords({ index: named.place.start, quote: named.place.quote }, { index, quote })]
    if (numbered === undefined || areOne(numbered.name, name)) return []
    return [
      {
        rule: 'repeat',
        says: `“${quote}”前面是《${numbered.name}》，后面又是《${name}》，一个文号不能有两个文件，请核对。`,
        arithmetic: '',
        places: [numbered.place, one.place],
      },
    ]
  })
}

/** What it is called in short, or with the paper that it gives out: half of the signs are the same. */
function areOne(one: string, other: string): boolean {
  if (isShortFor(one, other) || isShortFor(other, one)) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return Array.from(short).filter((sign) => long.includes(sign)).length * 2 > short.length
}

/** The number of the paper itself is of the year in which it is signed. */
function unlikeYear({ lines, signed }: Paper): Finding[] {
  if (signed === null) return []
  return lines.slice(0, FIRST_LINES).flatMap(({ words, start }): Finding[] => {
    const match = words.length > 40 ? null : OWN.exec(words)
    const year = match?.groups!['year']
    if (match === null || Number(year) === signed.year) return []
    const quote = match[0].trim()
    return [
      {
        rule: 'date',
        says: `文号“${quote}”是${year}年的，落款日期却是“${signed.quote}”，请核对年份。`,
        arithmetic: '',
        places: [wordsAt({ index: start + words.indexOf(quote), quote }), { start: signed.start, quote: signed.quote }],
      },
    ]
  })
}

/** What is cited was given out before. */
function notYet({ text, lines, signed }: Paper): Finding[] {
  if (signed === null) return []
  const head = lines[FIRST_LINES]?.start ?? 0
  return [...text.matchAll(ANY)].flatMap((match): Finding[] => {
    const year = Number(match.groups!['year'] ?? match.groups!['_year'])
    if (year <= signed.year || (match.index < head && OWN.test(match[0]) && text[match.index - 1] === '\n')) return []
    if (match.index > signed.start && signed.start * 2 > text.length) return []
    return [
      {
        rule: 'date',
        says: `所引文件“${match[0]}”是${year}年的，落款日期却是“${signed.quote}”，请核对年份。`,
        arithmetic: '',
        places: inOrder([
          { start: match.index, quote: match[0] },
          { start: signed.start, quote: signed.quote },
        ]),
      },
    ]
  })
}
