/**
 * What the versions of a row tell about its review, whether the workflow is a ladder or spelled by hand: when it was
 * handed in, how often it was sent back, and which earlier version its reviewer has to compare it with.
 */
import { fillersOf, type LedgerDocument, movesFrom, type MoveDocument, rulesOf } from '../../ledger/index.ts'

/** A version without its cells. */
export interface Step {
  readonly version: number
  readonly state: string
  readonly at: string
}

export interface Course {
  /** When it first left its filler's hands. */
  readonly handed_in_at: string | null
  /** Times it went back into its filler's hands: sent back, or opened again after it was accepted. */
  readonly returns: number
  readonly compared: Compared | null
}
export interface Compared {
  readonly version: number
  readonly by: 'approved' | 'handed_in'
}

/** A state in which the row has been said to somebody, and is no longer in its filler's hands. */
export const isSaid = (ledger: LedgerDocument, state: string): boolean => !rulesOf(ledger).editable.has(state)

/** A verdict is a move by somebody other than those who fill. */
export const isVerdict = (ledger: LedgerDocument, { by }: MoveDocument): boolean => {
  const fillers = fillersOf(ledger)
  return [by].flat().some((position) => !fillers.includes(position))
}

/** A verdict that lets the row go on; the next states that it leads to. */
const approvals = (ledger: LedgerDocument, state: string): string[] =>
  movesFrom(ledger, state)
    .filter(([, move]) => !move.reason && isVerdict(ledger, move) && isSaid(ledger, move.to))
    .map(([, { to }]) => to)

const approves = (ledger: LedgerDocument, from: Step | undefined, to: Step): boolean =>
  from !== undefined &&
  from.state !== to.state &&
  isSaid(ledger, from.state) &&
  approvals(ledger, from.state).includes(to.state)

/** The state itself and those that verdicts lead to from there: this step of the ladder and the later ones. */
const onwards = (ledger: LedgerDocument, state: string): Set<string> => {
  const found = new Set([state])
  for (const each of found) for (const next of approvals(ledger, each)) found.add(next)
  return found
}

/** `versions` of one row, from the first to the one that is read. */
export const courseOf = (ledger: LedgerDocument, versions: readonly Step[]): Course => {
  const taken = versions.map((step, i) => ({ step, before: versions[i - 1] }))
  const back = taken.filter(({ step, before }) => before && isSaid(ledger, before.state) && !isSaid(ledger, step.state))
  return {
    handed_in_at: versions.find(({ state }) => isSaid(ledger, state))?.at ?? null,
    returns: back.length,
    compared: comparedWith(ledger, versions),
  }
}

/**
 * A reviewer of the second step has not seen what the first one passed and then returned; so what this step or a later
 * one approved comes first, then what anybody approved, then what was handed in and sent back.
 */
const comparedWith = (ledger: LedgerDocument, versions: readonly Step[]): Compared | null => {
  const now = versions.at(-1)
  if (now === undefined) return null
  const mine = onwards(ledger, now.state)
  const earlier = versions.slice(0, -1)
  const approved = earlier.filter((step, i) => approves(ledger, earlier[i - 1], step))
  const byMine = approved.findLast(({ version }) => mine.has(stateBefore(versions, version)))
  const best = byMine ?? approved.at(-1)
  if (best !== undefined) return { version: best.version, by: 'approved' }
  const handed_in = earlier.findLast(({ state }, i) => isSaid(ledger, state) && !isSaid(ledger, versions[i + 1]!.state))
  return handed_in === undefined ? null : { version: handed_in.version, by: 'handed_in' }
}

const stateBefore = (versions: readonly Step[], version: number): string =>
  versions.findLast((step) => step.version < version)?.state ?? ''
