import type { FieldView, InputProps } from './contract.ts'
import { Lenient } from './lenient.tsx'
import { NumberCell } from './plain_cell.tsx'
import { RangeFilter } from './range_filter.tsx'

function IntegerInput(props: InputProps) {
  return <Lenient {...props} inputMode="numeric" />
}

export const integer: FieldView = {
  Input: IntegerInput,
  Cell: NumberCell,
  Filter: RangeFilter,
  width: 100,
  right: true,
}
