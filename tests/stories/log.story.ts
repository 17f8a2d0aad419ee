import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventOfKey, eventSql, sealBlocks, verifyLog, writeEvent } from '../../src/server/db/log.ts'
import { sql } from '../../src/server/db/sql.ts'
import { actorOf, freshDatabase } from './database.ts'
import type { Story } from './database.ts'

let story: Story
beforeAll(async () => {
  story = await freshDatabase('log')
})
afterAll(() => story.database.close())

const clerk = actorOf('demo', 7, '张')
const note = (detail: Record<string, unknown> = {}) =>
  story.database.as(clerk, (tx) => writeEvent(tx, { act: 'edit', ledger: 'hazard', row: 1, detail }))
const seal = () => sealBlocks(story.database, 'demo')
const verify = () => story.database.asOwner('demo', (tx) => verifyLog(tx))
const spoil = (statement: string) => story.database.asOwner('demo', (tx) => tx.run(sql.raw(statement)))

/** Sealing looks behind every transaction of the server, also those of other stories, so it may take a moment. */
const sealAll = async (): Promise<number> => {
  let sealed = 0
  await expect
    .poll(async () => {
      sealed += (await seal())?.events ?? 0
      const [left] = await story.database.glance<{ left: number }>(sql`
        select count(*) as left from log.event e
        where county = 'demo' and not exists (select from log.block b where e.seq <@ b.seqs)`)
      return left?.left
    })
    .toBe(0)
  return sealed
}

describe('the log', () => {
  test('an event is part of the write it tells of', async () => {
    await expect(
      story.database.as(clerk, async (tx) => {
        await writeEvent(tx, { act: 'create' })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    const [{ count } = { count: -1 }] = await story.database.glance<{ count: number }>(
      sql`select count(*) from log.event`,
    )
    expect(count).toBe(0)
  })

  test('stands in one statement with the row, and takes its id', async () => {
    await story.database.as(clerk, async (tx) => {
      const event = eventSql(
        clerk,
        { act: 'create', ledger: 'hazard', row: sql`made.id`, request_key: 'key-00001', detail: { a: '甲' } },
        sql`made`,
      )
      await tx.run(sql`with made as (select 41 as id), noted as (${event}) select id from made`)
      expect(await eventOfKey(tx, 'key-00001')).toMatchObject({ act: 'create', row_id: 41, detail: { a: '甲' } })
      expect(await eventOfKey(tx, 'key-00002')).toBeUndefined()
    })
    const again = story.database.as(clerk, (tx) => writeEvent(tx, { act: 'create', request_key: 'key-00001' }))
    await expect(again).rejects.toMatchObject({ constraint: 'event_county_request_key_key' })
  })

  test('nobody writes in another’s name, and nobody changes or removes an event', async () => {
    const other = actorOf('demo', 8, '王')
    const run = (statement: string) => story.database.as(clerk, (tx) => tx.run(sql.raw(statement)))
    const forged = story.database.as(clerk, (tx) => tx.run(eventSql(other, { act: 'edit' })))
    await expect(forged).rejects.toThrow('row-level security')
    await expect(run(`update log.event set act = 'x'`)).rejects.toThrow('permission denied')
    await expect(run(`delete from log.event`)).rejects.toThrow('permission denied')
  })

  test('is sealed in a chain that holds', async () => {
    await note()
    await sealAll()
    await note()
    await note({ text: '第二块, "引号"' })
    expect(await sealAll()).toBe(2)
    expect(await seal()).toBeUndefined()
    expect(await verify()).toEqual([])
  })

  test('an event that commits late goes into a later block, whatever its number', async () => {
    let finish = (): void => {}
    let begun = (): void => {}
    const waiting = new Promise<void>((resolve) => (finish = resolve))
    const started = new Promise<void>((resolve) => (begun = resolve))
    const slow = story.database.as(clerk, async (tx) => {
      await writeEvent(tx, { act: 'import' })
      begun()
      await waiting
    })
    await started
    await note()
    expect(await seal()).toBeUndefined()
    finish()
    await slow
    expect(await sealAll()).toBe(2)
    expect(await verify()).toEqual([])
  })

  test('every kind of tampering is found', async () => {
    await spoil(`update log.event set detail = '{"a": "乙"}' where row_id = 41`)
    expect(await verify()).toMatchObject([{ block: 1, kind: 'changed', says: '第1块的日志内容被改动过' }])
    await spoil(`update log.event set detail = '{"a": "甲"}' where row_id = 41`)
    expect(await verify()).toEqual([])

    await spoil(`delete from log.event where row_id = 41`)
    expect(await verify()).toMatchObject([{ block: 1, kind: 'missing' }])
    await spoil(`update log.block set events = events - 1, seqs = seqs - int8multirange(int8range(first_seq, first_seq, '[]')),
      hash = sha256('') where number = 1`)
    expect((await verify()).map(({ kind }) => kind)).toContain('chain')

    await spoil(`insert into log.event (county, person, act, xid) values ('demo', 7, 'edit', '1')`)
    expect((await verify()).map(({ kind }) => kind)).toContain('stray')
  })
})
