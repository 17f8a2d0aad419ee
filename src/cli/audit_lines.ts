/** The findings of `youju audit`, one shape for all of them: a line of JSON each, described in docs/CHECKING.md. */
import type { Figure } from '../ledger/wire.ts'
import type { LedgerFinding, TaggedFinding } from '../ledger/wire/check.ts'
import type { Finding } from '../prose/index.ts'
import { countsOf } from '../server/papers/text_places.ts'
import { sentenceAt } from '../server/papers/sentence_at.ts'

export interface AuditLine {
  /** Which check has found it. */
  readonly kind: 'prose' | TaggedFinding['kind'] | 'ledger' | 'possible'
  /** The rule of prose: sum, part, rate …; null for others. */
  readonly rule: string | null
  readonly says: string
  /** In code points; none for a figure that has been deleted. */
  readonly places: readonly { readonly start: number; readonly end: number; readonly quote: string }[]
  /** Of the first place, from 1; null where there is none. */
  readonly paragraph: number | null
  readonly sentence: string
  readonly arithmetic: string
  readonly figure: FigureSaid | null
  /** The page of the rows behind the figure, below the bureau's own address. */
  readonly rows: string | null
}

export interface FigureSaid {
  readonly indicator: string | null
  readonly title: string | null
  readonly unit: string | null
  readonly period: string | null
  readonly as_of: string | null
  /** What the paper says now, or said; what the ledgers say. */
  readonly printed: string | null
  readonly reckoned: string | null
  readonly value: number | null
  readonly difference: number | null
  readonly due: number | null
  readonly received: number | null
}

export interface Lines {
  prose(finding: Finding): AuditLine
  tagged(finding: TaggedFinding): AuditLine
  ledger(finding: LedgerFinding, kind: 'ledger' | 'possible'): AuditLine
}

export const linesFor = (text: string): Lines => {
  const { units } = countsOf(text)
  const placeOf = (start: number, end: number): AuditLine['places'][number] => ({
    start,
    end,
    quote: text.slice(units(start), units(end)),
  })
  const paragraphOf = (start: number | undefined): number | null =>
    start === undefined ? null : text.slice(0, units(start)).split('\n').length
  return {
    prose: ({ rule, says, arithmetic, places }) => {
      const all = places.map(({ start, quote }) => placeOf(start, start + Array.from(quote).length))
      const from = units(all[0]!.start)
      const sentence = sentenceAt(text, from, from + all[0]!.quote.length)
      return {
        kind: 'prose',
        rule,
        says,
        places: all,
        paragraph: paragraphOf(all[0]!.start),
        sentence,
        arithmetic,
        figure: null,
        rows: null,
      }
    },
    tagged: (finding) => {
      const { kind, says, place, sentence, trace } = finding
      const places = place === null ? [] : [placeOf(place.start, place.end)]
      return {
        kind,
        rule: null,
        says,
        places,
        paragraph: paragraphOf(place?.start),
        sentence,
        arithmetic: '',
        figure: figureOfTag(finding),
        rows: trace,
      }
    },
    ledger: (finding, kind) => {
      const { says, place, sentence, trace } = finding
      const places = [placeOf(place.start, place.end)]
      return {
        kind,
        rule: null,
        says,
        places,
        paragraph: paragraphOf(place.start),
        sentence,
        arithmetic: '',
        figure: figureOf(finding),
        rows: trace,
      }
    },
  }
}

/** Of stale ones `now` is what the ledgers say; of the others what somebody has written. */
const figureOfTag = ({ kind, indicator, title, was, now, difference }: TaggedFinding): FigureSaid => ({
  ...nobody,
  indicator,
  title,
  printed: kind === 'stale' || kind === 'deleted' ? was : now,
  reckoned: kind === 'stale' ? now : was,
  difference,
})

const nobody: FigureSaid = {
  indicator: null,
  title: null,
  unit: null,
  period: null,
  as_of: null,
  printed: null,
  reckoned: null,
  value: null,
  difference: null,
  due: null,
  received: null,
}

const figureOf = ({
  figure,
  printed,
  difference,
}: {
  figure: Figure
  printed: string
  difference: number
}): FigureSaid => {
  const { indicator, title, unit, period, as_of, display, value, coverage } = figure
  return { indicator, title, unit, period, as_of, printed, reckoned: display, value, difference, ...coverage }
}
