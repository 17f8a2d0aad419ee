/** The draft handed back with what was found as comments at their places, as Word and LibreOffice read them. */
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Problem, Row } from '../../src/ledger/wire.ts'
import type { Checked } from '../../src/ledger/wire/check.ts'
import { textOfPaper } from '../../src/server/sheets/paper_text.ts'
import { openZip } from '../../src/server/sheets/zip_reader.ts'
import { DOCUMENT, edited, partOf, typedOver, withoutFigure, writtenBehind } from './edited_docx.ts'
import { converted, hasOffice } from './office.ts'
import { type Client, CITY, key, openTown, type Town } from './town.ts'

const COMMENTS = 'word/comments.xml'
let town: Town
let clerk: Client
beforeAll(async () => {
  town = await openTown('draft_comments')
  clerk = await town.as('steward')
  const school = await town.as('school_one')
  const values = {
    found_on: '2011-03-08',
    kind: '消防',
    grade: '一般',
    place: '东门',
    about: '门锁损坏',
    owner: '许青山',
  }
  const { body } = await school.post<Row>('/api/ledgers/hazard/rows', { key: key(), unit: 'east-a-1', values })
  const { id, version } = body
  await school.post(`/api/ledgers/hazard/rows/${id}/moves`, { key: key(), version, move: 'report' })
})
afterAll(() => town.close())

const LINES = [
  '某县教育局2011年工作总结',
  '表彰优秀教师、优秀班主任、先进教育工作者共200名，其中优秀教师120名、优秀班主任50名、先进教育工作者40名。',
  '9月31日召开大会，𠮷林小学等3所学校参加。',
  '“创先争优”承诺事项已兑现××条，R&D <b> 经费照旧。',
]

/** Words in runs of many kinds: bold within a sentence, spaces at edges, tabs. */
const draft = (comments: boolean): Promise<Buffer> => {
  const runs = LINES.map((line): ParagraphChild[] => {
    const middle = Math.floor(line.length / 2)
    return [new TextRun(line.slice(0, middle)), new TextRun({ text: line.slice(middle), bold: true })]
  })
  if (comments) {
    runs[0]?.unshift(new CommentRangeStart(7))
    runs[0]?.push(new CommentRangeEnd(7), new TextRun({ children: [new CommentReference(7)] }))
  }
  const said = { id: 7, author: '科长', date: new Date(0), children: [new Paragraph('请再核一遍')] }
  return Packer.toBuffer(
    new Document({
      ...(comments ? { comments: { children: [said] } } : {}),
      sections: [{ children: runs.map((children) => new Paragraph({ children })) }],
    }),
  )
}

