/** A draft that was read and checked, as it travels. Nothing of it is kept, so no schema reads it back. */
import type { Finding } from '../../prose/check/ground/finding.ts'
import type { Fact } from '../../prose/grammar/fact.ts'
import type { LedgerCheck } from './ledger_check.ts'
import type { TaggedCheck } from './tagged.ts'

export type { CheckRule, Finding, Span } from '../../prose/check/ground/finding.ts'
export type { Fact, FactKind, FactStatus } from '../../prose/grammar/fact.ts'
export type { LedgerAgreement, LedgerCheck, LedgerFinding } from './ledger_check.ts'
export type { TaggedCheck, TaggedFinding, TaggedKind } from './tagged.ts'

export interface Checked {
  /** The name of the file; null where the text was pasted. */
  readonly file: string | null
  /** One line a paragraph. */
  readonly text: string
  /** In the order of the text; offsets count code points. */
  readonly facts: readonly Fact[]
  readonly findings: readonly Finding[]
  /** Of a paper that we have written ourselves, and that still has its list: what became of its figures. */
  readonly tagged?: TaggedCheck
  /** Absent where no ledgers are at hand. */
  readonly ledgers?: LedgerCheck
}
