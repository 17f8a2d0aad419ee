/** What pages know of the declarations, as it travels. */
import { z } from 'zod'

export const IndicatorWire = z.object({
  ref: z.string(),
  title: z.string(),
  measure: z.string(),
  ledger: z.string(),
  ledger_title: z.string(),
  about: z.string().optional(),
})
/** What pages need of the declarations to offer choices: levels from the top down, indicators the actor may ask. */
export const CatalogueWire = z.object({
  levels: z.array(z.object({ name: z.string(), title: z.string() })),
  positions: z.array(z.object({ name: z.string(), title: z.string() })),
  unit_kinds: z.record(z.string(), z.string()),
  norms: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      unit: z.string(),
      values: z.array(
        z.object({ from: z.string(), value: z.number(), source: z.string(), local: z.literal(true).optional() }),
      ),
    }),
  ),
  indicators: z.array(IndicatorWire),
})

export type Catalogued = z.infer<typeof CatalogueWire>
export type IndicatorRow = z.infer<typeof IndicatorWire>
