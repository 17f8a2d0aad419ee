/** A figure as it travels. */
import { z } from 'zod'

export const CoverageWire = z.object({ due: z.number(), received: z.number() })
/** What was laid down for a figure. `met` null: nothing is known of the figure. */
export const TargetWire = z.object({
  value: z.number(),
  bound: z.enum(['不低于', '不高于', '等于']),
  /** The figure less the target. */
  difference: z.number().nullable(),
  /** Percent of the target. */
  progress: z.number().nullable(),
  met: z.boolean().nullable(),
  display: z.string(),
})
const ThenWire = z.object({
  value: z.number().nullable(),
  change: z.number().nullable(),
  /** In the measure itself. */
  difference: z.number().nullable(),
  display: z.string(),
})
export const FigureWire = z.object({
  indicator: z.string(),
  title: z.string(),
  unit: z.string(),
  unit_name: z.string(),
  period: z.string(),
  as_of: z.string(),
  /** The value of `by` this figure is about, and its title. */
  group: z
    .object({
      key: z.string(),
      title: z.string(),
      /** How it was split, as in `FiguresQuery.by`; with it the figure can be asked for again on its own. */
      by: z.string().optional(),
    })
    .nullable(),
  /** Null: nothing has been reported. Never zero for missing. */
  value: z.number().nullable(),
  display: z.string(),
  measure: z.string(),
  /** Ratios: what was divided. */
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** Rows behind the figure (a ratio's: behind its numerator): the total of its trace. */
  rows: z.number(),
  coverage: CoverageWire,
  /** True where the reader sees only a part of the unit asked for. */
  limited: z.boolean(),
  last_year: z
    .object({
      value: z.number().nullable(),
      change: z.number().nullable(),
      /** In the measure itself, over the same units as the change. */
      difference: z.number().nullable().optional(),
      display: z.string(),
    })
    .optional(),
  share: z.object({ value: z.number().nullable(), display: z.string() }).optional(),
  /** Of the period itself; null where none was laid down. */
  target: TargetWire.nullable().optional(),
  /** Of the year the period lies in. */
  year_target: TargetWire.nullable().optional(),
  /** The same five years earlier, on the units of that time. */
  five_years: ThenWire.optional(),
})
