/** What the server knows about collecting, as the pages ask for it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Collections, Desk, Duty, Echo, Work } from '../../../ledger/work_wire.ts'
import { get, post } from '../../api.ts'
import { ledgerQuery } from '../../ledgers.ts'

export const collecting = {
  work: () => get<Work>('/work'),
  collections: (unit: string) => get<Collections>('/collection', { unit }),
  desk: (ledger: string, unit: string, period: string | null) =>
    get<Desk>(`/ledgers/${ledger}/desk`, { unit, period: period ?? undefined }),
  echo: (ledger: string, id: number) => get<Echo>(`/ledgers/${ledger}/rows/${id}/echo`),
  zero: (ledger: string, unit: string, period: string) =>
    post<unknown>(`/collection/${ledger}/exceptions`, { kind: 'zero', units: [unit], period, reason: '' }),
}

export const WORK = ['work']
export const useWork = () => useQuery({ queryKey: WORK, queryFn: collecting.work })

const deskQuery = (ledger: string, unit: string, period: string | null) => ({
  queryKey: ['desk', ledger, unit, period],
  queryFn: () => collecting.desk(ledger, unit, period),
})

export const useDesk = (ledger: string, unit: string, period: string | null) =>
  useQuery({ ...deskQuery(ledger, unit, period), enabled: unit !== '' })

/** So many forms are brought along with the list, so that they open at once, and without a connection. */
const AT_HAND = 4

export const useFormsAtHand = (duties: readonly Duty[]): void => {
  const client = useQueryClient()
  useEffect(() => {
    const bring = async (): Promise<void> => {
      for (const { ledger, unit, period } of duties.slice(0, AT_HAND)) {
        await client.prefetchQuery(ledgerQuery(ledger))
        await client.prefetchQuery(deskQuery(ledger, unit, period))
      }
    }
    void bring()
  }, [client, duties])
}

/** Where a duty is filled. */
export const fillPath = ({ ledger, period, unit }: Pick<Duty, 'ledger' | 'period' | 'unit'>): string =>
  `/collect/${ledger}/${encodeURIComponent(period)}?unit=${encodeURIComponent(unit)}`
