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
const LONGEST_TAG = 1024 * 1024
const TEXT_PIECE = 64 * 1024

/**
 * A scanner of XML that works on pieces as they are unpacked. Bytes arrive as latin1 text, one character a byte, so
 * that no character is ever split between two pieces; what is kept is decoded by `decoded`. Tokens are positions in
 * `text`, not objects: a sheet of two million cells has ten million of them.
 *
 * Declarations of document types are refused (they are the road to entity bombs); tags longer than 1 MB as well.
 * Long text comes in several TEXT tokens.
 */
export class XmlScan {
  text = ''
  /** The token: a tag's inside between `<` and `>`, or the text. */
  from = 0
  to = 0
  /** Tags: where the local name starts and ends. */
  nameFrom = 0
  nameTo = 0
  cdata = false
  private at = 0
  private readonly file: string

  constructor(file: string) {
    this.file = file
  }

  feed(piece: string): void {
    this.text = this.at < this.text.length ? this.text.slice(this.at) + piece : piece
    this.at = 0
  }

  /** Called after the last piece: whatever is left over was cut off. */
  finish(): void {
    if (this.text.slice(this.at).trim() !== '') throw this.malformed()
  }

  malformed(): Error {
    return badFile(this.file, '工作簿内容残缺，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。')
  }

  /** The next token, or MORE when another piece is needed. */
  next(): number {
    for (;;) {
      if (this.at >= this.text.length) return MORE
      const kind = this.text.charCodeAt(this.at) === LT ? this.markup() : this.plain()
      if (kind !== -1) return kind
    }
  }

  private plain(): number {
    const end = this.text.indexOf('<', this.at)
    if (end === -1 && this.text.length - this.at < TEXT_PIECE) return MORE
    this.from = this.at
    this.to = end === -1 ? this.text.length : end
    this.cdata = false
    this.at = this.to
    return TEXT
  }

  /** -1: something without meaning for us was passed over. */
  private markup(): number {
    const second = this.text.charCodeAt(this.at + 1)
    if (second === 33) return this.declaration()
    if (second === 63) return this.passOver('?>')
    const end = this.tagEnd()
    if (end === -1) {
      if (this.text.length - this.at > LONGEST_TAG) throw this.malformed()
      return MORE
    }
    return this.tag(end)
  }

  private declaration(): number {
    if (this.text.length - this.at < 9) return MORE
    if (this.text.startsWith('<!--', this.at)) return this.passOver('-->')
    if (!this.text.startsWith('<![CDATA[', this.at)) throw this.malformed()
    const end = this.text.indexOf(']]>', this.at)
    if (end === -1) return this.waitFor()
    this.from = this.at + 9
    this.to = end
    this.cdata = true
    this.at = end + 3
    return TEXT
  }

  private passOver(mark: string): number {
    const end = this.text.indexOf(mark, this.at + 2)
    if (end === -1) return this.waitFor()
    this.at = end + mark.length
    return -1
  }

  private waitFor(): number {
    if (this.text.length - this.at > 4 * LONGEST_TAG) throw this.malformed()
    return MORE
  }

  private tagEnd(): number {
    const text = this.text
    let quote = 0
    for (let i = this.at + 1; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (quote !== 0) {
        if (code === quote) quote = 0
      } else if (code === GT) return i
      else if (code === QUOTE || code === APOSTROPHE) quote = code
      else if (code === LT) throw this.malformed()
    }
    return -1
  }

  private tag(end: number): number {
    const text = this.text
    const closing = text.charCodeAt(this.at + 1) === SLASH
    const empty = !closing && text.charCodeAt(end - 1) === SLASH
    this.from = closing ? this.at + 2 : this.at + 1
    this.to = empty ? end - 1 : end
    this.nameFrom = this.from
    let i = this.from
    for (; i < this.to; i++) {
      const code = text.charCodeAt(i)
      if (code <= 32) break
      if (code === COLON) this.nameFrom = i + 1
    }
    this.nameTo = i
    if (this.nameTo === this.nameFrom) throw this.malformed()
    this.at = end + 1
    if (closing) return CLOSE
    return empty ? EMPTY : OPEN
  }

  /** Is this the tag's local name? */
  is(name: string): boolean {
    const length = name.length
    if (this.nameTo - this.nameFrom !== length) return false
    for (let i = 0; i < length; i++) if (this.text.charCodeAt(this.nameFrom + i) !== name.charCodeAt(i)) return false
    return true
  }

  /** The raw value of an attribute by its local name. */
  attribute(name: string): string | undefined {
    for (let at = this.nextAttribute(this.nameTo); at !== -1; at = this.nextAttribute(this.valueTo + 1)) {
      if (this.attributeTo - this.attributeFrom === name.length && this.text.startsWith(name, this.attributeFrom)) {
        return decoded(this.text.slice(this.valueFrom, this.valueTo))
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
    const text = this.text
    const end = this.to
    let i = at
    while (i < end && text.charCodeAt(i) <= 32) i++
    this.attributeFrom = i
    for (; i < end; i++) {
      const code = text.charCodeAt(i)
      if (code === 61 || code <= 32) break
      if (code === COLON) this.attributeFrom = i + 1
    }
    this.attributeTo = i
    while (i < end && text.charCodeAt(i) !== QUOTE && text.charCodeAt(i) !== APOSTROPHE) i++
    if (i >= end) return -1
    const close = text.indexOf(text.charAt(i), i + 1)
    if (close === -1 || close >= end) return -1
    this.valueFrom = i + 1
    this.valueTo = close
    return i
  }

  /** The token's text as it stands in the file, with CDATA spelled as ordinary text; see `decoded`. */
  raw(): string {
    const text = this.text.slice(this.from, this.to)
    return this.cdata ? text.replaceAll('&', '&amp;') : text
  }
}

const plainWords: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const entity = (whole: string, word: string): string => {
  if (word.charCodeAt(0) !== 35) return plainWords[word] ?? whole
  const hex = word.charCodeAt(1) === 120 || word.charCodeAt(1) === 88
  const code = hex ? Number.parseInt(word.slice(2), 16) : Number.parseInt(word.slice(1), 10)
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : ''
}

/** Raw latin1 text of the file → characters: UTF-8, entities, and Excel's own `_x000D_`. */
export const decoded = (raw: string): string => {
  let high = false
  let special = false
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i)
    if (code > 127) high = true
    else if (code === 38 || code === 95) special = true
  }
  const text = high ? Buffer.from(raw, 'latin1').toString('utf8') : raw
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
    scan.feed(piece.toString('latin1'))
    for (let kind = scan.next(); kind !== MORE; kind = scan.next()) seen(kind, scan)
  }
  scan.finish()
}
