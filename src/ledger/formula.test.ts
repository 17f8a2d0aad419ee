import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  evaluate,
  type Formula,
  isFormulaFault,
  looksBeyond,
  mentionsOf,
  namesIn,
  parseFormula,
  scopeOf,
  type Scopes,
  typecheck,
} from './formula.ts'
import type { Values } from './document.ts'

function parsed(text: string): Formula {
  const formula = parseFormula(text)
  if (isFormulaFault(formula)) throw new Error(formula.says)
  return formula
}
const says = (text: string): string => {
  const formula = parseFormula(text)
  return isFormulaFault(formula) ? formula.says : 'no fault'
}
const reckon = (text: string, values: Values = {}, before: Values = {}): number | null =>
  evaluate(parsed(text), { own: scopeOf(values), before: scopeOf(before) })

describe('reckoning', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 3 - 2', 5],
    ['8 / 4 / 2', 1],
    ['-2 * -3', 6],
    ['- - 2', 2],
    ['1 / 0', null],
    ['abs(-3)', 3],
    ['min(3, 1, 2)', 1],
    ['max(3, 1, 2)', 3],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(1.005, 2)', 1.01],
    ['1 < 2', 1],
    ['2 <= 1', 0],
    ['0.1 + 0.2 == 0.3', 1],
    ['0.1 + 0.2 != 0.3', 0],
    ['0.1 + 0.2 <= 0.3', 1],
    ['1 < 2 and 2 < 1', 0],
    ['1 < 2 or 1 / 0 > 1', 1],
    ['1 / 0 > 1 or 1 < 2', 1],
    ['1 / 0 > 1 or 2 < 1', null],
    ['2 < 1 and 1 / 0 > 1', 0],
    ['not 1 < 2', 0],
    ['not 1 > 2 and 1 < 2', 1],
    ['if(1 < 2, 10, 1 / 0)', 10],
    ['if(1 / 0 > 1, 10, 20)', null],
    ['（1 ＋ 2） × 3 ÷ 3', 3],
    ['2 ≥ 2 and 1 ≠ 2，', undefined],
  ])('%s', (text, expected) => {
    if (expected === undefined) expect(isFormulaFault(parseFormula(text))).toBe(true)
    else expect(reckon(text)).toBe(expected)
  })

  it('keeps missing missing', () => {
    expect(reckon('due - paid', { due: 10, paid: null })).toBeNull()
    expect(reckon('due - paid', { due: 10, paid: 0 })).toBe(10)
    expect(reckon('due - paid', { due: 10 })).toBeNull()
    expect(reckon('max(due, paid)', { due: 10, paid: null })).toBeNull()
    expect(reckon('paid <= due', { due: 10, paid: null })).toBeNull()
    expect(reckon('empty(paid) or paid <= due', { due: 10, paid: null })).toBe(1)
    expect(reckon('empty(note)', { note: '有' })).toBe(0)
    expect(reckon('empty(note)', { note: '' })).toBe(1)
    expect(reckon('empty(subjects)', { subjects: [] })).toBe(1)
    expect(reckon('constructor + valueOf', {})).toBeNull()
  })
  it('counts days between dates and adds days to them', () => {
    const values = { found_on: '2024-02-28', closed_on: '2024-03-01' }
    expect(reckon('closed_on - found_on', values)).toBe(2)
    expect(reckon('found_on + 2 == closed_on', values)).toBe(1)
  })
  it('reads 是 and 否 as truth', () => {
    expect(reckon('if(boards, 1250, 625)', { boards: true })).toBe(1250)
    expect(reckon('if(boards, 1250, 625)', { boards: false })).toBe(625)
    expect(reckon('if(boards, 1250, 625)', { boards: null })).toBeNull()
  })
  it('compares with the period before, and cannot tell without one', () => {
    const jump = 'abs(after / before(after) - 1) <= 0.3'
    expect(reckon(jump, { after: 120 }, { after: 100 })).toBe(1)
    expect(reckon(jump, { after: 131 }, { after: 100 })).toBe(0)
    expect(reckon(jump, { after: 130 }, { after: 100 })).toBe(1)
    expect(reckon(jump, { after: 120 }, {})).toBeNull()
    expect(reckon(jump, { after: 120 }, { after: 0 })).toBeNull()
  })
})

