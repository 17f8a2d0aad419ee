import { UnitSelect } from '../parts/unit_select.tsx'
import type { CellProps, FieldView, FilterProps, InputProps } from './contract.ts'

function UnitInput({ id, field, cell, label, change, faulty, disabled }: InputProps) {
  return (
    <UnitSelect
      id={id}
      value={typeof cell.value === 'string' ? cell.value : null}
      {...(label === undefined ? {} : { label })}
      {...(field.level === undefined ? {} : { level: field.level })}
      everywhere
      faulty={faulty}
      disabled={disabled ?? false}
      allowClear
      onChange={(code) => change({ value: code })}
      style={{ width: '100%' }}
    />
  )
}

function UnitCell({ value, label }: CellProps) {
  return <>{label ?? (typeof value === 'string' ? value : '')}</>
}

function UnitFilter({ field, condition, change }: FilterProps) {
  return (
    <UnitSelect
      value={typeof condition === 'string' ? condition : null}
      {...(field.level === undefined ? {} : { level: field.level })}
      allowClear
      onChange={(code) => change(code ?? undefined)}
      style={{ width: 240 }}
    />
  )
}

export const unit: FieldView = { Input: UnitInput, Cell: UnitCell, Filter: UnitFilter, width: 150 }
