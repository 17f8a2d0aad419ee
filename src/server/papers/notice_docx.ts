/**
 * A paper over a row as a Word file in the layout of official papers: number and title, addressee, text, issuing unit
 * and day on the right, and where it has to be served a 送达回证 on a page of its own.
 */
import { AlignmentType, Document, Footer, Packer, Paragraph, type Table, TextRun } from 'docx'
import { type FilledBlock, type FilledInline, type FilledPaper, textOfInlines } from '../../ledger/index.ts'
import { footers, HEADINGS } from './docx.ts'
import { INDENT, PAGE } from './layout.ts'
import { linesTable, signTable } from './notice_table.ts'
import {
  addressee,
  attachmentNote,
  BODY,
  centred,
  closing,
  empty,
  imprint,
  PLAIN,
  RED,
  redHead,
  type Run,
  spacing,
  TITLE,
} from './paper_frame.ts'
import type { PrintedPaper } from './printed_paper.ts'
import { receipt } from './receipt.ts'

const text = (words: string, run: Run = BODY): TextRun => new TextRun({ ...run, text: words })
const runs = (inlines: readonly FilledInline[], run: Run = BODY): TextRun[] =>
  inlines.map((inline) => {
    if (inline.type === 'later') return text('', run)
    return inline.type === 'gap'
      ? new TextRun({ ...run, text: inline.text, color: RED, bold: true })
      : text(inline.text, run)
  })

const redTitle = ({ filled }: PrintedPaper): Paragraph[] => [centred(filled.title, TITLE, { line: 700 }), ...empty()]

/** A letter names its unit in the title and its number under it. */
const letterHead = ({ filled, number }: PrintedPaper): Paragraph[] => [
  centred(filled.office, TITLE, { line: 700 }),
  centred(filled.title, TITLE, { line: 700 }),
  centred(number, BODY, { before: 120 }),
  ...empty(),
]

const to = ({ to: inlines }: FilledPaper): Paragraph[] =>
  textOfInlines(inlines) === '' ? [] : [addressee(runs(inlines))]

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

/** What parties sign they date themselves. */
const signed = ({ filled, day }: PrintedPaper): Paragraph[] =>
  filled.blocks.some(({ type }) => type === 'sign') ? [] : closing(filled.office, day)

const note = ({ note: inlines }: FilledPaper): Paragraph[] =>
  textOfInlines(inlines) === ''
    ? []
    : [new Paragraph({ spacing, indent: { left: INDENT }, children: [text('（'), ...runs(inlines), text('）')] })]

const copies = (paper: PrintedPaper): (Paragraph | Table)[] =>
  textOfInlines(paper.filled.copies) === ''
    ? []
    : [...empty(), ...imprint(textOfInlines(paper.filled.copies), paper.filled.office, paper.day, false)]

const bodyOf = (paper: PrintedPaper): (Paragraph | Table)[] => {
  const { filled } = paper
  return [
    ...(filled.head === 'red' ? [...redHead(filled.office, paper.number), ...redTitle(paper)] : letterHead(paper)),
    ...to(filled),
    ...filled.blocks.flatMap(blockOf),
    ...attachmentNote(filled.attachments.map((inlines) => runs(inlines))),
    ...signed(paper),
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
