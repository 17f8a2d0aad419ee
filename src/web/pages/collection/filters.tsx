import { Button, Input, Select, Segmented } from 'antd'
import type { PeriodKind } from '../../../ledger/document.ts'
import type { Collection } from '../../../ledger/work_wire.ts'
import { usePhone } from '../../appearance.tsx'
import { useSay } from '../../language.tsx'
import { PeriodSelect } from '../../parts/period_select.tsx'
import { UnitSelect } from '../../parts/unit_select.tsx'
import { useSeated } from '../../session.tsx'
import { asking, SHOWN, SPANS, type CollectionQuestion, type Show } from './question.ts'

const SHOW_TITLES: Readonly<Record<Show, string>> = { all: '全部', late: '逾期', waiting: '待审', returned: '退回' }

interface FiltersProps {
  readonly collection: Collection | undefined
  readonly each: PeriodKind
  readonly question: CollectionQuestion
  readonly change: (question: CollectionQuestion) => void
}

export function Filters({ collection, each, question, change }: FiltersProps) {
  const say = useSay()
  const phone = usePhone()
  const { unit } = useSeated()
  const narrowed = question.show !== 'all' || question.search !== undefined || question.period !== undefined
  return (
    <div className="filter-bar" role="search">
      <Segmented<Show>
        value={question.show}
        options={SHOWN.map((show) => ({ value: show, label: say(SHOW_TITLES[show]) }))}
        onChange={(show) => change(asking(question, { show }))}
        aria-label={say('看哪些单位')}
      />
      <Input.Search
        key={question.search ?? ''}
        defaultValue={question.search ?? ''}
        allowClear
        placeholder={say('找单位')}
        aria-label={say('找单位')}
        onSearch={(text) => change(asking(question, { search: text.trim() }))}
        className="filter-search"
      />
      <UnitSelect
        value={question.unit ?? unit.code}
        {...(collection?.unit === (question.unit ?? unit.code) ? { label: collection.unit_name } : {})}
        onChange={(code) => change(asking(question, { unit: code ?? unit.code }))}
        style={{ width: 180 }}
      />
      <PeriodSelect
        value={question.period ?? collection?.periods.at(-1)?.code}
        kinds={[each]}
        onChange={(period) => change(asking(question, { period: period ?? '' }))}
      />
      {!phone && (
        <Select
          value={question.periods}
          options={SPANS.map((span) => ({ value: span, label: say('往前{count}期', { count: span }) }))}
          onChange={(periods) => change(asking(question, { periods }))}
          aria-label={say('并列多少期')}
          style={{ width: 104 }}
        />
      )}
      {narrowed && (
        <Button type="link" onClick={() => change(asking(question, { show: 'all', search: '', period: '' }))}>
          {say('清空')}
        </Button>
      )}
    </div>
  )
}
