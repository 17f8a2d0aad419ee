/**
 * A small town for stories through HTTP: a city bureau with two counties, a central school in each and five schools,
 * the bureau's own ledgers, and a person for each part of the story. Requests go through the real server.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { bureauFolder } from '../../src/bureau/index.ts'
import { type Declaration, makeCatalogue } from '../../src/ledger/index.ts'
import type { Database } from '../../src/server/db/database.ts'
import { loadDeclarations } from '../../src/server/declarations.ts'
import type { House } from '../../src/server/http/house.ts'
import { makeServer } from '../../src/server/http/server.ts'
import { addPeople } from '../../src/server/org/people.ts'
import { createUnits } from '../../src/server/org/units.ts'
import { applyDeclarations } from '../../src/server/tables/apply.ts'
import { makeSeal } from '../../src/server/tables/seal.ts'
import { freshDatabase } from './database.ts'

export const CITY = 'town'
export const PASSWORD = 'Bridge-1987'
const opened_on = '2001-09-01'

const units = [
  { code: CITY, name: '临川湾市教育局', level: 'city', kind: 'city_bureau', parent: null },
  { code: 'east', name: '东湾区教育局', level: 'county', kind: 'county_bureau', parent: CITY },
  { code: 'west', name: '西湾区教育局', level: 'county', kind: 'county_bureau', parent: CITY },
  { code: 'east-a', name: '甲河镇中心学校', level: 'township', kind: 'central_school', parent: 'east' },
  { code: 'west-a', name: '乙河镇中心学校', level: 'township', kind: 'central_school', parent: 'west' },
  { code: 'east-a-1', name: '甲河一小', level: 'school', kind: 'primary', parent: 'east-a' },
  { code: 'east-a-2', name: '甲河二小', level: 'school', kind: 'primary', parent: 'east-a' },
  { code: 'east-a-3', name: '甲河中学', level: 'school', kind: 'junior', parent: 'east-a' },
  { code: 'west-a-1', name: '乙河一小', level: 'school', kind: 'primary', parent: 'west-a' },
  { code: 'west-a-2', name: '乙河中学', level: 'school', kind: 'junior', parent: 'west-a' },
].map((unit) => ({ ...unit, opened_on }))

const seats: Readonly<Record<string, { name: string; seats: readonly [position: string, unit: string][] }>> = {
  steward: { name: '管仲南', seats: [['city.administrator', CITY]] },
  safety: { name: '安思远', seats: [['city.safety_section', CITY]] },
  east_safety: { name: '卫东来', seats: [['county.safety_section', 'east']] },
  office: { name: '温若谷', seats: [['city.office', CITY]] },
  leader: { name: '陆怀远', seats: [['city.leader', CITY]] },
  east_office: { name: '温东篱', seats: [['county.office', 'east']] },
  east_leader: { name: '陆东升', seats: [['county.leader', 'east']] },
  west_office: { name: '温西楼', seats: [['county.office', 'west']] },
  east_private: { name: '闵怀安', seats: [['county.private_section', 'east']] },
  east_projects: { name: '项东城', seats: [['county.projects_section', 'east']] },
  west_private: { name: '闵西舟', seats: [['county.private_section', 'west']] },
  east_head: { name: '钟启明', seats: [['township.head', 'east-a']] },
  east_planning: { name: '计东明', seats: [['county.planning_section', 'east']] },
  west_head: { name: '钟西陵', seats: [['township.head', 'west-a']] },
  school_one: {
    name: '文一舟',
    seats: [
      ['school.safety_officer', 'east-a-1'],
      ['school.clerk', 'east-a-1'],
      ['school.head', 'east-a-1'],
    ],
  },
  school_two: {
    name: '文二桥',
    seats: [
      ['school.safety_officer', 'east-a-2'],
      ['school.clerk', 'east-a-2'],
      ['school.head', 'east-a-2'],
    ],
  },
  west_one: {
    name: '文三渡',
    seats: [
      ['school.safety_officer', 'west-a-1'],
      ['school.clerk', 'west-a-1'],
    ],
  },
}
export type Login =
  | 'steward'
  | 'safety'
  | 'east_safety'
  | 'office'
  | 'leader'
  | 'east_office'
  | 'east_leader'
  | 'west_office'
  | 'east_private'
  | 'west_private'
  | 'east_projects'
  | 'east_head'
  | 'east_planning'
  | 'west_head'
  | 'school_one'
  | 'school_two'
  | 'west_one'

export interface Answer<T> {
  readonly status: number
  readonly body: T
  readonly bytes: Buffer
}

/** One person's browser: carries the session cookie and the header of our own pages. */
export interface Client {
  get<T = never>(url: string): Promise<Answer<T>>
  post<T = never>(url: string, payload?: object): Promise<Answer<T>>
  put<T = never>(url: string, payload: object): Promise<Answer<T>>
  remove<T = never>(url: string, payload?: object): Promise<Answer<T>>
  upload<T = never>(url: string, file: { name: string; content: Buffer | string }): Promise<Answer<T>>
}

