/**
 * Every report of the bureau over the planted demonstration, and figures of each added up again by hand: from the rows as
 * they lie in the tables, by statements that know nothing of indicators.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Block, FilledReport, Inline } from '../../src/ledger/wire.ts'
import { type Sql, sql } from '../../src/server/db/sql.ts'
import type { OpenHouse } from '../../src/server/main.ts'
import { reportDocx } from '../../src/server/papers/docx.ts'
import { fillReport } from '../../src/server/papers/fill.ts'
import { type Planted, plantCity } from './planted.ts'

const ROOT = 'demo'
/** The largest, pupils and what they are paid, are left out: their figures are gaps here. */
const LEFT_OUT = new Set(['student_aid', 'pupil', 'epidemic_check', 'school_bus', 'food_safety', 'responsibility'])

let city: Planted
let house: OpenHouse
beforeAll(async () => {
  city = await plantCity('by_hand', (ledger) => !LEFT_OUT.has(ledger))
  house = city.house
}, 400_000)
afterAll(() => city.close())

const filled = async (name: string, period: string): Promise<FilledReport> => {
  const asked = { name, unit: ROOT, period }
  return (await house.database.asOwner(ROOT, (tx) => fillReport(tx, house.catalogue, asked))).report
}
const byHand = async (statement: Sql): Promise<number> =>
  house.database.asOwner(ROOT, async (tx) => Number((await tx.one<{ n: string }>(statement)).n))

const within = (from: string, to: string): Sql =>
  sql`county = ${ROOT} and closed_at is null and day between ${from}::date and ${to}::date`
const HALF = within('2011-01-01', '2011-06-30')
const QUARTER = within('2011-10-01', '2011-12-31')
const YEAR = within('2011-01-01', '2011-12-31')
const MONTH = within('2011-11-01', '2011-11-30')

interface Case {
  readonly report: string
  readonly period: string
  readonly figures: readonly (readonly [indicator: string, statement: Sql])[]
}
const CASES: readonly Case[] = [
  {
    report: 'annual_summary',
    period: '2011',
    figures: [
      ['hazard.found', sql`select count(*) as n from ledger.hazard where ${YEAR} and state <> 'draft'`],
      ['drill.pupils', sql`select sum(pupils) as n from ledger.drill where ${YEAR}`],
      ['project.paid', sql`select sum(paid) as n from ledger.project where ${YEAR}`],
      [
        'target.year_set',
        sql`select count(*) as n from ledger.target where ${YEAR} and span = '全年' and unit = ${ROOT}`,
      ],
    ],
  },
  {
    report: 'half_year_summary',
    period: '2011H1',
    figures: [
      ['safety_inspection.checks', sql`select count(*) as n from ledger.safety_inspection where ${HALF}`],
      ['training.participants', sql`select sum(participants) as n from ledger.training where ${HALF}`],
      ['target.half_set', sql`select count(*) as n from ledger.target where ${HALF} and span = '半年'`],
    ],
  },
  {
    report: 'supervision_bulletin',
    period: '2011Q4',
    figures: [
      ['hazard.found', sql`select count(*) as n from ledger.hazard where ${QUARTER} and state <> 'draft'`],
      ['project.started', sql`select count(*) as n from ledger.project where ${QUARTER}`],
    ],
  },
  {
    report: 'five_year_summary',
    period: '2011',
    figures: [
      ['drill.drills', sql`select count(*) as n from ledger.drill where ${within('2007-01-01', '2011-12-31')}`],
      ['project.places', sql`select sum(places) as n from ledger.project where ${within('2007-01-01', '2011-12-31')}`],
    ],
  },
  {
    report: 'aid_topic',
    period: '2011',
    figures: [
      ['meal.spent', sql`select sum(spent) as n from ledger.meal where ${YEAR} and state = 'accepted'`],
      ['textbook.received', sql`select sum(received) as n from ledger.textbook where ${YEAR} and state = 'accepted'`],
    ],
  },
  {
    report: 'school_life_bulletin',
    period: '2011-11',
    figures: [
      [
        'school_life.schools',
        sql`select count(distinct unit) as n from ledger.school_life where ${MONTH} and state = 'accepted'`,
      ],
    ],
  },
  {
    report: 'petition_bulletin',
    period: '2011-11',
    figures: [['petition.received', sql`select count(*) as n from ledger.petition where ${MONTH}`]],
  },
  {
    report: 'dropout_bulletin',
    period: '2011-11',
    figures: [['dropout_case.found', sql`select count(*) as n from ledger.dropout_case where ${MONTH}`]],
  },
  {
    report: 'meals_books_and_fees',
    period: '2011',
    figures: [['enforcement.checks', sql`select count(*) as n from ledger.enforcement where ${YEAR}`]],
  },
  {
    report: 'projects_and_aid',
    period: '2011',
    figures: [['project.finished_area', sql`select sum(finished_area) as n from ledger.project where ${YEAR}`]],
  },
  {
    report: 'safety_and_stability',
    period: '2011',
    figures: [['hazard.cost', sql`select sum(cost) as n from ledger.hazard where ${YEAR} and state <> 'draft'`]],
  },
]

