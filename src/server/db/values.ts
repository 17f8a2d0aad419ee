/**
 * How PostgreSQL's values come into JavaScript. Days stay text, so that no time zone can move them; instants stay text
 * with the microseconds the server gave, because a figure's as-of needs all of them. Counts and amounts are numbers.
 */
import pg from 'pg'

const plain = pg.types

type Parser = (text: string) => unknown

const number: Parser = (text) => Number(text)
const asText: Parser = (text) => text

/** `2011-12-01 08:00:00.123456+08` → `2011-12-01T08:00:00.123456+08:00`; `infinity` stays. */
export const instant = (text: string): string => {
  const iso = text.replace(' ', 'T')
  return /[+-]\d\d$/.test(iso) ? `${iso}:00` : iso
}

/** text[]; the list of names of `pg` has no arrays. */
const TEXT_ARRAY = 1009 as Parameters<typeof plain.getTypeParser>[0]
const textArray = plain.getTypeParser(TEXT_ARRAY) as (text: string) => (string | null)[]
const listOf =
  (parser: Parser): Parser =>
  (text) =>
    textArray(text).map((item) => (item === null ? null : parser(item)))

const parsers: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [20, number],
  [1016, listOf(number)],
  [1700, number],
  [1231, listOf(number)],
  [1082, asText],
  [1182, listOf(asText)],
  [1114, asText],
  [1184, instant],
  [1185, listOf(instant)],
  [1186, asText],
])

/** What a `pg` client takes as `types`. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: string) =>
    (format === 'binary' ? undefined : parsers.get(oid)) ??
    plain.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
}
