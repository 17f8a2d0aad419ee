import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useSay } from '../../language.tsx'
import { standing } from './beside.ts'
import { Note } from './note.tsx'
import { MOST_NOTES, type Seen } from './seen.ts'
import { rectAt } from './spot.ts'

interface MarginNotesProps extends Seen {
  readonly text: RefObject<HTMLElement | null>
}

/** The findings beside their lines. They are measured first and then put where nothing covers another. */
export function MarginNotes({ checked, laid, shown, chosen, go, text }: MarginNotesProps) {
  const say = useSay()
  const margin = useRef<HTMLElement>(null)
  const notes = shown.slice(0, MOST_NOTES)
  const [tops, setTops] = useState<readonly number[]>([])
  const place = useCallback(() => {
    const { current: within } = margin
    if (within === null || text.current === null) return
    const from = within.getBoundingClientRect().top
    const asked = [...within.querySelectorAll<HTMLElement>('.note')].map((note, at) => {
      const spot = laid.places[shown[at] ?? -1]?.[0]?.start ?? 0
      return { wants: (rectAt(text.current!, laid.lines, spot)?.top ?? from) - from, height: note.offsetHeight }
    })
    const next = standing(asked, chosen === null ? -1 : shown.indexOf(chosen))
    setTops((known) => (known.length === next.length && known.every((top, at) => top === next[at]) ? known : next))
  }, [laid, shown, chosen, text])
  useLayoutEffect(place)
  useEffect(() => {
    // The text changes its lines with the window and when a font arrives.
    const watch = new ResizeObserver(place)
    if (text.current !== null) watch.observe(text.current)
    return () => watch.disconnect()
  }, [place, text])
  return (
    <aside ref={margin} className="margin-notes" aria-label={say('要核对的地方')}>
      <ol>
        {notes.map((finding, at) => (
          <li key={finding} style={{ top: tops[at] ?? 0, visibility: tops[at] === undefined ? 'hidden' : undefined }}>
            <Note finding={checked.findings[finding]!} chosen={finding === chosen} go={(spot) => go(finding, spot)} />
          </li>
        ))}
      </ol>
    </aside>
  )
}
