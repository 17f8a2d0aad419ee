/** Figures of a paper reckoned as of now, and spelled as the paper spells them. */
import { type Catalogue, isCompared, type Modifier, NO_FIGURE, parseModifiers } from '../../ledger/index.ts'
import type { Figure } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { type PublishedQuery, computeAll } from '../figures/index.ts'
import { figureText } from './figure_text.ts'
import { readableBy } from './fill.ts'
import type { ListedFigure } from './listed.ts'
import { comparesOf } from './report_asks.ts'

export interface Reckoned {
  readonly text: string
  readonly value: number | null
  /** Whether the text says the value itself, and not a share or a change. */
  readonly plain: boolean
}

/** By key; what nobody can reckon any more, or the reader may not see, is missing. */
export type Reckon = (figures: readonly ListedFigure[]) => Promise<ReadonlyMap<string, Reckoned>>

/** Tables and texts of one paper are asked for in a handful; a file with more has not been written by us. */
const MOST_QUERIES = 200

/** What is asked at once: figures of one unit and period, split and compared alike. */
interface Bucket {
  readonly query: Omit<PublishedQuery, 'indicators'> & { readonly indicators: readonly string[] }
  readonly figures: readonly ListedFigure[]
}

export const reckonNow =
  (tx: Tx, catalogue: Catalogue): Reckon =>
  async (figures) => {
    const readable = readableBy(tx.actor, catalogue)
    const seen = figures.filter(({ indicator }) => catalogue.indicator(indicator) !== undefined && readable(indicator))
    const reckoned = new Map<string, Reckoned>()
    for (const { query, figures: asked } of bucketsOf(seen)) {
      const found = await figuresOf(tx, catalogue, query)
      for (const listed of asked) {
        const figure = found.get(labelOf(listed.indicator, listed.group))
        // Who sees only a part of the unit would be told that the paper is wrong.
        if (figure !== undefined && !figure.limited) reckoned.set(listed.key, spelledToday(catalogue, figure, listed))
      }
    }
    return reckoned
  }

const modifiersOf = ({ spelled }: ListedFigure): Modifier[] =>
  parseModifiers(spelled.split(':').filter(Boolean), () => {})

const spelledToday = (catalogue: Catalogue, figure: Figure, listed: ListedFigure): Reckoned => {
  const { document } = catalogue.indicator(figure.indicator)!
  const modifiers = modifiersOf(listed)
  const bare = figureText(document, figure, modifiers, null)
  // In lists the unit's word is a part of the figure.
  const worded = figure.measure !== '' && listed.by !== undefined && listed.display.endsWith(figure.measure)
  const text = worded && !bare.endsWith(figure.measure) && bare !== NO_FIGURE ? `${bare}${figure.measure}` : bare
  return { text, value: figure.value, plain: !modifiers.some(isCompared) }
}

/** A place among others is not reckoned again: it would need all their figures. */
const bucketsOf = (figures: readonly ListedFigure[]): Bucket[] => {
  const buckets = new Map<string, Bucket>()
  for (const listed of figures) {
    const modifiers = modifiersOf(listed)
    if (modifiers.some(({ type }) => type === 'rank')) continue
    const { unit, period, by, indicator } = listed
    const place = { unit, period, by, compare: comparesOf(modifiers) }
    const label = JSON.stringify(place)
    const bucket = buckets.get(label) ?? { query: { ...place, indicators: [] }, figures: [] }
    const indicators = [...new Set([...bucket.query.indicators, indicator])]
    buckets.set(label, { query: { ...place, indicators }, figures: [...bucket.figures, listed] })
  }
  return [...buckets.values()].slice(0, MOST_QUERIES)
}

const labelOf = (indicator: string, group: string | undefined): string => JSON.stringify([indicator, group])

/** All at once, or, where the reader sees some of them only or a unit has gone, one after another. */
const figuresOf = async (tx: Tx, catalogue: Catalogue, query: Bucket['query']): Promise<Map<string, Figure>> => {
  const ask = (one: PublishedQuery): Promise<Figure[][] | undefined> =>
    attempt(() => computeAll(tx, catalogue, [one], undefined))
  const found = (await ask(query)) ?? []
  if (found.length === 0)
    for (const one of query.indicators) found.push(...((await ask({ ...query, indicators: [one] })) ?? []))
  return new Map(found.flat().map((figure) => [labelOf(figure.indicator, figure.group?.key), figure]))
}

/** Undefined where it is refused. */
export const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}
