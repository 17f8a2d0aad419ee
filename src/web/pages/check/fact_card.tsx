import type { Fact, LedgerAgreement } from '../../../ledger/wire/check.ts'
import { useSay } from '../../language.tsx'
import { Figure } from '../../parts/figure.tsx'
import { measured } from '../../parts/figure_card.tsx'
import { understood, valueWords } from './understood.ts'

const WIDTH = 300
const EDGE = 8
/** Roughly as tall as the card grows; decides only on which side of the number it stands. */
const TALL = 230

interface FactCardProps {
  /** Several where one number speaks of several things: 小学、初中各5所. */
  readonly facts: readonly Fact[]
  readonly at: DOMRect
  /** What the ledgers give, where that agrees. */
  readonly agreed?: LedgerAgreement | undefined
}

/** How a number was understood: what it counts, whose, when, done or wanted. */
export function FactCard({ facts, at, agreed }: FactCardProps) {
  const say = useSay()
  const [first] = facts
  if (first === undefined) return null
  const above = at.bottom + TALL > innerHeight
  const left = Math.max(EDGE, Math.min(at.left, innerWidth - WIDTH - EDGE))
  const place = above ? { bottom: innerHeight - at.top + EDGE } : { top: at.bottom + EDGE }
  return (
    <div
      role="status"
      className="figure-card fact-card"
      style={{ left, width: WIDTH, ...place }}
      // The text keeps the focus, or the card would be gone before it is clicked.
      onMouseDown={(event) => event.preventDefault()}
    >
      <p className="figure-card-value number">{valueWords(first, say)}</p>
      {facts.map((fact, index) => (
        // Facts of one number differ in what they count; the number itself is said once.
        <dl key={fact.measure}>
          {understood(fact, say)
            .slice(0, index === 0 ? undefined : 1)
            .map(({ title, words }) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{words}</dd>
              </div>
            ))}
        </dl>
      ))}
      {agreed !== undefined && (
        <p className="fact-card-agreed">
          {say('与台账一致')} <Figure figure={agreed.figure} text={measured(agreed.figure)} />
        </p>
      )}
    </div>
  )
}
