/** What people do to a paper in Word, done to its XML: figures changed, deleted, and new ones typed. */
import { openZip } from '../../src/server/sheets/zip_reader.ts'
import { ZipWriter } from '../../src/server/sheets/zip_writer.ts'

export const DOCUMENT = 'word/document.xml'
export const LIST = 'customXml/item1.xml'

export const partOf = async (docx: Buffer, name: string): Promise<string> => {
  const zip = await openZip(docx, 'paper.docx')
  try {
    const pieces: Buffer[] = []
    for await (const piece of zip.pieces(name)) pieces.push(piece)
    return Buffer.concat(pieces).toString('utf8')
  } finally {
    zip.close()
  }
}

/** The same file with its text changed. */
export const edited = async (docx: Buffer, change: (xml: string) => string): Promise<Buffer> => {
  const zip = await openZip(docx, 'paper.docx')
  const names = zip.packed.map(({ name }) => name)
  zip.close()
  const writer = new ZipWriter()
  const pieces: Buffer[] = []
  for (const name of names) {
    const part = await partOf(docx, name)
    for await (const piece of writer.part(name, [name === DOCUMENT ? change(part) : part])) pieces.push(piece)
  }
  return Buffer.concat([...pieces, writer.end()])
}

interface Control {
  readonly from: number
  readonly to: number
}

/** The control around a figure, found by the bookmark in it, as every editor writes both. */
const controlAround = (xml: string, key: string): Control => {
  const at = xml.indexOf(`w:name="${key}"`)
  if (at === -1) throw new Error(`${key} stands nowhere.`)
  const from = xml.lastIndexOf('<w:sdt>', at)
  return { from, to: xml.indexOf('</w:sdt>', at) + '</w:sdt>'.length }
}

const TEXT = /(<w:t(?: [^>]*)?>)[^<]*(<\/w:t>)/g

/** Typed over: all that the control says becomes the new words. */
export const typedOver = (xml: string, key: string, words: string): string => {
  const { from, to } = controlAround(xml, key)
  let first = true
  const changed = xml.slice(from, to).replace(TEXT, (_, open: string, close: string) => {
    const said = first ? words : ''
    first = false
    return `${open}${said}${close}`
  })
  return xml.slice(0, from) + changed + xml.slice(to)
}

/** Deleted with its control and its bookmark. */
export const withoutFigure = (xml: string, key: string): string => {
  const { from, to } = controlAround(xml, key)
  const id = new RegExp(`<w:bookmarkStart (?=[^>]*w:name="${key}")[^>]*w:id="(\\d+)"`).exec(xml)?.[1] ?? ''
  return (xml.slice(0, from) + xml.slice(to)).replace(`<w:bookmarkEnd w:id="${id}"/>`, '')
}

/** Written at the end of the paragraph in which a figure stands. */
export const writtenBehind = (xml: string, key: string, words: string): string => {
  const end = xml.indexOf('</w:p>', controlAround(xml, key).to)
  return `${xml.slice(0, end)}<w:r><w:t>${words}</w:t></w:r>${xml.slice(end)}`
}
