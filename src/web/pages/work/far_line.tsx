import { Link } from 'react-router'
import type { OpenRows } from '../../../ledger/wire/open_rows.ts'
import { useSay } from '../../language.tsx'
import { asking, type Question, workPath } from './question.ts'

interface FarLineProps {
  readonly far: OpenRows['far']
  readonly question: Question
}

/** What is due only in a long time stands behind one line, so that it does not crowd what is due now. */
export function FarLine({ far: { count, days }, question }: FarLineProps) {
  const say = useSay()
  if (count === 0) return null
  const shown = question.far === true
  const words = shown ? '{days}天以后到期的{count}件也列在上面' : '另有{count}件在{days}天以后到期'
  return (
    <p className="faint work-far">
      {say(words, { count, days })}
      <Link to={workPath(asking(question, { far: shown ? undefined : true }))}>{say(shown ? '收起' : '列出来')}</Link>
    </p>
  )
}
