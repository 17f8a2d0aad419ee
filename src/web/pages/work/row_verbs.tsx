import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import type { OpenRow } from '../../../ledger/wire/open_rows.ts'
import { useSay } from '../../language.tsx'
import { rowPath } from './open_line.tsx'

type Offered = OpenRow['moves'][number]

// The dialog brings the whole form along; most visits only look.
const Acting = lazy(() => import('./acting.tsx'))

/** Two verbs that answer one question, 接收 and 不接收, stand side by side; of more the first leads on, the row's page has the rest. */
export const verbsOf = ({ moves, state }: OpenRow): readonly Offered[] => {
  const open = moves.filter(({ blocked }) => blocked === undefined)
  const first = open.find(({ reason, points }) => !reason && !points) ?? open[0]
  if (first === undefined) return []
  const others = open.filter((move) => move !== first && move.to !== state)
  return others.length === 1 ? [first, ...others] : [first]
}

/** What comes next for the row, as buttons. */
export function RowVerbs({ row, pressing }: { readonly row: OpenRow; readonly pressing: boolean }) {
  const say = useSay()
  const [move, setMove] = useState<string | null>(null)
  const shown = verbsOf(row)
  return (
    <>
      {shown
        .map((offer, at) =>
          offer.points ? (
            <Link key={offer.name} to={`/review/${row.ledger}/${row.id}?act=return`} className="verb">
              {offer.title}
            </Link>
          ) : (
            <Button
              key={offer.name}
              type={at === 0 && pressing ? 'primary' : 'default'}
              onClick={() => setMove(offer.name)}
            >
              {offer.title}
            </Button>
          ),
        )
        .toReversed()}
      {shown.length === 0 && (
        <Link to={rowPath(row)} className="verb">
          {say('查看')}
        </Link>
      )}
      {move !== null && (
        <Suspense fallback={null}>
          <Acting row={row} move={move} close={() => setMove(null)} />
        </Suspense>
      )}
    </>
  )
}
