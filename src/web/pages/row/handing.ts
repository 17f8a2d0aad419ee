/** Which move hands a row in: the one out of its filler's hands that this person may make without being asked more. */
import type { LedgerDocument } from '../../../ledger/document.ts'
import { rulesOf } from '../../../ledger/rules.ts'
import { holds } from '../../../ledger/where.ts'
import { movesFrom } from '../../../ledger/workflow.ts'
import type { Session } from '../../../ledger/wire.ts'
import type { Start, Surroundings } from './row_state.ts'

export interface Handing {
  readonly name: string
  readonly title: string
}

export const handingMove = (
  document: LedgerDocument,
  held: Start,
  around: Surroundings,
  seats: Session['seats'],
): Handing | null => {
  const { editable } = rulesOf(document)
  const mine = new Set(seats.map(({ position }) => position))
  const found = movesFrom(document, around.state).find(
    ([, move]) =>
      !editable.has(move.to) &&
      move.reason === undefined &&
      (move.asks ?? []).length === 0 &&
      [move.by].flat().some((position) => mine.has(position)) &&
      (move.when === undefined || holds(move.when, { ...held, ...around })),
  )
  return found === undefined ? null : { name: found[0], title: found[1].title }
}
