import { expect, test } from 'vitest'
import { declare } from './declared.ts'
import type { Declaration, FieldDocument, IndicatorDocument, LedgerDocument, WorkflowDocument } from './document.ts'
import { declarations, hazard, organisation, schoolLife } from './example_declarations.ts'
import { faultsOf } from './faults.ts'

const declared = declare(declarations)
const visit: LedgerDocument = {
  kind: 'ledger',
  name: 'visit',
  title: '家访记录',
  filledBy: 'school.head',
  fields: {
    visited_on: { type: 'date', title: '家访日期' },
    pupils: { type: 'integer', title: '走访学生' },
    kind: { type: 'choice', title: '方式', options: ['上门', '电话'] },
    parent_phone: { type: 'phone', title: '家长电话' },
  },
}
/** `path says`, so that both can be read in one line. */
const faults = (declaration: Declaration, known = true) =>
  faultsOf(declaration, known ? declared : undefined).map(({ path, says }) => `${path} ${says}`)
const ledger = (changes: Partial<LedgerDocument>) => faults({ ...visit, ...changes })
const fields = (added: Record<string, object>) =>
  ledger({ fields: { ...visit.fields, ...(added as Record<string, FieldDocument>) } })
const indicators = (added: Record<string, Partial<IndicatorDocument>>) =>
  ledger({ indicators: added as Record<string, IndicatorDocument> })
const workflow = (changes: Partial<WorkflowDocument>) => ledger({ workflow: { ...plain, ...changes } })
const plain: WorkflowDocument = {
  start: 'draft',
  states: { draft: { title: '登记' }, done: { title: '办结', final: true } },
  moves: { finish: { title: '办结', from: 'draft', to: 'done', by: 'school.head' } },
}

test('the example declarations are free of faults, with and without each other', () => {
  for (const declaration of declarations) {
    expect(faults(declaration)).toEqual([])
    expect(faults(declaration, false)).toEqual([])
  }
})

test('names of fields', () => {
  expect(fields({ Grade: { type: 'text', title: '等级' } })[0]).toMatch('fields.Grade 名称“Grade”不能用')
  expect(fields({ unit: { type: 'text', title: '所在单位' } })).toEqual([
    'fields.unit “unit”是系统自用的名称，字段请改名',
  ])
  expect(fields({ phone_hash: { type: 'text', title: '甲' } })[0]).toMatch('不能以“_hash”结尾')
  expect(fields({ constructor: { type: 'text', title: '甲' } })[0]).toMatch('不能用')
  expect(fields({ about: { type: 'text', title: ' ' } })).toEqual(['fields.about.title 请写标题'])
})

test('titles by which clerks match columns', () => {
  expect(fields({ mode: { type: 'text', title: '方 式' } })[0]).toMatch(
    'fields.mode.title “方 式”与字段“kind”的标题或别名相同',
  )
  expect(fields({ mode: { type: 'text', title: '途径', synonyms: ['方式'] } })[0]).toMatch('fields.mode.synonyms[0]')
  expect(fields({ mode: { type: 'text', title: '方式', retired: true } })).toEqual([])
})

test('settings of fields', () => {
  expect(fields({ kind: { type: 'choice', title: '方式', options: [] } })).toHaveLength(1)
  expect(fields({ kind: { type: 'choice', title: '方式', options: ['上门', '上门'] } })).toHaveLength(1)
  expect(fields({ cost: { type: 'money', title: '经费', private: true } })).toEqual([
    'fields.cost.private 金额字段没有“保密”（private）这项设置',
  ])
  expect(fields({ about: { type: 'text', title: '情况', required: true, retired: true } })).toEqual([
    'fields.about.required “情况”已停用，不能再必填',
  ])
  expect(fields({ about: { type: 'text', title: '情况', required: { kind: '微信' } } })[0]).toMatch(
    'fields.about.required.kind 条件里的“微信”不是“方式”会有的值',
  )
  expect(ledger({ fields: {} })).toEqual(['fields 台账至少要有一个字段'])
})

test('references to other declarations', () => {
  expect(fields({ hazard: { type: 'ref', title: '隐患', ledger: 'hazards' } })).toEqual([
    'fields.hazard.ledger 没有台账“hazards”',
  ])
  expect(fields({ to: { type: 'unit', title: '转入学校', level: 'village' } })[0]).toMatch(
    'fields.to.level 没有层级“village”，可用的有：county 县教育局',
  )
  expect(fields({ roll: { type: 'integer', title: '甲', prefill: 'school_return.pupil' } })).toEqual([
    'fields.roll.prefill 《学校基本情况》没有叫“pupil”的字段或指标',
  ])
  expect(fields({ last: { type: 'ref', title: '上次家访', ledger: 'visit' } })).toEqual([])
})

