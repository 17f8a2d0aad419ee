/** Where a character of the text stands on the screen, whether its line is marked up already or still plain. */
import { lineAt, type Line } from './lines.ts'

export const rectAt = (text: HTMLElement, lines: readonly Line[], offset: number): DOMRect | null => {
  const at = lineAt(lines, offset)
  const line = text.querySelector(`[data-line="${at}"]`)
  if (line === null) return null
  let left = offset - (lines[at]?.start ?? 0)
  const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const length = walk.currentNode.textContent?.length ?? 0
    if (left < length) {
      const range = document.createRange()
      range.setStart(walk.currentNode, left)
      range.setEnd(walk.currentNode, left + 1)
      return range.getBoundingClientRect()
    }
    left -= length
  }
  return line.getBoundingClientRect()
}

/** Below the bars that stay in view. */
const TOP = 120

/** Brings a place into the upper half of the window, unless it stands in plain view already. */
export const bring = (text: HTMLElement, lines: readonly Line[], offset: number): void => {
  const rect = rectAt(text, lines, offset)
  if (rect === null || (rect.top > TOP && rect.bottom < innerHeight * 0.75)) return
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const far = Math.abs(rect.top) > 3 * innerHeight
  scrollTo({ top: scrollY + rect.top - innerHeight * 0.3, behavior: still || far ? 'instant' : 'smooth' })
}
