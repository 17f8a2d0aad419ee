import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { draftName, draftOf, dropDraft, keepDraft, type Draft } from './drafts.ts'

const draft: Draft = { values: { place: '围墙', cost: 0 }, marks: {}, unit: 's1', period: null, version: 2, at: 1_000 }
const name = draftName('li', 'hazard', 17)

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

test('a draft comes back as it was, until it is dropped', () => {
  keepDraft(name, draft)
  expect(draftOf(name, 2_000)).toEqual(draft)
  expect(draftOf(draftName('wang', 'hazard', 17), 2_000)).toBeNull()
  dropDraft(name)
  expect(draftOf(name, 2_000)).toBeNull()
})

test('a draft of last month is not offered', () => {
  keepDraft(name, draft)
  expect(draftOf(name, 1_000 + 31 * 24 * 3_600_000)).toBeNull()
})

test('a store that refuses or holds rubbish is no obstacle', () => {
  localStorage.setItem(`youju.${name}`, '{broken')
  expect(draftOf(name, 2_000)).toBeNull()
  localStorage.setItem(`youju.${name}`, '{"values":null}')
  expect(draftOf(name, 2_000)).toBeNull()
  vi.stubGlobal('localStorage', undefined)
  keepDraft(name, draft)
  expect(draftOf(name, 2_000)).toBeNull()
})
