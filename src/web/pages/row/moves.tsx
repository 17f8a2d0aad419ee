import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Modal } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { RowPage } from '../../../ledger/wire.ts'
import { stateTitle } from '../../../ledger/workflow.ts'
import { api, Refused } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { wordsOf } from '../../parts/refusal.tsx'
import { only } from './edit_state.ts'
import type { NamedField } from './field_groups.ts'
import { ReasonedMove } from '../review/reasoned_move.tsx'
import { showFirstFault } from './form_foot.tsx'
import { ReasonBox } from './reason_box.tsx'
import { useRefreshing, useRequestKey } from './row_changes.ts'
import { RowForm } from './row_form.tsx'
import { useRowState } from './row_state.ts'

type Offer = RowPage['moves'][number]
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

function MoveDialog({
  document,
  page,
  move,
  close,
}: MovesProps & { readonly move: Offer; readonly close: () => void }) {
  const say = useSay()
  const { message } = App.useApp()
  const refresh = useRefreshing()
  const keyFor = useRequestKey()
  const [reason, setReason] = useState('')
  const { row } = page
  const fields = useMemo(
    () =>
      move.asks.flatMap((name): readonly NamedField[] => {
        const field = document.fields[name]
        // Whatever the field says of itself, a move's question wants an answer: a value or why there is none.
        return field === undefined ? [] : [[name, { ...field, required: true }]]
      }),
    [document, move],
  )
  const around = { state: row.state, unit: row.unit, period: row.period }
  const state = useRowState({ fields, start: { values: row.values, marks: row.marks }, around, missing: say('必填') })
  const make = useMutation({
    mutationFn: () => {
      const answers = only(
        state,
        fields.map(([name]) => name),
      )
      const sent = {
        version: row.version,
        move: move.name,
        ...(fields.length > 0 ? answers : {}),
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      }
      return api.move(document.name, row.id, { key: keyFor(sent), ...sent })
    },
    onSuccess: async () => {
      void message.success(say('已办理：{title}', { title: move.title }))
      await refresh(document.name)
      close()
    },
    onError: (problem) => {
      if (problem instanceof Refused && problem.problem.faults) state.refuse(problem.problem.faults)
    },
  })
  const wanting = move.reason && reason.trim() === ''
  return (
    <Modal
      open
      title={move.title}
      okText={move.title}
      okButtonProps={{ disabled: wanting, loading: make.isPending }}
      onOk={() => (state.check() ? make.mutate() : showFirstFault())}
      onCancel={close}
      width={fields.length > 1 ? 640 : 460}
    >
      <p className="soft">{say('办理后状态变为“{state}”。', { state: stateTitle(document, move.to) })}</p>
      {make.isError && <Alert type="error" showIcon title={wordsOf(make.error, say)} className="gap-below" />}
      <RowForm fields={fields} state={state} around={around} labels={row.labels} />
      {move.reason && (
        <ReasonBox value={reason} change={setReason} placeholder={say('写明哪一项、什么问题、要怎么改')} />
      )}
    </Modal>
  )
}
