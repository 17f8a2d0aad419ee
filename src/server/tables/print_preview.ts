/** What a move would print, before it is made: nothing is written, and no number is taken. */
import { dateParts, today } from '../../ledger/index.ts'
import type { PaperPreview } from '../../ledger/wire/papers.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { printsOf } from './printing.ts'
import { toPrint } from './printing_moves.ts'
import { seenOrAnswered } from './row_change.ts'
import { handedOver, type Movement, pathOn, requireMove } from './row_move.ts'
import { laidOver } from './submission.ts'
import { ledgerNamed, moveNamed, type Tables } from './tables.ts'

/** Problems: no_such, not_yours, not_now, too_early, too_late, changed_meanwhile. Cells still open are gaps in the text. */
export const previewPaper = async (
  tx: Tx,
  tables: Tables,
  name: string,
  id: number,
  sent: Omit<Movement, 'key'>,
): Promise<PaperPreview> => {
  const ledger = ledgerNamed(tables, name)
  const move = moveNamed(ledger, sent.move)
  if (move.prints === undefined) return { paper: null }
  const found = await seenOrAnswered(tx, tables, ledger, id, 'move', { ...sent, key: '' })
  // A preview has no submission of its own that could have been answered before.
  if ('answer' in found) throw new Problem('busy')
  const { seen } = found
  const { cells } = laidOver(ledger, seen, sent)
  requireMove(tx.actor, ledger, move, seen, cells)
  const { path } = await pathOn(tx, tables, ledger, seen, cells, sent.move)
  const asked = { name: sent.move, document: move, reason: sent.reason?.trim() ?? '' }
  const row = toPrint(seen, { ...cells, path, ...handedOver(move, cells) })
  const [print] = await printsOf(tx, tables, ledger, asked, [row])
  if (print === undefined) return { paper: null }
  const { filled, missing, prefix, document } = print
  // Sealed cells of this row and of those it points at stand in the text in full.
  await tx.run(sql`
    insert into log.event (county, at, person, act, ledger, row_id, version, unit, detail)
    values (${tx.actor.county}, clock_timestamp(), ${tx.actor.person}, 'view_paper', ${ledger.name}, ${id},
      ${seen.record.version}, ${seen.unit}, ${JSON.stringify({ paper: document.name, ground: 'holds' })}::jsonb)`)
  const now = today(new Date())
  return {
    paper: {
      filled: filled as NonNullable<PaperPreview['paper']>['filled'],
      number: `${prefix}${document.code}〔${now.slice(0, 4)}〕　号`,
      day: dateParts(now),
      missing: [...missing],
    },
  }
}
