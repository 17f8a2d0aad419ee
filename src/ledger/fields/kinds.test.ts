import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayFromNumber, dayNumber } from '../day.ts'
import { FIELD_TYPES, type FieldDocument, type FieldType, type Value } from '../document.ts'
import type { Raw } from './contract.ts'
import { checkCharacter } from './id_number.ts'
import { kindOf, kinds, operandsIn } from './index.ts'

const SAMPLES: Readonly<Record<FieldType, FieldDocument>> = {
  text: { type: 'text', title: '文字' },
  integer: { type: 'integer', title: '整数' },
  number: { type: 'number', title: '数', places: 3 },
  money: { type: 'money', title: '金额' },
  date: { type: 'date', title: '日期' },
  time: { type: 'time', title: '时间' },
  yesNo: { type: 'yesNo', title: '是否' },
  choice: { type: 'choice', title: '单选', options: ['一般', '重大', '不适用'] },
  choices: { type: 'choices', title: '多选', options: ['语文', '数学', '体育/健康'] },
  ref: { type: 'ref', title: '引用', ledger: 'hazard' },
  unit: { type: 'unit', title: '单位' },
  indicator: { type: 'indicator', title: '指标' },
  file: { type: 'file', title: '附件' },
  lines: {
    type: 'lines',
    title: '明细',
    fields: { item: { type: 'text', title: '品名' }, cost: { type: 'money', title: '金额' } },
  },
  formula: { type: 'formula', title: '计算', formula: 'due - paid' },
  idNumber: { type: 'idNumber', title: '身份证号' },
  phone: { type: 'phone', title: '电话' },
}
const anyField = fc.constantFrom(...FIELD_TYPES.map((type) => SAMPLES[type]))

describe('every kind', () => {
  it('goes by its own name and has a column, except the formula', () => {
    for (const type of FIELD_TYPES) {
      expect(kinds[type].type).toBe(type)
      expect(kinds[type].column(SAMPLES[type]) === null).toBe(type === 'formula')
      expect(kinds[type].faults?.(SAMPLES[type], `fields.${type}`) ?? []).toEqual([])
      expect(kinds[type].check(null, SAMPLES[type])).toBeNull()
      expect(kinds[type].show(null, SAMPLES[type])).toBe('')
      expect(kinds[type].mask?.(null) ?? '').toBe('')
    }
  })
  it('seals what is sensitive', () => {
    const sealed = { sql: 'bytea', sealed: true }
    expect(kinds.idNumber.column(SAMPLES.idNumber)).toEqual(sealed)
    expect(kinds.phone.column(SAMPLES.phone)).toEqual(sealed)
    expect(kinds.text.column({ ...SAMPLES.text, private: true })).toEqual(sealed)
    expect(kinds.text.column(SAMPLES.text)).toEqual({ sql: 'text' })
  })
  it('tells formulas what its fields are', () => {
    expect(operandsIn({ a: SAMPLES.money, b: SAMPLES.date, c: SAMPLES.yesNo, d: SAMPLES.text })).toEqual({
      a: 'number',
      b: 'date',
      c: 'boolean',
      d: 'other',
    })
  })
})

it.each<[FieldDocument, Value, string]>([
  [SAMPLES.date, '2026-09-01', '2026-09-01'],
  [SAMPLES.money, 1_234_567.5, '1,234,567.50'],
  [SAMPLES.money, -0.5, '-0.50'],
  [SAMPLES.integer, 35_000, '35000'],
  [SAMPLES.number, 12.5, '12.500'],
  [{ type: 'number', title: '数' }, 1e-7, '0.0000001'],
  [SAMPLES.yesNo, false, '否'],
  [SAMPLES.choices, ['语文', '数学'], '语文、数学'],
  [SAMPLES.lines, [{ item: '灯' }, { item: '门' }, { item: '窗' }], '3行'],
  [SAMPLES.file, ['a'], '1个附件'],
  [{ ...SAMPLES.formula, places: 2 }, 0.285, '0.29'],
  [SAMPLES.formula, 1 / 3, '0.3333'],
])('shows %j %j', (field, value, expected) => expect(kindOf(field).show(value, field)).toBe(expected))

