/** What travels about imports: how far one is, what it found, and what can be said of its columns. */
import { z } from 'zod'
import { ProblemWire, Values } from './wire.ts'

export const CellFault = z.object({
  /** Within a zip: which of its files. */
  file: z.string().optional(),
  row: z.number(),
  column: z.string(),
  field: z.string().nullable(),
  title: z.string(),
  read: z.string(),
  says: z.string(),
  expected: z.string(),
})
/** How many lines of a file came to what; `missing`: rows that its template had and that it has no more. */
export const ImportCounts = z.object({
  added: z.number(),
  changed: z.number(),
  withdrawn: z.number(),
  unchanged: z.number(),
  missing: z.number(),
})
export const ImportChange = z.object({
  row: z.number(),
  /** Within a zip. */
  file: z.string().optional(),
  id: z.number(),
  unit_name: z.string(),
  /** Why the row is withdrawn; null where it is changed. */
  withdrawn: z.string().nullable(),
  cells: z.array(z.object({ field: z.string(), title: z.string(), from: z.string(), to: z.string() })),
})
/** A file read again: other meanings of its columns (by letter; null is not read), rows already there changed. */
export const ReadAgain = z.object({
  columns: z.record(z.string(), z.string().max(64).nullable()).optional(),
  update: z.boolean().optional(),
})
export const ImportWire = z.object({
  id: z.string(),
  ledger: z.string(),
  file: z.string(),
  state: z.enum(['reading', 'faulty', 'ready', 'writing', 'done', 'failed', 'cancelled']),
  /** Rows read so far, rows written so far. */
  read: z.number(),
  written: z.number(),
  columns: z.array(
    z.object({ column: z.string(), heading: z.string(), field: z.string().nullable(), title: z.string() }),
  ),
  faults: z.array(CellFault),
  /** All faults found, also those beyond the ones listed. */
  fault_count: z.number(),
  sample: z.array(z.object({ row: z.number(), unit: z.string().nullable(), values: Values })),
  /** What should be known although it is no fault: which sheets were not read. */
  notes: z.array(z.string()).optional(),
  /** The file can be had with its faults in it. */
  annotated: z.boolean(),
  /** As the clerk's own workbook; otherwise as the faulty rows alone, to be mended in the original. */
  annotated_whole: z.boolean(),
  counts: ImportCounts.optional(),
  /** The sheets of a zip, in its order. */
  files: z.array(z.object({ file: z.string(), rows: z.number(), faults: z.number() })).optional(),
  /** The first two hundred. */
  changes: z.array(ImportChange).optional(),
  /** Rows that were refused only because they are there already, and that could be changed instead. */
  updatable: z.number(),
  /** Rows already there are being changed. */
  update: z.boolean(),
  /** What a column can be said to be; empty where nothing can be said. */
  assignable: z.array(z.object({ field: z.string(), title: z.string() })),
  problem: ProblemWire.nullable(),
})

export type Import = z.infer<typeof ImportWire>
export type ReadAgainBody = z.infer<typeof ReadAgain>
