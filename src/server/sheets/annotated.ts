/** A file handed back with its faults in it: the clerk's own workbook where that can be done, else its faulty rows. */
import { readFile, stat } from 'node:fs/promises'
import type { AnnotateAsked } from './annotate_book.ts'
import { bytesIn, openBundle, type OpenBundle } from './bundle.ts'
import type { Cell, SheetRow } from './cell.ts'
import type { CellFaultWire } from './faults.ts'
import { type FaultyRows, faultyRowsBook } from './faulty_rows_book.ts'
import { preflight } from './preflight.ts'
import { openSheet } from './sheet.ts'
import { readValidations, type Validation } from './validations.ts'
import { inWorker, workerFile, WorkerFailed } from './worker.ts'
import { chooseSheet, readBook } from './xlsx_book.ts'

export interface AnnotatedAsked {
  /** Path of the upload. */
  readonly source: string
  /** Its name as the clerk knows it. */
  readonly file: string
  /** Names of sheets that were preferred when it was read. */
  readonly wanted: readonly string[]
  readonly heading_row: number
  readonly faults: readonly CellFaultWire[]
  /** Of all faults, also those not listed. */
  readonly fault_count: number
  /** Rows read. */
  readonly rows: number
  readonly renewed: Readonly<Record<string, string>>
  /** Of a zip: its files, each with the row of its headings. */
  readonly files?: readonly { readonly file: string; readonly heading_row: number }[] | undefined
}
export interface Annotated {
  readonly bytes: Uint8Array
  /** The clerk's own workbook; otherwise the faulty rows alone. */
  readonly whole: boolean
}

/** What the library that keeps styles can hold: more rows than a clerk looks through, in seconds. */
const MOST_ROWS = 5_000
const MOST_BYTES = 12 * 1024 * 1024
const MOST_UNPACKED = 80 * 1024 * 1024
const LIMITS = { seconds: 60, megabytes: 700 }

/** What can be told beforehand; a workbook that turns out to be too much comes back as its faulty rows all the same. */
export const comesBackWhole = ({ file, read, bundled }: { file: string; read: number; bundled: boolean }): boolean =>
  !bundled && read <= MOST_ROWS && /\.xls[xm]$/i.test(file)

export const annotated = async (asked: AnnotatedAsked): Promise<Annotated> => {
  const whole = await wholeBook(asked).catch((error: unknown) => {
    // The library gave up or met its limits: the rows can still be handed back.
    if (error instanceof WorkerFailed) return null
    throw error
  })
  const bundle = await openBundle(asked.source, asked.file)
  if (bundle !== null) return { bytes: await faultyRowsBook(await faultyFiles(asked, bundle)), whole: false }
  if (whole !== null) return { bytes: whole, whole: true }
  const summary = summaryOf(asked, '下面只列出有错的行，请在原来的表里改正后重新上传')
  return { bytes: await faultyRowsBook([await faultyRows({ ...asked, name: '有错的行', summary })]), whole: false }
}

export const summaryOf = ({ file, faults, fault_count }: AnnotatedAsked, advice: string): string => {
  const rest = fault_count - faults.length
  const more = rest > 0 ? `（标出前${faults.length}处，另有${rest}处改完这些再看）` : ''
  return `“${file}”有${fault_count}处需要改正${more}；${advice}。`
}

const wholeBook = async (asked: AnnotatedAsked): Promise<Uint8Array | null> => {
  const { source, file, wanted, faults, rows, renewed } = asked
  if (rows > MOST_ROWS || (await stat(source)).size > MOST_BYTES) return null
  const found = await preflight(source, file)
  if (found.kind === 'zip') found.zip.close()
  if (found.kind !== 'xlsx') return null
  const { zip } = found
  try {
    if (zip.unpacked > MOST_UNPACKED) return null
    const book = await readBook(zip)
    const validations: Record<string, Validation[]> = {}
    for (const sheet of book.sheets) validations[sheet.name] = await readValidations(zip, sheet.part)
    const summary = summaryOf(asked, '有错的格已涂色，停在格上可看说明；改正后把这个文件重新上传')
    const work: AnnotateAsked = {
      bytes: await readFile(source),
      sheet: chooseSheet(book, wanted, file).name,
      faults,
      validations,
      renewed,
      summary,
    }
    return await inWorker<Uint8Array>(workerFile('annotate_book'), work, LIMITS)
  } finally {
    zip.close()
  }
}

/** Of a zip one sheet for each file that has faults; of a file that could not be read there is only the reason. */
const faultyFiles = async (asked: AnnotatedAsked, bundle: OpenBundle): Promise<FaultyRows[]> => {
  const { wanted, files = [] } = asked
  const done: FaultyRows[] = []
  try {
    for (const { file, heading_row } of files) {
      const faults = asked.faults.filter((fault) => fault.file === file)
      if (faults.length === 0) continue
      const summary = `“${file}”有${faults.length}处需要改正；请在原来的表里改正后，重新打包上传。`
      const name = file.replace(/^.*\//, '').replace(/\.[^.]+$/, '')
      const unread = { name, headings: [], heading_row: 0, rows: [], faults, summary }
      if (heading_row === 0) done.push(unread)
      else
        done.push(
          await faultyRows({ name, source: await bytesIn(bundle, file), file, wanted, heading_row, faults, summary }),
        )
    }
  } finally {
    bundle.zip.close()
  }
  return done
}

/** Reads the file again and keeps the rows that a fault names. */
export const faultyRows = async (
  asked: Pick<AnnotatedAsked, 'file' | 'wanted' | 'heading_row' | 'faults'> & {
    readonly source: string | Buffer
    readonly name: string
    readonly summary: string
  },
): Promise<FaultyRows> => {
  const { name, source, file, wanted, heading_row, faults, summary } = asked
  const named = new Set(faults.map(({ row }) => row).filter((row) => row !== heading_row))
  const rows: SheetRow[] = []
  let headings: readonly Cell[] = []
  const sheet = await openSheet(source, file, wanted)
  try {
    for await (const batch of sheet.batches()) {
      for (const row of batch) {
        if (row.row === heading_row) headings = row.cells
        else if (named.has(row.row)) rows.push(row)
      }
    }
  } finally {
    await sheet.close()
  }
  return { name, headings, heading_row, rows, faults, summary }
}
