import { DownloadOutlined } from '@ant-design/icons'
import { Button, Table, type TableColumnsType } from 'antd'
import type { Import } from '../../../ledger/import_wire.ts'
import { address } from '../../api.ts'
import { useSay, type Say } from '../../language.tsx'

type CellFault = Import['faults'][number]

const columnsOf = (faults: readonly CellFault[], say: Say): TableColumnsType<CellFault> => {
  const titles = [...new Set(faults.map((fault) => fault.title))]
  return [
    {
      key: 'cell',
      title: say('单元格'),
      width: 90,
      render: (_, fault) => <code>{`${fault.column}${fault.row}`}</code>,
    },
    ...(faults.some(({ file }) => file !== undefined)
      ? [{ key: 'file', title: say('文件'), width: 180, dataIndex: 'file' } as const]
      : []),
    {
      key: 'title',
      title: say('列'),
      width: 150,
      dataIndex: 'title',
      filters: titles.map((title) => ({ text: title, value: title })),
      onFilter: (value, fault) => fault.title === value,
    },
    {
      key: 'read',
      title: say('表里写的'),
      dataIndex: 'read',
      width: 180,
      render: (read: string) => (read === '' ? <span className="faint">{say('空')}</span> : <q>{read}</q>),
    },
    {
      key: 'says',
      title: say('问题'),
      dataIndex: 'says',
      render: (says: string) => <span className="late">{says}</span>,
    },
    { key: 'expected', title: say('应该怎么写'), dataIndex: 'expected' },
  ]
}

/** Faults by cell. The list may be shorter than the truth; then it says so and the file holds them all. */
export function Faults({ running }: { readonly running: Import }) {
  const say = useSay()
  const hidden = running.fault_count - running.faults.length
  return (
    <section>
      <div className="section-head">
        <h2>{say('需要改正的地方')}</h2>
        <div className="grow" />
        {running.annotated && (
          <Button type="primary" icon={<DownloadOutlined />} href={address(`/imports/${running.id}/annotated.xlsx`)}>
            {say('下载标注好的表格')}
          </Button>
        )}
        <Button icon={<DownloadOutlined />} href={address(`/imports/${running.id}/faults.csv`)}>
          {say('下载清单')}
        </Button>
      </div>
      {running.annotated && (
        <p className="soft">
          {say('有错的格已涂色并写明问题')}：{say('改好后，把那个文件直接传上来即可。')}
        </p>
      )}
      <Table<CellFault>
        size="small"
        rowKey={(fault) => `${fault.file ?? ''}${fault.column}${fault.row}${fault.says}`}
        columns={columnsOf(running.faults, say)}
        dataSource={running.faults}
        scroll={{ x: 720 }}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
      />
      {hidden > 0 && (
        <p className="soft">
          {say('这里列出前{shown}处，另有{hidden}处在清单文件里。', { shown: running.faults.length, hidden })}
        </p>
      )}
    </section>
  )
}
