/** Editing one row: what was there when the work began, the draft, the version somebody else saved meanwhile. */
import { useMutation } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Row } from '../../../ledger/wire.ts'
import { api, Refused } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { dropParcel, handOver, type Outcome } from '../../outbox/outbox.ts'
import type { Parcel } from '../../outbox/parcel.ts'
import { useSession } from '../../session.tsx'
import { useDesk } from '../collect/collecting.ts'
import { keptAsTaken, knownOf } from './beside.ts'
import { useChecking } from './checking.ts'
import { type Draft, draftName, draftOf, dropDraft, keepDraft } from './drafts.ts'
import { filledFields } from './field_groups.ts'
import { handingMove } from './handing.ts'
import { showRefusal, useRefused } from './refused.ts'
import { useRefreshing } from './row_changes.ts'
import type { Beside } from './row_form.tsx'
import { useRowState, type Start } from './row_state.ts'

export const only = (start: Start, names: readonly string[]): Start => ({
  values: Object.fromEntries(names.map((name) => [name, start.values[name] ?? null])),
  marks: Object.fromEntries(
    names.flatMap((name) => (start.marks[name] === undefined ? [] : [[name, start.marks[name]]])),
  ),
})

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The version that kept work started from. */
const versionOf = (kept: Parcel | Draft | null): number | null => {
  if (kept === null) return null
  return 'key' in kept ? (kept.row?.version ?? null) : kept.version
}

/** `returned`: what the server would not take of this row before. */
export const useEditing = (document: LedgerDocument, row: Row, returned: Parcel | null) => {
  const say = useSay()
  const { person, seats } = useSession()
  const fields = useMemo(() => filledFields(document), [document])
  const names = useMemo(() => fields.map(([name]) => name), [fields])
  const draft = draftName(person.login, document.name, row.id)
  const [restored] = useState(() => returned ?? draftOf(draft, Date.now()))
  // Held for as long as the form lives: the version the work started from, whatever the list does meanwhile.
  const [base] = useState(row)
  const began = useMemo(() => only(base, names), [base, names])
  const around = useMemo(() => ({ state: base.state, unit: base.unit, period: base.period }), [base])
  const state = useRowState({ fields, start: restored ?? began, known: began, around, missing: say('必填') })
  const desk = useDesk(document.name, base.unit, base.period).data
  const said = restored?.explained ?? base.notes.explained
  const checking = useChecking({ document, state, around, desk, start: said })
  const { values, marks } = state
  const { explained } = checking
  const mine = useMemo(() => only({ values, marks }, names), [values, marks, names])
  const changed = !same(mine, began) || !same(explained, base.notes.explained ?? {})
  const version = versionOf(restored) ?? base.version
  useEffect(() => {
    if (!changed) return
    keepDraft(draft, { ...mine, explained, unit: base.unit, period: base.period, version, at: Date.now() })
  }, [changed, mine, explained, draft, base, version])
  useRefused(returned, state, checking)
  const [tried, setTried] = useState(false)
  const beside: Beside = {
    known: knownOf(document, desk, state, say),
    taken: keptAsTaken(desk, state),
    words: desk?.sent_back?.cells ?? {},
    checking,
    tried,
  }
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
    version,
    changed,
    checking,
    beside,
    tried,
    setTried,
    drop,
    returned,
    restored: returned === null ? restored : null,
    handing: handingMove(document, state, around, seats),
    forget: () => dropDraft(draft),
  }
}

interface Sent extends Start {
  readonly version: number
  /** The move that hands the row in with it; null: only saved. */
  readonly move: string | null
}

export const useSaving = (
  document: LedgerDocument,
  editing: ReturnType<typeof useEditing>,
  done: (outcome: Outcome, move: string | null) => void,
) => {
  const refresh = useRefreshing()
  const { login } = useSession().person
  // What somebody else saved meanwhile, and what was to be done when that came out.
  const [theirs, setTheirs] = useState<{ readonly row: Row; readonly move: string | null } | null>(null)
  const { base, checking } = editing
  const save = useMutation({
    mutationFn: async ({ version, move, values, marks }: Sent) => {
      const changed = move === null || editing.changed || version !== base.version
      const outcome = await handOver(
        {
          ledger: document.name,
          title: document.title,
          unit: base.unit,
          unit_name: base.unit_name,
          period: base.period,
          values,
          marks,
          move,
          explained: checking.explained,
          row: { id: base.id, version, changed },
        },
        login,
      )
      return { outcome, move }
    },
    onSuccess: async ({ outcome, move }) => {
      editing.forget()
      if (editing.returned !== null) await dropParcel(editing.returned)
      if ('sent' in outcome) await refresh(document.name)
      done(outcome, move)
    },
    onError: async (problem, { move }) => {
      const clash = problem instanceof Refused && problem.problem.code === 'changed_meanwhile'
      if (clash) setTheirs({ row: (await api.row(document.name, base.id)).row, move })
      else showRefusal(problem, editing.state, checking)
    },
  })
  return { save, theirs, setTheirs }
}
