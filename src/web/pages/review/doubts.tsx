import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Review } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'

/** Checks that do not hold, each with what the filler says to it. */
export function Doubts({ document, review }: { readonly document: LedgerDocument; readonly review: Review }) {
  const say = useSay()
  if (review.doubts.length === 0) return null
  return (
    <section className="field-group">
      <h3>{say('核对不上的')}</h3>
      <ul className="doubts">
        {review.doubts.map((doubt) => (
          <li key={doubt.path}>
            <p>{document.checks?.[doubt.path.replace(/^checks\./, '')]?.says ?? doubt.says}</p>
            {doubt.explained === null ? (
              <p className="faint">{say('没有说明')}</p>
            ) : (
              <blockquote>
                <span className="soft">{say('说明')}：</span>
                {doubt.explained}
              </blockquote>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
