/** Every workflow the bureau declares: somebody who waits has a limit to wait for, and the page about them is current. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bureauFolder } from '../bureau/index.ts'
import { makeCatalogue, workflowOf } from '../ledger/index.ts'
import { BOOK_DAY, workflowBook } from '../ledger/workflow_book.ts'
import { loadDeclarations } from './declarations.ts'

const catalogue = makeCatalogue(await loadDeclarations([bureauFolder]))
const declared = [...catalogue.ledgers.values()].filter(({ workflow }) => workflow !== undefined)

/** States that are no end and have no limit, each with why nobody is kept waiting there. */
const WITHOUT: Readonly<Record<string, string>> = {
  'annual_review.draft': 'still with the institution, whose duty has a due day of its own',
  'hazard.draft': 'still with the school, which has told nobody yet',
  'responsibility.draft': 'still with the unit that writes the letter',
  'school_bus.registered': 'still with the school, which has told nobody yet',
  'school_bus.returned': 'the bus does not run, and only the school waits for it',
  'school_bus.stopped': 'the bus does not run, and only the school waits for it',
  'school_reopening.preparing': 'the school is closed and says itself when it is ready',
  'school_return.draft': 'still with the school, whose duty has a due day of its own',
  'student_aid.declared': 'still with the school, whose duty has a due day of its own',
  'student_aid.published': 'shown for its days, within the duty of the term',
  'student_aid.returned': 'back with the school, whose duty has a due day of its own',
  'target.draft': 'still with the office that lays it down',
}

test('each state from which a move leads on has a limit, or it is said why not', () => {
  const open = declared.flatMap((ledger) =>
    Object.entries(workflowOf(ledger).states)
      .filter(([, state]) => !state.final && !state.rests && state.limit === undefined)
      .map(([name]) => `${ledger.name}.${name}`),
  )
  expect(open.sort()).toEqual(Object.keys(WITHOUT).sort())
})

test('a state that is reached with a reason alone can be told apart from one that was not: no two moves of a state do the same', () => {
  for (const ledger of declared) {
    const all = Object.values(workflowOf(ledger).moves).map(({ title: _title, ...move }) => JSON.stringify(move))
    expect(new Set(all).size, ledger.name).toBe(all.length)
  }
})

test('what a row must hold from the beginning, and the day that puts it into a period, is not left to a move', () => {
  for (const ledger of declared) {
    const asked = new Set(Object.values(workflowOf(ledger).moves).flatMap(({ asks }) => asks ?? []))
    const early = Object.entries(ledger.fields).filter(([name, field]) => field.required === true && asked.has(name))
    expect(early.map(([name]) => `${ledger.name}.${name}`)).toEqual([])
    if (ledger.on !== undefined) expect(asked.has(ledger.on), `${ledger.name}.${ledger.on}`).toBe(false)
  }
})

test('limits until a day are until a day that somebody enters', () => {
  for (const ledger of declared) {
    const named = [...JSON.stringify(ledger.workflow).matchAll(/"(?:until|after)":"([a-z_0-9]+)"/g)]
    for (const [, field = ''] of named) {
      const document = ledger.fields[field]
      if (document) expect(document.retired, `${ledger.name}.${field}`).toBeUndefined()
    }
  }
})

test('the page about the workflows is current; otherwise run: npm run workflows', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/WORKFLOWS.md'), 'utf8')
  expect(page).toBe(workflowBook(catalogue, BOOK_DAY))
})
