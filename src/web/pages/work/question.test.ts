import { expect, test } from 'vitest'
import { asking, readQuestion, workPath, writeQuestion, type Question } from './question.ts'

const read = (address: string): Question => readQuestion(new URLSearchParams(address))

test('an address gives the same question again, whoever opens it', () => {
  const question = read('tab=below&light=red&ledger=petition&unit=east&holder=county.safety_section&far=1&page=3')
  expect(readQuestion(writeQuestion(question))).toEqual(question)
  expect(question).toMatchObject({ tab: 'below', light: 'red', unit: 'east', page: 3 })
})

test('what an address says that means nothing is passed over', () => {
  expect(read('tab=all&light=blue&page=-1')).toEqual({ tab: 'mine', page: 1 })
  expect(workPath(read(''))).toBe('/')
})

test('a filter taken away is asked no more, and pages are counted again', () => {
  const question = read('light=red&ledger=hazard&page=2')
  expect(asking(question, { light: undefined })).toEqual({ tab: 'mine', ledger: 'hazard', page: 1 })
  expect(workPath(asking(question, { page: 4 }))).toBe('/?light=red&ledger=hazard&page=4')
})
