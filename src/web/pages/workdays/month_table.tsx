import type { CalendarWire } from '../../../ledger/wire/calendar.ts'
import { useSay } from '../../language.tsx'
import { type DayShown, MARKS, weeksOf } from './year.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

interface MonthProps {
  readonly calendar: CalendarWire
  readonly month: number
  readonly today: string
}

export function MonthTable({ calendar, month, today }: MonthProps) {
  const say = useSay()
  return (
    <table className="month">
      <caption>{say('{month}月', { month })}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col">
              {say(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(calendar, month).map((week, at) => (
          <tr key={at}>
            {week.map((day, weekday) =>
              day === null ? <td key={weekday} /> : <Day key={weekday} shown={day} today={today} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ shown, today }: { readonly shown: DayShown; readonly today: string }) {
  const say = useSay()
  const { day, date, weekend, mark, title, own } = shown
  const classes = [
    weekend && mark === null ? 'day-weekend' : '',
    mark === null ? '' : `day-${mark}`,
    own ? 'day-own' : '',
    day === today ? 'day-today' : '',
  ]
  const words =
    mark === null ? undefined : `${day} ${title ?? ''} ${say(MARKS[mark].title)}${own ? `（${say('本局设定')}）` : ''}`
  return (
    <td className={classes.filter(Boolean).join(' ') || undefined} title={words}>
      {date}
      {mark !== null && <sup>{say(MARKS[mark].sign)}</sup>}
    </td>
  )
}
