/** Who was told of a limit, as it travels. */
import { z } from 'zod'
import { RUNGS } from '../time/ladder.ts'

export const EscalationWire = z.object({
  id: z.number(),
  ledger: z.string(),
  row_id: z.number(),
  state: z.string(),
  state_title: z.string(),
  rung: z.enum(RUNGS),
  due_at: z.string().nullable(),
  at: z.string(),
  /** Null: nobody holds any of the positions. */
  to_unit: z.string().nullable(),
  to_unit_name: z.string().nullable(),
  /** Titles of the positions told, and of those passed over since nobody holds them. */
  positions: z.array(z.string()),
  vacant: z.array(z.string()),
  people: z.array(z.string()),
  /** Told to the reader, who has not taken note yet. */
  mine: z.boolean(),
  noted_by: z.string().nullable(),
  noted_at: z.string().nullable(),
  noted_words: z.string().nullable(),
})
export const EscalationsWire = z.object({ escalations: z.array(EscalationWire) })
/** What was told to the reader, with what the row is called; both null where the row may not be read. */
export const ReportedWire = EscalationWire.extend({
  ledger_title: z.string(),
  label: z.string().nullable(),
  unit_name: z.string().nullable(),
})
export const ReportedQuery = z.object({
  /** `reported`: only what was told on to somebody who does not hold the row: heads, units above, leaders. */
  what: z.enum(['all', 'reported']).default('all'),
})
export const ReportedListWire = z.object({
  /** Newest first, the latest so many. */
  escalations: z.array(ReportedWire),
  total: z.number(),
})
export const TakeNote = z.object({ words: z.string().max(500).default('') })
export const TakeNotes = TakeNote.extend({ ids: z.array(z.number().int().positive()).min(1).max(500) })

export type Escalation = z.infer<typeof EscalationWire>
export type Reported = z.infer<typeof ReportedWire>
export type ReportedList = z.infer<typeof ReportedListWire>
