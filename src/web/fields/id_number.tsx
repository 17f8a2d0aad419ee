import type { FieldView, InputProps } from './contract.ts'
import { Lenient } from './lenient.tsx'
import { NumberCell } from './plain_cell.tsx'

function IdNumberInput(props: InputProps) {
  return <Lenient {...props} inputMode="text" />
}

export const idNumber: FieldView = { Input: IdNumberInput, Cell: NumberCell, width: 170 }
