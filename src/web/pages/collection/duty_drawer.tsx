import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { Link } from 'react-router'
import type { Duty } from '../../../ledger/work_wire.ts'
import { requests } from './requests.ts'
import { useSay } from '../../language.tsx'
import { useLedger } from '../../ledgers.ts'
import { dueWords } from '../../parts/due_words.ts'
import { momentWords } from '../../parts/moment.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { DutyActs, Exceptions } from './duty_acts.tsx'
import { DutySign } from './duty_sign.tsx'
import { ReturnsOf } from './returns.tsx'
import { cameLate, isMissed, SIGNS } from './signs.ts'

interface DutyDrawerProps {
  readonly ledger: string
  /** `unit:period`; absent: shut. */
  readonly at: string | undefined
  /** Whether the reader may let units off and open forms again. */
  readonly may_except: boolean
  readonly close: () => void
}

/** One unit and one period: when it was due, what came, what was sent back and why, who let it off. */
export function DutyDrawer({ ledger, at, may_except, close }: DutyDrawerProps) {
  const say = useSay()
  return (
    <Drawer open={at !== undefined} onClose={close} size={520} title={say('填报任务')} destroyOnHidden>
      {at !== undefined && <DutyView ledger={ledger} at={at} may_except={may_except} />}
    </Drawer>
  )
}

/** Codes of units may hold a colon, codes of periods never do. */
const placeOf = (at: string): { unit: string; period: string } => {
  const cut = at.lastIndexOf(':')
  return { unit: at.slice(0, cut), period: at.slice(cut + 1) }
}

function DutyView({
  ledger,
  at,
  may_except,
}: {
  readonly ledger: string
  readonly at: string
  readonly may_except: boolean
}) {
  const say = useSay()
  const place = placeOf(at)
  const duties = useQuery({
    queryKey: ['duty', ledger, at],
    queryFn: () => requests.duties({ ledger, ...place, size: 1000 }),
  })
  if (duties.isPending) return <Waiting />
  if (duties.isError) return <Refusal error={duties.error} again={() => void duties.refetch()} />
  // Asking about a unit answers for those below it too.
  const duty = duties.data.duties.find((one) => one.unit === place.unit && one.period === place.period)
  if (duty === undefined) return <p className="soft">{say('这一期该单位不应报。')}</p>
  return (
    <article className="duty">
      <header className="row-head">
        <h2>{duty.unit_name}</h2>
        <p className="soft">
          {duty.title} · {duty.period_title}
        </p>
      </header>
      <Times duty={duty} />
      <RowsOf duty={duty} />
      {may_except && <DutyActs duty={duty} />}
      <Exceptions duty={duty} may_except={may_except} />
      {duty.row !== null && <ReturnsOf ledger={ledger} row={duty.row.id} />}
    </article>
  )
}

function Times({ duty }: { readonly duty: Duty }) {
  const say = useSay()
  return (
    <dl className="duty-times">
      <dt>{say('状态')}</dt>
      <dd>
        <DutySign cell={duty} />{' '}
        <span className={isMissed(duty.state) ? 'late' : ''}>{say(SIGNS[duty.state].words)}</span>
        {duty.row !== null && duty.row.state_title !== SIGNS[duty.state].words && (
          <span className="faint"> · {duty.row.state_title}</span>
        )}
      </dd>
      <dt>{say('开收')}</dt>
      <dd className="number">{momentWords(duty.opens_at)}</dd>
      <dt>{say('截止')}</dt>
      <dd className="number">{duty.due_at === null ? say('没有规定') : dueWords(duty.due_at)}</dd>
      <dt>{say('停收')}</dt>
      <dd className="number">{duty.closes_at === null ? say('不停收，迟交也收') : dueWords(duty.closes_at)}</dd>
      <dt>{say('首次上报')}</dt>
      <dd className="number">
        {duty.handed_in_at === null ? '—' : momentWords(duty.handed_in_at)}
        {cameLate(duty) && <span className="late"> {say('迟交')}</span>}
      </dd>
      <dt>{say('退回')}</dt>
      <dd className="number">{say('{count}次', { count: duty.returns })}</dd>
    </dl>
  )
}

/** The row itself, or all of them where a unit enters many. */
function RowsOf({ duty }: { readonly duty: Duty }) {
  const say = useSay()
  const page = useLedger(duty.ledger)
  if (duty.rows === 0 || page.data === undefined) return null
  const list = `/ledgers/${duty.ledger}?${new URLSearchParams({ unit: duty.unit, period: duty.period })}`
  return (
    <p className="duty-rows">
      {duty.rows === 1 && duty.row !== null ? (
        <>
          <Link to={`/review/${duty.ledger}/${duty.row.id}`}>{say('看报表与核对')}</Link>
          <Link to={`/ledgers/${duty.ledger}/rows/${duty.row.id}`}>{say('打开记录')}</Link>
        </>
      ) : (
        <Link to={list}>{say('看全部{count}条记录', { count: duty.rows })}</Link>
      )}
    </p>
  )
}
