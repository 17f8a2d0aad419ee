import { useState } from 'react'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Queue } from '../../../ledger/work_wire.ts'
import { useTelling } from '../../parts/refusal.tsx'
import { useKeys } from './keys.ts'
import { passOf, usePassing } from './passing.ts'
import { openIn, type QueueQuestion } from './queue_question.ts'
import { useOutcome } from './refused.tsx'

type Listed = Queue['rows'][number]
interface Asked {
  readonly document: LedgerDocument
  readonly queue: Queue
  readonly question: QueueQuestion
  readonly change: (question: QueueQuestion) => void
}

/** Rows that are ticked, to be passed at one stroke. */
const useChosen = ({ document, queue }: Asked) => {
  const [chosen, choose] = useState<ReadonlySet<number>>(new Set())
  const passing = usePassing(document.name)
  const tell = useTelling()
  const outcome = useOutcome()
  const passable = (row: Listed): boolean => passOf(queue, row) !== undefined
  const pass = (rows: readonly Listed[], then: () => void): void =>
    passing.mutate(
      { queue, rows },
      {
        onSuccess: (result) => {
          outcome(result)
          then()
        },
        onError: tell,
      },
    )
  return {
    chosen,
    choose,
    passable,
    pass,
    busy: passing.isPending,
    toggle: (row: Listed): void => {
      const after = new Set(chosen)
      if (!after.delete(row.id)) after.add(row.id)
      choose(after)
    },
    passChosen: (): void =>
      pass(
        queue.rows.filter((row) => chosen.has(row.id) && passable(row)),
        () => choose(new Set()),
      ),
  }
}

const scrollTo = (row: Listed): void =>
  globalThis.document.querySelector(`[data-row="${row.id}"]`)?.scrollIntoView({ block: 'nearest' })

/** What is chosen, where the keyboard stands, and what its keys do. */
export const useReviewing = (asked: Asked) => {
  const { queue, question, change } = asked
  const { rows } = queue
  const many = useChosen(asked)
  const [cursor, setCursor] = useState<number | null>(null)
  const [returning, setReturning] = useState(false)
  const at = question.row ?? cursor
  const place = rows.findIndex(({ id }) => id === at)
  const here = rows[place]
  const open = (row: Listed): void => {
    setReturning(false)
    setCursor(row.id)
    change(openIn(question, row.id))
  }
  const close = (): void => change(openIn(question, null))
  /** Goes there; where one lies open, that one lies open then. */
  const step = (row: Listed | undefined): void => {
    if (row === undefined) return
    scrollTo(row)
    if (question.row !== undefined) return open(row)
    setCursor(row.id)
  }
  /** Once a verdict is given the following one is next; after the last one the desk is clear. */
  const next = (): void => {
    const following = rows[place + 1] ?? rows[place - 1]
    if (following === undefined) close()
    else step(following)
  }
  useKeys({
    j: () => step(rows[place + 1]),
    k: () => step(rows[Math.max(0, place - 1)]),
    Enter: () => here && open(here),
    Escape: close,
    a: () => {
      if (here === undefined || many.busy || !many.passable(here)) return
      // Whatever stands on top wants to be looked at before it is passed.
      if (here.exceptions.length > 0 && question.row === undefined) open(here)
      else many.pass([here], next)
    },
    r: () => {
      if (here === undefined) return
      if (question.row === undefined) open(here)
      setReturning(true)
    },
  })
  return { ...many, at, open, close, next, returning, setReturning }
}
export type Reviewing = ReturnType<typeof useReviewing>
