import { Link } from 'react-router'
import { daysBetween } from '../../../ledger/day.ts'
import { dayAt } from '../../../ledger/instant.ts'
import type { Work } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'

type Waiting = Work['reviews'][number]

const pathOf = ({ ledger, state, period }: Waiting): string =>
  `/review/${ledger}?${new URLSearchParams({ state, ...(period === null ? {} : { period }) })}`

/** What waits for my verdict, by ledger and period. */
export function Reviews({ reviews, now }: { readonly reviews: readonly Waiting[]; readonly now: number }) {
  const say = useSay()
  if (reviews.length === 0) return null
  return (
    <section className="work-section" aria-labelledby="work-reviews">
      <h2 id="work-reviews">{say('待我审核')}</h2>
      <ul className="work-list">
        {reviews.map((one) => (
          <li key={`${one.ledger} ${one.period} ${one.state}`} className="work-line work-line-plain">
            <span className="work-what">
              <Link to={pathOf(one)} className="work-title">
                {one.title}
              </Link>
              <span className="work-period">{one.period_title}</span>
              <span className="soft">{one.state_title}</span>
            </span>
            <span className="work-due">
              <span>{say('{count}份', { count: one.waiting })}</span>
              <span className="faint">
                {one.explained > 0 && `${say('{count}份有说明', { count: one.explained })} · `}
                <Waited since={one.oldest_at} now={now} />
              </span>
            </span>
            <span className="work-verbs">
              <Link to={pathOf(one)} className="verb verb-first">
                {say('去审核')}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Waited({ since, now }: { readonly since: string; readonly now: number }) {
  const say = useSay()
  const days = daysBetween(dayAt(Date.parse(since)), dayAt(now))
  return <>{days === 0 ? say('今天报来') : say('最早的等了{days}天', { days })}</>
}
