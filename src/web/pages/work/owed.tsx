import { useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { Duty } from '../../../ledger/work_wire.ts'
import { useSay, type Say } from '../../language.tsx'
import { DueBy } from '../../parts/due_by.tsx'
import { endWords } from '../../parts/time_left.ts'
import { Light } from '../../parts/light.tsx'
import { useOutbox } from '../../outbox/outbox.ts'
import { sameReturn } from '../../outbox/parcel.ts'
import { useSession } from '../../session.tsx'
import { fillPath } from '../collect/collecting.ts'
import { draftName, draftOf } from '../row/drafts.ts'
import { ZeroReturn } from './zero_return.tsx'

interface DutyLineProps {
  readonly duty: Duty
  readonly now: number
  readonly children: ReactNode
  /** More to be said below the line. */
  readonly more?: ReactNode
}

/** One duty: its light, what it is, whose it is where there are several, until when, and what to do. */
export function DutyLine({ duty, now, children, more }: DutyLineProps) {
  const say = useSay()
  const { home } = useSession()
  return (
    <li className="work-line">
      <Light light={duty.light} />
      <span className="work-what">
        <Link to={fillPath(duty)} className="work-title">
          {duty.title}
        </Link>
        <span className="work-period">{duty.period_title}</span>
        {duty.unit !== home.code && <span className="soft">{duty.unit_name}</span>}
      </span>
      <span className="work-due">
        <DueWords duty={duty} now={now} say={say} />
      </span>
      <span className="work-verbs">{children}</span>
      {more}
    </li>
  )
}

function DueWords({ duty, now, say }: { readonly duty: Duty; readonly now: number; readonly say: Say }) {
  if (duty.state === 'early') {
    return (
      <span className="soft">{say('{day}起可填', { day: endWords(Date.parse(duty.opens_at) + 1, now, say) })}</span>
    )
  }
  if (duty.due_at === null) return <span className="soft">{say('未定期限')}</span>
  return <DueBy due={Date.parse(duty.due_at)} now={now} />
}

/** Begun on the server, or on this machine. */
const useBegun = ({ ledger, unit, period, row }: Duty): boolean => {
  const { login } = useSession().person
  const [drafted] = useState(() => draftOf(draftName(login, ledger, `${unit} ${period}`), Date.now()) !== null)
  return row !== null || drafted
}

/** What comes next for it, as a button. */
export function DutyVerbs({ duty, now }: { readonly duty: Duty; readonly now: number }) {
  const say = useSay()
  const begun = useBegun(duty)
  const waits = useOutbox(useSession().person.login).some((parcel) => sameReturn(parcel, duty))
  if (waits) return <span className="soft">{say('待发送')}</span>
  if (duty.state === 'early') return null
  if (duty.state === 'closed') return <span className="soft">{say('已锁定，请上级重新打开')}</span>
  const pressing = duty.due_at !== null && now >= Date.parse(duty.due_at)
  return (
    <>
      {duty.row === null && <ZeroReturn duty={duty} />}
      <Link to={fillPath(duty)} className={pressing ? 'verb verb-first' : 'verb'}>
        {say(begun ? '继续填' : '填报')}
      </Link>
    </>
  )
}
