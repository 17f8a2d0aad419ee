import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { BulkReviewed, Queue } from '../../../ledger/work_wire.ts'
import { useRefreshing, useRequestKey } from '../row/row_changes.ts'
import { requests } from './requests.ts'
import { isPass } from './verdicts.ts'

type Listed = Queue['rows'][number]

/** A verdict changes who waits for whom, beside all that any write changes. */
export const useReviewRefreshing = () => {
  const client = useQueryClient()
  const refresh = useRefreshing()
  return useCallback(
    (ledger: string) =>
      Promise.all([
        refresh(ledger),
        ...[['queue', ledger], ['review', ledger], ['work'], ['collection'], ['collections'], ['duty']].map(
          (queryKey) => client.invalidateQueries({ queryKey }),
        ),
      ]),
    [client, refresh],
  )
}

/** The move that passes a return, among those its reader may make. */
export const passOf = (queue: Queue, row: Listed) =>
  queue.moves.find((offer) => isPass(offer) && row.moves.includes(offer.name))

/** Passes many at one stroke, each bound to the version listed. Where the steps differ it is one request a step. */
export const usePassing = (ledger: string) => {
  const refresh = useReviewRefreshing()
  const keyFor = useRequestKey()
  return useMutation({
    mutationFn: async ({ queue, rows }: { queue: Queue; rows: readonly Listed[] }): Promise<BulkReviewed> => {
      const steps = new Map<string, { id: number; version: number }[]>()
      for (const row of rows) {
        const move = passOf(queue, row)?.name
        if (move !== undefined) steps.set(move, [...(steps.get(move) ?? []), { id: row.id, version: row.version }])
      }
      const answers: BulkReviewed[] = []
      for (const [move, seen] of steps) {
        const body = { move, rows: seen }
        answers.push(await requests.verdicts(ledger, { ...body, key: keyFor(body) }))
      }
      return {
        done: answers.reduce((sum, { done }) => sum + done, 0),
        refused: answers.flatMap(({ refused }) => refused),
      }
    },
    onSettled: () => refresh(ledger),
  })
}
