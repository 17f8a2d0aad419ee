import { Link } from 'react-router'
import { useSay } from '../../language.tsx'
import { Figure } from '../../parts/figure.tsx'
import type { Figure as FigureValue } from '../../../ledger/wire.ts'
import { coverageWords, measured, useOwed } from '../../parts/figure_card.tsx'
import type { Remark } from './remarks.ts'
import { isQuoted, RULE_TITLES, toneOf } from './words.ts'

export interface NoteProps {
  readonly finding: Remark
  readonly chosen: boolean
  /** Chooses the finding and goes to one of its places; the first unless said. */
  readonly go: (place?: number) => void
}

/** A note says two of its places; the others once it is chosen. */
const FEW = 2

/** One finding: what is wrong in a sentence, how it was reckoned, and the words it is about. */
export function Note({ finding, chosen, go }: NoteProps) {
  const say = useSay()
  const quoted = isQuoted(finding.rule) ? finding.places : []
  const places = chosen ? quoted : quoted.slice(0, FEW)
  const others = quoted.length - places.length
  return (
    <div className={`note note-${toneOf(finding.rule)}${chosen ? ' note-chosen' : ''}`}>
      <button type="button" className="note-says" aria-pressed={chosen} onClick={() => go()}>
        <strong>{say(RULE_TITLES[finding.rule])}</strong>
        <span lang="zh-CN">{finding.says}</span>
      </button>
      {finding.arithmetic !== '' && (
        <p className="note-reckoned number" lang="zh-CN">
          {finding.arithmetic}
        </p>
      )}
      <Evidence remark={finding} />
      <ul className="note-quotes" lang="zh-CN">
        {places.map(({ start, quote }, at) => (
          <li key={start}>
            <button type="button" onClick={() => go(at)}>
              {quote.replace(/^[、，,；;。\s]+/, '')}
            </button>
          </li>
        ))}
        {others > 0 && (
          <li>
            <button type="button" className="faint" onClick={() => go()}>
              {say('另有{count}处', { count: others })}
            </button>
          </li>
        )}
      </ul>
    </div>
  )
}

/** The ledger's figure, open to its rows; or the page of the rows; or the sentence that a deleted one stood in. */
function Evidence({ remark: { figure, trace, stood } }: { readonly remark: Remark }) {
  const say = useSay()
  return (
    <>
      {stood !== undefined && (
        <p className="note-stood" lang="zh-CN">
          {say('原句')} {stood}
        </p>
      )}
      {figure !== undefined && <LedgerFigure figure={figure} />}
      {figure === undefined && trace !== undefined && (
        <p className="note-ledger">
          <Link to={trace}>{say('看印出时的记录')}</Link>
        </p>
      )}
    </>
  )
}

function LedgerFigure({ figure }: { readonly figure: FigureValue }) {
  const say = useSay()
  const owed = useOwed(figure.indicator)
  return (
    <p className="note-ledger">
      {say('台账')} <Figure figure={figure} text={measured(figure)} />
      <span className="faint"> {coverageWords(figure, owed, say)}</span>
    </p>
  )
}
