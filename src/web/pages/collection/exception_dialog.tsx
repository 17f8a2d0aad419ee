import { useMutation } from '@tanstack/react-query'
import { Alert, App, Modal } from 'antd'
import { useState } from 'react'
import { addDays } from '../../../ledger/period.ts'
import { Refused } from '../../api.ts'
import { requests } from './requests.ts'
import { useSay } from '../../language.tsx'
import { DayBox } from '../../parts/day_box.tsx'
import { periodTitle } from '../../parts/period_words.ts'
import { wordsOf } from '../../parts/refusal.tsx'
import { useSession } from '../../session.tsx'
import { ReasonBox } from '../row/reason_box.tsx'
import { GRANTED, type Granted } from './granted.ts'
import { useCollectionRefreshing } from './refreshing.ts'

/** Days that a form is opened again for, unless another day is picked. */
const REOPENED_DAYS = 3

interface ExceptionDialogProps {
  readonly ledger: string
  readonly kind: Granted
  readonly units: readonly string[]
  /** Whom it is about, in words. */
  readonly named: string
  readonly period: string
  readonly close: (done: boolean) => void
}

export function ExceptionDialog({ ledger, kind, units, named, period, close }: ExceptionDialogProps) {
  const say = useSay()
  const { message } = App.useApp()
  const { today } = useSession()
  const refresh = useCollectionRefreshing()
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState<string | null>(addDays(today, REOPENED_DAYS))
  const { title, means, example } = GRANTED[kind]
  const reopens = kind === 'reopened'
  const grant = useMutation({
    mutationFn: () =>
      requests.except(ledger, {
        kind,
        units: [...units],
        period,
        reason: reason.trim(),
        ...(reopens && until !== null ? { until } : {}),
      }),
    onSuccess: async () => {
      void message.success(say('已登记：{title}', { title: say(title) }))
      await refresh()
      close(true)
    },
  })
  const faults = grant.error instanceof Refused ? (grant.error.problem.faults ?? []) : []
  return (
    <Modal
      open
      width={480}
      title={`${say(title)} · ${periodTitle(period)}`}
      okText={say(title)}
      okButtonProps={{ disabled: reason.trim() === '' || (reopens && until === null), loading: grant.isPending }}
      onOk={() => grant.mutate()}
      onCancel={() => close(false)}
    >
      <p className="soft">
        {named}：{say(means)}
      </p>
      {grant.isError && (
        <Alert
          type="error"
          showIcon
          className="gap-below"
          title={wordsOf(grant.error, say)}
          description={faults.length === 0 ? undefined : faults.map(({ says }) => says).join('；')}
        />
      )}
      {reopens && (
        <label className="reason gap-below">
          <span className="reason-label">{say('开放到哪一天（含当天）')}</span>
          <DayBox value={until} label={say('开放到哪一天（含当天）')} change={setUntil} />
        </label>
      )}
      <ReasonBox value={reason} change={setReason} placeholder={say(example)} />
    </Modal>
  )
}
