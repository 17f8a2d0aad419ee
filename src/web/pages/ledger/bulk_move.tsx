import { useMutation } from '@tanstack/react-query'
import { Alert, App, Modal } from 'antd'
import { useMemo, useState } from 'react'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { BulkReviewed } from '../../../ledger/work_wire.ts'
import type { MoveOfferRow, Row } from '../../../ledger/wire.ts'
import { stateTitle } from '../../../ledger/workflow.ts'
import { useSay } from '../../language.tsx'
import { withFilesSent } from '../../outbox/photos.ts'
import { wordsOf } from '../../parts/refusal.tsx'
import { requests } from '../review/requests.ts'
import { askedFields } from '../row/asked_fields.ts'
import { only } from '../row/edit_state.ts'
import { showFirstFault } from '../row/form_foot.tsx'
import { ReasonBox } from '../row/reason_box.tsx'
import { useRefreshing, useRequestKey } from '../row/row_changes.ts'
import { RowForm } from '../row/row_form.tsx'
import { useRowState } from '../row/row_state.ts'
import { RefusedRows } from './refused_rows.tsx'

interface BulkMoveProps {
  readonly document: LedgerDocument
  readonly move: MoveOfferRow
  readonly rows: readonly Row[]
  readonly close: (done: boolean) => void
}

const NOTHING = { values: {}, marks: {} }

/** One move of many rows with one answer and one reason; each row is bound to the version that was listed. */
const useBulkMove = ({ document, move, rows, close }: BulkMoveProps) => {
  const say = useSay()
  const { message } = App.useApp()
  const refresh = useRefreshing()
  const keyFor = useRequestKey()
  const [reason, setReason] = useState('')
  const [outcome, setOutcome] = useState<BulkReviewed | null>(null)
  const fields = useMemo(() => askedFields(document, move), [document, move])
  const first = rows[0]!
  const around = { state: first.state, unit: first.unit, period: first.period }
  const state = useRowState({ fields, start: NOTHING, around, missing: say('必填') })
  const make = useMutation({
    mutationFn: async () => {
      const names = fields.map(([name]) => name)
      const { values, marks } = only(state, names)
      const body = {
        move: move.name,
        rows: rows.map(({ id, version }) => ({ id, version })),
        ...(names.length > 0 ? { values: await withFilesSent(values), marks } : {}),
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      }
      return requests.moves(document.name, { ...body, key: keyFor(body) })
    },
    onSuccess: async (answer) => {
      if (answer.refused.length === 0) void message.success(say('已办理{count}条', { count: answer.done }))
      await refresh(document.name)
      if (answer.refused.length === 0) close(true)
      else setOutcome(answer)
    },
  })
  return { fields, around, state, make, reason, setReason, outcome }
}

export function BulkMove(props: BulkMoveProps) {
  const { document, move, rows, close } = props
  const say = useSay()
  const { fields, around, state, make, reason, setReason, outcome } = useBulkMove(props)
  if (outcome !== null) return <RefusedRows outcome={outcome} title={move.title} close={() => close(true)} />
  return (
    <Modal
      open
      width={fields.length > 1 ? 640 : 480}
      title={say('{title}：{count}条', { title: move.title, count: rows.length })}
      okText={move.title}
      okButtonProps={{ disabled: move.reason && reason.trim() === '', loading: make.isPending }}
      onOk={() => (state.check() ? make.mutate() : showFirstFault())}
      onCancel={() => close(false)}
    >
      <p className="soft">
        {say('办理后状态变为“{state}”。', { state: stateTitle(document, move.to) })}
        {fields.length > 0 && say('所填内容写进每一条。')}
      </p>
      {make.isError && <Alert type="error" showIcon title={wordsOf(make.error, say)} className="gap-below" />}
      <RowForm fields={fields} state={state} around={around} />
      {move.reason && (
        <ReasonBox value={reason} change={setReason} placeholder={say('为什么“{title}”', { title: move.title })} />
      )}
    </Modal>
  )
}
