/** What a filler says to soft checks that do not hold. It is kept with the row and shown to who reviews it. */
import { checkOfFault } from './check.ts'
import type { Fault, LedgerDocument } from './document.ts'
import { rulesOf } from './rules.ts'

export type Explanations = Readonly<Record<string, string>>

/** Explanations of what no soft check asks. */
export const strayExplanations = (ledger: LedgerDocument, sent: Explanations = {}): Fault[] => {
  const names = new Set(rulesOf(ledger).soft.map(({ name }) => name))
  return Object.keys(sent)
    .filter((name) => !names.has(name))
    .map((name) => ({ path: `explained.${name}`, says: `本台账没有叫“${name}”、需要说明的勾稽关系` }))
}

/**
 * The old explanations with what was sent laid over them. Of a check that holds now nothing is kept: its explanation
 * would speak of numbers that are no longer there. An empty text takes an explanation back.
 */
export const explainedNow = (
  doubts: readonly Fault[],
  old: Explanations = {},
  sent: Explanations = {},
): Explanations => {
  const said = { ...old, ...sent }
  return Object.fromEntries(
    doubts.flatMap((doubt) => {
      const name = checkOfFault(doubt)
      const text = name === undefined || !Object.hasOwn(said, name) ? '' : (said[name] ?? '').trim()
      return name === undefined || text === '' ? [] : [[name, text]]
    }),
  )
}

/** The doubts that nothing has been said to. */
export const unexplained = (doubts: readonly Fault[], explained: Explanations): Fault[] =>
  doubts.filter((doubt) => !Object.hasOwn(explained, checkOfFault(doubt) ?? ''))
