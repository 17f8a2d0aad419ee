/** The ground of all stories about figures: a small county, three ledgers with rows in them, and three readers. */
import {
  choice,
  choices,
  date,
  defineLedger,
  idNumber,
  type LedgerDocument,
  makeCatalogue,
  money,
  type Values,
  yesNo,
} from '../../src/ledger/index.ts'
import { declarations as examples, hazard, schoolLife } from '../../src/ledger/example_declarations.ts'
import type { Figure, Trace } from '../../src/ledger/wire.ts'
import type { Actor, Database } from '../../src/server/db/database.ts'
import { compute, type FiguresRequest, trace, type TraceRequest } from '../../src/server/figures/index.ts'
import { applyDeclarations } from '../../src/server/tables/apply.ts'
import { type ImportedRow, insertMany } from '../../src/server/tables/rows.ts'
import { makeSeal } from '../../src/server/tables/seal.ts'
import { COUNTY, plantTree, seat } from './bureau_tree.ts'
import { freshDatabase } from './database.ts'

/** Aid: one pupil, programme and term; a pupil may be helped by two programmes and at two schools. */
export const aid = defineLedger({
  name: 'aid',
  title: '学生资助台账',
  filledBy: 'school.head',
  on: 'granted_on',
  fields: {
    granted_on: date('认定日期', { required: true }),
    pupil: idNumber('学生证件号'),
    programme: choice('项目', ['国家助学金', '生活补助']),
    grounds: choices('困难类型', ['低保', '残疾', '孤儿']),
    boards: yesNo('住校'),
    paid: money('已发金额'),
    from: date('起始'),
    until: date('终止'),
  },
  indicators: {
    grants: { title: '资助', unit: '人次', count: 'rows' },
    pupils: { title: '受助学生', unit: '人', count: 'pupil' },
    schools: { title: '涉及学校', unit: '所', count: 'unit' },
    boarders: { title: '住校生', unit: '人次', count: 'rows', where: { boards: true } },
    paid: { title: '发放金额', unit: '元', sum: 'paid' },
    mean_paid: { title: '人均金额', unit: '元', mean: 'paid' },
    most_paid: { title: '最高金额', unit: '元', max: 'paid' },
    standing: { title: '在享', unit: '人次', stock: ['from', 'until'] },
    begun: { title: '新增在享', unit: '人次', count: 'rows', on: 'from' },
    per_pupil: { title: '生均资助', unit: '元', ratio: 'paid', over: 'school_life.pupils', as: 'number' },
  },
})

export const declarations = [...examples, aid]
export const catalogue = makeCatalogue(declarations)
export const tables = { catalogue, seal: makeSeal(Buffer.alloc(32, 7)) }

export const danger = (unit: string, found_on: string, state: string, values: Values = {}): ImportedRow => ({
  unit,
  state,
  values: { found_on, place: '教学楼', grade: '一般', owner: '赵安', ...values },
})
export const granted = (unit: string, granted_on: string, values: Values = {}): ImportedRow => ({
  unit,
  values: { granted_on, ...values },
})
export const month = (unit: string, period: string, values: Values, state = 'accepted'): ImportedRow => ({
  unit,
  period,
  state,
  values,
})

const hazards = [
  danger('qs1', '2011-03-01', 'closed', { cost: 100 }),
  danger('qs1', '2011-03-09', 'closed', { cost: 20.5 }),
  danger('qs1', '2011-05-10', 'open', { grade: '重大' }),
  danger('qs2', '2011-05-11', 'draft'),
  danger('lh1', '2011-12-31', 'closed'),
  danger('lh1', '2012-01-01', 'open'),
]

/** Two pupils, with an area code that no place has. */
export const PUPILS = ['999901201009010017', '999901201009010025'] as const
const grants = [
  granted('qs1', '2011-03-01', {
    pupil: PUPILS[0],
    programme: '国家助学金',
    grounds: ['低保', '残疾'],
    boards: true,
    paid: 500,
    from: '2011-03-01',
    until: '2011-07-01',
  }),
  granted('qs1', '2011-09-10', {
    pupil: PUPILS[0],
    programme: '生活补助',
    grounds: ['低保'],
    boards: false,
    paid: 250.25,
    from: '2011-09-10',
  }),
  granted('lh1', '2011-09-11', { pupil: PUPILS[0], programme: '生活补助', grounds: [], from: '2011-12-31' }),
  granted('lh1', '2011-09-12', { pupil: PUPILS[1], from: '2012-01-01' }),
]

const returns = [
  month('qs1', '2010-03', { pupils: 100, after: 40 }),
  month('qs2', '2010-03', { pupils: 300, after: 60 }),
  month('qs1', '2011-03', { pupils: 100, after: 50 }),
  month('qs1', '2011-04', { pupils: 100, after: 0 }),
  month('qs2', '2011-03', { pupils: 300 }),
  month('lh1', '2011-03', { pupils: 50, after: 10 }, 'returned'),
]

export interface Ground {
  readonly database: Database
  /** `safety` of the county's safety section, `central` of a central school, `officer` of the school qs1. */
  readonly person: Readonly<Record<'safety' | 'central' | 'officer', Actor>>
  enter(ledger: LedgerDocument, rows: readonly ImportedRow[]): Promise<void>
  /** Asked by a person, or by the platform. */
  ask(request: FiguresRequest, who?: Actor): Promise<Figure[]>
  one(indicator: string, unit: string, period: string, more?: Partial<FiguresRequest>, who?: Actor): Promise<Figure>
  /** Values by the key of their group. */
  split(
    indicator: string,
    unit: string,
    period: string,
    by: string,
    who?: Actor,
  ): Promise<Record<string, number | null>>
  /** People are shown sealed cells wholly masked here, the platform as lists show them. */
  open(request: TraceRequest, who?: Actor): Promise<Trace>
}

export const openGround = async (name: string): Promise<Ground> => {
  const { database } = await freshDatabase(name)
  await plantTree(database)
  await applyDeclarations(database, COUNTY, declarations, { collects_from: '2000-09-01' })
  const ask: Ground['ask'] = (request, who) =>
    who === undefined
      ? database.asOwner(COUNTY, (tx) => compute(tx, catalogue, request))
      : database.as(who, (tx) => compute(tx, catalogue, request))
  const ground: Ground = {
    database,
    person: {
      safety: await seat(database, 'safety', '周明', [{ position: 'county.safety_section', unit: COUNTY }]),
      central: await seat(database, 'central', '王河', [{ position: 'central_school.head', unit: 'qsz' }]),
      officer: await seat(database, 'officer', '李青', [{ position: 'school.safety_officer', unit: 'qs1' }]),
    },
    ask,
    enter: async (ledger, rows) => {
      await database.asOwner(COUNTY, (tx) =>
        insertMany(tx, tables, ledger.name, rows, { import_id: crypto.randomUUID(), checked: true }),
      )
    },
    one: async (indicators, unit, period, more = {}, who) =>
      (await ask({ indicators, unit, period, ...more }, who))[0]!,
    split: async (indicators, unit, period, by, who) =>
      Object.fromEntries(
        (await ask({ indicators, unit, period, by }, who)).map(({ group, value }) => [group?.key, value]),
      ),
    open: (request, who) =>
      who === undefined
        ? database.asOwner(COUNTY, (tx) => trace(tx, catalogue, request, tables.seal))
        : database.as(who, (tx) => trace(tx, catalogue, request)),
  }
  await ground.enter(hazard, hazards)
  await ground.enter(aid, grants)
  await ground.enter(schoolLife, returns)
  return ground
}
