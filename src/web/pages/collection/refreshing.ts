import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'

/** What lets a unit off, opens a form or starts a collection changes who owes, and with that every coverage. */
export const useCollectionRefreshing = () => {
  const client = useQueryClient()
  return useCallback(
    () =>
      Promise.all(
        [['collection'], ['collections'], ['duties'], ['duty'], ['work'], ['figures'], ['report']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
    [client],
  )
}
