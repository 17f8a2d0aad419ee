/** A Word file handed back with comments at the places, as a colleague would write them; all else stays as it was. */
import { Problem } from '../db/problem.ts'
import { type CommentRange, withRanges } from './comment_ranges.ts'
import { badFile, openZip, type Zip } from './zip_reader.ts'
import { ZipWriter } from './zip_writer.ts'

export interface PaperComment {
  /** In UTF-16 units of the paper's text. */
  readonly from: number
  readonly to: number
  /** A paragraph each. */
  readonly lines: readonly string[]
}

const DOCUMENT = 'word/document.xml'
const RELATIONS = 'word/_rels/document.xml.rels'
const TYPES = '[Content_Types].xml'
const COMMENTS = 'word/comments.xml'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'
const MEDIA = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
const WORDS = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const NO_RELATIONS = `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`
const NO_COMMENTS = `${HEAD}<w:comments xmlns:w="${WORDS}"></w:comments>`
const AUTHOR = '有据'

export interface Commented {
  readonly docx: Buffer
  /** How many of the comments found their place. */
  readonly placed: number
}

/** Problems: bad_file (no Word file of the kind that takes comments), too_much. */
export const commented = async (
  source: Buffer,
  file: string,
  comments: readonly PaperComment[],
  now = new Date(),
): Promise<Commented> => {
  if (source.subarray(0, 2).toString('latin1') !== 'PK') throw badFile(file, '只有 Word 文件（.docx）能加批注。')
  const zip = await openZip(source, file)
  try {
    if (!zip.has(DOCUMENT)) throw badFile(file, '压缩包里没有 Word 正文，请交 .docx 文件。')
    const changed = await changedParts(zip, comments, now)
    return { docx: await packed(zip, changed.parts), placed: changed.placed }
  } finally {
    zip.close()
  }
}

const changedParts = async (
  zip: Zip,
  comments: readonly PaperComment[],
  now: Date,
): Promise<{ parts: Map<string, string>; placed: number }> => {
  const document = await textIn(zip, DOCUMENT)
  const relations = (await maybeIn(zip, RELATIONS)) ?? NO_RELATIONS
  const name = partNamed(relations) ?? COMMENTS
  const before = (await maybeIn(zip, name)) ?? NO_COMMENTS
  const first = 1 + Math.max(-1, ...idsIn(before), ...idsIn(document, /<w:comment\w+ [^>]*w:id="(\d+)"/g))
  const ranges = comments.map(({ from, to }, i): CommentRange => ({ id: first + i, from, to }))
  const { xml, placed } = rangedIn(zip, document, ranges)
  const written = comments
    .map((comment, i) => ({ comment, id: first + i }))
    .filter(({ id }) => placed.has(id))
    .map(({ comment, id }) => commentXml(id, comment, now))
  const parts = new Map([
    [DOCUMENT, xml],
    [name, within(before, 'w:comments', written.join(''))],
  ])
  if (partNamed(relations) === undefined)
    parts.set(RELATIONS, within(relations, 'Relationships', relationXml(relations)))
  const types = await textIn(zip, TYPES)
  if (!types.includes(`/${name}"`)) {
    parts.set(TYPES, within(types, 'Types', `<Override PartName="/${name}" ContentType="${MEDIA}"/>`))
  }
  return { parts, placed: placed.size }
}

const rangedIn = (zip: Zip, document: string, ranges: readonly CommentRange[]): ReturnType<typeof withRanges> => {
  try {
    return withRanges(document, ranges)
  } catch (error) {
    throw error instanceof Problem ? error : badFile(zip.file, '正文已损坏，请用 Word 或 WPS 打开后重新保存。')
  }
}

/** The part that holds the comments already there. */
const partNamed = (relations: string): string | undefined => {
  const relation = (relations.match(/<Relationship [^>]*>/g) ?? []).find((one) => /Type="[^"]*\/comments"/.test(one))
  const target = /Target="([^"]*)"/.exec(relation ?? '')?.[1]
  return target === undefined ? undefined : target.startsWith('/') ? target.slice(1) : `word/${target}`
}

function* idsIn(xml: string, pattern = /<w:comment [^>]*w:id="(\d+)"/g): Generator<number> {
  for (const [, id] of xml.matchAll(pattern)) yield Number(id)
}

const relationXml = (relations: string): string => {
  let number = 1
  while (relations.includes(`"rIdYouju${number}"`)) number += 1
  return `<Relationship Id="rIdYouju${number}" Type="${RELATION}" Target="comments.xml"/>`
}

/** Put at the end of the root, whether it was empty or not. */
const within = (xml: string, root: string, more: string): string => {
  const end = xml.lastIndexOf(`</${root}>`)
  if (end !== -1) return xml.slice(0, end) + more + xml.slice(end)
  return xml.replace(
    new RegExp(`<${root}([^>]*)/>`),
    (_, attributes: string) => `<${root}${attributes}>${more}</${root}>`,
  )
}

const commentXml = (id: number, { lines }: PaperComment, now: Date): string => {
  const date = now.toISOString().replace(/\.\d+Z$/, 'Z')
  const paragraphs = lines.map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`)
  return `<w:comment w:id="${id}" w:author="${AUTHOR}" w:date="${date}" w:initials="据">${paragraphs.join('')}</w:comment>`
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
/** Halves of characters, which no encoding writes. */
const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
// oxlint-disable-next-line no-control-regex -- XML does not know them
const UNKNOWN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const escaped = (text: string): string =>
  text
    .replace(HALVES, '')
    .replace(UNKNOWN, '')
    .replace(/[&<>]/g, (sign) => SIGNS[sign]!)

/** XML no larger than a paper's may be is held whole: cuts are made all over it. */
const LONGEST = 64 * 1024 * 1024

const textIn = async (zip: Zip, name: string): Promise<string> => {
  const part = zip.packed.find((one) => one.name.toLowerCase() === name.toLowerCase())
  if ((part?.size ?? 0) > LONGEST) throw new Problem('too_much', { what: '正文长度', limit: '64 MB' })
  const pieces: Buffer[] = []
  for await (const piece of zip.pieces(name)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}
const maybeIn = (zip: Zip, name: string): Promise<string | undefined> =>
  zip.has(name) ? textIn(zip, name) : Promise.resolve(undefined)

const packed = async (zip: Zip, changed: ReadonlyMap<string, string>): Promise<Buffer> => {
  const writer = new ZipWriter()
  const pieces: Buffer[] = []
  const left = new Map([...changed].map(([name, xml]) => [name.toLowerCase(), { name, xml }]))
  for (const { name } of zip.packed) {
    const mine = left.get(name.toLowerCase())
    left.delete(name.toLowerCase())
    for await (const piece of writer.part(name, mine === undefined ? zip.pieces(name) : [mine.xml])) pieces.push(piece)
  }
  for (const { name, xml } of left.values()) for await (const piece of writer.part(name, [xml])) pieces.push(piece)
  return Buffer.concat([...pieces, writer.end()])
}
