/** What is said to checks that new rows of a sheet do not pass. */
import { doubtsOfRow, explainedNow, type LedgerDocument, rulesOf } from '../../ledger/index.ts'
import type { Actor } from '../db/database.ts'
import { comparedFor } from '../tables/compared.ts'
import { acting } from './acting.ts'
import { explanationsOf } from './explained_column.ts'
import type { ImportDesk } from './import_desk.ts'
import type { ReadRow } from './row_reader.ts'

/** Notes it with the rows; `said` by line of the sheet. Drafts may say nothing: they are asked when they are handed in. */
export const noteExplanations = async (
  desk: ImportDesk,
  actor: Actor,
  ledger: LedgerDocument,
  rows: readonly ReadRow[],
  said: ReadonlyMap<number, string>,
): Promise<void> => {
  const explained = rows.filter(({ row }) => said.has(row))
  if (explained.length === 0) return
  const { all } = rulesOf(ledger).mentions
  const compared = await acting(desk.database, actor, (tx) => comparedFor(tx, desk, ledger, explained, all))
  explained.forEach((row, i) => {
    const doubts = doubtsOfRow(ledger, row, compared[i])
    const now = explainedNow(doubts, {}, explanationsOf(ledger, said.get(row.row) ?? ''))
    if (Object.keys(now).length > 0) row.notes = { ...row.notes, explained: now }
  })
}
