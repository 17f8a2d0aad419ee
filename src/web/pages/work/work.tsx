import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { Link } from 'react-router'
import type { Work } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'
import { opensOffline } from '../../offline.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useSession } from '../../session.tsx'
import { collecting, useFormsAtHand, useWork } from '../collect/collecting.ts'
import { Collections } from './collections.tsx'
import { HandedIn } from './handed_in.tsx'
import { Outgoing } from './outgoing.tsx'
import { Owed } from './owed.tsx'
import { Returned } from './returned.tsx'
import { Reviews } from './reviews.tsx'

/** The first page: what I owe, late first; what waits for my verdict; what became of what I handed in. */
export function MyWork() {
  const say = useSay()
  const { session: work, sentence } = useMyWork()
  return (
    <div className="work">
      <div className="page-head">
        <h1>{say('我的工作')}</h1>
        <span className="soft">{sentence}</span>
      </div>
      <Outgoing />
      {work.isPending && <Waiting />}
      {work.isError && <Refusal error={work.error} again={() => void work.refetch()} />}
      {work.data !== undefined && <Sections work={work.data} />}
      {!opensOffline() && (
        <p className="faint work-foot">
          {say('这个网址不是 https，断网后打不开新页面；已经打开的照常能填，内容留在本机。')}
        </p>
      )}
    </div>
  )
}

const isLate = ({ light }: Work['owed'][number]): boolean => light === 'red'

const useMyWork = () => {
  const say = useSay()
  const session = useWork()
  const { owed = [], owed_total = 0 } = session.data ?? {}
  const late = owed.filter(isLate).length
  const waiting = (session.data?.reviews ?? []).reduce((sum, one) => sum + one.waiting, 0)
  const said = [
    ...(owed_total > 0 ? [say('{count}项要办', { count: owed_total })] : []),
    ...(late > 0 ? [say('{count}项已逾期', { count: late })] : []),
    ...(waiting > 0 ? [say('{count}份待审', { count: waiting })] : []),
  ]
  return { session, sentence: said.join(' · ') }
}

function Sections({ work }: { readonly work: Work }) {
  useFormsAtHand(work.owed)
  const returned = work.owed.filter(({ state }) => state === 'returned')
  const others = work.owed.filter(({ state }) => state !== 'returned')
  const now = Date.parse(work.at)
  const idle = work.owed.length === 0 && work.handed_in.length === 0
  return (
    <>
      <Returned duties={returned} now={now} />
      <Owed duties={others} now={now} hidden={work.owed_total - work.owed.length} />
      <Reviews reviews={work.reviews} now={now} />
      <HandedIn duties={work.handed_in} />
      {idle && <Onlooker busy={work.reviews.length > 0} />}
    </>
  )
}

/** Who owes nothing looks at how the collecting goes; who has nothing to look at is told where to begin. */
function Onlooker({ busy }: { readonly busy: boolean }) {
  const say = useSay()
  const { home } = useSession()
  const found = useQuery({ queryKey: ['collections', home.code], queryFn: () => collecting.collections(home.code) })
  if (found.isPending) return <Waiting />
  const collected = (found.data?.collections ?? []).filter((one) => one.collected && one.period !== null)
  if (collected.length > 0) return <Collections collections={collected} />
  if (busy) return null
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('现在没有要你填报或审核的。')}>
      <Link to="/ledgers">{say('去台账里记一条')}</Link>
    </Empty>
  )
}
