/** A county of two townships and three schools with its people, and ledgers that try every kind of field. */
import { randomBytes } from 'node:crypto'
import {
  choice,
  choices,
  type Declaration,
  defineLedger,
  formula,
  idNumber,
  integer,
  lines,
  makeCatalogue,
  money,
  number,
  phone,
  ref,
  text,
  unit,
  yesNo,
} from '../../src/ledger/index.ts'
import { declarations as bureau } from '../../src/ledger/example_declarations.ts'
import type { Actor, Database, Seat } from '../../src/server/db/database.ts'
import { Problem } from '../../src/server/db/problem.ts'
import { addPeople } from '../../src/server/org/people.ts'
import { createUnits } from '../../src/server/org/units.ts'
import { applyDeclarations } from '../../src/server/tables/apply.ts'
import { makeSeal } from '../../src/server/tables/seal.ts'
import type { Tables } from '../../src/server/tables/tables.ts'
import { freshDatabase, type Story } from './database.ts'

export const COUNTY = 'demo'

/** Every kind of field with a column, two of them sealed, and a computed one. */
export const pupil = defineLedger({
  name: 'pupil',
  title: '困难学生台账',
  filledBy: 'school.moral_clerk',
  key: ['id_number'],
  fields: {
    name: text('姓名', { required: true }),
    id_number: idNumber('身份证号', { required: true }),
    phone: phone('家长电话'),
    kinds: choices('困难类型', ['低保', '残疾', '孤儿']),
    grade: choice('年级', ['一年级', '二年级', '三年级']),
    boards: yesNo('寄宿'),
    due: money('应发资助'),
    paid: money('已发资助'),
    left: formula('未发资助', 'due - paid'),
    height: number('身高', { places: 1 }),
    home: unit('原就读学校', { level: 'school' }),
    visits: lines('家访', { on: text('时间'), count: integer('人次') }),
    hazard: ref('相关隐患', 'hazard'),
  },
})

export const declarations: readonly Declaration[] = [...bureau, pupil]

const UNITS = [
  ['demo', null, 'county', '演示县教育局'],
  ['t1', 'demo', 'township', '东镇'],
  ['t2', 'demo', 'township', '西镇'],
  ['c1', 't1', 'central_school', '东镇中心校'],
  ['c2', 't2', 'central_school', '西镇中心校'],
  ['s1', 'c1', 'school', '东镇第一小学'],
  ['s2', 'c1', 'school', '东镇第二小学'],
  ['s3', 'c2', 'school', '西镇小学'],
] as const

const PEOPLE = {
  officer: ['钱守安', [{ position: 'school.safety_officer', unit: 's1' }]],
  moral: ['李育德', [{ position: 'school.moral_clerk', unit: 's1' }]],
  head: ['孙校长', [{ position: 'school.head', unit: 's1' }]],
  officer2: ['周小安', [{ position: 'school.safety_officer', unit: 's2' }]],
  officer3: ['吴西安', [{ position: 'school.safety_officer', unit: 's3' }]],
  moral3: ['郑西德', [{ position: 'school.moral_clerk', unit: 's3' }]],
  centre: ['冯中心', [{ position: 'central_school.head', unit: 'c1' }]],
  safety: ['陈安全', [{ position: 'county.safety_section', unit: 'demo' }]],
  basic: ['褚基教', [{ position: 'county.basic_section', unit: 'demo' }]],
  clerk: ['卫文书', [{ position: 'county.office_clerk', unit: 'demo' }]],
} as const satisfies Record<string, readonly [string, readonly Seat[]]>

export interface SmallCounty extends Story {
  readonly tables: Tables
  readonly people: Readonly<Record<keyof typeof PEOPLE, Actor>>
}

export const smallCounty = async (
  name: string,
  declared: readonly Declaration[] = declarations,
): Promise<SmallCounty> => {
  const story = await freshDatabase(name)
  return { ...story, ...(await settle(story.database, declared)) }
}

/** The county's units, ledgers and people, put into a migrated database. */
export const settle = async (
  database: Database,
  declared: readonly Declaration[] = declarations,
): Promise<Pick<SmallCounty, 'people' | 'tables'>> => {
  await database.asOwner(COUNTY, (tx) =>
    createUnits(
      tx,
      UNITS.map(([code, parent, level, title]) => ({ code, parent, level, name: title, opened_on: '2000-09-01' })),
    ),
  )
  await applyDeclarations(database, COUNTY, declared, { collects_from: '2000-09-01' })
  const entries = Object.entries(PEOPLE)
  const ids = await database.asOwner(COUNTY, (tx) =>
    addPeople(
      tx,
      entries.map(([login, [person, seats]]) => ({ login, name: person, seats: [...seats] })),
    ),
  )
  const people = Object.fromEntries(
    entries.map(([login, [person, seats]], i): [string, Actor] => [
      login,
      { county: COUNTY, person: ids[i]!, name: person, seats },
    ]),
  ) as Record<keyof typeof PEOPLE, Actor>
  return { people, tables: { catalogue: makeCatalogue(declared), seal: makeSeal(randomBytes(32)) } }
}

/** What was refused; anything else that is thrown is thrown on, and so is it when nothing was. */
export const refusal = async (work: Promise<unknown>): Promise<Problem> => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof Problem) return error
  throw error ?? new Error('Nothing was refused.')
}

/** An invented identity number with its check character; give a place that is assigned to nobody. */
export const idOf = (seventeen: string): string => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * Number(seventeen[i]), 0)
  return `${seventeen}${'10X98765432'[sum % 11]}`
}
