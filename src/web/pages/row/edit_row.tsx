import { Button } from 'antd'
import type { LedgerDocument } from '../../../ledger/document.ts'
import { handsOver } from '../../../ledger/rules.ts'
import type { Row } from '../../../ledger/wire.ts'
import { useSay } from '../../language.tsx'
import type { Outcome } from '../../outbox/outbox.ts'
import type { Parcel } from '../../outbox/parcel.ts'
import { ConflictDialog } from './conflict_dialog.tsx'
import { only, useEditing, useSaving } from './edit_state.ts'
import { FormFoot, showFirstFault } from './form_foot.tsx'
import { FormHead } from './form_head.tsx'
import { RowForm } from './row_form.tsx'

interface EditRowProps {
  readonly document: LedgerDocument
  readonly row: Row
  readonly disabled?: boolean
  /** Sent before, and not taken. */
  readonly returned?: Parcel | null
  readonly done: (outcome: Outcome, move: string | null) => void
  /** Leaves the row as it is; absent where there is nothing to go back to. */
  readonly leave?: () => void
}

export function EditRow({ document, row, disabled = false, returned = null, done, leave }: EditRowProps) {
  const say = useSay()
  const editing = useEditing(document, row, returned)
  const { state, fields, around, base, mine, names, restored, checking, handing } = editing
  const { save, theirs, setTheirs } = useSaving(document, editing, done)
  const try_to = (move: string | null): void => {
    editing.setTried(true)
    const complete = state.check() && checking.holds
    const hands_over = move !== null || handsOver(document, base.state, base.state)
    if (complete && (checking.answered || !hands_over)) save.mutate({ ...mine, version: editing.version, move })
    else showFirstFault()
  }
  return (
    <div>
      <FormHead
        restored={restored}
        returned={returned}
        error={theirs === null ? save.error : null}
        drop={editing.drop}
      />
      <RowForm
        fields={fields}
        state={state}
        around={around}
        labels={row.labels}
        disabled={disabled || save.isPending}
        beside={editing.beside}
      />
      {!disabled && (
        <FormFoot state={state} checking={checking} tried={editing.tried}>
          {handing !== null && (
            <Button type="primary" loading={save.isPending} onClick={() => try_to(handing.name)}>
              {handing.title}
            </Button>
          )}
          <Button
            type={handing === null ? 'primary' : 'default'}
            loading={save.isPending && handing === null}
            disabled={save.isPending}
            onClick={() => try_to(null)}
          >
            {say('保存')}
          </Button>
          {leave !== undefined && <Button onClick={leave}>{say('先不改')}</Button>}
        </FormFoot>
      )}
      {theirs !== null && (
        <ConflictDialog
          document={document}
          base={editing.version === base.version ? base : null}
          mine={mine}
          theirs={theirs.row}
          names={names}
          saving={save.isPending}
          save={(settled) => save.mutate({ ...only(settled, names), version: theirs.row.version, move: theirs.move })}
          close={() => setTheirs(null)}
        />
      )}
    </div>
  )
}
