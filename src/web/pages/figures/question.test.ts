import { expect, test } from 'vitest'
import { readQuestion, writeQuestion, type FigureQuestion } from './question.ts'

test('a question about figures survives the way through the address', () => {
  const question: FigureQuestion = {
    indicators: ['hazard.found', 'hazard.rectified_rate'],
    unit: 'demo',
    period: '2011Q1',
    by: 'level:township',
    compare: ['last_year', 'share'],
  }
  expect(readQuestion(new URLSearchParams(writeQuestion(question).toString()))).toEqual(question)
})

test('an empty address asks nothing, an unknown comparison is left out', () => {
  expect(readQuestion(new URLSearchParams())).toEqual({ indicators: [], compare: [] })
  expect(readQuestion(new URLSearchParams('compare=share,median')).compare).toEqual(['share'])
  expect(writeQuestion({ indicators: [], compare: [] }).toString()).toBe('')
})
