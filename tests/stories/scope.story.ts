import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { today } from '../../src/ledger/index.ts'
import type { Actor } from '../../src/server/db/database.ts'
import { eventSql } from '../../src/server/db/log.ts'
import { sql } from '../../src/server/db/sql.ts'
import { writeReads } from '../../src/server/org/reads.ts'
import { ledgerRights, mayFill, reachOf } from '../../src/server/org/scope.ts'
import { mergeUnit, moveUnit } from '../../src/server/org/units.ts'
import { catalogue, COUNTY, plantTree, seat } from './bureau_tree.ts'
import { actorOf, freshDatabase } from './database.ts'
import type { Story } from './database.ts'

let story: Story
const person: Record<string, Actor> = {}
const ledger = (name: string) => catalogue.ledger(name)!
const now = today(new Date())

beforeAll(async () => {
  story = await freshDatabase('scope')
  const { database } = story
  await plantTree(database)
  await database.asOwner(COUNTY, async (tx) => {
    for (const one of catalogue.ledgers.values()) await writeReads(tx, catalogue, one)
    // Applied a second time, as at every start.
    for (const one of catalogue.ledgers.values()) await writeReads(tx, catalogue, one)
  })
  const held: [string, string, string][] = [
    ['clerk', 'county.office_clerk', COUNTY],
    ['safety', 'county.safety_section', COUNTY],
    ['central', 'central_school.head', 'qsz'],
    ['officer', 'school.safety_officer', 'qs1'],
    ['other', 'school.head', 'lh1'],
  ]
  for (const [login, position, unit] of held) person[login] = await seat(database, login, login, [{ position, unit }])
})
afterAll(() => story.database.close())

const reach = (who: string, name: string, unit = COUNTY, day = now) =>
  story.database.as(person[who]!, (tx) => reachOf(tx, name, unit, day))
const fills = (who: string, name: string, unit: string) =>
  story.database.as(person[who]!, (tx) => mayFill(tx, catalogue, ledger(name), unit))

describe('what one sees', () => {
  test('down the tree, never up and never sideways', async () => {
    expect(await reach('clerk', 'hazard')).toBe('all')
    expect(await reach('clerk', 'hazard', 'qs')).toEqual(['qs', 'qs1', 'qs2', 'qsz'])
    expect(await reach('central', 'hazard')).toEqual(['qs1', 'qs2', 'qsz'])
    expect(await reach('officer', 'hazard')).toEqual(['qs1'])
    expect(await reach('officer', 'hazard', 'lh')).toEqual([])
  })

  test('a sealed ledger is open to the named, and to those who handle its rows', async () => {
    expect(await reach('safety', 'petition')).toBe('all')
    expect(await reach('clerk', 'petition')).toEqual([])
    expect(await reach('central', 'petition')).toEqual([])
    expect(await reach('officer', 'petition')).toEqual(['qs1'])
    expect(await reach('clerk', 'nowhere')).toEqual([])
  })

  test('the platform sees its county; without an identity nothing is seen', async () => {
    const platform = actorOf(COUNTY, 0, '平台')
    expect(await story.database.as(platform, (tx) => reachOf(tx, 'hazard', COUNTY, now))).toBe('all')
    const [nobody] = await story.database.glance(
      sql`select org.sees_all('hazard') as whole, (select count(*) from org.sees('hazard')) as units`,
    )
    expect(nobody).toEqual({ whole: false, units: 0 })
    const foreign = { ...person['clerk']!, county: 'other' }
    expect(await story.database.as(foreign, (tx) => reachOf(tx, 'hazard', 'other', now))).toEqual([])
  })

  test('a seat that has ended sees nothing', async () => {
    await story.database.asOwner(COUNTY, (tx) =>
      tx.run(sql`update org.seat set to_day = org.today() where person = ${person['other']!.person}`),
    )
    expect(await reach('other', 'hazard')).toEqual([])
  })

  test('of a unit that moved away one sees its time here, and of a merged one all its rows', async () => {
    await story.database.asOwner(COUNTY, async (tx) => {
      await moveUnit(tx, 'qs2', 'lhz', '2012-01-01')
    })
    expect(await reach('central', 'hazard', COUNTY)).toEqual(['qs1', 'qsz'])
    expect(await reach('central', 'hazard', COUNTY, '2011-12-31')).toEqual(['qs1', 'qs2', 'qsz'])
    const saw = (day: string) =>
      story.database.as(person['central']!, (tx) =>
        tx.one(sql`select 'qs2' in (select org.saw('hazard')) and org.saw_on('hazard', 'qs2', ${day}) as saw`),
      )
    expect(await saw('2011-12-31')).toEqual({ saw: true })
    expect(await saw('2012-01-01')).toEqual({ saw: false })
    await story.database.asOwner(COUNTY, (tx) => mergeUnit(tx, 'qs2', 'qs1', '2013-01-01'))
    expect(await reach('officer', 'hazard')).toEqual(['qs1', 'qs2'])
    expect(await fills('officer', 'hazard', 'qs2')).toBe(true)
    expect(await reach('central', 'hazard')).toEqual(['qs1', 'qs2', 'qsz'])
    expect(await reach('clerk', 'hazard', 'qs')).toEqual(['qs', 'qs1', 'qs2', 'qsz'])
  })
})

describe('what one may do', () => {
  test('fill for one’s own unit, steward for those below', async () => {
    expect(await fills('officer', 'hazard', 'qs1')).toBe(true)
    expect(await fills('officer', 'hazard', 'lh1')).toBe(false)
    expect(await fills('officer', 'school_life', 'qs1')).toBe(false)
    expect(await fills('central', 'hazard', 'qs1')).toBe(false)
    expect(await fills('clerk', 'hazard', 'lh1')).toBe(true)
    expect(await fills('clerk', 'petition', 'lh1')).toBe(false)
  })

  test('rights of a ledger follow', () => {
    const rights = (who: string, name: string) => ledgerRights(catalogue, ledger(name), person[who]!)
    expect(rights('officer', 'hazard')).toEqual({ can_fill: true, can_import: true })
    expect(rights('clerk', 'hazard')).toEqual({ can_fill: false, can_import: true })
    expect(rights('clerk', 'petition')).toEqual({ can_fill: false, can_import: false })
    expect(rights('central', 'school_life')).toEqual({ can_fill: false, can_import: false })
  })

  test('events of a ledger are read by who reads its rows', async () => {
    await story.database.as(person['officer']!, async (tx) => {
      await tx.run(eventSql(tx.actor, { act: 'create', ledger: 'petition', unit: 'qs1', row: 1 }))
      await tx.run(eventSql(tx.actor, { act: 'create', ledger: 'hazard', unit: 'qs1', row: 1 }))
    })
    const read = (who: string) =>
      story.database.as(person[who]!, async (tx) =>
        (
          await tx.rows<{ ledger: string }>(sql`select ledger from log.event where ledger is not null order by ledger`)
        ).map((event) => event.ledger),
      )
    expect(await read('safety')).toEqual(['hazard', 'petition'])
    expect(await read('clerk')).toEqual(['hazard'])
    expect(await read('central')).toEqual(['hazard'])
    expect(await read('officer')).toEqual(['hazard', 'petition'])
    expect(await read('other')).toEqual([])
  })
})
