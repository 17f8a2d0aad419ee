/** What the planter will make of petitions, suggestions and disputes: where their rows stand, and that nobody broke a rule. */
import { describe, expect, test } from 'vitest'
import * as disputeNorms from '../bureau/norms/disputes.ts'
import * as petitionNorms from '../bureau/norms/petitions.ts'
import * as suggestionNorms from '../bureau/norms/suggestions.ts'
import { dispute } from '../bureau/petitions/dispute.ts'
import { petition } from '../bureau/petitions/petition.ts'
import { suggestion } from '../bureau/petitions/suggestion.ts'
import { begun, deadline, holds, type LedgerDocument, movedOn, type Path, workflowOf } from '../ledger/index.ts'
import { rulesBy } from '../ledger/time/example_case.ts'
import { disputes } from './disputes.ts'
import { HISTORY_ENDS, livingYear } from './living.ts'
import { petitions } from './petitions.ts'
import type { DemoRow } from './row.ts'
import { suggestions } from './suggestions.ts'

const rules = rulesBy([petitionNorms, suggestionNorms, disputeNorms])

/** The path of a row as its versions make it; what a server would have refused is said. */
function wayOf(document: LedgerDocument, row: DemoRow): { path: Path; refused: string[] } {
  const workflow = workflowOf(document)
  const refused: string[] = []
  let path: Path = []
  let standing = { unit: row.unit, period: null, values: row.values }
  for (const { at, move, state, values, unit } of row.versions) {
    const before = path.at(-1)
    const made = { at: Date.parse(at), by: 1 }
    standing = { ...standing, values: { ...standing.values, ...values } }
    if (before === undefined || move === undefined) {
      path = begun(workflow, standing, { ...made, state }, rules)
      continue
    }
    const { when, early, extends: longer } = workflow.moves[move]!
    const waits = before.free_at !== undefined && made.at < before.free_at
    if (when && !holds(when, { ...standing, state: before.state, path })) refused.push(`${row.id} ${move} does not fit`)
    if (waits && !early) refused.push(`${row.id} ${move} is too early`)
    if (early === 'only' && !waits) refused.push(`${row.id} ${move} is too late`)
    if (longer && (before.due === null || made.at >= before.due)) refused.push(`${row.id} ${move} is too late`)
    standing = { ...standing, unit: unit ?? standing.unit }
    path = movedOn(workflow, path, { ...made, move }, standing, rules)
  }
  return { path, refused }
}

const LEDGERS = [
  [petition, petitions, ['accepted', 'answered', 'received', 'reviewing']],
  [suggestion, suggestions, ['raised', 'sent_up']],
  [dispute, disputes, ['found', 'mediating']],
] as const

describe.each(['2026-03-18', '2026-10-09', '2026-02-25', '2026-11-26'])('planted on %s', (planted) => {
  const living = livingYear(planted)
  const now = Date.parse(`${planted}T08:00:00+08:00`)

  test.each(LEDGERS)(
    '$name: nobody owes a move of earlier years, and cases stand at every state',
    (document, rows, late) => {
      const { states } = workflowOf(document)
      const stand = new Map<string, string[]>()
      const all = [...rows(living)].map((row) => ({ row, ...wayOf(document, row) }))
      expect(all.flatMap(({ refused }) => refused)).toEqual([])
      for (const { row, path } of all) {
        const { state } = path.at(-1)!
        if (row.versions[0]!.at.slice(0, 10) <= HISTORY_ENDS)
          expect(states[state]!.final, `${row.id} ${state}`).toBe(true)
        else stand.set(state, [...(stand.get(state) ?? []), deadline(path, rules.calendar, now, SOON).state])
      }
      expect([...stand.keys()].toSorted()).toEqual(Object.keys(states).toSorted())
      const red = [...stand].filter(([, lights]) => lights.includes('red')).map(([state]) => state)
      expect(red).toEqual(expect.arrayContaining([...late]))
    },
  )

  test('petitions: told apart by who holds them, extended, asked again', () => {
    const all = [...petitions(living)].filter(({ versions }) => versions[0]!.at.slice(0, 10) > HISTORY_ENDS)
    const made = (move: string): number =>
      all.filter(({ versions }) => versions.some((one) => one.move === move)).length
    for (const move of ['extend', 'take', 'give_back', 'undo_answer', 'decline', 'object', 'transfer', 'ask_review']) {
      expect(made(move), move).toBeGreaterThan(0)
    }
    expect(new Set(all.map(({ unit }) => unit)).size).toBe(8)
  })
})

const SOON = { days: 3, share: 0.25 }
