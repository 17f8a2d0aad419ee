/** A draft read and checked: pure and quick, but as long as the text, so that long ones are read in a thread. */
import type { Checked } from '../../ledger/wire/check.ts'
import { check, type Claim, claimsIn, type LedgerWords, read } from '../../prose/index.ts'

export interface Draft {
  readonly file: string | null
  readonly text: string
}

/** The bureau's indicators, and the names of its units with the longest first. */
export interface LedgersInWords {
  readonly indicators: readonly LedgerWords[]
  readonly names: readonly string[]
}

export interface ReadDraft {
  readonly facts: number
  readonly findings: number
  /** A `Checked` as it is sent: ten thousand facts are not copied out of the thread only to be written down again. */
  readonly answer: string
  /** What the ledgers may know of; none where they were not given. */
  readonly claims: readonly Claim[]
}

export const run = ({ file, text, ledgers }: Draft & { readonly ledgers?: LedgersInWords }): ReadDraft => {
  const facts = read(text)
  const findings = check(text, facts)
  const answer = JSON.stringify({ file, text, facts, findings } satisfies Checked)
  const claims = ledgers === undefined ? [] : claimsIn(text, facts, ledgers.indicators, ledgers.names)
  return { facts: facts.length, findings: findings.length, answer, claims }
}
