import { Checkbox } from 'antd'
import type { FilterProps } from './contract.ts'

export function OptionsFilter({ field, condition, change }: FilterProps) {
  const chosen = Array.isArray(condition) ? condition.map(String) : []
  return (
    <Checkbox.Group
      className="column-checks"
      value={chosen}
      options={(field.options ?? []).map((option) => ({ value: option, label: option }))}
      onChange={(next) => change(next.length === 0 ? undefined : next)}
      aria-label={field.title}
    />
  )
}
