import { useSay } from '../language.tsx'
import { EXAMPLE_DAY } from '../parts/day_box.tsx'
import { DayPicker } from '../parts/day_picker.tsx'
import type { FieldView, InputProps } from './contract.ts'
import { Lenient } from './lenient.tsx'
import { PlainCell } from './plain_cell.tsx'
import { DayRangeFilter } from './range_filter.tsx'

/** Typed in any of the ways clerks write dates, or picked in a calendar. */
function DateInput(props: InputProps) {
  const say = useSay()
  const value = typeof props.cell.value === 'string' ? props.cell.value : null
  const pick = (
    <DayPicker value={value} disabled={props.disabled ?? false} pick={(day) => props.change({ value: day })} />
  )
  // A date picked in the calendar replaces whatever was half typed, so the box starts anew with it.
  return (
    <Lenient
      key={JSON.stringify(props.cell.value)}
      {...props}
      whenLeft
      suffix={pick}
      example={say('如 {day}', { day: EXAMPLE_DAY })}
    />
  )
}

export const date: FieldView = { Input: DateInput, Cell: PlainCell, Filter: DayRangeFilter, width: 112 }
