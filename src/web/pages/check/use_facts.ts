import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react'
import { lineAt, type Laid, type Mark } from './lines.ts'
import { bring, rectAt } from './spot.ts'

interface Looked {
  readonly mark: Mark
  readonly rect: DOMRect
  /** Clicked or reached by keys: it stays when the mouse goes elsewhere. Phones move a mouse of their own invention. */
  readonly held: boolean
}

/** A mouse that only passes over numbers opens nothing. */
const PAUSE_MILLISECONDS = 180

/** The number that is looked at: under the mouse, under a finger, or reached with the arrow keys. */
export const useFacts = (text: RefObject<HTMLElement | null>, laid: Laid, choose: (finding: number) => void) => {
  const [looked, setLooked] = useState<Looked | null>(null)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(pause.current), [])
  const latest = useRef<Mark | null>(null)
  const look = useCallback(
    (mark: Mark | null, held: boolean) => {
      clearTimeout(pause.current)
      latest.current = mark
      const rect = mark === null || text.current === null ? null : rectAt(text.current, laid.lines, mark.start)
      setLooked(mark === null || rect === null ? null : { mark, rect, held })
    },
    [text, laid],
  )
  const mark = looked?.mark ?? null
  const held = looked?.held === true
  useEffect(() => {
    if (mark === null) return undefined
    // The card stands in the window and the number in the page: they part when the page is scrolled.
    // A page that scrolls just as the mouse leaves must not bring it back.
    const follow = (): void => void (latest.current === mark && look(mark, held))
    addEventListener('scroll', follow, { passive: true })
    return () => removeEventListener('scroll', follow)
  }, [mark, held, look])
  const handlers = useMemo(
    () => ({
      onMouseOver: ({ target }: MouseEvent) => {
        if (held) return
        const over = markOf(laid, target)
        look(null, false)
        if (over !== null) pause.current = setTimeout(() => look(over, false), PAUSE_MILLISECONDS)
      },
      onMouseLeave: () => held || look(null, false),
      onBlur: () => look(null, false),
      onClick: ({ target }: MouseEvent) => {
        const finding = target instanceof Element ? target.closest<HTMLElement>('[data-finding]') : null
        if (finding !== null) choose(Number(finding.dataset['finding']))
        look(markOf(laid, target), true)
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape') look(null, false)
        const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
        if (by === 0 || event.target !== text.current) return
        event.preventDefault()
        const next = mark === null ? firstInView(text.current, laid) : laid.marks[laid.marks.indexOf(mark) + by]
        if (next === undefined) return
        bring(text.current, laid.lines, next.start)
        look(next, true)
      },
    }),
    [laid, look, choose, mark, held, text],
  )
  return { looked, handlers }
}

const markOf = ({ lines }: Laid, target: EventTarget | null): Mark | null => {
  const found = target instanceof Element ? target.closest<HTMLElement>('[data-mark]') : null
  if (found === null) return null
  const start = Number(found.dataset['mark'])
  return lines[lineAt(lines, start)]?.marks.find((mark) => mark.start === start) ?? null
}

const firstInView = (text: HTMLElement, { marks, lines }: Laid): Mark | undefined =>
  marks.find(({ start }) => (rectAt(text, lines, start)?.top ?? -1) > 0) ?? marks[0]
