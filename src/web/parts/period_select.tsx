import { Select, Space } from 'antd'
import type { PeriodKind } from '../../ledger/document.ts'
import { parsePeriod, periodOf } from '../../ledger/period.ts'
import { useState } from 'react'
import { useSay } from '../language.tsx'
import { DayBox } from './day_box.tsx'
import { useSession } from '../session.tsx'
import { PERIOD_KIND_TITLES, recentPeriods } from './period_words.ts'

interface PeriodSelectProps {
  readonly value: string | undefined
  readonly kinds?: readonly PeriodKind[]
  readonly allowClear?: boolean
  readonly onChange: (code: string | undefined) => void
}

const USUAL: readonly PeriodKind[] = ['year', 'half', 'quarter', 'month', 'school_year', 'term']

/** First the kind of period, then which one; a changed kind stays near where one was. */
export function PeriodSelect({ value, kinds = USUAL, allowClear = false, onChange }: PeriodSelectProps) {
  const say = useSay()
  const { today } = useSession()
  const read = value === undefined ? null : parsePeriod(value)
  // A year up to a day and five years are printed in reports; they are no periods to choose.
  const chosen = read?.kind === 'to_date' || read?.kind === 'years' ? null : read
  const [wished, setWished] = useState<PeriodKind>(kinds[0] ?? 'year')
  const chosen_kind = chosen === null || chosen.kind === 'to_date' || chosen.kind === 'years' ? undefined : chosen.kind
  const kind = chosen_kind ?? wished
  const offered = chosen_kind === undefined || kinds.includes(chosen_kind) ? kinds : [...kinds, chosen_kind]
  const turn = (next: PeriodKind): void => {
    setWished(next)
    if (chosen !== null) onChange(periodOf(next, chosen.to < today ? chosen.to : today).code)
  }
  return (
    <Space.Compact>
      {offered.length > 1 && (
        <Select
          value={kind}
          options={offered.map((one) => ({ value: one, label: say(PERIOD_KIND_TITLES[one]) }))}
          onChange={turn}
          style={{ width: 82 }}
          popupMatchSelectWidth={false}
          aria-label={say('期的种类')}
        />
      )}
      {kind === 'day' ? (
        <DayBox value={value ?? null} label={say('日期')} change={(day) => onChange(day ?? undefined)} />
      ) : (
        <Select
          value={chosen?.code ?? null}
          options={recentPeriods(kind, today, chosen?.code).map((period) => ({
            value: period.code,
            label: period.title,
          }))}
          onChange={(code: string | undefined) => onChange(code ?? undefined)}
          allowClear={allowClear}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={allowClear ? say('全部期间') : say('选择期间')}
          style={{ minWidth: 150 }}
          popupMatchSelectWidth={false}
          aria-label={say('期间')}
        />
      )}
    </Space.Compact>
  )
}
