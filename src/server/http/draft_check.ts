/** A draft with all that can be said of it: its own sums, what became of its figures, and what the ledgers say. */
import type { Catalogue } from '../../ledger/index.ts'
import type { LedgerCheck, TaggedCheck } from '../../ledger/wire/check.ts'
import type { TaggedPaper } from '../../ledger/wire/tagged.ts'
import type { Claim } from '../../prose/index.ts'
import type { Tx } from '../db/database.ts'
import { type AuditAsked, auditClaims, auditGround, ledgerWords } from '../papers/audit.ts'
import { reckonNow } from '../papers/reckon_again.ts'
import { checkTagged } from '../papers/tagged.ts'
import { coverOf, countsOf } from '../papers/text_places.ts'
import { checkDraft } from '../sheets/check_draft.ts'
import type { Draft, ReadDraft } from '../sheets/read_draft.ts'

export interface HandedIn {
  readonly draft: Draft
  /** Of a paper of ours that still has its list. */
  readonly tagged: TaggedPaper | null
}
export interface DraftCheck {
  readonly read: ReadDraft
  readonly tagged: TaggedCheck | null
  readonly ledgers: LedgerCheck
}

/** One transaction in the name of whoever asks. */
type Work = <T>(run: (tx: Tx) => Promise<T>) => Promise<T>

/**
 * Reading takes seconds and holds no transaction: the bureau is looked up before it, its figures are reckoned after it.
 * Problems: bad_file, too_much, busy, no_such, wrong_request.
 */
export const checkWhole = async (
  work: Work,
  catalogue: Catalogue,
  { draft, tagged }: HandedIn,
  asked: AuditAsked,
  noted: (tx: Tx, found: DraftCheck) => Promise<unknown> = () => Promise.resolve(),
): Promise<DraftCheck> => {
  const ground = await work((tx) => auditGround(tx, catalogue, draft.text, asked))
  const read = await checkDraft(draft, { indicators: ledgerWords(catalogue), names: ground.units.names })
  const claims = tagged === null ? read.claims : typedIn(tagged, read.claims)
  return work(async (tx) => {
    const ledgers = await auditClaims(tx, catalogue, claims, ground)
    const found = {
      read,
      ledgers,
      tagged: tagged === null ? null : await checkTagged(tagged, reckonNow(tx, catalogue)),
    }
    await noted(tx, found)
    return found
  })
}

/** Figures in controls are held against their own list, and the table of sources is not the paper's. */
const typedIn = ({ text, marks, list }: TaggedPaper, claims: readonly Claim[]): readonly Claim[] => {
  if (list === null) return claims
  const { units } = countsOf(text)
  const covered = coverOf(text, marks)
  return claims.filter(({ fact }) => {
    const at = units(fact.number_start)
    return at < text.length && !Array.from(fact.number).some((_, i) => covered(at + i))
  })
}
