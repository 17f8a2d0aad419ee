import { useQuery } from '@tanstack/react-query'
import { api } from './api.ts'

/** Declarations change a few times a year, not while somebody looks at a page. */
const DECLARED_MILLISECONDS = 10 * 60_000

export const useLedger = (name: string) =>
  useQuery({
    queryKey: ['ledger', name],
    queryFn: () => api.ledger(name),
    staleTime: DECLARED_MILLISECONDS,
    enabled: name !== '',
  })

export const useLedgers = () => useQuery({ queryKey: ['ledgers'], queryFn: api.ledgers })

export const useCatalogue = () =>
  useQuery({ queryKey: ['catalogue'], queryFn: api.catalogue, staleTime: DECLARED_MILLISECONDS })
