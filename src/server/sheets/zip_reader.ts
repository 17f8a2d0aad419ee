import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { type Readable, pipeline } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import iconv from 'iconv-lite'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { Problem } from '../db/problem.ts'
import { limits } from './cell.ts'

/** The parts of a workbook. Names are compared without regard to case, as Excel does. */
export interface Zip {
  readonly file: string
  readonly names: readonly string[]
  /** As they were packed, with their sizes once unpacked; folders are not among them. */
  readonly packed: readonly { readonly name: string; readonly size: number }[]
  /** Bytes of all parts together once unpacked, as the directory declares them. */
  readonly unpacked: number
  has(name: string): boolean
  /** Unpacked, in pieces of some 100 KB. Throws bad_file when the part is missing or damaged. */
  pieces(name: string): AsyncGenerator<Buffer>
  close(): void
}

export const badFile = (file: string, why: string): Problem => new Problem('bad_file', { file, why })

const PIECE = 256 * 1024
const broken = '压缩包已损坏，可能没有传完，请重新保存后再上传。'
const bomb = '压缩内容展开后异常庞大，为安全起见不予打开。'

/**
 * Opens a zip and looks at its directory before anything is unpacked: number of parts, declared sizes, ratios,
 * encryption. Takes a path or the bytes. A bomb of any size is refused in milliseconds.
 */
export const openZip = async (source: string | Buffer, file: string): Promise<Zip> => {
  const zip = await open(source, file)
  const entries = new Map<string, Entry>()
  const parts: { name: string; size: number }[] = []
  let unpacked = 0
  try {
    if (zip.entryCount > limits.entries) throw badFile(file, bomb)
    let packed = 0
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw badFile(file, '文件加了密码，请去掉密码后再上传。')
      unpacked += entry.uncompressedSize
      packed += entry.compressedSize
      // Overlapping parts are another road to a bomb: together they cannot be larger than the file.
      if (tooDense(entry) || unpacked > limits.unpacked || packed > zip.fileSize) throw badFile(file, bomb)
      const name = nameOf(entry)
      entries.set(name.toLowerCase(), entry)
      if (!name.endsWith('/')) parts.push({ name, size: entry.uncompressedSize })
    }
  } catch (error) {
    zip.close()
    throw error instanceof Problem ? error : badFile(file, broken)
  }
  return {
    file,
    names: [...entries.keys()],
    packed: parts,
    unpacked,
    has: (name) => entries.has(name.toLowerCase()),
    pieces: (name) => piecesOf(zip, entries.get(name.toLowerCase()), file),
    close: () => zip.close(),
  }
}

const open = async (source: string | Buffer, file: string): Promise<ZipFile> => {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: false }
  try {
    return await (typeof source === 'string'
      ? yauzl.openPromise(source, options)
      : yauzl.fromBufferPromise(source, options))
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw error
    throw badFile(file, broken)
  }
}

const IS_UTF8 = 0x800

/** Old Chinese packers write names in GBK and do not say so; others write UTF-8 and do not say so either. */
const nameOf = (entry: Entry): string => {
  const bytes = entry.fileName as unknown as Buffer
  const utf8 = (entry.generalPurposeBitFlag & IS_UTF8) !== 0 || isUtf8(bytes)
  return (utf8 ? bytes.toString('utf8') : iconv.decode(bytes, 'gb18030')).replaceAll('\\', '/')
}

// Small parts may be as dense as they like: a style sheet of one repeated line harms nobody.
const tooDense = (entry: Entry): boolean =>
  entry.uncompressedSize > 4 * 1024 * 1024 && entry.uncompressedSize > entry.compressedSize * limits.ratio

/**
 * yauzl would inflate in pieces of 16 KB; larger ones halve the time per sheet, so the packed bytes are taken from it
 * and inflated here, and the declared size is held to here as well.
 */
async function* piecesOf(zip: ZipFile, entry: Entry | undefined, file: string): AsyncGenerator<Buffer> {
  if (entry === undefined) throw badFile(file, '工作簿缺少必要的部分，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。')
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    throw badFile(file, '压缩方式不认识，请另存为 .xlsx 再上传。')
  let left = entry.uncompressedSize
  try {
    for await (const bytes of piecesFrom(await inflated(zip, entry))) {
      left -= bytes.length
      if (left < 0) throw badFile(file, bomb)
      yield bytes
    }
  } catch (error) {
    throw error instanceof Problem ? error : badFile(file, broken)
  }
  if (left !== 0) throw badFile(file, broken)
}

const inflated = async (zip: ZipFile, entry: Entry): Promise<Readable> => {
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false })
  if (entry.compressionMethod === 0) return packed
  const inflate = createInflateRaw({ chunkSize: 128 * 1024 })
  // The error reaches the reader of `inflate`; nothing else is waiting for it here.
  pipeline(packed, inflate, () => {})
  return inflate
}

/** The bytes of an upload, wherever they are, in pieces of 256 KB. */
export async function* bytesOf(source: string | Buffer): AsyncGenerator<Buffer> {
  if (typeof source === 'string') yield* piecesFrom(createReadStream(source, { highWaterMark: PIECE }))
  else for (let at = 0; at < source.length; at += PIECE) yield source.subarray(at, at + PIECE)
}

/** A stream of bytes, with the type that Node does not give it. */
const piecesFrom = (stream: Readable): AsyncIterable<Buffer> => stream