it('masks', () => {
  expect(kinds.idNumber.mask?.('999901201508240019')).toBe('999901****0019')
  expect(kinds.phone.mask?.('13800001111')).toBe('138****1111')
  expect(kinds.phone.mask?.('0816-2345678')).toBe('081****5678')
  expect(kinds.text.mask?.('王小明')).toBe('王**')
  expect(kinds.text.mask?.('𠮷田')).toBe('𠮷**')
  expect(kinds.idNumber.mask?.('短')).toBe('****')
})

it.each<[FieldDocument, unknown, string | null]>([
  [SAMPLES.text, ' 王', '首尾有空格，或含有看不见的字符'],
  [SAMPLES.text, '王\u0000', '首尾有空格，或含有看不见的字符'],
  [SAMPLES.text, '', '没有内容的请留空'],
  [SAMPLES.text, 5, '应填文字'],
  [SAMPLES.text, '字'.repeat(2001), '有2001个字，超过2000个字'],
  [SAMPLES.integer, '5', '应填整数'],
  [SAMPLES.integer, 5.5, '应填整数，不能有小数'],
  [SAMPLES.integer, NaN, '应填整数'],
  [SAMPLES.number, 1.2345, '最多保留3位小数'],
  [SAMPLES.money, 0.125, '金额最多两位小数'],
  [SAMPLES.date, '2026-9-1', '应填日期，如 2026-09-01'],
  [SAMPLES.date, '2023-02-30', '应填日期，如 2026-09-01'],
  [SAMPLES.date, '1026-02-03', '年份应在1900到2199之间'],
  [SAMPLES.time, '2026-09-01', '应填日期和时间，如 2026-09-01 08:30'],
  [SAMPLES.time, '2026-09-01 24:00', '应填日期和时间，如 2026-09-01 08:30'],
  [SAMPLES.time, '2026-02-30 08:30', '应填日期和时间，如 2026-09-01 08:30'],
  [SAMPLES.time, '1026-02-03 08:30', '年份应在1900到2199之间'],
  [SAMPLES.yesNo, '是', '应填是或否'],
  [SAMPLES.choice, '一', '应从一般、重大、不适用中选一项'],
  [SAMPLES.choices, ['音乐'], '应从语文、数学、体育/健康中选'],
  [SAMPLES.choices, ['语文', '语文'], '有重复的选项'],
  [SAMPLES.choices, [], '一项都没有选的请留空'],
  [SAMPLES.choices, '语文', '应选一项或几项'],
  [SAMPLES.ref, 0, '应为一条记录的编号'],
  [SAMPLES.ref, '17', '应为一条记录的编号'],
  [SAMPLES.unit, 'a b', '应为单位代码'],
  [SAMPLES.file, ['../x'], '附件的编号不对，请重新上传'],
  [SAMPLES.lines, [{ item: '灯', cost: '5' }], '第1行“金额”：应填金额'],
  [SAMPLES.lines, [{ item: '灯', cost: 5 }], null],
  [SAMPLES.lines, [null], '第1行不是明细'],
  [SAMPLES.formula, 5, '这一项由系统计算，不能填写'],
  [SAMPLES.idNumber, 'x', '身份证号应为18位，读到1位'],
  [SAMPLES.phone, '08162345678', '应填11位手机号，或带区号的座机号'],
])('checks %j %j', (field, value, expected) => expect(kindOf(field).check(value as Value, field)).toBe(expected))

