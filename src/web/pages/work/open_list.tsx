import { Pagination } from 'antd'
import type { ReactNode } from 'react'
import type { OpenRow, OpenRows } from '../../../ledger/wire/open_rows.ts'
import { useSay } from '../../language.tsx'
import { OpenLine } from './open_line.tsx'
import { asking, type Question } from './question.ts'
import { PAGE_ROWS } from './requests.ts'

interface OpenListProps {
  readonly rows: readonly OpenRow[]
  readonly aside: (row: OpenRow) => ReactNode
}

/** Rows that others owe: who has them stands on each line. */
export function OpenList({ rows, aside }: OpenListProps) {
  return (
    <ul className="work-list work-list-read">
      {rows.map((row) => (
        <OpenLine key={`${row.ledger} ${row.id}`} row={row} aside={aside(row)} />
      ))}
    </ul>
  )
}

/** Who owes the next move of a row: 东县甲河一小·校长. */
export const holdersOf = ({ held_by, state_title }: OpenRow): string =>
  [state_title, ...held_by.map(({ unit_name, title }) => `${unit_name} ${title}`).slice(0, 2)].join(' · ')

interface TurnProps {
  readonly open: Pick<OpenRows, 'total' | 'page'>
  readonly question: Question
  readonly change: (question: Question) => void
}

export function Turn({ open, question, change }: TurnProps) {
  const say = useSay()
  if (open.total <= PAGE_ROWS) return null
  return (
    <Pagination
      className="work-turn"
      current={open.page}
      pageSize={PAGE_ROWS}
      total={open.total}
      showSizeChanger={false}
      showTotal={(total) => say('共{count}条', { count: total.toLocaleString('zh-CN') })}
      onChange={(page) => change(asking(question, { page }))}
    />
  )
}
