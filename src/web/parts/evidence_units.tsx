import { useQuery } from '@tanstack/react-query'
import { Empty, Table, type TableColumnsType } from 'antd'
import { fillingLevels } from '../../ledger/workflow.ts'
import type { Figure as FigureValue } from '../../ledger/wire.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { useCatalogue, useLedger } from '../ledgers.ts'
import { Figure } from './figure.tsx'
import { coverageWords, isComplete, useOwed } from './figure_card.tsx'
import { Refusal } from './refusal.tsx'

/** The level directly below a unit's own, by which a figure falls apart first; none below those who fill the ledger. */
const useLevelBelow = (unit: string, indicator: string): string | null | undefined => {
  const catalogue = useCatalogue()
  const ledger = useLedger(indicator.split('.')[0] ?? '')
  const own = useQuery({ queryKey: ['unit', unit], queryFn: () => api.unit(unit) })
  if (catalogue.data === undefined || own.data === undefined || ledger.data === undefined) return undefined
  const { levels } = catalogue.data
  const rankOf = (name: string): number => levels.findIndex((level) => level.name === name)
  const at = rankOf(own.data.level)
  const lowest = Math.max(...fillingLevels(ledger.data.document).map(rankOf))
  return at < lowest ? (levels[at + 1]?.name ?? null) : null
}

export function EvidenceUnits({ figure }: { readonly figure: FigureValue }) {
  const say = useSay()
  const owed = useOwed(figure.indicator)
  const { unit } = figure
  const level = useLevelBelow(unit, figure.indicator)
  const by = `level:${level ?? ''}`
  const { indicator: indicators, period, as_of } = figure
  const split = useQuery({
    queryKey: ['figures', indicators, unit, period, as_of, by],
    queryFn: () => api.figures({ indicators, unit, period, as_of, by }),
    enabled: typeof level === 'string',
  })
  const columns: TableColumnsType<FigureValue> = [
    { key: 'unit', title: say('单位'), render: (_, one) => one.group?.title ?? one.unit_name },
    { key: 'value', title: figure.title, align: 'right', render: (_, one) => <Figure figure={one} by={by} /> },
    {
      key: 'coverage',
      title: say('填报'),
      render: (_, one) => (
        <span className={isComplete(one, owed) ? 'soft' : 'short'}>{coverageWords(one, owed, say)}</span>
      ),
    },
  ]
  if (level === null)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('这个单位下面没有下级单位')} />
  if (split.isError) return <Refusal error={split.error} again={() => void split.refetch()} />
  return (
    <Table<FigureValue>
      size="small"
      rowKey={(one) => one.group?.key ?? one.unit}
      loading={split.isPending}
      dataSource={split.data?.figures ?? []}
      columns={columns}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
    />
  )
}
