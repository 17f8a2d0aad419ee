import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Row } from '../../../ledger/wire.ts'
import { api, Refused } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { wordsOf } from '../../parts/refusal.tsx'
import { useSession } from '../../session.tsx'
import { ConflictDialog } from './conflict_dialog.tsx'
import { draftName, draftOf, dropDraft, keepDraft } from './drafts.ts'
import { filledFields } from './field_groups.ts'
import { useRefreshing, useRequestKey } from './row_changes.ts'
import { RowForm } from './row_form.tsx'
import { useRowState, type Start } from './row_state.ts'

interface EditRowProps {
  readonly document: LedgerDocument
  readonly row: Row
  readonly done: () => void
}

const only = (start: Start, names: readonly string[]): Start => ({
  values: Object.fromEntries(names.map((name) => [name, start.values[name] ?? null])),
  marks: Object.fromEntries(
    names.flatMap((name) => (start.marks[name] === undefined ? [] : [[name, start.marks[name]]])),
  ),
})

export function EditRow({ document, row, done }: EditRowProps) {
  const say = useSay()
  const { message } = App.useApp()
  const { person } = useSession()
  const refresh = useRefreshing()
  const keyFor = useRequestKey()
  const fields = useMemo(() => filledFields(document), [document])
  const names = fields.map(([name]) => name)
  const draft = draftName(person.login, document.name, row.id)
  const [restored] = useState(() => draftOf(draft, Date.now()))
  const [theirs, setTheirs] = useState<Row | null>(null)
  // Held for as long as the form lives: the version the work started from, whatever the list does meanwhile.
  const [base] = useState(row)
  const around = { state: row.state, unit: row.unit, period: row.period }
  const state = useRowState({ fields, start: restored ?? only(base, names), around, missing: say('必填') })
  useEffect(() => {
    if (JSON.stringify(state.values) === JSON.stringify(only(base, names).values)) return
    keepDraft(draft, {
      ...only(state, names),
      unit: base.unit,
      period: base.period,
      version: base.version,
      at: Date.now(),
    })
  }, [state.values, state.marks])
  const save = useMutation({
    mutationFn: (sent: Start & { version: number }) =>
      api.edit(document.name, row.id, {
        key: keyFor(sent),
        version: sent.version,
        values: sent.values,
        marks: sent.marks,
      }),
    onSuccess: async () => {
      dropDraft(draft)
      void message.success(say('已保存'))
      await refresh(document.name)
      done()
    },
    onError: async (problem) => {
      if (!(problem instanceof Refused)) return
      if (problem.problem.code === 'changed_meanwhile') setTheirs((await api.row(document.name, row.id)).row)
      else if (problem.problem.faults) state.refuse(problem.problem.faults)
    },
  })
  const send = (): void => {
    if (state.check()) save.mutate({ ...only(state, names), version: restored?.version ?? base.version })
  }
  return (
    <div>
      {restored !== null && (
        <DraftNotice
          at={restored.at}
          drop={() => {
            dropDraft(draft)
            state.lay(only(base, names))
          }}
        />
      )}
      {save.isError && theirs === null && (
        <Alert type="error" showIcon title={wordsOf(save.error, say)} className="gap-below" />
      )}
      <RowForm fields={fields} state={state} around={around} labels={row.labels} disabled={save.isPending} />
      <div className="form-foot">
        <Button type="primary" onClick={send} loading={save.isPending}>
          {say('保存')}
        </Button>
        <Button onClick={done}>{say('先不改')}</Button>
      </div>
      {theirs !== null && (
        <ConflictDialog
          document={document}
          base={base}
          mine={only(state, names)}
          theirs={theirs}
          names={names}
          saving={save.isPending}
          save={(settled) => save.mutate({ ...only(settled, names), version: theirs.version })}
          close={() => setTheirs(null)}
        />
      )}
    </div>
  )
}

export function DraftNotice({ at, drop }: { readonly at: number; readonly drop: () => void }) {
  const say = useSay()
  const [shown, setShown] = useState(true)
  if (!shown) return null
  return (
    <Alert
      type="info"
      showIcon
      className="gap-below"
      title={say('已恢复{moment}未提交的内容。', { moment: momentWords(new Date(at).toISOString()) })}
      action={
        <Button
          size="small"
          onClick={() => {
            drop()
            setShown(false)
          }}
        >
          {say('丢弃')}
        </Button>
      }
    />
  )
}
