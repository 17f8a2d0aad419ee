/** Seats lent and borrowed. */
import { useQuery } from '@tanstack/react-query'
import type { Delegation, Delegations, NewLoan } from '../../../ledger/work_wire.ts'
import { address, call, get, post } from '../../api.ts'

export const requests = {
  delegations: () => get<Delegations>('/delegations'),
  lend: (body: NewLoan) => post<unknown>('/delegations', body),
  end: ({ person, position, unit, from }: Delegation) =>
    call<unknown>('DELETE', address('/delegations'), { person, position, unit, from }),
}

export const DELEGATIONS = ['delegations']
export const useDelegations = () => useQuery({ queryKey: DELEGATIONS, queryFn: requests.delegations })
