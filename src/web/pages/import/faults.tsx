import { DownloadOutlined } from '@ant-design/icons'
import { Button, Grid, Table, type TableColumnsType } from 'antd'
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

/** On a phone one below the other: a problem that stands outside the screen is no help. */
const narrowColumns = (say: Say): TableColumnsType<CellFault> => [
  {
    key: 'cell',
    title: say('单元格'),
    width: 64,
    render: (_, { column, row }) => <code>{`${column}${row}`}</code>,
  },
  {
    key: 'says',
    title: say('问题'),
    render: (_, { file, title, read, says, expected }) => (
      <>
        {file !== undefined && <p className="faint">{file}</p>}
        <p>
          {title} {read !== '' && <q>{read}</q>}
        </p>
        <p className="late">{says}</p>
        {expected !== '' && (
          <p className="soft">
            {say('应该怎么写')}：{expected}
          </p>
        )}
      </>
    ),
  },
]

/** Faults by cell. The list may be shorter than the truth; then it says so and the file holds them all. */
export function Faults({ running }: { readonly running: Import }) {
  const say = useSay()
  const { md } = Grid.useBreakpoint()
  const hidden = running.fault_count - running.faults.length
  return (
    <section>
      <div className="section-head import-head">
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
        <p className="soft gap-below">
          {running.annotated_whole
            ? say('标注好的就是你传的那份表，有错的格涂了色并写明问题；在里面改好，直接传上来。')
            : say('标注好的表列出有错的行和原来的行号；请在原来的表里改正后重新上传。')}
        </p>
      )}
      <Table<CellFault>
        size="small"
        rowKey={(fault) => `${fault.file ?? ''}${fault.column}${fault.row}${fault.says}`}
        columns={md === false ? narrowColumns(say) : columnsOf(running.faults, say)}
        dataSource={running.faults}
        {...(md === false ? {} : { scroll: { x: 720 } })}
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
