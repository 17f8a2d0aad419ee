import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Empty, Select, Table, type TableColumnsType } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { Event } from '../../ledger/wire.ts'
import { api } from '../api.ts'
import { useSay, type Say } from '../language.tsx'
import { useLedgers } from '../ledgers.ts'
import { momentWords } from '../parts/moment.ts'
import { Refusal } from '../parts/refusal.tsx'
import { ACTS } from './acts.ts'

const SIZE = 50

const columnsOf = (say: Say, titles: ReadonlyMap<string, string>): TableColumnsType<Event> => [
  { key: 'seq', title: say('序号'), dataIndex: 'seq', width: 88, align: 'right' },
  { key: 'at', title: say('时间'), width: 150, render: (_, event) => momentWords(event.at) },
  { key: 'person', title: say('谁'), width: 100, render: (_, event) => event.person ?? say('系统') },
  { key: 'act', title: say('做了什么'), width: 130, render: (_, event) => say(ACTS[event.act] ?? event.act) },
  {
    key: 'ledger',
    title: say('台账'),
    width: 180,
    ellipsis: true,
    render: (_, event) => titles.get(event.ledger ?? '') ?? event.ledger ?? '',
  },
  {
    key: 'row',
    title: say('记录'),
    width: 150,
    render: (_, event) =>
      event.row === null || event.ledger === null ? (
        ''
      ) : (
        <Link to={`/ledgers/${event.ledger}/rows/${event.row}`}>
          #{event.row}{' '}
          {event.version !== null && <span className="faint">{say('第{number}版', { number: event.version })}</span>}
        </Link>
      ),
  },
  { key: 'unit', title: say('单位'), ellipsis: true, render: (_, event) => event.unit_name ?? event.unit ?? '' },
]

const useLog = () => {
  const [params, setParams] = useSearchParams()
  const page = Math.max(1, Number(params.get('page')) || 1)
  const asked = { act: params.get('act') ?? undefined, ledger: params.get('ledger') ?? undefined, page, size: SIZE }
  const log = useQuery({
    queryKey: ['log', asked],
    queryFn: () => api.log(asked),
    placeholderData: keepPreviousData,
  })
  const change = (name: 'act' | 'ledger' | 'page', value: string | undefined): void => {
    if (name !== 'page') params.delete('page')
    if (value === undefined) params.delete(name)
    else params.set(name, value)
    setParams(params)
  }
  return { log, asked, change }
}

export default function Log() {
  const say = useSay()
  const { log, asked, change } = useLog()
  const ledgers = useLedgers()
  const titles = new Map((ledgers.data?.ledgers ?? []).map((one) => [one.name, one.title]))
  const choice = (name: 'act' | 'ledger', all: string, options: readonly (readonly [string, string])[]) => (
    <Select
      value={asked[name] ?? null}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={all}
      aria-label={all}
      options={options.map(([value, label]) => ({ value, label }))}
      onChange={(next: string | undefined) => change(name, next)}
      style={{ width: 190 }}
    />
  )
  return (
    <>
      <div className="page-head">
        <h1>{say('日志')}</h1>
        <div className="grow" />
        {choice(
          'act',
          say('全部动作'),
          Object.entries(ACTS).map(([act, title]) => [act, say(title)] as const),
        )}
        {choice('ledger', say('全部台账'), [...titles])}
      </div>
      <p className="about">{say('每次写入都记一笔，每分钟封成一块并与前一块相连，改动过的日志查得出来。')}</p>
      {log.isError ? (
        <Refusal error={log.error} again={() => void log.refetch()} />
      ) : (
        <Table<Event>
          size="small"
          rowKey="seq"
          loading={log.isPending}
          dataSource={log.data?.events ?? []}
          columns={columnsOf(say, titles)}
          tableLayout="fixed"
          scroll={{ x: 980 }}
          pagination={{
            current: asked.page,
            pageSize: SIZE,
            total: log.data?.total ?? 0,
            showSizeChanger: false,
            showTotal: (total) => say('共{count}条', { count: total.toLocaleString('zh-CN') }),
            onChange: (next) => change('page', String(next)),
          }}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('还没有日志。')} /> }}
        />
      )}
    </>
  )
}
