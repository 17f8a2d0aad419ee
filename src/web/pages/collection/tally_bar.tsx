import type { CollectionTally } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'
import { partsOf } from './tally.ts'

/** The parts as a bar. It only repeats what the numbers beside it say, so it is silent to those who listen. */
export function TallyBar({ tally }: { readonly tally: CollectionTally }) {
  return (
    <span className="tally-bar" aria-hidden="true">
      {partsOf(tally)
        .filter(({ count }) => count > 0)
        .map(({ key, count }) => (
          <span key={key} className={`tally-part tally-${key}`} style={{ flexGrow: count }} />
        ))}
    </span>
  )
}

/** The parts in numbers; each with the ground it has in the bar. */
export function TallyNumbers({ tally }: { readonly tally: CollectionTally }) {
  const say = useSay()
  return (
    <dl className="tally-numbers">
      {partsOf(tally).map(({ key, words, count }) => (
        <div key={key} className={count === 0 ? 'tally-none' : undefined}>
          <dt>
            <i className={`tally-part tally-${key}`} aria-hidden="true" />
            {say(words)}
          </dt>
          <dd className={`number${key === 'late' && count > 0 ? ' late' : ''}`}>{count.toLocaleString('zh-CN')}</dd>
        </div>
      ))}
      <div className={tally.excused === 0 ? 'tally-none' : undefined}>
        <dt>{say('免报')}</dt>
        <dd className="number">{tally.excused.toLocaleString('zh-CN')}</dd>
      </div>
    </dl>
  )
}
