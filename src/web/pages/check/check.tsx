import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { HandIn } from './hand_in.tsx'
import { Reading } from './reading.tsx'
import type { HandedIn } from './requests.ts'

const DRAFT = ['checked draft']

/**
 * A draft is handed in and comes back with its numbers and what does not add up. The server keeps nothing of it; this
 * browser does until another is handed in or somebody else signs in, so that one can look something up and come back.
 */
export default function Check() {
  const client = useQueryClient()
  const { data } = useQuery<HandedIn | null>({
    queryKey: DRAFT,
    queryFn: skipToken,
    staleTime: Infinity,
    gcTime: Infinity,
    // Facts by the thousand need no comparing with what was there before.
    structuralSharing: false,
  })
  const put = useCallback((next: HandedIn | null) => void client.setQueryData(DRAFT, next), [client])
  if (data === undefined || data === null) {
    return <HandIn done={(checked, given) => put({ checked, given, asked: {} })} />
  }
  return <Reading {...data} put={put} />
}
