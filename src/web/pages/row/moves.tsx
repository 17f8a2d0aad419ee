import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { RowPage } from '../../../ledger/wire.ts'
import { ReasonedMove } from '../review/reasoned_move.tsx'
import { MoveDialog, type Offer } from './move_dialog.tsx'

interface MovesProps {
  readonly document: LedgerDocument
  readonly page: RowPage
}

/** What can be done with a row now. The first way forward is the button that stands out; returns stay quiet. */
export function Moves({ document, page }: MovesProps) {
  const [open, setOpen] = useState<Offer | null>(null)
  const forward = page.moves.find((move) => !move.reason)
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
          <Button key={move.name} type={move === forward ? 'primary' : 'default'} onClick={() => setOpen(move)}>
            {move.title}
          </Button>
        ),
      )}
      {open?.until === true && <ReasonedMove document={document} row={page.row} offer={open} close={close} />}
      {open?.until === false && <MoveDialog document={document} page={page} move={open} close={close} />}
    </>
  )
}
