import type { Sheet, SheetRow } from './cell.ts'
import { openCsv } from './csv_reader.ts'
import { preflight } from './preflight.ts'
import { openXls } from './xls_reader.ts'
import { openXlsx } from './xlsx_reader.ts'
import { badFile } from './zip_reader.ts'

/**
 * Opens a table of whatever kind, told from its bytes: .xlsx, .xlsm, .xls, .csv, .txt.
 *
 * @param source path of the file, or its bytes
 * @param file its name as the clerk knows it, for words of refusal
 * @param wanted names of sheets to prefer over the first visible one
 */
export const openSheet = async (
  source: string | Buffer,
  file: string,
  wanted: readonly string[] = ['数据'],
): Promise<Sheet> => {
  const found = await preflight(source, file)
  if (found.kind === 'zip') {
    found.zip.close()
    throw badFile(file, '这是压缩包，不是表格；请解开后上传其中的表格。')
  }
  if (found.kind === 'xlsx') return openXlsx(found.zip, wanted)
  return found.kind === 'xls' ? openXls(source, file, wanted) : openCsv(source, file)
}

/** Row by row; for bulk walk `openSheet(…).batches()`. */
export async function* readSheet(source: string | Buffer, file: string): AsyncGenerator<SheetRow> {
  const sheet = await openSheet(source, file)
  try {
    for await (const rows of sheet.batches()) yield* rows
  } finally {
    await sheet.close()
  }
}
