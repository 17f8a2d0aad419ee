import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  choice,
  choices,
  date,
  type Declaration,
  defineLedger,
  type FieldDocument,
  integer,
  type LedgerDocument,
  money,
  number,
  text,
} from '../../src/ledger/index.ts'
import { declarations as bureau } from '../../src/ledger/example_declarations.ts'
import { sql } from '../../src/server/db/sql.ts'
import { applyDeclarations, storedDeclarations } from '../../src/server/tables/apply.ts'
import { insertMany } from '../../src/server/tables/rows.ts'
import { COUNTY, refusal, type SmallCounty, smallCounty } from './small_county.ts'
import { makeCatalogue } from '../../src/ledger/index.ts'
import { randomUUID } from 'node:crypto'

const book = (fields: Record<string, FieldDocument>, more: Partial<LedgerDocument> = {}): LedgerDocument => ({
  ...defineLedger({ name: 'book', title: '图书台账', filledBy: 'school.moral_clerk', fields }),
  ...more,
})
const first = {
  name: text('书名', { required: true }),
  copies: integer('册数'),
  price: number('单价'),
  grade: choice('等级', ['甲', '乙', '丙']),
  bought: date('购入日期'),
}

let county: SmallCounty
beforeAll(async () => {
  county = await smallCounty('apply', [...bureau, book(first)])
  const tables = { ...county.tables, catalogue: makeCatalogue([...bureau, book(first)]) }
  const rows = [
    { name: '论语', copies: 3, price: 12.5, grade: '甲', bought: '2024-01-02' },
    { name: '论语', copies: 4, price: 9.999, grade: '乙', bought: null },
  ]
  await county.database.as(county.people.moral, (tx) =>
    insertMany(
      tx,
      tables,
      'book',
      rows.map((values) => ({ unit: 's1', values })),
      { import_id: randomUUID() },
    ),
  )
})
afterAll(() => county.database.close())

const apply = (declared: readonly Declaration[], dryRun = false) =>
  applyDeclarations(county.database, COUNTY, declared, { dryRun })
const columnType = async (column: string): Promise<string> => {
  const { type } = await county.database.asOwner(COUNTY, (tx) =>
    tx.one<{ type: string }>(sql`
      select format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = 'ledger.book'::regclass and attname = ${column}`),
  )
  return type
}

