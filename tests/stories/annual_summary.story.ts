/**
 * The year's summary of the demonstration city through HTTP: every figure that is printed opens to its rows, and they come
 * to that figure; what may not be claimed is not claimed. The largest ledgers are left out; their figures are gaps here.
 */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../src/demo/demonstration.ts'
import type { Figure, FilledReport, Inline, Trace } from '../../src/ledger/wire.ts'
import { makeServer } from '../../src/server/http/server.ts'
import type { OpenHouse } from '../../src/server/main.ts'
import { type Client, signedIn } from './town.ts'
import { type Planted, plantCity } from './planted.ts'

const PLANTED = ['school_return', 'hazard', 'drill', 'incident', 'project', 'training', 'ict', 'petition', 'dispute']

let city: Planted
let house: OpenHouse
let app: FastifyInstance
let office: Client
let filled: FilledReport

beforeAll(async () => {
  city = await plantCity('annual', (ledger) => PLANTED.includes(ledger))
  house = city.house
  app = await makeServer(house)
  office = await signedIn(app, 'bangong', DEMO_PASSWORD)
  filled = (await office.get<FilledReport>('/api/reports/annual_summary?unit=demo&period=2011')).body
}, 240_000)

afterAll(async () => {
  await app.close()
  await city.close()
})

const inText = (): Inline[] => filled.blocks.flatMap((block) => (block.type === 'table' ? [] : block.inlines))

const traced = async ({ indicator, unit, period, as_of, group }: Figure): Promise<Trace> => {
  const query = new URLSearchParams({ indicator, unit, period, as_of, size: '1' })
  if (group !== null) query.set('by', group.by ?? '')
  if (group !== null) query.set('group', group.key)
  const answer = await office.get<Trace>(`/api/figures/rows?${query.toString()}`)
  expect(answer.status, `${indicator} ${query.toString()}`).toBe(200)
  return answer.body
}

test('every figure in its sentences opens to as many rows as it was made from, and to the same value', async () => {
  const figures = inText().flatMap((inline) => (inline.type === 'figure' ? [inline.figure] : []))
  expect(figures.length).toBeGreaterThanOrEqual(60)
  for (const figure of figures) {
    const { total, value } = await traced(figure)
    expect([figure.indicator, total, value]).toEqual([figure.indicator, figure.rows, figure.value])
    const counts = house.catalogue.indicator(figure.indicator)!.document.count === 'rows'
    if (counts) expect([figure.indicator, total]).toEqual([figure.indicator, figure.value])
  }
}, 120_000)

test('the figures of its chart are the months’ own and add up to the sentence above', () => {
  const chart = filled.blocks.find((block) => block.type === 'table' && block.chart !== undefined)!
  const months = ('rows' in chart ? chart.rows : [])
    .flat(2)
    .flatMap((one) => (one.type === 'figure' ? [one.figure] : []))
  const found = inText().find((one) => one.type === 'figure' && one.figure.indicator === 'hazard.found')
  expect(months.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(found?.type === 'figure' && found.figure.value)
})

test('a ledger without rows leaves gaps, and nothing is claimed of it', () => {
  const texts = inText().map(({ text }) => text)
  expect(texts).toContain('【缺：登记疑似辍学学生】')
  expect(texts.join('')).not.toContain('任务全面完成。')
  expect(filled.gaps).toBe(filled.blocks.flatMap(inlinesOf).filter(({ type }) => type === 'gap').length)
})

const inlinesOf = (block: FilledReport['blocks'][number]): Inline[] =>
  block.type === 'table' ? block.rows.flat(2) : block.inlines

test('whose monthly return was due and is missing is listed by county, and nobody else', () => {
  const late = filled.blocks.find((block) => block.type === 'table' && block.caption.startsWith('附'))
  expect(late?.type === 'table' && late.head).toEqual(['县（市、区）', '到期未报送的单位'])
  expect(late?.type === 'table' && late.rows.length).toBeGreaterThan(0)
})
