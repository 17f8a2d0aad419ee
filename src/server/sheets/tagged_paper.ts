/** Reads the controls of a Word file of ours back, and the list of figures that travels within it. */
import { SaxesParser } from 'saxes'
import type { ListedElement, TaggedPaper } from '../../ledger/wire/tagged.ts'
import { paragraphsOf } from './paper_text.ts'
import type { Paragraphs } from './paragraphs.ts'
import { openZip, type Zip } from './zip_reader.ts'

const NAMESPACE = 'urn:youju:figures:1'
const KEY = /^youju_(gap_)?\d{1,6}$/
/** Below here stands the table of sources, whose numbers are not the paper's; its own bookmark may be lost. */
const SOURCES = /^(youju_sources|figure_\d+)$/
const LIST = /^customxml\/item\d+\.xml$/
const LARGEST_LIST = 8 * 1024 * 1024

type Place = Paragraphs['controls'][number]

/** Null where it is no Word file or none of ours. Problems: bad_file, too_much. */
export const taggedPaper = async (source: string | Buffer, file: string): Promise<TaggedPaper | null> => {
  if (Buffer.isBuffer(source) && source.subarray(0, 2).toString('latin1') !== 'PK') return null
  const zip = await openZip(source, file)
  try {
    const list = await listIn(zip)
    const paragraphs = await paragraphsOf(zip)
    const marks = marksIn(paragraphs)
    if (list === null && marks.length === 0) return null
    const end = Math.min(...paragraphs.bookmarks.filter(({ name }) => SOURCES.test(name)).map(({ from }) => from))
    return { text: paragraphs.text.slice(0, end), marks: marks.filter(({ to }) => to <= end), list }
  } finally {
    zip.close()
  }
}

/**
 * A figure's place is its control. Where an editor has dropped the tags, it is the control that its bookmark lies in, or
 * the bookmark alone.
 */
const marksIn = (paragraphs: Paragraphs): TaggedPaper['marks'] => {
  const tagged = paragraphs.controls.filter(({ name }) => KEY.test(name))
  const known = new Set(tagged.map(({ name }) => name))
  const left = paragraphs.bookmarks.filter(({ name }) => KEY.test(name) && !known.has(name))
  const around = controlsAround(paragraphs, left)
  return [...tagged, ...left.map((bookmark) => ({ ...(around.get(bookmark) ?? bookmark), name: bookmark.name }))]
    .map(({ name, from, to }) => ({ key: name, from, to }))
    .toSorted((a, b) => a.from - b.from)
}

/** No figure is longer; what is longer is a control of somebody else's. */
const LONGEST_FIGURE = 200

/**
 * Nameless controls by the only bookmark that has text in them. One without any text of ours goes to an emptied bookmark
 * at its edge: whoever types over all of a control leaves its bookmark empty before it.
 */
const controlsAround = ({ text, controls }: Paragraphs, bookmarks: readonly Place[]): Map<Place, Place> => {
  const owners = new Int32Array(text.length).fill(-1)
  const emptied = new Map<number, Place>()
  bookmarks.forEach((bookmark, i) => {
    if (bookmark.from === bookmark.to) emptied.set(bookmark.from, bookmark)
    else owners.fill(i, bookmark.from, bookmark.to)
  })
  const around = new Map<Place, Place>()
  for (const control of controls) {
    const { name, from, to } = control
    if (name !== '' || to - from > LONGEST_FIGURE) continue
    const [owner, other] = [...new Set(owners.subarray(from, to))].filter((each) => each !== -1)
    if (other !== undefined) continue
    const bookmark = owner === undefined ? (emptied.get(from) ?? emptied.get(to)) : bookmarks[owner]
    if (bookmark !== undefined) around.set(bookmark, control)
  }
  return around
}

/** The custom XML part of our namespace, whatever its number is by now. */
const listIn = async (zip: Zip): Promise<ListedElement[] | null> => {
  const parts = zip.packed.filter(({ name, size }) => LIST.test(name.toLowerCase()) && size <= LARGEST_LIST)
  for (const { name } of parts) {
    const found = await elementsIn(zip, name)
    if (found !== null) return found
  }
  return null
}

const elementsIn = async (zip: Zip, name: string): Promise<ListedElement[] | null> => {
  const elements: ListedElement[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => void elements.push({ name, attributes: { ...attributes } }))
  parser.on('error', (error) => {
    throw error
  })
  try {
    const decoder = new TextDecoder()
    for await (const piece of zip.pieces(name)) {
      parser.write(decoder.decode(piece, { stream: true }))
      if (!isOurs(elements)) return null
    }
    parser.close()
  } catch {
    // Other programs keep parts of their own there, and not all of them well.
    return null
  }
  return isOurs(elements) ? elements : null
}

const isOurs = ([root]: readonly ListedElement[]): boolean => root?.attributes['xmlns'] === NAMESPACE
