/** The appendix of sources: for each figure of the paper, in the order it appears, where it comes from. */
import { AlignmentType, Bookmark, Paragraph, type Table, TableRow, TextRun } from 'docx'
import type { FilledReport, Figure } from '../../ledger/wire.ts'
import { SOURCES_KEY } from './figure_control.ts'
import { SOURCES_TITLE } from './report_frame.ts'
import { FONTS, SOURCE_SIZE, TABLE_SIZE, WIDTH_ACROSS } from './layout.ts'
import { caption, ruledTable, spacingOf, textCell } from './paper_table.ts'
import { plainRow } from './plain_row.ts'
import { anchorOf, type Source, sourcesOf } from './sources.ts'

const COLUMNS = [
  { title: '序号', share: 5, alignment: AlignmentType.CENTER },
  { title: '文中数字', share: 17, alignment: AlignmentType.LEFT },
  { title: '指标', share: 18, alignment: AlignmentType.LEFT },
  { title: '指标代码', share: 19, alignment: AlignmentType.LEFT },
  { title: '范围', share: 17, alignment: AlignmentType.LEFT },
  { title: '期间', share: 7, alignment: AlignmentType.CENTER },
  { title: '依据记录', share: 9, alignment: AlignmentType.RIGHT },
  { title: '填报单位', share: 8, alignment: AlignmentType.RIGHT },
] as const

const widths = COLUMNS.map((column) => Math.floor((WIDTH_ACROSS * column.share) / 100))
const look = (i: number): { width: number; size: number; alignment: (typeof COLUMNS)[number]['alignment'] } => ({
  width: widths[i] ?? 0,
  size: SOURCE_SIZE,
  alignment: COLUMNS[i]?.alignment ?? AlignmentType.LEFT,
})

/** The figure as printed, and for a ratio what was divided. */
const textOf = ({ text, figure }: Source): string =>
  figure.numerator === null || figure.denominator === null
    ? text
    : `${text}（${figure.numerator}÷${figure.denominator}）`

const scopeOf = ({ group, unit_name }: Figure): string => (group === null ? unit_name : `${unit_name}·${group.title}`)

/** Letters and lines of the table, said once. */
export const SOURCE_STYLE = {
  id: 'source',
  name: '数据来源',
  run: { size: SOURCE_SIZE, font: FONTS.body },
  paragraph: { spacing: spacingOf(SOURCE_SIZE) },
} as const
/** Far from the numbers that the library gives to bookmarks. */
const BOOKMARKS_FROM = 100_000

const sourceRow = (source: Source): TableRow => {
  const { number, figure } = source
  const words = [
    String(number),
    textOf(source),
    figure.title,
    figure.indicator,
    scopeOf(figure),
    figure.period,
    `${figure.rows} 条`,
    `${figure.coverage.received}/${figure.coverage.due}`,
  ]
  const bookmark = { id: BOOKMARKS_FROM + number, name: anchorOf(number) }
  return plainRow(
    SOURCE_STYLE.id,
    words.map((each, i) => ({ words: each, ...look(i), bookmark: i === 0 ? bookmark : undefined })),
  )
}

/** What a published paper is known by. */
export interface PublishedStamp {
  readonly number: string
  readonly hash: string | null
  readonly published_at: string
}

/** Here and not in the body: that stays word for word what was published. */
const stampWords = ({ number, hash, published_at }: PublishedStamp): string => {
  const told = `本文已发布，编号 ${number}，发布于 ${momentOf(published_at)}。`
  return hash === null ? told : `${told}校验码（SHA-256）：${hash}。`
}

const note = (words: string): Paragraph =>
  new Paragraph({
    spacing: { after: 120 },
    children: [new TextRun({ text: words, size: TABLE_SIZE, font: FONTS.body })],
  })

/** Its own section, lying across. */
export const appendix = (report: FilledReport, number: string, published?: PublishedStamp): (Paragraph | Table)[] => {
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: COLUMNS.map((column, i) =>
      textCell(column.title, { ...look(i), head: true, alignment: AlignmentType.CENTER }),
    ),
  })
  const told = `正文每一个由台账算出的数在此列出来源，数据截至 ${momentOf(report.as_of)}。“依据记录”是计入该数的台账记录条数；“填报单位”是已填报的单位数和应填报的单位数。`
  return [
    new Paragraph({
      children: [
        new Bookmark({ id: SOURCES_KEY, children: [new TextRun({ text: number, size: 32, font: FONTS.section })] }),
      ],
    }),
    caption(SOURCES_TITLE),
    ...(published === undefined ? [] : [note(stampWords(published))]),
    note(told),
    ruledTable(widths, head, sourcesOf(report).map(sourceRow)),
  ]
}

/** 2011-12-31T18:00:00.123456+08:00 to the minute, as people write it. */
const momentOf = (as_of: string): string => as_of.slice(0, 16).replace('T', ' ')
