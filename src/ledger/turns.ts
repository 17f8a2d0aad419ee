/**
 * Whose turn it is at a row. An owed move may be so only of rows for which a condition holds; which of its state's
 * conditions a row meets is one small number, kept beside the state, so that who owes what is asked without the rows.
 */
import type { LedgerDocument, Where } from './document.ts'
import { holds, type WhereRow } from './where.ts'
import { owedMoves, owedOf, workflowOf } from './workflow.ts'

/** More would make more numbers than anybody wants to look up. */
export const MOST_CONDITIONS = 8

/** The conditions under which moves from a state are owed, each once, in declared order. */
export function turnConditions(ledger: LedgerDocument, state: string): readonly Where[] {
  const before = listed.get(ledger) ?? new Map<string, readonly Where[]>()
  listed.set(ledger, before)
  const found = before.get(state) ?? conditionsOf(ledger, state)
  before.set(state, found)
  return found
}

/** Once listed: every line of what is owed asks. */
const listed = new WeakMap<LedgerDocument, Map<string, readonly Where[]>>()

function conditionsOf(ledger: LedgerDocument, state: string): readonly Where[] {
  const found = owedMoves(ledger, state).flatMap(([, move]) => {
    const where = owedOf(move)
    return where === undefined ? [] : [where]
  })
  return [...new Map(found.map((where) => [JSON.stringify(where), where])).values()]
}

/** Which of its state's conditions a row meets: a bit each, the first declared the lowest. */
export function turnOf(ledger: LedgerDocument, row: WhereRow): number {
  return turnConditions(ledger, row.state).reduce((turn, where, i) => turn | (holds(where, row) ? 1 << i : 0), 0)
}

/** Every turn of a state at which a condition is met; without one, every turn there is. */
export function turnsAt(ledger: LedgerDocument, state: string, when: Where | undefined): number[] {
  const conditions = turnConditions(ledger, state)
  const all = Array.from({ length: 1 << conditions.length }, (_, turn) => turn)
  if (when === undefined) return all
  const bit = 1 << conditions.findIndex((where) => JSON.stringify(where) === JSON.stringify(when))
  return all.filter((turn) => (turn & bit) !== 0)
}

/** What a line of what is owed is found by: the ledger, the state, and whose turn it is there. */
export function turnKey(ledger: Pick<LedgerDocument, 'name'>, state: string, turn: number): string {
  return `${ledger.name} ${state} ${turn}`
}

/** All keys of a state. */
export function turnKeys(ledger: LedgerDocument, state: string, when?: Where): string[] {
  return turnsAt(ledger, state, when).map((turn) => turnKey(ledger, state, turn))
}

/** States from which somebody owes a move. */
export function owedStates(ledger: LedgerDocument): string[] {
  return Object.keys(workflowOf(ledger).states).filter((state) => owedMoves(ledger, state).length > 0)
}
