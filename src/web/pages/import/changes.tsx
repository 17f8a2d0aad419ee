import { Grid, Table, type TableColumnsType } from 'antd'
import type { Import } from '../../../ledger/import_wire.ts'
import { useSay, type Say } from '../../language.tsx'

type Change = NonNullable<Import['changes']>[number]

const columnsOf = (changes: readonly Change[], narrow: boolean, say: Say): TableColumnsType<Change> => [
  ...(changes.some(({ file }) => file !== undefined)
    ? [{ key: 'file', title: say('文件'), dataIndex: 'file', width: 180 }]
    : []),
  { key: 'row', title: say('行'), dataIndex: 'row', width: 56 },
  ...(narrow ? [] : [{ key: 'unit', title: say('单位'), dataIndex: 'unit_name', width: 160 }]),
  {
    key: 'cells',
    title: say('改动'),
    render: (_, { cells, withdrawn }) =>
      withdrawn === null ? (
        <ul className="import-changes">
          {cells.map(({ field, title, from, to }) => (
            <li key={field}>
              <span className="soft">{title}</span> <del>{from}</del> <span aria-hidden="true">→</span> <ins>{to}</ins>
            </li>
          ))}
        </ul>
      ) : (
        <span className="late">{say('撤回：{reason}', { reason: withdrawn })}</span>
      ),
  },
]

/** What the sheet changes in rows that are there: the old and the new of each cell. */
export function Changes({ running }: { readonly running: Import }) {
  const say = useSay()
  const { md } = Grid.useBreakpoint()
  const { changes = [], counts } = running
  if (changes.length === 0) return null
  const hidden = (counts?.changed ?? 0) + (counts?.withdrawn ?? 0) - changes.length
  return (
    <section>
      <h2>{say('将要改动的记录')}</h2>
      <Table<Change>
        size="small"
        rowKey={({ file = '', row }) => `${file} ${row}`}
        columns={columnsOf(changes, md === false, say)}
        dataSource={changes}
        {...(md === false ? {} : { scroll: { x: 560 } })}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
      />
      {hidden > 0 && (
        <p className="soft">
          {say('这里列出前{shown}条，另有{hidden}条也会一起改动。', { shown: changes.length, hidden })}
        </p>
      )}
    </section>
  )
}
