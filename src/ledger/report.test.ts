// oxlint-disable unicorn/no-thenable -- the two sides of an if; data that nobody awaits
import { expect, test } from 'vitest'
import { declare } from './declared.ts'
import { hazardBulletin, declarations } from './example_declarations.ts'
import { parseReport } from './report.ts'
import { indicatorsIn } from './report_tree.ts'

const declared = declare(declarations)
const inlines = (body: string) => {
  const { report, faults } = parseReport(body, declared)
  expect(faults).toEqual([])
  return report.blocks.flatMap((block) => (block.type === 'table' ? [] : block.inlines))
}
const faults = (body: string) => parseReport(body, declared).faults.map((fault) => fault.says)

test('a whole report becomes blocks of plain data', () => {
  const { report, faults: found } = parseReport(hazardBulletin.body, declared)
  expect(found).toEqual([])
  expect(report.blocks.map((block) => block.type)).toEqual(['heading', 'paragraph', 'table'])
  expect(JSON.parse(JSON.stringify(report))).toEqual(report)
  expect(report.blocks[2]).toEqual({
    type: 'table',
    caption: '各乡镇隐患整改情况',
    ledger: 'hazard',
    indicators: ['hazard.found', 'hazard.rectified', 'hazard.rectified_rate'],
    by: { level: 'township' },
  })
  expect(indicatorsIn(report)).toEqual(['hazard.found', 'hazard.rectified', 'hazard.rectified_rate', 'hazard.open'])
})

test('figures carry modifiers, words carry the place', () => {
  expect(inlines('{单位}{年}年投入{hazard.spent:万元:1位}，{期}{hazard.found：同比}')).toEqual([
    { type: 'place', word: '单位' },
    { type: 'place', word: '年' },
    { type: 'text', text: '年投入' },
    {
      type: 'figure',
      ref: 'hazard.spent',
      modifiers: [
        { type: 'scale', scale: '万元' },
        { type: 'places', places: 1 },
      ],
    },
    { type: 'text', text: '，' },
    { type: 'place', word: '期' },
    { type: 'figure', ref: 'hazard.found', modifiers: [{ type: 'change' }] },
  ])
})

test('conditions hold text and figures on both sides', () => {
  expect(inlines('{if hazard.rectified_rate ≥ 99.5%: 基本完成\n整改 | 尚余{hazard.open}处}')).toEqual([
    {
      type: 'condition',
      ref: 'hazard.rectified_rate',
      op: '>=',
      number: 99.5,
      then: [{ type: 'text', text: '基本完成整改' }],
      else: [
        { type: 'text', text: '尚余' },
        { type: 'figure', ref: 'hazard.open', modifiers: [] },
        { type: 'text', text: '处' },
      ],
    },
  ])
  expect(inlines('{if hazard.open: 有}')).toMatchObject([{ op: '>', number: 0, else: [] }])
  expect(inlines('{if hazard.open > 0: {if hazard.found > 9: 多 | 少} | 无}')).toMatchObject([
    { then: [{ type: 'condition', else: [{ text: '少' }] }] },
  ])
})

test('lines of one paragraph are joined, headings and tables stand alone', () => {
  const { report } = parseReport(
    '# 甲\n## 一、乙\n第一行\r\n第二行\n[table hazard: found by field grade]\n\n尾',
    declared,
  )
  expect(report.blocks).toMatchObject([
    { type: 'heading', level: 1, inlines: [{ text: '甲' }] },
    { type: 'heading', level: 2, inlines: [{ text: '一、乙' }] },
    { type: 'paragraph', inlines: [{ text: '第一行第二行' }] },
    { type: 'table', caption: '', by: { field: 'grade' } },
    { type: 'paragraph', inlines: [{ text: '尾' }] },
  ])
})

test('signs of the language can be written as they are', () => {
  expect(inlines('\\{甲\\}|\\[乙\\]')).toEqual([{ type: 'text', text: '{甲}|[乙]' }])
})

test('every fault names its line and what would mend it', () => {
  const body = '# 甲\n\n{hazard.fund}\n{hazrad.found}处{地点}\n\n{hazard.found:环比}\n\n[chart hazard]\n\n{hazard.found'
  expect(faults(body)).toEqual([
    '第3行：《安全隐患整改台账》没有指标“fund”，可用的有：found、rectified、schools、open、spent、rectified_rate',
    '第4行：没有台账“hazrad”',
    '第4行：不认识“{地点}”：数写作 {台账.指标}，另有 {单位}、{年}、{年份}、{期}',
    '第6行：不认识写法“:环比”，可用的有：同比、占比、上年、数、亿元、万元、万人、万平方米、亿、万、1位',
    '第8行：方括号里只能写表格：[table 标题 | 台账: 指标 by 层级]',
    '第10行：花括号没有闭合：“{hazard.found”',
  ])
})

test('conditions say what is missing', () => {
  expect(faults('{if hazard.open 处: 有}')).toEqual([
    '第1行：条件写法不对：“hazard.open 处”，应为 {if 台账.指标 > 0: …}',
  ])
  expect(faults('{if hazard.open > 0 有}')).toEqual([
    '第1行：条件后面要有冒号：{if 台账.指标 > 0: 成立时的话 | 不成立时的话}',
  ])
  expect(faults('甲\n{if hazard.open > 0: 有')).toEqual(['第2行：条件的花括号没有闭合'])
  expect(faults('甲}')).toEqual(['第1行：多了一个右花括号“}”'])
})

test('modifiers that contradict each other or the indicator are refused', () => {
  expect(faults('{hazard.found:同比:占比}')).toEqual(['第1行：同比、占比、上年一次只能用一个'])
  expect(faults('{hazard.rectified_rate:占比}')).toEqual(['第1行：“整改率”本身是比率，没有占比'])
  expect(faults('{hazard.rectified_rate:万元}')).toEqual(['第1行：“整改率”是百分率，不能换成万或亿'])
})

test('tables say what is missing', () => {
  expect(faults('[table hazard: found by town]')[0]).toMatch('没有层级“town”，可用的有：county 县教育局、')
  expect(faults('[table hazard: found by field size]')).toEqual(['第1行：《安全隐患整改台账》没有字段“size”'])
  expect(faults('[table hazard found]')[0]).toMatch('写法不对')
  expect(faults('[table hazard: found, by county]')).toEqual(['第1行：“”不是指标名，指标之间用逗号隔开'])
  expect(faults('[table hazard: school_life.pupils by field grade]')[0]).toMatch('不能按它的字段分列')
})

test('hostile text is read in linear time and never exhausts the stack', () => {
  for (const piece of [
    '{',
    '{if ',
    '{if hazard.open > 0: ',
    '}',
    '|',
    '[table ',
    '\\',
    '{hazard.found:',
    '#',
    '# {\n',
  ]) {
    const began = performance.now()
    parseReport(piece.repeat(Math.floor(200_000 / piece.length)), declared)
    expect(performance.now() - began, piece).toBeLessThan(1500)
  }
  expect(faults('甲'.repeat(200_001))).toEqual(['第1行：正文太长（200001字），最多200000字'])
})
