import { Button, Radio, Select } from 'antd'
import { useSay } from '../language.tsx'
import type { FieldView, InputProps } from './contract.ts'
import { OptionsFilter } from './options_filter.tsx'
import { PlainCell } from './plain_cell.tsx'

/** So few and so short that all can lie open. */
const liesOpen = (options: readonly string[]): boolean => options.length <= 4 && options.join('').length <= 16

function ChoiceInput({ id, field, cell, change, faulty, disabled }: InputProps) {
  const say = useSay()
  const options = field.options ?? []
  const items = options.map((option) => ({ value: option, label: option }))
  const value = typeof cell.value === 'string' ? cell.value : null
  if (!liesOpen(options)) {
    return (
      <Select
        id={id}
        value={value}
        options={items}
        showSearch
        allowClear
        disabled={disabled ?? false}
        placeholder={field.hint ?? say('请选择')}
        {...(faulty ? { status: 'error' as const } : {})}
        onChange={(next: string | undefined) => change({ value: next ?? null })}
        style={{ width: '100%' }}
      />
    )
  }
  return (
    <span id={id}>
      <Radio.Group
        value={value}
        options={items}
        disabled={disabled ?? false}
        onChange={(event) => change({ value: String(event.target.value) })}
      />
      {value !== null && disabled !== true && (
        <Button type="link" size="small" onClick={() => change({ value: null })}>
          {say('清除')}
        </Button>
      )}
    </span>
  )
}

export const choice: FieldView = { Input: ChoiceInput, Cell: PlainCell, Filter: OptionsFilter, width: 96 }
