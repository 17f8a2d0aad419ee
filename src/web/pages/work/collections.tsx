import { Link } from 'react-router'
import { DAY_MS } from '../../../ledger/instant.ts'
import type { Collections as Answer } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'
import { timeLeft } from '../../parts/time_left.ts'
import { Light } from '../../parts/light.tsx'
import { serverNow } from '../../connection.ts'

type Collected = Answer['collections'][number]

/** The last days before it is due. */
const SOON_MILLISECONDS = 3 * DAY_MS

const lightOf = ({ tally, due_at }: Collected, now: number): 'red' | 'yellow' | 'green' => {
  if (tally.late > 0) return 'red'
  const soon = due_at !== null && now >= Date.parse(due_at) - SOON_MILLISECONDS
  return tally.returned > 0 || (soon && tally.received + tally.excused < tally.due) ? 'yellow' : 'green'
}

/** How the collecting goes, for those who owe nothing themselves: one line a ledger. */
export function Collections({ collections }: { readonly collections: readonly Collected[] }) {
  const say = useSay()
  const now = serverNow()
  return (
    <section className="work-section" aria-labelledby="work-collections">
      <h2 id="work-collections">{say('收集进度')}</h2>
      <ul className="work-list">
        {collections.map((one) => (
          <li key={one.ledger} className="work-line">
            <Light light={lightOf(one, now)} />
            <span className="work-what">
              <Link to={`/collection/${one.ledger}`} className="work-title">
                {one.title}
              </Link>
              <span className="work-period">{one.period_title}</span>
              {one.due_at !== null && <span className="soft">{timeLeft(Date.parse(one.due_at), now, say)}</span>}
            </span>
            <span className="work-due">
              <span className="number">
                {say('应报{due}家，已报{received}家', { due: one.tally.due, received: one.tally.received })}
              </span>
              {one.tally.late > 0 && <span className="late">{say('{count}家逾期', { count: one.tally.late })}</span>}
            </span>
            <span className="work-verbs">
              <Link to={`/collection/${one.ledger}`} className="verb">
                {say('查看')}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
