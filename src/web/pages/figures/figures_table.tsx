import { Table, type TableColumnsType } from 'antd'
import type { Figure as FigureValue } from '../../../ledger/wire.ts'
import { useSay, type Say } from '../../language.tsx'
import { Figure } from '../../parts/figure.tsx'
import { coverageWords, isComplete, useOwed } from '../../parts/figure_card.tsx'
import type { FigureQuestion } from './question.ts'

interface Line {
  readonly key: string
  readonly title: string
  readonly figures: ReadonlyMap<string, FigureValue>
}

/** One line a group; without a split one line an indicator would hide the comparison, so it is one line in all. */
const linesOf = (figures: readonly FigureValue[]): readonly Line[] => {
  const lines = new Map<string, { title: string; figures: Map<string, FigureValue> }>()
  for (const figure of figures) {
    const key = figure.group?.key ?? ''
    const line = lines.get(key) ?? { title: figure.group?.title ?? figure.unit_name, figures: new Map() }
    line.figures.set(figure.indicator, figure)
    lines.set(key, line)
  }
  return [...lines].map(([key, line]) => ({ key, ...line }))
}

/** The last figure of each indicator, for its title and measure. */
const indicatorsOf = (figures: readonly FigureValue[]): readonly FigureValue[] => [
  ...new Map(figures.map((figure) => [figure.indicator, figure])).values(),
]

const byValue = (ref: string) => (one: Line, other: Line) =>
  (one.figures.get(ref)?.value ?? -Infinity) - (other.figures.get(ref)?.value ?? -Infinity)

const headOf = (figure: FigureValue): string =>
  figure.measure === '' || figure.measure === '%' ? figure.title : `${figure.title}（${figure.measure}）`

const isShared = ({ share }: FigureValue): boolean => share !== undefined && share.value !== null

const compared = (figures: readonly FigureValue[], question: FigureQuestion, say: Say): TableColumnsType<Line> =>
  indicatorsOf(figures).flatMap((first) => {
    const ref = first.indicator
    return [
      {
        key: ref,
        title: headOf(first),
        align: 'right' as const,
        sorter: byValue(ref),
        render: (_: unknown, line: Line) => {
          const figure = line.figures.get(ref)
          return figure === undefined ? null : <Figure figure={figure} by={question.by} />
        },
      },
      ...(question.compare.includes('last_year')
        ? [
            {
              key: `${ref}.last_year`,
              title: say('同比'),
              align: 'right' as const,
              className: 'number soft',
              render: (_: unknown, line: Line) => line.figures.get(ref)?.last_year?.display ?? '—',
            },
          ]
        : []),
      // A rate has no share of anything; a column of dashes would look like something missing.
      ...(question.compare.includes('share') && figures.some((one) => one.indicator === ref && isShared(one))
        ? [
            {
              key: `${ref}.share`,
              title: say('占比'),
              align: 'right' as const,
              className: 'number soft',
              render: (_: unknown, line: Line) => line.figures.get(ref)?.share?.display ?? '—',
            },
          ]
        : []),
    ]
  })

export function FiguresTable({
  figures,
  question,
}: {
  readonly figures: readonly FigureValue[]
  readonly question: FigureQuestion
}) {
  const say = useSay()
  const owed = useOwed(figures[0]?.indicator ?? '')
  const columns: TableColumnsType<Line> = [
    {
      key: 'group',
      title: question.by?.startsWith('series:') === true ? say('期间') : say('单位或项目'),
      dataIndex: 'title',
      fixed: 'start',
      width: 160,
    },
    ...compared(figures, question, say),
    {
      key: 'coverage',
      title: say('填报'),
      render: (_, line) => {
        const [first] = line.figures.values()
        if (first === undefined) return null
        return <span className={isComplete(first, owed) ? 'soft' : 'short'}>{coverageWords(first, owed, say)}</span>
      },
    },
  ]
  return (
    <Table<Line>
      size="small"
      columns={columns}
      dataSource={[...linesOf(figures)]}
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
    />
  )
}
