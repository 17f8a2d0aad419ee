import { DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { LedgerDocument, PeriodKind } from '../../../ledger/document.ts'
import { workflowOf } from '../../../ledger/workflow.ts'
import { usePhone } from '../../appearance.tsx'
import { useSay } from '../../language.tsx'
import { PeriodSelect } from '../../parts/period_select.tsx'
import { UnitSelect } from '../../parts/unit_select.tsx'
import { useSeated } from '../../session.tsx'
import { AsOf } from './as_of.tsx'
import { hasLimits } from './columns.tsx'
import { DueFilter } from './due_filter.tsx'
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

/** On a phone the filters fold away, so that the rows are seen first; what is set stays open to be seen. */
export function FilterBar({ document, filters, change }: FilterBarProps) {
  const say = useSay()
  const phone = usePhone()
  const [wished, setWished] = useState<boolean | null>(null)
  const open = !phone || (wished ?? isFiltered(filters))
  return (
    <div className="filter-bar" role="search">
      <Input.Search
        key={filters.search ?? ''}
        defaultValue={filters.search ?? ''}
        allowClear
        placeholder={say('搜索')}
        aria-label={say('搜索')}
        onSearch={(text) => change(changed(filters, { search: text.trim() }))}
        className="filter-search"
      />
      {phone && (
        <Button icon={open ? <UpOutlined /> : <DownOutlined />} aria-expanded={open} onClick={() => setWished(!open)}>
          {say('筛选')}
        </Button>
      )}
      {open && <Choices document={document} filters={filters} change={change} />}
    </div>
  )
}

function Choices({ document, filters, change }: FilterBarProps) {
  const say = useSay()
  const { unit } = useSeated()
  const states = Object.entries(workflowOf(document).states)
  return (
    <>
      <UnitSelect
        value={filters.unit ?? unit.code}
        onChange={(code) => change(changed(filters, { unit: code ?? unit.code }))}
        style={{ width: 180 }}
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
      {hasLimits(document) && filters.as_of === undefined && <DueFilter filters={filters} change={change} />}
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
    </>
  )
}
