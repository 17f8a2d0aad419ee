import { useQuery } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { useState, type CSSProperties } from 'react'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { useUnitTree } from './unit_tree.ts'

interface Choice {
  readonly value: string
  readonly label: string
}
interface UnitSelectProps {
  readonly id?: string
  readonly value: string | null
  /** The name of `value`, where the caller knows it. */
  readonly label?: string
  readonly level?: string
  readonly everywhere?: boolean
  readonly faulty?: boolean
  readonly disabled?: boolean
  readonly allowClear?: boolean
  readonly placeholder?: string
  readonly onChange: (code: string | null, name: string) => void
  readonly style?: CSSProperties
}

/** The name of a chosen unit, asked for only where neither the tree nor the caller knows it. */
const useName = (code: string | null, known: string | undefined): string => {
  const asked = useQuery({
    queryKey: ['unit', code],
    queryFn: () => api.unit(code ?? ''),
    enabled: code !== null && known === undefined,
  })
  return known ?? asked.data?.name ?? code ?? ''
}

/** Opens branch by branch and searches across all of them. */
export function UnitSelect(props: UnitSelectProps) {
  const { value } = props
  const say = useSay()
  const [search, setSearch] = useState('')
  // A name chosen from a search stays known when the search is gone.
  const [chosen, setChosen] = useState<Choice | null>(null)
  const { tree, open, home } = useUnitTree({ search, level: props.level, everywhere: props.everywhere === true })
  const picked = chosen?.value === value ? chosen.label : undefined
  const name = useName(value, tree.find((one) => one.value === value)?.title ?? picked ?? props.label)
  return (
    <TreeSelect<Choice | null>
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.faulty === true ? { status: 'error' as const } : {})}
      {...(props.style === undefined ? {} : { style: props.style })}
      value={value === null ? null : { value, label: name }}
      labelInValue
      treeDataSimpleMode
      treeData={[...tree]}
      treeDefaultExpandedKeys={[home.code]}
      loadData={(node) => open(String(node.value))}
      showSearch={{ filterTreeNode: false, searchValue: search, onSearch: setSearch }}
      allowClear={props.allowClear ?? false}
      disabled={props.disabled ?? false}
      placeholder={props.placeholder ?? say('选择单位')}
      aria-label={props.id === undefined ? say('单位') : undefined}
      popupMatchSelectWidth={300}
      listHeight={320}
      onChange={(next: Choice | null | undefined) => {
        setSearch('')
        setChosen(next ?? null)
        props.onChange(next?.value ?? null, next?.label ?? '')
      }}
    />
  )
}

export default UnitSelect
