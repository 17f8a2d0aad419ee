import { Empty, Table, type TableProps } from 'antd'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Row, Rows } from '../../../ledger/wire.ts'
import { movesFrom } from '../../../ledger/workflow.ts'
import { usePrinting } from '../../appearance.tsx'
import { useSay, type Say } from '../../language.tsx'
import { columnsOf } from './columns.tsx'
import { changed, type Filters } from './filters.ts'

export type Density = 'small' | 'middle'
interface RowsTableProps {
  readonly document: LedgerDocument
  readonly chosen: readonly string[]
  readonly density: Density
  readonly rows: Rows | undefined
  readonly fetching: boolean
  readonly empty: string
  readonly filters: Filters
  readonly change: (filters: Filters) => void
  readonly open: (row: Row) => void
  /** Rows that are ticked; absent where nothing can be done with several at once. */
  readonly ticking?: { readonly ticked: readonly number[]; readonly tick: (rows: readonly number[]) => void }
}

const SIZES = [20, 50, 100, 200]

export function RowsTable(props: RowsTableProps) {
  const { document, rows, filters, change, open } = props
  const say = useSay()
  const printing = usePrinting()
  return (
    <Table<Row>
      size={props.density}
      rowKey="id"
      columns={columnsOf(document, props.chosen, filters, say)}
      dataSource={rows?.rows ?? []}
      loading={rows === undefined ? true : { spinning: props.fetching, delay: 300 }}
      // A head that stays in view is a table of its own; on paper its columns would stand beside their cells.
      {...(printing
        ? {}
        : { scroll: { x: 'max-content' }, tableLayout: 'fixed' as const, sticky: { offsetHeader: 52 } })}
      rowClassName="row-link"
      {...(props.ticking === undefined || printing ? {} : { rowSelection: tickingOf(props.ticking, document, say) })}
      onRow={(row) => ({
        tabIndex: 0,
        onClick: () => open(row),
        onKeyDown: (event) => {
          if (event.key === 'Enter' && event.target === event.currentTarget) open(row)
        },
      })}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={props.empty} /> }}
      onChange={(_page, _filter, sorter, { action }) => {
        if (action !== 'sort' || Array.isArray(sorter)) return
        const sign = sorter.order === 'descend' ? '-' : ''
        change(
          changed(filters, {
            sort: sorter.order === undefined || sorter.order === null ? '' : `${sign}${String(sorter.columnKey)}`,
          }),
        )
      }}
      pagination={{
        current: filters.page,
        pageSize: filters.size,
        total: rows?.total ?? 0,
        showTotal: (total) => say('共{count}条', { count: total.toLocaleString('zh-CN') }),
        showSizeChanger: true,
        pageSizeOptions: SIZES,
        onChange: (page, size) => change({ ...filters, page: size === filters.size ? page : 1, size }),
      }}
    />
  )
}

/** Rows at rest are not ticked: nothing leads on from there. */
const tickingOf = (
  { ticked, tick }: NonNullable<RowsTableProps['ticking']>,
  document: LedgerDocument,
  say: Say,
): TableProps<Row>['rowSelection'] => ({
  selectedRowKeys: [...ticked],
  columnWidth: 40,
  fixed: true,
  onChange: (keys) => tick(keys.map(Number)),
  getCheckboxProps: (row) => ({
    disabled: movesFrom(document, row.state).length === 0,
    'aria-label': say('选中{name}', { name: row.unit_name }),
  }),
  onCell: () => ({ onClick: (event) => event.stopPropagation() }),
})
