/** Published reports as the pages ask for them. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Changes, Publication, Publications, Verification } from '../../../ledger/wire/publications.ts'
import { address, api, get, post, type Query, requestKey } from '../../api.ts'

const PUBLICATIONS = 'publications'

export const usePublications = (asked: Query) =>
  useQuery({
    queryKey: [PUBLICATIONS, 'list', asked],
    queryFn: () => get<Publications>('/publications', asked),
    placeholderData: keepPreviousData,
  })

export const usePublication = (id: string) =>
  useQuery({ queryKey: [PUBLICATIONS, 'one', id], queryFn: () => get<Publication>(`/publications/${id}`) })

export const useChanges = (id: string) =>
  useQuery({ queryKey: [PUBLICATIONS, 'changes', id], queryFn: () => get<Changes>(`/publications/${id}/changes`) })

export const useVerifying = (id: string) =>
  useMutation({ mutationFn: () => post<Verification>(`/publications/${id}/verification`) })

export const fileOf = (id: string): string => address(`/publications/${id}.docx`)

export const usePublishing = (name: string, done: (id: string) => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (asked: { readonly unit: string; readonly period: string }) =>
      api.publish(name, { ...asked, key: requestKey() }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: [PUBLICATIONS, 'list'] })
      done(id)
    },
  })
}
