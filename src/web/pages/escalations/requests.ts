/** Who was told of limits that run late, as pages ask for it, and that somebody has taken note. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Escalation, ReportedList } from '../../../ledger/wire/escalations.ts'
import { get, post } from '../../api.ts'

const OF_ROW = 'row escalations'
const REPORTED = 'reported'

export const useEscalations = (ledger: string, row: number) =>
  useQuery({
    queryKey: [OF_ROW, ledger, row],
    queryFn: () => get<{ escalations: readonly Escalation[] }>(`/ledgers/${ledger}/rows/${row}/escalations`),
  })

/** What was told on to me although I do not hold it, and what I have not noted. */
export const useReported = () =>
  useQuery({
    queryKey: [REPORTED],
    queryFn: () => get<ReportedList>('/escalations', { what: 'reported' }),
  })

export const useNoting = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (note: { readonly ids: readonly number[]; readonly words: string }) =>
      post<unknown>('/escalations/notes', note),
    // Also where it was refused: somebody else of the same position may have been faster.
    onSettled: () => Promise.all([OF_ROW, REPORTED].map((name) => client.invalidateQueries({ queryKey: [name] }))),
  })
}
