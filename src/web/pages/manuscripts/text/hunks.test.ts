import { expect, test } from 'vitest'
import { hunksOf, settled } from './hunks.ts'

const BASE = '## 一、甲\n\n第一段\n\n第二段\n\n第三段'

test('what only one of them touched needs no decision', () => {
  const mine = BASE.replace('第一段', '我改的')
  const theirs = BASE.replace('第三段', '对方改的')
  const hunks = hunksOf(BASE, mine, theirs)
  expect(settled(hunks, {})).toBe('## 一、甲\n\n我改的\n\n第二段\n\n对方改的')
})

test('what both touched is decided by somebody, and both may stay', () => {
  const hunks = hunksOf(BASE, BASE.replace('第二段', '我的'), BASE.replace('第二段', '对方的'))
  expect(settled(hunks, {})).toBeUndefined()
  const at = hunks.findIndex(({ type }) => type === 'parted')
  expect(settled(hunks, { [at]: 'mine' })).toContain('我的\n\n第三段')
  expect(settled(hunks, { [at]: 'both' })).toContain('我的\n\n对方的\n\n第三段')
})

test('a paragraph added by one and taken out by the other', () => {
  const mine = `${BASE}\n\n我加的`
  const theirs = BASE.replace('\n\n第二段', '')
  expect(settled(hunksOf(BASE, mine, theirs), {})).toBe('## 一、甲\n\n第一段\n\n第三段\n\n我加的')
  expect(settled(hunksOf(BASE, BASE, BASE), {})).toBe(BASE)
})
