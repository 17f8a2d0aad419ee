import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Review } from '../../../ledger/work_wire.ts'
import { api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { useTelling } from '../../parts/refusal.tsx'
import { Deputy } from '../delegation/deputy.tsx'
import { useRequestKey } from '../row/row_changes.ts'
import { useReviewRefreshing } from './passing.ts'
import { ReasonedMove } from './reasoned_move.tsx'
import { isElsewhere, isPass, isReturn, type Offer } from './verdicts.ts'

interface VerdictBarProps {
  readonly document: LedgerDocument
  readonly review: Review
  readonly returning: boolean
  readonly startReturning: () => void
  readonly done: () => void
}

/** What the reader may say to the version that lies open. */
export function VerdictBar({ document, review, returning, startReturning, done }: VerdictBarProps) {
  const say = useSay()
  const [asked, setAsked] = useState<Offer | null>(null)
  const pass = usePass(document, review, done)
  const { moves, row } = review
  if (moves.length === 0) return null
  return (
    <div className="row-acts">
      {moves.map((offer) => {
        if (isElsewhere(offer)) {
          return (
            <Link key={offer.name} to={`/ledgers/${document.name}/rows/${row.id}`} className="verb">
              {offer.title}
            </Link>
          )
        }
        if (isPass(offer)) {
          return (
            <Button key={offer.name} type="primary" loading={pass.isPending} onClick={() => pass.mutate(offer)}>
              {offer.title}
            </Button>
          )
        }
        return (
          <Button
            key={offer.name}
            disabled={isReturn(offer) && returning}
            onClick={() => (isReturn(offer) ? startReturning() : setAsked(offer))}
          >
            {offer.title}
          </Button>
        )
      })}
      <Deputy document={document} moves={moves} />
      {returning && <span className="soft">{say('点表中有问题的格')}</span>}
      {asked !== null && (
        <ReasonedMove
          document={document}
          row={row}
          offer={asked}
          close={(made) => {
            setAsked(null)
            if (made) done()
          }}
        />
      )}
    </div>
  )
}

const usePass = (document: LedgerDocument, { row }: Review, done: () => void) => {
  const say = useSay()
  const tell = useTelling()
  const { message } = App.useApp()
  const keyFor = useRequestKey()
  const refresh = useReviewRefreshing()
  return useMutation({
    mutationFn: (offer: Offer) => {
      const sent = { version: row.version, move: offer.name }
      return api.move(document.name, row.id, { key: keyFor(sent), ...sent })
    },
    onSuccess: async (_, offer) => {
      void message.success(say('已办理：{title}', { title: offer.title }))
      done()
      await refresh(document.name)
    },
    onError: async (problem) => {
      tell(problem)
      // Most often somebody has changed it meanwhile; then the new version has to be read first.
      await refresh(document.name)
    },
  })
}
