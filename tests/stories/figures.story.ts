import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Figure } from '../../src/ledger/wire.ts'
import type { FiguresRequest } from '../../src/server/figures/index.ts'
import { editRow, listRows, withdrawRow } from '../../src/server/tables/rows.ts'
import { COUNTY } from './bureau_tree.ts'
import { type Ground, openGround, tables } from './figures_ground.ts'

let ground: Ground
beforeAll(async () => {
  ground = await openGround('figures')
})
afterAll(() => ground.database.close())

describe('a year of hazards', () => {
  test('a rate is divided after adding up, and says what was divided', async () => {
    const rate = await ground.one('hazard.rectified_rate', COUNTY, '2011')
    expect(rate).toMatchObject({ value: 75, display: '75.00%', numerator: 3, denominator: 4, rows: 3, measure: '%' })
    expect(await ground.split('hazard.rectified_rate', COUNTY, '2011', 'level:township')).toEqual({
      lh: 100,
      qs: 200 / 3,
    })
  })

  test('it says how many of the units due have reported; a draft is not a report', async () => {
    const found = await ground.one('hazard.found', COUNTY, '2011')
    expect(found).toMatchObject({
      value: 4,
      coverage: { due: 3, received: 2 },
      limited: false,
      unit_name: '云岭县教育局',
    })
    expect((await ground.one('hazard.schools', COUNTY, '2011')).value).toBe(2)
  })

  test('missing is not zero', async () => {
    // Nobody in the second school has reported; in the first, nothing is of the kind asked for.
    expect((await ground.one('hazard.found', 'qs2', '2011')).value).toBeNull()
    expect((await ground.one('hazard.open', 'lh', '2011')).value).toBe(0)
    expect(await ground.split('hazard.found', COUNTY, '2011', 'level:school')).toEqual({ lh1: 1, qs1: 3, qs2: null })
    expect((await ground.one('hazard.rectified_rate', 'qs2', '2011')).display).toBe('—')
    // A sum over cells that are all missing is missing; over rows of which some say something, it is their sum.
    expect((await ground.one('hazard.spent', 'lh', '2011')).value).toBeNull()
    expect((await ground.one('hazard.spent', COUNTY, '2011')).value).toBe(120.5)
  })

  test('split by a field: declared values in order, a true zero among them', async () => {
    expect(await ground.split('hazard.found', COUNTY, '2011', 'field:grade')).toEqual({ 一般: 3, 重大: 1 })
    expect(await ground.split('hazard.found', 'lh', '2011', 'field:grade')).toEqual({ 一般: 1, 重大: 0 })
    const states = await ground.ask({ indicators: 'hazard.found', unit: COUNTY, period: '2011', by: 'field:state' })
    expect(states.map(({ group, value }) => [group?.title, value])).toEqual([
      ['整改中', 1],
      ['已销号', 3],
    ])
    await expect(
      ground.ask({ indicators: 'hazard.found', unit: COUNTY, period: '2011', by: 'field:place' }),
    ).rejects.toThrow(/部位/)
  })

  test('a point of a series is the figure of its own period', async () => {
    const series = await ground.ask({ indicators: 'hazard.found', unit: COUNTY, period: '2011', by: 'series:quarter' })
    expect(series.map(({ value }) => value)).toEqual([2, 1, null, 1])
    for (const point of series) {
      const alone = await ground.one('hazard.found', COUNTY, point.period)
      expect([point.value, point.coverage]).toEqual([alone.value, alone.coverage])
    }
    const years = await ground.ask({ indicators: 'hazard.found', unit: COUNTY, period: '2012', by: 'series:year' })
    expect(years.map(({ period, value }) => [period, value])).toEqual([
      ['2008', null],
      ['2009', null],
      ['2010', null],
      ['2011', 4],
      ['2012', 1],
    ])
  })

  test('shares: of the whole when split, of the unit above when not', async () => {
    const parts = await ground.ask({
      indicators: 'hazard.found',
      unit: COUNTY,
      period: '2011',
      by: 'level:township',
      compare: 'share',
    })
    expect(parts.map(({ group, share }) => [group?.key, share?.display])).toEqual([
      ['lh', '25.00%'],
      ['qs', '75.00%'],
    ])
    expect((await ground.one('hazard.found', 'qs', '2011', { compare: 'share' })).share?.value).toBe(75)
    expect((await ground.one('hazard.found', COUNTY, '2011', { compare: 'share' })).share?.value).toBeNull()
  })

  test('opened, a figure shows its very rows', async () => {
    const rows = await ground.open({ indicator: 'hazard.rectified_rate', unit: COUNTY, period: '2011' })
    expect(rows).toMatchObject({ total: 3, value: 75, ledger: 'hazard' })
    expect(rows.rows.map(({ unit, day }) => [unit, day])).toEqual([
      ['lh1', '2011-12-31'],
      ['qs1', '2011-03-09'],
      ['qs1', '2011-03-01'],
    ])
    expect(rows.formula).toMatch(/÷/)
    const under = { indicator: 'hazard.rectified_rate', unit: COUNTY, period: '2011', part: 'denominator' } as const
    expect((await ground.open(under)).total).toBe(4)
    const paged = await ground.open({ ...under, page: 2, size: 3 })
    expect([paged.total, paged.rows.length]).toEqual([4, 1])
    const grouped = { indicator: 'hazard.found', unit: COUNTY, period: '2011' }
    expect((await ground.open({ ...grouped, by: 'level:township', group: 'qs' })).total).toBe(3)
    expect((await ground.open({ ...grouped, by: 'field:grade', group: '重大' })).total).toBe(1)
    expect((await ground.open({ ...grouped, by: 'series:month', group: '2011-03' })).total).toBe(2)
    expect((await ground.open({ ...grouped, by: 'level:township', group: 'nowhere' })).total).toBe(0)
  })

  test('as of before a change, the figure of before comes out exactly', async () => {
    const query = { indicators: 'hazard.found,hazard.rectified_rate,hazard.spent', unit: COUNTY, period: '2011' }
    const before = await ground.ask(query)
    const moment = before[0]!.as_of
    await ground.database.asOwner(COUNTY, async (tx) => {
      const { rows } = await listRows(tx, tables, 'hazard', { period: '2011', sort: 'day' })
      const edited = { key: 'figures-edit', version: 1, values: { grade: '重大', measure: '更换线路' } }
      await editRow(tx, tables, 'hazard', rows[0]!.id, edited)
      await withdrawRow(tx, tables, 'hazard', rows.at(-1)!.id, { key: 'figures-gone', version: 1, reason: '重复登记' })
    })
    const after = await ground.ask(query)
    expect(after.map(({ value }) => value)).toEqual([3, 200 / 3, 120.5])
    expect(await ground.split('hazard.found', COUNTY, '2011', 'field:grade')).toEqual({ 一般: 1, 重大: 2 })
    expect(await ground.ask({ ...query, as_of: moment })).toEqual(before)
    const then = await ground.ask({
      indicators: 'hazard.found',
      unit: COUNTY,
      period: '2011',
      by: 'field:grade',
      as_of: moment,
    })
    expect(then.map(({ value }) => value)).toEqual([3, 1])
    expect((await ground.open({ indicator: 'hazard.found', unit: COUNTY, period: '2011', as_of: moment })).total).toBe(
      4,
    )
    // Before anything had been entered.
    expect((await ground.one('hazard.found', COUNTY, '2011', { as_of: '2011-12-31' })).value).toBeNull()
  })
})

