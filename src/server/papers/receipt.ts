/** 送达回证: the page that goes out with a paper and comes back signed. */
import {
  AlignmentType,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { SERVICE_WAYS, textOfInlines } from '../../ledger/index.ts'
import { BODY_SIZE, FONTS, TEXT_WIDTH } from './layout.ts'
import { spacing, TITLE } from './paper_frame.ts'
import type { PrintedPaper } from './printed_paper.ts'

const SIZE = 28
const NAMES = Math.round(TEXT_WIDTH * 0.3)
const REST = TEXT_WIDTH - NAMES
const SIGNED = '（签名或盖章）　　　年　　月　　日　　时'

export const receipt = ({ filled, number }: PrintedPaper): (Paragraph | Table)[] => {
  const title = (words: string): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...spacing, line: 700 },
      children: [new TextRun({ ...TITLE, text: words })],
    })
  const ways = SERVICE_WAYS.map((way) => `□${way}`)
  return [
    title(filled.office),
    title('送达回证'),
    new Paragraph({ spacing }),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: [NAMES, REST],
      rows: [
        line(['送达文书', '名称及文号'], [`《${filled.title}》`, number], 1_000),
        line(['受送达人'], [textOfInlines(filled.to)], 700),
        line(['送达地点'], [''], 700),
        line(['送达方式'], [ways.slice(0, 3).join('　'), ways.slice(3).join('　')], 1_000),
        line(['收件人签名或盖章', '及收到日期'], ['', SIGNED], 1_400),
        line(['代收人签名或盖章', '及代收理由'], ['', SIGNED], 1_400),
        line(['见证人签名或盖章'], ['', SIGNED], 1_100),
        line(['送达人签名'], ['', SIGNED], 1_100),
        line(['备注'], [''], 1_400),
      ],
    }),
    new Paragraph({
      spacing: { line: 360, before: 120 },
      children: [
        new TextRun({
          text: '注：受送达人拒收的，注明拒收事由和日期，由见证人签名或盖章。',
          font: FONTS.body,
          size: 24,
        }),
      ],
    }),
  ]
}

const line = (name: readonly string[], words: readonly string[], height: number): TableRow =>
  new TableRow({
    cantSplit: true,
    height: { value: height, rule: HeightRule.ATLEAST },
    children: [cell(name, NAMES, true), cell(words, REST, false)],
  })

const cell = (lines: readonly string[], width: number, centred: boolean): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 100, right: 100, top: 40, bottom: 40 },
    children: lines.map(
      (words) =>
        new Paragraph({
          spacing: { line: 400 },
          alignment: centred ? AlignmentType.CENTER : words === SIGNED ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [
            new TextRun({ text: words, font: FONTS.body, size: centred ? SIZE : words === '' ? BODY_SIZE : SIZE }),
          ],
        }),
    ),
  })
