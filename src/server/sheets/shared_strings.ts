import { type Cell, limits, tooLong } from './cell.ts'
import { MORE, OPEN, TEXT, XmlScan, decoded } from './xml_scan.ts'
import type { Zip } from './zip_reader.ts'

const BLOCK = 1024 * 1024
/** Strings seen first are the ones that repeat; they are kept ready. */
const KEPT = 65_536

/**
 * The texts that cells of a workbook point at. Two million of them as strings would take a gigabyte; here they lie
 * as bytes in blocks of 1 MB, with two numbers each, and are decoded when a cell asks.
 */
export class SharedStrings {
  size = 0
  private readonly blocks: Buffer[] = []
  private used = BLOCK
  private starts = new Float64Array(1024)
  private lengths = new Int32Array(1024)
  private readonly ready: string[] = []

  /** Takes the raw latin1 text of one string. Texts over the limit keep only their beginning, and their length. */
  add(raw: string, characters: number): void {
    if (this.size === this.starts.length) this.grow()
    if (characters > limits.cell) {
      this.lengths[this.size] = -characters
      this.starts[this.size++] = this.place(raw.slice(0, 200))
      return
    }
    this.lengths[this.size] = raw.length
    this.starts[this.size++] = this.place(raw)
  }

  /** Undefined: there is no such string. */
  get(index: number): Cell | undefined {
    if (!(index >= 0 && index < this.size)) return undefined
    const kept = this.ready[index]
    if (kept !== undefined) return kept
    const length = this.lengths[index] ?? 0
    if (length < 0) return tooLong(-length, this.read(index, 200))
    const text = this.read(index, length)
    if (index < KEPT) this.ready[index] = text
    return text
  }

  private read(index: number, length: number): string {
    const start = this.starts[index] ?? 0
    const block = this.blocks[Math.floor(start / BLOCK)]
    const from = start % BLOCK
    return block === undefined
      ? ''
      : decoded(block.toString('latin1', from, Math.min(from + length, block.length))).replace(/\0+$/, '')
  }

  private place(raw: string): number {
    if (this.used + raw.length > BLOCK) {
      this.blocks.push(Buffer.alloc(BLOCK))
      this.used = 0
    }
    const block = this.blocks.at(-1)
    const start = (this.blocks.length - 1) * BLOCK + this.used
    block?.write(raw, this.used, 'latin1')
    this.used += raw.length
    return start
  }

  private grow(): void {
    const starts = new Float64Array(this.size * 2)
    const lengths = new Int32Array(this.size * 2)
    starts.set(this.starts)
    lengths.set(this.lengths)
    this.starts = starts
    this.lengths = lengths
  }
}

/** How many raw characters one text may bring along before only its length is followed. */
const RAW = limits.cell * 10

/** Collects the pieces of one text, bounded. Shared by shared strings and cells. */
export class Pieces {
  raw = ''
  length = 0

  clear(): void {
    this.raw = ''
    this.length = 0
  }

  add(raw: string): void {
    this.length += raw.length
    if (this.raw.length < RAW) this.raw = this.raw === '' ? raw : this.raw + raw
  }

  /** Characters once decoded; an estimate where the text was too long to keep. */
  characters(): number {
    if (this.length <= limits.cell) return this.length
    if (this.length > this.raw.length) return Math.round((this.length * decoded(this.raw).length) / this.raw.length)
    return decoded(this.raw).length
  }
}

/** Reads `sharedStrings.xml`. Rich text is joined; phonetic guides are left out. */
export const readSharedStrings = async (zip: Zip, name: string): Promise<SharedStrings> => {
  const strings = new SharedStrings()
  const scan = new XmlScan(zip.file)
  const pieces = new Pieces()
  let inText = false
  let guides = 0
  const see = (kind: number): void => {
    if (kind === TEXT) {
      if (inText && guides === 0) pieces.add(scan.raw())
    } else if (scan.is('t')) inText = kind === OPEN
    else if (scan.is('rPh')) guides = kind === OPEN ? 1 : 0
    else if (scan.is('si')) {
      if (kind !== OPEN) strings.add(pieces.raw, pieces.characters())
      pieces.clear()
    }
  }
  let closed = false
  for await (const piece of zip.pieces(name)) {
    scan.feed(piece.toString('latin1'))
    for (let kind = scan.next(); kind !== MORE; kind = scan.next()) {
      see(kind)
      if (scan.is('sst') && kind !== OPEN && kind !== TEXT) closed = true
    }
  }
  scan.finish()
  if (!closed) throw scan.malformed()
  return strings
}
