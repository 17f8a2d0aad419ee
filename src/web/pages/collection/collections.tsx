import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { Link } from 'react-router'
import type { Collections as Collected } from '../../../ledger/work_wire.ts'
import { requests } from './requests.ts'
import { useSay } from '../../language.tsx'
import { dueWords } from '../../parts/due_words.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useSeated } from '../../session.tsx'
import { TallyBar, TallyNumbers } from './tally_bar.tsx'

type Round = Collected['collections'][number]

/** What is being collected and how far it has come: the first page of a section head's morning. */
export default function Collections() {
  const say = useSay()
  const { unit } = useSeated()
  const rounds = useQuery({
    queryKey: ['collections', unit.code],
    queryFn: () => requests.rounds(unit.code),
  })
  if (rounds.isPending) return <Waiting />
  if (rounds.isError) return <Refusal error={rounds.error} again={() => void rounds.refetch()} />
  const all = rounds.data.collections
  const running = all.filter((one) => one.collected).sort(mostUrgent)
  const resting = all.filter((one) => !one.collected)
  return (
    <>
      <div className="page-head">
        <h1>{say('收集')}</h1>
        <span className="soft">
          {unit.name} · {say('正在收集{count}项', { count: running.length })}
        </span>
      </div>
      {all.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('你能看到的台账里还没有按期填报的。')} />
      )}
      {running.length > 0 && (
        <ul className="rounds">
          {running.map((one) => (
            <RoundLine key={one.ledger} round={one} />
          ))}
        </ul>
      )}
      {resting.length > 0 && (
        <>
          <h2 className="rounds-rest">{say('没有在收集的')}</h2>
          <ul className="rounds">
            {resting.map((one) => (
              <RoundLine key={one.ledger} round={one} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** Where somebody is late comes first, then what is due soonest. */
const mostUrgent = (one: Round, other: Round): number =>
  Number(other.tally.late > 0) - Number(one.tally.late > 0) ||
  (one.due_at ?? '9').localeCompare(other.due_at ?? '9') ||
  one.title.localeCompare(other.title, 'zh-CN')

function RoundLine({ round }: { readonly round: Round }) {
  const say = useSay()
  const { tally } = round
  return (
    <li>
      <Link to={`/collection/${round.ledger}`} className="round">
        <span className="round-name">
          <strong>{round.title}</strong>
          <span className="soft">
            {round.period === null ? say('还没有到期的') : round.period_title}
            {round.due_at !== null && ` · ${say('{day}截止', { day: dueWords(round.due_at) })}`}
          </span>
        </span>
        {round.period !== null && (
          <>
            <span className="round-count number">
              <strong>{tally.received.toLocaleString('zh-CN')}</strong>
              <span className="soft"> / {tally.due.toLocaleString('zh-CN')}</span>
            </span>
            <span className="round-tally">
              <TallyBar tally={tally} />
              <TallyNumbers tally={tally} />
            </span>
          </>
        )}
      </Link>
    </li>
  )
}
