/**
 * The text of a paper that somebody hands in: .docx paragraph by paragraph, .txt and .md as they are. Each paragraph is a
 * line, so that a place in the text tells its paragraph.
 */
import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { Problem } from '../db/problem.ts'
import { encodingOf, textOf } from './encoding.ts'
import { type Paragraphs, paragraphReader, TooDeep } from './paragraphs.ts'
import { badFile, openZip, type Zip } from './zip_reader.ts'

/** No paper of a bureau is longer; a book would be. */
const LARGEST = 50 * 1024 * 1024
const DOCUMENT = 'word/document.xml'
/** Unpacked, in bytes or characters; a paper of a thousand pages has ten million. */
const LONGEST = 64 * 1024 * 1024

/** `longest`: characters. Problems: bad_file (with what to do instead), too_much. */
export const textOfPaper = async (
  source: string | Buffer,
  file = nameOf(source),
  longest = LONGEST,
): Promise<string> => {
  const size = typeof source === 'string' ? (await stat(source)).size : source.length
  if (size === 0) throw badFile(file, '文件是空的。')
  if (size > LARGEST) throw new Problem('too_much', { what: '文件大小', limit: '50 MB' })
  const bytes = typeof source === 'string' ? await readFile(source) : source
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return fitting(await textOfDocx(bytes, file), longest)
  const refusal = refusalOf(bytes, file)
  if (refusal !== undefined) throw badFile(file, refusal)
  let text = ''
  for await (const piece of textOf(bytes, await encodingOf(bytes))) text = fitting(text + piece, longest)
  return text.replaceAll('\r\n', '\n')
}

const fitting = (text: string, longest: number): string => {
  if (text.length > longest) throw new Problem('too_much', { what: '材料字数', limit: `${longest / 10_000}万字` })
  return text
}

const nameOf = (source: string | Buffer): string => (typeof source === 'string' ? basename(source) : '文件')

/** A document with a password is packed by Word into a file of the old kind, under this name. */
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le')

/** What is neither a packed document nor a text, told from its first bytes. */
const refusalOf = (bytes: Buffer, file: string): string | undefined => {
  const head = bytes.subarray(0, 8)
  if (head.equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) {
    if (bytes.includes(LOCKED)) return '文件加了打开密码，请去掉密码后再交。'
    const kind = extname(file).toLowerCase() === '.wps' ? 'WPS 文字（.wps）' : '旧版 Word（.doc）'
    return `这是${kind}文件，请用 Word 或 WPS 打开后另存为 .docx。`
  }
  if (head.subarray(0, 4).toString('latin1') === '%PDF') return '这是 PDF，请交原来的 Word 文件（.docx）。'
  if (head.subarray(0, 5).toString('latin1') === '{\\rtf') return '这是 RTF 文件，请另存为 .docx。'
  return head.includes(0) && !(head[0] === 0xff || head[0] === 0xfe)
    ? '这不是文字文件，请交 .docx、.txt 或 .md。'
    : undefined
}

const TOO_DEEP = '正文的结构层层相套，太深了，请用 Word 或 WPS 打开后另存为 .docx。'
const BROKEN = '正文已损坏，请用 Word 或 WPS 打开后重新保存。'

const textOfDocx = async (source: Buffer, file: string): Promise<string> => {
  const zip = await openZip(source, file)
  try {
    return (await paragraphsOf(zip)).text
  } finally {
    zip.close()
  }
}

/** The body of an opened Word file. Problems: bad_file, too_much. */
export const paragraphsOf = async (zip: Zip): Promise<Paragraphs> => {
  if (!zip.has(DOCUMENT)) throw badFile(zip.file, '压缩包里没有 Word 正文，请交 .docx 文件。')
  const part = zip.packed.find(({ name }) => name.toLowerCase() === DOCUMENT)
  if ((part?.size ?? 0) > LONGEST) throw new Problem('too_much', { what: '正文长度', limit: '64 MB' })
  try {
    const paragraphs = paragraphReader()
    const decoder = new TextDecoder()
    for await (const piece of zip.pieces(DOCUMENT)) paragraphs.read(decoder.decode(piece, { stream: true }))
    return paragraphs.end()
  } catch (error) {
    throw error instanceof Problem ? error : badFile(zip.file, error instanceof TooDeep ? TOO_DEEP : BROKEN)
  }
}
