import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Drawer, Segmented } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { CalendarWire } from '../../../ledger/wire/calendar.ts'
import type { WorkCalendar } from '../../../ledger/wire/open_rows.ts'
import { get } from '../../api.ts'
import { usePhone } from '../../appearance.tsx'
import { useSay } from '../../language.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useSession } from '../../session.tsx'
import { useAbove } from '../../shell/navigation.tsx'
import { owing } from '../work/requests.ts'
import { DayItems } from './day_items.tsx'
import { DayList } from './day_list.tsx'
import { Feed } from './feed.tsx'
import { daysOf, monthAfter, readMonth } from './month.ts'
import { MonthGrid } from './month_grid.tsx'
import type { ShownMonth } from './shown.ts'

/** What falls due on which day: a month on a desk, a list by day on a phone. */
export default function CalendarPage() {
  const say = useSay()
  const phone = usePhone()
  const above = useAbove()
  const { today } = useSession()
  const [params, setParams] = useSearchParams()
  const month = readMonth(params.get('month'), today)
  const what: ShownMonth['what'] = params.get('what') === 'below' ? 'below' : 'mine'
  const turn = (change: Readonly<Record<string, string>>): void =>
    setParams(new URLSearchParams({ ...Object.fromEntries(params), ...change }))
  const [open, setOpen] = useState<string | null>(null)
  const { work, year } = useMonth(month, what)
  const day = work.data?.days.find((one) => one.day === open)
  const shown = { month, work: work.data, year: year.data, what, today, open: setOpen }
  return (
    <div className="due-calendar">
      <div className="page-head">
        <h1>{say('日历')}</h1>
        <Turn month={month} turn={(next) => turn({ month: next })} />
        {above && (
          <Segmented
            value={what}
            aria-label={say('看谁的')}
            options={[
              { value: 'mine', label: say('我要办的') },
              { value: 'below', label: say('本单位和下级') },
            ]}
            onChange={(next) => turn({ what: next })}
          />
        )}
        <div className="grow" />
        <Feed />
      </div>
      {work.isError && <Refusal error={work.error} again={() => void work.refetch()} />}
      {work.isPending && <Waiting />}
      <Late work={work.data} what={what} />
      {phone ? <DayList {...shown} /> : <MonthGrid {...shown} />}
      <Drawer open={day !== undefined} size={520} onClose={() => setOpen(null)} title={open} destroyOnHidden>
        {day !== undefined && <DayItems day={day} what={what} />}
      </Drawer>
    </div>
  )
}

const useMonth = (month: string, what: 'mine' | 'below') => {
  const days = daysOf(month)
  const asked = { from: days[0], to: days.at(-1), what }
  const work = useQuery({
    queryKey: ['work', 'calendar', asked],
    queryFn: () => owing.calendar(asked),
    placeholderData: keepPreviousData,
  })
  // The days of rest are an ornament here: without them the page says all that matters.
  const year = useQuery({
    queryKey: ['working days', month.slice(0, 4)],
    queryFn: () => get<CalendarWire>('/calendar', { year: month.slice(0, 4) }),
    staleTime: 600_000,
  })
  return { work, year }
}

function Turn({ month, turn }: { readonly month: string; readonly turn: (month: string) => void }) {
  const say = useSay()
  const { today } = useSession()
  const [year, number] = month.split('-').map(Number)
  return (
    <span className="calendar-turn">
      <Button icon={<LeftOutlined />} aria-label={say('上个月')} onClick={() => turn(monthAfter(month, -1))} />
      <strong className="number">{say('{year}年{month}月', { year: year ?? 0, month: number ?? 0 })}</strong>
      <Button icon={<RightOutlined />} aria-label={say('下个月')} onClick={() => turn(monthAfter(month, 1))} />
      {month !== today.slice(0, 7) && (
        <Button type="link" onClick={() => turn(today.slice(0, 7))}>
          {say('本月')}
        </Button>
      )}
    </span>
  )
}

/** What was due before the days shown and is still open must not drop out of sight. */
function Late({ work, what }: { readonly work: WorkCalendar | undefined; readonly what: 'mine' | 'below' }) {
  const say = useSay()
  if (work === undefined || work.late === 0) return null
  return (
    <p className="calendar-late">
      <Link to={`/?light=red${what === 'below' ? '&tab=below' : ''}`} className="late">
        {say('此前到期、还没办的{count}项', { count: work.late })}
      </Link>
    </p>
  )
}
