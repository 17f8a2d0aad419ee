/** What travels about reviewing: one return as its reviewer reads it, the queue, verdicts over many, punctuality. */
import { z } from 'zod'
import { FaultWire, Marks, MoveOffer, NotesWire, RequestKey, RowWire, Values, VersionWire } from './wire.ts'

/** What units of the same kind in the county say in the same period: the middle, and the fences of the ordinary. */
export const SpreadWire = z.object({
  field: z.string(),
  median: z.number(),
  low: z.number(),
  high: z.number(),
  units: z.number(),
})

/** One return as its reviewer reads it. */
export const ReviewWire = z.object({
  row: RowWire,
  /** What the reader may do with it. */
  moves: z.array(MoveOffer),
  /**
   * The version that this step or a later one approved last; else the one approved last at all; else the one handed in
   * last before it was sent back; null at the first time.
   */
  compared_with: VersionWire.nullable(),
  /** Whether what it is compared with was approved, or only handed in. */
  compared_by: z.enum(['approved', 'handed_in']).nullable(),
  changed: z.array(z.string()),
  before: Values.nullable(),
  before_period: z.string().nullable(),
  doubts: z.array(FaultWire.extend({ explained: z.string().nullable() })),
  notes: NotesWire,
  /** Where the cells come from: as filled beforehand, filled beforehand and changed, typed. Empty cells are not named. */
  filled: z.record(z.string(), z.enum(['prefilled', 'changed', 'typed'])),
  /** Numbers that lie outside what similar units say. */
  outliers: z.array(
    SpreadWire.extend({
      value: z.number(),
      /** It lay outside on the same side a period earlier: no news. */
      lasting: z.boolean(),
    }),
  ),
  /** The same for every number that can be compared, also those that lie within. */
  similar: z.array(SpreadWire),
  handed_in_at: z.string().nullable(),
  due_at: z.string().nullable(),
  on_time: z.boolean().nullable(),
  returns: z.number(),
  /** Each time it was sent back or reopened, newest first. */
  sent_back: z.array(
    z.object({
      by: z.string().nullable(),
      at: z.string(),
      reason: z.string(),
      cells: z.record(z.string(), z.string()),
      version: z.number(),
    }),
  ),
})

export const EXCEPTIONS = ['explained', 'changed', 'outlier', 'late'] as const
export const QueueQuery = z.object({
  /** Comma-separated states; those that wait for a verdict of the reader unless said. */
  state: z.string().optional(),
  period: z.string().optional(),
  unit: z.string().optional(),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(1000).default(100),
})
export const ReviewQueue = z.object({
  /** The exceptions first: explained checks, cells changed since an approval, outliers, late ones. */
  rows: z.array(
    z.object({
      id: z.number(),
      version: z.number(),
      unit: z.string(),
      unit_name: z.string(),
      period: z.string().nullable(),
      state: z.string(),
      handed_in_at: z.string().nullable(),
      on_time: z.boolean().nullable(),
      returns: z.number(),
      /** Why it stands on top; empty for a plain one. */
      exceptions: z.array(z.enum(EXCEPTIONS)),
      explained: z.record(z.string(), z.string()),
      changed: z.array(z.string()),
      /** Fields, of those that did not lie outside on the same side a period earlier already. */
      outliers: z.array(z.string()),
      /** Names of moves that the reader may make on it. */
      moves: z.array(z.string()),
      values: Values,
    }),
  ),
  /** The moves that any row of the page offers, by name. */
  moves: z.array(MoveOffer),
  total: z.number(),
  /** Of all that wait: how many are exceptions of each kind, and how many are plain. */
  counts: z.object({
    explained: z.number(),
    changed: z.number(),
    outlier: z.number(),
    late: z.number(),
    plain: z.number(),
  }),
  page: z.number(),
  size: z.number(),
})

/** One verdict over many returns, each bound to the version that was seen; a thousand of them at most. */
export const BulkReview = z.object({
  move: z.string(),
  rows: z.array(z.object({ id: z.number().int().positive(), version: z.number().int().positive() })).min(1),
  /** What the move asks, the same for all. */
  values: Values.optional(),
  marks: Marks.optional(),
  reason: z.string().max(2000).optional(),
  cells: z.record(z.string(), z.string().max(500)).optional(),
  /** The last day of a reopening. */
  until: z.string().optional(),
  key: RequestKey,
})
export const OfferedQuery = z.object({
  /** Ids with commas. */
  rows: z.string().regex(/^\d+(,\d+)*$/),
})
/** Moves that can be made on several rows: each with the rows that take it. */
export const OfferedMovesWire = z.object({ moves: z.array(MoveOffer.extend({ rows: z.array(z.number()) })) })
export const BulkReviewed = z.object({
  done: z.number(),
  /** Those that could not be moved, each with why; the others have been. */
  refused: z.array(
    z.object({
      id: z.number(),
      unit_name: z.string(),
      code: z.string(),
      message: z.string(),
      faults: z.array(FaultWire),
      /** The version seen, and the one that stands now, where that is why. */
      version: z.number(),
      current: z.number().nullable(),
    }),
  ),
})

export const PunctualityQuery = z.object({
  unit: z.string().optional(),
  /** Periods that begin from–to, as days; the last twelve months unless said. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** A level whose units the lines are added up by; each filling unit for itself unless said. */
  by: z.string().optional(),
})
const Punctual = z.object({
  due: z.number(),
  handed_in: z.number(),
  on_time: z.number(),
  /** Sent back at least once. */
  returned: z.number(),
  /** Accepted without ever having been sent back. */
  accepted: z.number(),
  first_right: z.number(),
  /** In hundredths; null where there is nothing to divide by. */
  on_time_rate: z.number().nullable(),
  first_right_rate: z.number().nullable(),
})
export const PunctualityWire = z.object({
  ledger: z.string(),
  title: z.string(),
  unit: z.string(),
  unit_name: z.string(),
  from: z.string(),
  to: z.string(),
  periods: z.number(),
  /** The worst first. */
  lines: z.array(Punctual.extend({ unit: z.string(), unit_name: z.string() })),
  total: Punctual,
})

export type Spread = z.infer<typeof SpreadWire>
export type Review = z.infer<typeof ReviewWire>
export type Queue = z.infer<typeof ReviewQueue>
export type Exceptional = (typeof EXCEPTIONS)[number]
export type Verdicts = z.infer<typeof BulkReview>
export type BulkReviewed = z.infer<typeof BulkReviewed>
export type OfferedMoves = z.infer<typeof OfferedMovesWire>
export type Punctuality = z.infer<typeof PunctualityWire>
