/**
 * A county of four hundred schools in twenty townships for collection rounds through HTTP: a monthly return with a ladder
 * of two reviewers, and a list of visitors with zero returns. One clerk in each township keeps the books of its schools.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import {
  date,
  type Declaration,
  defineLedger,
  defineOrganisation,
  integer,
  makeCatalogue,
  periodOf,
  previous,
  text,
  today,
} from '../../src/ledger/index.ts'
import type { Database } from '../../src/server/db/database.ts'
import type { House } from '../../src/server/http/house.ts'
import { makeServer } from '../../src/server/http/server.ts'
import { addPeople } from '../../src/server/org/people.ts'
import { createUnits } from '../../src/server/org/units.ts'
import { applyDeclarations } from '../../src/server/tables/apply.ts'
import { makeSeal } from '../../src/server/tables/seal.ts'
import { freshDatabase } from './database.ts'
import { type Client, clientOf } from './town.ts'

export const ROOT = 'round'
export const TOWNSHIPS = 20
export const SCHOOLS = 20
export const PASSWORD = 'Harvest-2020'

const organisation = defineOrganisation({
  levels: [
    { name: 'county', title: '县' },
    { name: 'township', title: '乡镇' },
    { name: 'school', title: '学校' },
  ],
  positions: [
    { name: 'county.administrator', title: '县局管理员', steward: true },
    { name: 'county.basic_section', title: '县局基教股' },
    { name: 'township.head', title: '中心学校校长' },
    { name: 'school.clerk', title: '数据员' },
  ],
  unitKinds: { primary: '小学', kindergarten: '幼儿园' },
})

/** Due on the last day of the month itself, so that every month that is over is late for whoever has not reported. */
export const clubs = defineLedger({
  name: 'clubs',
  title: '社团活动月报',
  filledBy: 'school.clerk',
  cadence: { each: 'month', kinds: ['primary'], due: { day: 0 } },
  review: ['township.head', 'county.basic_section'],
  fields: {
    pupils: integer('在校学生', { required: true, min: 0 }),
    joined: integer('参加社团学生', { min: 0 }),
  },
  checks: {
    within: { hard: 'joined <= pupils', says: '参加人数不能多于在校学生' },
    jump: { soft: 'abs(pupils / before(pupils) - 1) <= 0.3', says: '在校学生与上月相差三成以上，请说明' },
  },
  indicators: {
    pupils: { title: '在校学生', unit: '人', sum: 'pupils' },
    joined: { title: '参加社团学生', unit: '人', sum: 'joined' },
    join_rate: { title: '社团参与率', ratio: 'joined', over: 'pupils', as: 'percent' },
  },
})

/** Many rows a month, or a zero return; locked ten days after the month. */
export const visitors = defineLedger({
  name: 'visitors',
  title: '外来人员登记',
  filledBy: 'school.clerk',
  key: ['unit', 'period', 'visitor', 'came_on'],
  cadence: { each: 'month', kinds: ['primary'], due: { day: 0 }, closes: { days: 10 }, zero: true },
  fields: {
    visitor: text('姓名', { required: true }),
    came_on: date('到校日期', { required: true }),
    hours: integer('停留小时', { min: 0 }),
  },
  indicators: { visits: { title: '外来人员', unit: '人次', count: 'rows' } },
})

const declarations: readonly Declaration[] = [organisation, clubs, visitors]

const two = (number: number): string => String(number).padStart(2, '0')
export const townshipCode = (township: number): string => `t${two(township)}`
export const schoolCode = (township: number, school: number): string => `${townshipCode(township)}-${two(school)}`

/** The month that is over, and the one before it. */
export const MONTH = previous(periodOf('month', today(new Date())))!
export const BEFORE = previous(MONTH)!
const opened_on = '2001-09-01'

const units = () => [
  { code: ROOT, name: '禾丰县教育局', level: 'county', parent: null, opened_on },
  ...Array.from({ length: TOWNSHIPS }, (_, t) => ({
    code: townshipCode(t + 1),
    name: `第${t + 1}镇中心学校`,
    level: 'township',
    parent: ROOT,
    opened_on,
  })),
  ...Array.from({ length: TOWNSHIPS * SCHOOLS }, (_, i) => {
    const [township, school] = [Math.floor(i / SCHOOLS) + 1, (i % SCHOOLS) + 1]
    const name = `第${township}镇${school}小`
    return {
      code: schoolCode(township, school),
      name,
      level: 'school',
      kind: 'primary',
      parent: townshipCode(township),
      opened_on,
    }
  }),
  { code: 'nursery', name: '县幼儿园', level: 'school', kind: 'kindergarten', parent: ROOT, opened_on },
]

const people = () => [
  { login: 'admin', name: '管一县', seats: [{ position: 'county.administrator', unit: ROOT }] },
  { login: 'basic', name: '纪小教', seats: [{ position: 'county.basic_section', unit: ROOT }] },
  ...Array.from({ length: TOWNSHIPS }, (_, t) => ({
    login: `head${t + 1}`,
    name: `校长${t + 1}`,
    seats: [{ position: 'township.head', unit: townshipCode(t + 1) }],
  })),
  ...Array.from({ length: TOWNSHIPS }, (_, t) => ({
    login: `clerk${t + 1}`,
    name: `文书${t + 1}`,
    seats: Array.from({ length: SCHOOLS }, (_, s) => ({ position: 'school.clerk', unit: schoolCode(t + 1, s + 1) })),
  })),
]

export interface Round {
  readonly house: House
  readonly database: Database
  as(login: string): Promise<Client>
  close(): Promise<void>
}

const signIn = async (app: FastifyInstance, login: string): Promise<Client> => {
  const payload = { login, password: PASSWORD }
  const answer = await app.inject({ method: 'POST', url: '/api/session', headers: { 'x-youju': '1' }, payload })
  if (answer.statusCode !== 200) throw new Error(`${login} could not sign in: ${answer.body}`)
  return clientOf(app, String(answer.headers['set-cookie']).split(';')[0] ?? '')
}

/** `more`: declarations beside the two ledgers, such as norms. */
export const openRound = async (name: string, more: readonly Declaration[] = []): Promise<Round> => {
  const { database } = await freshDatabase(name)
  const folder = await mkdtemp(join(tmpdir(), 'youju-round-'))
  const declared = [...declarations, ...more]
  const catalogue = makeCatalogue(declared)
  if (catalogue.faults.length > 0) throw new Error(JSON.stringify(catalogue.faults))
  await database.asOwner(ROOT, async (tx) => {
    await createUnits(tx, units())
    await addPeople(
      tx,
      people().map(({ seats, ...person }) => ({
        ...person,
        password: PASSWORD,
        must_change: false,
        seats: seats.map((seat) => ({ ...seat, from_day: opened_on })),
      })),
    )
  })
  await applyDeclarations(database, ROOT, declared, { collects_from: BEFORE.from })
  const house: House = { database, county: ROOT, catalogue, seal: makeSeal(Buffer.alloc(32, 5)), folder }
  const app = await makeServer(house)
  const clients = new Map<string, Promise<Client>>()
  return {
    house,
    database,
    as: (login) => {
      const known = clients.get(login) ?? signIn(app, login)
      clients.set(login, known)
      return known
    },
    close: async () => {
      await app.close()
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
