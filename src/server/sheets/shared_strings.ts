import { type Cell, limits, tooLong } from './cell.ts'
import { MORE, OPEN, TEXT, XmlScan } from './xml_scan.ts'
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
  private readonly ready: (string | undefined)[] = []

  /** Texts over the limit come as their beginning, with the number of characters that they really have. */
  add(text: string, characters: number): void {
    if (this.size === this.starts.length) this.grow()
    const index = this.size++
    const long = characters > limits.cell
    if (index < KEPT) this.ready.push(long ? undefined : text)
    if (index >= KEPT || long) this.place(index, long ? text.slice(0, 200) : text)
    if (long) this.lengths[index] = -characters
  }

  /** Undefined: there is no such string. */
  get(index: number): Cell | undefined {
    if (!(index >= 0 && index < this.size)) return undefined
    const kept = this.ready[index]
    if (kept !== undefined) return kept
    const length = this.lengths[index] ?? 0
    return length < 0 ? tooLong(-length, this.read(index, 200)) : this.read(index, length)
  }

  private read(index: number, length: number): string {
    const start = this.starts[index] ?? 0
    const from = start % BLOCK
    return this.blocks[Math.floor(start / BLOCK)]?.toString('utf8', from, Math.min(from + length, BLOCK)) ?? ''
  }

  private place(index: number, text: string): void {
    // A character of UTF-16 takes three bytes at most.
    if (this.used + text.length * 3 > BLOCK) {
      this.blocks.push(Buffer.alloc(BLOCK))
      this.used = 0
    }
    const length = this.blocks.at(-1)?.write(text, this.used) ?? 0
    this.starts[index] = (this.blocks.length - 1) * BLOCK + this.used
    this.lengths[index] = length
    this.used += length
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

/** Collects the pieces of one text. Past the limit only the number of characters is followed. */
export class Pieces {
  text = ''
  characters = 0

  clear(): void {
    this.text = ''
    this.characters = 0
  }

  add(piece: string): void {
    if (this.characters <= limits.cell) this.text = this.characters === 0 ? piece : this.text + piece
    this.characters += piece.length
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
      if (inText && guides === 0) pieces.add(scan.text())
    } else if (scan.is('t')) inText = kind === OPEN
    else if (scan.is('rPh')) guides = kind === OPEN ? 1 : 0
    else if (scan.is('si')) {
      if (kind !== OPEN) strings.add(pieces.text, pieces.characters)
      pieces.clear()
    }
  }
  let closed = false
  for await (const piece of zip.pieces(name)) {
    scan.feed(piece)
    for (let kind = scan.next(); kind !== MORE; kind = scan.next()) {
      see(kind)
      if (scan.is('sst') && kind !== OPEN && kind !== TEXT) closed = true
    }
  }
  scan.finish()
  if (!closed) throw scan.malformed()
  return strings
}
