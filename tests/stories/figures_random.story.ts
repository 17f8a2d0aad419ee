/**
 * Any indicator over any rows: what is computed is what a plain loop over the rows gives, and what is opened are as
 * many rows as were counted.
 */
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  choice,
  choices,
  date,
  type Day,
  defineLedger,
  holds,
  type IndicatorDocument,
  integer,
  lastYear,
  type LedgerDocument,
  makeCatalogue,
  money,
  parsePeriod,
  text,
  type Value,
  type Values,
  type Where,
  yesNo,
} from '../../src/ledger/index.ts'
import { organisation } from '../../src/ledger/example_declarations.ts'
import type { Figure } from '../../src/ledger/wire.ts'
import { sql } from '../../src/server/db/sql.ts'
import { computeAll, trace } from '../../src/server/figures/index.ts'
import { applyDeclarations } from '../../src/server/tables/apply.ts'
import { insertMany } from '../../src/server/tables/rows.ts'
import { makeSeal } from '../../src/server/tables/seal.ts'
import { COUNTY, plantTree } from './bureau_tree.ts'
import { freshDatabase, type Story } from './database.ts'

const GRADES = ['一般', '较大', '重大']
const GROUNDS = ['低保', '残疾', '孤儿']
const SCHOOLS = ['qs1', 'qs2', 'lh1']
const UNDER: Readonly<Record<string, readonly string[]>> = {
  demo: SCHOOLS,
  qs: ['qs1', 'qs2'],
  lh: ['lh1'],
  qs2: ['qs2'],
}

const mixed: LedgerDocument = defineLedger({
  name: 'mixed',
  title: '混合台账',
  filledBy: 'school.head',
  on: 'found_on',
  fields: {
    found_on: date('日期', { required: true }),
    ended_on: date('结束'),
    grade: choice('等级', ['一般', '较大', '重大']),
    grounds: choices('类型', ['低保', '残疾', '孤儿']),
    boards: yesNo('住校'),
    paid: money('金额'),
    places: integer('人数'),
    who: text('谁'),
  },
})

interface Kept {
  readonly unit: string
  readonly values: Values
  /** In the table from the beginning, and gone or there only after the moment. */
  readonly life: 'stays' | 'goes' | 'comes'
}

const maybe = <T extends Value>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(value, { nil: null, freq: 3 })
const day: fc.Arbitrary<Day> = fc
  .tuple(fc.constantFrom('2010', '2011', '2012'), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, date]) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
const cents = fc.integer({ min: -100_000, max: 1_000_000 }).map((each) => each / 100)

const row: fc.Arbitrary<Kept> = fc.record({
  unit: fc.constantFrom(...SCHOOLS),
  life: fc.constantFrom('stays', 'stays', 'goes', 'comes'),
  values: fc.record({
    found_on: day,
    ended_on: maybe(day),
    // Rows keep a value that is no longer among the options.
    grade: maybe(fc.constantFrom(...GRADES, '旧级')),
    grounds: maybe(fc.subarray(GROUNDS)),
    boards: maybe(fc.boolean()),
    paid: maybe(cents),
    places: maybe(fc.integer({ min: 0, max: 5 })),
    who: maybe(fc.constantFrom('甲', '乙', '丙', '𠮷')),
  }),
})

const { where } = fc.letrec<{ where: Where; condition: Where }>((tie) => ({
  condition: fc.oneof(
    fc.constantFrom(...GRADES).map((grade) => ({ grade })),
    fc.subarray(GRADES).map((grade) => ({ grade })),
    fc.constantFrom(...GROUNDS).map((has) => ({ grounds: { has } })),
    fc.boolean().map((boards) => ({ boards })),
    fc.boolean().map((empty) => ({ paid: { empty } })),
    cents.map((gt) => ({ paid: { gt } })),
    fc.integer({ min: 0, max: 5 }).map((lte) => ({ places: { lte } })),
    day.map((gte) => ({ found_on: { gte } })),
    fc.constantFrom(...SCHOOLS).map((unit) => ({ unit })),
    fc.constant<Where>({ state: 'kept' }),
  ),
  where: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('condition'),
    tie('where').map((not): Where => ({ not })),
    fc.array(tie('where'), { maxLength: 3 }).map((any): Where => ({ any })),
    fc.array(tie('where'), { maxLength: 3 }).map((all): Where => ({ all })),
  ),
}))