it.each<[FieldDocument, string[]]>([
  [{ type: 'choice', title: '', options: [] }, ['f.options 至少要有一个可选项']],
  [
    { type: 'choices', title: '', options: ['a', 'a', ' b', ''] },
    ['f.options[1] 可选项“a”重复', 'f.options[2] 可选项“b”首尾有空格', 'f.options[3] 可选项不能是空的'],
  ],
  [{ type: 'ref', title: '' }, ['f.ledger 要说明引用哪本台账']],
  [{ type: 'number', title: '', places: 1.5 }, ['f.places 小数位数应为 0 到 10 的整数']],
  [{ type: 'integer', title: '', min: 5, max: 1 }, ['f.min 最小值 5 大于最大值 1']],
  [{ type: 'text', title: '', longest: 0 }, ['f.longest 最多字数应为 1 到 100000 的整数']],
  [{ type: 'formula', title: '', formula: 'a +' }, ['f.formula 公式第4个字：还没有写完']],
  [{ type: 'formula', title: '' }, ['f.formula 公式是空的']],
  [{ type: 'lines', title: '' }, ['f.fields 明细至少要有一列']],
  [
    {
      type: 'lines',
      title: '',
      fields: { a: SAMPLES.lines, b: { type: 'choice', title: '' }, c: { type: 'text', title: '', private: true } },
    },
    [
      'f.fields.a 明细里不能放明细',
      'f.fields.b.options 至少要有一个可选项',
      'f.fields.c.private 明细里的列不能加密，请放到明细外面',
    ],
  ],
])('faults of %j', (field, expected) => {
  expect(
    kindOf(field)
      .faults?.(field, 'f')
      .map((fault) => `${fault.path} ${fault.says}`),
  ).toEqual(expected)
})

describe('whatever is handed over', () => {
  const chinese = fc.array(
    fc.constantFrom(
      ...'一二〇十百千万亿元年月日0123456789.,，、-—/:（）%￥ＸxE+ 是否无免不适用重大语文\n\u0000\u200B\uD800'.split(
        '',
      ),
    ),
    { maxLength: 24 },
  )
  const raw = fc.oneof(
    chinese.map((some) => some.join('')),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.integer(),
    fc.date({ noInvalidDate: false }),
    fc.array(fc.jsonValue(), { maxLength: 4 }),
    fc.jsonValue(),
    fc.constant(undefined),
  ) as fc.Arbitrary<Raw>

  it('reading gives a value that passes the check, or words with what was expected', () => {
    fc.assert(
      fc.property(raw, anyField, fc.boolean(), (handed, field, date1904) => {
        const reading = kindOf(field).read(handed, field, { date1904 })
        if (reading.ok) {
          expect(kindOf(field).check(reading.value, field)).toBeNull()
          if (reading.mark) expect(reading.value).toBeNull()
        } else {
          expect(reading.says).not.toBe('')
          expect(reading.expected).not.toBe('')
          expect(reading.says.length).toBeLessThan(300)
        }
      }),
      { numRuns: 5000 },
    )
  })
  it('checking, showing and masking never throw either', () => {
    fc.assert(
      fc.property(fc.jsonValue(), anyField, (value, field) => {
        const kind = kindOf(field)
        const canonical = value as Value
        if (kind.check(canonical, field) === null) kind.show(canonical, field)
        kind.mask?.(canonical)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('what is shown reads back', () => {
  const day = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') }).map(dayFromNumber)
  const moment = fc
    .tuple(day, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([on, hour, minute]) => `${on} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
  const cents = fc.integer({ min: -1e14, max: 1e14 }).map((count) => Number(`${count}e-2`) + 0)
  const born = fc.tuple(fc.integer({ min: 0, max: 99_999 }), day, fc.integer({ min: 0, max: 999 }))
  const id = born.map(([place, birth, order]) => {
    const seventeen = `9${String(place).padStart(5, '0')}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`
    return seventeen + checkCharacter(seventeen)
  })
  const pairs: [FieldType, fc.Arbitrary<Value>][] = [
    ['integer', fc.integer({ min: -1e14, max: 1e14 }).map((count) => count + 0)],
    ['money', cents],
    ['number', fc.integer({ min: -1e12, max: 1e12 }).map((count) => Number(`${count}e-3`) + 0)],
    ['date', day],
    ['time', moment],
    ['yesNo', fc.boolean()],
    ['choice', fc.constantFrom('一般', '重大', '不适用')],
    ['choices', fc.constantFrom(['语文'], ['语文', '数学'], ['体育/健康'])],
    ['idNumber', id],
    ['phone', fc.constantFrom('13800001111', '0816-2345678', '010-23456789', '0816-2345678-801')],
  ]
  it.each(pairs)('%s', (type, values) => {
    const field = SAMPLES[type]
    fc.assert(
      fc.property(values, (value) => {
        const shown = kindOf(field).show(value, field)
        expect(kindOf(field).read(shown, field, {})).toEqual({ ok: true, value })
        expect(kindOf(field).read(value, field, {})).toEqual({ ok: true, value })
      }),
    )
  })
})
