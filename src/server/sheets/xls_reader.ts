import { readFile } from 'node:fs/promises'
import type { Sheet, SheetRow } from './cell.ts'
import { inWorker, workerFile, WorkerFailed } from './worker.ts'
import type { XlsRead } from './xls_book.ts'
import { badFile } from './zip_reader.ts'

/** Sixty thousand rows take some seconds; whatever takes longer was made to. */
const LIMITS = { seconds: 60, megabytes: 700 }
const BATCH = 1_000

/**
 * A reader of the workbooks of Excel 97 to 2003 (and of .et): read whole, which their size allows, in a thread with
 * limits. Values are what was last shown, as with .xlsx. Throws bad_file.
 */
export const openXls = async (source: string | Buffer, file: string, wanted: readonly string[]): Promise<Sheet> => {
  const bytes = typeof source === 'string' ? await readFile(source) : source
  const asked = { bytes: new Uint8Array(bytes), wanted }
  const read = await inWorker<XlsRead>(workerFile('xls_book'), asked, LIMITS).catch((error: unknown) => {
    throw error instanceof WorkerFailed ? badFile(file, whyNot(error.message)) : error
  })
  return {
    ...read,
    machine: [],
    unpacked: asked.bytes.length,
    notes: read.macros ? ['文件里有宏：没有运行，也不保存，只读取了数据'] : [],
    batches: () => batchesOf(read.rows),
    close: async () => {},
  }
}

const whyNot = (message: string): string =>
  /password/i.test(message)
    ? '文件加了密码，请去掉密码后再上传。'
    : '旧版 Excel 文件（.xls）已损坏或太复杂，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。'

async function* batchesOf(rows: readonly SheetRow[]): AsyncGenerator<SheetRow[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH)
}
