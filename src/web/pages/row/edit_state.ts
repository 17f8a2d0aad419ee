/** Editing one row: what was there when the work began, the draft, the version somebody else saved meanwhile. */
import { useMutation } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Row } from '../../../ledger/wire.ts'
import { api, Refused } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { useSession } from '../../session.tsx'
import { draftName, draftOf, dropDraft, keepDraft } from './drafts.ts'
import { filledFields } from './field_groups.ts'
import { useRefreshing, useRequestKey } from './row_changes.ts'
import { useRowState, type Start } from './row_state.ts'

export const only = (start: Start, names: readonly string[]): Start => ({
  values: Object.fromEntries(names.map((name) => [name, start.values[name] ?? null])),
  marks: Object.fromEntries(
    names.flatMap((name) => (start.marks[name] === undefined ? [] : [[name, start.marks[name]]])),
  ),
})

const same = (one: Start, other: Start): boolean => JSON.stringify(one) === JSON.stringify(other)

export const useEditing = (document: LedgerDocument, row: Row) => {
  const say = useSay()
  const { person } = useSession()
  const fields = useMemo(() => filledFields(document), [document])
  const names = useMemo(() => fields.map(([name]) => name), [fields])
  const draft = draftName(person.login, document.name, row.id)
  const [restored] = useState(() => draftOf(draft, Date.now()))
  // Held for as long as the form lives: the version the work started from, whatever the list does meanwhile.
  const [base] = useState(row)
  const began = useMemo(() => only(base, names), [base, names])
  const around = useMemo(() => ({ state: base.state, unit: base.unit, period: base.period }), [base])
  const state = useRowState({ fields, start: restored ?? began, known: began, around, missing: say('必填') })
  const { values, marks } = state
  const mine = useMemo(() => only({ values, marks }, names), [values, marks, names])
  useEffect(() => {
    if (same(mine, began)) return
    keepDraft(draft, {
      ...mine,
      unit: base.unit,
      period: base.period,
      version: restored?.version ?? base.version,
      at: Date.now(),
    })
  }, [mine, began, draft, base, restored])
  const drop = (): void => {
    dropDraft(draft)
    state.lay(began)
  }
  return {
    fields,
    names,
    state,
    around,
    base,
    mine,
    restored,
    version: restored?.version ?? base.version,
    drop,
    forget: () => dropDraft(draft),
  }
}

export const useSaving = (document: LedgerDocument, editing: ReturnType<typeof useEditing>, done: () => void) => {
  const refresh = useRefreshing()
  const keyFor = useRequestKey()
  const [theirs, setTheirs] = useState<Row | null>(null)
  const { id } = editing.base
  const save = useMutation({
    mutationFn: (sent: Start & { version: number }) => api.edit(document.name, id, { key: keyFor(sent), ...sent }),
    onSuccess: async () => {
      editing.forget()
      await refresh(document.name)
      done()
    },
    onError: async (problem) => {
      if (!(problem instanceof Refused)) return
      if (problem.problem.code === 'changed_meanwhile') setTheirs((await api.row(document.name, id)).row)
      else if (problem.problem.faults) editing.state.refuse(problem.problem.faults)
    },
  })
  return { save, theirs, setTheirs }
}
