/** The door for declarations that come as JSON: the shape of every document, strictly. What it means is for `faultsOf`. */
import { z } from 'zod'
import {
  FIELD_TYPES,
  PERIOD_KINDS,
  RECKONED_FROM,
  type Condition,
  type Declaration,
  type Fault,
  type FieldDocument,
  type LimitDocument,
  type Where,
} from './document.ts'
import { BODY_LONGEST } from './report.ts'
import { shapeFaults } from './schema_words.ts'

/** No clerk's declaration nests deeper or grows larger; the limits keep hostile JSON off the stack's end. */
const DEEPEST = 30
const NODES_MOST = 100_000

/** Named things, so many at most: they become columns, buttons and headings, which nobody could survey. */
function named<Each extends z.ZodType>(each: Each, most: number) {
  const few = (record: object): boolean => Object.keys(record).length <= most
  return z.record(word, each).refine(few, { error: `太多，最多${most}项` })
}

const word = z.string().max(100)
const title = z.string().max(100)
const sentence = z.string().max(2_000)
const list = z.array(word).max(500)
const oneOrMany = z.union([word, z.array(word).max(50)])

const scalar = z.union([sentence, z.number(), z.boolean()])
const condition: z.ZodType<Condition> = z.union([
  scalar,
  z.array(scalar).max(500),
  z.strictObject({
    is: scalar.optional(),
    in: z.array(scalar).max(500).optional(),
    gt: scalar.optional(),
    gte: scalar.optional(),
    lt: scalar.optional(),
    lte: scalar.optional(),
    has: sentence.optional(),
    same: word.optional(),
    empty: z.boolean().optional(),
    mark: z.enum(['not_applicable', 'exempt']).optional(),
  }),
])
const where: z.ZodType<Where> = z.lazy(() =>
  z
    .object({
      not: where.optional(),
      any: z.array(where).max(50).optional(),
      all: z.array(where).max(50).optional(),
      kept: oneOrMany.optional(),
      missed: oneOrMany.optional(),
      moved: oneOrMany.optional(),
      late: z.boolean().optional(),
    })
    .catchall(condition),
)

const field: z.ZodType<FieldDocument> = z.lazy(() =>
  z.strictObject({
    type: z.enum(FIELD_TYPES),
    title,
    required: z.union([z.literal(true), where]).optional(),
    private: z.literal(true).optional(),
    unit: word.optional(),
    hint: sentence.optional(),
    synonyms: list.optional(),
    prefill: word.optional(),
    retired: z.literal(true).optional(),
    options: list.optional(),
    ledger: word.optional(),
    level: word.optional(),
    formula: sentence.optional(),
    fields: named(field, 50).optional(),
    places: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    longest: z.number().optional(),
  }),
)

const span = z.union([z.number(), z.strictObject({ norm: word })])
const spans = {
  minutes: span.optional(),
  hours: span.optional(),
  days: span.optional(),
  workdays: span.optional(),
  schooldays: span.optional(),
  months: span.optional(),
}
const limit: z.ZodType<LimitDocument> = z.lazy(() =>
  z.strictObject({
    ...spans,
    when: where.optional(),
    after: word.optional(),
    until: word.optional(),
    else: limit.optional(),
    rolls: z.literal(true).optional(),
    pause: oneOrMany.optional(),
  }),
)
const workflow = z.strictObject({
  start: word,
  states: named(
    z.strictObject({
      title,
      final: z.literal(true).optional(),
      rests: z.literal(true).optional(),
      limit: z.union([limit, z.array(limit).max(20)]).optional(),
      stay: limit.optional(),
    }),
    60,
  ),
  moves: named(
    z.strictObject({
      title,
      from: oneOrMany,
      to: word,
      by: oneOrMany,
      asks: list.optional(),
      reason: z.literal(true).optional(),
      points: z.literal(true).optional(),
      until: z.literal(true).optional(),
      prints: word.optional(),
      when: where.optional(),
      extends: z.strictObject({ ...spans, times: span.optional() }).optional(),
      restarts: z.literal(true).optional(),
      owed: where.optional(),
      optional: z.literal(true).optional(),
      early: z.union([z.literal(true), z.literal('only')]).optional(),
      undoes: z.literal(true).optional(),
      at: word.optional(),
      hands: word.optional(),
    }),
    120,
  ),
})
const reckoning = z.strictObject({
  day: span.optional(),
  workdays: span.optional(),
  after: z.enum(RECKONED_FROM).optional(),
  on: word.optional(),
})
const cadence = z.strictObject({
  each: z.enum(PERIOD_KINDS),
  kinds: list.optional(),
  opens: reckoning.optional(),
  due: reckoning.extend({ hour: span.optional() }).optional(),
  closes: z.strictObject({ days: span }).optional(),
  zero: z.literal(true).optional(),
  ordered: z.literal(true).optional(),
})
const check = z.strictObject({ hard: sentence.optional(), soft: sentence.optional(), says: sentence })
const indicator = z.strictObject({
  title,
  unit: word.optional(),
  about: sentence.optional(),
  synonyms: list.optional(),
  count: word.optional(),
  sum: word.optional(),
  mean: word.optional(),
  max: word.optional(),
  min: word.optional(),
  ratio: word.optional(),
  over: word.optional(),
  as: z.enum(['percent', 'per100', 'number']).optional(),
  stock: z.tuple([word, word]).optional(),
  where: where.optional(),
  on: word.optional(),
  counted: where.optional(),
  places: z.number().optional(),
  reached: z.boolean().optional(),
})