describe('looking beyond the row', () => {
  const look = (text: string, scopes: Partial<Scopes> = {}): number | null =>
    evaluate(parsed(text), { own: scopeOf({ total: 30 }), ...scopes })

  it('compares with the units below, with similar units and with other ledgers', () => {
    expect(look('total == below(total)', { below: () => 30 })).toBe(1)
    expect(look('total <= 2 * alike(total)', { alike: () => 10 })).toBe(0)
    expect(
      look('total <= school_return.pupils', { others: (name) => (name === 'school_return.pupils' ? 29 : null) }),
    ).toBe(0)
  })
  it('what is not there decides nothing', () => {
    for (const text of ['total == below(total)', 'total < alike(total)', 'total == other.total']) {
      expect(look(text)).toBeNull()
      expect(look(`${text} or total == 30`)).toBe(1)
    }
  })
  it('says what it mentions, each once', () => {
    const text = 'before(a) + a > below(b) and alike(b) + below(b) < other.c and if(empty(other.c), other.d, 1) > 0'
    expect(mentionsOf([parsed(text), parsed('below(a) == 1')])).toEqual({
      before: ['a'],
      below: ['b', 'a'],
      alike: ['b'],
      others: ['other.c', 'other.d'],
    })
    expect(namesIn(parsed(text))).toEqual(['a', 'b'])
    expect(looksBeyond(mentionsOf([parsed('a + 1')]))).toBe(false)
    expect(looksBeyond(mentionsOf([parsed('a + b.c')]))).toBe(true)
  })
  it('reads a name with two dots, or a ledger in place of a field, as a fault', () => {
    expect(says('a.b.c')).toBe('公式第4个字：“.”不认识；公式里只写字段名、数字、运算符号和函数')
    expect(says('below(a.b)')).toBe('公式第1个字：below 的括号里只写一个本台账的字段名')
    expect(says('alike(a + 1)')).toBe('公式第1个字：alike 的括号里只写一个本台账的字段名')
  })
})

describe('faults name the place', () => {
  it.each([
    ['', '公式是空的'],
    ['1 +', '公式第4个字：还没有写完'],
    ['1 2', '公式第3个字：“2”前面缺少运算符号'],
    ['(1 + 2', '公式第1个字：这里的括号没有合上'],
    ['1)', '公式第2个字：多了一个右括号'],
    ['* 2', '公式第1个字：这里不应是“*”'],
    ['paid = due', '公式第6个字：“=”请写成“==”'],
    ['30%', '公式第3个字：不能写百分号，百分之三十请写 0.3'],
    ['a < b < c', '公式第7个字：不能连着比较，请用 and 分成两个'],
    ['应付 - paid', '公式第1个字：“应”不认识；公式里只写字段名、数字、运算符号和函数'],
    ['sqrt(2)', '公式第1个字：没有“sqrt”这个函数；可用的有 abs、min、max、round、before、below、alike、empty、if'],
    ['if(a, b)', '公式第1个字：if 的括号里至少要有3项，现有2项'],
    ['abs(a, b)', '公式第1个字：abs 的括号里最多有1项，现有2项'],
    ['abs()', '公式第1个字：abs 的括号里至少要有1项，现有0项'],
    ['before(a + 1)', '公式第1个字：before 的括号里只写一个本台账的字段名'],
    ['round(a, b)', '公式第10个字：round 的第二项是保留几位小数，写 0 到 10 的整数'],
    ['a and', '公式第6个字：还没有写完'],
    ['and', '公式第1个字：这里不应是“and”'],
    ['a == not b', '公式第6个字：“not”放在这里要加括号'],
    ['min(a,, b)', '公式第7个字：这里不应是“,”'],
    ['9'.repeat(400), '公式第1个字：数字太大'],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, '公式第51个字：括号和函数套得太深，最多50层'],
    [`${'-'.repeat(60)}1`, '公式第51个字：括号和函数套得太深，最多50层'],
    ['1'.repeat(2001), '公式太长：最多2000个字，现有2001个字'],
  ])('%s', (text, expected) => expect(says(text)).toBe(expected))
})