const indicator: fc.Arbitrary<IndicatorDocument> = fc
  .tuple(
    fc.constantFrom<Partial<IndicatorDocument>>(
      { count: 'rows' },
      { count: 'unit' },
      { count: 'who' },
      { count: 'grade' },
      { sum: 'paid' },
      { mean: 'places' },
      { max: 'paid' },
      { min: 'places' },
      { stock: ['found_on', 'ended_on'] },
      { count: 'rows', on: 'ended_on' },
    ),
    fc.option(where, { nil: undefined }),
    fc.option(where, { nil: undefined, freq: 4 }),
  )
  .map(([made, filter, counted]) => ({ title: '指标', ...made, where: filter, counted }))

const asked = fc.record({
  unit: fc.constantFrom(...Object.keys(UNDER)),
  period: fc.constantFrom('2011', '2011Q2', '2010S', '2012'),
  by: fc.constantFrom(
    undefined,
    'level:school',
    'field:grade',
    'field:grounds',
    'field:boards',
    'field:state',
    'series:quarter',
  ),
})

let story: Story
beforeAll(async () => {
  story = await freshDatabase('figures_random')
  await plantTree(story.database)
  await applyDeclarations(story.database, COUNTY, [organisation, mixed], { collects_from: '2000-01-01' })
})
afterAll(() => story.database.close())

/** Puts the rows in, takes the moment, and then lets some go and others come. */
const enter = async (rows: readonly Kept[]): Promise<string> => {
  const tables = { catalogue: makeCatalogue([organisation, mixed]), seal: makeSeal(Buffer.alloc(32, 1)) }
  const add = (life: (one: Kept) => boolean): Promise<unknown> =>
    story.database.asOwner(COUNTY, (tx) =>
      insertMany(tx, tables, 'mixed', rows.filter(life), { import_id: crypto.randomUUID(), checked: true }),
    )
  await story.database.asOwner(COUNTY, (tx) => tx.run(sql`delete from ledger.mixed`))
  await add(({ life }) => life !== 'comes')
  const { at } = (await story.database.glance<{ at: string }>(sql`select clock_timestamp() as at`))[0]!
  const going = rows.filter(({ life }) => life !== 'comes').map(({ life }) => life === 'goes')
  await story.database.asOwner(COUNTY, (tx) =>
    tx.run(sql`
      update ledger.mixed m set closed_at = clock_timestamp()
      from (select id, row_number() over (order by id) as place from ledger.mixed) p
      where p.id = m.id and (${going}::boolean[])[p.place]`),
  )
  await add(({ life }) => life === 'comes')
  return at
}

/** The rule of the figures, said a second time and slowly. */
const expected = (
  rows: readonly Kept[],
  document: IndicatorDocument,
  from: Day,
  to: Day,
  group: (one: Kept) => boolean,
) => {
  const view = ({ unit, values }: Kept) => ({ values, state: 'kept', unit, period: null })
  const dated = ({ values }: Kept): boolean => {
    const [on, ended] = [values[document.on ?? 'found_on'], values['ended_on']]
    if (typeof on !== 'string') return false
    if (document.stock) return on <= to && (typeof ended !== 'string' || ended > to)
    return on >= from && on <= to
  }
  const counted = rows.filter((one) => dated(one) && (!document.counted || holds(document.counted, view(one))))
  const taken = counted.filter((one) => group(one) && (!document.where || holds(document.where, view(one))))
  return { counted, taken, value: counted.length === 0 ? null : valueOf(document, taken) }
}

