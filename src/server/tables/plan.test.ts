import { describe, expect, test } from 'vitest'
import {
  choice,
  date,
  type FieldDocument,
  formula,
  idNumber,
  integer,
  type LedgerDocument,
  lines,
  money,
  number,
  ref,
  text,
} from '../../ledger/index.ts'
import { hazard, schoolLife } from '../../ledger/example_declarations.ts'
import { keyOf } from './columns.ts'
import { planOf } from './plan.ts'

const ledger = (fields: Record<string, FieldDocument>, more: Partial<LedgerDocument> = {}): LedgerDocument => ({
  kind: 'ledger',
  name: 'book',
  title: '图书台账',
  filledBy: 'school.clerk',
  fields,
  ...more,
})
const kindsOf = (before: LedgerDocument, after: LedgerDocument): string[] =>
  planOf(before, after).map(({ kind }) => kind)
const refusals = (before: LedgerDocument, after: LedgerDocument): string[] =>
  planOf(before, after).flatMap(({ refuses }) => refuses ?? [])

describe('a plan', () => {
  test('makes a new ledger in one step, closed to whoever does not read it', () => {
    const [step, ...more] = planOf(null, hazard)
    expect(more).toEqual([])
    expect(step).toMatchObject({ kind: 'create', path: 'hazard', zh: '新建台账“安全隐患整改台账”，10个字段。' })
    const statements = step?.sql?.join('\n') ?? ''
    for (const part of ['enable row level security', '"cost" numeric(18,2)', '"photo" text[]', 'update (closed_at)']) {
      expect(statements).toContain(part)
    }
    expect(statements).not.toMatch(/grant[^;]*delete/)
  })

  test('gives a return a key of unit and period unless it names another', () => {
    expect(keyOf(schoolLife)).toEqual(['unit', 'period'])
    expect(keyOf(hazard)).toEqual([])
    expect(keyOf({ ...schoolLife, key: [] })).toEqual([])
  })

  test('of equal documents has no steps, in whatever order their keys are', () => {
    const reordered = Object.fromEntries(Object.entries(hazard).toReversed()) as unknown as LedgerDocument
    expect(planOf(hazard, reordered)).toEqual([])
    expect(planOf(hazard, JSON.parse(JSON.stringify(hazard)) as LedgerDocument)).toEqual([])
  })

  test('is data', () => {
    const steps = planOf(ledger({ a: integer('甲') }), ledger({ a: money('甲'), b: idNumber('乙') }))
    expect(JSON.parse(JSON.stringify(steps))).toEqual(steps)
  })

  test.each<[string, FieldDocument, FieldDocument]>([
    ['integer to number', integer('甲'), number('甲')],
    ['integer to money', integer('甲'), money('甲')],
    ['number to money', number('甲'), money('甲')],
    ['money to number', money('甲'), number('甲')],
    ['integer to text', integer('甲'), text('甲')],
    ['choice to text', choice('甲', ['子']), text('甲')],
    ['date to text', date('甲'), text('甲')],
    ['identity number to private text', idNumber('甲'), text('甲', { private: true })],
  ])('widens %s', (_, old, now) => {
    expect(kindsOf(ledger({ a: old }), ledger({ a: now }))).toEqual(['widen'])
    expect(refusals(ledger({ a: old }), ledger({ a: now }))).toEqual([])
  })

  test.each<[string, FieldDocument, FieldDocument]>([
    ['number to integer', number('甲'), integer('甲')],
    ['text to integer', text('甲'), integer('甲')],
    ['text to choice', text('甲'), choice('甲', ['子'])],
    ['text to private text', text('甲'), text('甲', { private: true })],
    ['private text to text', text('甲', { private: true }), text('甲')],
    ['identity number to open text', idNumber('甲'), text('甲')],
    ['computed to stored', formula('甲', '1 + 1'), number('甲')],
    ['a reference to another ledger', ref('甲', 'one'), ref('甲', 'two')],
    ['inner columns away', lines('甲', { x: text('子'), y: text('丑') }), lines('甲', { x: text('子') })],
    ['inner columns to another type', lines('甲', { x: integer('子') }), lines('甲', { x: text('子') })],
  ])('refuses %s', (_, old, now) => {
    expect(refusals(ledger({ a: old }), ledger({ a: now }))).toHaveLength(1)
  })

  test('refuses what would be lost, and says what to do instead', () => {
    const before = ledger({ a: text('甲'), b: text('乙') })
    expect(refusals(before, ledger({ a: text('甲') }))[0]).toContain('设为停用')
    expect(refusals(before, { ...before, name: 'tome' })[0]).toContain('不能改名')
    expect(refusals(before, ledger({ ...before.fields, unit: text('单位') }))[0]).toContain('自带的列名')
  })

  test('tells apart titles, options, retirement, settings, key, workflow, readers, checks and indicators', () => {
    const before = ledger({ a: choice('甲', ['子', '丑']), b: integer('乙') })
    const of = (after: LedgerDocument): string[] => kindsOf(before, after)
    expect(of(ledger({ ...before.fields, b: integer('乙乙') }))).toEqual(['title'])
    expect(of(ledger({ ...before.fields, a: choice('甲', ['子', '丑', '寅']) }))).toEqual(['options'])
    expect(of(ledger({ ...before.fields, b: { ...integer('乙'), retired: true } }))).toEqual(['retire'])
    expect(of(ledger({ ...before.fields, b: integer('乙', { min: 0, hint: '人数' }) }))).toEqual(['settings'])
    expect(of({ ...before, key: ['unit', 'b'] })).toEqual(['key'])
    expect(of({ ...before, review: ['county.section'] })).toEqual(['workflow'])
    expect(of({ ...before, readers: ['county.section'], sealed: true })).toEqual(['readers', 'readers'])
    expect(of({ ...before, checks: { c: { hard: 'b > 0', says: '要有' } } })).toEqual(['checks'])
    expect(of({ ...before, indicators: { n: { title: '数', count: 'rows' } } })).toEqual(['indicators'])
    expect(of({ ...before, title: '书' })).toEqual(['title'])
  })

  test('asks the rows before it takes away an option or a state', () => {
    const before = ledger({ a: choice('甲', ['子', "o'丑"]) }, { review: ['county.section'] })
    const [options, workflow] = planOf(before, ledger({ a: choice('甲', ['子']) }))
    expect(options?.checks?.[0]?.sql).toContain(`'o''丑'`)
    expect(workflow?.checks?.map(({ refuses }) => refuses)).toContain('还有{n}条记录处于“待审”，先办完再去掉这个状态。')
  })
})
