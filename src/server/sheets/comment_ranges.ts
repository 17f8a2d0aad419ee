/**
 * Ranges of comments put into the text of a Word file. Runs are cut where a range begins or ends within them; nothing
 * else of the XML changes, and the text stays what it was.
 */
import { paragraphReader, type Watch } from './paragraphs.ts'

export interface CommentRange {
  readonly id: number
  /** In UTF-16 units of the text as `paragraphReader` reads it. */
  readonly from: number
  readonly to: number
}

/** The words of a run: the inside of one `w:t`. */
interface Piece {
  /** Of the text. */
  readonly from: number
  to: number
  /** Of the XML: behind the tag that opens it, and before the one that closes it. */
  readonly begins: number
  ends: number
}
interface Run {
  readonly from: number
  to: number
  readonly begins: number
  ends: number
  /** Its opening tag and its properties, to be said again behind a cut. */
  readonly tag: string
  properties: string
  readonly pieces: Piece[]
}

/** Runs with text, the outermost of nested ones; a text box within a run is no place for a comment. */
class Runs implements Watch {
  readonly found: Run[] = []
  private readonly xml: string
  private run: Run | null = null
  private depth = 0
  private properties = 0
  private propertiesFrom = 0

  constructor(xml: string) {
    this.xml = xml
  }

  opened(name: string, end: number, at: number): void {
    const begins = this.xml.lastIndexOf('<', end - 1)
    if (name === 'w:r') {
      this.depth += 1
      if (this.depth > 1) return
      this.run = { from: at, to: at, begins, ends: end, tag: this.xml.slice(begins, end), properties: '', pieces: [] }
    } else if (name === 'w:rPr' && this.depth === 1) {
      if (this.properties === 0) this.propertiesFrom = begins
      this.properties += 1
    } else if (name === 'w:t' && this.depth === 1 && this.run !== null) {
      this.run.pieces.push({ from: at, to: at, begins: end, ends: end })
    }
  }

  closed(name: string, end: number, at: number): void {
    const { run } = this
    if (run === null) return
    if (name === 'w:r') {
      this.depth -= 1
      if (this.depth > 0) return
      run.to = at
      run.ends = end
      if (run.to > run.from && !run.tag.endsWith('/>')) this.found.push(run)
      this.run = null
    } else if (name === 'w:rPr' && this.depth === 1) {
      this.properties -= 1
      if (this.properties === 0) run.properties = this.xml.slice(this.propertiesFrom, end)
    } else if (name === 'w:t' && this.depth === 1) {
      const piece = run.pieces.at(-1)
      if (piece === undefined) return
      piece.to = at
      piece.ends = Math.max(piece.begins, this.xml.lastIndexOf('<', end - 1))
    }
  }
}

/** What is put in at one place of the XML: first what ends there, then what begins. */
interface Insertion {
  readonly ends: string[]
  readonly starts: string[]
  /** Around the marks, where they lie within a run's words. */
  readonly before: string
  readonly after: string
}

/** The XML with the ranges in it. A range that lies in no run is put nowhere; its id is not among those answered. */
export const withRanges = (xml: string, ranges: readonly CommentRange[]): { xml: string; placed: Set<number> } => {
  const runs = new Runs(xml)
  const reader = paragraphReader(runs)
  reader.read(xml)
  reader.end()
  const insertions = new Map<number, Insertion>()
  const placed = new Set<number>()
  for (const { id, from, to } of ranges) {
    const first = runAt(runs.found, from)
    const last = runAt(runs.found, Math.max(from, to - 1))
    if (first === undefined || last === undefined) continue
    placed.add(id)
    insertionAt(xml, insertions, first, from, 'begin').starts.push(`<w:commentRangeStart w:id="${id}"/>`)
    insertionAt(xml, insertions, last, to, 'end').ends.push(
      `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`,
    )
  }
  return { xml: inserted(xml, insertions), placed }
}

/** The run that a character stands in, else the next one: a place may begin with the end of a paragraph. */
const runAt = (runs: readonly Run[], at: number): Run | undefined => {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[middle]!.to <= at) low = middle + 1
    else high = middle
  }
  return runs[low]
}

const insertionAt = (
  xml: string,
  insertions: Map<number, Insertion>,
  run: Run,
  at: number,
  side: 'begin' | 'end',
): Insertion => {
  const place = at <= run.from ? run.begins : at >= run.to ? run.ends : cutAt(xml, run, at)
  const cut = place ?? (side === 'begin' ? run.begins : run.ends)
  const known = insertions.get(cut)
  if (known !== undefined) return known
  const within = place !== null && cut > run.begins && cut < run.ends
  const made: Insertion = {
    ends: [],
    starts: [],
    before: within ? '</w:t></w:r>' : '',
    after: within ? `${run.tag}${run.properties}<w:t xml:space="preserve">` : '',
  }
  insertions.set(cut, made)
  return made
}

/** Where in the XML a character of a run's words stands; null where it is none of them, but a tab or a break. */
const cutAt = (xml: string, { pieces }: Run, at: number): number | null => {
  const piece = pieces.find(({ from, to }) => from <= at && at <= to && from < to)
  if (piece === undefined) return null
  const raw = xml.slice(piece.begins, piece.ends)
  if (raw.includes('<')) return null
  if (raw.length === piece.to - piece.from) return piece.begins + at - piece.from
  let left = at - piece.from
  let place = 0
  for (const [unit] of raw.matchAll(/&[^;]{1,12};|\r\n|[^]/g)) {
    if (left <= 0) break
    left -= unit.startsWith('&') ? decodedLength(unit) : unit === '\r\n' ? 1 : unit.length
    place += unit.length
  }
  return piece.begins + place
}

const decodedLength = (entity: string): number => {
  const code = /^&#(?:x([0-9a-f]+)|(\d+));$/i.exec(entity)
  if (code === null) return 1
  return (code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16)) > 0xffff ? 2 : 1
}

const inserted = (xml: string, insertions: ReadonlyMap<number, Insertion>): string => {
  const parts: string[] = []
  let from = 0
  for (const [at, { before, ends, starts, after }] of [...insertions].toSorted(([one], [other]) => one - other)) {
    parts.push(xml.slice(from, at), before, ...ends, ...starts, after)
    from = at
  }
  return [...parts, xml.slice(from)].join('')
}
