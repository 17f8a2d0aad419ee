/** The figures through one door. */
export { compute, computeAll } from './compute.ts'
export { trace } from './trace.ts'
export { formulaWords } from './formula_words.ts'
export { publishFigures, verifyPublications } from './publish.ts'
export type { FiguresRequest } from './query.ts'
export type { TraceRequest } from './trace.ts'
export type { Difference, NewPublication, PublishedQuery } from './publish.ts'
