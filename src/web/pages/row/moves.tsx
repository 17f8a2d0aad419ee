import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { RowPage } from '../../../ledger/wire.ts'
import { useSay } from '../../language.tsx'
import { ReasonedMove } from '../review/reasoned_move.tsx'
import { blockWords } from './block_words.ts'
import { MoveDialog, type Offer } from './move_dialog.tsx'

interface MovesProps {
  readonly document: LedgerDocument
  readonly page: RowPage
}

/** What can be done with a row now. The first way forward is the button that stands out; returns stay quiet. */
export function Moves({ document, page }: MovesProps) {
  const [open, setOpen] = useState<Offer | null>(null)
  const forward = page.moves.find((move) => !move.reason && move.blocked === undefined)
  const close = (): void => setOpen(null)
  return (
    <>
      {page.moves.map((move) =>
        // Cells are pointed at where they stand beside those of the period before.
        move.points ? (
          <Link key={move.name} to={`/review/${document.name}/${page.row.id}?act=return`} className="verb">
            {move.title}
          </Link>
        ) : (
          <Button
            key={move.name}
            type={move === forward ? 'primary' : 'default'}
            disabled={move.blocked !== undefined}
            onClick={() => setOpen(move)}
          >
            {move.title}
          </Button>
        ),
      )}
      <Blocked page={page} />
      {open?.until === true && <ReasonedMove document={document} row={page.row} offer={open} close={close} />}
      {open?.until === false && <MoveDialog document={document} page={page} move={open} close={close} />}
    </>
  )
}

/** Why a button cannot be pressed yet, or any more: said beside it, not only shown grey. */
function Blocked({ page: { row, moves } }: Pick<MovesProps, 'page'>) {
  const say = useSay()
  const blocked = moves.filter(({ blocked }) => blocked !== undefined)
  if (blocked.length === 0) return null
  return (
    <p className="moves-blocked">
      {blocked.map(({ name, title, blocked: why }) => (
        <span key={name}>
          {say('“{title}”暂不能办：{why}', { title, why: blockWords(why, row.path?.at(-1)?.free_at ?? null, say) })}
        </span>
      ))}
    </p>
  )
}
