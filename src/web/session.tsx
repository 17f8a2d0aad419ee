import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react'
import type { Session } from '../ledger/wire.ts'
import { api, Refused } from './api.ts'
import { forgetAnswers } from './offline.ts'
import { remember, remembered } from './preferences.ts'

const SESSION = ['session']

/** `null`: nobody is signed in. */
export const useWhoever = () =>
  useQuery({
    queryKey: SESSION,
    queryFn: () =>
      api.session().catch((problem: unknown) => {
        if (problem instanceof Refused && problem.problem.status === 401) return null
        throw problem
      }),
    staleTime: 5 * 60_000,
  })

/**
 * Puts an answer of signing in or out in place; what the former person saw is thrown away. A page may stand already when
 * the answer of signing in comes, where the session was asked a second time meanwhile: what it has asked stays, since a
 * request that is thrown away under a page never comes back to it.
 */
export const useArrival = () => {
  const client = useQueryClient()
  return useCallback(
    (session: Session | null) => {
      void forgetAnswers()
      client.removeQueries({
        type: session === null ? 'all' : 'inactive',
        predicate: (query) => query.queryKey[0] !== SESSION[0],
      })
      client.setQueryData(SESSION, session)
    },
    [client],
  )
}

export interface Standpoint {
  readonly code: string
  readonly name: string
}
interface Seated {
  readonly session: Session
  /** The unit that lists, figures and reports start from. */
  readonly unit: Standpoint
  readonly stand: (unit: Standpoint) => void
}

const Context = createContext<Seated | null>(null)
export const useSeated = (): Seated => {
  const seated = use(Context)
  if (seated === null) throw new Error('Only pages behind the sign-in may ask who is signed in')
  return seated
}
export const useSession = (): Session => useSeated().session

export function Seat({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const name = `unit.${session.person.login}`
  const [unit, setUnit] = useState<Standpoint>(() => remembered<Standpoint>(name, session.home))
  const stand = useCallback(
    (next: Standpoint) => {
      remember(name, next)
      setUnit(next)
    },
    [name],
  )
  const seated = useMemo(() => ({ session, unit, stand }), [session, unit, stand])
  return <Context value={seated}>{children}</Context>
}
