import { expect, test } from 'vitest'
import { askedOf, asking, readQuestion, writeQuestion } from './question.ts'

const read = (address: string) => readQuestion(new URLSearchParams(address))

test('an empty address shows six periods of everybody', () => {
  expect(read('')).toEqual({ periods: 6, show: 'all', page: 1 })
  expect(writeQuestion(read('')).toString()).toBe('')
})

test('what is written is read again', () => {
  const address = 'unit=qs&period=2011-03&search=%E4%B8%80%E5%B0%8F&at=qs1%3A2011-03&periods=12&show=late&page=2'
  expect(writeQuestion(read(address)).toString()).toBe(address)
})

test('nonsense in the address is passed over', () => {
  expect(read('periods=7&show=everything&page=-1')).toEqual({ periods: 6, show: 'all', page: 1 })
})

test('another filter starts at the first page with nothing open', () => {
  const next = asking(read('page=3&at=qs1:2011-03'), { show: 'late' })
  expect(writeQuestion(next).toString()).toBe('show=late')
})

test('where the address names no unit the one where one stands is asked about', () => {
  expect(askedOf(read(''), 'demo')['unit']).toBe('demo')
  expect(askedOf(read('unit=qs'), 'demo')['unit']).toBe('qs')
})
