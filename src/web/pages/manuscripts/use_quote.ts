/** Words that are chosen in the paper, for a comment about them. They stay when the caret moves on to the comment. */
import { useCallback, useEffect, useRef, useState } from 'react'

export interface Quote {
  readonly section: number
  readonly words: string
}
const LONGEST = 500

export const useQuote = () => {
  const paper = useRef<HTMLElement>(null)
  const [quote, setQuote] = useState<Quote | null>(null)
  useEffect(() => {
    const changed = (): void => {
      const chosen = chosenIn(paper.current)
      if (chosen !== null) setQuote(chosen)
    }
    document.addEventListener('selectionchange', changed)
    return () => document.removeEventListener('selectionchange', changed)
  }, [])
  return { quote, paper, drop: useCallback(() => setQuote(null), []) }
}

const chosenIn = (paper: HTMLElement | null): Quote | null => {
  const selection = document.getSelection()
  const words = selection?.toString().replace(/\s+/g, ' ').trim().slice(0, LONGEST) ?? ''
  if (paper === null || selection === null || selection.isCollapsed || words === '') return null
  const body = selection.anchorNode?.parentElement?.closest('.section-body')
  const section = body?.closest<HTMLElement>('[data-section]')
  if (section == null || !paper.contains(section) || body?.contains(selection.focusNode) !== true) return null
  return { section: Number(section.dataset['section']), words }
}
