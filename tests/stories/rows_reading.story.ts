import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Tx } from '../../src/server/db/database.ts'
import { sql } from '../../src/server/db/sql.ts'
import { settledNow } from '../../src/server/tables/moment.ts'
import { createRow, editRow, insertMany, listRows, readRow, streamRows } from '../../src/server/tables/rows.ts'
import { COUNTY, idOf, refusal, type SmallCounty, smallCounty } from './small_county.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await smallCounty('rows_reading')
})
afterAll(() => county.database.close())

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => county.database.as(actor, work)
const key = (): string => randomUUID()

const found = { found_on: '2024-03-05', place: '食堂后门', grade: '一般', owner: '钱守安' } as const
const report = (actor: Actor, unit: string, values: Record<string, unknown> = {}, submission = key()) =>
  as(actor, (tx) => createRow(tx, county.tables, 'hazard', { key: submission, unit, values: { ...found, ...values } }))

describe('as of a moment', () => {
  test('what was settled stays exactly as it was, whatever is written during and after', async () => {
    const { people, tables } = county
    const rows = await Promise.all(Array.from({ length: 10 }, () => report(people.officer2, 's2')))
    let open = true
    const writer = async (id: number): Promise<void> => {
      for (let version = 1; open; version += 1) {
        const values = { place: `第${version}处` }
        await as(people.officer2, (tx) => editRow(tx, tables, 'hazard', id, { key: key(), version, values }))
      }
    }
    const writers = rows.slice(0, 4).map(({ id }) => writer(id))
    const list = (as_of: string) =>
      as(people.safety, (tx) => listRows(tx, tables, 'hazard', { unit: 's2', as_of, size: 500, sort: 'id' }))
    const moments: { at: string; seen: Awaited<ReturnType<typeof list>> }[] = []
    for (let i = 0; i < 10; i += 1) {
      const at = await as(people.safety, (tx) => settledNow(tx))
      moments.push({ at, seen: await list(at) })
    }
    open = false
    await Promise.all(writers)
    for (const { at, seen } of moments) {
      const again = await list(at)
      expect(again.total).toBe(10)
      expect(again.rows.map(({ id, version, values }) => [id, version, values['place']])).toEqual(
        seen.rows.map(({ id, version, values }) => [id, version, values['place']]),
      )
    }
  })

  test('the settled moment waits for a writer that is still at it', async () => {
    const { people, tables } = county
    let written: () => void = () => {}
    let goOn: () => void = () => {}
    const began = new Promise<void>((resolve) => (written = resolve))
    const held = new Promise<void>((resolve) => (goOn = resolve))
    const slow = as(people.officer2, async (tx) => {
      const row = await createRow(tx, tables, 'hazard', { key: key(), unit: 's2', values: found })
      written()
      await held
      return row
    })
    await began
    const impatient = await refusal(as(people.safety, (tx) => settledNow(tx, 20)))
    expect(impatient.code).toBe('busy')
    const settled = as(people.safety, async (tx) => {
      const at = await settledNow(tx)
      return listRows(tx, tables, 'hazard', { unit: 's2', as_of: at, size: 500 })
    })
    goOn()
    const row = await slow
    expect((await settled).rows.some(({ id }) => id === row.id)).toBe(true)
  })
})

