/** A draft read and checked: pure and quick, but as long as the text, so that long ones are read in a thread. */
import type { Checked } from '../../ledger/wire/check.ts'
import { check, read } from '../../prose/index.ts'

export interface Draft {
  readonly file: string | null
  readonly text: string
}

export interface ReadDraft {
  readonly facts: number
  readonly findings: number
  /** A `Checked` as it is sent: ten thousand facts are not copied out of the thread only to be written down again. */
  readonly answer: string
}

export const run = ({ file, text }: Draft): ReadDraft => {
  const facts = read(text)
  const findings = check(text, facts)
  const answer = JSON.stringify({ file, text, facts, findings } satisfies Checked)
  return { facts: facts.length, findings: findings.length, answer }
}
