import { Link } from 'react-router'
import { soonFrom } from '../../../ledger/duty.ts'
import type { Collections as Answer } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'
import { useCatalogue } from '../../ledgers.ts'
import { inForce } from '../../parts/norm_in_force.ts'
import { timeLeft } from '../../parts/time_left.ts'
import { Light } from '../../parts/light.tsx'
import { serverNow } from '../../connection.ts'
import { useSession } from '../../session.tsx'

type Collected = Answer['collections'][number]

/** Until the norms are there. */
const USUAL_SOON_DAYS = 3

const lightOf = ({ tally, due_at }: Collected, now: number, soon_days: number): 'red' | 'yellow' | 'green' => {
  if (tally.late > 0) return 'red'
  const soon = due_at !== null && now >= soonFrom(Date.parse(due_at), soon_days)
  return tally.returned > 0 || (soon && tally.received + tally.excused < tally.due) ? 'yellow' : 'green'
}

/** A day that has passed says nothing where everybody has reported. */
const allIn = ({ tally }: Collected): boolean => tally.received >= tally.due

/** How the collecting goes, for those who owe nothing themselves: one line a ledger. */
export function Collections({ collections }: { readonly collections: readonly Collected[] }) {
  const say = useSay()
  const now = serverNow()
  const { today } = useSession()
  const norm = useCatalogue().data?.norms.find(({ name }) => name === 'duty.soon_days')
  const soon_days = (norm && inForce(norm, today)?.value) ?? USUAL_SOON_DAYS
  return (
    <section className="work-section" aria-labelledby="work-collections">
      <h2 id="work-collections">{say('收集进度')}</h2>
      <ul className="work-list">
        {collections.map((one) => (
          <li key={one.ledger} className="work-line">
            <Light light={lightOf(one, now, soon_days)} />
            <span className="work-what">
              <Link to={`/collection/${one.ledger}`} className="work-title">
                {one.title}
              </Link>
              <span className="work-period">{one.period_title}</span>
              {one.due_at !== null && (
                <span className="soft">{allIn(one) ? say('已收齐') : timeLeft(Date.parse(one.due_at), now, say)}</span>
              )}
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
