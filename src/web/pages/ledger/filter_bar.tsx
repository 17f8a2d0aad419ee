import { HistoryOutlined } from '@ant-design/icons'
import { Alert, Button, Input, Popover, Select } from 'antd'
import type { LedgerDocument, PeriodKind } from '../../../ledger/document.ts'
import { workflowOf } from '../../../ledger/workflow.ts'
import { usePhone } from '../../appearance.tsx'
import { useSay } from '../../language.tsx'
import { PeriodSelect } from '../../parts/period_select.tsx'
import { UnitSelect } from '../../parts/unit_select.tsx'
import { useSeated } from '../../session.tsx'
import { ConditionsBar } from './conditions.tsx'
import { changed, conditioned, isFiltered, type Filters } from './filters.ts'

interface FilterBarProps {
  readonly document: LedgerDocument
  readonly filters: Filters
  readonly change: (filters: Filters) => void
}

const WIDER: readonly PeriodKind[] = ['year', 'half', 'quarter', 'month']

/** The ledger's own kind of period comes first, wider ones after it. */
const kindsFor = (document: LedgerDocument): readonly PeriodKind[] => {
  const each = document.cadence?.each
  return each === undefined ? WIDER : [each, ...WIDER.filter((kind) => kind !== each)]
}

export function FilterBar({ document, filters, change }: FilterBarProps) {
  const say = useSay()
  const phone = usePhone()
  const { unit } = useSeated()
  const states = Object.entries(workflowOf(document).states)
  return (
    <div className="filter-bar" role="search">
      <Input.Search
        key={filters.search ?? ''}
        defaultValue={filters.search ?? ''}
        allowClear
        placeholder={say('搜索')}
        aria-label={say('搜索')}
        onSearch={(text) => change(changed(filters, { search: text.trim() }))}
        style={{ width: phone ? '100%' : 180 }}
      />
      <UnitSelect
        value={filters.unit ?? unit.code}
        label={unit.name}
        onChange={(code) => change(changed(filters, { unit: code ?? unit.code }))}
        style={{ width: phone ? '100%' : 200 }}
      />
      <PeriodSelect
        value={filters.period}
        kinds={kindsFor(document)}
        allowClear
        onChange={(code) => change(changed(filters, { period: code ?? '' }))}
      />
      {states.length > 1 && (
        <Select
          value={filters.state ?? null}
          allowClear
          placeholder={say('全部状态')}
          aria-label={say('状态')}
          options={states.map(([name, state]) => ({ value: name, label: state.title }))}
          onChange={(state: string | undefined) => change(changed(filters, { state: state ?? '' }))}
          style={{ width: 116 }}
          popupMatchSelectWidth={false}
        />
      )}
      <ConditionsBar
        document={document}
        where={filters.where}
        change={(field, condition) => change(conditioned(filters, field, condition))}
      />
      <AsOf filters={filters} change={change} />
      {isFiltered(filters) && (
        <Button type="link" onClick={() => change({ page: 1, size: filters.size, where: {} })}>
          {say('清空')}
        </Button>
      )}
    </div>
  )
}

function AsOf({ filters, change }: { readonly filters: Filters; readonly change: (filters: Filters) => void }) {
  const say = useSay()
  const content = (
    <Input
      type="date"
      defaultValue={filters.as_of ?? ''}
      aria-label={say('看哪一天的台账')}
      onChange={(event) => change(changed(filters, { as_of: event.target.value }))}
    />
  )
  return (
    <Popover trigger="click" placement="bottomLeft" title={say('看哪一天的台账')} content={content}>
      <Button icon={<HistoryOutlined />} type={filters.as_of === undefined ? 'default' : 'primary'}>
        {filters.as_of === undefined ? say('现在') : say('截至{moment}', { moment: filters.as_of })}
      </Button>
    </Popover>
  )
}

/** Old rows look like new ones; a page that shows them says so. */
export function AsOfNotice({
  filters,
  change,
}: {
  readonly filters: Filters
  readonly change: (filters: Filters) => void
}) {
  const say = useSay()
  if (filters.as_of === undefined) return null
  return (
    <Alert
      banner
      type="info"
      title={say('这是{day}结束时的台账，不是现在的。', { day: filters.as_of })}
      action={
        <Button size="small" onClick={() => change(changed(filters, { as_of: '' }))}>
          {say('回到现在')}
        </Button>
      }
      style={{ marginBottom: 8 }}
    />
  )
}
