import { expect, test } from 'vitest'
import { alike } from './alike.ts'

const others = [{ title: '开头' }, { title: '一、校园安全' }, { title: '二、2010年信访办理' }]

test('a section finds its like by title whatever its number and year', () => {
  expect(alike({ title: '三、2011年信访办理' }, 0, others)?.title).toBe('二、2010年信访办理')
})

test('a new one is laid beside what stands at its place', () => {
  expect(alike({ title: '新的一节' }, 1, others)?.title).toBe('一、校园安全')
  expect(alike({ title: '新的一节' }, 9, others)?.title).toBe('二、2010年信访办理')
  expect(alike({ title: '新的一节' }, 0, [])).toBeUndefined()
})