test('what is to be the same as another field', () => {
  const when = (where: object) => fields({ about: { type: 'text', title: '情况', required: where } })
  expect(when({ kind: { same: 'about' } })).toEqual([])
  expect(when({ unit: { same: 'kind' } })).toEqual([])
  expect(when({ kind: { same: 'sort' } })[0]).toMatch('fields.about.required.kind 没有字段“sort”')
  expect(when({ kind: { same: 'pupils' } })).toEqual([
    'fields.about.required.kind “方式”和“走访学生”不是同一类值，不能比较是否相同',
  ])
})

test('inner tables', () => {
  const inner = (column: object) => fields({ list: { type: 'lines', title: '学生', fields: { name: column } } })
  expect(inner({ type: 'text', title: '' })).toEqual(['fields.list.fields.name.title 请写标题'])
  expect(inner({ type: 'choice', title: '性别' })).toHaveLength(1)
  expect(inner({ type: 'text', title: '甲', required: { kind: '电话' } })[0]).toMatch('不能带条件')
  expect(inner({ type: 'lines', title: '甲', fields: {} })).toHaveLength(1)
})

test('formulas and checks', () => {
  const formula = (text: string) => fields({ left: { type: 'formula', title: '余数', formula: text } })
  expect(formula('pupils -')).toHaveLength(1)
  expect(formula('pupils - paid')[0]).toMatch('fields.left.formula 公式第10个字：没有“paid”这个字段')
  expect(formula('pupils > 3')[0]).toMatch('整个公式应得出数')
  expect(formula('pupils - before(pupils)')).toEqual(['fields.left.formula 台账没有填报周期，不能用 before（上期值）'])
  expect(formula('1 - left')).toEqual(['fields.left.formula 公式互相引用，算不出来：余数 → 余数'])
  expect(
    fields({
      one: { type: 'formula', title: '甲', formula: 'two + 1' },
      two: { type: 'formula', title: '乙', formula: 'one + 1' },
    }),
  ).toEqual(['fields.one.formula 公式互相引用，算不出来：甲 → 乙 → 甲'])
  expect(ledger({ checks: { some: { hard: 'pupils +', says: '' } } })).toHaveLength(2)
  expect(ledger({ checks: { some: { hard: 'pupils > 0', soft: 'pupils > 1', says: '甲' } } })).toHaveLength(1)
  expect(ledger({ checks: { some: { soft: 'pupils + 1', says: '甲' } } })[0]).toMatch('整个公式应得出是否')
})

test('conditions, wherever they stand', () => {
  expect(ledger({ counted: { grade: '重大' } })[0]).toMatch(
    'counted.grade 条件里没有字段“grade”，可用的有：visited_on 家访日期、pupils 走访学生',
  )
  expect(ledger({ counted: { not: { any: [{ state: 'open' }, { state: 'kept' }] } } })).toEqual([
    'counted.not.any[0].state 没有状态“open”，可用的有：kept 在册',
  ])
  expect(ledger({ counted: { any: [] } })).toEqual(['counted.any 请至少写一个条件'])
  expect(ledger({ counted: { parent_phone: '12345' } })).toEqual([
    'counted.parent_phone “家长电话”加密存放，条件里只能问填没填（empty）',
  ])
  expect(ledger({ counted: { parent_phone: { empty: false }, pupils: { gte: 1 }, kind: { in: ['上门'] } } })).toEqual(
    [],
  )
  expect(ledger({ counted: { visited_on: { gte: '2025年' } } })).toHaveLength(1)
})

test('periods and keys', () => {
  expect(ledger({ on: 'visited' })[0]).toMatch('on 没有日期字段“visited”，可用的有：visited_on 家访日期')
  expect(ledger({ on: 'pupils' })).toEqual(['on “走访学生”不是日期字段'])
  expect(ledger({ on: 'visited_on', cadence: { each: 'month' } })).toEqual([
    'on 有填报周期（cadence）的台账按周期归期，不要再写 on',
  ])
  expect(ledger({ cadence: { each: 'month', due: { day: { norm: 'visit.days' } } } })).toEqual([
    'cadence.due.day 没有规定值“visit.days”，请先声明或改用已有的规定值',
  ])
  expect(ledger({ key: ['unit', 'number', 'unit'] })).toEqual([
    'key[1] 没有字段“number”，可用的有：visited_on 家访日期、pupils 走访学生、kind 方式、parent_phone 家长电话；另有 unit、period',
    'key “unit”写了两次',
  ])
})

