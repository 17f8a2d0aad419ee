import { Popover } from 'antd'
import { lazy, Suspense } from 'react'
import type { LedgerDocument } from '../../ledger/document.ts'
import type { Path } from '../../ledger/time/step.ts'
import { stateTitle, workflowOf } from '../../ledger/workflow.ts'
import { usePhone } from '../appearance.tsx'
import { useSay } from '../language.tsx'
import { useSession } from '../session.tsx'
import { Light } from './light.tsx'
import { limitSaid, type LimitSaid } from './limit_words.ts'
import { useNow } from './now.ts'

const Ground = lazy(() => import('./limit_ground.tsx'))

interface LimitMarkProps {
  readonly path: Path | null
  readonly document: LedgerDocument
  /** Names by the ids that stand in the path, where they are known. */
  readonly people?: Readonly<Record<string, string>>
  /** At another time than now: a row as it was. */
  readonly at?: number
}

/** A row's limit, the one way it appears: a light, how long yet, until when. Its ground is one touch away. */
export function LimitMark({ path, document, people, at }: LimitMarkProps) {
  const say = useSay()
  const { soon } = useSession()
  const phone = usePhone()
  const now = useNow()
  const state = path?.at(-1)?.state
  if (path === null || state === undefined) return null
  const declared = workflowOf(document).states[state]
  const rests = declared?.final === true || declared?.rests === true
  const titles = { state: stateTitle(document, state), final: rests }
  const said = limitSaid(path, at ?? now, soon, say, titles)
  if (said === null) return null
  return (
    <Popover
      trigger={phone ? 'click' : ['hover', 'focus']}
      mouseEnterDelay={0.35}
      title={say('期限依据')}
      content={
        <Suspense fallback={<p className="faint">…</p>}>
          <Ground path={path} document={document} people={people ?? {}} />
        </Suspense>
      }
    >
      <button type="button" className="limit" onClick={(event) => event.stopPropagation()}>
        <LimitWords said={said} />
      </button>
    </Popover>
  )
}

/** The words alone, where there is no path to open: a light is never the only thing that tells. */
export function LimitWords({ said }: { readonly said: LimitSaid }) {
  return (
    <>
      {said.light !== null && <Light light={said.light} />}
      <span className={said.late ? 'limit-words late' : 'limit-words'}>{said.words}</span>
      {said.when !== '' && <span className="limit-when">{said.when}</span>}
    </>
  )
}
