/** The figures that a paper is held against, asked for in a handful of queries as of one moment. */
import type { Catalogue } from '../../ledger/index.ts'
import type { Figure } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { computeAll, type FiguresRequest } from '../figures/index.ts'
import { attempt } from './reckon_again.ts'

export interface Wanted {
  readonly indicator: string
  readonly unit: string
  readonly period: string
}

type Query = Omit<FiguresRequest, 'as_of' | 'indicators'> & { readonly indicators: readonly string[] }

export interface Reckoned {
  /** Undefined: the reader sees nothing of it, or it was beyond the limit. */
  of(wanted: Wanted): Figure | undefined
  leftOut(wanted: Wanted): boolean
}

/** A paper speaks of a bureau and a few schools in a few periods; a directory of schools is no paper. */
const MOST_QUERIES = 80

const placeOf = ({ unit, period }: Wanted): string => `${unit} ${period}`
const labelOf = ({ indicator, unit, period }: Wanted): string => `${indicator} ${unit} ${period}`

export const reckonAll = async (
  tx: Tx,
  catalogue: Catalogue,
  wanted: readonly Wanted[],
  as_of: string | undefined,
): Promise<Reckoned> => {
  const places = new Map<string, Wanted[]>()
  for (const one of wanted) places.set(placeOf(one), [...(places.get(placeOf(one)) ?? []), one])
  // Where most is spoken of is asked for first, so that the limit leaves out what is said in passing.
  const ordered = [...places].toSorted(([, one], [, other]) => other.length - one.length)
  const asked = ordered.slice(0, MOST_QUERIES).map(([, [first, ...others]]): Query => {
    const indicators = [...new Set([first!, ...others].map(({ indicator }) => indicator))]
    return { indicators, unit: first!.unit, period: first!.period }
  })
  const figures = new Map((await figuresOf(tx, catalogue, asked, as_of)).map((figure) => [labelOf(figure), figure]))
  const left_out = new Set(ordered.slice(MOST_QUERIES).map(([place]) => place))
  return { of: (one) => figures.get(labelOf(one)), leftOut: (one) => left_out.has(placeOf(one)) }
}

/** All at once; where one of them is refused, one after another, and that one is missing. */
const figuresOf = async (
  tx: Tx,
  catalogue: Catalogue,
  queries: readonly Query[],
  as_of: string | undefined,
): Promise<Figure[]> => {
  if (queries.length === 0) return []
  const together = await attempt(() => computeAll(tx, catalogue, queries, as_of))
  if (together !== undefined) return together.flat()
  const found: Figure[] = []
  for (const query of queries) {
    const whole = await attempt(() => computeAll(tx, catalogue, [query], as_of))
    if (whole !== undefined) found.push(...whole.flat())
    else
      for (const indicator of query.indicators) {
        found.push(
          ...(
            (await attempt(() => computeAll(tx, catalogue, [{ ...query, indicators: [indicator] }], as_of))) ?? []
          ).flat(),
        )
      }
  }
  return found
}
