import { useMutation } from '@tanstack/react-query'
import { Alert, App, Input, Modal } from 'antd'
import { useMemo, useState } from 'react'
import { checkOfFault } from '../../../ledger/check.ts'
import type { Fault, LedgerDocument, Values } from '../../../ledger/document.ts'
import type { RowPage } from '../../../ledger/wire.ts'
import { api, Refused } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { withFilesSent, withoutFilesHere } from '../../outbox/photos.ts'
import { wordsOf } from '../../parts/refusal.tsx'
import { askedFields } from './asked_fields.ts'
import { only } from './edit_state.ts'
import { showFirstFault } from './form_foot.tsx'
import { Prospect } from './prospect.tsx'
import { PaperPreview } from '../papers/paper_preview.tsx'
import type { PreviewAsked } from '../papers/requests.ts'
import { ReasonBox } from './reason_box.tsx'
import { useRefreshing, useRequestKey } from './row_changes.ts'
import { RowForm } from './row_form.tsx'
import { useRowState } from './row_state.ts'

export type Offer = RowPage['moves'][number]
interface MoveDialogProps {
  readonly document: LedgerDocument
  readonly page: RowPage
  readonly move: Offer
  /** What the row is called, where the dialog opens from a list. */
  readonly about?: string
  readonly close: () => void
}

const useMove = ({ document, page: { row }, move, close }: MoveDialogProps) => {
  const say = useSay()
  const { message } = App.useApp()
  const refresh = useRefreshing()
  const keyFor = useRequestKey()
  const [reason, setReason] = useState('')
  // Soft checks that do not hold, once the server has asked for words to them.
  const [doubts, setDoubts] = useState<readonly Fault[]>([])
  const [explained, setExplained] = useState<Readonly<Record<string, string>>>({})
  const fields = useMemo(() => askedFields(document, move), [document, move])
  const around = { state: row.state, unit: row.unit, period: row.period }
  const state = useRowState({ fields, start: { values: row.values, marks: row.marks }, around, missing: say('必填') })
  const make = useMutation({
    mutationFn: async () => {
      const { values, marks } = only(
        state,
        fields.map(([name]) => name),
      )
      const sent = {
        version: row.version,
        move: move.name,
        ...(fields.length > 0 ? { values: await withFilesSent(values), marks } : {}),
        ...(doubts.length > 0 ? { explained } : {}),
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
      if (!(problem instanceof Refused)) return
      const { code, faults = [] } = problem.problem
      if (code === 'unexplained') setDoubts(faults)
      else if (faults.length > 0) state.refuse(faults)
    },
  })
  const open = doubts.filter((doubt) => (explained[checkOfFault(doubt) ?? ''] ?? '').trim() === '')
  const explain = (check: string, text: string): void => setExplained((before) => ({ ...before, [check]: text }))
  const wanting = (move.reason && reason.trim() === '') || open.length > 0
  return { fields, around, state, make, reason, setReason, doubts, explained, explain, wanting }
}

/** Files do not stand in a paper, and those on this machine only are not known to the server. */
const withoutFiles = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, withoutFilesHere(value)]))

export function MoveDialog(props: MoveDialogProps) {
  const { document, page, move, about, close } = props
  const say = useSay()
  const { fields, around, state, make, reason, setReason, doubts, explained, explain, wanting } = useMove(props)
  const asked = (): PreviewAsked => {
    const { values, marks } = only(
      state,
      fields.map(([name]) => name),
    )
    const cells = fields.length > 0 ? { values: withoutFiles(values), marks } : {}
    return {
      version: page.row.version,
      move: move.name,
      ...cells,
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    }
  }
  return (
    <Modal
      open
      title={about === undefined ? move.title : `${move.title} · ${about}`}
      okText={move.title}
      okButtonProps={{ disabled: wanting, loading: make.isPending }}
      onOk={() => (state.check() ? make.mutate() : showFirstFault())}
      onCancel={close}
      width={fields.length > 1 ? 640 : 460}
    >
      <Prospect document={document} row={page.row} move={move} />
      {make.isError && <Alert type="error" showIcon title={wordsOf(make.error, say)} className="gap-below" />}
      <RowForm fields={fields} state={state} around={around} labels={page.row.labels} />
      {doubts.map((doubt) => {
        const check = checkOfFault(doubt) ?? ''
        return (
          <label key={check} className="box-doubt">
            <span>{doubt.says}</span>
            <Input.TextArea
              value={explained[check] ?? ''}
              autoSize={{ minRows: 1, maxRows: 5 }}
              maxLength={1000}
              placeholder={say('写一句原因，审核的人看得到')}
              onChange={(event) => explain(check, event.target.value)}
            />
          </label>
        )
      })}
      {move.reason && (
        <ReasonBox
          value={reason}
          change={setReason}
          placeholder={move.extends === true ? say('为什么需要延期') : say('为什么“{title}”', { title: move.title })}
        />
      )}
      {move.prints !== undefined && <PaperPreview ledger={document.name} row={page.row.id} asked={asked} />}
    </Modal>
  )
}
