import { Input, Space } from 'antd'
import type { Condition, Scalar } from '../../ledger/document.ts'
import { kindOf } from '../../ledger/fields/index.ts'
import { useSay } from '../language.tsx'
import type { FilterProps } from './contract.ts'

type Ends = { readonly gte?: Scalar; readonly lte?: Scalar }

const endsOf = (condition: Condition | undefined): Ends =>
  typeof condition === 'object' && !Array.isArray(condition) ? (condition as Ends) : {}

/** From … to, either of them open; each end is read as leniently as a cell. */
export function RangeFilter({ field, condition, change, days = false }: FilterProps & { readonly days?: boolean }) {
  const say = useSay()
  const ends = endsOf(condition)
  const set = (end: 'gte' | 'lte', text: string): void => {
    const reading = kindOf(field).read(text, field, {})
    const value = reading.ok && reading.value !== null ? (reading.value as Scalar) : undefined
    const { [end]: _, ...other } = ends
    const next: Ends = value === undefined ? other : { ...other, [end]: value }
    change(Object.keys(next).length === 0 ? undefined : next)
  }
  const box = (end: 'gte' | 'lte', title: string) => (
    <Input
      key={String(ends[end] ?? '')}
      defaultValue={ends[end] === undefined ? '' : String(ends[end])}
      type={days ? 'date' : 'text'}
      inputMode={days ? 'text' : 'decimal'}
      prefix={<span className="faint">{title}</span>}
      onBlur={(event) => set(end, event.target.value)}
      onPressEnter={(event) => set(end, event.currentTarget.value)}
      aria-label={`${field.title} ${title}`}
    />
  )
  return (
    <Space orientation="vertical" style={{ width: 230 }}>
      {box('gte', say('从'))}
      {box('lte', say('到'))}
    </Space>
  )
}

export function DayRangeFilter(props: FilterProps) {
  return <RangeFilter {...props} days />
}
