import { Input } from 'antd'
import { useSay } from '../language.tsx'
import type { FilterProps } from './contract.ts'

export function HasFilter({ field, condition, change }: FilterProps) {
  const say = useSay()
  const has = typeof condition === 'object' && 'has' in condition ? (condition.has ?? '') : ''
  return (
    <Input.Search
      key={has}
      defaultValue={has}
      placeholder={say('包含的文字')}
      allowClear
      onSearch={(text) => change(text.trim() === '' ? undefined : { has: text.trim() })}
      aria-label={field.title}
      style={{ width: 230 }}
    />
  )
}
