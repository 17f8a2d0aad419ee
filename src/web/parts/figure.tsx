import type { Figure as FigureValue } from '../../ledger/wire.ts'
import { useRef } from 'react'
import { useSay } from '../language.tsx'
import { useEvidence } from './evidence_context.ts'
import { usePublished } from './published_context.ts'

interface FigureProps {
  readonly figure: FigureValue
  /** As the prose words it; otherwise the figure's own display. */
  readonly text?: string
  /** How the figure was split, so that its rows can be found again. */
  readonly by?: string | undefined
}

/** The one way a figure appears: tables, charts' tables, prose and cards all use it. */
export function Figure({ figure, text, by }: FigureProps) {
  const say = useSay()
  const { hover, leave, open, opened } = useEvidence()
  const publication = usePublished()?.id
  const button = useRef<HTMLSpanElement>(null)
  const near = (): void => {
    if (button.current !== null) hover(figure, button.current)
  }
  const missing = figure.value === null
  return (
    // Not a button of the browser's, which no line may break behind properly: a full stop would begin the next one.
    <span
      ref={button}
      role="button"
      tabIndex={0}
      className={missing ? 'figure figure-missing' : 'figure'}
      onMouseEnter={near}
      onMouseLeave={leave}
      onFocus={near}
      onBlur={leave}
      onClick={() => open({ figure, by, publication })}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        open({ figure, by, publication })
      }}
      aria-haspopup="dialog"
      aria-expanded={opened === figure}
      aria-label={missing ? `${figure.title} ${say('未填报')}` : undefined}
    >
      {missing ? '—' : (text ?? figure.display)}
    </span>
  )
}
