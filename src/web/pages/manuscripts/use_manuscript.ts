import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useCallback, useEffect, useMemo } from 'react'
import type { Manuscript } from '../../../ledger/wire/manuscripts.ts'
import { Refused } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { useTelling } from '../../parts/refusal.tsx'
import { makePieceBook, type PieceBook } from './piece_book.ts'
import { manuscripts } from './requests.ts'

const keyOf = (id: string) => ['manuscript', id, 'whole'] as const

export const useManuscript = (id: string | undefined) =>
  useQuery({
    queryKey: keyOf(id ?? ''),
    queryFn: () => manuscripts.one(id ?? ''),
    enabled: id !== undefined,
  })

/** One book for all sections of a manuscript; what comes with it is laid in before anything is drawn. */
export const usePieces = (manuscript: Manuscript): PieceBook => {
  const { id, sections_of } = manuscript
  const book = useMemo(() => makePieceBook((sources) => manuscripts.pieces(id, sources)), [id])
  useEffect(() => book.lay(sections_of.flatMap(({ pieces }) => pieces)), [book, sections_of])
  return book
}

/** Lays the manuscript in as an answer brought it; lists and duties that speak of it ask again. */
export const useLaying = (id: string) => {
  const client = useQueryClient()
  return useCallback(
    (manuscript: Manuscript): void => {
      client.setQueryData(keyOf(id), manuscript)
      for (const kind of ['manuscripts', 'work']) void client.invalidateQueries({ queryKey: [kind] })
    },
    [client, id],
  )
}

/** Says what was refused. Whoever is signed out meanwhile is asked to sign in, and finds the work where it was. */
export const useTellingKept = () => {
  const say = useSay()
  const { message } = App.useApp()
  const client = useQueryClient()
  const tell = useTelling()
  return useCallback(
    (problem: unknown): void => {
      const faults = problem instanceof Refused ? (problem.problem.faults ?? []) : []
      if (faults.length > 0) return void message.error(faults.map(({ says }) => says).join('；'), 8)
      if (!(problem instanceof Refused) || problem.problem.status !== 401) return tell(problem)
      void message.warning(say('登录已过期。写的内容留在本机，重新登录后接着写。'), 8)
      void client.invalidateQueries({ queryKey: ['session'] })
    },
    [say, message, client, tell],
  )
}

/** Something that is done to the manuscript and answers with it. `said`: a word for when it is done. */
export const useDoing = (id: string) => {
  const { message } = App.useApp()
  const lay = useLaying(id)
  const client = useQueryClient()
  const tell = useTellingKept()
  const doing = useMutation({
    mutationFn: (what: {
      readonly act: () => Promise<Manuscript>
      readonly said?: string
      readonly done?: () => void
    }) => what.act(),
    onSuccess: (manuscript, { said, done }) => {
      lay(manuscript)
      if (said !== undefined) void message.success(said)
      done?.()
    },
    onError: (problem) => {
      tell(problem)
      // What was seen is no longer so: it is shown as it is.
      if (problem instanceof Refused && problem.problem.status === 409) {
        void client.invalidateQueries({ queryKey: keyOf(id) })
      }
    },
  })
  return { busy: doing.isPending, run: doing.mutate }
}
