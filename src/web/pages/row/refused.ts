/** What the server would not take, brought back to where it can be mended. */
import { useEffect, useEffectEvent } from 'react'
import type { Fault } from '../../../ledger/document.ts'
import type { Problem } from '../../../ledger/wire.ts'
import { Refused } from '../../api.ts'
import type { Parcel } from '../../outbox/parcel.ts'
import type { Checking } from './checking.ts'
import { showFirstFault } from './form_foot.tsx'
import type { RowState } from './row_state.ts'

const show = (problem: Problem, state: RowState, checking: Checking): void => {
  const faults: readonly Fault[] = problem.faults ?? []
  // Checks that want an explanation get a box for it; everything else stands where it is wrong.
  if (problem.code === 'unexplained') checking.ask(faults)
  else state.refuse(faults)
  if (faults.length > 0) showFirstFault()
}

export const showRefusal = (problem: unknown, state: RowState, checking: Checking): void => {
  if (problem instanceof Refused) show(problem.problem, state, checking)
}

/** A submission that was sent while nobody looked and came back. */
export const useRefused = (returned: Parcel | null, state: RowState, checking: Checking): void => {
  const problem = returned?.refused ?? null
  const bring = useEffectEvent((it: Problem) => show(it, state, checking))
  // Once, when the form opens; afterwards its boxes speak for themselves.
  useEffect(() => {
    if (problem !== null) bring(problem)
  }, [problem])
}
