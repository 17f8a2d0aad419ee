import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Checked } from '../../../ledger/wire/check.ts'
import { HandIn } from './hand_in.tsx'
import { Reading } from './reading.tsx'

const DRAFT = ['checked draft']

/**
 * A draft is handed in and comes back with its numbers and what does not add up. The server keeps nothing of it; this
 * browser does until another is handed in or somebody else signs in, so that one can look something up and come back.
 */
export default function Check() {
  const client = useQueryClient()
  const { data: checked } = useQuery<Checked | null>({
    queryKey: DRAFT,
    queryFn: skipToken,
    staleTime: Infinity,
    gcTime: Infinity,
    // Facts by the thousand need no comparing with what was there before.
    structuralSharing: false,
  })
  const put = useCallback((next: Checked | null) => void client.setQueryData(DRAFT, next), [client])
  if (checked === undefined || checked === null) return <HandIn done={put} />
  return <Reading checked={checked} another={() => put(null)} />
}
