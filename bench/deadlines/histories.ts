/** A share of the million, in a process of its own: `fork(histories, [seed, from, to])`. */
import { compare } from '../../tests/deadlines/compare.ts'

const [seed = 1, from = 0, to = 0] = process.argv.slice(2).map(Number)
process.send!(compare(seed, from, to))
