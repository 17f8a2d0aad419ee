import { kindOf } from '../../ledger/fields/index.ts'
import { useSay } from '../language.tsx'
import type { FieldView, InputProps } from './contract.ts'
import { NumberCell } from './plain_cell.tsx'

/** Computed, so there is nothing to type; forms reckon along, and where they cannot it appears once the row is saved. */
function FormulaInput({ id, field, cell }: InputProps) {
  const say = useSay()
  const shown = kindOf(field).show(cell.value, field)
  return (
    <output id={id} className="number soft">
      {shown === '' ? say('保存后自动计算') : shown}
    </output>
  )
}

export const formula: FieldView = { Input: FormulaInput, Cell: NumberCell, width: 100, right: true, computed: true }
