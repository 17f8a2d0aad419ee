/**
 * SQL as printable values. Tables are known at run time only, so statements are put together from pieces; a piece
 * knows its own parameters, and placeholders are numbered when the whole is compiled.
 *
 *     const mine = sql`${sql.table('ledger', 'hazard')} where unit = ${code}`
 *     await tx.rows(sql`select id from ${mine} and grade = ${'重大'}`)
 */
const piece = Symbol('sql')

export interface Sql {
  readonly [piece]: true
  readonly strings: readonly string[]
  readonly values: readonly unknown[]
}

export interface CompiledSql {
  readonly text: string
  readonly values: unknown[]
}

const isSql = (value: unknown): value is Sql => typeof value === 'object' && value !== null && piece in value

const make = (strings: readonly string[], values: readonly unknown[]): Sql => ({ [piece]: true, strings, values })

interface SqlTag {
  /** Interpolated pieces are spliced in; everything else becomes a parameter. */
  (strings: TemplateStringsArray, ...values: unknown[]): Sql
  /** Text taken as it is: for words of our own, never for anything read from outside. */
  raw(text: string): Sql
  readonly empty: Sql
  /** A quoted identifier, or several joined by dots. */
  name(...names: string[]): Sql
  join(pieces: readonly Sql[], by?: string): Sql
  /** A quoted literal, for the few statements that take no parameters (DDL, SET LOCAL). */
  literal(text: string): Sql
}

const raw = (text: string): Sql => make([text], [])
const empty = raw('')
const parts: Omit<SqlTag, never> = {
  raw,
  empty,
  name: (...names) => raw(names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.')),
  join: (pieces, by = ', ') => (pieces.length === 0 ? empty : make(['', ...pieces.slice(1).map(() => by), ''], pieces)),
  literal: (text) => raw(`'${text.replaceAll("'", "''")}'`),
}

const tag = (strings: TemplateStringsArray, ...values: unknown[]): Sql => make(strings, values)

/** The tag. Its parts are defined, not assigned, because a function's own `name` cannot be assigned. */
export const sql = Object.defineProperties(tag, Object.getOwnPropertyDescriptors(parts)) as SqlTag

/** Numbers the placeholders and collects the parameters. The same list, given in several places, travels once. */
export const compile = (statement: Sql): CompiledSql => {
  const values: unknown[] = []
  const lists = new Map<unknown, number>()
  const placeOf = (value: unknown): number => {
    const place = lists.get(value) ?? values.push(value)
    if (Array.isArray(value)) lists.set(value, place)
    return place
  }
  const write = (part: Sql): string => {
    let text = part.strings[0] ?? ''
    part.values.forEach((value, i) => {
      text += isSql(value) ? write(value) : `$${placeOf(value)}`
      text += part.strings[i + 1] ?? ''
    })
    return text
  }
  const text = write(statement)
  return { text, values }
}
