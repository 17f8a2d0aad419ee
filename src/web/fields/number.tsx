import type { FieldView, InputProps } from './contract.ts'
import { Lenient } from './lenient.tsx'
import { NumberCell } from './plain_cell.tsx'
import { RangeFilter } from './range_filter.tsx'

function NumberInput(props: InputProps) {
  return <Lenient {...props} inputMode="decimal" />
}

export const number: FieldView = { Input: NumberInput, Cell: NumberCell, Filter: RangeFilter, width: 100, right: true }
