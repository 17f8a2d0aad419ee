import { Empty } from 'antd'
import { useSay } from '../../language.tsx'
import { asking, type Question } from './question.ts'

interface NothingAskedProps {
  readonly question: Question
  readonly change: (question: Question) => void
}

/** Filters that nothing fits, with the way back to everything. */
export function NothingAsked({ question, change }: NothingAskedProps) {
  const say = useSay()
  const all = asking(question, { light: undefined, ledger: undefined })
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('没有符合条件的。')}>
      <button type="button" className="verb" onClick={() => change(all)}>
        {say('看全部')}
      </button>
    </Empty>
  )
}
