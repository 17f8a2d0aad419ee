import { isUtf8 } from 'node:buffer'
import { StringDecoder } from 'node:string_decoder'
import iconv from 'iconv-lite'
import { bytesOf } from './zip_reader.ts'

export type Encoding = 'utf8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/**
 * The encoding of a text file. Without a mark at its beginning the whole file is looked at: what is valid UTF-8
 * throughout is UTF-8, everything else is taken for GB18030, in which Chinese Excel saves CSV.
 */
export const encodingOf = async (source: string | Buffer): Promise<Encoding> => {
  let rest: Buffer = Buffer.alloc(0)
  let first = true
  for await (const piece of bytesOf(source)) {
    const bytes = Buffer.concat([rest, piece])
    if (first) {
      const marked = byMark(bytes)
      if (marked !== null) return marked
      first = false
    }
    const whole = wholeCharacters(bytes)
    if (!isUtf8(bytes.subarray(0, whole))) return 'gb18030'
    rest = bytes.subarray(whole)
  }
  return rest.length === 0 ? 'utf8' : 'gb18030'
}

const byMark = (bytes: Buffer): Encoding | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** Where the last character that is complete ends. */
const wholeCharacters = (bytes: Buffer): number => {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte < 0xc0) continue
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** The text in pieces, without the mark at its beginning. Bytes that mean nothing become U+FFFD. */
export async function* textOf(source: string | Buffer, encoding: Encoding): AsyncGenerator<string> {
  const decoder = encoding === 'utf8' ? new StringDecoder('utf8') : iconv.getDecoder(encoding)
  let first = true
  for await (const piece of bytesOf(source)) {
    const text = decoder.write(piece)
    yield first && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
    first = first && text === ''
  }
  const last = decoder.end()
  if (last) yield last
}