describe('who asks', () => {
  test('a section of the county sees the county, and the same figure as the platform', async () => {
    const request = { indicators: 'hazard.found,hazard.rectified_rate', unit: COUNTY, period: '2011' }
    const plain = (figure: Figure): object => ({ ...figure, as_of: '' })
    expect((await ground.ask(request, ground.person.safety)).map(plain)).toEqual((await ground.ask(request)).map(plain))
  })

  test('a school asking for the county gets its own part, and is told so', async () => {
    const found = await ground.one('hazard.found', COUNTY, '2011', {}, ground.person.officer)
    expect(found).toMatchObject({ value: 3, limited: true, coverage: { due: 1, received: 1 } })
    expect((await ground.one('hazard.found', 'qs1', '2011', {}, ground.person.officer)).limited).toBe(false)
    expect(await ground.split('hazard.found', COUNTY, '2011', 'level:township', ground.person.officer)).toEqual({
      qs: 3,
    })
    expect(
      (await ground.open({ indicator: 'hazard.found', unit: COUNTY, period: '2011' }, ground.person.officer)).total,
    ).toBe(3)
    expect(
      (await ground.one('hazard.found', 'qs1', '2011', { compare: 'share' }, ground.person.officer)).share?.value,
    ).toBeNull()
  })

  test('never sideways', async () => {
    const sideways = { indicators: 'hazard.found', unit: 'lh1', period: '2011' }
    await expect(ground.ask(sideways, ground.person.officer)).rejects.toMatchObject({ code: 'not_yours' })
    await expect(ground.open({ ...sideways, indicator: 'hazard.found' }, ground.person.officer)).rejects.toMatchObject({
      code: 'not_yours',
    })
    expect((await ground.one('hazard.found', 'qs', '2011', {}, ground.person.central)).limited).toBe(false)
  })

  test('what cannot be read is refused in words', async () => {
    const bad = (request: Partial<FiguresRequest>) =>
      ground.ask({ indicators: 'hazard.found', unit: COUNTY, period: '2011', ...request })
    await expect(bad({ indicators: 'hazard.nothing' })).rejects.toMatchObject({ code: 'no_such' })
    await expect(bad({ unit: 'nowhere' })).rejects.toMatchObject({ code: 'no_such' })
    await expect(bad({ period: '2011-13' })).rejects.toMatchObject({ code: 'wrong_request' })
    await expect(bad({ as_of: '2011-02-30' })).rejects.toMatchObject({ code: 'wrong_request' })
    await expect(bad({ as_of: '2011-02-01T10:00' })).rejects.toMatchObject({ code: 'wrong_request' })
    await expect(bad({ by: 'series:fortnight' })).rejects.toMatchObject({ code: 'wrong_request' })
    await expect(bad({ period: 'once', by: 'series:day' })).rejects.toMatchObject({ code: 'wrong_request' })
    await expect(bad({ compare: 'neighbours' })).rejects.toMatchObject({ code: 'wrong_request' })
  })
})