const ledger = z.strictObject({
  kind: z.literal('ledger'),
  name: word,
  title,
  about: sentence.optional(),
  section: word.optional(),
  filledBy: oneOrMany,
  enteredBy: oneOrMany.optional(),
  fields: named(field, 300),
  key: list.optional(),
  on: word.optional(),
  counted: where.optional(),
  cadence: cadence.optional(),
  review: list.optional(),
  workflow: workflow.optional(),
  checks: named(check, 200).optional(),
  indicators: named(indicator, 500).optional(),
  readers: list.optional(),
  sealed: z.literal(true).optional(),
  goals: z.strictObject({ indicator: word, value: word, bound: word, until: word, span: word }).optional(),
})
const norm = z.strictObject({
  kind: z.literal('norm'),
  name: word,
  title,
  unit: word,
  values: z
    .array(z.strictObject({ from: word, value: z.number(), source: sentence, local: z.literal(true).optional() }))
    .max(500),
})
const organisation = z.strictObject({
  kind: z.literal('organisation'),
  levels: z
    .array(z.strictObject({ name: word, title, head: word.optional(), bureau: z.literal(true).optional() }))
    .max(20),
  positions: z.array(z.strictObject({ name: word, title, steward: z.literal(true).optional() })).max(1_000),
  unitKinds: named(title, 200),
})
const report = z.strictObject({
  kind: z.literal('report'),
  name: word,
  title,
  about: sentence.optional(),
  each: z.enum(PERIOD_KINDS),
  levels: list,
  body: z.string().max(BODY_LONGEST),
  to: sentence.optional(),
  copies: sentence.optional(),
  head: z.literal('red').optional(),
})
const paper = z.strictObject({
  kind: z.literal('paper'),
  name: word,
  title,
  about: sentence.optional(),
  ledger: word,
  code: word,
  to: sentence,
  body: z.string().max(BODY_LONGEST),
  head: z.literal('red').optional(),
  attachments: z.array(sentence).max(50).optional(),
  note: sentence.optional(),
  copies: sentence.optional(),
  served: z.literal(true).optional(),
})
const declaration: z.ZodType<Declaration> = z.discriminatedUnion('kind', [ledger, norm, organisation, report, paper])

/**
 * Strict: keys nobody knows are faults too, all of them at once. What it accepts has the shape of its kind and is
 * plain JSON; names may still lead nowhere, which `faultsOf` says.
 */
export function readDeclaration(json: unknown): { declaration: Declaration } | { faults: Fault[] } {
  const oversized = sizeFault(json)
  if (oversized) return { faults: [oversized] }
  const result = declaration.safeParse(json, { reportInput: true })
  return result.success ? { declaration: result.data } : { faults: shapeFaults(result.error.issues) }
}

/** Walks without recursion. `__proto__` is no name, and assigning it would change the copy instead of filling it. */
function sizeFault(json: unknown): Fault | undefined {
  const waiting: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }]
  for (let seen = 1; waiting.length > 0; seen += 1) {
    const { value, depth } = waiting.pop()!
    if (seen > NODES_MOST) return { path: '', says: '声明太大' }
    if (depth > DEEPEST) return { path: '', says: `声明嵌套太深，最多${DEEPEST}层` }
    if (typeof value !== 'object' || value === null) continue
    if (Object.hasOwn(value, '__proto__')) return { path: '', says: '名称“__proto__”不能用' }
    for (const inner of Object.values(value)) waiting.push({ value: inner, depth: depth + 1 })
  }
  return undefined
}
