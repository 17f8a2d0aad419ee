/** The one door to the server: every request the pages make, typed by the wire. */
import type { Import, ReadAgainBody } from '../ledger/import_wire.ts'
import type {
  Event,
  FilledReport,
  Figure,
  FileRow,
  LedgerRow,
  Person,
  ReportRow,
  Row,
  RowPage,
  Rows,
  Session,
  Trace,
  Unit,
  Version,
  Problem,
} from '../ledger/wire.ts'
import type { Catalogued } from '../ledger/wire/catalogue.ts'
import type {
  Channels,
  Deliveries,
  Inbox,
  NewRobotBody,
  OwnChannelsRow,
  SetMailBody,
  SetRobotBody,
  Tested,
  Unread,
} from '../ledger/wire/notices.ts'
import type { LedgerDocument, Marks, Values } from '../ledger/document.ts'
import { heard } from './connection.ts'
import { languageNow } from './language.tsx'

/** What the server refused, in the reader's language; `offline` where it could not be asked at all. */
export class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.name = 'Refused'
    this.problem = problem
  }
}

export type Query = Readonly<Record<string, string | number | undefined>>
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export const address = (path: string, query: Query = {}): string => {
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  if (asked.length === 0) return `/api${path}`
  return `/api${path}?${new URLSearchParams(asked.map(([name, value]) => [name, String(value)]))}`
}

const offline = (): Refused =>
  new Refused({
    code: 'offline',
    status: 0,
    message:
      languageNow() === 'zh'
        ? '连不上服务器，内容已留在本机，请稍后再试。'
        : 'The server cannot be reached; your work is kept on this machine.',
  })

const problemOf = async (answer: Response): Promise<Problem> => {
  try {
    const body = (await answer.json()) as Problem
    if (typeof body.message === 'string') return body
  } catch {
    // A proxy in between may answer with a page of its own.
  }
  return { code: 'bug', status: answer.status, message: `HTTP ${answer.status}` }
}

/** The answer as it came, which is none of the refusals. */
export const sent = async (method: Method, url: string, body?: unknown): Promise<Response> => {
  const form = body instanceof FormData
  const headers: Record<string, string> = { 'accept-language': languageNow() === 'zh' ? 'zh-CN' : 'en' }
  if (method !== 'GET') headers['x-youju'] = '1'
  if (body !== undefined && !form) headers['content-type'] = 'application/json'
  const said = body === undefined ? {} : { body: form ? body : JSON.stringify(body) }
  const answer = await fetch(url, { method, headers, ...said }).catch(() => {
    heard(null)
    return Promise.reject(offline())
  })
  heard(answer)
  if (!answer.ok) throw new Refused(await problemOf(answer))
  return answer
}

export const call = async <T>(method: Method, url: string, body?: unknown): Promise<T> => {
  const answer = await sent(method, url, body)
  return (answer.status === 204 ? null : await answer.json()) as T
}

export const get = <T>(path: string, query?: Query): Promise<T> => call<T>('GET', address(path, query))
export const post = <T>(path: string, body?: unknown, query?: Query): Promise<T> =>
  call<T>('POST', address(path, query), body)

const upload = <T>(path: string, file: File, query?: Query): Promise<T> => {
  const form = new FormData()
  form.append('file', file, file.name)
  return post<T>(path, form, query)
}

export interface Saving {
  readonly key: string
  readonly values: Values
  readonly marks?: Marks
  /** What is said to soft checks that do not hold. */
  readonly explained?: Readonly<Record<string, string>>
}
export interface LedgerPage {
  readonly document: LedgerDocument
  readonly can_fill: boolean
  readonly can_import: boolean
  /** Ledgers with a field whose rows point at rows of this one. */
  readonly pointed_by: readonly {
    readonly name: string
    readonly title: string
    readonly field: string
    readonly can_fill: boolean
  }[]
}

const ledger = (name: string): string => `/ledgers/${name}`
const row = (name: string, id: number): string => `/ledgers/${name}/rows/${id}`

