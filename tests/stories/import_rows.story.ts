import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Values } from '../../src/ledger/index.ts'
import type { Actor } from '../../src/server/db/database.ts'
import { migrate } from '../../src/server/db/migrate.ts'
import { openDatabase } from '../../src/server/db/open.ts'
import { ask } from '../../src/server/db/postmaster.ts'
import { sql } from '../../src/server/db/sql.ts'
import { createRow, historyOf, insertMany, listRows, readRow } from '../../src/server/tables/rows.ts'
import { urlWith } from './cluster.ts'
import { COUNTY, refusal, settle, type SmallCounty, smallCounty } from './small_county.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await smallCounty('import_rows')
})
afterAll(() => county.database.close())

const WORDS = ['制表\t符', '两行\n话', '反斜\\杠', '引号"和{括号},逗号', '\\N', '𠮷祥']
const hazard = (i: number, values: Values = {}): Values => ({
  found_on: '2024-05-06',
  place: WORDS[i % WORDS.length]!,
  grade: '一般',
  owner: '钱守安',
  photo: i % 2 === 0 ? ['f"1', 'f,2'] : null,
  cost: i % 3 === 0 ? null : i + 0.25,
  ...values,
})

describe('many rows at once', () => {
  test('come in as they are, with one event', async () => {
    const { database, people, tables } = county
    const import_id = randomUUID()
    const rows = Array.from({ length: 3_000 }, (_, i) => ({
      unit: ['s1', 's2', 's3'][i % 3]!,
      values: hazard(i),
      ...(i % 3 === 0 ? { marks: { cost: 'not_applicable' as const } } : {}),
    }))
    const { count } = await database.as(people.clerk, (tx) =>
      insertMany(tx, tables, 'hazard', rows, { import_id, state: 'open', checked: true }),
    )
    expect(count).toBe(3_000)
    const listed = await database.as(people.safety, (tx) => listRows(tx, tables, 'hazard', { sort: 'id', size: 500 }))
    expect(listed.total).toBe(3_000)
    listed.rows.forEach((row, i) => {
      expect(row).toMatchObject({
        values: { ...hazard(i), photo: hazard(i)['photo'] },
        state: 'open',
        day: '2024-05-06',
      })
      expect(row.marks).toEqual(i % 3 === 0 ? { cost: 'not_applicable' } : {})
    })
    const events = await database.asOwner(COUNTY, (tx) =>
      tx.rows<{ act: string; detail: object }>(sql`select act, detail from log.event where ledger = 'hazard'`),
    )
    expect(events).toEqual([{ act: 'import', detail: { import_id, count: 3_000 } }])
    const { versions } = await database.as(people.safety, (tx) => historyOf(tx, tables, 'hazard', listed.rows[0]!.id))
    expect(versions).toMatchObject([{ act: 'import', by: '卫文书' }])
  })

  test('faults name the row; nothing of a faulty import stays', async () => {
    const { database, people, tables } = county
    const rows = [hazard(5), hazard(11, { grade: '很大' }), hazard(17, { place: null })].map((values) => ({
      unit: 's1',
      values,
    }))
    const before = await database.as(people.clerk, (tx) => listRows(tx, tables, 'hazard', {}))
    const problem = await refusal(
      database.as(people.clerk, (tx) => insertMany(tx, tables, 'hazard', rows, { import_id: randomUUID() })),
    )
    expect(problem.faults.map(({ path }) => path)).toEqual(['[1].grade', '[2].place'])
    const after = await database.as(people.clerk, (tx) => listRows(tx, tables, 'hazard', {}))
    expect(after.total).toBe(before.total)
  })

  test('only into units that are there, that fill it, and that are one’s own', async () => {
    const { database, people, tables } = county
    const into = (unit: string, actor = people.officer) =>
      database.as(actor, (tx) =>
        insertMany(tx, tables, 'hazard', [{ unit, values: hazard(5) }], { import_id: randomUUID() }),
      )
    expect((await refusal(into('s3'))).code).toBe('not_yours')
    expect((await refusal(into('c1'))).code).toBe('faulty')
    expect((await refusal(into('nowhere'))).code).toBe('faulty')
    expect(await into('s1')).toEqual({ count: 1 })
  })

  test('a key that is there already is refused; a confirmation works once', async () => {
    const { database, people, tables } = county
    const send = (key: string, period: string) =>
      database.as(people.moral, (tx) =>
        insertMany(tx, tables, 'school_life', [{ unit: 's1', period, values: { pupils: 3 } }], {
          import_id: randomUUID(),
          key,
        }),
      )
    const key = randomUUID()
    await send(key, '2024-03')
    const twice = await refusal(send(randomUUID(), '2024-03'))
    expect(twice.code).toBe('already_there')
    expect(twice.words('zh')).toContain('2024-03')
    expect((await refusal(send(key, '2024-04'))).code).toBe('wrong_request')
  })

  test('the database says no where the code was told of a seat that nobody gave', async () => {
    const { database, people, tables } = county
    const forged = { ...people.officer, seats: [{ position: 'school.safety_officer', unit: 's3' }] }
    const rows = Array.from({ length: 20 }, (_, i) => ({ unit: 's3', values: hazard(i) }))
    const total = async () => (await database.as(people.clerk, (tx) => listRows(tx, tables, 'hazard', {}))).total
    const before = await total()
    const problem = await refusal(
      database.as(forged, (tx) => insertMany(tx, tables, 'hazard', rows, { import_id: randomUUID(), checked: true })),
    )
    expect(problem.code).toBe('not_yours')
    expect(await total()).toBe(before)
  })

  test('all keys that are there already, or twice in the import, are named', async () => {
    const { database, people, tables } = county
    const send = (...months: number[]) => {
      const rows = months.map((month) => ({ unit: 's3', period: `2025-0${month}`, values: { pupils: month } }))
      return database.as(people.moral3, (tx) =>
        insertMany(tx, tables, 'school_life', rows, { import_id: randomUUID() }),
      )
    }
    await send(2, 4, 6, 8)
    const there = await refusal(send(1, 2, 3, 4, 6, 8))
    expect(there.code).toBe('already_there')
    expect(there.words('zh')).toContain('等4条。')
    expect(there.details['rows']).toHaveLength(4)
    const twice = await refusal(send(1, 3, 1))
    expect(twice.words('zh')).toContain('s3 2025-01')
    expect(await send(1, 3)).toEqual({ count: 2 })
  })

  test('the platform takes over versions with their numbers, times and acts; numbers go on after them', async () => {
    const { database, people, tables } = county
    const version = (number: number, opened_at: string, closed_at: string | null, act: string, move?: string) => ({
      unit: 's2',
      values: hazard(5),
      state: number === 1 ? 'draft' : 'open',
      taken: {
        id: 50_000,
        version: number,
        opened_at,
        closed_at,
        by: people.officer2.person,
        act,
        detail: move ? { move } : {},
      },
    })
    const [one, two] = ['2024-05-06T08:00:00+08:00', '2024-05-07T09:30:00+08:00']
    const rows = [version(1, one, two, 'create'), version(2, two, null, 'move', 'report')]
    const taken = (as: 'owner' | 'person') =>
      as === 'owner'
        ? database.asOwner(COUNTY, (tx) => insertMany(tx, tables, 'hazard', rows, { import_id: randomUUID() }))
        : database.as(people.clerk, (tx) => insertMany(tx, tables, 'hazard', rows, { import_id: randomUUID() }))
    expect((await refusal(taken('person'))).code).toBe('not_yours')
    const mixed = [...rows, { unit: 's2', values: hazard(5) }]
    await expect(
      database.asOwner(COUNTY, (tx) => insertMany(tx, tables, 'hazard', mixed, { import_id: randomUUID() })),
    ).rejects.toThrow('mix')
    await taken('owner')
    const { versions } = await database.as(people.safety, (tx) => historyOf(tx, tables, 'hazard', 50_000))
    expect(versions.map(({ act, move, by }) => [act, move, by])).toEqual([
      ['create', null, '周小安'],
      ['move', 'report', '周小安'],
    ])
    const then = await database.as(people.safety, (tx) =>
      readRow(tx, tables, 'hazard', 50_000, { as_of: '2024-05-06T12:00:00+08:00' }),
    )
    expect(then.row.state).toBe('draft')
    const next = await database.as(people.officer2, (tx) =>
      createRow(tx, tables, 'hazard', {
        key: randomUUID(),
        unit: 's2',
        values: { ...hazard(5), photo: null, cost: null },
      }),
    )
    expect(next.id).toBeGreaterThan(50_000)
  })
})

test('the owner of a managed database, who is no superuser, brings rows in all the same', async () => {
  const serverUrl = inject('serverUrl')
  const own = `managed_${randomUUID().replaceAll('-', '')}`
  await ask(serverUrl, `create role ${own} login createrole password 'managed'; grant youju_server to ${own}`)
  await ask(serverUrl, `create database ${own} owner ${own}`)
  const url = new URL(urlWith(serverUrl, own))
  url.username = own
  url.password = 'managed'
  const database = await openDatabase(url.href, { max: 2 })
  try {
    await migrate(database)
    const { people, tables } = await settle(database)
    const rows = [0, 1, 2].map((i) => ({ unit: 's1', values: hazard(i) }))
    const send = (actor: Actor) =>
      database.as(actor, (tx) => insertMany(tx, tables, 'hazard', rows, { import_id: randomUUID(), checked: true }))
    expect(await send(people.officer)).toEqual({ count: 3 })
    expect((await refusal(send({ ...people.officer3, seats: people.officer.seats }))).code).toBe('not_yours')
    const listed = await database.as(people.officer2, (tx) => listRows(tx, tables, 'hazard', {}))
    expect(listed.total).toBe(0)
  } finally {
    await database.close()
  }
})
