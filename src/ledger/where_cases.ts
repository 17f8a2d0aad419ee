import type { FieldDocument, Where } from './document.ts'
import type { WhereRow } from './where.ts'

/**
 * What filters mean, as a table: the reader in memory and the one in SQL are both held to it. A row gives only what
 * differs from `emptyRow`. Values are always of their field's type, since SQL does not even compare others.
 */
export interface WhereCase {
  readonly title: string
  readonly where: Where
  readonly row: Partial<WhereRow>
  readonly holds: boolean
}

export const whereCaseFields: Readonly<Record<'a' | 'n' | 'd' | 'y' | 'c' | 'cs', FieldDocument>> = {
  a: { type: 'text', title: '文字' },
  n: { type: 'integer', title: '整数' },
  d: { type: 'date', title: '日期' },
  y: { type: 'yesNo', title: '是否' },
  c: { type: 'choice', title: '单选', options: ['一般', '较大', '重大'] },
  cs: { type: 'choices', title: '多选', options: ['语文', '数学', '体育'] },
}

/** A row that says nothing: every field missing, in state `open`, of unit `u1`, outside any period. */
export const emptyRow: WhereRow = {
  values: { a: null, n: null, d: null, y: null, c: null, cs: null },
  marks: {},
  state: 'open',
  unit: 'u1',
  period: null,
}

/** The whole row of a case. */
export function caseRow(one: WhereCase): WhereRow {
  return { ...emptyRow, ...one.row, values: { ...emptyRow.values, ...one.row.values } }
}

const NOTHING: Partial<WhereRow> = {}
const of = (values: WhereRow['values']): Partial<WhereRow> => ({ values })
const yes = (title: string, where: Where, row: Partial<WhereRow>): WhereCase => ({ title, where, row, holds: true })
const no = (title: string, where: Where, row: Partial<WhereRow>): WhereCase => ({ title, where, row, holds: false })

