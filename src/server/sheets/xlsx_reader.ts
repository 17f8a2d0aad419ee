import type { Sheet, SheetRow } from './cell.ts'
import { MACHINE_SHEET } from './machine_part.ts'
import { type Book, type BookSheet, chooseSheet, readBook } from './xlsx_book.ts'
import { SheetParser } from './xlsx_sheet.ts'
import type { Zip } from './zip_reader.ts'

/**
 * A streaming reader of .xlsx: the rows of one sheet as they are unpacked, memory independent of their number.
 * Values are what Excel last showed: cached results of formulas, days by format, whole numbers of more than 15
 * digits as text. Throws bad_file for whatever is cut off or malformed, too_much beyond the limits of `cell`.
 *
 * @param wanted names of sheets to prefer; otherwise the first visible sheet is read.
 */
export const openXlsx = async (zip: Zip, wanted: readonly string[]): Promise<Sheet> => {
  try {
    const book = await readBook(zip)
    const sheet = chooseSheet(book, wanted, zip.file)
    const parser = new SheetParser(book, zip.file)
    return {
      name: sheet.name,
      machine: await machineRows(zip, book),
      unpacked: zip.unpacked,
      notes: notesOf(zip),
      others: book.sheets.filter((other) => other.visible && other !== sheet).map((other) => other.name),
      date1904: book.date1904,
      merges: parser.merges,
      batches: () => batchesOf(zip, sheet, parser),
      close: async () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

/** A template's own sheet is small; whatever calls itself so and is not is no template's. */
const MACHINE_ROWS = 20_000

const machineRows = async (zip: Zip, book: Book): Promise<SheetRow[]> => {
  const sheet = book.sheets.find(({ name, visible }) => name === MACHINE_SHEET && !visible)
  if (sheet === undefined) return []
  const parser = new SheetParser(book, zip.file)
  const rows: SheetRow[] = []
  for await (const piece of zip.pieces(sheet.part)) {
    parser.feed(piece)
    rows.push(...parser.take())
    if (rows.length > MACHINE_ROWS) return []
  }
  return rows
}

const notesOf = (zip: Zip): string[] => [
  ...(zip.names.some((name) => name.endsWith('vbaproject.bin'))
    ? ['文件里有宏：没有运行，也不保存，只读取了数据']
    : []),
  ...(zip.names.some((name) => name.includes('/externallinks/'))
    ? ['表里引用了别的文件：没有打开，读取的是上次保存时的结果']
    : []),
]

async function* batchesOf(zip: Zip, sheet: BookSheet, parser: SheetParser): AsyncGenerator<SheetRow[]> {
  try {
    for await (const piece of zip.pieces(sheet.part)) {
      parser.feed(piece)
      const rows = parser.take()
      if (rows.length > 0) yield rows
    }
    parser.finish()
  } finally {
    zip.close()
  }
}
