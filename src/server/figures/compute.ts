/** Figures on the wire: the question read, answered, compared and written out. Nothing here is ever stored. */
import { type Catalogue, type Indicator, displayFigure, measureOf } from '../../ledger/index.ts'
import type { Figure } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { type Answer, answer } from './answer.ts'
import { compareLastYear, compareShare } from './compare.ts'
import { type Frames, liveFrames } from './frames.ts'
import { type Asked, type FiguresRequest, type Split, readRequest, splitText } from './query.ts'
import { spansOf } from './spans.ts'
import type { Cell } from './value.ts'

/**
 * The figures asked for, group by group and in each in the order asked.
 *
 * Values are plain numbers (percents in hundredths), null where nothing has been reported; see `value` for the rule.
 * Problems: no_such (indicator, unit), wrong_request (period, split, as-of), not_yours (nothing asked is seen).
 */
export const compute = async (tx: Tx, catalogue: Catalogue, request: FiguresRequest): Promise<Figure[]> => {
  const asked = readRequest(catalogue, request)
  return figuresFor(tx, catalogue, asked, liveFrames(tx))
}

/** The same, with the units taken from `frames`: publications bring the ones they have kept. */
export const figuresFor = async (tx: Tx, catalogue: Catalogue, asked: Asked, frames: Frames): Promise<Figure[]> => {
  const as_of = asked.moment.at ?? (await clock(tx))
  const spans = await spansOf(frames, asked)
  const question = { indicators: asked.indicators, spans, split: asked.split, moment: asked.moment }
  const found = await answer(tx, catalogue, frames, question)
  if (found.hidden) throw new Problem('not_yours', { what: `查看“${spans[0]!.frame.name}”的数` })
  const context = { tx, catalogue, frames, asked, question, found }
  const changes = asked.compare.includes('last_year') ? await compareLastYear(context) : undefined
  const shares = asked.compare.includes('share') ? await compareShare(context) : undefined
  const write = (indicator: Indicator, cell: Cell, group: Figure['group']): Figure => ({
    ...written(indicator, cell),
    unit: asked.unit,
    unit_name: spans[0]!.frame.name ?? asked.unit,
    // A point of a series is the figure of its own period, and can be asked for again as that.
    period: asked.split?.by === 'series' && group ? group.key : asked.period.code,
    as_of,
    group,
    ...changes?.(indicator, group?.key ?? null, cell),
    ...shares?.(indicator, group?.key ?? null, cell),
  })
  return groupsIn(found, asked.split).flatMap(({ group, cells }) =>
    asked.indicators.map((indicator) => write(indicator, cells.get(indicator.ref)!, group)),
  )
}

const groupsIn = (found: Answer, split: Split | null): { group: Figure['group']; cells: ReadonlyMap<string, Cell> }[] =>
  split === null && found.whole
    ? [{ group: null, cells: found.whole }]
    : found.groups.map(({ key, title, cells }) => ({
        group: { key, title, ...(split === null ? {} : { by: splitText(split) }) },
        cells,
      }))

const written = (
  { ref, document }: Indicator,
  { value, numerator, denominator, rows, coverage, limited }: Cell,
): Omit<Figure, 'unit' | 'unit_name' | 'period' | 'as_of' | 'group'> => ({
  indicator: ref,
  title: document.title,
  value,
  display: displayFigure(document, value),
  measure: measureOf(document),
  numerator,
  denominator,
  rows,
  coverage,
  limited,
})

const clock = async (tx: Tx): Promise<string> => (await tx.one<{ at: string }>(sql`select clock_timestamp() as at`)).at
