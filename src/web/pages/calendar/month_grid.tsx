import { partsOf } from '../../../ledger/day.ts'
import { useSay } from '../../language.tsx'
import { Light } from '../../parts/light.tsx'
import { daysOf, restOf } from './month.ts'
import { type DueDay, namesOf, type ShownMonth, totalOf } from './shown.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']
/** So many are named in a day's cell; the rest is counted. */
const NAMED = 3

export function MonthGrid(shown: ShownMonth) {
  const say = useSay()
  const due = new Map((shown.work?.days ?? []).map((day) => [day.day, day]))
  return (
    <div className="due-month" role="grid" aria-label={shown.month}>
      {WEEKDAYS.map((title) => (
        <span key={title} className="due-head" role="columnheader">
          {say(title)}
        </span>
      ))}
      {daysOf(shown.month).map((day) => (
        <DayCell key={day} day={day} due={due.get(day)} shown={shown} />
      ))}
    </div>
  )
}

interface DayCellProps {
  readonly day: string
  readonly due: DueDay | undefined
  readonly shown: ShownMonth
}

function DayCell({ day, due, shown: { month, year, today, open } }: DayCellProps) {
  const say = useSay()
  const rest = restOf(day, year)
  const classes = [
    'due-day',
    day.startsWith(month) ? '' : 'due-other',
    rest?.kind === 'rest' ? 'due-rest' : '',
    day === today ? 'due-today' : '',
  ]
  const items = due?.items.slice(0, NAMED) ?? []
  const more = due === undefined ? 0 : totalOf(due) - items.length
  return (
    <button
      type="button"
      role="gridcell"
      className={classes.filter(Boolean).join(' ')}
      disabled={due === undefined}
      onClick={() => open(day)}
      aria-label={due === undefined ? day : say('{day}，{count}项到期', { day, count: totalOf(due) })}
    >
      <span className="due-date">
        <span className="number">{partsOf(day).date}</span>
        {rest !== undefined && <RestSign {...rest} />}
      </span>
      {items.map((item) => (
        <span key={`${item.ledger} ${item.unit} ${item.label}`} className="due-item">
          <Light light={item.light} /> {namesOf(item)[0]} <span className="faint">{namesOf(item)[1]}</span>
        </span>
      ))}
      {more > 0 && <span className="faint">{say('另有{count}项', { count: more })}</span>}
    </button>
  )
}

/** 休 and 班, as wall calendars print them; an ordinary week-end needs no sign. */
export function RestSign({ kind, title }: { readonly kind: 'rest' | 'worked'; readonly title: string }) {
  const say = useSay()
  if (kind === 'worked') return <span className="due-sign">{say('班')}</span>
  return title === '' ? null : <span className="due-sign">{say('休')}</span>
}
