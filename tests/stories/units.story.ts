import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../src/server/db/sql.ts'
import { groupsOf, joinGroup, keepGroup, leaveGroup, membersOf } from '../../src/server/org/groups.ts'
import * as units from '../../src/server/org/units.ts'
import { COUNTY, plantTree, seat } from './bureau_tree.ts'
import { freshDatabase } from './database.ts'
import type { Story } from './database.ts'

let story: Story
beforeAll(async () => {
  story = await freshDatabase('units')
  await plantTree(story.database)
})
afterAll(() => story.database.close())

type Work<T> = Parameters<typeof story.database.asOwner<T>>[1]
const owner = <T>(work: Work<T>) => story.database.asOwner(COUNTY, work)
const codesBelow = (code: string, day: string) =>
  owner(async (tx) => (await units.subtree(tx, code, day)).map((unit) => unit.code).sort())

describe('the tree', () => {
  test('is made from a sheet in any order, and the county is found by it', async () => {
    expect(await units.countyOf(story.database)).toBe(COUNTY)
    expect(await codesBelow('qs', '2011-03-09')).toEqual(['qs', 'qs1', 'qs2', 'qsz'])
    const path = await owner((tx) => units.pathTo(tx, 'qs1', '2011-03-09'))
    expect(path.map(({ name }) => name)).toEqual(['云岭县教育局', '青石镇', '青石中心校', '青石一小'])
  })

  test('tells all faults of a sheet at once', async () => {
    const faulty = owner((tx) =>
      units.createUnits(tx, [
        { code: 'qs1', name: '重复', level: 'school', parent: 'qsz', opened_on: '2011-09-01' },
        { code: 'n1', name: ' ', level: 'school', parent: 'nowhere', opened_on: '2011-09-01' },
        { code: 'n2', name: '甲', level: 'school', parent: 'n3', opened_on: '2011-09-01' },
        { code: 'n3', name: '乙', level: 'school', parent: 'n2', opened_on: '2011-09-01' },
        { code: 'n4', name: '丙', level: 'school', parent: null, opened_on: '2011-09-01' },
      ]),
    )
    const paths = ['[0].code', '[1].name', '[1].parent', '[2].parent', '[3].parent', '[4].parent']
    await expect(faulty).rejects.toMatchObject({ code: 'faulty', faults: paths.map((path) => ({ path })) })
  })

  test('takes a thousand schools in a second', async () => {
    const fresh = await freshDatabase('many')
    await plantTree(fresh.database)
    const many = Array.from({ length: 1_000 }, (_, i) => ({
      code: `m${i}`,
      name: `第${i}小学`,
      level: 'school',
      parent: i % 2 === 0 ? 'qsz' : 'lhz',
      opened_on: '2005-09-01',
    }))
    const begun = performance.now()
    await fresh.database.asOwner(COUNTY, (tx) => units.createUnits(tx, many))
    const took_ms = performance.now() - begun
    const { total } = await fresh.database.asOwner(COUNTY, (tx) => units.unitsBelow(tx, COUNTY, { level: 'school' }))
    expect(total).toBe(1_003)
    expect(took_ms).toBeLessThan(1_000)
    await fresh.database.close()
  })

  test('pages, searches and counts children', async () => {
    await owner(async (tx) => {
      const found = await units.unitsBelow(tx, COUNTY, { search: '中心', size: 1, page: 2, on: '2011-03-09' })
      expect(found.total).toBe(2)
      expect(found.units).toHaveLength(1)
      expect((await units.unitsBelow(tx, COUNTY, { search: '%' })).total).toBe(0)
      const below = await units.children(tx, COUNTY, '2011-03-09')
      // 柳 l before 青 q: the server sorts by pinyin.
      expect(below.map(({ name, children }) => [name, children])).toEqual([
        ['柳河乡', 1],
        ['青石镇', 1],
      ])
    })
  })
})

