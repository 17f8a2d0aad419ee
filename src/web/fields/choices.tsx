import { Select } from 'antd'
import { useSay } from '../language.tsx'
import type { FieldView, InputProps } from './contract.ts'
import { OptionsFilter } from './options_filter.tsx'
import { PlainCell } from './plain_cell.tsx'

function ChoicesInput({ id, field, cell, change, faulty, disabled }: InputProps) {
  const say = useSay()
  const chosen = Array.isArray(cell.value) ? (cell.value as readonly string[]) : []
  return (
    <Select
      id={id}
      mode="multiple"
      value={[...chosen]}
      options={(field.options ?? []).map((option) => ({ value: option, label: option }))}
      placeholder={field.hint ?? say('可选多项')}
      allowClear
      disabled={disabled ?? false}
      {...(faulty ? { status: 'error' as const } : {})}
      onChange={(next: string[]) => change({ value: next.length === 0 ? null : next })}
      style={{ width: '100%' }}
    />
  )
}

export const choices: FieldView = { Input: ChoicesInput, Cell: PlainCell, Filter: OptionsFilter, width: 150 }
