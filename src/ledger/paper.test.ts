import { expect, test } from 'vitest'
import { date, defineLedger, definePaper, idNumber, integer, lines, ref, text, yesNo, file, choice } from './define.ts'
import { declare } from './declared.ts'
import type { PaperDocument } from './document.ts'
import { closingNote, declarations } from './example_declarations.ts'
import { faultsOf } from './faults.ts'
import { parsePaper } from './paper.ts'
import { askedBy } from './paper_tree.ts'

const order = defineLedger({
  name: 'order',
  title: '督办台账',
  filledBy: 'school.head',
  fields: {
    inspection: ref('检查', 'hazard'),
    grade: choice('等级', ['一般', '重大']),
    count: integer('处数'),
    found_on: date('发现日期'),
    urgent: yesNo('紧急'),
    card: idNumber('身份证号'),
    photo: file('照片'),
    items: lines('事项', { what: text('事项') }),
  },
  workflow: {
    start: 'open',
    states: { open: { title: '待办', limit: { days: 3 } }, done: { title: '办结', final: true } },
    moves: {
      press: { title: '督办', from: 'open', to: 'open', by: 'county.safety_section', prints: 'press' },
      close: { title: '办结', from: 'open', to: 'done', by: 'county.safety_section', prints: 'press' },
    },
  },
})
const declared = declare([...declarations, order])
const paper = (body: string, rest: Partial<PaperDocument> = {}): PaperDocument => ({
  ...definePaper({ name: 'press', title: '督办单', ledger: 'order', code: '督', to: '{单位}', body }),
  ...rest,
})
const faults = (body: string, rest?: Partial<PaperDocument>) =>
  faultsOf(paper(body, rest), declared).map(({ path, says }) => `${path}: ${says}`)

test('the example is without fault and plain data', () => {
  const { paper: tree, faults: found } = parsePaper(closingNote, declared)
  expect(found).toEqual([])
  expect(JSON.parse(JSON.stringify(tree))).toEqual(tree)
  expect(tree.to).toEqual([{ type: 'word', word: '单位' }])
})

test('fields, words, conditions, inner tables and places to sign', () => {
  const body = [
    '## 一、事项',
    '{机关}于{found_on}查明{count}处，',
    '见{inspection.place}。{if grade = 重大: 重大 | 一般}{if urgent: ，加急}{if 期限: ，{期限}前办结}',
    '[table 事项清单 | items]',
    '[sign 甲方（盖章） | 乙方（{单位}）]',
  ].join('\n')
  const { paper: tree, faults: found } = parsePaper(paper(body, { note: '身份证{card}' }), declared)
  expect(found).toEqual([])
  expect(tree.blocks.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'table', 'sign'])
  expect(tree.blocks[1]).toMatchObject({
    inlines: [
      { word: '机关' },
      { text: '于' },
      { of: 'found_on' },
      { text: '查明' },
      { of: 'count' },
      { text: '处，见' },
      { of: 'inspection.place' },
      { text: '。' },
      { type: 'condition', of: 'grade', is: '重大', unmet: [{ text: '一般' }] },
      { type: 'condition', of: 'urgent', is: true },
      { type: 'condition', of: '期限', is: { empty: false } },
    ],
  })
  expect(askedBy(tree).fields.toSorted()).toEqual([
    'card',
    'count',
    'found_on',
    'grade',
    'inspection.place',
    'items',
    'urgent',
  ])
})

test('comparisons hold the value as the field would; differing is the other way round', () => {
  const of = (condition: string) => parsePaper(paper(`{if ${condition}: 甲 | 乙}`), declared).paper.blocks[0]
  expect(of('count ≥ 3')).toMatchObject({ inlines: [{ is: { gte: 3 } }] })
  expect(of('found_on < 2011年5月1日')).toMatchObject({ inlines: [{ is: { lt: '2011-05-01' } }] })
  expect(of('grade != 重大')).toMatchObject({ inlines: [{ is: '重大', unmet: [{ text: '甲' }] }] })
})

test('every fault names its line and what would mend it', () => {
  expect(faults('甲\n\n{place}\n{地点}\n{photo}{items}')).toEqual([
    expect.stringMatching(/^body.line 3: 第3行：《督办台账》没有字段“place”，可用的有：inspection 检查、/),
    expect.stringMatching(/^body.line 4: 第4行：不认识“{地点}”：字段写作 {字段名}，另有 {单位}、/),
    'body.line 5: 第5行：“照片”是附件，不能写进正文',
    'body.line 5: 第5行：“事项”是明细，请另起一行写 [table items]',
  ])
  expect(faults('{count.what}{inspection.nothing}')).toEqual([
    'body.line 1: 第1行：“处数”不指向别的台账，后面不能再写“.what”',
    expect.stringMatching(/《安全隐患整改台账》没有字段“nothing”/),
  ])
  expect(faults('{if grade = 特大: 甲}')[0]).toMatch('条件里的“特大”不是“等级”会有的值')
  expect(faults('{if card = 1: 甲}')).toEqual(['body.line 1: 第1行：“身份证号”加密存放，条件里只能问填没填'])
  expect(faults('{if 理由 = 有: 甲}')).toEqual(['body.line 1: 第1行：{理由}只能问有没有：{if 理由: …}'])
  expect(faults('[table count]\n[list items]')).toEqual([
    'body.line 1: 第1行：“处数”不是明细，写进正文即可：{count}',
    'body.line 2: 第2行：方括号里只能写 [table 标题 | 明细字段] 或 [sign 甲方（盖章） | 乙方（签名）]',
  ])
  expect(faults('甲', { to: '{谁}', note: '{if', code: '〔2011〕', served: true })).toHaveLength(3)
})

test('a paper takes nothing for granted that a move which prints it does not bring', () => {
  expect(faults('因{理由}，限{期限}前')).toEqual([
    'body: 正文写了{理由}，“督办”却不要求说明理由',
    'body: 正文写了{理由}，“办结”却不要求说明理由',
    'body: 正文写了{期限}，“办结”之后却没有期限；请写 {if 期限: …}',
  ])
  expect(faults('{if 理由: 因{理由}}{if 期限: 限{期限}前}')).toEqual([])
})

test('hostile text is read in linear time', () => {
  for (const piece of ['{', '{if ', '{if count > 0: ', '}', '|', '[table ', '[sign | ', '\\', '{count.', '# {\n']) {
    const began = process.cpuUsage()
    parsePaper(paper(piece.repeat(Math.floor(200_000 / piece.length))), declared)
    expect(process.cpuUsage(began).user / 1000, piece).toBeLessThan(1500)
  }
  expect(faults('甲'.repeat(200_001))).toEqual(['body: 正文太长（200001字），最多200000字'])
})
