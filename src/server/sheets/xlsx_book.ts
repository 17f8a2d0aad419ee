import { formatOf, type NumberFormat } from './number_format.ts'
import { type SharedStrings, readSharedStrings } from './shared_strings.ts'
import { CLOSE, TEXT, type XmlScan, scanAll } from './xml_scan.ts'
import { badFile, type Zip } from './zip_reader.ts'

export interface BookSheet {
  readonly name: string
  /** Name of its part in the zip. */
  readonly part: string
  readonly visible: boolean
}
export interface Book {
  readonly sheets: readonly BookSheet[]
  readonly date1904: boolean
  /** The number format of each cell style. */
  readonly formats: readonly NumberFormat[]
  readonly strings: SharedStrings | null
}

/** Reads everything of a workbook but its rows. */
export const readBook = async (zip: Zip): Promise<Book> => {
  const bookPart = (await relations(zip, '_rels/.rels', '')).find((one) => one.type.endsWith('/officeDocument'))?.target
  const part = bookPart ?? 'xl/workbook.xml'
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const links = await relations(zip, `${folder}_rels/${part.slice(folder.length)}.rels`, folder)
  const { sheets, date1904 } = await readWorkbook(zip, part, links)
  const styles = links.find((one) => one.type.endsWith('/styles'))?.target
  const strings = links.find((one) => one.type.endsWith('/sharedStrings'))?.target
  return {
    sheets,
    date1904,
    formats: styles !== undefined && zip.has(styles) ? await readFormats(zip, styles) : [],
    strings: strings !== undefined && zip.has(strings) ? await readSharedStrings(zip, strings) : null,
  }
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

const relations = async (zip: Zip, name: string, folder: string): Promise<Relation[]> => {
  const found: Relation[] = []
  if (!zip.has(name)) return found
  await scanAll(zip.pieces(name), zip.file, (kind, scan) => {
    if (kind === TEXT || kind === CLOSE || !scan.is('Relationship')) return
    const target = scan.attribute('Target') ?? ''
    found.push({ id: scan.attribute('Id') ?? '', type: scan.attribute('Type') ?? '', target: resolved(folder, target) })
  })
  return found
}

const resolved = (folder: string, target: string): string => {
  const parts: string[] = []
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

const readWorkbook = async (zip: Zip, part: string, links: readonly Relation[]) => {
  const sheets: BookSheet[] = []
  let date1904 = false
  await scanAll(zip.pieces(part), zip.file, (kind, scan) => {
    if (kind === TEXT || kind === CLOSE) return
    if (scan.is('workbookPr')) date1904 = isTrue(scan.attribute('date1904'))
    if (!scan.is('sheet')) return
    const link = links.find((one) => one.id === scan.attribute('id'))
    // Chart sheets and macro sheets are links of other kinds; they have no rows.
    if (link === undefined || !link.type.endsWith('/worksheet')) return
    const state = scan.attribute('state') ?? 'visible'
    sheets.push({ name: scan.attribute('name') ?? '', part: link.target, visible: state === 'visible' })
  })
  if (sheets.length === 0) throw badFile(zip.file, '工作簿里没有工作表。')
  return { sheets, date1904 }
}

const readFormats = async (zip: Zip, part: string): Promise<NumberFormat[]> => {
  const custom = new Map<number, string>()
  const ids: number[] = []
  let inCells = false
  const see = (kind: number, scan: XmlScan): void => {
    if (kind === TEXT) return
    if (scan.is('cellXfs')) inCells = kind !== CLOSE
    else if (kind === CLOSE) return
    else if (scan.is('numFmt')) custom.set(Number(scan.attribute('numFmtId')), scan.attribute('formatCode') ?? '')
    else if (inCells && scan.is('xf')) ids.push(Number(scan.attribute('numFmtId') ?? 0))
  }
  await scanAll(zip.pieces(part), zip.file, see)
  return ids.map((id) => formatOf(id, custom))
}

/** The sheet to read: one of the wanted names, else the first that is not hidden. */
export const chooseSheet = (book: Book, wanted: readonly string[], file: string): BookSheet => {
  for (const name of wanted) {
    const found = book.sheets.find((sheet) => sheet.name.trim() === name)
    if (found !== undefined) return found
  }
  const visible = book.sheets.find((sheet) => sheet.visible)
  if (visible === undefined) throw badFile(file, '工作表都被隐藏了，请取消隐藏后再上传。')
  return visible
}
