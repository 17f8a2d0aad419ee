import { badFile } from './zip_reader.ts'

export const MORE = 0
export const OPEN = 1
export const CLOSE = 2
export const EMPTY = 3
export const TEXT = 4

const LT = 60
const GT = 62
const SLASH = 47
const QUOTE = 34
const APOSTROPHE = 39
const COLON = 58
const AMPERSAND = 38
const LONGEST_TAG = 1024 * 1024
const TEXT_PIECE = 64 * 1024

/**
 * A scanner of XML that works on pieces as they are unpacked. Tokens are positions in `bytes`, not objects: a sheet of
 * two million cells has ten million of them, and strings are made only of what is kept. (Strings in place of bytes
 * took three times as long.)
 *
 * Declarations of document types are refused (they are the road to entity bombs); tags longer than 1 MB as well.
 * Long text comes in several TEXT tokens, never cut within a character.
 */
export class XmlScan {
  bytes: Buffer = Buffer.alloc(0)
  /** The token: a tag's inside between `<` and `>`, or the text. */
  from = 0
  to = 0
  /** Tags: where the local name starts and ends. */
  nameFrom = 0
  nameTo = 0
  /** Tags: the local name's only letter as a code, 0 for longer names. Comparing names is for the rare ones. */
  letter = 0
  private cdata = false
  private at = 0
  private readonly file: string

  constructor(file: string) {
    this.file = file
  }

  feed(piece: Buffer): void {
    this.bytes = this.at < this.bytes.length ? Buffer.concat([this.bytes.subarray(this.at), piece]) : piece
    this.at = 0
  }

  /** Called after the last piece: whatever is left over was cut off. */
  finish(): void {
    for (let i = this.at; i < this.bytes.length; i++) if ((this.bytes[i] ?? 0) > 32) throw this.malformed()
  }

  malformed(): Error {
    return badFile(this.file, '工作簿内容残缺，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。')
  }

  /** The next token, or MORE when another piece is needed. */
  next(): number {
    for (;;) {
      if (this.at >= this.bytes.length) return MORE
      const kind = this.bytes[this.at] === LT ? this.markup() : this.plain()
      if (kind !== -1) return kind
    }
  }

  private plain(): number {
    const end = this.textEnd()
    if (end === -1) return MORE
    this.from = this.at
    this.to = end
    this.cdata = false
    this.at = end
    return TEXT
  }

  private textEnd(): number {
    const bytes = this.bytes
    for (let i = this.at; i < bytes.length; i++) if (bytes[i] === LT) return i
    if (bytes.length - this.at < TEXT_PIECE) return -1
    // An entity or a character may have begun in the last bytes; it stays whole for the next token.
    let end = bytes.lastIndexOf(AMPERSAND)
    if (end < bytes.length - 16) end = bytes.length - 4
    while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--
    return end
  }

  /** -1: something without meaning for us was passed over. */
  private markup(): number {
    const second = this.bytes[this.at + 1]
    if (second === 33) return this.declaration()
    if (second === 63) return this.passOver('?>')
    const end = this.tagEnd()
    if (end === -1) {
      if (this.bytes.length - this.at > LONGEST_TAG) throw this.malformed()
      return MORE
    }
    return this.tag(end)
  }

  private declaration(): number {
    if (this.bytes.length - this.at < 9) return MORE
    if (this.bytes[this.at + 2] === 45 && this.bytes[this.at + 3] === 45) return this.passOver('-->')
    if (this.bytes.toString('latin1', this.at, this.at + 9) !== '<![CDATA[') throw this.malformed()
    const end = this.bytes.indexOf(']]>', this.at)
    if (end === -1) return this.waitFor()
    this.from = this.at + 9
    this.to = end
    this.cdata = true
    this.at = end + 3
    return TEXT
  }

  private passOver(mark: string): number {
    const end = this.bytes.indexOf(mark, this.at + 2)
    if (end === -1) return this.waitFor()
    this.at = end + mark.length
    return -1
  }

  private waitFor(): number {
    if (this.bytes.length - this.at > 4 * LONGEST_TAG) throw this.malformed()
    return MORE
  }

  private tagEnd(): number {
    const bytes = this.bytes
    let quote = 0
    for (let i = this.at + 1; i < bytes.length; i++) {
      const code = bytes[i] ?? 0
      // Letters, the most of it, decide nothing.
      if (code > GT) continue
      if (code === QUOTE || code === APOSTROPHE) {
        if (quote === 0) quote = code
        else if (quote === code) quote = 0
      } else if (quote === 0) {
        if (code === GT) return i
        if (code === LT) throw this.malformed()
      }
    }
    return -1
  }