test('positions', () => {
  expect(ledger({ filledBy: 'head' })).toEqual(['filledBy 岗位“head”应写作“层级.岗位”，如 school.head'])
  expect(ledger({ filledBy: ['school.headmaster'] })[0]).toMatch(
    'filledBy[0] 没有岗位“school.headmaster”，可用的有：school.head 校长',
  )
  expect(ledger({ filledBy: [] })).toEqual(['filledBy 请至少写一个岗位'])
  expect(ledger({ enteredBy: 'head' })).toEqual(['enteredBy 岗位“head”应写作“层级.岗位”，如 school.head'])
  expect(ledger({ filledBy: 'county.basic_section', enteredBy: 'school.head' })).toEqual([
    'enteredBy 岗位“school.head”在填报单位之下，够不着这些记录',
  ])
  expect(ledger({ readers: ['county.leader'], sealed: true })).toHaveLength(1)
  expect(ledger({ sealed: true })).toEqual(['readers 保密台账要写明哪些岗位能看（readers）'])
  expect(ledger({ filledBy: 'county.basic_section', review: ['school.head'] })).toEqual([
    'review[0] 岗位“school.head”在填报单位之下，够不着这些记录',
  ])
})

test('workflows: what takes a move back hands nothing over', () => {
  const fields = { ...visit.fields, to_unit: { type: 'unit', title: '转给' } as FieldDocument }
  const back = { title: '撤回', from: 'done', to: 'draft', by: 'school.head', undoes: true } as const
  const moved = (more: object) =>
    ledger({ fields, workflow: { ...plain, moves: { ...plain.moves, back: { ...back, ...more } } } })
  expect(moved({})).toEqual([])
  expect(moved({ hands: 'to_unit' })).toEqual(['workflow.moves.back.hands 撤回不能同时把记录交给别的单位'])
})

test('workflows: states', () => {
  expect(workflow({ start: 'begun' })).toEqual(['workflow.start 没有状态“begun”，可用的有：draft 登记、done 办结'])
  expect(workflow({ states: { ...plain.states, draft: { title: '在册', rests: true } } })).toEqual([])
  expect(workflow({ states: { ...plain.states, draft: { title: '在册', rests: true, limit: { days: 3 } } } })).toEqual([
    'workflow.states.draft.rests 没有人欠着办理的状态不是终点，也没有期限',
  ])
  expect(workflow({ states: { ...plain.states, lost: { title: '搁置', final: true } } })).toEqual([
    'workflow.states.lost 没有动作能到状态“搁置”',
  ])
  expect(workflow({ states: { draft: { title: '登记' }, done: { title: '办结' } } })).toEqual([
    'workflow.states 流程没有终点：请给办结的状态写上 final: true',
    'workflow.states.done 状态“办结”不是终点，却没有动作离开它',
  ])
  expect(ledger({ workflow: plain, review: ['county.basic_section'] })).toEqual([
    'review 写了流程（workflow）就不要再写审核（review），两者只能有一个',
  ])
})

test('workflows: moves', () => {
  const moves = (changes: object) => workflow({ moves: { finish: { ...plain.moves['finish']!, ...changes } } })
  expect(moves({ from: ['draft', 'open'] })).toEqual([
    'workflow.moves.finish.from[1] 没有状态“open”，可用的有：draft 登记、done 办结',
  ])
  expect(moves({ from: ['draft', 'done'] })[0]).toMatch('workflow.moves.finish.from[1] “办结”是终点')
  const reopen = { title: '重新打开', from: 'done', to: 'draft', by: 'school.head', reason: true, until: true } as const
  expect(workflow({ moves: { ...plain.moves, reopen } })).toEqual([])
  expect(moves({ asks: ['photo'] })[0]).toMatch('workflow.moves.finish.asks[0] 没有字段“photo”')
  expect(moves({ by: 'school.principal' })[0]).toMatch('workflow.moves.finish.by 没有岗位“school.principal”')
  expect(moves({ when: { paid: true } })[0]).toMatch('workflow.moves.finish.when.paid 条件里没有字段“paid”')
  expect(workflow({ moves: { ...plain.moves, again: plain.moves['finish']! } })[0]).toMatch('两个动作都叫“办结”')
})

