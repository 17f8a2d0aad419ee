import { expect, test } from 'vitest'
import { declarations } from '../../ledger/example_declarations.ts'
import { makeCatalogue } from '../../ledger/index.ts'
import type { Block, Figure, FilledReport, Inline } from '../../ledger/wire.ts'
import { ledgersIn, readBy, type Sight } from './withheld.ts'

const catalogue = makeCatalogue(declarations)

const figure = (indicator: string, more: Partial<Figure> = {}): Figure => ({
  indicator,
  title: indicator,
  unit: 'east',
  unit_name: '东湾区',
  period: '2011',
  as_of: '2012-01-03T08:00:00+08:00',
  group: null,
  value: 3,
  display: '3',
  measure: '处',
  numerator: null,
  denominator: null,
  rows: 3,
  coverage: { due: 1, received: 1 },
  limited: false,
  ...more,
})
const printed = (text: string, indicator: string, spelled?: string, more: Partial<Figure> = {}): Inline => ({
  type: 'figure',
  text,
  number: 1,
  figure: figure(indicator, more),
  ...(spelled === undefined ? {} : { spelled }),
})
const words = (text: string, ...ledgers: string[]): Inline => ({ type: 'text', text, leans_on: { ledgers } })
const paper = (...blocks: Block[]): FilledReport => ({
  name: 'summary',
  title: '总结',
  unit: 'east',
  unit_name: '东湾区',
  period: '2011',
  as_of: '2012-01-03T08:00:00+08:00',
  blocks,
  figures: blocks.flatMap((block) =>
    (block.type === 'table' ? block.rows.flat(2) : block.inlines).flatMap((one) =>
      one.type === 'figure' ? [one.figure] : [],
    ),
  ),
  gaps: 0,
})
const sentence = (...inlines: Inline[]): Block => ({ type: 'paragraph', inlines })
const texts = ({ blocks }: FilledReport): string[] =>
  blocks.map((block) => (block.type === 'table' ? block.rows.flat(2) : block.inlines).map(({ text }) => text).join(''))

/** One who reads these ledgers of the unit, and of no unit beside it. */
const reads =
  (...ledgers: string[]): Sight =>
  (ledger, _unit, beyond) =>
    !beyond && ledgers.includes(ledger)

test('a figure of a ledger that is not read is a gap, and so are the words that it decided', () => {
  const told = paper(
    sentence(
      { type: 'text', text: '排查' },
      printed('3', 'hazard.found'),
      words('处，全部整改', 'hazard'),
      words('；', 'hazard'),
    ),
    sentence(printed('1', 'school_life.pupils'), { type: 'text', text: '人' }),
  )
  const { report, withheld } = readBy(told, catalogue, reads('school_life'))
  expect(texts(report)).toEqual(['排查【无权查看：排查隐患】【无权查看：安全隐患整改台账】', '1人'])
  expect(withheld).toBe(2)
  expect(report.figures.map(({ indicator }) => indicator)).toEqual(['school_life.pupils'])
  expect(JSON.stringify(report)).not.toContain('全部整改')
  expect(ledgersIn(catalogue, told)).toEqual(['hazard', 'school_life'])
})

test('that nothing is there is not told either', () => {
  const told = paper(sentence({ type: 'gap', text: '【缺：甲镇、乙镇】', indicator: 'hazard.found', number: 1 }))
  expect(texts(readBy(told, catalogue, reads()).report)).toEqual(['【无权查看：排查隐患】'])
})

test('places and shares of running text tell of units beside and above; within a table they are of those below', () => {
  const group = { key: 'qs', title: '青石镇', by: 'level:township' }
  const share = { value: 40, display: '40%' }
  const told = paper(
    sentence(printed('第2位', 'hazard.found', '排名'), printed('40%', 'hazard.found', '占比', { share })),
    sentence({ type: 'text', text: '先进', leans_on: { ledgers: ['hazard'], beyond: true } }),
    {
      type: 'table',
      caption: '',
      head: ['乡镇', '排名'],
      rows: [[[{ type: 'text', text: '青石镇' }], [printed('第1位', 'hazard.found', '排名', { group })]]],
    },
    sentence(printed('3', 'hazard.found', undefined, { share })),
  )
  const { report } = readBy(told, catalogue, reads('hazard'))
  expect(texts(report)).toEqual(['【无权查看：排查隐患】', '【无权查看：安全隐患整改台账】', '青石镇第1位', '3'])
  expect(JSON.stringify(report)).not.toContain('40')
  const whole = readBy(told, catalogue, () => true)
  expect([whole.report, whole.withheld]).toEqual([told, 0])
})

test('a table with a column that is not read is one gap', () => {
  const cells = [[{ type: 'text' as const, text: '青石镇' }], [printed('3', 'hazard.found')]]
  const told = paper({ type: 'table', caption: '各镇', head: ['乡镇', '排查'], rows: [cells, cells] })
  const { report, withheld } = readBy(told, catalogue, reads())
  expect([report.blocks.map(({ type }) => type), texts(report), withheld]).toEqual([
    ['paragraph'],
    ['【无权查看：排查隐患】'],
    1,
  ])
})

test('targets are told to those who read their ledger', () => {
  const goals = { indicator: 'indicator', value: 'value', bound: 'bound', until: 'until', span: 'span' }
  const aiming = declarations.map((one) =>
    one.kind === 'ledger' && one.name === 'school_life' ? { ...one, goals } : one,
  )
  const target = {
    value: 98,
    display: '98',
    bound: '不低于',
    difference: -95,
    met: false,
  } as unknown as Figure['target']
  const told = paper(
    sentence(printed('98', 'hazard.found', '目标', { target }), { type: 'text', text: '，' }),
    sentence(printed('3', 'hazard.found', undefined, { target })),
  )
  const known = makeCatalogue(aiming)
  expect(ledgersIn(known, told)).toEqual(['hazard', 'school_life'])
  const { report } = readBy(told, known, reads('hazard'))
  expect(texts(report)[0]).toMatch(/^【无权查看：[^】]+】，$/)
  expect(texts(report)[1]).toBe('3')
  expect(JSON.stringify(report)).not.toContain('98')
  expect(readBy(told, known, reads('hazard', 'school_life')).report).toEqual(told)
})
