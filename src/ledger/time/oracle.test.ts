/** The whole million: `npm run bench -- deadlines`. */
import { expect, it } from 'vitest'
import { compare } from '../../../tests/deadlines/compare.ts'

it('is what the slow oracle says, of four thousand random histories', () => {
  const seed = Number(process.env.YOUJU_SEED ?? Date.now() % 1_000_000_007)
  const { histories, moves, answers, mismatches } = compare(seed, 0, 4_000)
  console.log(
    `seed ${seed}: ${histories} histories, ${moves} moves, ${answers} answers, ${mismatches.length} mismatches`,
  )
  expect(mismatches).toEqual([])
}, 120_000)
