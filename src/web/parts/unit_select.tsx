import { useQuery, useQueryClient } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { useMemo, useState, type CSSProperties } from 'react'
import type { Unit } from '../../ledger/wire.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { useSession } from '../session.tsx'
import { useSettled } from './settled.ts'

interface UnitSelectProps {
  readonly id?: string
  readonly value: string | null
  /** The name of `value`, shown until its branch has been opened. */
  readonly label?: string
  /** Only units of this level can be chosen; the others lead to them. */
  readonly level?: string
  readonly faulty?: boolean
  readonly disabled?: boolean
  readonly allowClear?: boolean
  readonly placeholder?: string
  readonly onChange: (code: string | null, name: string) => void
  readonly style?: CSSProperties
}

interface Branch {
  readonly id: string
  readonly pId: string | null
  readonly value: string
  readonly title: string
  readonly isLeaf: boolean
  readonly selectable: boolean
}

const SEARCHED = 2

const branchOf = (unit: Unit, parent: string | null, level: string | undefined): Branch => ({
  id: unit.code,
  pId: parent,
  value: unit.code,
  title: unit.name,
  isLeaf: unit.children === 0,
  selectable: level === undefined || unit.level === level,
})

/** Opens branch by branch and searches across all of them; only units the person may see appear. */
export function UnitSelect(props: UnitSelectProps) {
  const say = useSay()
  const client = useQueryClient()
  const { home } = useSession()
  const [opened, setOpened] = useState<readonly (readonly [string, readonly Unit[]])[]>([])
  const [search, setSearch] = useState('')
  const late = useSettled(search.trim())
  const below = (code: string) => ({
    queryKey: ['units', 'under', code],
    queryFn: () => api.units({ under: code, direct: 'true' }),
    staleTime: 60_000,
  })
  const first = useQuery(below(home.code))
  const found = useQuery({
    queryKey: ['units', 'search', late, props.level],
    queryFn: () => api.units({ search: late, level: props.level }),
    enabled: late.length >= SEARCHED,
  })
  const tree = useMemo<readonly Branch[]>(() => {
    if (late.length >= SEARCHED)
      return (found.data?.units ?? []).map((unit) => ({ ...branchOf(unit, null, props.level), isLeaf: true }))
    const root = { ...home, children: first.data?.units.length ?? 1 }
    const top: Branch = {
      id: root.code,
      pId: null,
      value: root.code,
      title: root.name,
      isLeaf: root.children === 0,
      selectable: props.level === undefined || props.level === home.level,
    }
    const branches = [[home.code, first.data?.units ?? []] as const, ...opened].flatMap(([parent, units]) =>
      units.map((unit) => branchOf(unit, parent, props.level)),
    )
    return [top, ...branches]
  }, [late, found.data, first.data, opened, home, props.level])
  const named =
    props.value === null
      ? null
      : {
          value: props.value,
          label: tree.find((one) => one.value === props.value)?.title ?? props.label ?? props.value,
        }
  return (
    <TreeSelect
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.faulty === true ? { status: 'error' as const } : {})}
      {...(props.style === undefined ? {} : { style: props.style })}
      value={named ?? undefined}
      labelInValue
      treeDataSimpleMode
      treeData={[...tree]}
      treeDefaultExpandedKeys={[home.code]}
      loadData={async (node) => {
        const code = String(node.value)
        const { units } = await client.fetchQuery(below(code))
        setOpened((known) => [...known.filter(([parent]) => parent !== code), [code, units]])
      }}
      showSearch={{ filterTreeNode: false, searchValue: search, onSearch: setSearch }}
      allowClear={props.allowClear ?? false}
      disabled={props.disabled ?? false}
      placeholder={props.placeholder ?? say('选择单位')}
      popupMatchSelectWidth={300}
      listHeight={320}
      onChange={(next: { value: string; label: string } | undefined) => {
        setSearch('')
        props.onChange(next?.value ?? null, next?.label ?? '')
      }}
    />
  )
}

export default UnitSelect
