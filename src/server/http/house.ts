import type { Catalogue } from '../../ledger/index.ts'
import type { Database } from '../db/database.ts'
import type { Seal } from '../tables/seal.ts'

/** What the running program is made of; built once in `main`, or by a test. */
export interface House {
  readonly database: Database
  /** Code of the root unit; first column of every key. */
  readonly county: string
  readonly catalogue: Catalogue
  readonly seal: Seal
  /** Where uploads and scratch files lie. */
  readonly folder: string
  /** The built pages; absent in tests without a browser. */
  readonly web?: string
}
