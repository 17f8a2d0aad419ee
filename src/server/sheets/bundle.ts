/**
 * A zip of many sheets, a township's or a county's schools': read one after another, each like a single upload, and
 * written together. What is wrong with a file is a fault like any other, with the file's name.
 */
import type { LedgerDocument } from '../../ledger/index.ts'
import { Problem } from '../db/problem.ts'
import { limits } from './cell.ts'
import { faultAt, Faults } from './faults.ts'
import type { LedgerSheet, ReadFile, Tally } from './import_desk.ts'
import { preflight } from './preflight.ts'
import type { SheetChange } from './row_compare.ts'
import type { ReadRow } from './row_reader.ts'
import type { Walk } from './sheet_walk.ts'
import { badFile, type Zip } from './zip_reader.ts'

export interface OpenBundle {
  readonly zip: Zip
  /** Names of the sheets in it, in their order. */
  readonly sheets: readonly string[]
  /** Names of what is no sheet and is not read. */
  readonly others: readonly string[]
}

const SHEET = /\.(xlsx|xlsm|xls|et|csv|txt)$/i
const ARCHIVE = /\.(zip|rar|7z|gz|tar)$/i
/** What systems leave in a zip by themselves, and the lock that Excel puts beside an open book. */
const LITTER = /(^|\/)(__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i

/** Null where the file is no zip of sheets but something to be read itself. Problems: bad_file, too_much. */
export const openBundle = async (source: string | Buffer, file: string): Promise<OpenBundle | null> => {
  const found = await preflight(source, file)
  if (found.kind !== 'zip') {
    if (found.kind === 'xlsx') found.zip.close()
    return null
  }
  const { zip } = found
  try {
    return bundleOf(zip, file)
  } catch (error) {
    zip.close()
    throw error
  }
}

const bundleOf = (zip: Zip, file: string): OpenBundle => {
  const packed = zip.packed.filter(({ name }) => !LITTER.test(name))
  const nested = packed.find(({ name }) => ARCHIVE.test(name))
  if (nested !== undefined) throw badFile(file, `里面还有压缩包（${nested.name}），请全部解开后重新打包。`)
  const sheets = packed.filter(({ name }) => SHEET.test(name))
  if (sheets.length === 0) throw badFile(file, '压缩包里没有表格（.xlsx、.xls、.csv）。')
  if (sheets.length > limits.bundled)
    throw new Problem('too_much', { what: '压缩包里的表', limit: `${limits.bundled}张` })
  const large = sheets.find(({ size }) => size > limits.bundled_bytes)
  if (large !== undefined)
    throw new Problem('too_much', { what: `压缩包里“${large.name}”的大小`, limit: '64 MB，请单独上传' })
  const others = packed.filter(({ name }) => !SHEET.test(name)).map(({ name }) => name)
  return { zip, sheets: sheets.map(({ name }) => name), others }
}

/** One file of it, unpacked. */
export const bytesIn = async ({ zip }: OpenBundle, name: string): Promise<Buffer> => {
  const pieces: Buffer[] = []
  for await (const piece of zip.pieces(name)) pieces.push(piece)
  return Buffer.concat(pieces)
}

export class Bundle implements LedgerSheet {
  readonly ledger: LedgerDocument
  readonly plan = null
  readonly renewed = {}
  readonly faults = new Faults()
  readonly files: ReadFile[] = []
  readonly changes: SheetChange[] = []
  readonly tally: Tally = { added: 0, changed: 0, withdrawn: 0, unchanged: 0, missing: 0 }
  updatable = 0
  private readonly bundle: OpenBundle
  private readonly open: (source: Buffer, file: string) => Promise<Walk>
  private readonly said = new Set<string>()
  private reading: Walk | null = null
  private count = 0
  private locked = false
  private unpacked = 0

  constructor(ledger: LedgerDocument, bundle: OpenBundle, open: (source: Buffer, file: string) => Promise<Walk>) {
    this.ledger = ledger
    this.bundle = bundle
    this.open = open
  }

  read(): number {
    return this.count + (this.reading?.read() ?? 0)
  }

  async close(): Promise<void> {
    await this.reading?.close()
    this.bundle.zip.close()
  }

  notes(): string[] {
    const { others } = this.bundle
    return [...(others.length === 0 ? [] : [`没有读取：${others.slice(0, 10).join('、')}`]), ...this.said]
  }

  async *batches(): AsyncGenerator<ReadRow[]> {
    try {
      for (const file of this.bundle.sheets) yield* this.rowsOf(file)
      if (this.locked) this.updatable = 0
    } finally {
      await this.close()
    }
  }

  private async *rowsOf(file: string): AsyncGenerator<ReadRow[]> {
    const walk = await this.opened(file)
    if (walk === null) return
    this.reading = walk
    try {
      for await (const rows of walk.batches()) yield rows
    } catch (error) {
      this.refused(file, error)
    }
    this.reading = null
    this.finish(file, walk)
  }

  /** Bombs in a bundle are counted together: many small ones are as bad as one. */
  private async opened(file: string): Promise<Walk | null> {
    try {
      const walk = await this.open(await bytesIn(this.bundle, file), file)
      this.unpacked += walk.unpacked
      if (this.unpacked <= limits.unpacked) return walk
      await walk.close()
    } catch (error) {
      this.refused(file, error)
      this.files.push({ file, rows: 0, faults: 1, heading_row: 0 })
      return null
    }
    throw badFile(this.bundle.zip.file, '压缩内容展开后异常庞大，为安全起见不予打开。')
  }

  private refused(file: string, error: unknown): void {
    if (!(error instanceof Problem)) throw error
    this.faults.add({
      ...faultAt({ row: 0, column: '', title: '', read: '', says: error.words('zh'), expected: '' }),
      file,
    })
  }

  private finish(file: string, walk: Walk): void {
    const { faults, tally, plan } = walk
    faults.listed.forEach((fault) => this.faults.add({ ...fault, file }))
    this.faults.more(faults.count - faults.listed.length)
    this.changes.push(...walk.changes.map((change) => ({ ...change, file, place: `“${file}”${change.place}` })))
    for (const key of Object.keys(tally) as (keyof Tally)[]) this.tally[key] += tally[key]
    this.updatable += walk.updatable
    if (walk.refusesOthers) this.locked = true
    this.count += walk.read()
    for (const note of walk.notes()) this.said.add(note)
    this.files.push({ file, rows: walk.read(), faults: faults.count, heading_row: plan.headingRow })
  }
}
