/**
 * The second reader of `Where`: as SQL over the columns of a ledger's table. `holds` in the language is the first;
 * both are held to one table of cases. Every comparison is made two-valued, so that a missing value fails the
 * comparison and passes its `not`.
 */
import { isDay } from '../../ledger/day.ts'
import {
  type Condition,
  type LedgerDocument,
  type Mark,
  PATH_WORDS,
  ROW_KEYS,
  type Scalar,
  type Where,
} from '../../ledger/index.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { hashColumn, storedField } from './columns.ts'
import { formulaFieldSql } from './formula_sql.ts'
import type { Seal } from './seal.ts'

type Comparison = Exclude<Condition, Scalar | readonly Scalar[]>

/** One column as filters see it: an expression, and how values of its kind are compared. */
interface Subject {
  readonly key: string
  readonly alias: string
  readonly at: Sql
  readonly shape: 'text' | 'whole' | 'number' | 'boolean' | 'date' | 'list' | 'lines' | 'sealed' | 'nothing'
  readonly seal?: Seal | undefined
}

const NEVER = sql.raw('false')

/**
 * A condition over the row called `alias`; true or false, never null. Sealed fields can be asked for equality only,
 * and only where the seal is given.
 */
export const whereSql = (
  where: Where,
  ledger: LedgerDocument,
  alias: string,
  seal?: Seal,
  now: Sql = sql.raw('now()'),
): Sql => {
  const read = (inner: Where): Sql => whereSql(inner, ledger, alias, seal, now)
  const parts = Object.entries(where).flatMap(([key, wanted]): Sql[] => {
    if (wanted === undefined) return []
    if (key === 'not') return [sql`not ${read(wanted as Where)}`]
    if (key === 'any') return [several(wanted as readonly Where[], read, ' or ', NEVER)]
    if (PATH_WORDS.some((word) => word === key)) return [pathSql(key, wanted, alias, now)]
    if (key === 'all') return [several(wanted as readonly Where[], read, ' and ', sql.raw('true'))]
    return [
      condition(wanted as Condition, subjectOf(key, ledger, alias, seal), (name) =>
        subjectOf(name, ledger, alias, seal),
      ),
    ]
  })
  return parts.length === 0 ? sql.raw('true') : sql`(${sql.join(parts, ' and ')})`
}

/** What the row's path says; `now` is the moment of which it is asked whether a limit has run out. */
const pathSql = (word: string, wanted: unknown, alias: string, now: Sql): Sql => {
  if (word === 'late') {
    const late = certain(sql`${sql.name(alias, 'due_at')} <= ${now}`)
    return wanted === true ? late : sql`not ${late}`
  }
  const step = (name: string): object => (word === 'moved' ? { move: name } : { state: name, kept: word === 'kept' })
  const some = [wanted].flat().map((name) => {
    const pattern = JSON.stringify([step(String(name))])
    return certain(sql`${sql.name(alias, 'path')} @> ${pattern}::jsonb`)
  })
  return some.length === 0 ? NEVER : sql`(${sql.join(some, ' or ')})`
}

const several = (inner: readonly Where[], read: (where: Where) => Sql, by: string, none: Sql): Sql =>
  inner.length === 0 ? none : sql`(${sql.join(inner.map(read), by)})`

const SHAPES = {
  text: 'text',
  bigint: 'whole',
  numeric: 'number',
  'numeric(18,2)': 'number',
  date: 'date',
  boolean: 'boolean',
  'text[]': 'list',
  jsonb: 'lines',
  bytea: 'sealed',
} as const

const subjectOf = (key: string, ledger: LedgerDocument, alias: string, seal: Seal | undefined): Subject => {
  const at = sql.name(alias, key)
  if (ROW_KEYS.some((column) => column === key)) return { key, alias, at, shape: 'text' }
  const field = storedField(ledger, key)
  if (field !== undefined) return { key, alias, at, shape: SHAPES[field.column.sql], seal }
  if (Object.hasOwn(ledger.fields, key)) return { key, alias, at: formulaFieldSql(ledger, key, alias), shape: 'number' }
  return { key, alias, at: sql.raw('null'), shape: 'nothing' }
}

const isScalar = (asked: unknown): asked is Scalar => ['string', 'number', 'boolean'].includes(typeof asked)

const condition = (asked: Condition, subject: Subject, other: (name: string) => Subject): Sql => {
  if (isScalar(asked)) return certain(equals(subject, asked))
  if (Array.isArray(asked)) return certain(among(subject, asked))
  const { same, ...rest } = asked as Comparison
  if (same === undefined) return comparisons(rest, subject)
  return sql`(${certain(sameAs(subject, other(same)))} and ${comparisons(rest, subject)})`
}

/** Two columns of one kind of scalar; lists and what is sealed are the same as nothing. */
const sameAs = (subject: Subject, other: Subject): Sql => {
  const comparable = subject.shape === other.shape && !['list', 'lines', 'sealed', 'nothing'].includes(subject.shape)
  return comparable ? sql`${subject.at} = ${other.at}` : NEVER
}

