import { Empty, Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { FieldDocument, LedgerDocument } from '../../ledger/document.ts'
import type { Row, Trace } from '../../ledger/wire.ts'
import { stateTitle } from '../../ledger/workflow.ts'
import { viewOf } from '../fields/index.ts'
import { useSay, type Say } from '../language.tsx'
import { useLedger } from '../ledgers.ts'
import { periodTitle } from './period_words.ts'
import { Shown } from './shown.tsx'

const FIELDS_SHOWN = 3

/** What tells rows apart at a glance: not the day, which has its own column, and nothing that has to be opened. */
const telling = (document: LedgerDocument | undefined): readonly (readonly [string, FieldDocument])[] =>
  Object.entries(document?.fields ?? {})
    .filter(([name, field]) => field.retired === undefined && name !== document?.on && viewOf(field).opened !== true)
    .slice(0, FIELDS_SHOWN)

const columnsOf = (ledger: string, document: LedgerDocument | undefined, say: Say): TableColumnsType<Row> => {
  return [
    {
      key: 'row',
      title: say('记录'),
      render: (_, row) => <Link to={`/ledgers/${ledger}/rows/${row.id}`}>#{row.id}</Link>,
    },
    { key: 'unit', title: say('单位'), dataIndex: 'unit_name' },
    { key: 'day', title: say('日期'), render: (_, row) => (row.period === null ? row.day : periodTitle(row.period)) },
    { key: 'state', title: say('状态'), render: (_, row) => (document ? stateTitle(document, row.state) : row.state) },
    ...telling(document).map(([name, field]) => ({
      key: name,
      title: field.title,
      ellipsis: true,
      render: (_: unknown, row: Row) => (
        <Shown field={field} value={row.values[name] ?? null} mark={row.marks[name]} label={row.labels?.[name]} quiet />
      ),
    })),
  ]
}

interface EvidenceRowsProps {
  readonly trace: Trace | undefined
  readonly page: number
  readonly turn: (page: number) => void
}

export function EvidenceRows({ trace, page, turn }: EvidenceRowsProps) {
  const say = useSay()
  const ledger = useLedger(trace?.ledger ?? '')
  return (
    <Table<Row>
      size="small"
      rowKey="id"
      loading={trace === undefined}
      dataSource={trace?.rows ?? []}
      columns={columnsOf(trace?.ledger ?? '', ledger.data?.document, say)}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('没有记录')} /> }}
      pagination={{
        current: page,
        pageSize: trace?.size ?? 20,
        total: trace?.total ?? 0,
        onChange: turn,
        showSizeChanger: false,
        hideOnSinglePage: true,
        size: 'small',
      }}
    />
  )
}
