import { useMutation } from '@tanstack/react-query'
import { Alert, App, Modal } from 'antd'
import { useState } from 'react'
import type { LedgerDocument } from '../../../ledger/document.ts'
import { addDays } from '../../../ledger/period.ts'
import type { Row } from '../../../ledger/wire.ts'
import { stateTitle } from '../../../ledger/workflow.ts'
import { api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { DayBox } from '../../parts/day_box.tsx'
import { wordsOf } from '../../parts/refusal.tsx'
import { useSession } from '../../session.tsx'
import { ReasonBox } from '../row/reason_box.tsx'
import { useRequestKey } from '../row/row_changes.ts'
import { useReviewRefreshing } from './passing.ts'
import type { Offer } from './verdicts.ts'

/** Days that an accepted return is opened again for, unless another day is picked. */
const OPENED_DAYS = 3

interface ReasonedMoveProps {
  readonly document: LedgerDocument
  readonly row: Row
  readonly offer: Offer
  readonly close: (made: boolean) => void
}

/** A move that wants its reason, and a reopening the day on which it ends. */
export function ReasonedMove({ document, row, offer, close }: ReasonedMoveProps) {
  const say = useSay()
  const { message } = App.useApp()
  const { today } = useSession()
  const keyFor = useRequestKey()
  const refresh = useReviewRefreshing()
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState<string | null>(addDays(today, OPENED_DAYS))
  const make = useMutation({
    mutationFn: () => {
      const sent = {
        version: row.version,
        move: offer.name,
        reason: reason.trim(),
        ...(offer.until && until !== null ? { until } : {}),
      }
      return api.move(document.name, row.id, { key: keyFor(sent), ...sent })
    },
    onSuccess: async () => {
      void message.success(say('已办理：{title}', { title: offer.title }))
      close(true)
      await refresh(document.name)
    },
  })
  const wanting = (offer.reason && reason.trim() === '') || (offer.until && until === null)
  return (
    <Modal
      open
      width={480}
      title={`${offer.title} · ${row.unit_name}`}
      okText={offer.title}
      okButtonProps={{ disabled: wanting, loading: make.isPending }}
      onOk={() => make.mutate()}
      onCancel={() => close(false)}
    >
      <p className="soft">{say('办理后状态变为“{state}”。', { state: stateTitle(document, offer.to) })}</p>
      {make.isError && <Alert type="error" showIcon title={wordsOf(make.error, say)} className="gap-below" />}
      {offer.until && (
        <label className="reason gap-below">
          <span className="reason-label">{say('开放到哪一天（含当天）')}</span>
          <DayBox value={until} label={say('开放到哪一天（含当天）')} change={setUntil} />
        </label>
      )}
      <ReasonBox value={reason} change={setReason} placeholder={say('写明哪一项、什么问题、要怎么改')} />
    </Modal>
  )
}
