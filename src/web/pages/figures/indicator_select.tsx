import { Select } from 'antd'
import type { IndicatorRow } from '../../../ledger/wire/catalogue.ts'
import { useSay } from '../../language.tsx'
import { grouped, offered, usePinyin } from '../../parts/indicator_offers.ts'

interface IndicatorSelectProps {
  readonly indicators: readonly IndicatorRow[]
  readonly value: readonly string[]
  readonly change: (value: string[]) => void
}

/** One request carries so many at most; more would be a table nobody reads. */
const MOST = 12

export function IndicatorSelect({ indicators, value, change }: IndicatorSelectProps) {
  const say = useSay()
  const { match, fetch } = usePinyin()
  return (
    <Select
      mode="multiple"
      value={[...value]}
      maxCount={MOST}
      options={grouped(indicators)}
      onFocus={fetch}
      showSearch={{
        filterOption: (typed, option) => offered(match, typed, option),
      }}
      placeholder={say('选指标，可输汉字或拼音')}
      aria-label={say('指标')}
      onChange={change}
      style={{ width: '100%' }}
      listHeight={420}
    />
  )
}