const inText = ({ blocks }: FilledReport): Inline[] =>
  blocks.flatMap((block) => (block.type === 'table' ? [] : block.inlines))
const wordsOf = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('')

test('no report of the bureau is left out', () => {
  expect(new Set(CASES.map(({ report }) => report))).toEqual(new Set(house.catalogue.reports.keys()))
})

describe.each(CASES)('$report', ({ report, period, figures }) => {
  test('says what is in the rows, and can be written as a Word file', async () => {
    const one = await filled(report, period)
    for (const [indicator, statement] of figures) {
      const found = inText(one).find((inline) => inline.type === 'figure' && inline.figure.indicator === indicator)
      expect([indicator, found?.type === 'figure' && found.figure.value]).toEqual([indicator, await byHand(statement)])
    }
    // A number that nobody has reckoned stands nowhere, but for days, years and sections.
    const typed = inText(one).flatMap((inline) =>
      inline.type === 'text'
        ? (inline.text.replaceAll(/\d{4}|\d+[月日]|第[一二三四]季度/g, '').match(/\d+/g) ?? [])
        : [],
    )
    expect(typed).toEqual([])
    expect((await reportDocx(one, { sources: true })).length).toBeGreaterThan(10_000)
  })
})

test('the half-year’s summary says of each target what was wanted and done, and names what lags behind', async () => {
  const report = await filled('half_year_summary', '2011H1')
  const table = tableOf(report, '半年目标完成情况')
  const checks = await byHand(sql`select count(*) as n from ledger.safety_inspection where ${HALF}`)
  const line = table.rows.find(([name]) => wordsOf(name!) === '开展检查')!
  expect(line.map(wordsOf)).toEqual(['开展检查', '不低于800次', `${checks}次`, `低于目标${800 - checks}次`, '未达标'])
  const unmet = table.rows.filter((row) => wordsOf(row.at(-1)!) === '未达标')
  const claim = inText(report)
    .map(({ text }) => text)
    .join('')
  expect(claim).toContain(`落后${unmet.length}项`)
  for (const [name] of unmet) expect(claim).toContain(`${wordsOf(name!)}（目标`)
})

test('ranks of the supervision notice follow the rates, and equal rates share a place', async () => {
  const table = tableOf(await filled('supervision_bulletin', '2011Q4'), '各县（市、区）隐患整改')
  const rate = table.head.indexOf('按期整改率')
  const lines = table.rows.map((row) => ({
    rate: row[rate]![0]!.type === 'figure' ? row[rate]![0]!.figure.value! : -1,
    place: Number(/\d+/.exec(wordsOf(row[table.head.indexOf('按期整改率排名')]!))![0]),
  }))
  expect(lines.length).toBe(7)
  for (const one of lines) expect(one.place).toBe(1 + lines.filter((other) => other.rate > one.rate).length)
})

const tableOf = ({ blocks }: FilledReport, caption: string): Extract<Block, { type: 'table' }> => {
  const found = blocks.find((block) => block.type === 'table' && block.caption === caption)
  if (found?.type !== 'table') throw new Error(`no table ${caption}`)
  return found
}
