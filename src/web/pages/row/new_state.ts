/** A row that is not there yet: where it belongs, what is known of it beforehand, its draft, and its way to the server. */
import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { LedgerDocument, Values } from '../../../ledger/document.ts'
import { isEmpty } from '../../../ledger/where.ts'
import { workflowOf } from '../../../ledger/workflow.ts'
import type { Desk } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'
import { dropParcel, handOver, type Outcome } from '../../outbox/outbox.ts'
import type { Parcel, Submission } from '../../outbox/parcel.ts'
import { useSession } from '../../session.tsx'
import { useDesk } from '../collect/collecting.ts'
import { beginningOf, keptAsTaken, knownOf } from './beside.ts'
import { useChecking } from './checking.ts'
import { draftName, draftOf, dropDraft, keepDraft } from './drafts.ts'
import { filledFields } from './field_groups.ts'
import { handingMove } from './handing.ts'
import { showRefusal, useRefused } from './refused.ts'
import { useRefreshing } from './row_changes.ts'
import type { Beside } from './row_form.tsx'
import { useRowState, type RowState, type Start } from './row_state.ts'

const EMPTY = { values: {}, marks: {} }

export interface Place {
  readonly unit: string
  readonly unit_name: string
  readonly period: string | null
  /** Cells that the address brings along: the check that a hazard was found by. */
  readonly laid?: Values
}

/** `fixed`: the return is about this place and no other. `returned`: what the server would not take of it before. */
export const useNewRow = (document: LedgerDocument, place: Place, fixed: boolean, returned: Parcel | null) => {
  const say = useSay()
  const session = useSession()
  const { login } = session.person
  const name = draftName(login, document.name, fixed ? `${place.unit} ${place.period}` : null)
  const [restored] = useState(() => returned ?? draftOf(name, Date.now()))
  const [belongs, setBelongs] = useState<Place>(
    restored === null || fixed ? place : { unit: restored.unit, unit_name: '', period: restored.period },
  )
  const { unit, period } = belongs
  const asked = document.cadence === undefined || period !== null ? unit : ''
  const desk = useDesk(document.name, asked, period).data
  const fields = useMemo(() => filledFields(document), [document])
  const around = { state: workflowOf(document).start, unit, period }
  const start = withLaid(restored ?? (fixed ? beginningOf(desk) : EMPTY), place.laid)
  const state = useRowState({ fields, start, around, missing: say('必填') })
  useLaid(state, desk)
  const checking = useChecking({ document, state, around, desk, start: restored?.explained })
  const { values, marks } = state
  const { explained } = checking
  useEffect(() => {
    if (isUntouched({ values, marks }, desk)) return
    keepDraft(name, { values, marks, explained, unit, period, version: null, at: Date.now() })
  }, [name, values, marks, explained, unit, period, desk])
  useRefused(returned, state, checking)
  const drop = (): void => {
    dropDraft(name)
    state.lay(beginningOf(desk))
  }
  const [tried, setTried] = useState(false)
  const beside: Beside = {
    known: knownOf(document, desk, state, say),
    taken: keptAsTaken(desk, state),
    words: {},
    checking,
    tried,
  }
  const submission = (move: string | null): Submission => ({
    ledger: document.name,
    title: document.title,
    unit,
    unit_name: belongs.unit_name,
    period,
    values,
    marks,
    explained,
    row: null,
    move,
  })
  return {
    fields,
    around,
    state,
    checking,
    beside,
    belongs,
    setBelongs,
    tried,
    setTried,
    drop,
    submission,
    restored: returned === null ? restored : null,
    returned,
    handing: handingMove(document, state, around, session.seats),
    forget: () => dropDraft(name),
  }
}

const withLaid = <Held extends Start>(start: Held, laid: Values | undefined): Held =>
  laid === undefined ? start : { ...start, values: { ...start.values, ...laid } }

/** Nothing but what was laid into the boxes beforehand. */
const isUntouched = ({ values, marks }: Start, desk: Desk | undefined): boolean => {
  const known = beginningOf(desk).values
  const same = (name: string): boolean => JSON.stringify(values[name] ?? null) === JSON.stringify(known[name] ?? null)
  return (
    Object.keys(marks).length === 0 && Object.keys(values).every((name) => isEmpty(values[name] ?? null) || same(name))
  )
}

/** Lays what is known into boxes that are empty, or that still hold what was known of another unit or period. */
const useLaid = (state: RowState, desk: Desk | undefined): void => {
  const laid = useRef<Values>({})
  const layOver = useEffectEvent((known: Values) => {
    const { values, marks, lay } = state
    const untouched = (name: string): boolean => {
      const value = values[name] ?? null
      if (marks[name] !== undefined) return false
      return isEmpty(value) || JSON.stringify(value) === JSON.stringify(laid.current[name])
    }
    const names = [...new Set([...Object.keys(known), ...Object.keys(laid.current)])].filter(untouched)
    laid.current = known
    if (names.length === 0) return
    lay({ values: { ...values, ...Object.fromEntries(names.map((name) => [name, known[name] ?? null])) }, marks })
  })
  useEffect(() => {
    if (desk !== undefined) layOver(beginningOf(desk).values)
  }, [desk])
}

/** Hands a new row over; told what became of it. */
export const useHandingOver = (
  form: ReturnType<typeof useNewRow>,
  done: (outcome: Outcome, move: string | null) => void,
) => {
  const { login } = useSession().person
  const refresh = useRefreshing()
  return useMutation({
    mutationFn: async (move: string | null) => {
      const submission = form.submission(move)
      return { outcome: await handOver(submission, login), move, ledger: submission.ledger }
    },
    onSuccess: async ({ outcome, move, ledger }) => {
      form.forget()
      if (form.returned !== null) await dropParcel(form.returned)
      if ('sent' in outcome) await refresh(ledger)
      done(outcome, move)
    },
    onError: (problem) => showRefusal(problem, form.state, form.checking),
  })
}
