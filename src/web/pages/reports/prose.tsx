import { Fragment, lazy, Suspense } from 'react'
import { NO_FIGURE } from '../../../ledger/figure_words.ts'
import { dayOfReport, isWords, reportParts } from '../../../ledger/report_parts.ts'
import type { Block, Figure as FigureRow, FilledReport, Inline } from '../../../ledger/wire.ts'
import { useSay } from '../../language.tsx'
import { Figure } from '../../parts/figure.tsx'
import { placeOf, usePublished } from '../../parts/published_context.ts'
import { ProseTable } from '../../parts/prose_table.tsx'

/** A filled report as it reads on paper: the title in the middle, 黑体 and 楷体 below it, the body in 仿宋. */
export function Prose({ filled }: { readonly filled: FilledReport }) {
  const { title, body, attachments } = reportParts(filled.blocks)
  const { to, copies } = filled.frame ?? {}
  return (
    <article className="prose">
      {title !== undefined && <BlockView block={title} />}
      {to !== undefined && <p className="paper-to">{to}：</p>}
      <Blocks blocks={body} />
      <footer className="paper-closing">
        <p>{filled.unit_name}</p>
        <p>{dayOfReport(filled)}</p>
      </footer>
      {attachments.map((one, at) => (
        <Fragment key={at}>
          <BlockView block={one.title} />
          <Blocks blocks={one.body} />
        </Fragment>
      ))}
      {copies !== undefined && <p className="paper-copies">抄送：{copies}。</p>}
    </article>
  )
}

/** Blocks are the lines of a finished text: their place is their identity. */
const Blocks = ({ blocks }: { readonly blocks: readonly Block[] }) =>
  blocks.map((block, at) => <BlockView key={at} block={block} />)

type TableBlock = Extract<Block, { type: 'table' }>

export function BlockView({ block }: { readonly block: Block }) {
  if (block.type === 'heading') return <Heading level={block.level} inlines={block.inlines} />
  if (block.type === 'paragraph') {
    return (
      <p>
        <Inlines inlines={block.inlines} />
      </p>
    )
  }
  return block.chart === undefined ? <TableView table={block} /> : <ChartView table={block} sort={block.chart} />
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4'] as const

function Heading({ level, inlines }: { readonly level: number; readonly inlines: readonly Inline[] }) {
  const Tag = HEADINGS[Math.min(level, HEADINGS.length) - 1] ?? 'h4'
  return (
    <Tag>
      <Inlines inlines={inlines} />
    </Tag>
  )
}

/** Drawing is a large library: a report without charts does not wait for it. */
const Chart = lazy(() => import('../figures/chart.tsx'))

/** One drawing for each column; the figures themselves stand below it, as they do in the Word file. */
function ChartView({ table, sort }: { readonly table: TableBlock; readonly sort: 'bar' | 'line' }) {
  const columns = table.head.slice(1).map((_, at) => table.rows.flatMap((cells) => figureIn(cells[at + 1])))
  return (
    <div className="prose-chart">
      <Suspense fallback={null}>
        {columns.map(
          (figures, at) =>
            figures.length > 0 && <Chart key={at} figures={figures} sort={sort} by={figures[0]?.group?.by} />,
        )}
      </Suspense>
      <TableView table={table} />
    </div>
  )
}

const figureIn = (inlines: readonly Inline[] | undefined): FigureRow[] =>
  (inlines ?? []).flatMap((inline) => (inline.type === 'figure' ? [inline.figure] : []))

const TableView = ({ table }: { readonly table: TableBlock }) => (
  <ProseTable
    caption={table.caption}
    head={table.head}
    rows={table.rows}
    show={(inlines) => <Inlines inlines={inlines} />}
    isNumber={(inlines) => !isWords(inlines)}
  />
)

export function Inlines({ inlines }: { readonly inlines: readonly Inline[] }) {
  return inlines.map((inline, at) => <InlineView key={at} inline={inline} />)
}

/** In a published paper it has a place that can be gone to, and shows that it would be printed otherwise today. */
function PlacedFigure({ inline }: { readonly inline: Extract<Inline, { type: 'figure' }> }) {
  const published = usePublished()
  const figure = <Figure figure={inline.figure} text={inline.text} />
  if (published === null) return figure
  return (
    <span id={placeOf(inline.number)} className={published.changes.has(inline.number) ? 'place-changed' : undefined}>
      {figure}
    </span>
  )
}

function InlineView({ inline }: { readonly inline: Inline }) {
  const say = useSay()
  if (inline.type === 'text') return <>{inline.text}</>
  if (inline.type === 'figure') return <PlacedFigure inline={inline} />
  // In a table the column says what is missing, and a dash is how official tables leave a cell.
  if (inline.text === NO_FIGURE) return <span title={say('未填报')}>{NO_FIGURE}</span>
  if (inline.withheld) {
    return (
      <mark className="gap gap-withheld" title={say('你的岗位不能查看这个台账')}>
        {inline.text}
      </mark>
    )
  }
  return (
    <mark className="gap" title={say('台账里还没有这个数')}>
      {inline.text.startsWith('【') ? inline.text : `【缺：${inline.text}】`}
    </mark>
  )
}
