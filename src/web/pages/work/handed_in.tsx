import { Link } from 'react-router'
import type { Duty } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { useSession } from '../../session.tsx'
import { fillPath } from '../collect/collecting.ts'

const EXCUSES: Readonly<Record<string, string>> = { zero: '零报告', exempt: '免报', not_applicable: '不适用' }

/** What became of what I handed in within the last weeks. */
export function HandedIn({ duties }: { readonly duties: readonly Duty[] }) {
  const say = useSay()
  const { home } = useSession()
  if (duties.length === 0) return null
  return (
    <section className="work-section" aria-labelledby="work-handed-in">
      <h2 id="work-handed-in">{say('最近报送')}</h2>
      <ul className="work-list work-list-quiet">
        {duties.map((duty) => (
          <li key={`${duty.ledger} ${duty.unit} ${duty.period}`} className="work-line work-line-plain">
            <span className="work-what">
              <Link to={fillPath(duty)} className="work-title">
                {duty.title}
              </Link>
              <span className="work-period">{duty.period_title}</span>
              {duty.unit !== home.code && <span className="soft">{duty.unit_name}</span>}
            </span>
            <span className="work-due">
              <span className={`state state-${duty.state === 'accepted' ? 'rest' : 'way'}`}>
                {duty.row?.state_title ?? say(EXCUSES[duty.state] ?? '零报告')}
              </span>
              <span className="faint">
                {duty.handed_in_at !== null && momentWords(duty.handed_in_at)}
                {duty.on_time === false && ` · ${say('逾期报送')}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
