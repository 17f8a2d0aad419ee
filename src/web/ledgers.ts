import { useQuery } from '@tanstack/react-query'
import { api } from './api.ts'

/** Declarations change a few times a year, not while somebody looks at a page. */
const DECLARED_MILLISECONDS = 10 * 60_000

export const ledgerQuery = (name: string) => ({
  queryKey: ['ledger', name],
  queryFn: () => api.ledger(name),
  staleTime: DECLARED_MILLISECONDS,
})
export const useLedger = (name: string) => useQuery({ ...ledgerQuery(name), enabled: name !== '' })

export const useLedgers = () => useQuery({ queryKey: ['ledgers'], queryFn: api.ledgers })

export const useCatalogue = () =>
  useQuery({ queryKey: ['catalogue'], queryFn: api.catalogue, staleTime: DECLARED_MILLISECONDS })

/**
 * The day of the latest row of a ledger that has any: of the one named, or of the smallest, which is the quickest to
 * ask. What has been reported about decides which period is offered first; an empty one would look like a fault.
 * Undefined while it is being found out; null where there are no rows at all.
 */
export const useLatestDay = (wanted?: string): string | null | undefined => {
  const ledgers = useLedgers()
  const kept = (ledgers.data?.ledgers ?? []).filter((one) => one.rows > 0).sort((one, other) => one.rows - other.rows)
  const name = (kept.find((one) => one.name === wanted) ?? kept[0])?.name
  const latest = useQuery({
    queryKey: ['latest', name],
    queryFn: () => api.rows(name ?? '', { sort: '-day', size: 1 }),
    enabled: name !== undefined,
    staleTime: DECLARED_MILLISECONDS,
  })
  if (ledgers.isError || latest.isError) return null
  if (ledgers.isPending) return undefined
  if (name === undefined) return null
  return latest.isPending ? undefined : (latest.data.rows[0]?.day ?? null)
}