test('workflows: limits', () => {
  const limit = (value: object) =>
    workflow({ states: { ...plain.states, draft: { title: '登记', limit: value } } }).map(
      (fault) => fault.split(' ')[0],
    )
  const at = 'workflow.states.draft.limit'
  expect(limit({ days: 3, after: 'term_start' })).toEqual([])
  expect(limit({ until: 'visited_on', else: { workdays: { norm: 'hazard.recheck_workdays' } } })).toEqual([])
  expect(limit({ until: 'due_on', else: { days: { norm: 'visit.days' } } })).toEqual([`${at}.until`, `${at}.else.days`])
  expect(limit({ days: 1, hours: 2 })).toEqual([at])
  expect(limit({ days: -1 })).toEqual([`${at}.days`])
  expect(limit({})).toEqual([at])
})

test('indicators', () => {
  expect(indicators({ all: { title: '合计' } })[0]).toMatch('indicators.all 没有写怎样算')
  expect(indicators({ all: { title: '合计', count: 'rows', sum: 'pupils' } })).toEqual([
    'indicators.all 算法只能有一种，现在写了 count、sum',
  ])
  expect(indicators({ all: { title: '合计', sum: 'kind' } })).toEqual(['indicators.all.sum “方式”不是数，不能这样算'])
  expect(indicators({ all: { title: '合计', count: 'pupil' } })[0]).toMatch('indicators.all.count 没有字段“pupil”')
  expect(indicators({ all: { title: '合计', stock: ['visited_on', 'pupils'] } })).toEqual([
    'indicators.all.stock[1] “走访学生”不是日期字段',
  ])
  expect(indicators({ all: { title: '', count: 'rows', as: 'percent', places: 9 } })).toHaveLength(3)
})

test('ratios and their circles, all at once', () => {
  const rate = (ratio: string, over: string) => ({ title: '率', ratio, over })
  expect(indicators({ rate: rate('all', 'hazard.fund') })).toEqual([
    'indicators.rate.ratio 没有指标“all”，可用的有：rate 率',
    expect.stringContaining('indicators.rate.over 没有指标“hazard.fund”，可用的有：found 排查隐患'),
  ])
  expect(indicators({ a: rate('b', 'a'), b: rate('a', 'hazard.found') })).toEqual([
    'indicators.a 指标互相引用，算不出来：visit.a → visit.b → visit.a',
    'indicators.a 指标互相引用，算不出来：visit.a → visit.a',
  ])
  const other: LedgerDocument = { ...visit, name: 'other', indicators: { x: rate('visit.a', 'visit.a') } }
  const both = declare([...declarations, other])
  const mine: LedgerDocument = { ...visit, indicators: { a: rate('other.x', 'hazard.found') } }
  expect(faultsOf(mine, both).map((fault) => fault.says)).toContain(
    '指标互相引用，算不出来：visit.a → other.x → visit.a',
  )
})

test('norms, organisations and reports', () => {
  const value = { from: '2024-01-01', value: 30, source: '某文件' }
  const norm = (values: object[]) =>
    faults({ kind: 'norm', name: 'a.b', title: '甲', unit: '天', values: values as (typeof value)[] })
  expect(norm([value, { ...value, from: '2025-01-01' }])).toEqual([])
  expect(norm([])).toEqual(['values 规定值至少要有一个数'])
  expect(norm([value, value])[0]).toMatch('values[1].from 各个值要按施行日期先后排列')
  expect(norm([{ from: '2024-13-01', value: Infinity, source: '' }])).toHaveLength(3)
  expect(
    faults({ ...organisation, positions: [...organisation.positions, { name: 'village.head', title: '村长' }] }),
  ).toEqual(['positions[7].name 没有层级“village”，可用的有：county、township、central_school、school'])
  const report = {
    kind: 'report',
    name: 'r',
    title: '报告',
    each: 'year',
    levels: ['village'],
    body: '甲\n\n{a.b',
  } as const
  expect(faults(report)).toEqual([
    expect.stringContaining('levels[0] 没有层级“village”'),
    'body.line 3 第3行：花括号没有闭合：“{a.b”',
  ])
})

test('many faults are found at once', () => {
  const broken = { ...hazard, on: 'found', filledBy: 'x', workflow: { ...hazard.workflow!, start: 'none' } }
  expect(faults(broken).map((fault) => fault.split(' ')[0])).toEqual(['filledBy', 'on', 'workflow.start'])
  expect(faults({ ...schoolLife, title: '', checks: { a: { says: '' } } })).toHaveLength(3)
})
