import { Button } from 'antd'
import { Link } from 'react-router'
import { useSay } from '../../language.tsx'
import { dropParcel, useOutbox } from '../../outbox/outbox.ts'
import type { Parcel } from '../../outbox/parcel.ts'
import { momentWords } from '../../parts/moment.ts'
import { periodTitle } from '../../parts/period_words.ts'
import { useSession } from '../../session.tsx'
import { fillPath } from '../collect/collecting.ts'

const pathOf = ({ ledger, unit, period, row }: Parcel): string => {
  if (period !== null) return fillPath({ ledger, unit, period })
  return row === null ? `/ledgers/${ledger}/new` : `/ledgers/${ledger}/rows/${row.id}`
}

/** What was handed in here and has not arrived: waiting for the connection, or not taken. */
export function Outgoing() {
  const say = useSay()
  const parcels = useOutbox(useSession().person.login)
  if (parcels.length === 0) return null
  return (
    <section className="work-section" aria-labelledby="work-outgoing">
      <h2 id="work-outgoing">{say('待发送')}</h2>
      <ul className="work-list">
        {parcels.map((parcel) => (
          <li key={parcel.key} className="work-line work-line-plain">
            <span className="work-what">
              <Link to={pathOf(parcel)} className="work-title">
                {parcel.title}
              </Link>
              <span className="work-period">{periodTitle(parcel.period)}</span>
              <span className="faint">{momentWords(new Date(parcel.at).toISOString())}</span>
            </span>
            <span className="work-due">
              {parcel.refused === null ? (
                <span>{say('连上服务器后自动送出')}</span>
              ) : (
                <span className="late">{parcel.refused.message}</span>
              )}
            </span>
            <span className="work-verbs">
              {parcel.refused !== null && (
                <>
                  <Button onClick={() => void dropParcel(parcel)}>{say('丢弃')}</Button>
                  <Link to={pathOf(parcel)} className="verb verb-first">
                    {say('改正')}
                  </Link>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
