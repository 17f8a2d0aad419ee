import { Empty } from 'antd'
import { useSay } from '../../language.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { FarLine } from './far_line.tsx'
import { NothingAsked } from './nothing_asked.tsx'
import { holdersOf, OpenList, Turn } from './open_list.tsx'
import { isNarrowed, type Question } from './question.ts'
import { useOpenRows } from './requests.ts'
import { WorkFilters } from './work_filters.tsx'

interface WaitedProps {
  readonly question: Question
  readonly change: (question: Question) => void
}

/** What I handed on, or what is my unit's, and lies with somebody else now. */
export function Waited({ question, change }: WaitedProps) {
  const say = useSay()
  const open = useOpenRows(question)
  if (open.isPending) return <Waiting />
  if (open.isError) return <Refusal error={open.error} again={() => void open.refetch()} />
  const { rows, counts, ledgers, far } = open.data
  if (rows.length === 0 && far.count === 0 && !isNarrowed(question)) {
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={say('没有在等别人的。你办过、交给别人还没办结的，会列在这里。')}
      />
    )
  }
  return (
    <section className="work-section" aria-label={say('我在等的')}>
      <WorkFilters question={question} change={change} counts={counts} ledgers={ledgers} />
      {rows.length === 0 && far.count === 0 && <NothingAsked question={question} change={change} />}
      <OpenList rows={rows} aside={holdersOf} />
      <Turn open={open.data} question={question} change={change} />
      <FarLine far={far} question={question} />
    </section>
  )
}
