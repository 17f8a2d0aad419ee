import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import type { OpenRow } from '../../../ledger/wire/open_rows.ts'
import { api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { useLedger } from '../../ledgers.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { MoveDialog } from '../row/move_dialog.tsx'

interface ActingProps {
  readonly row: Pick<OpenRow, 'ledger' | 'id' | 'label'>
  readonly move: string
  readonly close: () => void
}

/** A move made from a list: the row is read anew, so that it is made on what stands there now. */
export default function Acting({ row: { ledger, id, label }, move, close }: ActingProps) {
  const say = useSay()
  const declared = useLedger(ledger)
  const page = useQuery({ queryKey: ['row', ledger, id, 'now'], queryFn: () => api.row(ledger, id) })
  const failed = declared.error ?? page.error
  if (failed !== null) {
    return (
      <Modal open title={say('现在办不了')} onCancel={close} footer={null}>
        <Refusal error={failed} />
      </Modal>
    )
  }
  if (declared.data === undefined || page.data === undefined) return null
  const offer = page.data.moves.find(({ name }) => name === move)
  if (offer === undefined) {
    return (
      <Modal open title={say('现在办不了')} onCancel={close} onOk={close} cancelButtonProps={{ hidden: true }}>
        <p>{say('这条记录刚被别人办过，列表马上更新。')}</p>
      </Modal>
    )
  }
  return <MoveDialog document={declared.data.document} page={page.data} move={offer} about={label} close={close} />
}
