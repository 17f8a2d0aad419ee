/** Published reports: frozen with number and hash, and how the figures of today stand to them. */
import { z } from 'zod'
import { FilledReportWire, TraceQuery } from '../wire.ts'

export const PublicationLine = z.object({
  id: z.string(),
  /** 景教报〔2011〕3号 */
  number: z.string(),
  /** SHA-256 of all that was frozen, in hexadecimals; null of those from before there were hashes. */
  hash: z.string().nullable(),
  report: z.string(),
  title: z.string(),
  unit: z.string(),
  /** What the unit was called on the day. */
  unit_name: z.string(),
  period: z.string(),
  /** When its figures were true. */
  as_of: z.string(),
  published_at: z.string(),
  published_by: z.string(),
  /** The manuscript it was written as. */
  manuscript: z.string().nullable(),
})

export const PublicationsQuery = z.object({
  /** With all below it. */
  unit: z.string().max(64).optional(),
  report: z.string().max(60).optional(),
  period: z.string().max(40).optional(),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})
export const PublicationsWire = z.object({
  publications: z.array(PublicationLine),
  total: z.number(),
  page: z.number(),
  size: z.number(),
})

export const PublicationWire = PublicationLine.extend({
  /** As it was published; null where figures were published without a paper. */
  filled: FilledReportWire.nullable(),
  /** Places where the reader's positions may not read on. */
  withheld: z.number(),
  /** By which declarations: the version of each ledger, norm and the organisation. */
  versions: z.array(z.object({ kind: z.string(), name: z.string(), version: z.number() })),
  /** The newest publication of the same report, unit and period, where that is another. */
  newer: PublicationLine.pick({ id: true, number: true, published_at: true }).nullable(),
})

/** A figure that would be printed otherwise today. */
export const ChangeWire = z.object({
  /** The place in the paper: the number of the figure in reading order. */
  figure: z.number(),
  title: z.string(),
  indicator: z.string(),
  unit: z.string(),
  period: z.string(),
  by: z.string().optional(),
  group: z.string().optional(),
  sentence: z.string(),
  was: z.string(),
  /** Null: there is no such figure any more. */
  now: z.string().nullable(),
  was_value: z.number().nullable(),
  now_value: z.number().nullable(),
  /** 增加3处, in the indicator's own unit; null where the text is no value itself. */
  difference: z.string().nullable(),
  /** The page of the rows as they stand today. */
  trace: z.string(),
})
export const ChangesWire = z.object({
  /** When they were reckoned. */
  at: z.string(),
  figures: z.number(),
  /** Reckoned again; the rest are places among others, or not the reader's to know. */
  reckoned: z.number(),
  withheld: z.number(),
  changes: z.array(ChangeWire),
})

export const VerificationWire = z.object({
  /** Reckoned again as of the paper's moment. */
  at: z.string(),
  figures: z.number(),
  /** How many came out otherwise than published: none, unless rows were changed behind the platform's back. */
  differing: z.number(),
  /** `same`: the text hashes to what was published. Null where it has no hash. */
  hash: z.enum(['same', 'changed']).nullable(),
  /** What is wrong with it, in Chinese; empty where it is as it was published. */
  says: z.array(z.string()),
})

export const PublishedRowsQuery = TraceQuery.omit({ as_of: true })
export const PublishReport = z.object({
  unit: z.string(),
  period: z.string(),
  key: z.string().min(8).max(64).optional(),
})

export type PublicationLine = z.output<typeof PublicationLine>
export type PublicationsQuery = z.output<typeof PublicationsQuery>
export type Publications = z.output<typeof PublicationsWire>
export type Publication = z.output<typeof PublicationWire>
export type Change = z.output<typeof ChangeWire>
export type Changes = z.output<typeof ChangesWire>
export type Verification = z.output<typeof VerificationWire>
