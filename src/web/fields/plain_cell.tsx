import { kindOf } from '../../ledger/fields/index.ts'
import type { CellProps } from './contract.ts'

/** Text as the language shows it; most types need no more. */
export function PlainCell({ field, value }: CellProps) {
  return <>{kindOf(field).show(value, field)}</>
}

export function NumberCell({ field, value }: CellProps) {
  return <span className="number">{kindOf(field).show(value, field)}</span>
}