describe('types', () => {
  const names = { due: 'number', paid: 'number', from: 'date', to: 'date', ok: 'boolean', note: 'other' } as const
  const faults = (text: string, wanted?: 'number' | 'boolean'): string[] =>
    typecheck(parsed(text), names, wanted).map((fault) => fault.says)

  it.each(['due - paid', 'to - from', 'abs(to - from)', 'if(ok, due, paid)', 'before(due) * 1.1', 'max(due, paid)'])(
    '%s is a number',
    (text) => expect(faults(text, 'number')).toEqual([]),
  )
  it.each(['paid <= due', 'to >= from + 3', 'ok == (not empty(note))', 'empty(note) or ok', 'max(from, to) < to'])(
    '%s is a condition',
    (text) => expect(faults(text, 'boolean')).toEqual([]),
  )
  it('finds everything at once', () => {
    expect(faults('whole - note + ghost')).toEqual([
      '公式第1个字：没有“whole”这个字段；可用的有 due、paid、from、to、ok、note',
      '公式第16个字：没有“ghost”这个字段；可用的有 due、paid、from、to、ok、note',
    ])
  })
  it.each([
    ['from + to', '公式第6个字：日期和日期之间不能用“+”'],
    ['due - from', '公式第5个字：数和日期之间不能用“-”'],
    ['note < note', '公式第6个字：文字和文字之间不能用“<”'],
    ['ok > ok', '公式第4个字：是否和是否之间不能用“>”'],
    ['due and ok', '公式第1个字：这里要是否，写的是数'],
    ['abs(from)', '公式第5个字：这里要数，写的是日期'],
    ['if(ok, due, from)', '公式第1个字：if 里的数和日期不能混用'],
    ['max(note, note)', '公式第1个字：max 不能用于文字'],
  ])('%s', (text, expected) => expect(faults(text)).toEqual([expected]))
  it('says what the whole gives instead of what it should', () => {
    expect(faults('due - paid', 'boolean')).toEqual(['整个公式应得出是否，现在得出的是数'])
  })
})

it('lists its names, also inside before', () => {
  expect(namesIn(parsed('abs(after / before(after) - other) <= 0.3'))).toEqual(['after', 'other'])
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    '(',
    ')',
    '-',
    '+',
    '*',
    '/',
    '<',
    '==',
    ',',
    ' and ',
    ' not ',
    'if(',
    'abs(',
    'a',
    '1',
    '2.5',
    '%',
  )
  const formulaLike = fc.array(pieces, { maxLength: 60 }).map((some) => some.join(''))

  it('is a formula of plain data or a fault in words, and reckons to a number or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(formulaLike, fc.string()), (text) => {
        const formula = parseFormula(text)
        if (isFormulaFault(formula)) return formula.says.length > 0
        expect(JSON.parse(JSON.stringify(formula))).toEqual(formula)
        const value = evaluate(formula, { own: () => 2 })
        return value === null || Number.isFinite(value)
      }),
    )
  })
  it('is read in no time, however hostile', () => {
    const hostile = [`${'1+'.repeat(999)}1`, 'not '.repeat(499), 'if('.repeat(600), '('.repeat(1999), 'a'.repeat(1e6)]
    const began = process.cpuUsage()
    for (const text of hostile) {
      const formula = parseFormula(text)
      if (!isFormulaFault(formula)) evaluate(formula, { own: () => 1 })
    }
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(500)
    expect(reckon(`${'1+'.repeat(999)}1`)).toBe(1000)
  })
  it('missing everywhere gives missing wherever the names matter', () => {
    fc.assert(
      fc.property(formulaLike, (text) => {
        const formula = parseFormula(text)
        if (isFormulaFault(formula) || formula.kind !== 'arithmetic' || !namesIn(formula).includes('a')) return true
        if (/if|and|or|not/.test(text)) return true
        return evaluate(formula, { own: () => null }) === null
      }),
    )
  })
})
