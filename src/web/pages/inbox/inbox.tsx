import { CheckOutlined, SettingOutlined } from '@ant-design/icons'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Empty, Pagination, Segmented } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api } from '../../api.ts'
import { useSay, type Say } from '../../language.tsx'
import { Refusal, useTelling } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useSession } from '../../session.tsx'
import { useUnread } from '../../shell/bell.tsx'
import { byDay, type DayOfNotices } from './by_day.ts'
import { NoticeLine } from './notice_line.tsx'
import { OwnChannels } from './own_channels.tsx'

const SIZE = 50

const dayWords = (day: string, today: string, say: Say): string =>
  day === today ? say('今天') : say('{month}月{date}日', { month: Number(day.slice(5, 7)), date: Number(day.slice(8)) })

interface BlockProps {
  readonly title: string
  readonly days: readonly DayOfNotices[]
  readonly read: (id: string) => void
}
function Block({ title, days, read }: BlockProps) {
  const say = useSay()
  const { today } = useSession()
  if (days.length === 0) return null
  return (
    <section className="notices" aria-label={title}>
      <h2>{title}</h2>
      {days.map(({ day, notices }) => (
        <div key={day} className="notices-day">
          <h3>{day.slice(0, 4) === today.slice(0, 4) ? dayWords(day, today, say) : day}</h3>
          <ul>
            {notices.map((notice) => (
              <NoticeLine key={notice.id} notice={notice} read={read} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

const useInbox = () => {
  const client = useQueryClient()
  const tell = useTelling()
  const [params, setParams] = useSearchParams()
  const unread = params.get('unread') === 'true'
  const page = Math.max(1, Number(params.get('page')) || 1)
  const asked = { ...(unread ? { unread: 'true' } : {}), page, size: SIZE }
  const inbox = useQuery({
    queryKey: ['inbox', asked],
    queryFn: () => api.inbox(asked),
    placeholderData: keepPreviousData,
  })
  const read = useMutation({
    mutationFn: (ids: readonly string[] | undefined) => api.markRead(ids),
    onSuccess: async (left) => {
      client.setQueryData(['unread'], left)
      await client.invalidateQueries({ queryKey: ['inbox'] })
    },
    onError: tell,
  })
  const change = (name: 'unread' | 'page', value: string): void => {
    if (name !== 'page') params.delete('page')
    if (value === '') params.delete(name)
    else params.set(name, value)
    setParams(params)
  }
  return { inbox, unread, page, read, change }
}

/** What one was told: unread first, day by day, each leading to where it can be done. */
export default function Inbox() {
  const say = useSay()
  const { inbox, unread, page, read, change } = useInbox()
  const keeps = useUnread().data?.keeps === true
  const [setting, setSetting] = useState(false)
  if (inbox.isError) return <Refusal error={inbox.error} again={() => void inbox.refetch()} />
  const { notices, total, unread: left } = inbox.data ?? { notices: [], total: 0, unread: 0 }
  const sorted = byDay(notices)
  return (
    <>
      <div className="page-head">
        <h1>{say('收件箱')}</h1>
        <Segmented
          value={unread ? 'unread' : 'all'}
          options={[
            { value: 'all', label: say('全部') },
            { value: 'unread', label: left === 0 ? say('未读') : `${say('未读')} ${left}` },
          ]}
          onChange={(next) => change('unread', next === 'unread' ? 'true' : '')}
        />
        <div className="grow" />
        {keeps && <Link to="/channels">{say('提醒渠道')}</Link>}
        <Button icon={<SettingOutlined />} onClick={() => setSetting(true)}>
          {say('提醒方式')}
        </Button>
        <Button
          icon={<CheckOutlined />}
          disabled={left === 0}
          loading={read.isPending && read.variables === undefined}
          onClick={() => read.mutate(undefined)}
        >
          {say('全部标为已读')}
        </Button>
      </div>
      {inbox.isPending ? (
        <Waiting />
      ) : notices.length === 0 ? (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={unread ? say('没有未读的通知。') : say('还没有通知。催报、退回和审定都会出现在这里。')}
        />
      ) : (
        <>
          <Block title={say('未读')} days={sorted.unread} read={(id) => read.mutate([id])} />
          <Block title={say('已读')} days={sorted.read} read={(id) => read.mutate([id])} />
          <Pagination
            className="notices-pages"
            size="small"
            hideOnSinglePage
            current={page}
            pageSize={SIZE}
            total={total}
            showSizeChanger={false}
            onChange={(next) => change('page', String(next))}
          />
        </>
      )}
      {setting && <OwnChannels close={() => setSetting(false)} />}
    </>
  )
}
