/** The text of a Word file's body, one paragraph a line, and where in it content controls and bookmarks lie. */
import { SaxesParser } from 'saxes'

/** Offsets in UTF-16 units. */
interface Place {
  readonly name: string
  readonly from: number
  readonly to: number
}

export interface Paragraphs {
  readonly text: string
  /** By their tag; empty where they have none. */
  readonly controls: readonly Place[]
  readonly bookmarks: readonly Place[]
}

export interface ParagraphReader {
  read(xml: string): void
  end(): Paragraphs
}

/** Told of each tag as it is read: `end` is its place in the XML, behind `>`, `at` where the text has come to. */
export interface Watch {
  opened(name: string, end: number, at: number): void
  closed(name: string, end: number, at: number): void
}

/** More than any paper has; a file of nothing else is no paper. */
const MOST_PLACES = 100_000
const GONE = new Set(['w:del', 'w:moveFrom'])
const SIGNS: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' }

type Attributes = Readonly<Record<string, string>>

/** Word itself writes some twenty; tables within tables within controls come to fifty. */
const DEEPEST = 500

/** Elements within elements beyond any that a writer of papers makes. */
export class TooDeep extends Error {}

/** Deleted text and field codes are not read; what is inserted is. A cell of a table is a paragraph like others. */
export const paragraphReader = (watch?: Watch): ParagraphReader => {
  const written = new Written()
  const parser = new SaxesParser()
  let depth = 0
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > DEEPEST) throw new TooDeep()
    watch?.opened(name, parser.position, written.at)
    written.opened(name, attributes)
  })
  parser.on('text', (text) => written.said(text))
  parser.on('closetag', ({ name }) => {
    depth -= 1
    written.closed(name)
    watch?.closed(name, parser.position, written.at)
  })
  parser.on('error', (error) => {
    throw error
  })
  return {
    read: (xml) => void parser.write(xml),
    end: () => {
      parser.close()
      return written.whole()
    },
  }
}

class Written {
  private readonly parts: string[] = []
  private readonly controls: Place[] = []
  private readonly bookmarks: Place[] = []
  private readonly open: { name: string; from: number; emptied: boolean }[] = []
  private readonly begun = new Map<string, { name: string; from: number }>()
  at = 0
  private inText = false
  private gone = 0

  opened(name: string, attributes: Attributes): void {
    const control = this.open.at(-1)
    if (name === 'w:t') this.inText = true
    else if (GONE.has(name)) this.gone += 1
    else if (SIGNS[name] !== undefined) this.add(SIGNS[name])
    else if (name === 'w:sdt') this.open.push({ name: '', from: this.at, emptied: false })
    else if (name === 'w:tag' && control !== undefined) control.name = attributes['w:val'] ?? ''
    else if (name === 'w:showingPlcHdr' && control?.emptied === false) {
      // What stands in an emptied control are Word's own words.
      control.emptied = true
      this.gone += 1
    } else if (name === 'w:bookmarkStart' && this.begun.size < MOST_PLACES) {
      this.begun.set(attributes['w:id'] ?? '', { name: attributes['w:name'] ?? '', from: this.at })
    } else if (name === 'w:bookmarkEnd') this.endBookmark(attributes['w:id'] ?? '')
  }

  said(text: string): void {
    if (this.inText && this.gone === 0) this.add(text)
  }

  closed(name: string): void {
    if (name === 'w:t') this.inText = false
    else if (GONE.has(name)) this.gone -= 1
    else if (name === 'w:p') this.add('\n')
    else if (name === 'w:sdt') this.endControl()
  }

  whole(): Paragraphs {
    // The last paragraph's end is the text's.
    return { text: this.parts.join('').replace(/\n$/, ''), controls: this.controls, bookmarks: this.bookmarks }
  }

  private add(text: string): void {
    this.parts.push(text)
    this.at += text.length
  }

  private endControl(): void {
    const control = this.open.pop()
    if (control === undefined) return
    if (control.emptied) this.gone -= 1
    if (this.controls.length < MOST_PLACES) {
      this.controls.push({ name: control.name, from: control.from, to: this.at })
    }
  }

  private endBookmark(id: string): void {
    const bookmark = this.begun.get(id)
    if (bookmark !== undefined && this.bookmarks.length < MOST_PLACES) this.bookmarks.push({ ...bookmark, to: this.at })
    this.begun.delete(id)
  }
}
