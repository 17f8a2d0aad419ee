import { expect, test } from 'vitest'
import { declare } from './declared.ts'
import type { IndicatorDocument, LedgerDocument } from './document.ts'
import { declarations, hazard, schoolLife } from './example_declarations.ts'
import { changeOf, displayChange, displayFigure, measureOf, ratioValue } from './figure_words.ts'
import { describeIndicator } from './indicator.ts'
import { describeWhere } from './where_words.ts'

const percent: IndicatorDocument = { title: '率', ratio: 'a', over: 'b', as: 'percent' }
const per100: IndicatorDocument = { ...percent, as: 'per100' }
const mean: IndicatorDocument = { title: '平均', mean: 'cost' }
const sum: IndicatorDocument = { title: '合计', sum: 'cost', unit: '元' }
const count: IndicatorDocument = { title: '数', count: 'rows', unit: '处' }

test('figures are written as official papers print them', () => {
  expect(displayFigure(percent, 95.3421)).toBe('95.34%')
  expect(displayFigure(percent, 100)).toBe('100.00%')
  expect(displayFigure({ ...percent, places: 1 }, 95.35)).toBe('95.4%')
  expect(displayFigure(per100, 12.5)).toBe('12.50')
  expect(displayFigure(mean, 3)).toBe('3.00')
  expect(displayFigure(count, 1203)).toBe('1203')
  expect(displayFigure(count, -0)).toBe('0')
  expect(displayFigure(sum, 1203.5)).toBe('1203.5')
  expect(displayFigure(sum, 1.005)).toBe('1.01')
  expect(displayFigure(sum, 4e9)).toBe('4000000000')
})

test('nothing reported is a dash, never a zero', () => {
  for (const document of [percent, count, sum]) expect(displayFigure(document, null)).toBe('—')
  expect(displayFigure(percent, NaN)).toBe('—')
})

test('scales, decimals and the bare number', () => {
  expect(displayFigure(sum, 12_345_678, { scale: '万元' })).toBe('1234.57万元')
  expect(displayFigure(sum, 12_000_000, { scale: '万元' })).toBe('1200万元')
  expect(displayFigure(sum, 12_000_000, { scale: '亿元', places: 1 })).toBe('0.1亿元')
  expect(displayFigure(sum, 12_345_678, { scale: '万元', bare: true })).toBe('1234.57')
  expect(displayFigure(percent, 95.3421, { bare: true, places: 1 })).toBe('95.3')
})

test('ratios are in hundredths where percents are meant', () => {
  expect(ratioValue(percent, 61, 64)).toBe(95.3125)
  expect(ratioValue(percent, 57, 100)).toBe(57)
  expect(ratioValue({ ...percent, as: 'number' }, 1, 4)).toBe(0.25)
  expect(ratioValue(percent, 1, 0)).toBeNull()
  expect(ratioValue(percent, null, 4)).toBeNull()
  expect(ratioValue(percent, 0, 4)).toBe(0)
  expect(measureOf(percent)).toBe('%')
  expect(measureOf(sum)).toBe('元')
})

test('change is said in percent, of percents in percentage points', () => {
  expect(displayChange(count, 129, 125)).toBe('增长3.2%')
  expect(displayChange(count, 100, 125)).toBe('下降20%')
  expect(displayChange(percent, 95.5, 97)).toBe('下降1.5个百分点')
  expect(displayChange(percent, 97, 95.5)).toBe('提高1.5个百分点')
  expect(displayChange(count, 125, 125)).toBe('持平')
  expect(displayChange(count, 125, null)).toBe('—')
  expect(displayChange(count, 125, 0)).toBe('—')
  expect(changeOf(count, -50, -100)).toBe(50)
})

test('conditions in a clerk’s words', () => {
  const said = (where: Parameters<typeof describeWhere>[0]) => describeWhere(where, hazard)
  expect(said({ state: 'closed' })).toBe('状态为已销号')
  expect(said({ state: ['open', 'rectified'], grade: '重大' })).toBe('状态为整改中或待复查且等级为重大')
  expect(said({ not: { state: 'draft' } })).toBe('状态不为登记')
  expect(said({ not: { photo: { empty: true } } })).toBe('已填照片')
  expect(said({ rechecked_by: { empty: true }, found_on: { gte: '2025-03-01' } })).toBe(
    '未填复查人且发现日期不早于2025-03-01',
  )
  expect(said({ any: [{ grade: '重大' }, { cost: { gt: 5000 } }] })).toMatch(/^（等级为重大或整改资金大于5,?000.*）$/)
  expect(said({ not: { grade: '重大', state: 'closed' } })).toBe('不属于“等级为重大且状态为已销号”')
  expect(said({ place: { mark: 'not_applicable' }, owner: { has: '后勤' } })).toBe('部位注明不适用且责任人包含后勤')
  expect(said(undefined)).toBe('')
})

test('how a figure is made', () => {
  const declared = declare(declarations)
  expect(describeIndicator(hazard, 'rectified_rate', declared)).toBe(
    '安全隐患整改台账中，状态为已销号的记录数 ÷ 记录数（只计状态不为登记的记录）',
  )
  expect(describeIndicator(schoolLife, 'after_rate')).toBe(
    '课后服务与五项管理月报中，“参加课后服务学生”合计 ÷ “在校学生”合计（只计状态不为草稿或退回的记录）',
  )
  expect(describeIndicator(hazard, 'schools')).toBe('安全隐患整改台账中，记录涉及的单位数（只计状态不为登记的记录）')
  expect(describeIndicator(hazard, 'nothing')).toBe('nothing')
})

test('figures across ledgers name each ledger', () => {
  const plain: LedgerDocument = {
    kind: 'ledger',
    name: 'pupil',
    title: '学生名册',
    filledBy: 'school.head',
    fields: { from: { type: 'date', title: '入学日期' }, to: { type: 'date', title: '离校日期' } },
    indicators: {
      standing: { title: '在校生', stock: ['from', 'to'] },
      hazards: { title: '每百名学生隐患', ratio: 'hazard.found', over: 'standing', as: 'per100' },
      share: { title: '比', ratio: 'hazards', over: 'hazard.rectified_rate' },
    },
  }
  const declared = declare([...declarations, plain])
  expect(describeIndicator(plain, 'hazards', declared)).toBe(
    '《安全隐患整改台账》记录数（只计状态不为登记的记录） ÷ 《学生名册》期末在册的记录数（自“入学日期”起，至“离校日期”止） × 100',
  )
  expect(describeIndicator(plain, 'hazards')).toBe(
    '学生名册中，hazard.found ÷ 期末在册的记录数（自“入学日期”起，至“离校日期”止） × 100',
  )
  expect(describeIndicator(plain, 'share', declared)).toMatch(/^（《安全隐患整改台账》记录数.* × 100） ÷ （/)
})