describe('declarations are applied as a difference', () => {
  test('what has not changed makes no step', async () => {
    expect(await apply([...bureau, book(first)])).toEqual([])
  })

  test('a dry run says the steps and does nothing', async () => {
    const wider = book({ ...first, shelf: text('书架') })
    const steps = await apply([...bureau, wider], true)
    expect(steps.map(({ kind, path }) => [kind, path])).toEqual([['add', 'book.fields.shelf']])
    expect(steps[0]?.zh).toContain('书架')
    const stored = await county.database.asOwner(COUNTY, storedDeclarations)
    expect(stored.find((one) => one.kind === 'ledger' && one.name === 'book')).toEqual(book(first))
  })

  test('fields are added, widened, retired; rows keep what they have; the order of fields is kept', async () => {
    const { shelf, ...others } = { shelf: text('书架'), ...first }
    const wider = book({
      shelf,
      ...others,
      copies: number('册数'),
      grade: choices('等级', ['甲', '乙', '丙', '丁']),
      bought: { ...first.bought, retired: true },
    })
    const steps = await apply([...bureau, wider])
    expect(steps.map(({ kind }) => kind).sort()).toEqual(['add', 'options', 'retire', 'widen', 'widen'])
    expect(await columnType('copies')).toBe('numeric')
    const rows = await county.database.asOwner(COUNTY, (tx) =>
      tx.rows(sql`select copies, grade, bought, shelf from ledger.book order by id`),
    )
    expect(rows).toEqual([
      { copies: 3, grade: ['甲'], bought: '2024-01-02', shelf: null },
      { copies: 4, grade: ['乙'], bought: null, shelf: null },
    ])
    const stored = await county.database.asOwner(COUNTY, storedDeclarations)
    const kept = stored.find((one) => one.kind === 'ledger' && one.name === 'book') as LedgerDocument
    expect(Object.keys(kept.fields)[0]).toBe('shelf')
    expect(await apply([...bureau, wider])).toEqual([])
    const { events } = await county.database.asOwner(COUNTY, (tx) =>
      tx.one<{ events: number }>(sql`select count(*) as events from log.event where act = 'apply'`),
    )
    expect(events).toBe(2)
  })

  test('what would lose data is refused in words, and nothing of the whole is done', async () => {
    const now = {
      shelf: text('书架'),
      ...first,
      copies: number('册数'),
      grade: choices('等级', ['甲', '乙', '丙', '丁']),
      bought: { ...first.bought, retired: true as const },
    }
    const { name: _, ...withoutName } = now
    const refusals: [Record<string, FieldDocument>, RegExp, Partial<LedgerDocument>?][] = [
      [withoutName, /不能删除/],
      [{ ...now, copies: integer('册数') }, /会丢失/],
      [{ ...now, price: money('单价') }, /1条记录的“单价”改型后会丢失小数/],
      [{ ...now, grade: choices('等级', ['乙', '丙']) }, /1条记录的“等级”选的是“甲”/],
      [now, /2条记录的书名彼此相同/, { key: ['name'] }],
      [{ ...now, bought: first.bought }, /按原来的办法归期/, { on: 'bought' }],
      [{ ...now, name: text('书名', { private: true, required: true }) }, /加密/],
    ]
    for (const [fields, words, more] of refusals) {
      const changed = book({ ...fields, extra: text('附加') }, more)
      const problem = await refusal(apply([...bureau, changed]))
      expect(problem).toMatchObject({ code: 'would_lose' })
      expect(problem.words('zh')).toMatch(words)
      const rehearsed = await apply([...bureau, changed], true)
      expect(rehearsed.some(({ refuses }) => refuses !== undefined && words.test(refuses))).toBe(true)
    }
    await expect(columnType('extra')).rejects.toThrow(/Expected one row/)
  })

  test('a key is laid over rows that do not collide', async () => {
    const keyed = book(
      {
        shelf: text('书架'),
        ...first,
        copies: number('册数'),
        grade: choices('等级', ['甲', '乙', '丙', '丁']),
        bought: { ...first.bought, retired: true },
      },
      { key: ['unit', 'copies'] },
    )
    const steps = await apply([...bureau, keyed])
    expect(steps.map(({ kind }) => kind)).toEqual(['key'])
  })

  test('faults of the declarations refuse everything, all at once', async () => {
    const wrong = book({ ...first }, { on: 'nothing', key: ['nowhere'] })
    const problem = await refusal(apply([...bureau, wrong]))
    expect(problem.code).toBe('faulty')
    expect(problem.faults.length).toBeGreaterThan(1)
  })

  test('two servers that start at once apply once', async () => {
    const other = { ...book(first), name: 'book_two' }
    const taken = await Promise.all([1, 2, 3].map(() => apply([...bureau, other])))
    expect(taken.filter((steps) => steps.length > 0)).toHaveLength(1)
  })
})

describe('the index by day holds what indicators read', () => {
  const shelf = (fields: Record<string, FieldDocument>, indicators: LedgerDocument['indicators']): LedgerDocument => ({
    ...defineLedger({ name: 'shelf', title: '书架台账', filledBy: 'school.moral_clerk', fields }),
    ...(indicators && { indicators }),
  })
  const fields = { room: choice('房间', ['东', '西']), books: integer('册数'), spare: integer('空位') }
  const held = async (): Promise<string[]> => {
    const { columns } = await county.database.asOwner(COUNTY, (tx) =>
      tx.one<{ columns: string[] }>(sql`
        select array_agg(attname::text order by attnum) as columns from pg_attribute
        where attrelid = 'ledger.shelf_day'::regclass`),
    )
    return columns
  }
  const east = { title: '东边册数', unit: '册', sum: 'books', where: { room: '东' } } as const

  test('from the first on', async () => {
    await apply([shelf(fields, { east })])
    expect(await held()).toEqual(['county', 'day', 'unit', 'period', 'state', 'books', 'room'])
  })

  test('and what a new one reads besides, also where an earlier program left the index as it was', async () => {
    const both = shelf(fields, { east, spare: { title: '空位', unit: '个', sum: 'spare' } })
    await apply([both])
    expect((await held()).slice(5)).toEqual(['books', 'room', 'spare'])
    await county.database.asOwner(COUNTY, async (tx) => {
      await tx.run(sql`drop index ledger.shelf_day`)
      await tx.run(sql`create index shelf_day on ledger.shelf (county, day) where closed_at is null`)
    })
    expect(await apply([both])).toEqual([])
    expect((await held()).slice(5)).toEqual(['books', 'room', 'spare'])
  })

  test('but no texts of any length', async () => {
    await apply([shelf({ ...fields, room: text('房间') }, { east })])
    expect((await held()).slice(5)).toEqual(['books', 'spare'])
  })
})
