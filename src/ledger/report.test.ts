// oxlint-disable unicorn/no-thenable -- the two sides of an if; data that nobody awaits
import { expect, test } from 'vitest'
import { declare } from './declared.ts'
import { hazardBulletin, declarations } from './example_declarations.ts'
import { parseReport } from './report.ts'
import { indicatorsIn } from './report_tree.ts'

const declared = declare(declarations)
const COMPARED =
  '同比、升降、幅度、增减、上年、占比、排名、倒数排名、较目标、目标、完成率、达标、较全年目标、全年目标、全年完成率、全年达标、五年前、较五年前、五年增减'
const KNOWN = `${COMPARED}、累计、五年、本级、数、量级、亿元、万元、万人、万平方米、亿、万、1位、前3、后3`
const inlines = (body: string) => {
  const { report, faults } = parseReport(body, declared)
  expect(faults).toEqual([])
  return report.blocks.flatMap((block) => ('inlines' in block ? block.inlines : []))
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
    columns: ['hazard.found', 'hazard.rectified', 'hazard.rectified_rate'].map((ref) => ({ ref, modifiers: [] })),
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
      clauses: [{ ref: 'hazard.rectified_rate', modifiers: [], op: '>=', against: 99.5 }],
      then: [{ type: 'text', text: '基本完成整改' }],
      else: [
        { type: 'text', text: '尚余' },
        { type: 'figure', ref: 'hazard.open', modifiers: [] },
        { type: 'text', text: '处' },
      ],
    },
  ])
  expect(inlines('{if hazard.open: 有}')).toMatchObject([{ clauses: [{ op: '>', against: 0 }], else: [] }])
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
    '第4行：不认识“{地点}”：数写作 {台账.指标}，另有 {单位}、{年}、{年份}、{上年}、{下年}、{期}、{期末}、{五年}、{五年前}、{截至}',
    `第6行：不认识写法“:环比”，可用的有：${KNOWN}`,
    '第8行：图“hazard”写法不对，应为 [chart 标题 | 台账: 指标, 指标 by 层级 as bar] 或 by field 字段、by series month as line',
    '第10行：花括号没有闭合：“{hazard.found”',
  ])
})

test('conditions say what is missing', () => {
  expect(faults('{if hazard.open 处: 有}')).toEqual([`第1行：不认识写法“:处”，可用的有：${KNOWN}`])
  expect(faults('{if hazard.open > 0 有}')).toEqual([
    '第1行：条件后面要有冒号：{if 台账.指标 > 0: 成立时的话 | 不成立时的话}',
  ])
  expect(faults('甲\n{if hazard.open > 0: 有')).toEqual(['第2行：条件的花括号没有闭合'])
  expect(faults('甲}')).toEqual(['第1行：多了一个右花括号“}”'])
})