export const whereCases: readonly WhereCase[] = [
  yes('an empty filter lets everything through', {}, NOTHING),
  no('its not lets nothing through', { not: {} }, NOTHING),
  yes('a condition that asks nothing holds, even of a missing value', { n: {} }, NOTHING),

  yes('text equals itself', { a: '操场' }, of({ a: '操场' })),
  no('text equals nothing else', { a: '操场' }, of({ a: '食堂' })),
  no('text is compared with its case', { a: 'A3' }, of({ a: 'a3' })),
  yes('quotes in a text are only text', { a: `o'; "x" \\ %_` }, of({ a: `o'; "x" \\ %_` })),
  yes('is says the same as a bare scalar', { a: { is: '操场' } }, of({ a: '操场' })),
  yes('a text has a part', { a: { has: '操' } }, of({ a: '大操场' })),
  no('a text has not what it lacks', { a: { has: '楼' } }, of({ a: '大操场' })),
  no('a percent sign in has is no wildcard', { a: { has: '%' } }, of({ a: '大操场' })),
  no('an underline in has is no wildcard', { a: { has: '大_场' } }, of({ a: '大操场' })),
  no('a missing text has nothing', { a: { has: '操' } }, NOTHING),
  yes('a text is the same as another field', { a: { same: 'c' } }, of({ a: '重大', c: '重大' })),
  no('a text is not the same as what differs', { a: { same: 'c' } }, of({ a: '一般', c: '重大' })),
  no('what is missing is the same as nothing, not even what is missing too', { a: { same: 'c' } }, NOTHING),
  yes('its not holds where one is missing', { not: { a: { same: 'c' } } }, of({ a: '一般' })),
  yes('the unit is the same as a field', { unit: { same: 'a' } }, of({ a: 'u1' })),
  no('the unit is not the same as another', { a: { same: 'unit' } }, of({ a: 'u2' })),
  yes('with further conditions all must hold', { a: { same: 'c', has: '重' } }, of({ a: '重大', c: '重大' })),
  yes('texts stand in the order of their code points', { a: { lt: 'b' } }, of({ a: 'Z' })),
  yes('a rare character comes after a common one', { a: { gt: '\uFF21' } }, of({ a: '\u{20BB7}' })),
  yes('a text comes after its own beginning', { a: { gt: '操' } }, of({ a: '操场' })),

  yes('a number equals itself', { n: 0 }, of({ n: 0 })),
  no('zero is not missing', { n: { empty: true } }, of({ n: 0 })),
  no('missing is not zero', { n: 0 }, NOTHING),
  yes('a list is membership', { n: [1, 2] }, of({ n: 2 })),
  no('outside the list', { n: [1, 2] }, of({ n: 3 })),
  no('nothing is a member of an empty list', { n: [] }, of({ n: 1 })),
  yes('the not of an empty list lets everything through', { not: { n: [] } }, NOTHING),
  yes('in says the same as a bare list', { n: { in: [1, 2] } }, of({ n: 1 })),
  yes('greater', { n: { gt: 9 } }, of({ n: 10 })),
  no('not greater than itself', { n: { gt: 10 } }, of({ n: 10 })),
  yes('at least itself', { n: { gte: 10 } }, of({ n: 10 })),
  yes('at most itself', { n: { lte: -1 } }, of({ n: -1 })),
  yes('within two bounds', { n: { gte: 1, lt: 5 } }, of({ n: 1 })),
  no('outside one of two bounds', { n: { gte: 1, lt: 5 } }, of({ n: 5 })),
  no('a missing number is not less', { n: { lt: 5 } }, NOTHING),
  no('nor is it more', { n: { gte: 5 } }, NOTHING),
  yes('so the not of either lets it through', { not: { n: { lt: 5 } } }, NOTHING),

  yes('a date equals itself', { d: '2026-09-01' }, of({ d: '2026-09-01' })),
  yes('a date before another', { d: { lt: '2026-09-01' } }, of({ d: '2026-08-31' })),
  no('a missing date is not before', { d: { lt: '2026-09-01' } }, NOTHING),
  yes('a date in a list', { d: ['2026-09-01', '2026-09-02'] }, of({ d: '2026-09-02' })),

  yes('yes is yes', { y: true }, of({ y: true })),
  no('no is not missing', { y: { empty: true } }, of({ y: false })),
  no('missing is not no', { y: false }, NOTHING),
  yes('not yes holds of no', { not: { y: true } }, of({ y: false })),
  yes('not yes holds of a missing answer', { not: { y: true } }, NOTHING),

  yes('one of several choices', { c: ['较大', '重大'] }, of({ c: '重大' })),
  no('a missing choice is none of them', { c: ['较大', '重大'] }, NOTHING),
  yes('the not of a list holds of a missing choice', { not: { c: ['较大', '重大'] } }, NOTHING),
  yes('has a member', { cs: { has: '数学' } }, of({ cs: ['语文', '数学'] })),
  no('a member is whole, not a part', { cs: { has: '数' } }, of({ cs: ['语文', '数学'] })),
  no('has not what was not chosen', { cs: { has: '体育' } }, of({ cs: ['语文', '数学'] })),
  yes('several values equal what one of them equals', { cs: '语文' }, of({ cs: ['语文', '数学'] })),
  yes('several values are in a list when one of them is', { cs: ['数学', '体育'] }, of({ cs: ['语文', '数学'] })),
  no('none of them is in the list', { cs: ['体育'] }, of({ cs: ['语文', '数学'] })),
  no('missing choices have no member', { cs: { has: '数学' } }, NOTHING),
  yes('missing choices are empty', { cs: { empty: true } }, NOTHING),
  no('some choices are not', { cs: { empty: true } }, of({ cs: ['语文'] })),

  yes('empty', { d: { empty: true } }, NOTHING),
  no('not empty', { d: { empty: true } }, of({ d: '2026-09-01' })),
  yes('filled', { d: { empty: false } }, of({ d: '2026-09-01' })),
  no('not filled', { d: { empty: false } }, NOTHING),
  yes('a marked value is empty', { n: { empty: true } }, { marks: { n: 'exempt' } }),
  yes('a mark', { n: { mark: 'not_applicable' } }, { marks: { n: 'not_applicable' } }),
  no('another mark', { n: { mark: 'not_applicable' } }, { marks: { n: 'exempt' } }),
  no('a mark on another field', { n: { mark: 'exempt' } }, { marks: { d: 'exempt' } }),
  no('no mark', { n: { mark: 'exempt' } }, of({ n: 1 })),
  yes('the not of a mark holds where there is none', { not: { n: { mark: 'exempt' } } }, NOTHING),
  yes('empty and not marked', { n: { empty: true }, not: { n: { mark: 'exempt' } } }, NOTHING),

  yes('the state', { state: 'open' }, { state: 'open' }),
  yes('one of several states', { state: ['open', 'closed'] }, { state: 'closed' }),
  no('another state', { not: { state: 'draft' } }, { state: 'draft' }),
  yes('the unit', { unit: 'u2' }, { unit: 'u2' }),
  no('another unit', { unit: ['u2', 'u3'] }, { unit: 'u1' }),
  yes('the period', { period: '2026-09' }, { period: '2026-09' }),
  yes('periods of one kind stand in order', { period: { lt: '2026-10' } }, { period: '2026-09' }),
  no('a row outside any period is in none', { period: '2026-09' }, { period: null }),
  yes('and its period is empty', { period: { empty: true } }, { period: null }),

  no('all keys of one object must hold', { n: 1, a: '操场' }, of({ n: 1, a: '食堂' })),
  yes('any of several', { any: [{ n: 1 }, { a: '食堂' }] }, of({ n: 2, a: '食堂' })),
  no('none of several', { any: [{ n: 1 }, { a: '食堂' }] }, of({ n: 2, a: '操场' })),
  no('any of nothing holds of nothing', { any: [] }, NOTHING),
  yes('all of nothing holds of everything', { all: [] }, NOTHING),
  no('all of several', { all: [{ n: { gte: 1 } }, { n: { lt: 2 } }] }, of({ n: 2 })),
  yes('beside an any, further keys must hold too', { any: [{ n: 1 }, { n: 2 }], c: '一般' }, of({ n: 2, c: '一般' })),
  no('and fail it when they do not', { any: [{ n: 1 }, { n: 2 }], c: '一般' }, of({ n: 2, c: '重大' })),
  no('a not of two keys fails only where both hold', { not: { n: 1, c: '一般' } }, of({ n: 1, c: '一般' })),
  yes('and lets through where one is missing', { not: { n: 1, c: '一般' } }, of({ n: 1 })),
  no('not not is the filter itself, also of missing values', { not: { not: { n: { lt: 5 } } } }, NOTHING),
  yes('a not inside an any', { any: [{ not: { y: true } }, { n: 1 }] }, NOTHING),
]
