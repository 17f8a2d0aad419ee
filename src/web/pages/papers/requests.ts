/** Papers of a row, the register, a paper's text and its service, as the pages ask for them. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { FileRow } from '../../../ledger/wire.ts'
import type { Paper, PaperLine, PaperPreview, Prefixes, Register, ServePaper } from '../../../ledger/wire/papers.ts'
import { address, call, get, post, type Query } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { shrunk } from '../../outbox/photos.ts'

const PAPERS = 'papers'

export const useRowPapers = (ledger: string, row: number) =>
  useQuery({
    queryKey: [PAPERS, 'row', ledger, row],
    queryFn: () => get<{ papers: PaperLine[] }>(`/ledgers/${ledger}/rows/${row}/papers`),
  })

export const usePaper = (id: number) =>
  useQuery({ queryKey: [PAPERS, 'one', id], queryFn: () => get<Paper>(`/papers/${id}`), staleTime: Infinity })

export const useRegister = (asked: Query) =>
  useQuery({
    queryKey: [PAPERS, 'register', asked],
    queryFn: () => get<Register>('/papers', asked),
    placeholderData: keepPreviousData,
  })

export interface PreviewAsked {
  readonly version: number
  readonly move: string
  readonly values?: object
  readonly marks?: object
  readonly reason?: string
}
export const previewOf = (ledger: string, row: number, asked: PreviewAsked): Promise<PaperPreview> =>
  post<PaperPreview>(`/ledgers/${ledger}/rows/${row}/papers/preview`, asked)

export const fileOf = (id: number): string => address(`/papers/${id}/file.docx`)

/** Proof of service, with its photograph sent before it. */
export const useServing = (id: number, done: () => void) => {
  const say = useSay()
  const client = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: async ({ said, photo }: { readonly said: ServePaper; readonly photo: File | null }) => {
      if (photo === null) return post<PaperLine>(`/papers/${id}/service`, said)
      const form = new FormData()
      const small = await shrunk(photo)
      form.append('file', small, small.name)
      const file = await post<FileRow>(`/papers/${id}/photos`, form)
      return post<PaperLine>(`/papers/${id}/service`, { ...said, photo: file.id })
    },
    onSuccess: async () => {
      void message.success(say('送达情况已登记'))
      await client.invalidateQueries({ queryKey: [PAPERS] })
      done()
    },
  })
}

export const usePrefixes = (open: boolean) =>
  useQuery({ queryKey: ['paper prefixes'], queryFn: () => get<Prefixes>('/papers/prefixes'), enabled: open })

export const useSettingPrefix = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ unit, prefix }: { readonly unit: string; readonly prefix: string }) =>
      call<Prefixes>('PUT', address(`/papers/prefixes/${encodeURIComponent(unit)}`), { prefix }),
    onSuccess: (prefixes) => client.setQueryData(['paper prefixes'], prefixes),
  })
}