export interface Town {
  readonly house: House
  readonly database: Database
  readonly url: string
  readonly app: FastifyInstance
  /** Signs in once and stays signed in. */
  as(login: Login): Promise<Client>
  /** The ids of people by login. */
  readonly people: Readonly<Record<string, number>>
  close(): Promise<void>
}

const send = async <T>(app: FastifyInstance, cookie: string, request: InjectOptions): Promise<Answer<T>> => {
  const answer = await app.inject({ ...request, headers: { cookie, 'x-youju': '1', ...request.headers } })
  const json = String(answer.headers['content-type'] ?? '').includes('json')
  return {
    status: answer.statusCode,
    body: (json ? answer.json() : undefined) as T,
    bytes: answer.rawPayload,
  }
}

const multipart = (file: {
  name: string
  content: Buffer | string
}): { headers: Record<string, string>; payload: Buffer } => {
  const boundary = `story${randomUUID()}`
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(file.content), Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, payload }
}

export const clientOf = (app: FastifyInstance, cookie: string): Client => ({
  get: (url) => send(app, cookie, { method: 'GET', url }),
  post: (url, payload) => send(app, cookie, { method: 'POST', url, ...(payload === undefined ? {} : { payload }) }),
  put: (url, payload) => send(app, cookie, { method: 'PUT', url, payload }),
  remove: (url, payload) => send(app, cookie, { method: 'DELETE', url, ...(payload === undefined ? {} : { payload }) }),
  upload: (url, file) => send(app, cookie, { method: 'POST', url, ...multipart(file) }),
})

export const signedIn = async (app: FastifyInstance, login: string, password: string): Promise<Client> => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'x-youju': '1' },
    payload: { login, password },
  })
  if (answer.statusCode !== 200) throw new Error(`${login} could not sign in: ${answer.body}`)
  return clientOf(app, String(answer.headers['set-cookie']).split(';')[0] ?? '')
}

/** `folders`: further folders with declarations beside the bureau's own. */
export const openTown = async (name: string, folders: readonly string[] = []): Promise<Town> => {
  const { database, url } = await freshDatabase(name)
  const folder = await mkdtemp(join(tmpdir(), 'youju-town-'))
  const declarations: Declaration[] = await loadDeclarations([bureauFolder, ...folders])
  const catalogue = makeCatalogue(declarations)
  if (catalogue.faults.length > 0) throw new Error(JSON.stringify(catalogue.faults, null, 1))
  const ids = await database.asOwner(CITY, async (tx) => {
    await createUnits(tx, units)
    return addPeople(
      tx,
      Object.entries(seats).map(([login, person]) => ({
        login,
        name: person.name,
        password: PASSWORD,
        must_change: false,
        seats: person.seats.map(([position, unit]) => ({ position, unit, from_day: opened_on })),
      })),
    )
  })
  await applyDeclarations(database, CITY, declarations, { collects_from: opened_on })
  const house: House = { database, county: CITY, catalogue, seal: makeSeal(Buffer.alloc(32, 7)), folder }
  const app = await makeServer(house)
  const clients = new Map<Login, Client>()
  const as = async (login: Login): Promise<Client> => {
    const known = clients.get(login)
    if (known !== undefined) return known
    const client = await signedIn(app, login, PASSWORD)
    clients.set(login, client)
    return client
  }
  return {
    house,
    database,
    url,
    app,
    as,
    people: Object.fromEntries(Object.keys(seats).map((login, i) => [login, ids[i] ?? -1])),
    close: async () => {
      await app.close()
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A submission's key, as pages make it. */
export const key = (): string => randomUUID()
