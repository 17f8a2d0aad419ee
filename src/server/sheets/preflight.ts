/**
 * What kind of file was handed in, told from its bytes and not from its name, before anything in it is read.
 * Everything that is no workbook and no text is refused with one sentence that says what to do instead.
 */
import { stat } from 'node:fs/promises'
import { isUtf8 } from 'node:buffer'
import { Problem } from '../db/problem.ts'
import { limits } from './cell.ts'
import { badFile, bytesOf, openZip, type Zip } from './zip_reader.ts'

export type Preflight =
  | { readonly kind: 'xlsx'; readonly zip: Zip }
  /** Not a workbook: packed by hand, to be looked into. */
  | { readonly kind: 'zip'; readonly zip: Zip }
  | { readonly kind: 'xls' }
  | { readonly kind: 'csv' }

/**
 * Macros: an .xlsm is read like an .xlsx. Its `vbaProject.bin` is never opened, nothing in it is ever run, and no
 * part of it is kept once the rows are in. Formulas are never computed either; their last shown value is read.
 */
export const preflight = async (source: string | Buffer, file: string): Promise<Preflight> => {
  const size = typeof source === 'string' ? (await stat(source)).size : source.length
  if (size === 0) throw badFile(file, '文件是空的。')
  if (size > limits.file) throw new Problem('too_much', { what: '文件大小', limit: '200 MB' })
  const head = await headOf(source)
  if (isZip(head)) return openPackage(source, file)
  if (isOldExcel(head)) return oldBook(size)
  const refusal = (await compoundRefusal(source, head)) ?? textRefusal(head, file)
  if (refusal === OLD_EXCEL) return oldBook(size)
  if (refusal !== null) throw badFile(file, refusal)
  return { kind: 'csv' }
}

const oldBook = (size: number): Preflight => {
  if (size <= limits.xls) return { kind: 'xls' }
  throw new Problem('too_much', { what: '旧版 Excel 文件（.xls）的大小', limit: '20 MB，请另存为 .xlsx' })
}

const headOf = async (source: string | Buffer): Promise<Buffer> => {
  if (typeof source !== 'string') return source.subarray(0, 65_536)
  for await (const piece of bytesOf(source)) return piece.subarray(0, 65_536)
  return Buffer.alloc(0)
}

const isZip = (head: Buffer): boolean => head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)

const openPackage = async (source: string | Buffer, file: string): Promise<Preflight> => {
  const zip = await openZip(source, file)
  const why = otherPackage(zip)
  if (why === null) return { kind: 'xlsx', zip }
  if (why === PACKED) return { kind: 'zip', zip }
  zip.close()
  throw badFile(file, why)
}

const PACKED = Symbol('packed by hand')

const otherPackage = (zip: Zip): string | typeof PACKED | null => {
  if (zip.has('xl/workbook.bin')) return '这是二进制工作簿（.xlsb），请另存为 .xlsx 再上传。'
  if (zip.has('word/document.xml')) return '这是 Word 文档，请把表格粘贴到模板中再上传。'
  if (zip.has('ppt/presentation.xml')) return '这是演示文稿，不是表格。'
  if (zip.has('content.xml') && zip.has('mimetype')) return '这是 OpenDocument 表格（.ods），请另存为 .xlsx 再上传。'
  if (zip.has('_rels/.rels') || zip.has('xl/workbook.xml')) return null
  return PACKED
}

const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** A book of Excel 97 to 2003, or of WPS in those formats; told apart from other files in the same container. */
const OLD_EXCEL = Symbol('old excel')

/** Before Excel 97 a book stood in its file without a container. */
const isOldExcel = (head: Buffer): boolean =>
  head[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(head[1] ?? -1) && head.length > 4 && head[3] === 0

// Old .xls files and password-protected .xlsx files share one container; the names of the streams inside differ.
const compoundRefusal = async (source: string | Buffer, head: Buffer): Promise<string | typeof OLD_EXCEL | null> => {
  if (!head.subarray(0, 8).equals(compound)) return null
  const names: readonly [string, string | typeof OLD_EXCEL][] = [
    ['EncryptedPackage', '文件加了密码，请去掉密码后再上传。'],
    ['Workbook', OLD_EXCEL],
    ['WordDocument', '这是 Word 文档，请把表格粘贴到模板中再上传。'],
  ]
  for (const [name, why] of names) if (await contains(source, Buffer.from(name, 'utf16le'))) return why
  return '这是旧版 Office 文件，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。'
}

const contains = async (source: string | Buffer, wanted: Buffer): Promise<boolean> => {
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of bytesOf(source)) {
    const bytes = Buffer.concat([rest, piece])
    if (bytes.includes(wanted)) return true
    rest = bytes.subarray(Math.max(0, bytes.length - wanted.length))
  }
  return false
}

const textRefusal = (head: Buffer, file: string): string | null => {
  const start = head.subarray(0, 512).toString('latin1').replace(/^ï»¿/, '').trimStart().toLowerCase()
  if (start.startsWith('%pdf')) return '这是 PDF 文件，请上传 Excel 或 CSV 表格。'
  if (/^<(!doctype html|html|table|head|meta)/.test(start))
    return '这是网页格式的表格，请用 Excel 打开后另存为 .xlsx 再上传。'
  if (start.startsWith('<?xml')) return '这是 XML 表格，请用 Excel 打开后另存为 .xlsx 再上传。'
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (wide) return null
  if (/\.(xlsx|xlsm|xls|et)$/i.test(file)) return '内容不是 Excel 工作簿，可能已损坏或只改了扩展名。'
  if (!looksLikeText(head)) return '不是 Excel 工作簿，也不是 CSV 文本。'
  return null
}

// Stray NUL bytes occur in exports of old systems and are dropped later; a file full of control bytes is no text.
const looksLikeText = (head: Buffer): boolean => {
  let strange = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) strange++
  return strange * 50 <= head.length || (strange * 10 <= head.length && isUtf8(head))
}
