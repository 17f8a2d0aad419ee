/** What the pages of manuscripts ask of the server. Every change answers with the whole manuscript as it then is. */
import type { FilledReport } from '../../../ledger/wire.ts'
import type { FoundIndicator, Manuscript, ManuscriptRow, Piece, Writer } from '../../../ledger/wire/manuscripts.ts'
import { address, call, get, post } from '../../api.ts'

const path = (id: string): string => `/manuscripts/${encodeURIComponent(id)}`
const sectionPath = (id: string, section: number): string => `${path(id)}/sections/${section}`

export type Move = 'hand_in' | 'return' | 'accept' | 'reopen'
export interface Begun {
  readonly key: string
  readonly report: string
  readonly unit: string
  readonly period: string
  /** The manuscript that is rolled forward. */
  readonly from?: string
}

export const manuscripts = {
  all: () => get<{ manuscripts: ManuscriptRow[] }>('/manuscripts'),
  one: (id: string) => get<Manuscript>(path(id)),
  filled: (id: string) => get<FilledReport>(`${path(id)}/filled`),
  begin: (body: Begun) => post<Manuscript>('/manuscripts', body),
  save: (id: string, section: number, body: { version: number; text: string }) =>
    call<Manuscript>('PUT', address(sectionPath(id, section)), body),
  add: (id: string, body: { after: number | null; title: string }) => post<Manuscript>(`${path(id)}/sections`, body),
  remove: (id: string, section: number) => call<Manuscript>('DELETE', address(sectionPath(id, section))),
  assign: (id: string, section: number, body: { version: number; position: string | null; due_on: string | null }) =>
    post<Manuscript>(`${sectionPath(id, section)}/assignment`, body),
  move: (id: string, section: number, body: { version: number; move: Move; reason?: string }) =>
    post<Manuscript>(`${sectionPath(id, section)}/moves`, body),
  comment: (id: string, body: { key: string; section: number; quote: string | null; words: string }) =>
    post<Manuscript>(`${path(id)}/comments`, body),
  settle: (id: string, comment: string) =>
    post<Manuscript>(`${path(id)}/comments/${encodeURIComponent(comment)}/settle`),
  pieces: (id: string, sources: readonly string[]) =>
    post<{ pieces: Piece[] }>(`${path(id)}/pieces`, { sources }).then(({ pieces }) => pieces),
  indicators: (id: string, q: string) =>
    get<{ found: FoundIndicator[]; total: number }>(`${path(id)}/indicators`, { q }),
  writers: (id: string) => get<{ writers: Writer[] }>(`${path(id)}/writers`),
  publish: (id: string, key: string) => post<{ id: string }>(`${path(id)}/publication`, { key }),
  docx: (id: string) => address(`${path(id)}.docx`),
}
