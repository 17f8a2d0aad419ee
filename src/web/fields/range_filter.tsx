import { Input, Space } from 'antd'
import type { Condition, Scalar } from '../../ledger/document.ts'
import { kindOf } from '../../ledger/fields/index.ts'
import { useSay } from '../language.tsx'
import { DayBox } from '../parts/day_box.tsx'
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
  const box = (end: 'gte' | 'lte', title: string) => {
    const label = `${field.title} ${title}`
    const prefix = <span className="faint">{title}</span>
    const text = ends[end] === undefined ? '' : String(ends[end])
    if (days) {
      return (
        <DayBox value={text || null} label={label} prefix={prefix} style={{}} change={(day) => set(end, day ?? '')} />
      )
    }
    return (
      <Input
        key={text}
        defaultValue={text}
        inputMode="decimal"
        prefix={prefix}
        onBlur={(event) => set(end, event.target.value)}
        onPressEnter={(event) => set(end, event.currentTarget.value)}
        aria-label={label}
      />
    )
  }
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
