export type { Bound, Comparison, Direction, Fact, FactKind, FactStatus } from './fact.ts'
export { check, type CheckRule, type Finding, type Span } from './check/index.ts'
export { read } from './read.ts'