describe('changes hold from a day on', () => {
  test('a new name', async () => {
    await owner((tx) => units.renameUnit(tx, 'qs1', '青石第一小学', '2012-01-01'))
    await owner(async (tx) => {
      expect((await units.unitOf(tx, 'qs1', '2011-12-31'))?.name).toBe('青石一小')
      expect((await units.unitOf(tx, 'qs1', '2012-01-01'))?.name).toBe('青石第一小学')
      const { stretches } = await tx.one<{ stretches: number }>(
        sql`select count(*) as stretches from org.reach where ancestor = ${COUNTY} and unit = 'qs1'`,
      )
      expect(stretches).toBe(1)
    })
  })

  test('another place, with all that stands below', async () => {
    await owner((tx) => units.moveUnit(tx, 'lhz', 'qs', '2013-01-01'))
    expect(await codesBelow('lh', '2012-12-31')).toEqual(['lh', 'lh1', 'lhz'])
    expect(await codesBelow('lh', '2013-01-01')).toEqual(['lh'])
    expect(await codesBelow('qs', '2013-01-01')).toContain('lh1')
    expect(await codesBelow('qs', '2012-12-31')).not.toContain('lh1')
    await owner((tx) => units.moveUnit(tx, 'lhz', 'lh', '2014-01-01'))
    expect(await codesBelow('lh', '2014-01-01')).toEqual(['lh', 'lh1', 'lhz'])
  })

  test('not below itself', async () => {
    const move = (code: string, parent: string) => owner((tx) => units.moveUnit(tx, code, parent, '2015-01-01'))
    await expect(move('qs', 'qs1')).rejects.toMatchObject({ code: 'wrong_request' })
    await expect(move('qs', 'qs')).rejects.toMatchObject({ code: 'wrong_request' })
    await expect(move('qs', 'nowhere')).rejects.toMatchObject({ code: 'no_such' })
  })

  test('merged: gone from the tree, and still to be named', async () => {
    await owner((tx) => units.mergeUnit(tx, 'qs2', 'qs1', '2016-09-01'))
    expect(await codesBelow('qsz', '2016-08-31')).toEqual(['qs1', 'qs2', 'qsz'])
    expect(await codesBelow('qsz', '2016-09-01')).toEqual(['qs1', 'qsz'])
    expect(await owner((tx) => units.unitOf(tx, 'qs2'))).toMatchObject({ name: '青石二小', closed_on: '2016-09-01' })
    const again = owner((tx) => units.renameUnit(tx, 'qs2', '新名', '2016-10-01'))
    await expect(again).rejects.toMatchObject({ code: 'no_such' })
  })

  test('a merger takes the units below along', async () => {
    await owner((tx) => units.mergeUnit(tx, 'lh', 'qs', '2017-01-01'))
    expect(await codesBelow('qs', '2017-01-01')).toEqual(['lh1', 'lhz', 'qs', 'qs1', 'qsz'])
  })

  test('closed: refused while something stands below', async () => {
    const close = owner((tx) => units.closeUnit(tx, 'lhz', '2018-01-01'))
    await expect(close).rejects.toMatchObject({ code: 'would_lose' })
    await owner((tx) => units.closeUnit(tx, 'lh1', '2018-01-01'))
    await owner((tx) => units.closeUnit(tx, 'lhz', '2018-01-01'))
    expect(await codesBelow('qs', '2018-01-01')).toEqual(['qs', 'qs1', 'qsz'])
  })

  test('every change is in the log', async () => {
    const acts = await owner((tx) => tx.rows<{ act: string }>(sql`select distinct act from log.event order by act`))
    expect(acts.map(({ act }) => act)).toEqual(['close_unit', 'create_units', 'merge_unit', 'move_unit', 'rename_unit'])
  })
})

describe('groups', () => {
  test('have members with dates', async () => {
    await owner(async (tx) => {
      await keepGroup(tx, { code: 'd1', kind: 'districts', title: '第一学区' })
      await joinGroup(tx, 'd1', ['qs1', 'qsz'], '2011-09-01')
      await joinGroup(tx, 'd1', ['qs1'], '2012-09-01')
      await leaveGroup(tx, 'd1', 'qsz', '2012-09-01')
      expect(await membersOf(tx, 'd1', '2011-10-01')).toEqual(['qs1', 'qsz'])
      expect(await membersOf(tx, 'd1', '2012-09-01')).toEqual(['qs1'])
      expect(await groupsOf(tx, 'districts')).toEqual([{ code: 'd1', kind: 'districts', title: '第一学区' }])
    })
  })
})

describe('who may change the tree', () => {
  test('a steward of the whole county, and nobody else', async () => {
    await owner((tx) =>
      tx.run(sql`insert into org.position values (${COUNTY}, 'county.office_clerk', '局办公室', 'county', 0, true)`),
    )
    const steward = await seat(story.database, 'office', '赵', [{ position: 'county.office_clerk', unit: COUNTY }])
    const head = await seat(story.database, 'head', '钱', [{ position: 'school.head', unit: 'qs1' }])
    const create = (code: string) => [{ code, name: code, level: 'school', parent: 'qsz', opened_on: '2019-09-01' }]
    await story.database.as(steward, (tx) => units.createUnits(tx, create('new1')))
    await story.database.as(steward, (tx) => units.renameUnit(tx, 'new1', '新校', '2020-09-01'))
    const refused = story.database.as(head, (tx) => units.createUnits(tx, create('new2')))
    await expect(refused).rejects.toThrow('row-level security')
    expect(await story.database.as(head, (tx) => units.unitOf(tx, 'new1'))).toMatchObject({ name: '新校' })
  })
})
