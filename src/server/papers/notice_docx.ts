/**
 * A paper over a row as a Word file in the layout of official papers: number and title, addressee, text, issuing unit
 * and day on the right, and where it has to be served a 送达回证 on a page of its own.
 */
import { AlignmentType, BorderStyle, Document, Footer, Packer, Paragraph, type Table, TextRun } from 'docx'
import { type FilledBlock, type FilledInline, type FilledPaper, textOfInlines } from '../../ledger/index.ts'
import { BODY, footers, HEADINGS, PLAIN, type Run, spacing, TITLE } from './docx.ts'
import { FONTS, INDENT, PAGE, RED_LINE_GAP, RED_TOP } from './layout.ts'
import { copiesTable, linesTable, signTable } from './notice_table.ts'
import type { PrintedPaper } from './printed_paper.ts'
import { receipt } from './receipt.ts'

const RED = 'C00000'
/** Twips a character of the body. */
const CHARACTER = 320

const text = (words: string, run: Run = BODY): TextRun => new TextRun({ ...run, text: words })
const runs = (inlines: readonly FilledInline[], run: Run = BODY): TextRun[] =>
  inlines.map((inline) => {
    if (inline.type === 'later') return text('', run)
    return inline.type === 'gap'
      ? new TextRun({ ...run, text: inline.text, color: RED, bold: true })
      : text(inline.text, run)
  })

const empty = (lines = 1, keepNext = false): Paragraph[] =>
  Array.from({ length: lines }, () => new Paragraph({ spacing, keepNext }))

const centred = (words: string, run: Run, look: { line?: number; before?: number } = {}): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...spacing, ...(look.line === undefined ? {} : { line: look.line }), before: look.before ?? 0 },
    children: [text(words, run)],
  })

/** 红头: the unit's name in red 35 mm below the text's edge, the number two lines below it, a red line under that. */
const redHead = ({ filled, number }: PrintedPaper): Paragraph[] => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: RED_TOP, line: 960, lineRule: 'exact' },
    children: [new TextRun({ text: `${filled.office}文件`, font: FONTS.title, size: 64, color: RED })],
  }),
  ...empty(2),
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing,
    border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: RED_LINE_GAP } },
    children: [text(number)],
  }),
  ...empty(2),
  centred(filled.title, TITLE, { line: 700 }),
  ...empty(),
]

/** A letter names its unit in the title and its number under it. */
const letterHead = ({ filled, number }: PrintedPaper): Paragraph[] => [
  centred(filled.office, TITLE, { line: 700 }),
  centred(filled.title, TITLE, { line: 700 }),
  centred(number, BODY, { before: 120 }),
  ...empty(),
]

const addressee = ({ to }: FilledPaper): Paragraph[] =>
  textOfInlines(to) === '' ? [] : [new Paragraph({ spacing, children: [...runs(to), text('：')] })]

/** The last paragraph stays with what is signed below it: a page of signatures alone could be put under any text. */
const blockOf = (block: FilledBlock, i: number, all: readonly FilledBlock[]): (Paragraph | Table)[] => {
  if (block.type === 'table') return linesTable(block)
  if (block.type === 'sign') return [...empty(1, true), signTable(block.parties)]
  if (block.type === 'paragraph') {
    return [
      new Paragraph({
        spacing,
        alignment: AlignmentType.JUSTIFIED,
        indent: { firstLine: INDENT },
        keepNext: i === all.length - 1 || all[i + 1]?.type === 'sign',
        children: runs(block.inlines),
      }),
    ]
  }
  const run = HEADINGS[Math.max(2, block.level)] ?? BODY
  return [new Paragraph({ spacing, indent: { firstLine: INDENT }, keepNext: true, children: runs(block.inlines, run) })]
}

/** 附件说明: below the text, the second and further ones under the first. */
const attachments = ({ attachments: all }: FilledPaper): Paragraph[] => [
  ...(all.length > 0 ? empty(1, true) : []),
  ...all.map((inlines, i) => {
    const number = all.length > 1 ? `${i + 1}．` : ''
    const lead = i === 0 ? `附件：${number}` : number
    return new Paragraph({
      spacing,
      indent: { left: INDENT + (i === 0 ? 0 : 3 * CHARACTER) },
      keepNext: true,
      children: [text(lead), ...runs(inlines)],
    })
  }),
]

const widthOf = (words: string): number =>
  Array.from(words).reduce((sum, char) => sum + (/[\u0020-\u007e]/.test(char) ? CHARACTER / 2 : CHARACTER), 0)

/** 落款 as of a paper that bears a seal: the day four characters from the right, the unit's name centred over it. */
const closing = ({ filled, day }: PrintedPaper): Paragraph[] => {
  // What parties sign they date themselves.
  if (filled.blocks.some(({ type }) => type === 'sign')) return []
  const over = (widthOf(filled.office) - widthOf(day)) / 2
  const day_right = Math.max(4 * CHARACTER, over + CHARACTER / 2)
  const line = (words: string, right: number, keepNext: boolean): Paragraph =>
    new Paragraph({
      spacing,
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(right) },
      keepNext,
      children: [text(words)],
    })
  return [...empty(2, true), line(filled.office, day_right - over, true), line(day, day_right, false)]
}

const note = ({ note: inlines }: FilledPaper): Paragraph[] =>
  textOfInlines(inlines) === ''
    ? []
    : [new Paragraph({ spacing, indent: { left: INDENT }, children: [text('（'), ...runs(inlines), text('）')] })]

const copies = (paper: PrintedPaper): (Paragraph | Table)[] =>
  textOfInlines(paper.filled.copies) === ''
    ? []
    : [...empty(), copiesTable(textOfInlines(paper.filled.copies), paper.filled.office, paper.day)]

const bodyOf = (paper: PrintedPaper): (Paragraph | Table)[] => {
  const { filled } = paper
  return [
    ...(filled.head === 'red' ? redHead(paper) : letterHead(paper)),
    ...addressee(filled),
    ...filled.blocks.flatMap(blockOf),
    ...attachments(filled),
    ...closing(paper),
    ...note(filled),
    ...copies(paper),
  ]
}

export const noticeDocx = async (paper: PrintedPaper): Promise<Buffer> => {
  const { filled } = paper
  // A letter's first page bears no number.
  const plain = { ...footers(), first: new Footer({ children: [new Paragraph({})] }) }
  const section = { properties: { page: PAGE, titlePage: filled.head === 'letter' }, footers: plain }
  const served = { properties: { page: PAGE, titlePage: true }, footers: plain, children: receipt(paper) }
  const document = new Document({
    title: `${paper.number} ${filled.title}`,
    creator: '有据',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: PLAIN, paragraph: { spacing } } } },
    sections: [{ ...section, children: bodyOf(paper) }, ...(filled.served ? [served] : [])],
  })
  return Packer.toBuffer(document)
}
