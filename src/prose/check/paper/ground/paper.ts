/** A paper as a whole, for rules that hold one part of it against another: its lines, its title, its days, its numbers. */
import { toldIn, type Told } from '../../again/told.ts'
import { dayNumberOf } from '../../../../ledger/day.ts'
import type { Finding } from '../../ground/finding.ts'
import { momentsIn, spreadOf } from '../../ground/moments.ts'

export interface Line {
  readonly words: string
  /** Where it begins in the text of the paper. */
  readonly start: number
}

/** A day that is written out, as a number of days. */
export interface WrittenDay {
  readonly year: number
  readonly day: number
  readonly quote: string
  readonly start: number
}

export interface Paper {
  /** Even text: narrow digits and signs, no gaps around numbers. All places are in units of it. */
  readonly text: string
  /** Lines with something in them. */
  readonly lines: readonly Line[]
  /** Every number of things, in the order of the text. */
  readonly numbers: readonly Told[]
  /** The day that stands alone in one of the last lines, or in the head of a brief. */
  readonly signed: WrittenDay | null
  /** The year that the title names: 2024年工作总结. */
  readonly titled: number | null
}

/** What a rule says of a paper; its places are in units of the even text. */
export type PaperRule = (paper: Paper) => Finding[]

/** No line is longer; and the day of signature stands in one of the last lines. */
const LINE = /[^\n]{1,4000}/g
const LAST_LINES = 6
const SIGNED =
  /^[ \u3000]*(?:[\u4e00-\u9fff]{2,24}(?:局|委|校|园|中心|室|会|府|组|股|科)[ \u3000]*)?(?<day>(?<year>\d{4})年(?<month>\d{1,2})月(?<date>\d{1,2})日)[ \u3000]*$/
/** 二〇二四年六月十二日 */
const IN_WORDS =
  /^[ \u3000]*[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日[ \u3000]*$/
/** A title is one of the first lines, has no stop, and is no sentence. */
const FIRST_LINES = 3
const TITLE = /^(?![^\n]*[。;!?:])[^\n]{4,60}$/
const TITLED = /(?<!\d)((?:19|20)\d\d)(?:[—-](?:19|20)?\d\d(?:学年)?|学年)?年?/g

export function paperOf(text: string): Paper {
  const lines = [...text.matchAll(LINE)]
    .filter(([words]) => words.trim() !== '')
    .map(({ 0: words, index }): Line => ({ words, start: index }))
  return { text, lines, numbers: toldIn(text), signed: signedOf(lines) ?? headedOf(lines), titled: titledOf(lines) }
}

function signedOf(lines: readonly Line[]): WrittenDay | null {
  for (const { words, start } of lines.slice(-LAST_LINES).toReversed()) {
    const groups = SIGNED.exec(words)?.groups
    if (groups !== undefined) return dayIn(groups, { words, start })
    const [moment] = IN_WORDS.test(words) ? momentsIn(words) : []
    const spread = moment && spreadOf(moment)
    if (moment?.year === undefined || spread === undefined) continue
    return { year: moment.year, day: spread.first, quote: moment.quote, start: start + moment.index }
  }
  return null
}

/** The day that a line names, the last where it stands twice. */
function dayIn(groups: Readonly<Record<string, string>>, { words, start }: Line): WrittenDay {
  const [year, month, date] = ['year', 'month', 'date'].map((part) => Number(groups[part])) as [number, number, number]
  const quote = groups['day']!
  return { year, day: dayNumberOf(year, month, date), quote, start: start + words.lastIndexOf(quote) }
}

/** 教育局办公室编 2024年9月6日; (2024年9月6日) under the title of a speech. */
const HEADED =
  /^[ \u3000]*(?:[\u4e00-\u9fff()\d]{0,30}(?:编印?|主办|主管|印发|期|号|局|委|办公室|中心|室|校|园|会|府)[ \u3000]*|\()?(?<day>(?<year>20\d\d)年(?<month>\d{1,2})月(?<date>\d{1,2})日)\)?[ \u3000]*$/
const HEAD_LINES = 5

function headedOf(lines: readonly Line[]): WrittenDay | null {
  for (const { words, start } of lines.slice(1, HEAD_LINES)) {
    const groups = words.length > 60 ? undefined : HEADED.exec(words)?.groups
    if (groups !== undefined) return dayIn(groups, { words, start })
  }
  return null
}

/** One year only: 2023—2024学年 is two, and says nothing. */
function titledOf(lines: readonly Line[]): number | null {
  const title = lines.slice(0, FIRST_LINES).filter(({ words }) => TITLE.test(words.trim()))
  const years = title.flatMap(({ words }) => [...words.matchAll(TITLED)])
  return years.length === 1 && /^\d{4}年$/.test(years[0]![0]) ? Number(years[0]![1]) : null
}
