/** The appendix of sources: for each figure of the paper, in the order it appears, where it comes from. */
import { AlignmentType, Bookmark, Paragraph, type Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import type { FilledReport, Figure } from '../../ledger/wire.ts'
import { FONTS, TABLE_SIZE, TEXT_WIDTH } from './layout.ts'
import { caption, ruledTable, textCell } from './paper_table.ts'
import { anchorOf, type Source, sourcesOf } from './sources.ts'

const COLUMNS = [
  { title: '序号', share: 6, alignment: AlignmentType.CENTER },
  { title: '文中数字', share: 14, alignment: AlignmentType.LEFT },
  { title: '指标', share: 25, alignment: AlignmentType.LEFT },
  { title: '范围', share: 15, alignment: AlignmentType.LEFT },
  { title: '期间', share: 10, alignment: AlignmentType.CENTER },
  { title: '依据记录', share: 16, alignment: AlignmentType.LEFT },
  { title: '填报单位', share: 14, alignment: AlignmentType.LEFT },
] as const

const widths = COLUMNS.map((column) => Math.floor((TEXT_WIDTH * column.share) / 100))

const rowsBehind = (figure: Figure): string =>
  figure.numerator === null || figure.denominator === null
    ? `${figure.rows} 条`
    : `${figure.rows} 条（${figure.numerator}÷${figure.denominator}）`

const scopeOf = (figure: Figure): string =>
  figure.group === null ? figure.unit_name : `${figure.unit_name}·${figure.group.title}`

const sourceRow = ({ number, text, figure }: Source): TableRow => {
  const rest = [
    text,
    `${figure.title}（${figure.indicator}）`,
    scopeOf(figure),
    figure.period,
    rowsBehind(figure),
    `${figure.coverage.received}/${figure.coverage.due}`,
  ]
  const marked = new TableCell({
    width: { size: widths[0] ?? 0, type: WidthType.DXA },
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new Bookmark({
            id: anchorOf(number),
            children: [new TextRun({ text: String(number), size: TABLE_SIZE, font: FONTS.body })],
          }),
        ],
      }),
    ],
  })
  const cells = rest.map((words, i) =>
    textCell(words, { width: widths[i + 1] ?? 0, alignment: COLUMNS[i + 1]?.alignment ?? AlignmentType.LEFT }),
  )
  return new TableRow({ cantSplit: true, children: [marked, ...cells] })
}

export const appendix = (report: FilledReport): (Paragraph | Table)[] => {
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: COLUMNS.map((column, i) =>
      textCell(column.title, { head: true, width: widths[i] ?? 0, alignment: AlignmentType.CENTER }),
    ),
  })
  const note = `本表逐项列出正文数字的来源；数据截至 ${report.as_of}。“依据记录”为计入该数的台账记录条数，“填报单位”为已填报单位数与应填报单位数。`
  return [
    new Paragraph({
      pageBreakBefore: true,
      children: [new TextRun({ text: '附件', size: 32, font: FONTS.section })],
    }),
    caption('数据来源表'),
    new Paragraph({ spacing: { after: 120 }, children: [new TextRun({ text: note, size: TABLE_SIZE, font: FONTS.body })] }),
    ruledTable(widths, head, sourcesOf(report).map(sourceRow)),
  ]
}
