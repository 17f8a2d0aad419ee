/** The text of a report as its Word file will hold it, one paragraph a line, and where in it figures and gaps stand. */
import type { Block, FilledReport, Inline } from '../../ledger/wire.ts'
import { type Marked, keyOf } from './figure_control.ts'
import { TITLE_CHARACTERS } from './layout.ts'
import { sentenceAt } from './sentence_at.ts'

export interface PaperMark {
  readonly key: string
  /** Offsets in UTF-16 units. */
  readonly from: number
  readonly to: number
  readonly inline: Marked
  /** In words: the sentence around it, or its row and column. */
  readonly sentence: string
}

interface Line {
  readonly inlines: readonly Inline[]
  /** Cells: where they stand. */
  readonly place?: string
}

/** A long title is broken behind the name of the unit, so that no single character is left on the second line. */
export const titleLines = (inlines: readonly Inline[], unit_name: string): (readonly Inline[])[] => {
  const text = wordsOf(inlines)
  const rest = text.slice(unit_name.length)
  const breaks = text.length > TITLE_CHARACTERS && text.startsWith(unit_name) && rest !== ''
  return breaks ? [[{ type: 'text', text: unit_name }], [{ type: 'text', text: rest }]] : [inlines]
}

export const linesOf = (report: FilledReport): { text: string; marks: PaperMark[] } => {
  const lines = report.blocks.flatMap((block) => linesIn(block, report.unit_name))
  const text = lines.map(({ inlines }) => wordsOf(inlines)).join('\n')
  const marks: PaperMark[] = []
  let at = 0
  for (const { inlines, place } of lines) {
    for (const inline of inlines) {
      const to = at + inline.text.length
      if (inline.type !== 'text') {
        marks.push({ key: keyOf(inline), from: at, to, inline, sentence: place ?? sentenceAt(text, at, to) })
      }
      at = to
    }
    at += 1
  }
  return { text, marks }
}

const linesIn = (block: Block, unit_name: string): Line[] => {
  if (block.type === 'heading' && block.level <= 1) {
    return titleLines(block.inlines, unit_name).map((inlines) => ({ inlines }))
  }
  if (block.type !== 'table') return [{ inlines: block.inlines }]
  const caption = block.caption === '' ? [] : [plain(block.caption)]
  return [...caption, ...(block.chart === undefined ? tableLines(block) : chartLines(block)), plain('')]
}

type TableBlock = Extract<Block, { type: 'table' }>

const plain = (text: string): Line => ({ inlines: [{ type: 'text', text }] })

const cellOf = ({ caption, head }: TableBlock, row: readonly (readonly Inline[])[], at: number): Line => {
  const place = [caption, wordsOf(row[0] ?? []), head[at] ?? ''].filter((words) => words !== '').join('·')
  return { inlines: row[at] ?? [], place }
}

const tableLines = (block: TableBlock): Line[] => [
  ...block.head.map(plain),
  ...block.rows.flatMap((row) => row.map((_, at) => cellOf(block, row, at))),
]

/** As `chart_table` draws it: a legend, three heads, and for each row its name, its bars and its figures. */
const chartLines = (block: TableBlock): Line[] => {
  const [name = '', ...titles] = block.head
  const legend = titles.length > 1 ? [plain(titles.map((title) => `■${title}`).join('　'))] : []
  return [
    ...legend,
    ...[name, titles.length === 1 ? titles[0]! : '', '数值'].map(plain),
    ...block.rows.flatMap((row) => [
      cellOf(block, row, 0),
      ...titles.map(() => plain('')),
      ...titles.map((_, at) => cellOf(block, row, at + 1)),
    ]),
  ]
}

const wordsOf = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('')
