import { Link } from 'react-router'
import type { Duty } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'
import { useLedger } from '../../ledgers.ts'
import { momentWords } from '../../parts/moment.ts'
import { fillPath, useDesk } from '../collect/collecting.ts'
import { DutyLine } from './owed.tsx'

/** What was sent back stands on top, with the reviewer's words. */
export function Returned({ duties, now }: { readonly duties: readonly Duty[]; readonly now: number }) {
  const say = useSay()
  if (duties.length === 0) return null
  return (
    <section className="work-section" aria-labelledby="work-returned">
      <h2 id="work-returned">{say('退回要改的')}</h2>
      <ul className="work-list">
        {duties.map((duty) => (
          <DutyLine
            key={`${duty.ledger} ${duty.unit} ${duty.period}`}
            duty={duty}
            now={now}
            more={<Reason duty={duty} />}
          >
            <Link to={fillPath(duty)} className="verb verb-first">
              {say('改正')}
            </Link>
          </DutyLine>
        ))}
      </ul>
    </section>
  )
}

function Reason({ duty }: { readonly duty: Duty }) {
  const say = useSay()
  const desk = useDesk(duty.ledger, duty.unit, duty.period)
  const ledger = useLedger(duty.ledger)
  const sent_back = desk.data?.sent_back ?? null
  if (sent_back === null) return null
  const fields = ledger.data?.document.fields ?? {}
  return (
    <div className="work-reason">
      <p>
        {sent_back.reason}
        <span className="faint">
          {sent_back.by ?? say('系统')} {momentWords(sent_back.at)}
        </span>
      </p>
      {Object.entries(sent_back.cells).map(([name, words]) => (
        <p key={name}>
          <span className="soft">{fields[name]?.title ?? name}：</span>
          {words}
        </p>
      ))}
    </div>
  )
}
