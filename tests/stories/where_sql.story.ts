import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  defineLedger,
  evaluate,
  formula,
  holds,
  integer,
  isFormulaFault,
  type LedgerDocument,
  number,
  parseFormula,
  scopeOf,
  type Values,
} from '../../src/ledger/index.ts'
import { caseRow, whereCaseFields, whereCases } from '../../src/ledger/where_cases.ts'
import { sql } from '../../src/server/db/sql.ts'
import { intoColumns, storedFields } from '../../src/server/tables/columns.ts'
import { formulaFieldSql } from '../../src/server/tables/formula_sql.ts'
import { createTable } from '../../src/server/tables/table_sql.ts'
import { makeSeal } from '../../src/server/tables/seal.ts'
import { whereSql } from '../../src/server/tables/where_sql.ts'
import { freshDatabase, type Story } from './database.ts'

let story: Story
beforeAll(async () => {
  story = await freshDatabase('where_sql')
})
afterAll(() => story.database.close())

const seal = makeSeal(randomBytes(32))
const owner = <T>(work: Parameters<Story['database']['asOwner']>[1]): Promise<T> =>
  story.database.asOwner('demo', work) as Promise<T>

/** A row of values that is nowhere stored, with the columns and types of the ledger's table. */
const rowSql = (ledger: LedgerDocument, values: Values) =>
  sql.join(
    storedFields(ledger).map((field) => {
      const [value] = intoColumns(field, values[field.name] ?? null, seal)
      return sql`, ${value}::${sql.raw(field.column.sql)} as ${sql.name(field.name)}`
    }),
    '',
  )

describe('filters mean the same in memory and in SQL', () => {
  const ledger: LedgerDocument = {
    kind: 'ledger',
    name: 'cases',
    title: '用例',
    filledBy: 'school.clerk',
    fields: whereCaseFields,
  }
  test.each(whereCases)('$title', async (one) => {
    const row = caseRow(one)
    const found = await owner<{ passes: boolean }>((tx) =>
      tx.one(sql`
        select ${whereSql(one.where, ledger, 'r')} as passes from (
          select ${row.state}::text collate "C" as state, ${row.unit}::text collate "C" as unit,
            ${row.period}::text collate "C" as period, ${JSON.stringify(row.marks ?? {})}::jsonb as marks
            ${rowSql(ledger, row.values)}
        ) r`),
    )
    expect(found.passes).toBe(one.holds)
    expect(holds(one.where, row)).toBe(one.holds)
  })
})

describe('formulas give the same in memory and in SQL', () => {
  const texts = [
    'a + b * 2 - c / 4',
    'a / b',
    '-(a - b)',
    'abs(a - c)',
    'min(a, b, c)',
    'max(a, b)',
    'round(c / 3, 2)',
    'round(a)',
    'if(a > b, a, c)',
    'a >= b and not (c == 0.3)',
    'empty(b) or a < 0',
    'if(empty(a), 0, a) + c',
    'a != b',
    'c == 0.1 + 0.2',
  ]
  const ledger = defineLedger({
    name: 'sums',
    title: '算式',
    filledBy: 'school.clerk',
    fields: {
      a: integer('甲'),
      b: integer('乙'),
      c: number('丙'),
      ...Object.fromEntries(texts.map((text, i) => [`f${i}`, formula(`算${i}`, text)])),
    },
  })
  const rows: Values[] = [
    { a: 3, b: 2, c: 0.3 },
    { a: -7, b: 0, c: 12.5 },
    { a: null, b: 4, c: 1 },
    { a: 5, b: null, c: null },
    { a: 0, b: 0, c: 0 },
  ]
  test.each(texts)('%s', async (text) => {
    const parsed = parseFormula(text)
    if (isFormulaFault(parsed)) throw new Error(parsed.says)
    for (const values of rows) {
      const { value } = await owner<{ value: number | null }>((tx) =>
        tx.one(sql`
          select ${formulaFieldSql(ledger, `f${texts.indexOf(text)}`, 'r')} as value
          from (select 1 as id ${rowSql(ledger, values)}) r`),
      )
      const inMemory = evaluate(parsed, { own: scopeOf(values) })
      if (inMemory === null || value === null) expect(value).toBe(inMemory)
      else expect(value).toBeCloseTo(inMemory, 10)
    }
  })

  test('a table may be made twice', async () => {
    for (let i = 0; i < 2; i += 1) {
      await owner(async (tx) => {
        for (const statement of createTable(ledger)) await tx.run(sql.raw(statement))
      })
    }
  })
})
