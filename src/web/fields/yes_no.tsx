import { Button, Radio, Segmented } from 'antd'
import { useSay } from '../language.tsx'
import type { FieldView, FilterProps, InputProps } from './contract.ts'
import { PlainCell } from './plain_cell.tsx'

function YesNoInput({ id, cell, change, disabled }: InputProps) {
  const say = useSay()
  return (
    <span id={id}>
      <Radio.Group
        value={cell.value}
        disabled={disabled ?? false}
        onChange={(event) => change({ value: event.target.value === true })}
        options={[
          { value: true, label: say('是') },
          { value: false, label: say('否') },
        ]}
      />
      {cell.value !== null && disabled !== true && (
        <Button type="link" size="small" onClick={() => change({ value: null })}>
          {say('清除')}
        </Button>
      )}
    </span>
  )
}

function YesNoFilter({ condition, change }: FilterProps) {
  const say = useSay()
  return (
    <Segmented
      value={typeof condition === 'boolean' ? String(condition) : 'all'}
      options={[
        { value: 'all', label: say('全部') },
        { value: 'true', label: say('是') },
        { value: 'false', label: say('否') },
      ]}
      onChange={(next) => change(next === 'all' ? undefined : next === 'true')}
    />
  )
}

export const yesNo: FieldView = { Input: YesNoInput, Cell: PlainCell, Filter: YesNoFilter, width: 80 }
