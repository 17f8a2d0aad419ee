import { CalendarOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import { useSay } from '../language.tsx'
import type { FieldView, InputProps } from './contract.ts'
import { Lenient } from './lenient.tsx'
import { PlainCell } from './plain_cell.tsx'
import { DayRangeFilter } from './range_filter.tsx'

/** Typed in any of the ways clerks write dates, or picked in the calendar that the device itself brings. */
function DateInput(props: InputProps) {
  const say = useSay()
  const picker = useRef<HTMLInputElement>(null)
  const pick = (
    <span className="date-pick">
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={typeof props.cell.value === 'string' ? props.cell.value : ''}
        onChange={(event) => props.change({ value: event.target.value === '' ? null : event.target.value })}
      />
      <Button
        type="text"
        size="small"
        icon={<CalendarOutlined />}
        aria-label={say('选日期')}
        disabled={props.disabled ?? false}
        onClick={() => picker.current?.showPicker()}
      />
    </span>
  )
  // A date picked in the calendar replaces whatever was half typed, so the box starts anew with it.
  return <Lenient key={JSON.stringify(props.cell.value)} {...props} suffix={pick} />
}

export const date: FieldView = { Input: DateInput, Cell: PlainCell, Filter: DayRangeFilter, width: 112 }
