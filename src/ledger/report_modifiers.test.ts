import { expect, test } from 'vitest'
import { parseModifiers, spelledOf } from './report_modifiers.ts'

test('modifiers are spelled as they were read', () => {
  const single = [
    '同比',
    '升降',
    '幅度',
    '增减',
    '上年',
    '占比',
    '排名',
    '倒数排名',
    '累计',
    '数',
    '量级',
    '万',
    '0位',
    '前3',
    '后12',
  ]
  for (const spelled of [...single, '累计:万元:1位', '上年:数', '前3:累计:2位']) {
    expect(spelledOf(parseModifiers(spelled.split(':'), (fault) => expect(fault).toBe('')))).toBe(spelled)
  }
  expect(spelledOf([])).toBe('')
})
