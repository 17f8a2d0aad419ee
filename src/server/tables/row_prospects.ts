/** What each move would make of a row's limit, told before anybody makes it: by the same functions that make it. */
import { type LedgerDocument, type MoveDocument, movesFrom, workflowOf } from '../../ledger/index.ts'
import type { Row, RowPage } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { hasPath, pathAfter, pathBefore, timelyRefusal } from './paths.ts'
import type { RowRecord } from './row_sql.ts'
import type { Tables } from './tables.ts'
import { timeRules } from './time_rules.ts'

type Prospect = Pick<RowPage['moves'][number], 'blocked' | 'then_due_at'>
const BLOCKS = ['too_early', 'too_late', 'often_enough', 'not_now'] as const

/** By the name of the move. */
export const prospectsOf = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  record: RowRecord,
  row: Row,
): Promise<Readonly<Record<string, Prospect>>> => {
  if (!hasPath(ledger)) return {}
  const rules = await timeRules(tx, tables.catalogue)
  const path = pathBefore(record)
  const now = Date.now()
  const prospect = (name: string, move: MoveDocument): Prospect => {
    const blocked = blockOf(ledger, move, path, now, rules)
    if (blocked !== undefined) return { blocked }
    if (dependsOnAsked(ledger, move)) return {}
    const { due } = pathAfter(ledger, path, { move: name, at: now, by: tx.actor.person }, row, rules).at(-1)!
    return { then_due_at: due === null ? null : new Date(due).toISOString() }
  }
  return Object.fromEntries(movesFrom(ledger, row.state).map(([name, move]) => [name, prospect(name, move)]))
}

/** What a limit has against the move; undefined where nothing. */
const blockOf = (...asked: Parameters<typeof timelyRefusal>): Prospect['blocked'] => {
  const refusal = timelyRefusal(...asked)
  return refusal && BLOCKS.find((block) => block === refusal.code)
}

/** The limit of the next state mentions a field that the mover is only now asked for. */
const dependsOnAsked = (ledger: LedgerDocument, { to, asks = [] }: MoveDocument): boolean => {
  const limit = JSON.stringify(workflowOf(ledger).states[to]?.limit ?? null)
  return asks.some((field) => limit.includes(JSON.stringify(field)))
}
