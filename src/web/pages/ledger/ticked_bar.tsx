import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { OfferedMoves } from '../../../ledger/work_wire.ts'
import type { Row } from '../../../ledger/wire.ts'
import { useSay } from '../../language.tsx'
import { requests } from '../review/requests.ts'
import { BulkMove } from './bulk_move.tsx'

interface TickedBarProps {
  readonly document: LedgerDocument
  readonly rows: readonly Row[]
  readonly clear: () => void
}

/** What can be done with the ticked rows together. A move that only some of them take says with how many. */
export function TickedBar({ document, rows, clear }: TickedBarProps) {
  const say = useSay()
  const [open, setOpen] = useState<OfferedMoves['moves'][number] | null>(null)
  const seen = rows.map(({ id, version }) => `${id}.${version}`)
  const offered = useQuery({
    queryKey: ['rows', document.name, 'offered', seen],
    queryFn: () =>
      requests.offered(
        document.name,
        rows.map(({ id }) => id),
      ),
  })
  const moves = (offered.data?.moves ?? []).toSorted((one, other) => other.rows.length - one.rows.length)
  return (
    <div className="chosen-bar ticked-bar" role="region" aria-label={say('选中的记录')}>
      <strong>{say('已选{count}条', { count: rows.length })}</strong>
      {moves.map((move) => (
        <Button key={move.name} onClick={() => setOpen(move)}>
          {move.rows.length === rows.length
            ? move.title
            : say('{title}（其中{count}条）', { title: move.title, count: move.rows.length })}
        </Button>
      ))}
      {offered.data !== undefined && moves.length === 0 && (
        <span className="soft">{say('这些记录现在没有你能一起办的。')}</span>
      )}
      <Button type="link" onClick={clear}>
        {say('取消选择')}
      </Button>
      {open !== null && (
        <BulkMove
          document={document}
          move={open}
          rows={rows.filter(({ id }) => open.rows.includes(id))}
          close={(done) => {
            setOpen(null)
            if (done) clear()
          }}
        />
      )}
    </div>
  )
}
