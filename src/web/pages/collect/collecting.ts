/** What the server knows about collecting, as the pages ask for it. */
import { useQuery } from '@tanstack/react-query'
import type { Collections, Desk, Duty, Echo, Work } from '../../../ledger/work_wire.ts'
import { get, post } from '../../api.ts'

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

export const useDesk = (ledger: string, unit: string, period: string | null) =>
  useQuery({
    queryKey: ['desk', ledger, unit, period],
    queryFn: () => collecting.desk(ledger, unit, period),
    enabled: unit !== '',
  })

/** Where a duty is filled. */
export const fillPath = ({ ledger, period, unit }: Pick<Duty, 'ledger' | 'period' | 'unit'>): string =>
  `/collect/${ledger}/${encodeURIComponent(period)}?unit=${encodeURIComponent(unit)}`
