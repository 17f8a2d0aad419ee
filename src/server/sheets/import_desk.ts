/** What an import works with, what it is asked, and a file of it as rows of a ledger. */
import type { LedgerDocument } from '../../ledger/index.ts'
import type { Database } from '../db/database.ts'
import type { Tables } from '../tables/tables.ts'
import type { Faults } from './faults.ts'
import type { Assigned } from './headings.ts'
import type { SheetChange } from './row_compare.ts'
import type { ReadRow } from './row_reader.ts'
import type { SheetPlan } from './sheet_plan.ts'

/** What imports work with; the running server's own parts. */
export interface ImportDesk extends Tables {
  readonly database: Database
}
export interface ImportAsked {
  readonly ledger: string
  /** Path of the upload, or its bytes. */
  readonly source: string | Buffer
  /** Its name as the clerk knows it. */
  readonly file: string
  /** The unit of rows that do not name one. */
  readonly unit?: string | undefined
  readonly period?: string | undefined
  /** What the clerk said of columns. */
  readonly assigned?: Assigned | undefined
  /** Rows that are there already (by the ledger's key) are changed, and not refused. */
  readonly update?: boolean | undefined
}

/** How many lines of a file came to what. */
export interface Tally {
  added: number
  changed: number
  withdrawn: number
  unchanged: number
  /** Rows that the template had and the file has no more: nothing happens to them. */
  missing: number
}

/** One file of a zip. */
export interface ReadFile {
  readonly file: string
  readonly rows: number
  readonly faults: number
  readonly heading_row: number
}

export interface LedgerSheet {
  readonly ledger: LedgerDocument
  /** Null where there are many files, each with a plan of its own. */
  readonly plan: SheetPlan | null
  /** The files of a zip that were read so far; empty for a single file. */
  readonly files: readonly ReadFile[]
  readonly faults: Faults
  /** Of existing rows; complete once the batches are walked. */
  readonly changes: readonly SheetChange[]
  readonly tally: Readonly<Tally>
  /** Rows refused because they are there already, all of which the actor may change; 0 where not all. */
  readonly updatable: number
  /** Lines whose rows were changed since: what stands for them once both values have been seen. `A5` → token. */
  readonly renewed: Readonly<Record<string, string>>
  /** Data rows read so far. */
  read(): number
  /** The new rows without fault; the faults of the others are in `faults`. To be walked once. */
  batches(): AsyncGenerator<ReadRow[]>
  /** What the clerk should know although it is no fault. */
  notes(): string[]
  close(): Promise<void>
}
