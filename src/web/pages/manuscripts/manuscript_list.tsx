import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { ManuscriptRow } from '../../../ledger/wire/manuscripts.ts'
import { useSay } from '../../language.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { dayText } from './due.ts'
import { manuscripts } from './requests.ts'

export const useManuscripts = () => useQuery({ queryKey: ['manuscripts'], queryFn: manuscripts.all })

/** Papers that people are writing, then those that have been published; nothing where there are none. */
export function ManuscriptList() {
  const say = useSay()
  const all = useManuscripts()
  if (all.isError) return <Refusal error={all.error} again={() => void all.refetch()} />
  const writing = (all.data?.manuscripts ?? []).toSorted(
    (one, other) => Number(one.published !== null) - Number(other.published !== null),
  )
  if (writing.length === 0) return null
  return (
    <section className="manuscript-list" aria-labelledby="manuscripts">
      <h2 id="manuscripts">{say('文稿')}</h2>
      <div className="index">
        <ul>
          {writing.map((one) => (
            <li key={one.id}>
              <Line manuscript={one} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

function Line({ manuscript }: { readonly manuscript: ManuscriptRow }) {
  const say = useSay()
  const { ready, sections, due_on, published } = manuscript
  return (
    <Link to={`/manuscripts/${manuscript.id}`} className="manuscript-line">
      <span className="index-title">{manuscript.title}</span>
      <span className="soft number">
        {published === null ? say('{ready}/{sections}部分交齐', { ready, sections }) : say('已发布')}
      </span>
      <span className="soft">{due_on === null ? '' : say('最近{day}交稿', { day: dayText(due_on, say) })}</span>
      <span className="faint">{say('{begun_by}起草', { begun_by: manuscript.begun_by })}</span>
    </Link>
  )
}
