/** Leading the eye to a place of the paper. */

export const sectionId = (section: number): string => `section-${section}`

const SHOWN_MILLISECONDS = 2400

/** To the section, or to one of its pieces, which is marked for a moment. */
export const goTo = (section: number, source?: string): void => {
  const place = document.getElementById(sectionId(section))
  if (place === null) return
  const piece = [...place.querySelectorAll<HTMLElement>('[data-piece]')].find((one) => one.dataset['piece'] === source)
  ;(piece ?? place).scrollIntoView({ block: piece === undefined ? 'start' : 'center' })
  if (piece === undefined) return
  piece.classList.add('piece-shown')
  setTimeout(() => piece.classList.remove('piece-shown'), SHOWN_MILLISECONDS)
}

/** Marks words of a section where they stand, without touching its text. False where they are no longer there. */
export const markWords = (section: number, words: string): boolean => {
  const place = document.getElementById(sectionId(section))?.querySelector('.section-body')
  const range = place == null ? null : rangeOf(place, words)
  if (range === null) return false
  if ('highlights' in CSS) {
    CSS.highlights.set('quoted', new Highlight(range))
    setTimeout(() => CSS.highlights.delete('quoted'), SHOWN_MILLISECONDS)
  }
  range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
  return true
}

/** White space counts for nothing: a quotation over two paragraphs has lost its break. */
const rangeOf = (place: Element, words: string): Range | null => {
  const sought = words.replace(/\s/g, '')
  const spots: (readonly [Text, number])[] = []
  let whole = ''
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node as Text
    for (let at = 0; at < text.data.length; at += 1) {
      const sign = text.data[at]!
      if (sign.trim() === '') continue
      whole += sign
      spots.push([text, at])
    }
  }
  const from = sought === '' ? -1 : whole.indexOf(sought)
  const [start, end] = [spots[from], spots[from + sought.length - 1]]
  if (start === undefined || end === undefined) return null
  const range = document.createRange()
  range.setStart(...start)
  range.setEnd(end[0], end[1] + 1)
  return range
}
