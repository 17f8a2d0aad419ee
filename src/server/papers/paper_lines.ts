/** The text of a report as its Word file will hold it, one paragraph a line, and where in it figures and gaps stand. */
import type { Block, FilledReport, Inline } from '../../ledger/wire.ts'
import { type Marked, keyOf } from './figure_control.ts'
import { drawingsOf } from './chart_drawing.ts'
import { type Sheet, type SheetOptions, sheetOf, wordsOf } from './report_frame.ts'
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

/** With what stands around the text: a day or a number there is no figure that somebody has typed. */
export const linesOf = (
  report: FilledReport,
  options: SheetOptions = { sources: true },
): { text: string; marks: PaperMark[] } => {
  const lines = sheetLines(sheetOf(report, options))
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

/** As `paper_frame` sets it, with the lines that are left free. */
const sheetLines = ({ red_head, title, to, blocks, listed, office, day, attachments, copies }: Sheet): Line[] => [
  ...(red_head === null ? [] : words(`${red_head.office}文件`, '', '', red_head.number, '', '')),
  ...title.map((inlines) => ({ inlines })),
  ...(to === '' ? [] : words(`${to}：`)),
  ...blocks.flatMap(linesIn),
  ...(listed.length === 0 ? [] : words('')),
  ...listed.map((name, i) => plain(`${i === 0 ? '附件：' : ''}${listed.length > 1 ? `${i + 1}．` : ''}${name}`)),
  ...words('', '', office, day),
  ...attachments.flatMap((one) => [...words(one.number, ''), { inlines: one.title }, ...one.blocks.flatMap(linesIn)]),
  ...(copies === '' ? [] : words(`抄送：${copies}。`, `${office}\t${day}印发`, '', '')),
]

const linesIn = (block: Block): Line[] => {
  if (block.type !== 'table') return [{ inlines: block.inlines }]
  const above = [
    ...(block.caption === '' ? [] : [plain(block.caption)]),
    ...(block.chart === undefined ? [] : Array.from({ length: drawingsOf(block) }, () => plain(''))),
  ]
  return [...above, ...tableLines(block), plain('')]
}

type TableBlock = Extract<Block, { type: 'table' }>

const words = (...texts: string[]): Line[] => texts.map(plain)
const plain = (text: string): Line => ({ inlines: [{ type: 'text', text }] })

const cellOf = ({ caption, head }: TableBlock, row: readonly (readonly Inline[])[], at: number): Line => {
  const place = [caption, wordsOf(row[0] ?? []), head[at] ?? ''].filter((words) => words !== '').join('·')
  return { inlines: row[at] ?? [], place }
}

const tableLines = (block: TableBlock): Line[] => [
  ...block.head.map(plain),
  ...block.rows.flatMap((row) => row.map((_, at) => cellOf(block, row, at))),
]
