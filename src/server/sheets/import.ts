import type { Actor } from '../db/database.ts'
import { faulty } from '../db/problem.ts'
import { changeMany, type ImportedRow, insertMany } from '../tables/rows.ts'
import { acting } from './acting.ts'
import type { ImportAsked, ImportDesk, LedgerSheet } from './import_desk.ts'
import { openLedgerSheet } from './ledger_sheet.ts'
import type { Progress } from './preview.ts'

export interface ImportRun extends ImportAsked {
  readonly import_id: string
  /** Of the submission that confirmed it. */
  readonly key?: string | undefined
}

/**
 * Writes all that a file says in one transaction, or nothing: new rows, changes and withdrawals. The file is read and
 * checked again: units close and rows are entered between a preview and its confirmation. `count`: lines that came to
 * something. Problems: those of the preview, faulty, already_there, not_yours.
 */
export const runImport = async (
  desk: ImportDesk,
  actor: Actor,
  asked: ImportRun,
  progress: Progress = () => {},
  signal?: AbortSignal,
): Promise<{ count: number }> => {
  const sheet = await openLedgerSheet(desk, actor, asked, { duplicates: false })
  const { import_id, key } = asked
  return acting(desk.database, actor, async (tx) => {
    // The cells were read and checked by their kinds, the rows as wholes; a third check would find nothing else.
    const { count } = await insertMany(tx, desk, asked.ledger, rowsOf(sheet, progress, signal), {
      import_id,
      key,
      checked: true,
      besides: () => changesIn(sheet),
    })
    const told = async (done: number): Promise<void> => {
      signal?.throwIfAborted()
      await progress(count + done)
    }
    await changeMany(tx, desk, asked.ledger, sheet.changes, { key: key ?? import_id, import_id, progress: told })
    // The last moment at which nothing has happened yet.
    signal?.throwIfAborted()
    return { count: count + sheet.changes.length }
  })
}

/** Said in the import's event where there is anything to say. */
const changesIn = ({ tally: { changed, withdrawn } }: LedgerSheet): Readonly<Record<string, number>> => ({
  ...(changed > 0 ? { changed } : {}),
  ...(withdrawn > 0 ? { withdrawn } : {}),
})

async function* rowsOf(
  sheet: LedgerSheet,
  progress: Progress,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly ImportedRow[]> {
  let written = 0
  for await (const rows of sheet.batches()) {
    signal?.throwIfAborted()
    refuseFaults(sheet)
    yield rows
    written += rows.length
    await progress(written)
  }
  refuseFaults(sheet)
}

const refuseFaults = ({ faults }: LedgerSheet): void => {
  if (faults.count === 0) return
  throw faulty(
    faults.listed.map(({ file, row, column, title, says }) => ({
      path: file === undefined ? `${column}${row}` : `${file} ${column}${row}`,
      says: title === '' ? says : `${title}：${says}`,
    })),
  )
}
