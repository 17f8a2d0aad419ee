import { Select } from 'antd'
import type { LedgerDocument } from '../../../ledger/document.ts'
import { workflowOf } from '../../../ledger/workflow.ts'
import { useSay } from '../../language.tsx'
import { PeriodSelect } from '../../parts/period_select.tsx'
import { UnitSelect } from '../../parts/unit_select.tsx'
import { useSeated } from '../../session.tsx'
import { askQueue, type QueueQuestion } from './queue_question.ts'

export interface AskedProps {
  readonly document: LedgerDocument
  readonly question: QueueQuestion
  readonly change: (question: QueueQuestion) => void
}

export function QueueFilters({ document, question, change }: AskedProps) {
  const say = useSay()
  const { unit } = useSeated()
  const { states, start } = workflowOf(document)
  const each = document.cadence?.each
  return (
    <div className="filter-line">
      <div className="filter-bar" role="search">
        <Select
          value={question.state ?? null}
          allowClear
          placeholder={say('待我审核')}
          aria-label={say('状态')}
          options={Object.entries(states)
            .filter(([name]) => name !== start)
            .map(([name, state]) => ({ value: name, label: state.title }))}
          onChange={(state: string | undefined) => change(askQueue(question, { state: state ?? '' }))}
          style={{ width: 120 }}
        />
        <PeriodSelect
          value={question.period}
          {...(each === undefined ? {} : { kinds: [each] })}
          allowClear
          onChange={(period) => change(askQueue(question, { period: period ?? '' }))}
        />
        <UnitSelect
          value={question.unit ?? unit.code}
          onChange={(code) => change(askQueue(question, { unit: code ?? unit.code }))}
          style={{ width: 180 }}
        />
      </div>
    </div>
  )
}
