import type { FieldView, InputProps } from './contract.ts'
import { Lenient } from './lenient.tsx'
import { NumberCell } from './plain_cell.tsx'

function PhoneInput(props: InputProps) {
  return <Lenient {...props} inputMode="tel" />
}

export const phone: FieldView = { Input: PhoneInput, Cell: NumberCell, width: 120 }
