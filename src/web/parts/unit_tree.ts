import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Session, Unit } from '../../ledger/wire.ts'
import { api } from '../api.ts'
import { useSession } from '../session.tsx'
import { useSettled } from './settled.ts'

export interface Branch {
  readonly id: string
  readonly pId: string | null
  readonly value: string
  readonly title: string
  readonly isLeaf: boolean
  readonly selectable: boolean
}
interface Sought {
  readonly search: string
  /** Only units of this level can be chosen; the others lead to them. */
  readonly level?: string | undefined
  /** Search the whole organisation and not only what lies below one's own unit. */
  readonly everywhere: boolean
}

/** Letters from which a search is worth asking. */
const SEARCHED = 2

const branchOf = (unit: Unit, parent: string | null, level: string | undefined): Branch => ({
  id: unit.code,
  pId: parent,
  value: unit.code,
  title: unit.name,
  isLeaf: unit.children === 0,
  selectable: level === undefined || unit.level === level,
})

const below = (code: string) => ({
  queryKey: ['units', 'under', code],
  queryFn: () => api.units({ under: code, direct: 'true' }),
  staleTime: 60_000,
})

const topOf = (home: Session['home'], children: number, level: string | undefined): Branch => ({
  id: home.code,
  pId: null,
  value: home.code,
  title: home.name,
  isLeaf: children === 0,
  selectable: level === undefined || level === home.level,
})

/** One's own unit with the branches opened so far, or what a search finds. */
export const useUnitTree = ({ search, level, everywhere }: Sought) => {
  const client = useQueryClient()
  const { home } = useSession()
  const [opened, setOpened] = useState<readonly (readonly [string, readonly Unit[]])[]>([])
  const late = useSettled(search.trim())
  const searching = late.length >= SEARCHED
  const first = useQuery(below(home.code))
  const asked = { search: late, level, ...(everywhere ? {} : { under: home.code }) }
  const found = useQuery({
    queryKey: ['units', 'search', asked],
    queryFn: () => api.units(asked),
    enabled: searching,
  })
  const tree = useMemo<readonly Branch[]>(() => {
    if (searching) {
      return (found.data?.units ?? []).map((unit) => ({ ...branchOf(unit, null, level), isLeaf: true }))
    }
    const branches = [[home.code, first.data?.units ?? []] as const, ...opened].flatMap(([parent, units]) =>
      units.map((unit) => branchOf(unit, parent, level)),
    )
    return [topOf(home, first.data?.units.length ?? 1, level), ...branches]
  }, [searching, found.data, first.data, opened, home, level])
  const open = async (code: string): Promise<void> => {
    const { units } = await client.fetchQuery(below(code))
    setOpened((known) => [...known.filter(([parent]) => parent !== code), [code, units]])
  }
  return { tree, open, home }
}
