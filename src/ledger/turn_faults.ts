/** Faults of the conditions under which moves are owed: what is kept beside a row must not change while nobody touches it. */
import type { Fault, LedgerDocument, Where } from './document.ts'
import { kindOf } from './fields/index.ts'
import { MOST_CONDITIONS, owedStates, turnConditions } from './turns.ts'
import { fieldsIn } from './where.ts'
import { owedMoves, owedOf } from './workflow.ts'

export function turnFaults(ledger: LedgerDocument): Fault[] {
  const unsteady = new Map<string, Fault>()
  const states = owedStates(ledger)
  for (const state of states) {
    for (const [name, move] of owedMoves(ledger, state)) {
      const where = owedOf(move)
      const path = `workflow.moves.${name}.${move.when ? 'when' : 'owed'}`
      for (const says of where === undefined ? [] : unsteadyIn(where, ledger)) unsteady.set(path, { path, says })
    }
  }
  const crowded = states.filter((state) => turnConditions(ledger, state).length > MOST_CONDITIONS)
  return [
    ...unsteady.values(),
    ...crowded.map((state) => ({
      path: `workflow.states.${state}`,
      says: `从“${ledger.workflow?.states[state]?.title}”出发、各有条件的动作最多${MOST_CONDITIONS}种条件`,
    })),
  ]
}

function unsteadyIn(where: Where, { fields }: LedgerDocument): string[] {
  const computed = fieldsIn(where).flatMap((name) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    return field === undefined || kindOf(field).column(field) ? [] : [field.title]
  })
  return [
    ...(speaksOfLateness(where)
      ? ['该办的动作不能以是否逾期（late）为条件：时间过去，记录并不改变；可写 optional: true']
      : []),
    ...computed.map((title) => `“${title}”是算出来的，不能决定该由谁办`),
  ]
}

function speaksOfLateness(where: Where): boolean {
  const inner = [where.not ?? [], where.any ?? [], where.all ?? []].flat()
  return where.late !== undefined || inner.some(speaksOfLateness)
}
