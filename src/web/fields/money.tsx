import type { FieldView, InputProps } from './contract.ts'
import { Lenient } from './lenient.tsx'
import { NumberCell } from './plain_cell.tsx'
import { RangeFilter } from './range_filter.tsx'

function MoneyInput(props: InputProps) {
  return <Lenient {...props} inputMode="decimal" suffix={<span className="faint">{props.field.unit ?? '元'}</span>} />
}

export const money: FieldView = { Input: MoneyInput, Cell: NumberCell, Filter: RangeFilter, width: 120, right: true }
