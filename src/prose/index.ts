export type { Bound, Comparison, Direction, Fact, FactKind, FactStatus } from './fact.ts'
export { read } from './read.ts'
