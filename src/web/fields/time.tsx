import { useSay } from '../language.tsx'
import { MomentPicker } from '../parts/moment_picker.tsx'
import type { FieldView, InputProps } from './contract.ts'
import { HasFilter } from './has_filter.tsx'
import { Lenient } from './lenient.tsx'
import { PlainCell } from './plain_cell.tsx'

/** Typed in any of the ways clerks write a moment, picked, or set to now. */
function TimeInput(props: InputProps) {
  const say = useSay()
  const value = typeof props.cell.value === 'string' ? props.cell.value : null
  const suffix = (settle: () => void) => (
    <MomentPicker
      value={value}
      disabled={props.disabled ?? false}
      pick={(moment) => {
        settle()
        props.change({ value: moment })
      }}
    />
  )
  return <Lenient {...props} whenLeft suffix={suffix} example={say('如 {day}', { day: '2026-09-01 08:30' })} />
}

export const time: FieldView = { Input: TimeInput, Cell: PlainCell, Filter: HasFilter, width: 140 }
