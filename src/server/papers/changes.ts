/** What has changed since a paper was published: its figures as they would be printed today, beside those that were. */
import { type Catalogue, displayDifference, isCompared, NO_FIGURE, parseModifiers } from '../../ledger/index.ts'
import type { Figure, FilledReport, Inline } from '../../ledger/wire.ts'
import type { Change, Changes } from '../../ledger/wire/publications.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { ListedFigure } from './listed.ts'
import { linesOf, type PaperMark } from './paper_lines.ts'
import type { KeptPublication } from './publications.ts'
import { type Reckoned, reckonNow } from './reckon_again.ts'

type FigureInline = Extract<Inline, { type: 'figure' }>
interface Printed {
  readonly inline: FigureInline
  readonly listed: ListedFigure
}

/**
 * As the reader may know them, by today's declarations and on today's tree. The paper stays as it is; what it says may
 * differ from what is true by now, and this tells where.
 */
export const changesSince = async (tx: Tx, today: Catalogue, { read }: KeptPublication): Promise<Changes> => {
  const { at } = await tx.one<{ at: string }>(sql`select clock_timestamp() as at`)
  if (read === null) return { at, figures: 0, reckoned: 0, withheld: 0, changes: [] }
  const printed = printedIn(read.report)
  const reckoned = await reckonNow(tx, today)(printed.map(({ listed }) => listed))
  const gone = printed.filter(({ listed }) => today.indicator(listed.indicator) === undefined)
  return {
    at,
    figures: printed.length,
    reckoned: reckoned.size + gone.length,
    withheld: read.withheld,
    changes: printed.flatMap((one) => {
      if (gone.includes(one)) return [changed(today, one, null)]
      const now = reckoned.get(one.listed.key)
      // A part of a unit that the publisher saw is not the whole that another reader sees.
      if (now === undefined || one.inline.figure.limited || now.text === one.inline.text) return []
      return [changed(today, one, now)]
    }),
  }
}

const printedIn = (report: FilledReport): Printed[] =>
  linesOf(report).marks.flatMap(({ key, inline, sentence }: PaperMark) =>
    inline.type === 'figure' ? [{ inline, listed: listedFrom(key, inline, sentence) }] : [],
  )

const listedFrom = (key: string, { figure, text, spelled = '' }: FigureInline, sentence: string): ListedFigure => {
  const { indicator, title, unit, period, group, value } = figure
  // A point of a series is the figure of its own period.
  const split = group?.by?.startsWith('series:') === true ? null : group
  return {
    key,
    gap: false,
    indicator,
    title: group === null ? title : `${group.title}·${title}`,
    unit,
    period,
    by: split?.by,
    group: split?.key,
    value,
    display: text,
    spelled,
    sentence,
    trace: null,
  }
}

const changed = (today: Catalogue, { inline, listed }: Printed, now: Reckoned | null): Change => {
  const { indicator, title, unit, period, by, group, value } = listed
  return {
    figure: inline.number,
    title,
    indicator,
    unit,
    period,
    ...(by === undefined || group === undefined ? {} : { by, group }),
    sentence: listed.sentence,
    was: inline.text,
    now: now === null || now.text === NO_FIGURE ? null : now.text,
    was_value: value,
    now_value: now?.value ?? null,
    difference: now === null ? null : differenceOf(today, listed, now),
    trace: traceToday(inline.figure),
  }
}

/** Of what is printed as a value itself, with the decimals it is printed with. */
const differenceOf = (today: Catalogue, { indicator, value, spelled }: ListedFigure, now: Reckoned): string | null => {
  const modifiers = parseModifiers(spelled.split(':').filter(Boolean), () => {})
  if (modifiers.some(isCompared) || value === null || now.value === null) return null
  const places = modifiers.find((one) => one.type === 'places')?.places
  const spelling = places === undefined ? {} : { places }
  return displayDifference(today.indicator(indicator)!.document, now.value - value, spelling)
}

/** The page of the rows as they stand now. */
const traceToday = ({ indicator, unit, period, group }: Figure): string => {
  const split = group === null || group.by === undefined || group.by.startsWith('series:')
  const asked = { indicator, unit, period, ...(split ? {} : { by: group.by!, group: group.key }) }
  return `/figures/evidence?${new URLSearchParams(asked)}`
}
