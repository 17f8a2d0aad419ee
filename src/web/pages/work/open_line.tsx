import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { lightAt } from '../../../ledger/time/deadline.ts'
import type { OpenRow } from '../../../ledger/wire/open_rows.ts'
import { useSay, type Say } from '../../language.tsx'
import { Light } from '../../parts/light.tsx'
import { dueSaid, stays, type LimitSaid } from '../../parts/limit_words.ts'
import { useNow } from '../../parts/now.ts'
import { dayWords } from '../../parts/time_left.ts'
import { useSession } from '../../session.tsx'

export const rowPath = ({ ledger, id }: Pick<OpenRow, 'ledger' | 'id'>): string => `/ledgers/${ledger}/rows/${id}`

interface OpenLineProps {
  readonly row: OpenRow
  readonly children?: ReactNode
  /** Said instead of the state: who has it. */
  readonly aside?: ReactNode
  /** One button at most: on a phone it then stands beside the due day. */
  readonly one?: boolean
}

/** One row that is owed a move: its light, what it is and where, until when, and what to do. */
export function OpenLine({ row, children, aside, one = false }: OpenLineProps) {
  const say = useSay()
  const { home } = useSession()
  const now = useNow()
  const { soon } = useSession()
  const said = saidOf(row, now, soon, say)
  return (
    <li className={one ? 'work-line work-line-one' : 'work-line'}>
      <Light light={said?.light ?? null} />
      <span className="work-what">
        <Link to={rowPath(row)} className="work-title">
          {row.label}
        </Link>
        <span className="soft">{row.ledger_title}</span>
        {row.unit !== home.code && <span className="soft">{row.unit_name}</span>}
        <span className="faint">{aside ?? row.state_title}</span>
      </span>
      <span className="work-due">
        {said === null ? (
          <span className="faint">{say('{day}起', { day: dayWords(Date.parse(row.since), now, say) })}</span>
        ) : (
          <Due said={said} />
        )}
      </span>
      <span className="work-verbs">{children}</span>
    </li>
  )
}

function Due({ said }: { readonly said: LimitSaid }) {
  return (
    <>
      <span className={said.late ? 'late' : ''}>{said.words}</span>
      {said.when !== '' && <span className="faint">{said.when}</span>}
    </>
  )
}

const saidOf = (row: OpenRow, now: number, soon: Parameters<typeof lightAt>[3], say: Say): LimitSaid | null => {
  const due = row.due_at === null ? null : Date.parse(row.due_at)
  const light = due === null ? null : lightAt(Date.parse(row.since), due, now, soon)
  const free_at = row.free_at === null ? null : Date.parse(row.free_at)
  if (free_at !== null && now < free_at) return stays(free_at, now, light, undefined, say)
  if (due !== null) return dueSaid({ due, light, now }, say)
  return row.paused ? { light: null, words: say('计时暂停'), when: '', late: false } : null
}
