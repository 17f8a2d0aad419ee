import { Alert, App, Button } from 'antd'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Row } from '../../../ledger/wire.ts'
import { useSay } from '../../language.tsx'
import { wordsOf } from '../../parts/refusal.tsx'
import { ConflictDialog } from './conflict_dialog.tsx'
import { DraftNotice } from './draft_notice.tsx'
import { only, useEditing, useSaving } from './edit_state.ts'
import { FormFoot, showFirstFault } from './form_foot.tsx'
import { RowForm } from './row_form.tsx'

interface EditRowProps {
  readonly document: LedgerDocument
  readonly row: Row
  readonly done: () => void
}

export function EditRow({ document, row, done }: EditRowProps) {
  const say = useSay()
  const { message } = App.useApp()
  const editing = useEditing(document, row)
  const { state, fields, around, base, mine, names, restored } = editing
  const { save, theirs, setTheirs } = useSaving(document, editing, () => {
    void message.success(say('已保存'))
    done()
  })
  return (
    <div>
      {restored !== null && <DraftNotice at={restored.at} drop={editing.drop} />}
      {save.isError && theirs === null && (
        <Alert type="error" showIcon title={wordsOf(save.error, say)} className="gap-below" />
      )}
      <RowForm fields={fields} state={state} around={around} labels={row.labels} disabled={save.isPending} />
      <FormFoot state={state}>
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() => (state.check() ? save.mutate({ ...mine, version: editing.version }) : showFirstFault())}
        >
          {say('保存')}
        </Button>
        <Button onClick={done}>{say('先不改')}</Button>
      </FormFoot>
      {theirs !== null && (
        <ConflictDialog
          document={document}
          base={base}
          mine={mine}
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
