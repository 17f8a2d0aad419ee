import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate, migrationFiles } from '../../src/server/db/migrate.ts'
import { openDatabase } from '../../src/server/db/open.ts'
import { Problem } from '../../src/server/db/problem.ts'
import { sql } from '../../src/server/db/sql.ts'
import { actorOf, freshDatabase } from './database.ts'
import type { Story } from './database.ts'

let story: Story
beforeAll(async () => {
  story = await freshDatabase('ground')
  await story.database.asOwner('demo', (tx) =>
    tx.run(sql.raw(`create table ledger.cup (a int, b text); grant select, insert on ledger.cup to youju_server`)),
  )
})
afterAll(() => story.database.close())

const clerk = actorOf('demo', 7, '张')

describe('migrations', () => {
  test('a copied database is up to date already', async () => {
    expect(await migrate(story.database)).toEqual([])
  })

  test('history that was changed, cut or slipped into is refused', async () => {
    const files = migrationFiles()
    const changed = files.map((file, i) => (i === 1 ? { ...file, checksum: 'other' } : file))
    await expect(migrate(story.database, changed)).rejects.toThrow('was changed after it had run')
    await expect(migrate(story.database, files.slice(0, -1))).rejects.toThrow('newer version')
    const slipped = [...files, { number: 0, name: 'late', text: '', checksum: '' }]
    await expect(migrate(story.database, slipped)).rejects.toThrow('comes before')
  })

  test('several servers at once migrate once', async () => {
    const extra = { number: 999, name: 'probe', text: 'create table platform.probe (a int)', checksum: 'x' }
    const ran = await Promise.all([1, 2, 3].map(() => migrate(story.database, [...migrationFiles(), extra])))
    expect(ran.flat()).toEqual(['probe'])
    await story.database.asOwner('', (tx) => tx.run(sql`delete from platform.migration where number = 999`))
  })
})

describe('a transaction', () => {
  test('gives values as they are meant', async () => {
    const row = await story.database.as(clerk, (tx) =>
      tx.one(sql`select 9007199254740991::bigint as big, 12.50::numeric as amount, '2011-03-09'::date as day,
        '2011-12-01 00:00:00.123456Z'::timestamptz as instant, array[1, 2]::bigint[] as ids,
        array['2011-03-09', null]::date[] as days, array['a,b', '"']::text[] as words, '{"a": 1}'::jsonb as json`),
    )
    expect(row).toEqual({
      big: 9007199254740991,
      amount: 12.5,
      day: '2011-03-09',
      instant: '2011-12-01T08:00:00.123456+08:00',
      ids: [1, 2],
      days: ['2011-03-09', null],
      words: ['a,b', '"'],
      json: { a: 1 },
    })
  })

  test('runs under the server role with the person set, and leaves neither behind', async () => {
    const who = sql`select current_user as role, org.county() as county, org.person() as person`
    expect(await story.database.as(clerk, (tx) => tx.one(who))).toEqual({
      role: 'youju_server',
      county: 'demo',
      person: 7,
    })
    const [after] = await story.database.glance<{ role: string; person: number | null }>(who)
    expect(after).toMatchObject({ person: null })
    expect(after?.role).not.toBe('youju_server')
  })

  test('a county with a quote in it stays a word', async () => {
    const odd = actorOf(`d'; drop table ledger.cup; --`, 1, '李')
    const row = await story.database.as(odd, (tx) => tx.one(sql`select org.county() as county`))
    expect(row).toEqual({ county: odd.county })
  })

  test('is undone as a whole when its work fails', async () => {
    const work = story.database.as(clerk, async (tx) => {
      await tx.run(sql`insert into ledger.cup values (1, 'x')`)
      throw new Problem('reason_needed')
    })
    await expect(work).rejects.toMatchObject({ code: 'reason_needed' })
    expect(await story.database.as(clerk, (tx) => tx.rows(sql`select * from ledger.cup`))).toEqual([])
  })

  test('copies in, streams out and counts what it touched', async () => {
    await story.database.asOwner('demo', async (tx) => {
      const lines = Array.from({ length: 2_500 }, (_, i) => `${i}\t第${i}行\n`)
      expect(await tx.copyIn('copy ledger.cup (a, b) from stdin', lines)).toBe(2_500)
      const sizes: number[] = []
      for await (const part of tx.stream(sql`select a from ledger.cup where a >= ${500}`)) sizes.push(part.length)
      expect(sizes).toEqual([1_000, 1_000])
      expect(await tx.run(sql`delete from ledger.cup where a < ${10}`)).toBe(10)
    })
  })

  test('a stream left early can be followed by others', async () => {
    await story.database.asOwner('demo', async (tx) => {
      for await (const part of tx.stream(sql`select a from ledger.cup`, 5)) {
        expect(part).toHaveLength(5)
        break
      }
      const both = await Promise.all([1, 2].map((n) => tx.one<{ n: number }>(sql`select ${n}::int as n`)))
      expect(both).toEqual([{ n: 1 }, { n: 2 }])
    })
  })

  test('two that wait for each other: one goes through, one is told the system is busy', async () => {
    await story.database.asOwner('demo', (tx) => tx.run(sql`insert into ledger.cup values (-1, ''), (-2, '')`))
    let arrived = 0
    let open = (): void => {}
    const both = new Promise<void>((resolve) => (open = resolve))
    const cross = (first: number, second: number) =>
      story.database.asOwner('demo', async (tx) => {
        await tx.run(sql`update ledger.cup set b = 'x' where a = ${first}`)
        if (++arrived === 2) open()
        await both
        await tx.run(sql`update ledger.cup set b = 'y' where a = ${second}`)
      })
    const results = await Promise.allSettled([cross(-1, -2), cross(-2, -1)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'busy', status: 503 } })
  })

  test('statements prepared before a table changed do not fail after it', async () => {
    const all = sql`select * from ledger.cup where a = ${-1}`
    const read = () => story.database.as(clerk, (tx) => tx.one(all))
    for (let i = 0; i < 4; i++) await read()
    await story.database.asOwner('demo', (tx) => tx.run(sql`alter table ledger.cup add column c int default 3`))
    expect(await read()).toMatchObject({ c: 3 })
  })

  test('a table changed by another server is met once as busy, then works', async () => {
    const other = await openDatabase(story.url, { max: 1 })
    const all = sql`select *, 1 as one from ledger.cup where a = ${-1}`
    const read = () => other.as(clerk, (tx) => tx.one(all))
    for (let i = 0; i < 4; i++) await read()
    await story.database.asOwner('demo', (tx) => tx.run(sql`alter table ledger.cup add column d int default 4`))
    await expect(read()).rejects.toMatchObject({ code: 'busy' })
    expect(await read()).toMatchObject({ d: 4 })
    await other.close()
  })
})
