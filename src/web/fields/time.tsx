import { useSay } from '../language.tsx'
import type { FieldView, InputProps } from './contract.ts'
import { HasFilter } from './has_filter.tsx'
import { Lenient } from './lenient.tsx'
import { PlainCell } from './plain_cell.tsx'

/** Typed in any of the ways clerks write a moment. */
function TimeInput(props: InputProps) {
  const say = useSay()
  return <Lenient {...props} whenLeft example={say('如 {day}', { day: '2026-09-01 08:30' })} />
}

export const time: FieldView = { Input: TimeInput, Cell: PlainCell, Filter: HasFilter, width: 140 }
