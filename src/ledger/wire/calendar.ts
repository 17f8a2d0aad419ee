/** The bureau's calendar of working days, as it travels. */
import { z } from 'zod'

export const OWN_DAY_KINDS = ['worked', 'off', 'no_school'] as const

export const CalendarWire = z.object({
  year: z.number(),
  /** The program knows the State Council's notice of the year; without it only week-ends are off. */
  covered: z.boolean(),
  covered_from: z.number(),
  covered_to: z.number(),
  /** What the notice says. */
  days: z.array(z.object({ day: z.string(), kind: z.enum(['off', 'worked']), title: z.string() })),
  /** What the bureau has laid down itself, which goes before. */
  own: z.array(
    z.object({
      id: z.number(),
      day: z.string(),
      kind: z.enum(OWN_DAY_KINDS),
      title: z.string(),
      source: z.string(),
      by: z.string().nullable(),
      opened_at: z.string(),
    }),
  ),
  /** Terms of the bureau's that touch the year. */
  terms: z.array(z.object({ code: z.string(), title: z.string(), from: z.string(), to: z.string() })),
})
export type CalendarWire = z.output<typeof CalendarWire>

export const NewDays = z.object({
  days: z.array(z.object({ day: z.string(), kind: z.enum(OWN_DAY_KINDS), title: z.string().max(40) })),
  /** The notice that says so. */
  source: z.string().max(200),
})
export type NewDays = z.output<typeof NewDays>
