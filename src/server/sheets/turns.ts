import { Problem } from '../db/problem.ts'

/** Work that is heavy for the machine waits for its turn; where too much waits already it is refused. Problem: busy. */
export const turnsOf = (at_once: number, waiting_most: number) => {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < at_once) running += 1
    else if (waiting.length >= waiting_most) throw new Problem('busy')
    // Whoever is done hands the turn on, so that nobody can slip in between.
    else await new Promise<void>((resolve) => void waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
