import { expect, test } from 'vitest'
import { turnsOf } from './turns.ts'

/** Work that ends when it is told to. */
const work = () => {
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => void (end = resolve))
  return { ended, end: () => end() }
}

test('so many run at once, the next wait in the order they came, and too many are refused', async () => {
  const inTurn = turnsOf(2, 1)
  const begun: string[] = []
  const one = work()
  const two = work()
  const three = work()
  const run = (name: string, { ended }: ReturnType<typeof work>): Promise<void> =>
    inTurn(() => (begun.push(name), ended))
  const first = run('one', one)
  const second = run('two', two)
  const third = run('three', three)
  await expect(run('four', work())).rejects.toMatchObject({ code: 'busy' })
  expect(begun).toEqual(['one', 'two'])
  one.end()
  await first
  await Promise.resolve()
  expect(begun).toEqual(['one', 'two', 'three'])
  two.end()
  three.end()
  await Promise.all([second, third])
})

test('a turn is free again after work that failed', async () => {
  const inTurn = turnsOf(1, 0)
  await expect(inTurn(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await inTurn(async () => 'yes')).toBe('yes')
})