export const api = {
  session: () => get<Session>('/session'),
  signIn: (login: string, password: string) => post<Session>('/session', { login, password }),
  signOut: () => call<null>('DELETE', address('/session')),
  changePassword: (old: string, fresh: string) => post<null>('/session/password', { old, new: fresh }),
  catalogue: () => get<Catalogued>('/catalogue'),

  ledgers: () => get<{ ledgers: LedgerRow[] }>('/ledgers'),
  ledger: (name: string) => get<LedgerPage>(ledger(name)),
  rows: (name: string, query: Query) => get<Rows>(`${ledger(name)}/rows`, query),
  row: (name: string, id: number, as_of?: string) => get<RowPage>(row(name, id), { as_of }),
  history: (name: string, id: number) => get<{ versions: Version[] }>(`${row(name, id)}/history`),
  create: (name: string, body: Saving & { unit: string; period?: string | null; move?: string }) =>
    post<Row>(`${ledger(name)}/rows`, body),
  edit: (name: string, id: number, body: Saving & { version: number }) =>
    call<Row>('PUT', address(row(name, id)), body),
  move: (
    name: string,
    id: number,
    body: Partial<Saving> & {
      key: string
      version: number
      move: string
      reason?: string
      /** Cells that the reason points at, each with what is wrong there. */
      cells?: Readonly<Record<string, string>>
      /** The last day of a reopening. */
      until?: string
    },
  ) => post<Row>(`${row(name, id)}/moves`, body),
  withdraw: (name: string, id: number, body: { key: string; version: number; reason: string }) =>
    call<Row>('DELETE', address(row(name, id)), body),

  startOrganisationImport: (sheet: 'units' | 'people', file: File) => upload<Import>(`/${sheet}/imports`, file),
  startImport: (name: string, file: File, query: Query) => upload<Import>(`${ledger(name)}/imports`, file, query),
  readImport: (id: string) => get<Import>(`/imports/${id}`),
  readImportAgain: (id: string, body: ReadAgainBody) => post<Import>(`/imports/${id}/reading`, body),
  confirmImport: (id: string) => post<Import>(`/imports/${id}/confirm`),
  cancelImport: (id: string) => call<Import | null>('DELETE', address(`/imports/${id}`)),

  figures: (query: Query) => get<{ figures: Figure[] }>('/figures', query),
  trace: (query: Query) => get<Trace>('/figures/rows', query),

  units: (query: Query) => get<{ units: Unit[]; total: number; page: number; size: number }>('/units', query),
  unit: (code: string, on?: string) => get<Unit>(`/units/${encodeURIComponent(code)}`, { on }),

  people: (query: Query) => get<{ people: Person[]; total: number; page: number; size: number }>('/people', query),
  resetPassword: (id: number, password: string) => post<null>(`/people/${id}/password`, { password }),

  reports: () => get<{ reports: ReportRow[] }>('/reports'),
  report: (name: string, query: Query) => get<FilledReport>(`/reports/${name}`, query),
  publish: (name: string, body: { unit: string; period: string; key: string }) =>
    post<{ id: string }>(`/reports/${name}/publications`, body),
  publishedTrace: (id: string, query: Query) => get<Trace>(`/publications/${id}/rows`, { ...query, as_of: undefined }),

  log: (query: Query) => get<{ events: Event[]; total: number; page: number; size: number }>('/log', query),
  upload: (file: File) => upload<FileRow>('/files', file),

  inbox: (query: Query) => get<Inbox>('/inbox', query),
  unread: () => get<Unread>('/inbox/unread'),
  /** The ones named, or all. */
  markRead: (ids?: readonly string[]) => post<Unread>('/inbox/read', ids === undefined ? {} : { ids }),
  ownChannels: () => get<OwnChannelsRow>('/inbox/channels'),
  setOwnChannels: (body: { email: string | null; by_mail: boolean }) =>
    call<OwnChannelsRow>('PUT', address('/inbox/channels'), body),
  deliveries: (query: Query) => get<Deliveries>('/deliveries', query),
  channels: () => get<Channels>('/channels'),
  setMail: (body: SetMailBody) => call<Channels>('PUT', address('/channels/mail'), body),
  testMail: () => post<Tested>('/channels/mail/test'),
  addRobot: (body: NewRobotBody) => post<Channels>('/channels/robots', body),
  setRobot: (id: string, body: SetRobotBody) => call<Channels>('PUT', address(`/channels/robots/${id}`), body),
  removeRobot: (id: string) => call<Channels>('DELETE', address(`/channels/robots/${id}`)),
  testRobot: (id: string) => post<Tested>(`/channels/robots/${id}/test`),
}

/** Made once a submission, so that a repeated click or a lost answer writes once. */
export const requestKey = (): string =>
  // `randomUUID` exists only on https and localhost, and a county may well run on plain http.
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
