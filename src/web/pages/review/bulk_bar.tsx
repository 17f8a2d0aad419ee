import { Button } from 'antd'
import type { Queue } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'
import type { Reviewing } from './reviewing.ts'

interface BulkBarProps {
  readonly queue: Queue
  readonly reviewing: Reviewing
  readonly phone: boolean
}

/** What can be done with many at once, and what the keys do with one. */
export function BulkBar({ queue, reviewing, phone }: BulkBarProps) {
  const say = useSay()
  const plain = queue.rows.filter((row) => row.exceptions.length === 0 && reviewing.passable(row))
  const { chosen } = reviewing
  // What is at rest can only be opened again, and that one by one.
  if (!queue.rows.some(reviewing.passable)) return null
  return (
    <div className="bulk-bar">
      <Button disabled={plain.length === 0} onClick={() => reviewing.choose(new Set(plain.map(({ id }) => id)))}>
        {say('选中没有异常的{count}份', { count: plain.length })}
      </Button>
      <Button type="primary" disabled={chosen.size === 0} loading={reviewing.busy} onClick={reviewing.passChosen}>
        {chosen.size === 0 ? say('通过所选') : say('通过所选的{count}份', { count: chosen.size })}
      </Button>
      {chosen.size > 0 && (
        <Button type="link" onClick={() => reviewing.choose(new Set())}>
          {say('取消选择')}
        </Button>
      )}
      {!phone && (
        <span className="keys faint">
          <kbd>J</kbd> <kbd>K</kbd> {say('上下')} <kbd>Enter</kbd> {say('打开')} <kbd>A</kbd> {say('通过')} <kbd>R</kbd>{' '}
          {say('退回')}
        </span>
      )}
    </div>
  )
}
