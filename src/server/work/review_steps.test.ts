import { describe, expect, test } from 'vitest'
import { hazard, schoolLife } from '../../ledger/example_declarations.ts'
import type { LedgerDocument } from '../../ledger/index.ts'
import { courseOf, type Step } from './review_steps.ts'

/** A version for each state, an hour apart. */
const versions = (states: string): Step[] =>
  states.split(' ').map((state, i) => ({ version: i + 1, state, at: `2011-03-01T${String(i).padStart(2, '0')}:00` }))
const course = (states: string, ledger: LedgerDocument = schoolLife) => courseOf(ledger, versions(states))
const compared = (states: string, ledger?: LedgerDocument) => {
  const found = course(states, ledger).compared
  return found && `${found.by} ${found.version}`
}

describe('what a reviewer compares a return with', () => {
  test.each([
    ['draft submitted', null],
    ['submitted', null],
    // The second step sees it for the first time.
    ['draft submitted passed_1', null],
    // Sent back before anybody passed it.
    ['draft submitted returned returned submitted', 'handed_in 2'],
    // Passed by the first step, sent back by the second.
    ['draft submitted passed_1 returned submitted', 'approved 3'],
    ['draft submitted passed_1 returned submitted passed_1', 'approved 3'],
    // Accepted, opened again: what the second step accepted counts for both, also after a further return.
    ['draft submitted passed_1 accepted returned submitted', 'approved 4'],
    ['draft submitted passed_1 accepted returned submitted passed_1', 'approved 4'],
    ['draft submitted passed_1 accepted returned submitted returned submitted', 'approved 4'],
    // A steward corrected what the first step had passed.
    ['draft submitted passed_1 passed_1', 'approved 3'],
    ['draft submitted passed_1 accepted accepted', 'approved 4'],
  ])('%s: %s', (states, with_version) => {
    expect(compared(states)).toBe(with_version)
  })

  test('a workflow spelled by hand is read the same way', () => {
    // Who rectifies fills the ledger; that is no approval, and a refusal leads back to no filler’s hands.
    expect(compared('draft open rectified open rectified', hazard)).toBeNull()
    expect(compared('draft open rectified closed', hazard)).toBeNull()
  })
})

describe('the course of a return', () => {
  test('it was handed in when it first left its filler’s hands', () => {
    expect(course('draft draft').handed_in_at).toBeNull()
    expect(course('draft draft submitted returned submitted').handed_in_at).toBe('2011-03-01T02:00')
  })

  test('each way back into them is counted once', () => {
    expect(course('draft submitted returned returned submitted passed_1 returned').returns).toBe(2)
    expect(course('draft submitted passed_1 accepted returned submitted').returns).toBe(1)
    expect(course('draft submitted passed_1').returns).toBe(0)
  })
})
