import { Bookmark, BuilderElement, type ParagraphChild, XmlComponent } from 'docx'
import type { Inline } from '../../ledger/wire.ts'

export type Marked = Exclude<Inline, { type: 'text' }>

/** What a figure or a gap is called in the file: the tag of its control, and a key of the list that comes with it. */
export const keyOf = (inline: Marked): string =>
  inline.type === 'figure' ? `youju_${inline.number}` : `youju_gap_${inline.number ?? 0}`

/** Where the text that is compared ends and the table of sources begins. */
export const SOURCES_KEY = 'youju_sources'

/** Word refuses longer ones. */
const ALIAS_LONGEST = 60

const word = (name: string, value: string): XmlComponent =>
  new BuilderElement({ name, attributes: { value: { key: 'w:val', value } } })

/**
 * A figure as a content control that tells its key and, in Word, its indicator. A bookmark of the same name lies within
 * it: LibreOffice up to 7.4 keeps controls but not their tags, and others keep bookmarks only.
 */
export class FigureControl extends XmlComponent {
  constructor(key: string, alias: string, child: ParagraphChild) {
    super('w:sdt')
    const { start, end } = new Bookmark({ id: key, children: [] })
    const properties = [word('w:alias', Array.from(alias).slice(0, ALIAS_LONGEST).join('')), word('w:tag', key)]
    this.root.push(new BuilderElement({ name: 'w:sdtPr', children: properties }))
    // A bookmark belongs to no other kind of children, and nothing here is one.
    const content = [start, child, end] as XmlComponent[]
    this.root.push(new BuilderElement({ name: 'w:sdtContent', children: content }))
  }
}

/** The run of a figure or gap within its control; what has no key of its own stays a run. */
export const controlled = (inline: Inline, run: ParagraphChild): ParagraphChild => {
  if (inline.type === 'text' || (inline.type === 'gap' && inline.number === undefined)) return run
  const alias = inline.type === 'figure' ? inline.figure.title : `缺：${inline.indicator}`
  // Paragraphs write whatever is a component; their type names only the library's own.
  const control: XmlComponent = new FigureControl(keyOf(inline), alias, run)
  return control as ParagraphChild
}