describe('sealed fields, marks, computed fields', () => {
  const child = { name: '王小演', id_number: '999901201501010017', phone: '13800000000', due: 1000, paid: 625.5 }

  test('a sealed value is masked in lists, open to its filler with an event, found by its whole value', async () => {
    const { people, tables } = county
    const row = await as(people.moral, (tx) =>
      createRow(tx, tables, 'pupil', {
        key: key(),
        unit: 's1',
        values: {
          ...child,
          id_number: idOf('99990120150101001'),
          kinds: ['低保', '残疾'],
          home: 's3',
          visits: [{ on: '三月', count: 2 }],
        },
        marks: { height: 'not_applicable' },
      }),
    )
    expect(row.values['id_number']).toMatch(/^999901\*+\d{3}[\dX]$/)
    expect(row.values['left']).toBe(374.5)
    const listed = await as(people.clerk, (tx) => listRows(tx, tables, 'pupil', {}))
    expect(listed.rows[0]).toMatchObject({ marks: { height: 'not_applicable' }, labels: { home: '西镇小学' } })
    expect(listed.rows[0]?.values['phone']).toBe('138****0000')
    const stored = await county.database.asOwner(COUNTY, (tx) => tx.rows<object>(sql`select * from ledger.pupil`))
    expect(JSON.stringify(stored)).not.toContain('13800000000')
    const page = await as(people.moral, (tx) => readRow(tx, tables, 'pupil', row.id))
    expect(page.row.values).toMatchObject({
      phone: '13800000000',
      kinds: ['低保', '残疾'],
      visits: [{ on: '三月', count: 2 }],
    })
    const views = await county.database.asOwner(COUNTY, (tx) =>
      tx.rows<{ detail: object }>(sql`select detail from log.event where act = 'view_private' and row_id = ${row.id}`),
    )
    expect(views).toEqual([{ detail: { fields: ['id_number', 'phone'], ground: 'fills' } }])
    const other = await as(people.head, (tx) => readRow(tx, tables, 'pupil', row.id))
    expect(other.row.values['phone']).toBe('138****0000')
    const search = (text: string) => as(people.moral, (tx) => listRows(tx, tables, 'pupil', { search: text }))
    expect((await search('13800000000')).total).toBe(1)
    expect((await search('1380000')).total).toBe(0)
    expect((await search('小演 东镇')).total).toBe(1)
  })

  test('an edit keeps sealed values and marks that are not named; a mask that comes back is no value', async () => {
    const { people, tables } = county
    const id_number = idOf('99990120160202002')
    const row = await as(people.moral, (tx) =>
      createRow(tx, tables, 'pupil', {
        key: key(),
        unit: 's1',
        values: { ...child, id_number },
        marks: { height: 'exempt' },
      }),
    )
    const edited = await as(people.moral, (tx) =>
      editRow(tx, tables, 'pupil', row.id, {
        key: key(),
        version: 1,
        values: { phone: '138****0000', left: 9, paid: 700 },
      }),
    )
    expect(edited).toMatchObject({ version: 2, marks: { height: 'exempt' }, values: { left: 300 } })
    const page = await as(people.moral, (tx) => readRow(tx, tables, 'pupil', row.id))
    expect(page.row.values).toMatchObject({ phone: '13800000000', id_number })
    const filled = await as(people.moral, (tx) =>
      editRow(tx, tables, 'pupil', row.id, { key: key(), version: 2, values: { height: 120.5 } }),
    )
    expect(filled).toMatchObject({ marks: {}, values: { height: 120.5 } })
    const twin = as(people.moral3, (tx) =>
      createRow(tx, tables, 'pupil', { key: key(), unit: 's3', values: { ...child, id_number } }),
    )
    const problem = await refusal(twin)
    expect(problem.code).toBe('already_there')
    expect(problem.words('zh')).not.toContain(id_number)
  })

  test('what a cell points at must be there', async () => {
    const { people, tables } = county
    const dangling = as(people.moral, (tx) =>
      createRow(tx, tables, 'pupil', {
        key: key(),
        unit: 's1',
        values: { ...child, id_number: idOf('99990120170303003'), home: 't1', hazard: 999_999 },
      }),
    )
    expect((await refusal(dangling)).faults.map(({ path }) => path)).toEqual(['home', 'hazard'])
  })
})

describe('lists', () => {
  beforeAll(async () => {
    const { people, tables } = county
    const grades = ['一般', '重大']
    const rows = Array.from({ length: 120 }, (_, i) => ({
      unit: 's1',
      values: { ...found, place: i % 3 === 0 ? `食堂${i}` : `Block ${i}`, grade: grades[i % 2]!, measure: '围挡' },
      state: i === 7 ? 'closed' : 'draft',
    }))
    await as(people.clerk, (tx) => insertMany(tx, tables, 'hazard', rows, { import_id: key() }))
  })

  test('filters, sorting and paging agree with the total', async () => {
    const { people, tables } = county
    const list = (query: object) => as(people.safety, (tx) => listRows(tx, tables, 'hazard', { unit: 's1', ...query }))
    const all = await list({ size: 500 })
    expect(all.total).toBe(120)
    const pages = await Promise.all([1, 2, 3].map((page) => list({ page, size: 50, sort: '-grade' })))
    const sorted = pages.flatMap(({ rows }) => rows)
    expect(new Set(sorted.map(({ id }) => id)).size).toBe(120)
    expect(sorted.map(({ values }) => values['grade'])).toEqual([
      ...Array.from({ length: 60 }, () => '重大'),
      ...Array.from({ length: 60 }, () => '一般'),
    ])
    expect((await list({ search: 'BLOCK' })).total).toBe(80)
    expect((await list({ search: '东镇 食堂' })).total).toBe(40)
    expect((await list({ search: '%' })).total).toBe(0)
    expect((await list({ state: 'closed' })).total).toBe(1)
    expect((await list({ state: 'closed,draft' })).total).toBe(all.total)
    expect((await list({ where: { not: { place: { has: '食堂' } } } })).total).toBe(
      all.rows.filter(({ values }) => !JSON.stringify(values['place']).includes('食堂')).length,
    )
    expect((await list({ period: '2024Q1' })).total).toBe(all.total)
    expect((await list({ period: '2024Q2' })).total).toBe(0)
    for (const query of [{ where: { nothing: 1 } }, { where: { place: { like: 1 } } }, { where: { any: 3 } }]) {
      expect((await refusal(list(query))).code).toBe('wrong_request')
    }
    for (const query of [{ sort: 'nothing' }, { period: '2024-13' }, { as_of: 'yesterday' }]) {
      expect((await refusal(list(query))).code).toBe('wrong_request')
    }
  })

  test('a stream gives the same rows as the pages', async () => {
    const { people, tables } = county
    const ids = await as(people.safety, async (tx) => {
      const streamed: number[] = []
      for await (const rows of streamRows(tx, tables, 'hazard', { unit: 's1' }, 70))
        streamed.push(...rows.map(({ id }) => id))
      return streamed
    })
    const { rows, total } = await as(people.safety, (tx) => listRows(tx, tables, 'hazard', { unit: 's1', size: 500 }))
    expect(ids).toHaveLength(total)
    expect(ids).toEqual(rows.map(({ id }) => id))
  })
})
