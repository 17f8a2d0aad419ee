import { Modal } from 'antd'
import type { BulkReviewed } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'

interface RefusedRowsProps {
  readonly outcome: BulkReviewed
  readonly title: string
  readonly close: () => void
}

/** Of many rows those that were not moved, each with why; the others are done. */
export function RefusedRows({ outcome: { done, refused }, title, close }: RefusedRowsProps) {
  const say = useSay()
  return (
    <Modal
      open
      title={say('{title}：办了{done}条，{count}条没有办成', { title, done, count: refused.length })}
      okText={say('知道了')}
      cancelButtonProps={{ hidden: true }}
      onOk={close}
      onCancel={close}
      width={520}
    >
      <ul className="refused">
        {refused.map((one) => (
          <li key={one.id}>
            <strong>
              #{one.id} {one.unit_name}
            </strong>{' '}
            {one.message}
            {one.faults.length > 0 && <span className="soft"> {one.faults.map(({ says }) => says).join('；')}</span>}
          </li>
        ))}
      </ul>
    </Modal>
  )
}
