import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import { handsOver } from '../../../ledger/rules.ts'
import { useSay } from '../../language.tsx'
import type { Outcome } from '../../outbox/outbox.ts'
import type { Parcel } from '../../outbox/parcel.ts'
import { Belonging } from './belonging.tsx'
import { FormFoot, showFirstFault } from './form_foot.tsx'
import { FormHead } from './form_head.tsx'
import { type Place, useHandingOver, useNewRow } from './new_state.ts'
import { RowForm } from './row_form.tsx'

interface NewFormProps {
  readonly document: LedgerDocument
  readonly place: Place
  /** The place is what the form is about, not to be chosen. */
  readonly fixed?: boolean
  readonly disabled?: boolean
  /** Sent before, and not taken. */
  readonly returned?: Parcel | null
  readonly done: (outcome: Outcome, move: string | null) => void
}

/** The form of a row that is not there yet: saved as it is, or handed in at the same stroke. */
export function NewForm(props: NewFormProps) {
  const { document, fixed = false, disabled = false, returned = null } = props
  const say = useSay()
  const go = useNavigate()
  const form = useNewRow(document, props.place, fixed, returned)
  const { state, checking, handing, belongs } = form
  const send = useHandingOver(form, props.done)
  const try_to = (move: string | null): void => {
    form.setTried(true)
    const complete = state.check() && checking.holds && belongs.unit !== ''
    // A draft may leave its doubts open; whoever hands it in says something to each.
    const hands_over = move !== null || handsOver(document, null, form.around.state)
    if (complete && (checking.answered || !hands_over)) send.mutate(move)
    else showFirstFault()
  }
  return (
    <>
      <FormHead restored={form.restored} returned={returned} error={send.error} drop={form.drop} />
      {!fixed && (
        <Belonging
          document={document}
          place={belongs}
          missing={form.tried && belongs.unit === ''}
          change={form.setBelongs}
        />
      )}
      <RowForm
        fields={form.fields}
        state={state}
        around={form.around}
        disabled={disabled || send.isPending}
        beside={form.beside}
      />
      {!disabled && (
        <FormFoot state={state} checking={checking} tried={form.tried}>
          {handing !== null && (
            <Button type="primary" onClick={() => try_to(handing.name)} loading={send.isPending}>
              {handing.title}
            </Button>
          )}
          <Button
            type={handing === null ? 'primary' : 'default'}
            onClick={() => try_to(null)}
            loading={send.isPending && handing === null}
            disabled={send.isPending}
          >
            {say('保存')}
          </Button>
          {!fixed && <Button onClick={() => void go(-1)}>{say('返回')}</Button>}
          <span className="faint desk-only">{say('没保存的内容会留在本机')}</span>
        </FormFoot>
      )}
    </>
  )
}
