import { CalendarOutlined } from '@ant-design/icons'
import { Link, useSearchParams } from 'react-router'
import { useSay } from '../../language.tsx'
import { opensOffline } from '../../offline.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useAbove } from '../../shell/navigation.tsx'
import { useWork } from '../collect/collecting.ts'
import { ReportedBand } from '../escalations/reported_band.tsx'
import { Below } from './below.tsx'
import { Mine } from './mine.tsx'
import { Outgoing } from './outgoing.tsx'
import { readQuestion, TABS, TAB_TITLES, type Tab, type Question, workPath, writeQuestion } from './question.ts'
import { useCount } from './requests.ts'
import { Waited } from './waited.tsx'

/** The page people open in the morning: what I owe, what I wait for, and what those below me owe. */
export function MyWork() {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const question = readQuestion(params)
  const change = (next: Question): void => setParams(writeQuestion(next))
  const work = useWork()
  const { owed_total = 0 } = work.data ?? {}
  return (
    <div className="work">
      <div className="page-head">
        <h1>{say('我的工作')}</h1>
        <div className="grow" />
        <Link to="/calendar" className="verb">
          <CalendarOutlined aria-hidden="true" />
          {say('日历')}
        </Link>
      </div>
      <WorkTabs tab={question.tab} duties={owed_total} />
      <Outgoing />
      {question.tab === 'waiting' && <Waited question={question} change={change} />}
      {question.tab === 'below' && <Below question={question} change={change} />}
      {question.tab === 'mine' && (
        <>
          <ReportedBand />
          {work.isPending && <Waiting />}
          {work.isError && <Refusal error={work.error} again={() => void work.refetch()} />}
          {work.data !== undefined && <Mine work={work.data} question={question} change={change} />}
        </>
      )}
      {!opensOffline() && (
        <p className="faint work-foot">
          {say('这个网址不是 https，断网后打不开新页面；已经打开的照常能填，内容留在本机。')}
        </p>
      )}
    </div>
  )
}

/** What waits behind each tab is counted on it. */
function WorkTabs({ tab, duties }: { readonly tab: Tab; readonly duties: number }) {
  const say = useSay()
  const above = useAbove()
  const mine = useCount('mine')
  const counts = {
    mine: mine === undefined ? undefined : mine + duties,
    waiting: useCount('waiting'),
    below: useCount('below', above),
  }
  const shown = TABS.filter((name) => name !== 'below' || above || tab === 'below')
  return (
    <nav className="work-tabs" aria-label={say('我的工作')}>
      {shown.map((name) => (
        <Link
          key={name}
          to={workPath({ tab: name, page: 1 })}
          className={name === tab ? 'active' : ''}
          aria-current={name === tab ? 'page' : undefined}
        >
          {say(TAB_TITLES[name])}
          {(counts[name] ?? 0) > 0 && <span className="number">{counts[name]}</span>}
        </Link>
      ))}
    </nav>
  )
}
