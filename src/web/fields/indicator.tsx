import { Select } from 'antd'
import { useSay } from '../language.tsx'
import { useCatalogue } from '../ledgers.ts'
import { grouped, offered, usePinyin } from '../parts/indicator_offers.ts'
import type { CellProps, FieldView, InputProps } from './contract.ts'

function IndicatorInput({ id, field, cell, label, change, faulty, disabled }: InputProps) {
  const say = useSay()
  const catalogue = useCatalogue()
  const { match, fetch } = usePinyin()
  const value = typeof cell.value === 'string' ? cell.value : null
  const indicators = catalogue.data?.indicators ?? []
  const known = value === null || indicators.some(({ ref }) => ref === value)
  return (
    <Select
      id={id}
      value={value}
      options={known ? grouped(indicators) : [{ value, label: label ?? value }, ...grouped(indicators)]}
      onFocus={fetch}
      showSearch={{ filterOption: (typed, option) => offered(match, typed, option) }}
      allowClear
      disabled={disabled ?? false}
      placeholder={field.hint ?? say('选指标，可输汉字或拼音')}
      {...(faulty ? { status: 'error' as const } : {})}
      onChange={(next: string | undefined) => change({ value: next ?? null })}
      style={{ width: '100%' }}
    />
  )
}

function IndicatorCell({ value, label }: CellProps) {
  return <>{label ?? (typeof value === 'string' ? value : '')}</>
}

export const indicator: FieldView = { Input: IndicatorInput, Cell: IndicatorCell, width: 180 }
