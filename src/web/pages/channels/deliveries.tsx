import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Empty, Select, Table, type TableColumnsType } from 'antd'
import { useSearchParams } from 'react-router'
import { parsePeriod } from '../../../ledger/period.ts'
import type { Delivery } from '../../../ledger/wire/notices.ts'
import { api } from '../../api.ts'
import { usePhone } from '../../appearance.tsx'
import { useSay, type Say } from '../../language.tsx'
import { useLedgers } from '../../ledgers.ts'
import { momentWords } from '../../parts/moment.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { KINDS } from '../inbox/notice_kinds.ts'
import { CHANNEL_TITLES, STATE_TITLES } from './channel_words.ts'

const SIZE = 50

/** How a delivery fared: when it was read, why it failed, when it is tried again. */
const outcome = ({ channel, state, read_at, result, tries, due_at }: Delivery, say: Say): string => {
  if (channel === 'inbox') return read_at === null ? say('未读') : say('{moment}已读', { moment: short(read_at) })
  if (state === 'waiting' && tries > 0) {
    const again = say('第{count}次没有送到，{moment}再试', { count: tries, moment: short(due_at) })
    return result === null ? again : `${again}：${result}`
  }
  return state === 'failed' ? `${say(STATE_TITLES.failed)}：${result ?? ''}` : say(STATE_TITLES[state])
}

/** Without the year, which the day of sending tells. */
const short = (at: string): string => momentWords(at).slice(5)

/** On a phone a delivery is a few lines under one another. */
const lineOf = (say: Say, titles: ReadonlyMap<string, string>): TableColumnsType<Delivery> => [
  {
    key: 'line',
    render: (_, delivery) => {
      const { kind, at, ledger, period, unit_name, to, channel, state } = delivery
      const about = ledger === null ? '' : (titles.get(ledger) ?? ledger)
      return (
        <div className="delivery-line">
          <span>
            {say(KINDS[kind].title)} {about} <span className="soft">{periodWords(period)}</span>
          </span>
          <span className="soft">
            {unit_name} · {to} · {say(CHANNEL_TITLES[channel])}
          </span>
          <span className={state === 'failed' ? 'late' : 'soft'}>
            <span className="number faint">{short(at)}</span> · {outcome(delivery, say)}
          </span>
        </div>
      )
    },
  },
]

const periodWords = (period: string | null): string => (period === null ? '' : (parsePeriod(period)?.title ?? period))

const columnsOf = (say: Say, titles: ReadonlyMap<string, string>): TableColumnsType<Delivery> => [
  {
    key: 'at',
    title: say('时间'),
    width: 140,
    render: (_, { at }) => <span className="number">{momentWords(at)}</span>,
  },
  { key: 'kind', title: say('事由'), width: 84, render: (_, { kind }) => say(KINDS[kind].title) },
  {
    key: 'about',
    title: say('关于'),
    ellipsis: true,
    render: (_, { ledger, period }) => (
      <>
        {ledger === null ? '' : (titles.get(ledger) ?? ledger)} <span className="soft">{periodWords(period)}</span>
      </>
    ),
  },
  { key: 'unit', title: say('单位'), width: 170, ellipsis: true, dataIndex: 'unit_name' },
  { key: 'to', title: say('发给'), width: 130, ellipsis: true, dataIndex: 'to' },
  { key: 'channel', title: say('渠道'), width: 90, render: (_, { channel }) => say(CHANNEL_TITLES[channel]) },
  {
    key: 'outcome',
    title: say('结果'),
    width: 260,
    render: (_, delivery) => (
      <span className={delivery.state === 'failed' ? 'late' : 'soft'}>{outcome(delivery, say)}</span>
    ),
  },
  { key: 'by', title: say('发起'), width: 90, render: (_, { by }) => by ?? say('自动') },
]

const useDeliveries = () => {
  const [params, setParams] = useSearchParams()
  const page = Math.max(1, Number(params.get('page')) || 1)
  const filters = ['channel', 'state', 'ledger', 'period', 'unit'] as const
  const asked = Object.fromEntries(filters.map((name) => [name, params.get(name) ?? undefined]))
  const deliveries = useQuery({
    queryKey: ['deliveries', asked, page],
    queryFn: () => api.deliveries({ ...asked, page, size: SIZE }),
    placeholderData: keepPreviousData,
  })
  const change = (name: string, value: string | undefined): void => {
    if (name !== 'page') params.delete('page')
    if (value === undefined) params.delete(name)
    else params.set(name, value)
    setParams(params)
  }
  return { deliveries, asked, page, change }
}

/** Who was told when, by which channel, with what result. `alone`: the page is called so already. */
export function DeliveryLog({ alone }: { readonly alone: boolean }) {
  const say = useSay()
  const phone = usePhone()
  const { deliveries, asked, page, change } = useDeliveries()
  const ledgers = useLedgers()
  const titles = new Map((ledgers.data?.ledgers ?? []).map(({ name, title }) => [name, title]))
  const choice = (name: string, all: string, options: readonly (readonly [string, string])[]) => (
    <Select
      value={asked[name] ?? null}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={all}
      aria-label={all}
      options={options.map(([value, label]) => ({ value, label }))}
      onChange={(next: string | undefined) => change(name, next)}
      style={{ width: 150 }}
    />
  )
  const said = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([k, v]) => [k, say(v)] as const)
  if (deliveries.isError) return <Refusal error={deliveries.error} again={() => void deliveries.refetch()} />
  return (
    <section className="channel" aria-label={say('提醒记录')}>
      <div className="channel-head">
        {!alone && <h2>{say('提醒记录')}</h2>}
        <div className="grow" />
        {choice('ledger', say('全部台账'), [...titles])}
        {choice('channel', say('全部渠道'), said(CHANNEL_TITLES))}
        {choice('state', say('全部结果'), said(STATE_TITLES))}
      </div>
      <Table<Delivery>
        size="small"
        rowKey="id"
        loading={deliveries.isPending}
        dataSource={deliveries.data?.deliveries ?? []}
        columns={phone ? lineOf(say, titles) : columnsOf(say, titles)}
        showHeader={!phone}
        tableLayout="fixed"
        {...(phone ? {} : { scroll: { x: 1_140 } })}
        pagination={{
          current: page,
          pageSize: SIZE,
          total: deliveries.data?.total ?? 0,
          showSizeChanger: false,
          showTotal: (total) => say('共{count}条', { count: total.toLocaleString('zh-CN') }),
          onChange: (next) => change('page', String(next)),
        }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('还没有发过提醒。')} /> }}
      />
    </section>
  )
}
