/** A filled report as a Word file in the layout of official papers, its figures linked to the appendix of sources. */
import {
  AlignmentType,
  Document,
  Footer,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  type Table,
  TextRun,
} from 'docx'
import type { Block, FilledReport, Inline } from '../../ledger/wire.ts'
import { appendix, type PublishedStamp, SOURCE_STYLE } from './appendix.ts'
import { chartDrawing } from './chart_drawing.ts'
import { controlled } from './figure_control.ts'
import { listPart } from './figure_list.ts'
import { FONTS, INDENT, LINE, PAGE, PAGE_ACROSS, PAGE_NUMBER_SIZE } from './layout.ts'
import {
  addressee,
  attachmentHead,
  attachmentNote,
  BODY,
  closing,
  imprint,
  PLAIN,
  redHead,
  type Run,
  spacing,
  TITLE,
  titleParagraphs,
} from './paper_frame.ts'
import { type Sheet, sheetOf, sourcesNumber } from './report_frame.ts'
import { anchorOf } from './sources.ts'
import { paperTable } from './paper_table.ts'

// 一、 stands in 黑体, （一） in 楷体, 1. and below as the body.
export const HEADINGS: Record<number, Run> = {
  2: { ...BODY, font: FONTS.section },
  3: { ...BODY, font: FONTS.part },
  4: { ...BODY, bold: true },
}

/** A gap is printed so that nobody overlooks it before the paper goes out. */
const gapRun = (text: string, run: Run): TextRun => new TextRun({ ...run, text, color: 'C00000', bold: true })

const inlineRun = (inline: Inline, run: Run): ParagraphChild => {
  if (inline.type === 'gap') return controlled(inline, gapRun(inline.text, run))
  const text = new TextRun({ ...run, text: inline.text })
  if (inline.type === 'text') return text
  return controlled(inline, new InternalHyperlink({ anchor: anchorOf(inline.number), children: [text] }))
}

export const runs = (inlines: readonly Inline[], run: Run = BODY): ParagraphChild[] =>
  inlines.map((inline) => inlineRun(inline, run))

const heading = (level: number, inlines: readonly Inline[]): Paragraph =>
  new Paragraph({
    spacing,
    indent: { firstLine: INDENT },
    keepNext: true,
    outlineLevel: Math.min(level - 2, 8),
    children: runs(inlines, HEADINGS[level] ?? BODY),
  })

const blockOf = (block: Block): (Paragraph | Table)[] => {
  if (block.type === 'table') return block.chart === undefined ? paperTable(block) : chartDrawing(block)
  if (block.type === 'heading') return [heading(block.level, block.inlines)]
  return [
    new Paragraph({
      spacing,
      alignment: AlignmentType.JUSTIFIED,
      indent: { firstLine: INDENT },
      children: runs(block.inlines),
    }),
  ]
}

const pageNumber = (alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer => {
  const run = { font: FONTS.pageNumber, size: PAGE_NUMBER_SIZE }
  const side = alignment === AlignmentType.LEFT ? { left: 280 } : { right: 280 }
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: side,
        children: [new TextRun({ ...run, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
}

/** Odd pages carry their number on the right, even ones on the left. */
export const footers = (): { default: Footer; even: Footer } => ({
  default: pageNumber(AlignmentType.RIGHT),
  even: pageNumber(AlignmentType.LEFT),
})

const stamped = ({ number, hash }: PublishedStamp): { subject: string; keywords?: string } => ({
  subject: number,
  ...(hash === null ? {} : { keywords: `SHA-256 ${hash}` }),
})

export interface PaperOptions {
  /** An appendix lists each figure: indicator, unit, period, as-of, rows. */
  readonly sources: boolean
  /** Of a published report: its number and hash stand in the appendix and in the file's properties. */
  readonly published?: PublishedStamp
}

const titleOf = (lines: readonly (readonly Inline[])[]): ParagraphChild[][] => lines.map((line) => runs(line, TITLE))

const sheetChildren = (sheet: Sheet): (Paragraph | Table)[] => {
  const { red_head, title, to, blocks, attachments, listed, office, day, copies } = sheet
  return [
    ...(red_head === null ? [] : redHead(red_head.office, red_head.number)),
    // Where nothing stands above it, a line is left free.
    ...titleParagraphs(titleOf(title), red_head === null ? LINE : 0),
    ...(to === '' ? [] : [addressee(runs([{ type: 'text', text: to }]))]),
    ...blocks.flatMap(blockOf),
    ...attachmentNote(listed.map((name) => runs([{ type: 'text', text: name }]))),
    ...closing(office, day),
    ...attachments.flatMap((one) => [
      ...attachmentHead(one.number, titleOf([one.title])),
      ...one.blocks.flatMap(blockOf),
    ]),
    ...(copies === '' ? [] : imprint(copies, office, day, true)),
  ]
}

/** Writes the paper. */
export const reportDocx = async (report: FilledReport, options: PaperOptions): Promise<Buffer> => {
  const sheet = sheetOf(report, options)
  const { sources, properties } = listPart(report, options)
  const paper = new Document({
    bibliography: { sources },
    title: report.title,
    creator: '有据',
    ...(options.published === undefined ? {} : stamped(options.published)),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: PLAIN, paragraph: { spacing } } }, paragraphStyles: [SOURCE_STYLE] },
    sections: [
      { properties: { page: PAGE }, footers: footers(), children: sheetChildren(sheet) },
      ...(options.sources
        ? [
            {
              properties: { page: PAGE_ACROSS },
              footers: footers(),
              children: appendix(report, sourcesNumber(sheet), options.published),
            },
          ]
        : []),
    ],
  })
  return Packer.toBuffer(paper, undefined, [properties])
}
