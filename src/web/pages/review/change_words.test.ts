import { expect, test } from 'vitest'
import { changeWords } from './change_words.ts'

test('a change is said in numbers and hundredths', () => {
  expect(changeWords(330, 300)).toBe('+30（+10%）')
  expect(changeWords(240, 300)).toBe('−60（−20%）')
  expect(changeWords(1200.5, 0)).toBe('+1,200.5')
  expect(changeWords(7, 7)).toBe('=')
})

test('what is missing on either side has not changed by anything', () => {
  expect(changeWords(null, 3)).toBe('')
  expect(changeWords(3, null)).toBe('')
  expect(changeWords('有', '无')).toBe('')
})
