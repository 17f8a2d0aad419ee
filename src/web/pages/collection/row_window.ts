import { useLayoutEffect, useState, type RefObject } from 'react'

/** Rows drawn beyond the edges, so that a quick scroll meets no blank and an arrow key finds its neighbour. */
const BEYOND = 12
/** Until the box has been measured. */
const FIRST_HEIGHT = 900

export interface RowWindow {
  readonly first: number
  /** The first that is not drawn any more. */
  readonly end: number
}

/**
 * Which of many equally high rows are drawn: those in sight and a few around them. `whole`: all of them, as paper
 * wants it.
 */
export const useRowWindow = (
  box: RefObject<HTMLElement | null>,
  count: number,
  height: number,
  whole: boolean,
): RowWindow => {
  const [seen, setSeen] = useState({ top: 0, height: FIRST_HEIGHT })
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const look = (): void => setSeen({ top: element.scrollTop, height: element.clientHeight })
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [box])
  if (whole) return { first: 0, end: count }
  const first = Math.max(0, Math.floor(seen.top / height) - BEYOND)
  return { first: Math.min(first, count), end: Math.min(count, Math.ceil((seen.top + seen.height) / height) + BEYOND) }
}
