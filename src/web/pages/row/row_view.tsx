import { useQuery } from '@tanstack/react-query'
import { App, Button, Tabs } from 'antd'
import { useState } from 'react'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { RowPage } from '../../../ledger/wire.ts'
import { api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import type { Outcome } from '../../outbox/outbox.ts'
import { LimitMark } from '../../parts/limit_mark.tsx'
import { momentWords } from '../../parts/moment.ts'
import { periodTitle } from '../../parts/period_words.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { StateTag } from '../../parts/state_tag.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { RowEscalations } from '../escalations/row_escalations.tsx'
import { RowPapers } from '../papers/row_papers.tsx'
import { Comments } from './comments.tsx'
import { EditRow } from './edit_row.tsx'
import { History } from './history.tsx'
import { Moves } from './moves.tsx'
import { Pointing } from './pointing.tsx'
import { RowFields } from './row_fields.tsx'
import { Way } from './way.tsx'
import { Withdraw } from './withdraw.tsx'

interface RowViewProps {
  readonly document: LedgerDocument
  readonly id: number
  /** A past moment shows the row as it was; then nothing can be done with it. */
  readonly as_of?: string
}

export function RowView({ document, id, as_of }: RowViewProps) {
  const say = useSay()
  const page = useQuery({
    queryKey: ['row', document.name, id, as_of ?? 'now'],
    queryFn: () => api.row(document.name, id, as_of),
  })
  if (page.isPending) return <Waiting />
  if (page.isError) return <Refusal error={page.error} again={() => void page.refetch()} />
  return (
    <article className="row-view">
      <RowHead document={document} page={page.data} as_of={as_of} />
      {as_of === undefined && <RowEscalations ledger={document.name} row={page.data.row} />}
      <Tabs
        items={[
          {
            key: 'fields',
            label: say('内容'),
            children: <Content document={document} page={page.data} past={as_of !== undefined} />,
          },
          { key: 'history', label: say('经过'), children: <History document={document} id={id} /> },
        ]}
      />
      {as_of === undefined && <Comments ledger={document.name} id={id} />}
    </article>
  )
}

interface RowHeadProps {
  readonly document: LedgerDocument
  readonly page: RowPage
  readonly as_of: string | undefined
}

function RowHead({ document, page: { row, people }, as_of }: RowHeadProps) {
  const say = useSay()
  const words = [
    row.period === null ? row.day : periodTitle(row.period),
    say('第{number}版', { number: row.version }),
    `${row.by ?? say('系统')} ${momentWords(row.opened_at)}`,
  ]
  return (
    <header className="row-head">
      <h2>
        {row.unit_name} <StateTag document={document} state={row.state} />
      </h2>
      <p className="soft">{words.join(' · ')}</p>
      <LimitMark
        path={row.path}
        document={document}
        people={people}
        {...(as_of === undefined ? {} : { at: Date.parse(as_of) })}
      />
      {row.path !== null && <Way path={row.path} document={document} people={people} />}
    </header>
  )
}

function Content({
  document,
  page,
  past,
}: {
  readonly document: LedgerDocument
  readonly page: RowPage
  readonly past: boolean
}) {
  const say = useSay()
  const { message } = App.useApp()
  const [editing, setEditing] = useState(false)
  if (editing) {
    const done = (outcome: Outcome): void => {
      if ('waiting' in outcome) void message.info(say('已留在本机，连上后自动送出'))
      else void message.success(say('已保存'))
      setEditing(false)
    }
    return <EditRow document={document} row={page.row} done={done} leave={() => setEditing(false)} />
  }
  const acts = !past && (page.moves.length > 0 || page.can_edit || page.can_withdraw)
  return (
    <>
      {acts && (
        <div className="row-acts">
          <Moves document={document} page={page} />
          {page.can_edit && <Button onClick={() => setEditing(true)}>{say('修改')}</Button>}
          {page.can_withdraw && <Withdraw ledger={document.name} row={page.row} />}
        </div>
      )}
      {!past && <RowPapers ledger={document.name} row={page.row.id} />}
      <RowFields document={document} row={page.row} />
      {!past && <Pointing document={document} row={page.row} />}
    </>
  )
}
