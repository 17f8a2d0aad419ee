import { useState } from 'react'
import type { LedgerDocument } from '../../../ledger/document.ts'
import { standing } from '../../../ledger/time/run.ts'
import type { Path, Step } from '../../../ledger/time/step.ts'
import { stateTitle, workflowOf } from '../../../ledger/workflow.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { useNow } from '../../parts/now.ts'
import { dayWords } from '../../parts/time_left.ts'

/** So many steps stand in one quiet line; a longer way folds its beginning away. */
const SHOWN = 4

interface WayProps {
  readonly path: Path
  readonly document: LedgerDocument
  readonly people: Readonly<Record<string, string>>
}

/** The way a row has come: each step, who made it, when, and whether the limit it ended was kept. */
export function Way({ path: whole, document, people }: WayProps) {
  const say = useSay()
  const [all, setAll] = useState(false)
  const path = standing(whole)
  const hidden = all ? 0 : Math.max(0, path.length - SHOWN)
  if (path.length < 2) return null
  return (
    <ol className="way" aria-label={say('已走的环节')}>
      {hidden > 0 && (
        <li>
          <button type="button" className="way-more" onClick={() => setAll(true)}>
            {say('前面还有{count}步', { count: hidden })}
          </button>
        </li>
      )}
      {path.map((step, at) =>
        at < hidden ? null : (
          <WayStep key={step.at} step={step} ended={endedWith(path, at)} document={document} people={people} />
        ),
      )}
    </ol>
  )
}

/** The step whose limit this one brought to its end. */
const endedWith = (path: Path, at: number): Step | undefined => {
  const before = path[at - 1]
  if (before === undefined || path[at]!.goes_on === true) return undefined
  return path.slice(0, at).findLast(({ state, limit }) => state === before.state && limit !== undefined)
}

function WayStep(props: Omit<WayProps, 'path'> & { readonly step: Step; readonly ended: Step | undefined }) {
  const { step, ended, document, people } = props
  const say = useSay()
  const now = useNow()
  const title = (step.move === null ? undefined : workflowOf(document).moves[step.move]?.title) ?? say('登记')
  return (
    <li title={`${stateTitle(document, step.state)} · ${momentWords(new Date(step.at).toISOString())}`}>
      <span className="way-what">{title}</span>
      {people[step.by] !== undefined && <span>{people[step.by]}</span>}
      <span>{dayWords(step.at, now, say)}</span>
      {ended?.kept === true && <span className="way-kept">{say('按期')}</span>}
      {ended?.kept === false && <span className="late">{say('逾期')}</span>}
    </li>
  )
}
