/** A paper with all that is printed of it. */
import type { FilledPaper } from '../../ledger/index.ts'

export interface PrintedPaper {
  readonly filled: FilledPaper
  readonly number: string
  /** 2011年10月8日 */
  readonly day: string
}
