import type { Sheet, SheetRow } from './cell.ts'
import { type BookSheet, chooseSheet, readBook } from './xlsx_book.ts'
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
