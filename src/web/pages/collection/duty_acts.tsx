import { useMutation } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import type { Duty, DutyException } from '../../../ledger/work_wire.ts'
import { requests } from './requests.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { useTelling } from '../../parts/refusal.tsx'
import { ExceptionDialog } from './exception_dialog.tsx'
import { GRANTED, type Granted } from './granted.ts'
import { useCollectionRefreshing } from './refreshing.ts'

const KINDS: Readonly<Record<DutyException['kind'], string>> = {
  exempt: '免报',
  not_applicable: '不适用',
  zero: '零报告',
  reopened: '重新开放',
}

/** What may still be granted: nobody is let off from what is handed in, and only a locked form is opened again. */
const grantable = ({ state, closes_at, exceptions }: Duty): readonly Granted[] => {
  const given = new Set(exceptions.map(({ kind }) => kind))
  const missing = state === 'open' || state === 'late' || state === 'closed' || state === 'early'
  return (['exempt', 'not_applicable', 'reopened'] as const).filter((kind) => {
    if (given.has(kind)) return false
    return kind === 'reopened' ? closes_at !== null && (state === 'closed' || state === 'late') : missing
  })
}

export function DutyActs({ duty }: { readonly duty: Duty }) {
  const say = useSay()
  const [open, setOpen] = useState<Granted | null>(null)
  const kinds = grantable(duty)
  if (kinds.length === 0) return null
  return (
    <div className="row-acts">
      {kinds.map((kind) => (
        <Button key={kind} onClick={() => setOpen(kind)}>
          {say(GRANTED[kind].title)}
        </Button>
      ))}
      {open !== null && (
        <ExceptionDialog
          ledger={duty.ledger}
          kind={open}
          units={[duty.unit]}
          named={duty.unit_name}
          period={duty.period}
          close={() => setOpen(null)}
        />
      )}
    </div>
  )
}

/** Who let the unit off, or opened the form again, and why. */
export function Exceptions({ duty, may_except }: { readonly duty: Duty; readonly may_except: boolean }) {
  const say = useSay()
  if (duty.exceptions.length === 0) return null
  return (
    <section className="field-group">
      <h3>{say('另行规定')}</h3>
      {duty.exceptions.map((one) => (
        <div key={one.id} className="exception">
          <p>
            <strong>{say(KINDS[one.kind])}</strong>
            {one.until !== null && <span> {say('到{day}', { day: one.until })}</span>}
            <span className="soft"> {one.by ?? say('系统')}</span>
            <span className="faint"> {momentWords(one.at)}</span>
          </p>
          {one.reason !== '' && <blockquote>{one.reason}</blockquote>}
          {may_except && one.kind !== 'zero' && <TakeBack ledger={duty.ledger} exception={one} />}
        </div>
      ))}
    </section>
  )
}

function TakeBack({ ledger, exception }: { readonly ledger: string; readonly exception: DutyException }) {
  const say = useSay()
  const { message } = App.useApp()
  const tell = useTelling()
  const refresh = useCollectionRefreshing()
  const back = useMutation({
    mutationFn: () => requests.withdrawException(ledger, exception.id),
    onSuccess: async () => {
      void message.success(say('已撤回'))
      await refresh()
    },
    onError: tell,
  })
  return (
    <Popconfirm
      title={say('撤回后照常应报')}
      okText={say('撤回')}
      cancelText={say('取消')}
      onConfirm={() => back.mutate()}
    >
      <Button size="small" loading={back.isPending}>
        {say('撤回')}
      </Button>
    </Popconfirm>
  )
}
