import { expect, test } from 'vitest'
import type { ListedElement, TaggedFinding } from '../../ledger/wire/tagged.ts'
import { checkTagged } from './tagged.ts'

const root: ListedElement = { name: 'figures', attributes: { title: '全年总结', unit_name: '某县', period: '2011' } }
const figure = (n: number, display: string): ListedElement => ({
  name: 'figure',
  attributes: {
    key: `youju_${n}`,
    indicator: `hazard.n${n}`,
    title: `数${n}`,
    display,
    value: display,
    sentence: `原来的第${n}句`,
    trace: '/figures/evidence?indicator=hazard.found',
  },
})
const gap: ListedElement = {
  name: 'gap',
  attributes: {
    key: 'youju_gap_1',
    indicator: 'hazard.rate',
    display: '【缺：整改率】',
    sentence: '整改率【缺：整改率】',
  },
}
const typed = (number: string, unit: string, quote: string): ListedElement => ({
  name: 'typed',
  attributes: { number, unit, quote },
})

/** A text with its controls written as `[1:130]`, gaps as `[gap_1:…]`. */
const found = async (text: string, ...list: ListedElement[]): Promise<readonly TaggedFinding[]> => {
  let plain = ''
  const marks: { key: string; from: number; to: number }[] = []
  for (const [, before = '', key, words = ''] of text.matchAll(/([^[]*)(?:\[(\w+):([^\]]*)\])?/g)) {
    plain += before
    if (key !== undefined) marks.push({ key: `youju_${key}`, from: plain.length, to: plain.length + words.length })
    plain += words
  }
  const check = await checkTagged({ text: plain, marks, list: [root, ...list] })
  return check?.findings ?? []
}
const saying = (findings: readonly TaggedFinding[]): string[] => findings.map(({ says }) => says)

test('digits put right behind a control change its number', async () => {
  const findings = await found('排查隐患[1:130]5处。', figure(1, '130'))
  expect(saying(findings)).toEqual(['“数1”由130改成了1305'])
  expect(findings[0]).toMatchObject({ kind: 'changed', sentence: '排查隐患1305处', place: { start: 4, end: 7 } })
  expect(
    await found('排查隐患[1:130]处，整改[2:12][3:5]处。', figure(1, '130'), figure(2, '12'), figure(3, '5')),
  ).toEqual([])
})

test('an emptied control and a lost one are both deleted, with the sentence they stood in', async () => {
  const findings = await found('排查隐患[1:]处。', figure(1, '130'), figure(2, '9'))
  expect(findings.map(({ kind, sentence, place }) => [kind, sentence, place])).toEqual([
    ['deleted', '原来的第1句', null],
    ['deleted', '原来的第2句', null],
  ])
})

test('a gap that somebody has filled is said; one that stands is none of his doing', async () => {
  expect(saying(await found('整改率[gap_1:95%]。', gap))).toEqual(['缺数处“【缺：整改率】”手工填了95%'])
  expect(await found('整改率[gap_1:【缺：整改率】]。', gap)).toEqual([])
})

test('a sentence copied with its control is the same figure twice', async () => {
  const findings = await found('隐患[1:130]处。\n隐患[1:131]处。', figure(1, '130'))
  expect(findings.map(({ kind, now }) => [kind, now])).toEqual([['changed', '131']])
})

test('what the template itself had typed is not new, where it stands or where the clause around it has changed', async () => {
  const known = [typed('三', '项', '处,抓好三项'), typed('2', '所', '新建2所')]
  expect(await found('隐患[1:130]处，抓好三项工作，新建2所。', figure(1, '130'), ...known)).toEqual([])
  const findings = await found('抓好三项工作，新建2所，又建2所。', ...known)
  expect(findings.map(({ kind, now }) => [kind, now])).toEqual([['typed', '2所']])
})

test('a bare number in a cell is typed as well', async () => {
  const findings = await found('学校\n数\n甲校\n[1:12]\n乙校\n17', figure(1, '12'))
  expect(findings.map(({ kind, now, place }) => [kind, now, place])).toEqual([['typed', '17', { start: 14, end: 16 }]])
})

test('places count characters as people do', async () => {
  const findings = await found('𠮷林小学[1:131]人。', figure(1, '130'))
  expect(findings[0]?.place).toEqual({ start: 4, end: 7 })
})

test('a link that leads elsewhere is not passed on', async () => {
  const foreign = figure(1, '130')
  const list = { ...foreign, attributes: { ...foreign.attributes, trace: 'https://example.org/' } }
  const findings = await found('隐患[1:131]处。', list)
  expect(findings[0]?.trace).toBeNull()
})

test('without its list a paper is a text like others', async () => {
  expect(await checkTagged({ text: '', marks: [], list: null })).toBeNull()
})