  private tag(end: number): number {
    const bytes = this.bytes
    const closing = bytes[this.at + 1] === SLASH
    const empty = !closing && bytes[end - 1] === SLASH
    this.from = closing ? this.at + 2 : this.at + 1
    this.to = empty ? end - 1 : end
    this.nameFrom = this.from
    let i = this.from
    for (; i < this.to; i++) {
      const code = bytes[i]
      if (code === undefined || code <= 32) break
      if (code === COLON) this.nameFrom = i + 1
    }
    this.nameTo = i
    if (this.nameTo === this.nameFrom) throw this.malformed()
    this.letter = this.nameTo - this.nameFrom === 1 ? (bytes[this.nameFrom] ?? 0) : 0
    this.at = end + 1
    if (closing) return CLOSE
    return empty ? EMPTY : OPEN
  }

  /** Is this the tag's local name? */
  is(name: string): boolean {
    const length = name.length
    if (this.nameTo - this.nameFrom !== length) return false
    for (let i = 0; i < length; i++) if (this.bytes[this.nameFrom + i] !== name.charCodeAt(i)) return false
    return true
  }

  /** The value of an attribute by its local name. */
  attribute(name: string): string | undefined {
    for (let at = this.nextAttribute(this.nameTo); at !== -1; at = this.nextAttribute(this.valueTo + 1)) {
      if (this.bytes.toString('latin1', this.attributeFrom, this.attributeTo) === name) {
        return decoded(this.bytes, this.valueFrom, this.valueTo)
      }
    }
    return undefined
  }

  attributeFrom = 0
  attributeTo = 0
  valueFrom = 0
  valueTo = 0

  /** Moves to the attribute at or after `at`; -1 when there is none. Its places stand in the four fields above. */
  nextAttribute(at: number): number {
    const bytes = this.bytes
    const end = this.to
    let i = at
    while (i < end && (bytes[i] ?? 0) <= 32) i++
    this.attributeFrom = i
    for (; i < end; i++) {
      const code = bytes[i]
      if (code === undefined || code === 61 || code <= 32) break
      if (code === COLON) this.attributeFrom = i + 1
    }
    this.attributeTo = i
    while (i < end && bytes[i] !== QUOTE && bytes[i] !== APOSTROPHE) i++
    if (i >= end) return -1
    const quote = bytes[i]
    let close = i + 1
    while (close < end && bytes[close] !== quote) close++
    if (close >= end) return -1
    this.valueFrom = i + 1
    this.valueTo = close
    return i
  }

  /** The token as a plain decimal of at most 15 digits, which is exact; NaN for anything else. */
  decimal(): number {
    const bytes = this.bytes
    const negative = bytes[this.from] === 45
    const start = negative ? this.from + 1 : this.from
    if (this.to - start > 16 || this.to === start) return Number.NaN
    let value = 0
    let scale = 0
    for (let i = start; i < this.to; i++) {
      const digit = (bytes[i] ?? 0) - 48
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit
        scale *= 10
      } else if (digit === -2 && scale === 0 && i > start) scale = 1
      else return Number.NaN
    }
    if (value >= 1e15) return Number.NaN
    const size = scale > 1 ? value / scale : value
    return negative ? -size : size
  }

  /** The token's text, decoded. */
  text(): string {
    return this.cdata ? this.bytes.toString('utf8', this.from, this.to) : decoded(this.bytes, this.from, this.to)
  }
}

const plainWords: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const entity = (whole: string, word: string): string => {
  if (word.charCodeAt(0) !== 35) return plainWords[word] ?? whole
  const hex = word.charCodeAt(1) === 120 || word.charCodeAt(1) === 88
  const code = hex ? Number.parseInt(word.slice(2), 16) : Number.parseInt(word.slice(1), 10)
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : ''
}

/** Bytes of the file → characters: UTF-8, entities, and Excel's own `_x000D_`. */
const decoded = (bytes: Buffer, from: number, to: number): string => {
  let high = false
  let special = false
  for (let i = from; i < to; i++) {
    const code = bytes[i] ?? 0
    if (code > 127) high = true
    else if (code === AMPERSAND || code === 95) special = true
  }
  const text = bytes.toString(high ? 'utf8' : 'latin1', from, to)
  if (!special) return text
  return text
    .replace(/&(#?\w{1,10});/g, entity)
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** Walks a whole small part, calling `seen` for every token. */
export const scanAll = async (
  pieces: AsyncIterable<Buffer>,
  file: string,
  seen: (kind: number, scan: XmlScan) => void,
) => {
  const scan = new XmlScan(file)
  for await (const piece of pieces) {
    scan.feed(piece)
    for (let kind = scan.next(); kind !== MORE; kind = scan.next()) seen(kind, scan)
  }
  scan.finish()
}