const valueOf = (document: IndicatorDocument, taken: readonly Kept[]): number | null => {
  const { count, sum, mean, max, min } = document
  const cells = (field: string): Value[] =>
    taken.map(({ values }) => values[field] ?? null).filter((each) => each !== null)
  if (count === 'unit') return new Set(taken.map(({ unit }) => unit)).size
  if (count !== undefined && count !== 'rows') {
    const values = new Set(cells(count))
    return taken.length > 0 && values.size === 0 ? null : values.size
  }
  const numbers = cells(sum ?? mean ?? max ?? min ?? 'paid').map(Number)
  const total = Math.round(numbers.reduce((a, b) => a + Math.round(b * 100), 0)) / 100
  if (sum !== undefined) return taken.length > 0 && numbers.length === 0 ? null : total
  if (mean !== undefined) return numbers.length === 0 ? null : total / numbers.length
  if (max !== undefined) return numbers.length === 0 ? null : Math.max(...numbers)
  if (min !== undefined) return numbers.length === 0 ? null : Math.min(...numbers)
  return taken.length
}

/** Which rows a figure's group is about, and over which days. */
const groupOf = (figure: Figure, by: string | undefined): ((one: Kept) => boolean) => {
  const { key } = figure.group ?? { key: '' }
  if (by === 'level:school') return ({ unit }) => unit === key
  if (by === undefined || by === 'series:quarter') return () => true
  const field = by.slice('field:'.length)
  if (field === 'state') return () => key === 'kept'
  return ({ values }) => {
    const value = values[field] ?? null
    const keys = Array.isArray(value) ? value : value === null ? [] : [JSON.stringify(value).replaceAll('"', '')]
    return key === '' ? keys.length === 0 : keys.includes(key)
  }
}

test('figures are what a plain loop gives, and open to as many rows', { timeout: 240_000 }, async () => {
  const world = fc.record({
    rows: fc.array(row, { maxLength: 40, size: 'max' }),
    indicators: fc.array(indicator, { minLength: 1, maxLength: 4 }),
    questions: fc.array(asked, { minLength: 1, maxLength: 4 }),
    before: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(world, async ({ rows, indicators, questions, before }) => {
      const moment = await enter(rows)
      const named = Object.fromEntries(indicators.map((document, i) => [`i${i}`, document]))
      const catalogue = makeCatalogue([organisation, { ...mixed, indicators: named }])
      const there = rows.filter(({ life }) => life !== (before ? 'comes' : 'goes'))
      const as_of = before ? moment : undefined
      const refs = Object.keys(named).map((name) => `mixed.${name}`)
      await story.database.asOwner(COUNTY, async (tx) => {
        // As reports are filled: in a transaction that sees one state throughout.
        if (before) await tx.run(sql`set transaction isolation level repeatable read`)
        // Asked together, so that questions of all kinds share their rows.
        const requests = questions.map((question) => ({ ...question, indicators: refs, compare: 'last_year' }))
        const found = await computeAll(tx, catalogue, requests, as_of)
        for (const [i, { unit, period, by }] of questions.entries()) {
          const below = there.filter((one) => UNDER[unit]!.includes(one.unit))
          for (const figure of found[i]!) {
            const document = named[figure.indicator.slice('mixed.'.length)]!
            const group = groupOf(figure, by)
            const own = by === 'level:school' ? below.filter(group) : below
            const { from, to } = parsePeriod(figure.period)!
            const { taken, value } = expected(own, document, from, to, group)
            const opened = await trace(tx, catalogue, {
              unit,
              period,
              by,
              as_of,
              indicator: figure.indicator,
              group: figure.group?.key,
              size: 500,
            })
            const told = [figure.value, figure.rows, opened.total, opened.rows.length, opened.value]
            expect(told).toEqual([value, taken.length, taken.length, taken.length, value])
            if (by?.startsWith('field:')) continue
            const earlier = lastYear(parsePeriod(figure.period)!)!
            const year_before = expected(own, document, earlier.from, earlier.to, group)
            expect(figure.last_year?.value).toEqual(year_before.value)
          }
        }
      })
    }),
    { numRuns: 20 },
  )
})
