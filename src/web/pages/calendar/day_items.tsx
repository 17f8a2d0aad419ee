import { Link } from 'react-router'
import type { CalendarItem } from '../../../ledger/wire/open_rows.ts'
import { useSay } from '../../language.tsx'
import { Light } from '../../parts/light.tsx'
import { useSession } from '../../session.tsx'
import { fillPath } from '../collect/collecting.ts'
import { type DueDay, namesOf, totalOf } from './shown.ts'

const pathOf = ({ kind, ledger, id, unit, period }: CalendarItem): string =>
  kind === 'duty' && period !== null ? fillPath({ ledger, unit, period }) : `/ledgers/${ledger}/rows/${id}`

/** What falls due on one day; of very many the first, and how many more. */
export function DayItems({ day, what }: { readonly day: DueDay; readonly what: 'mine' | 'below' }) {
  const say = useSay()
  const { home } = useSession()
  const more = totalOf(day) - day.items.length
  return (
    <>
      <ul className="work-list due-list">
        {day.items.map((item) => {
          const [name, aside] = namesOf(item)
          return (
            <li key={`${item.kind} ${item.ledger} ${item.unit} ${item.label}`} className="work-line">
              <Light light={item.light} />
              <span className="work-what">
                <Link to={pathOf(item)} className="work-title">
                  {name}
                </Link>
                <span className="soft">{aside}</span>
                {item.unit !== home.code && <span className="soft">{item.unit_name}</span>}
                <span className="faint">{item.state_title}</span>
              </span>
            </li>
          )
        })}
      </ul>
      {more > 0 && (
        <p className="faint">
          {say('另有{count}项', { count: more })}{' '}
          <Link to={what === 'below' ? '/?tab=below' : '/'}>{say('到“我的工作”里看全部')}</Link>
        </p>
      )}
    </>
  )
}
