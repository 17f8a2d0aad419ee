/** Which moves can be made on several rows at once: what stands on the buttons above a table with ticked rows. */
import { type LedgerDocument, workflowOf } from '../../ledger/index.ts'
import type { OfferedMoves } from '../../ledger/work_wire.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { hasPath, pathBefore, timelyRefusal } from './paths.ts'
import { placedRows } from './placed_rows.ts'
import { placeOf } from './rights.ts'
import { offers } from './row_move.ts'
import { offered } from './row_read.ts'
import { rowOf } from './row_sql.ts'
import { ledgerNamed, type Tables } from './tables.ts'
import { timeRules } from './time_rules.ts'

const MOST = 1_000

/**
 * Each move that the actor may make on any of these rows now, with the rows it can be made on. Rows that the actor does
 * not see are not told apart from such as do not exist. Problem: too_much.
 */
export const movesOffered = async (
  tx: Tx,
  tables: Tables,
  name: string,
  ids: readonly number[],
): Promise<OfferedMoves> => {
  const ledger = ledgerNamed(tables, name)
  if (ids.length > MOST) throw new Problem('too_much', { what: '一次办理的记录', limit: `${MOST}条` })
  const found = new Map<string, number[]>()
  for (const [id, moves] of await movesOfEach(tx, tables, ledger, ids)) {
    for (const move of moves) found.set(move, [...(found.get(move) ?? []), id])
  }
  const { moves } = workflowOf(ledger)
  const listed = Object.entries(moves).filter(([move, { points, until }]) => found.has(move) && !points && !until)
  return { moves: offered(listed).map((offer) => ({ ...offer, rows: found.get(offer.name)! })) }
}

const movesOfEach = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  ids: readonly number[],
): Promise<(readonly [id: number, moves: string[]])[]> => {
  const records = await placedRows(tx, ledger, ids)
  const rules = hasPath(ledger) ? await timeRules(tx, tables.catalogue) : null
  const now = Date.now()
  return records.map((record) => {
    const row = { ...rowOf(ledger, record, tables.seal, 'masked'), ...placeOf(ledger, record) }
    const open = offers(tx.actor, ledger, row).filter(
      ([, move]) => rules === null || timelyRefusal(ledger, move, pathBefore(record), now, rules) === undefined,
    )
    return [record.id, open.map(([move]) => move)]
  })
}
