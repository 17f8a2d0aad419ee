import { expect, test } from 'vitest'
import { standing } from './beside.ts'

const note = (wants: number, height = 100) => ({ wants, height })

test('notes stand beside their lines, and below one another where lines are close', () => {
  expect(standing([note(10), note(400), note(420)])).toEqual([10, 400, 508])
})

test('the chosen note stands beside its line, and those before it give way', () => {
  expect(standing([note(300), note(320), note(330)], 2)).toEqual([114, 222, 330])
})

test('above the first line there is no room', () => {
  expect(standing([note(0), note(20)], 1)).toEqual([0, 108])
  expect(standing([])).toEqual([])
})
