import { expect, test, vi } from 'vitest'
import type { Piece } from '../../../ledger/wire/manuscripts.ts'
import { makePieceBook } from './piece_book.ts'

const piece = (source: string): Piece => ({ source, inlines: [], block: null, says: null })

test('pieces wanted at the same time are asked for at once, and each only once', async () => {
  vi.useFakeTimers()
  const asked: string[][] = []
  const book = makePieceBook((sources) => {
    asked.push([...sources])
    return Promise.resolve(sources.map(piece))
  })
  book.lay([piece('{a.known}')])
  for (const source of ['{a.known}', '{a.one}', '{a.two}', '{a.one}']) book.want(source)
  await vi.runAllTimersAsync()
  book.want('{a.two}')
  await vi.runAllTimersAsync()
  vi.useRealTimers()
  expect(asked).toEqual([['{a.one}', '{a.two}']])
  expect(book.pieceOf('{a.two}')).toEqual(piece('{a.two}'))
})

test('what could not be had is asked for again', async () => {
  vi.useFakeTimers()
  let times = 0
  const book = makePieceBook((sources) => {
    times += 1
    return times === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(sources.map(piece))
  })
  book.want('{a.one}')
  await vi.runAllTimersAsync()
  expect(book.pieceOf('{a.one}')).toBeUndefined()
  book.want('{a.one}')
  await vi.runAllTimersAsync()
  vi.useRealTimers()
  expect(book.pieceOf('{a.one}')).toBeDefined()
})
