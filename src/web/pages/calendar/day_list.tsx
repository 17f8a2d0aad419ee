import { Empty } from 'antd'
import { partsOf, weekday } from '../../../ledger/day.ts'
import { useSay } from '../../language.tsx'
import { DayItems } from './day_items.tsx'
import { restOf } from './month.ts'
import { RestSign } from './month_grid.tsx'
import type { ShownMonth } from './shown.ts'

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** A month on a phone: the days on which something falls due, one below the other. */
export function DayList({ month, work, year, what, today }: ShownMonth) {
  const say = useSay()
  if (work === undefined) return null
  const days = work.days.filter(({ day }) => day.startsWith(month))
  if (days.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('这个月没有到期的。')} />
  }
  return (
    <>
      {days.map((day) => {
        const rest = restOf(day.day, year)
        const { month: number, date } = partsOf(day.day)
        return (
          <section key={day.day} className="work-section">
            <h2>
              {say('{month}月{date}日', { month: number, date })} {say(WEEKDAYS[weekday(day.day) - 1] ?? '周一')}
              {day.day === today && <span className="faint"> {say('今天')}</span>}
              {rest !== undefined && <RestSign {...rest} />}
            </h2>
            <DayItems day={day} what={what} />
          </section>
        )
      })}
    </>
  )
}
