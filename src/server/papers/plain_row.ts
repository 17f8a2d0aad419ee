/**
 * Rows of long tables, written down as they will stand in the file. The library makes an object of every property of every
 * run: for a table of hundreds of sources that took longer than all of the paper besides.
 */
import { type IXmlableObject, TableRow } from 'docx'

export interface PlainCell {
  readonly words: string
  readonly width: number
  readonly alignment: string
  /** Links within the file lead here. */
  readonly bookmark?: { readonly id: number; readonly name: string } | undefined
}

/** `style`: of its paragraphs, which says all of their letters and lines. */
export const plainRow = (style: string, cells: readonly PlainCell[]): TableRow =>
  new PlainRow({ 'w:tr': [{ 'w:trPr': [{ 'w:cantSplit': {} }] }, ...cells.map((cell) => cellObject(style, cell))] })

class PlainRow extends TableRow {
  private readonly written: IXmlableObject

  constructor(written: IXmlableObject) {
    super({ children: [] })
    this.written = written
  }

  override prepForXml(): IXmlableObject {
    return this.written
  }
}

const value = (name: string, is: string | number): IXmlableObject => ({ [name]: { _attr: { 'w:val': is } } })

const cellObject = (style: string, { words, width, alignment, bookmark }: PlainCell): IXmlableObject => {
  const run = { 'w:r': [{ 'w:t': [{ _attr: { 'xml:space': 'preserve' } }, words] }] }
  const start = { 'w:bookmarkStart': { _attr: { 'w:name': bookmark?.name ?? '', 'w:id': bookmark?.id ?? 0 } } }
  const end = { 'w:bookmarkEnd': { _attr: { 'w:id': bookmark?.id ?? 0 } } }
  const paragraph = [
    { 'w:pPr': [value('w:pStyle', style), value('w:jc', alignment)] },
    ...(bookmark === undefined ? [run] : [start, run, end]),
  ]
  const properties = [{ 'w:tcW': { _attr: { 'w:w': width, 'w:type': 'dxa' } } }, value('w:vAlign', 'center')]
  return { 'w:tc': [{ 'w:tcPr': properties }, { 'w:p': paragraph }] }
}
