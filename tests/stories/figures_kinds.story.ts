import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schoolLife } from '../../src/ledger/example_declarations.ts'
import { trace } from '../../src/server/figures/index.ts'
import { joinGroup, keepGroup } from '../../src/server/org/groups.ts'
import { createUnits } from '../../src/server/org/units.ts'
import { COUNTY } from './bureau_tree.ts'
import { catalogue, type Ground, month, openGround, PUPILS } from './figures_ground.ts'

let ground: Ground
beforeAll(async () => {
  ground = await openGround('figures_kinds')
})
afterAll(() => ground.database.close())

describe('pupils helped', () => {
  test('distinct pupils are counted again at each level, also behind the seal', async () => {
    expect((await ground.one('aid.pupils', COUNTY, '2011')).value).toBe(2)
    expect(await ground.split('aid.pupils', COUNTY, '2011', 'level:school')).toEqual({ lh1: 2, qs1: 1, qs2: null })
    expect(await ground.split('aid.pupils', COUNTY, '2011', 'field:programme')).toEqual({
      国家助学金: 1,
      生活补助: 1,
      '': 1,
    })
    expect((await ground.one('aid.pupils', COUNTY, '2011')).rows).toBe(4)
    const rows = await ground.open({ indicator: 'aid.pupils', unit: 'lh1', period: '2011' })
    expect(rows.rows.map(({ values }) => values['pupil'])).not.toContain(PUPILS[0])
    expect(JSON.stringify(rows)).not.toContain(PUPILS[0])
    const blind = await ground.database.asOwner(COUNTY, (tx) =>
      trace(tx, catalogue, { indicator: 'aid.pupils', unit: 'lh1', period: '2011' }),
    )
    expect(blind.total).toBe(2)
    expect(blind.rows[0]?.values['pupil']).toMatch(/^\*+$/)
  })

  test('a row with two grounds is in both groups, one without in its own', async () => {
    expect(await ground.split('aid.grants', COUNTY, '2011', 'field:grounds')).toEqual({
      低保: 2,
      残疾: 1,
      孤儿: 0,
      '': 2,
    })
    expect(await ground.split('aid.grants', COUNTY, '2011', 'field:boards')).toEqual({ true: 1, false: 1, '': 2 })
    const groups = [
      ['低保', 2],
      ['孤儿', 0],
      ['', 2],
    ] as const
    for (const [group, total] of groups) {
      expect(
        (await ground.open({ indicator: 'aid.grants', unit: COUNTY, period: '2011', by: 'field:grounds', group }))
          .total,
      ).toBe(total)
    }
  })

  test('means, greatest, stocks and other dates', async () => {
    expect((await ground.one('aid.mean_paid', COUNTY, '2011')).value).toBe(375.125)
    expect((await ground.one('aid.most_paid', COUNTY, '2011')).value).toBe(500)
    expect((await ground.one('aid.mean_paid', 'lh', '2011')).value).toBeNull()
    expect((await ground.one('aid.begun', COUNTY, '2011')).value).toBe(3)
    const standing = await ground.ask({
      indicators: 'aid.standing',
      unit: COUNTY,
      period: '2011',
      by: 'series:quarter',
    })
    expect(standing.map(({ value }) => value)).toEqual([1, 1, 1, 2])
    for (const { period, value } of standing) {
      expect((await ground.open({ indicator: 'aid.standing', unit: COUNTY, period })).total).toBe(value)
    }
  })

  test('groups stand beside the tree', async () => {
    await ground.database.asOwner(COUNTY, async (tx) => {
      await keepGroup(tx, { code: 'east', kind: 'district', title: '东片学区' })
      await keepGroup(tx, { code: 'all', kind: 'district', title: '全县学区' })
      await joinGroup(tx, 'east', ['lh1'], '2010-09-01')
      await joinGroup(tx, 'all', ['qs', 'lh1'], '2010-09-01')
    })
    const groups = await ground.ask({ indicators: 'aid.grants', unit: COUNTY, period: '2011', by: 'group:district' })
    expect(groups.map(({ group, value, coverage }) => [group?.title, value, coverage])).toEqual([
      ['全县学区', 4, { due: 3, received: 2 }],
      ['东片学区', 2, { due: 1, received: 1 }],
    ])
  })
})

describe('a return each month', () => {
  test('returns due so far: units times periods', async () => {
    const year = await ground.one('school_life.after', COUNTY, '2011')
    expect(year).toMatchObject({ value: 50, coverage: { due: 36, received: 3 } })
    expect((await ground.one('school_life.after', COUNTY, '2011-03')).coverage).toEqual({ due: 3, received: 2 })
    // A zero that was reported is a zero.
    expect((await ground.one('school_life.after', COUNTY, '2011-04')).value).toBe(0)
    const series = await ground.ask({
      indicators: 'school_life.after',
      unit: COUNTY,
      period: '2011Q1',
      by: 'series:month',
    })
    expect(series.map(({ value, coverage }) => [value, coverage.received])).toEqual([
      [null, 0],
      [null, 0],
      [50, 2],
    ])
  })

  test('a ratio over another ledger, each added up for itself', async () => {
    expect(await ground.one('aid.per_pupil', COUNTY, '2011')).toMatchObject({
      numerator: 750.25,
      denominator: 500,
      value: 1.5005,
    })
    expect((await ground.one('aid.per_pupil', 'lh', '2011')).value).toBeNull()
  })

  test('同比 compares the same schools: percent, or percentage points', async () => {
    const [rate, pupils] = await ground.ask({
      indicators: 'school_life.after_rate,school_life.pupils',
      unit: COUNTY,
      period: '2011-03',
      compare: 'last_year',
    })
    expect(rate?.last_year).toMatchObject({ value: 25, change: -12.5, display: '下降12.5个百分点' })
    expect(pupils?.last_year).toMatchObject({ value: 400, change: 0, display: '持平' })
    await ground.database.asOwner(COUNTY, (tx) =>
      createUnits(tx, [{ code: 'lh2', name: '柳河新校', level: 'school', parent: 'lhz', opened_on: '2010-09-01' }]),
    )
    await ground.enter(schoolLife, [month('lh2', '2011-03', { pupils: 600, after: 300 })])
    const grown = await ground.one('school_life.pupils', COUNTY, '2011-03', { compare: 'last_year' })
    expect([grown.value, grown.last_year?.value, grown.last_year?.change]).toEqual([1000, 400, 0])
    expect(
      (await ground.one('school_life.pupils', COUNTY, '2010-03', { compare: 'last_year' })).last_year,
    ).toMatchObject({
      value: null,
      change: null,
      display: '—',
    })
  })
})