const handedBack = async (content: Buffer): Promise<Buffer> => {
  const { status, bytes } = await clerk.upload('/api/check/comments', { name: '总结.docx', content })
  expect(status).toBe(200)
  return bytes
}
const idsIn = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<w:${tag} [^>]*w:id="(\\d+)"`, 'g'))].map((found) => found[1] ?? '')

/** The text between the marks of a comment. */
const quoted = (xml: string, id: string): string => {
  const from = xml.indexOf(`<w:commentRangeStart w:id="${id}"/>`)
  const to = xml.indexOf(`<w:commentRangeEnd w:id="${id}"/>`)
  return [...xml.slice(from, to).matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map((found) => found[1]).join('')
}

test('every finding that has a place has its comment there, and the text is what it was', async () => {
  const content = await draft(false)
  const { body } = await clerk.upload<Checked>('/api/check', { name: '总结.docx', content })
  expect(body.findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['sum', 'date', 'mask']))
  const back = await handedBack(content)
  const [document, comments] = [await partOf(back, DOCUMENT), await partOf(back, COMMENTS)]
  const ids = idsIn(comments, 'comment')
  expect(ids).toHaveLength(body.findings.length)
  for (const tag of ['commentRangeStart', 'commentRangeEnd', 'commentReference']) {
    expect(idsIn(document, tag).toSorted()).toEqual(ids.toSorted())
  }
  for (const { says } of body.findings) expect(comments).toContain(says.replaceAll('&', '&amp;'))
  expect(ids.map((id) => quoted(document, id))).toContain('9月31日')
  expect(await textOfPaper(back)).toBe(await textOfPaper(content))
  expect(await partOf(back, '[Content_Types].xml')).toContain('/word/comments.xml')
  expect(await partOf(back, 'word/_rels/document.xml.rels')).toContain('relationships/comments')
})

test('what was not touched is byte for byte the same, and comments of others stay', async () => {
  const content = await draft(true)
  const back = await handedBack(content)
  const [before, after] = [await openZip(content, 'a'), await openZip(back, 'b')]
  expect(after.packed.map(({ name }) => name)).toEqual(before.packed.map(({ name }) => name))
  for (const { name } of before.packed) {
    if (![DOCUMENT, COMMENTS].includes(name)) expect(await partOf(back, name)).toBe(await partOf(content, name))
  }
  const comments = await partOf(back, COMMENTS)
  expect(comments).toContain('请再核一遍')
  expect(comments).toContain('w:author="科长"')
  expect(new Set(idsIn(comments, 'comment')).size).toBe(idsIn(comments, 'comment').length)
})

test('a paper of ours keeps its controls and its list, and what was done to it is said where it was done', async () => {
  const docx = (await clerk.get(`/api/reports/safety_and_stability.docx?unit=${CITY}&period=2011`)).bytes
  const keys = idsOfFigures(await partOf(docx, DOCUMENT))
  const content = await edited(docx, (xml) =>
    withoutFigure(writtenBehind(typedOver(xml, keys[0]!, '777'), keys[1]!, '新建学校3所。'), keys[2]!),
  )
  const back = await handedBack(content)
  const { body } = await clerk.upload<Checked>('/api/check', { name: '总结.docx', content: back })
  const { body: first } = await clerk.upload<Checked>('/api/check', { name: '总结.docx', content })
  expect(body.tagged).toEqual(first.tagged)
  const of = (kind: string): number => first.tagged!.findings.filter((finding) => finding.kind === kind).length
  expect([of('changed'), of('deleted'), of('typed')]).toEqual([1, 1, 1])
  const [document, comments] = [await partOf(back, DOCUMENT), await partOf(back, COMMENTS)]
  const placed = first.tagged!.findings.filter(({ place }) => place !== null).length
  const all = placed + first.findings.length + (first.ledgers?.findings.length ?? 0)
  expect(idsIn(comments, 'comment')).toHaveLength(all)
  expect(idsIn(comments, 'comment').map((id) => quoted(document, id))).toEqual(expect.arrayContaining(['777', '3']))
})

const idsOfFigures = (xml: string): string[] =>
  [...xml.matchAll(/<w:tag w:val="(youju_\d+)"\/>/g)].map((found) => found[1]!)

test.skipIf(!hasOffice)('LibreOffice opens it and keeps the comments', { timeout: 180_000 }, async () => {
  const back = await handedBack(await draft(true))
  const saved = await converted(back, 'paper.docx', 'docx')
  const comments = await partOf(saved, COMMENTS)
  expect(comments).toContain('请再核一遍')
  expect(comments).toContain('9月没有31日')
  expect(idsIn(comments, 'comment')).toHaveLength(idsIn(await partOf(back, COMMENTS), 'comment').length)
  expect(await textOfPaper(saved)).toBe(await textOfPaper(back))
  expect((await converted(back, 'paper.docx', 'pdf')).subarray(0, 5).toString()).toBe('%PDF-')
})

test('a text without a Word file has no place for comments', async () => {
  const { status, body } = await clerk.post<Problem>('/api/check/comments', { text: '9月31日开会。' })
  expect([status, body.message]).toEqual([422, '文件“贴上来的文字”读不了：只有 Word 文件（.docx）能加批注。'])
  const text = await clerk.upload<Problem>('/api/check/comments', { name: '总结.txt', content: '9月31日开会。' })
  expect([text.status, text.body.message]).toEqual([422, '文件“总结.txt”读不了：只有 Word 文件（.docx）能加批注。'])
})