/** Null, which is neither, counts as false. */
const certain = (test: Sql): Sql => sql`((${test}) is true)`

const comparisons = (asked: Comparison, subject: Subject): Sql => {
  const parts: Sql[] = []
  if (asked.empty !== undefined) parts.push(asked.empty ? isEmpty(subject) : sql`not ${isEmpty(subject)}`)
  if (asked.mark !== undefined) parts.push(certain(hasMark(subject, asked.mark)))
  if (asked.is !== undefined) parts.push(certain(equals(subject, asked.is)))
  if (asked.in !== undefined) parts.push(certain(among(subject, asked.in)))
  if (asked.has !== undefined) parts.push(certain(has(subject, asked.has)))
  for (const order of ['gt', 'gte', 'lt', 'lte'] as const) {
    const bound = asked[order]
    if (bound !== undefined) parts.push(certain(inOrder(subject, ORDERS[order], bound)))
  }
  return parts.length === 0 ? sql.raw('true') : sql`(${sql.join(parts, ' and ')})`
}

const ORDERS = { gt: sql.raw('>'), gte: sql.raw('>='), lt: sql.raw('<'), lte: sql.raw('<=') } as const

const hasMark = ({ alias, key }: Subject, mark: Mark): Sql => sql`${sql.name(alias, 'marks')} ->> ${key} = ${mark}`

/** The scalar as a parameter of the column's type; undefined where values of that kind can never equal it. */
const parameter = ({ shape }: Subject, value: Scalar): Sql | undefined => {
  if (shape === 'boolean') return typeof value === 'boolean' ? sql`${value}::boolean` : undefined
  if (shape === 'whole' && Number.isSafeInteger(value)) return sql`${value}::bigint`
  if (shape === 'whole' || shape === 'number') return typeof value === 'number' ? sql`${value}::numeric` : undefined
  if (shape === 'date') return isDay(value) ? sql`${value}::date` : undefined
  return typeof value === 'string' ? sql`${value}::text` : undefined
}

const equals = (subject: Subject, value: Scalar): Sql => {
  if (subject.shape === 'sealed') return sealedEquals(subject, [value])
  const wanted = parameter(subject, value)
  if (wanted === undefined || subject.shape === 'lines' || subject.shape === 'nothing') return NEVER
  return subject.shape === 'list' ? sql`${wanted} = any(${subject.at})` : sql`${subject.at} = ${wanted}`
}

const among = (subject: Subject, values: readonly Scalar[]): Sql => {
  if (subject.shape === 'sealed') return sealedEquals(subject, values)
  if (subject.shape === 'lines' || subject.shape === 'nothing') return NEVER
  const wanted = values.map((value) => parameter(subject, value)).filter((value) => value !== undefined)
  if (wanted.length === 0) return NEVER
  if (subject.shape === 'list') return sql`${subject.at} && array[${sql.join(wanted)}]`
  return sql`${subject.at} in (${sql.join(wanted)})`
}

const sealedEquals = (subject: Subject, values: readonly Scalar[]): Sql => {
  if (subject.seal === undefined) throw sealed(subject)
  const { seal, alias, key } = subject
  const hashes = values.filter((value) => typeof value === 'string').map((value) => sql`${seal.hash(value)}::bytea`)
  return hashes.length === 0 ? NEVER : sql`${sql.name(alias, hashColumn(key))} in (${sql.join(hashes)})`
}

const sealed = ({ key }: Subject): Problem =>
  new Problem('wrong_request', { what: `“${key}”已加密保存，只能按整个值查找` })

const has = (subject: Subject, part: string): Sql => {
  if (subject.shape === 'sealed') throw sealed(subject)
  if (subject.shape === 'list') return sql`${part}::text = any(${subject.at})`
  if (subject.shape === 'text' || subject.shape === 'date') return sql`strpos(${subject.at}::text, ${part}::text) > 0`
  return NEVER
}

const inOrder = (subject: Subject, order: Sql, bound: Scalar): Sql => {
  if (subject.shape === 'sealed') throw sealed(subject)
  if (subject.shape === 'list' || subject.shape === 'lines' || subject.shape === 'nothing') return NEVER
  const wanted = parameter(subject, bound)
  // A date asked against what is no day is ordered as text, as in the language.
  if (subject.shape === 'text' || (subject.shape === 'date' && wanted === undefined && typeof bound === 'string')) {
    return typeof bound === 'string' ? sql`${subject.at}::text collate "C" ${order} ${bound}::text` : NEVER
  }
  return wanted === undefined ? NEVER : sql`${subject.at} ${order} ${wanted}`
}

const isEmpty = ({ shape, at }: Subject): Sql => {
  if (shape === 'text') return sql`(coalesce(${at}, '') = '')`
  if (shape === 'list') return sql`(coalesce(cardinality(${at}), 0) = 0)`
  if (shape === 'lines') return sql`(coalesce(jsonb_array_length(${at}), 0) = 0)`
  return sql`((${at}) is null)`
}