test('modifiers that contradict each other or the indicator are refused', () => {
  expect(faults('{hazard.found:同比:占比}')).toEqual([`第1行：${COMPARED}一次只能用一个`])
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

test('conditions have clauses that all hold, on both sides figures with words', () => {
  expect(inlines('{if hazard.rectified = hazard.found 且 hazard.found 累计 同比 ≤ -2%: 全部 | 部分}')).toMatchObject([
    {
      clauses: [
        { ref: 'hazard.rectified', op: '=', against: { ref: 'hazard.found', modifiers: [] } },
        { ref: 'hazard.found', modifiers: [{ type: 'to_date' }, { type: 'change' }], op: '<=', against: -2 },
      ],
    },
  ])
  expect(faults('{if hazard.found 且: 有}')[0]).toMatch('条件写法不对')
  expect(faults('{if hazard.found > 万: 有}')[0]).toMatch('条件写法不对')
  expect(faults('{if hazard.found 万元 > 3: 有}')).toEqual(['第1行：条件里只比大小，不写万、亿、几位'])
  expect(faults('{if hazard.found = hazard.fund: 有}')[0]).toMatch('没有指标“fund”')
})

test('lists name units or values of a field', () => {
  expect(inlines('{list hazard.found by township:前3}、{list hazard.found by field grade}')).toEqual([
    {
      type: 'list',
      ref: 'hazard.found',
      by: { level: 'township' },
      modifiers: [{ type: 'first', count: 3, from: 'highest' }],
    },
    { type: 'text', text: '、' },
    { type: 'list', ref: 'hazard.found', by: { field: 'grade' }, modifiers: [] },
  ])
  expect(faults('甲\n{list hazard.found township}')[0]).toMatch('第2行：列举“hazard.found township”写法不对')
  expect(faults('{list hazard.found by town}')[0]).toMatch('没有层级“town”')
  expect(faults('{list hazard.found by field place}')).toEqual(['第1行：“部位”的值不是选出来的，不能按它分列'])
  expect(faults('{list hazard.found by township:排名}')).toEqual(['第1行：{list …} 本来就从高到低排，不能再写排名'])
  expect(faults('{hazard.found:前3}')).toEqual(['第1行：前几、后几只能写在 {list …} 里'])
})

test('columns of tables carry modifiers, charts say how they are drawn, and who is late is listed', () => {
  const { report } = parseReport(
    '[table hazard: found, found:占比, rectified_rate:排名 by township]\n[chart 各月 | hazard: found by series month]\n[late 名单 | hazard by township]',
    declared,
  )
  expect(report.blocks).toMatchObject([
    { columns: [{ modifiers: [] }, { modifiers: [{ type: 'share' }] }, { modifiers: [{ type: 'rank' }] }] },
    { type: 'table', caption: '各月', by: { series: 'month' }, chart: 'line' },
    { type: 'late', caption: '名单', ledger: 'hazard', level: 'township' },
  ])
  expect(parseReport('[chart hazard: found by township as bar]', declared).report.blocks).toMatchObject([
    { chart: 'bar' },
  ])
  expect(faults('[table hazard: found:排名 by field grade]')).toEqual(['第1行：只有按层级分列的表才有排名'])
  expect(faults('[chart hazard: found:同比 by township]')[0]).toMatch('图里画的是指标本身')
  expect(faults('[chart hazard: found by series moon]')[0]).toMatch('没有期间“moon”')
  expect(faults('[late hazard by field grade]')[0]).toMatch('写法不对')
  expect(faults('[late hazrad by township]')).toEqual(['第1行：没有台账“hazrad”'])
  expect(faults('[picture hazard]')[0]).toMatch('方括号里只能写')
})

test('targets are compared with, named and laid out; five years ago stands beside now', () => {
  expect(inlines('{hazard.rectified_rate:较目标:1位}，{hazard.found:本级:累计}，{targets unmet}')).toMatchObject([
    {
      modifiers: [
        { type: 'against', of: 'target' },
        { type: 'places', places: 1 },
      ],
    },
    { text: '，' },
    { modifiers: [{ type: 'own' }, { type: 'to_date' }] },
    { text: '，' },
    { type: 'goals', which: 'unmet' },
  ])
  expect(inlines('{if hazard.rectified_rate 达标: 好 | 差}')).toMatchObject([
    { clauses: [{ modifiers: [{ type: 'met' }], op: '>', against: 0 }] },
  ])
  const { report } = parseReport('[targets 目标]\n[table 对照 | hazard: found, spent:万元 by then and now]', declared)
  expect(report.blocks).toMatchObject([
    { type: 'targets', caption: '目标' },
    { type: 'then_and_now', caption: '对照', lines: [{ ref: 'hazard.found' }, { ref: 'hazard.spent' }] },
  ])
  expect(indicatorsIn(report)).toEqual(['hazard.found', 'hazard.spent'])
  expect(faults('[table hazard: found:同比 by then and now]')).toEqual([
    '第1行：五年前后对照的表自己写变化，指标后面只写单位和位数',
  ])
  expect(faults('[table hazard: fund by then and now]')[0]).toMatch('没有指标“fund”')
  expect(faults('{hazard.found:五年:累计}')).toEqual(['第1行：累计和五年一次只能用一个'])
  expect(faults('{hazard.found:五年:较目标}')).toEqual(['第1行：五年合计没有目标和五年前可比'])
  expect(faults('{list hazard.found by township:本级}')).toEqual(['第1行：本级的数不能再列举、排名、占比'])
  expect(faults('[table hazard: found:本级 by township]')).toEqual(['第1行：分列的表里不能用本级'])
})

test('what a period does not allow is said beforehand', () => {
  const said = (each: 'month' | 'term') =>
    parseReport('{hazard.found:累计}', declared, each).faults.map(({ says }) => says)
  expect(said('month')).toEqual([])
  expect(said('term')).toEqual(['第1行：这份报告的期间跨年度，不能用累计'])
  expect(faults('{hazard.spent:量级:万元}')).toEqual(['第1行：量级会自己选万或亿并带上单位，不能再写万、亿或数'])
})

test('hostile text is read in linear time and never exhausts the stack', () => {
  for (const piece of [
    '{',
    '{if ',
    '{if hazard.open > 0: ',
    '}',
    '|',
    '[table ',
    '[chart ',
    '[late ',
    '{list ',
    '{if a.b 且 ',
    '\\',
    '{hazard.found:',
    '#',
    '# {\n',
  ]) {
    const began = process.cpuUsage()
    parseReport(piece.repeat(Math.floor(200_000 / piece.length)), declared)
    expect(process.cpuUsage(began).user / 1000, piece).toBeLessThan(1500)
  }
  expect(faults('甲'.repeat(200_001))).toEqual(['第1行：正文太长（200001字），最多200000字'])
})
