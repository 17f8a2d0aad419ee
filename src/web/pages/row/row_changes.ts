import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { requestKey } from '../../api.ts'

/** A write changes lists, counts and figures alike; whatever shows them asks again. */
export const useRefreshing = () => {
  const client = useQueryClient()
  return useCallback(
    (ledger: string) =>
      Promise.all(
        [
          ...['row', 'history', 'rows', 'desk', 'echo', 'collection'].map((kind) => [kind, ledger]),
          ...['work', 'duties', 'collections', 'ledgers', 'figures', 'trace', 'report', 'papers'].map((kind) => [kind]),
        ].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
    [client],
  )
}

/** One key a content: sending the same thing again after a lost answer writes once, a corrected thing writes anew. */
export const useRequestKey = () => {
  const last = useRef<{ content: string; key: string } | null>(null)
  return useCallback((body: unknown): string => {
    const content = JSON.stringify(body)
    if (last.current?.content !== content) last.current = { content, key: requestKey() }
    return last.current.key
  }, [])
}
