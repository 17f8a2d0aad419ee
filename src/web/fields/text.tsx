import type { FieldView, InputProps } from './contract.ts'
import { HasFilter } from './has_filter.tsx'
import { Lenient } from './lenient.tsx'
import { PlainCell } from './plain_cell.tsx'

/** Texts that may be long get a box that grows. */
const ONE_LINE = 60

function TextInput(props: InputProps) {
  const long = (props.field.longest ?? ONE_LINE + 1) > ONE_LINE && props.field.private === undefined
  return long ? <Lenient {...props} rows={1} /> : <Lenient {...props} />
}

export const text: FieldView = { Input: TextInput, Cell: PlainCell, Filter: HasFilter, width: 150 }
