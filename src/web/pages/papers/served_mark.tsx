import type { PaperLine } from '../../../ledger/wire/papers.ts'
import { useSay } from '../../language.tsx'

/** How a paper's service stands: when and how, that it is owed still, or nothing where none is needed. */
export function ServedMark({ line: { served, served_on, way } }: { readonly line: PaperLine }) {
  const say = useSay()
  if (!served) return <span className="faint">{say('不需送达')}</span>
  if (served_on === null) return <span>{say('未登记送达')}</span>
  return (
    <span>
      {served_on} {say(way ?? '')}
    </span>
  )
}
