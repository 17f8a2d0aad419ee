/**
 * Targets of a year: rows that say what is wanted, and figures that say how far it has come. That all of them have been
 * reached is printed only where it is true, today and of any day before.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Figure, FilledReport, Inline, Trace } from '../../src/ledger/wire.ts'
import { verifyPublications } from '../../src/server/figures/index.ts'
import { makeRow, moveRow, taken, type Told } from './row_steps.ts'
import { CITY, openTown, type Town } from './town.ts'

let town: Town
let fires: Told
beforeAll(async () => {
  town = await openTown('targets')
  await laidDown('office', CITY, 'drill.drills', 2, '2011-12-31')
  await laidDown('office', CITY, 'drill.pupils', 1_000, '2011-12-31')
  fires = await laidDown('office', CITY, 'drill.fire', 1, '2011-12-31')
  await laidDown('office', CITY, 'drill.drills', 9, '2012-12-31')
  await laidDown('east_office', 'east', 'drill.drills', 5, '2011-12-31')
  await drilled('2006-05-12', 100)
  await drilled('2011-05-12', 412)
  await drilled('2011-09-20', 500)
})
afterAll(() => town.close())

const laidDown = async (
  login: 'office' | 'east_office',
  unit: string,
  indicator: string,
  value: number,
  until: string,
) => {
  const client = await town.as(login)
  const values = { indicator, span: '全年', until, bound: '不低于', value }
  const row = taken(await makeRow(client, 'target', unit, values))
  return taken(await moveRow(client, 'target', row, 'issue'))
}
const drilled = async (held_on: string, pupils: number, kind = '防震') => {
  const client = await town.as('school_one')
  taken(await makeRow(client, 'drill', 'east-a-1', { held_on, kind, pupils }))
}
const asked = async (query: string): Promise<Figure[]> => {
  const { status, body } = await (await town.as('office')).get<{ figures: Figure[] }>(`/api/figures?${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.figures
}
const summary = async (as_of = ''): Promise<FilledReport> => {
  const client = await town.as('office')
  return (await client.get<FilledReport>(`/api/reports/annual_summary?unit=${CITY}&period=2011${as_of}`)).body
}
const wordsOf = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('')
const claimIn = ({ blocks }: FilledReport): string =>
  blocks
    .flatMap((block) => ('inlines' in block ? [wordsOf(block.inlines)] : []))
    .find((text) => text.startsWith('年初下达'))!

describe('a figure and its target', () => {
  test('it says how far it is from what is wanted, unit by unit', async () => {
    const [city] = await asked(`indicators=drill.pupils&unit=${CITY}&period=2011&compare=target`)
    expect(city?.target).toEqual({
      value: 1_000,
      bound: '不低于',
      difference: -88,
      progress: 91.2,
      met: false,
      display: '低于目标88人次',
    })
    const counties = await asked(`indicators=drill.drills&unit=${CITY}&period=2011&compare=target&by=level:county`)
    expect(counties.map(({ group, target }) => [group?.key, target?.difference ?? null])).toEqual([
      ['east', -3],
      ['west', null],
    ])
    const [half] = await asked(`indicators=drill.drills&unit=${CITY}&period=2011H1&compare=target,year_target`)
    expect([half?.target, half?.year_target?.progress]).toEqual([null, 50])
  })

  test('targets are counted by what figures say today, and opened to their rows', async () => {
    const [set, met, unmet] = await asked(
      `indicators=target.year_set,target.year_met,target.year_unmet&unit=${CITY}&period=2011&by=own`,
    )
    expect([set?.value, met?.value, unmet?.value]).toEqual([3, 1, 2])
    const client = await town.as('office')
    const rows = `/api/figures/rows?indicator=target.year_met&unit=${CITY}&period=2011&by=own&group=${CITY}`
    const { body } = await client.get<Trace>(rows)
    expect([body.total, body.value, body.rows[0]?.values['indicator']]).toEqual([1, 1, 'drill.drills'])
    expect(body.rows[0]?.labels?.['indicator']).toBe('开展应急演练')
    const [all] = await asked(`indicators=target.year_set&unit=${CITY}&period=2011`)
    expect(all?.value).toBe(4)
  })

  test('a target without an indicator is refused', async () => {
    const client = await town.as('office')
    const values = { indicator: 'drill.drils', span: '全年', until: '2011-12-31', bound: '不低于', value: 1 }
    const { status, body } = await makeRow(client, 'target', CITY, values)
    expect([status, body.faults?.[0]?.path]).toEqual([422, 'indicator'])
  })
})

describe('the claim in the year’s summary', () => {
  test('names what has not been reached, with both values', async () => {
    const report = await summary()
    expect(claimIn(report)).toBe(
      '年初下达目标3项，完成1项，未完成2项：参加演练学生（目标不低于1000人次，完成912人次）、防火演练（目标不低于1次，完成0次）。',
    )
    const table = report.blocks.find((block) => block.type === 'table' && block.caption === '年度目标完成情况')
    expect(table?.type === 'table' && table.rows.map((row) => row.map(wordsOf))).toEqual([
      ['开展应急演练', '不低于2次', '2次', '与目标持平', '达标'],
      ['参加演练学生', '不低于1000人次', '912人次', '低于目标88人次', '未达标'],
      ['防火演练', '不低于1次', '0次', '低于目标1次', '未达标'],
    ])
  })

  test('is printed when the last of them is reached, not of the day before, and stays published', async () => {
    const before = (await summary()).as_of
    const client = await town.as('office')
    const published = await client.post<{ report: FilledReport }>('/api/reports/annual_summary/publications', {
      unit: CITY,
      period: '2011',
    })
    expect(claimIn(published.body.report)).toContain('未完成2项')
    await drilled('2011-11-09', 300, '防火')
    expect(claimIn(await summary())).toBe('年初下达的3项目标全部完成。')
    expect(claimIn(await summary(`&as_of=${encodeURIComponent(before)}`))).toContain('未完成2项')
    const adjusted = await moveRow(client, 'target', fires, 'adjust', { reason: '并入演练次数' })
    expect(adjusted.status).toBe(200)
    expect(claimIn(await summary())).toBe('年初下达的2项目标全部完成。')
    const verified = await town.database.asOwner(CITY, (tx) => verifyPublications(tx))
    expect(verified.differences).toEqual([])
    expect(verified.figures).toBeGreaterThan(10)
  })
})

test('five years stand beside each other, and are added up', async () => {
  const client = await town.as('office')
  const { body } = await client.get<FilledReport>(`/api/reports/five_year_summary?unit=${CITY}&period=2011`)
  const table = body.blocks.find((block) => block.type === 'table' && block.caption === '安全稳定五年对照')
  expect(table?.type === 'table' && table.head).toEqual(['指标', '2006年', '2011年', '变化'])
  const drills = table?.type === 'table' ? table.rows.find(([name]) => wordsOf(name!).startsWith('开展应急演练')) : []
  expect(drills?.map(wordsOf)).toEqual(['开展应急演练（次）', '1', '3', '增长200%'])
  const text = body.blocks.flatMap((block) => ('inlines' in block ? [wordsOf(block.inlines)] : [])).join('\n')
  expect(text).toContain('2007—2011年工作总结')
  // Those of 2007 to 2011: of 2006 none.
  expect(text).toContain('组织应急演练3次')
})
