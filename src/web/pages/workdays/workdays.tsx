import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { CalendarWire } from '../../../ledger/wire/calendar.ts'
import { get } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useSession } from '../../session.tsx'
import { MonthTable } from './month_table.tsx'
import { NewDays } from './new_days.tsx'
import { NormTabs } from './norm_tabs.tsx'
import { OwnDays } from './own_days.tsx'
import { Terms } from './terms.tsx'
import { type Mark, MARKS } from './year.ts'

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1)
const YEARS = { from: 2004, to: 2099 } as const

/** Which days are worked and taught: limits in working and school days are counted by this page and nothing else. */
export default function Workdays() {
  const say = useSay()
  const { today, steward } = useSession()
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  const asked = useQuery({
    queryKey: ['calendar', year],
    queryFn: () => get<CalendarWire>('/calendar', { year }),
    placeholderData: (before) => before,
  })
  if (asked.isError) return <Refusal error={asked.error} again={() => void asked.refetch()} />
  const calendar = asked.data
  return (
    <>
      <div className="page-head">
        <h1>{say('工作日历')}</h1>
        <NormTabs />
        <div className="grow" />
        <YearBox year={year} change={setYear} />
      </div>
      <p className="about">
        {say(
          '按工作日、上课日算的期限都以这里为准：先看本局设定，再看国务院办公厅的放假通知。日历改动后，未办结记录的期限随即重算。',
        )}
      </p>
      {calendar === undefined ? (
        <Waiting />
      ) : (
        <>
          <Uncovered calendar={calendar} />
          <Legend />
          <div className="year">
            {MONTHS.map((month) => (
              <MonthTable key={month} calendar={calendar} month={month} today={today} />
            ))}
          </div>
          <OwnDays calendar={calendar} editable={steward} />
          {steward && <NewDays key={calendar.year} year={calendar.year} />}
        </>
      )}
      <Terms />
    </>
  )
}

function YearBox({ year, change }: { readonly year: number; readonly change: (year: number) => void }) {
  const say = useSay()
  return (
    <div className="year-box">
      <Button
        icon={<LeftOutlined />}
        aria-label={say('上一年')}
        disabled={year <= YEARS.from}
        onClick={() => change(year - 1)}
      />
      <strong className="number">{say('{year}年', { year })}</strong>
      <Button
        icon={<RightOutlined />}
        aria-label={say('下一年')}
        disabled={year >= YEARS.to}
        onClick={() => change(year + 1)}
      />
    </div>
  )
}

/** Nobody should be late by a guess without knowing it. */
function Uncovered({ calendar: { year, covered, covered_to, own } }: { readonly calendar: CalendarWire }) {
  const say = useSay()
  if (covered) return null
  const entered = own.some(({ kind }) => kind !== 'no_school')
  if (year > covered_to && entered) {
    return <Alert type="info" showIcon title={say('{year}年按本局录入的放假安排计算。', { year })} />
  }
  return (
    <Alert
      type="error"
      showIcon
      title={say('{year}年放假安排尚未录入，暂按周末推算。', { year })}
      description={
        year > covered_to ? say('国务院办公厅的通知发布后，把正文粘贴到下面即可录入，相关期限随即重算。') : undefined
      }
    />
  )
}

function Legend() {
  const say = useSay()
  return (
    <p className="year-legend">
      {Object.entries(MARKS).map(([mark, { sign, title }]) => (
        <span key={mark}>
          <i className={`day-${mark as Mark}`}>{say(sign)}</i>
          {say(title)}
        </span>
      ))}
      <span>
        <i className="day-own">8</i>
        {say('本局设定')}
      </span>
    </p>
  )
}
