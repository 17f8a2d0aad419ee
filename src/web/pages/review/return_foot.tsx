import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Input } from 'antd'
import { useState } from 'react'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Row } from '../../../ledger/wire.ts'
import { api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { wordsOf } from '../../parts/refusal.tsx'
import { useRequestKey } from '../row/row_changes.ts'
import { useReviewRefreshing } from './passing.ts'
import { isSaid, type Pointed } from './pointing.ts'
import type { Offer } from './verdicts.ts'

interface ReturnFootProps {
  readonly document: LedgerDocument
  readonly row: Row
  readonly offer: Offer
  readonly cells: Pointed
  readonly cancel: () => void
  readonly done: () => void
}

/** The reason of a return, below the cells it points at. Without a cell and words at each it is not sent. */
export function ReturnFoot({ document, row, offer, cells, cancel, done }: ReturnFootProps) {
  const say = useSay()
  const { message } = App.useApp()
  const keyFor = useRequestKey()
  const refresh = useReviewRefreshing()
  const [reason, setReason] = useState('')
  const count = Object.keys(cells).length
  const send = useMutation({
    mutationFn: () => {
      const said = Object.fromEntries(Object.entries(cells).map(([field, words]) => [field, words.trim()]))
      const sent = { version: row.version, move: offer.name, reason: reason.trim(), cells: said }
      return api.move(document.name, row.id, { key: keyFor(sent), ...sent })
    },
    onSuccess: async () => {
      void message.success(say('已退回，{unit}会看到指出的{count}处', { unit: row.unit_name, count }))
      done()
      await refresh(document.name)
    },
  })
  const ready = isSaid(cells) && reason.trim() !== ''
  return (
    <div className="return-foot">
      {send.isError && <Alert type="error" showIcon title={wordsOf(send.error, say)} className="gap-below" />}
      <Input.TextArea
        rows={2}
        maxLength={2000}
        value={reason}
        aria-label={say('退回的理由')}
        placeholder={say('退回的理由：总的说明要怎么改')}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="return-acts">
        <Button type="primary" disabled={!ready} loading={send.isPending} onClick={() => send.mutate()}>
          {say('退回，指出{count}处', { count })}
        </Button>
        <Button onClick={cancel}>{say('先不退')}</Button>
        {!ready && (
          <span className="faint">
            {count === 0 ? say('至少点一格') : isSaid(cells) ? say('请写理由') : say('请在点过的格下写明问题')}
          </span>
        )}
      </div>
    </div>
  )
}
