import type { Finding } from '../../../ledger/wire/check.ts'
import { useSay } from '../../language.tsx'
import { RULE_TITLES } from './words.ts'

export interface NoteProps {
  readonly finding: Finding
  readonly chosen: boolean
  /** Chooses the finding and goes to one of its places; the first unless said. */
  readonly go: (place?: number) => void
}

/** A note says two of its places; the others once it is chosen. */
const FEW = 2

/** One finding: what is wrong in a sentence, how it was reckoned, and the words it is about. */
export function Note({ finding, chosen, go }: NoteProps) {
  const say = useSay()
  const places = chosen ? finding.places : finding.places.slice(0, FEW)
  const others = finding.places.length - places.length
  return (
    <div className={chosen ? 'note note-chosen' : 'note'}>
      <button type="button" className="note-says" aria-pressed={chosen} onClick={() => go()}>
        <strong>{say(RULE_TITLES[finding.rule])}</strong>
        <span lang="zh-CN">{finding.says}</span>
      </button>
      {finding.arithmetic !== '' && (
        <p className="note-reckoned number" lang="zh-CN">
          {finding.arithmetic}
        </p>
      )}
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
