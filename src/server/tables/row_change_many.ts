/** Changes of many rows by one sheet: each is saved as it is from a form, with its own version and its own event. */
import type { Explanations, Marks, Values } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { faulty, Problem } from '../db/problem.ts'
import { editRow, withdrawRow } from './row_edit.ts'
import type { Tables } from './tables.ts'

export interface ManyChange {
  /** Where it stands, for words of refusal: `第12行`. */
  readonly place: string
  readonly id: number
  /** The version that was seen. */
  readonly version: number
  /** Cells that change; the others keep what they have. */
  readonly values?: Values | undefined
  readonly marks?: Marks | undefined
  /** What is said to soft checks that do not hold then. */
  readonly explained?: Explanations | undefined
  /** Takes the row back instead. */
  readonly withdrawn?: string | undefined
}

/**
 * All of them in the caller's transaction, or a Problem: faulty, with one fault for each row that could not be changed.
 * `key`: of the submission; each row gets its own from it.
 */
export const changeMany = async (
  tx: Tx,
  tables: Tables,
  ledger: string,
  changes: readonly ManyChange[],
  { key, import_id, progress }: { key: string; import_id: string; progress: (done: number) => unknown },
): Promise<void> => {
  let done = 0
  for (const { place, id, version, values, marks, explained, withdrawn } of changes) {
    const sent = { key: `${key}/${id}`, version }
    const work =
      withdrawn === undefined
        ? editRow(tx, tables, ledger, id, { ...sent, values, marks, explained }, { import_id })
        : withdrawRow(tx, tables, ledger, id, { ...sent, reason: withdrawn }, { import_id })
    await work.catch((error: unknown) => {
      // Nothing of the import is kept once one row refuses, so the first refusal ends it.
      throw error instanceof Problem ? faulty(faultsAt(place, error)) : error
    })
    await progress(++done)
  }
}

const faultsAt = (place: string, problem: Problem) =>
  problem.faults.length === 0
    ? [{ path: place, says: problem.words('zh') }]
    : problem.faults.map(({ says }) => ({ path: place, says }))
