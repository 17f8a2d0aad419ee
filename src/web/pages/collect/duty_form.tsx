import { Alert, App } from 'antd'
import { useNavigate } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Row } from '../../../ledger/wire.ts'
import type { Desk } from '../../../ledger/work_wire.ts'
import { serverNow } from '../../connection.ts'
import { useSay } from '../../language.tsx'
import { dropParcel, type Outcome, useOutbox } from '../../outbox/outbox.ts'
import { sameReturn } from '../../outbox/parcel.ts'
import { useSession } from '../../session.tsx'
import { EditRow } from '../row/edit_row.tsx'
import { NewForm } from '../row/new_form.tsx'
import { keepDraft, draftName } from '../row/drafts.ts'
import type { Place } from '../row/new_state.ts'
import { lockNow } from './lock_words.ts'
import { SentBack } from './sent_back.tsx'
import { OnItsWay } from './on_its_way.tsx'

interface DutyFormProps {
  readonly document: LedgerDocument
  readonly desk: Desk
  readonly place: Place
  readonly row: Row | null
  readonly done: (outcome: Outcome) => void
}

/** The form of a return that is still in its filler's hands; or word of one that is on its way. */
export function DutyForm({ document, desk, place, row, done }: DutyFormProps) {
  const say = useSay()
  const go = useNavigate()
  const { message } = App.useApp()
  const { login } = useSession().person
  const parcel = useOutbox(login).find((one) => sameReturn(one, { ledger: document.name, ...place }))
  if (parcel !== undefined && parcel.refused === null) {
    const take_back = async (): Promise<void> => {
      const { values, marks, explained, unit, period } = parcel
      const name = draftName(login, document.name, row === null ? `${unit} ${period}` : row.id)
      const version = parcel.row?.version ?? null
      keepDraft(name, { values, marks, explained, unit, period, version, at: parcel.at })
      await dropParcel(parcel)
    }
    return <OnItsWay parcel={parcel} takeBack={() => void take_back()} />
  }
  const finish = (outcome: Outcome, move: string | null): void => {
    if ('waiting' in outcome) void message.info(say('已留在本机，连上后自动送出'))
    else void message.success(say(move === null ? '已保存' : '已报送'))
    if ('sent' in outcome && move !== null) done(outcome)
    else if (move !== null || 'waiting' in outcome) void go('/')
  }
  const closed = desk.duty !== null && lockNow(desk.duty, serverNow()) !== 'open'
  const shared = { document, disabled: closed, returned: parcel ?? null, done: finish }
  return (
    <>
      {desk.sent_back !== null && <SentBack document={document} sent_back={desk.sent_back} />}
      {Object.keys(desk.prefilled).length > 0 && row === null && !closed && (
        <Alert
          type="info"
          showIcon
          className="gap-below"
          title={say('有{count}项已替你填好，底色不同，请逐项核对。', { count: Object.keys(desk.prefilled).length })}
        />
      )}
      {row === null ? (
        <NewForm {...shared} place={place} fixed />
      ) : (
        <EditRow key={`${row.id} ${row.version}`} {...shared} row={row} />
      )}
    </>
  )
}
