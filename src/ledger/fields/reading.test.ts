import { describe, expect, it } from 'vitest'
import type { FieldDocument, FieldType } from '../document.ts'
import type { Raw, ReadContext, Reading } from './contract.ts'
import { checkCharacter } from './id_number.ts'
import { kindOf } from './index.ts'

type Settings = Partial<FieldDocument>
const field = (type: FieldType, settings: Settings = {}): FieldDocument => ({ type, title: '一栏', ...settings })
const read = (raw: Raw, type: FieldType, settings: Settings = {}, context: ReadContext = {}): Reading => {
  const one = field(type, settings)
  return kindOf(one).read(raw, one, context)
}
/** The value read, `mark:…`, or what the refusal says. */
const told = (...asked: Parameters<typeof read>): unknown => {
  const reading = read(...asked)
  if (!reading.ok) return reading.says
  return reading.mark ? `mark:${reading.mark}` : reading.value
}
const GRADES = { options: ['一般', '重大', '特别重大'] }
const SUBJECTS = { options: ['语文', '数学', '体育/健康', '体育（选修）'] }
const id = (seventeen: string): string => seventeen + checkCharacter(seventeen)
const SAMPLE = id('99990120150824001')

describe('nothing, marks and dashes', () => {
  const TYPES: FieldType[] = [
    'integer',
    'number',
    'money',
    'date',
    'time',
    'yesNo',
    'ref',
    'unit',
    'idNumber',
    'phone',
    'choice',
  ]
  it.each(TYPES)('in a column of %s', (type) => {
    for (const raw of ['', '  ', '　', null, undefined, '-', '—', '——', '－', '/']) {
      expect(told(raw, type, GRADES)).toBe(null)
    }
    for (const raw of ['不适用', ' 无此项 ', 'N/A', 'ｎ/ａ'])
      expect(told(raw, type, GRADES)).toBe('mark:not_applicable')
    for (const raw of ['免报', '免']) expect(told(raw, type, GRADES)).toBe('mark:exempt')
    expect(told('#REF!', type, GRADES)).toBe('“#REF!”是表格公式出的错')
  })
  it('in a column of text a dash and 免 are words', () => {
    expect(['', '　', '不适用', '免报', '—', '免', '无'].map((raw) => told(raw, 'text'))).toEqual([
      null,
      null,
      'mark:not_applicable',
      'mark:exempt',
      '—',
      '免',
      '无',
    ])
  })
})

describe('text', () => {
  it('is tidied, never changed', () => {
    expect(told(' 王\u0000小\u200B明\t二 \r\n第二行\u202E ', 'text')).toBe('王小明 二 \n第二行')
    expect(told('e\u0301', 'text')).toBe('é')
    expect(told('Ａ楼１层', 'text')).toBe('Ａ楼１层')
    expect(told('\uD83D坏', 'text')).toBe('坏')
    expect(told(12.5, 'text')).toBe('12.5')
    expect(told('511702201508240009', 'text')).toBe('511702201508240009')
    expect(told(Number('511702201508240009'), 'text')).toContain('Excel 已改掉末尾的数字')
  })
  it('has a limit, and the message does not repeat it all', () => {
    expect(told('长'.repeat(2000), 'text')).toHaveLength(2000)
    const says = String(told('长'.repeat(100_000), 'text'))
    expect(says).toContain('有100000个字，超过2000个字')
    expect(says.length).toBeLessThan(80)
    expect(told('😀'.repeat(5), 'text', { longest: 5 })).toBe('😀'.repeat(5))
    expect(told('六个字的一句', 'text', { longest: 5 })).toBe('“六个字的一句”有6个字，超过5个字')
    expect(told('六个字的一句', 'text', { longest: 5, private: true })).toBe('六**有6个字，超过5个字')
  })
  it('is found inside the objects of a sheet', () => {
    expect(told({ richText: [{ text: '加' }, { text: '粗' }] }, 'text')).toBe('加粗')
    expect(told({ text: '网址', hyperlink: 'https://example.com' }, 'text')).toBe('网址')
    expect(told({ formula: 'A1+1', result: 3 }, 'integer')).toBe(3)
    expect(told({ error: '#N/A' }, 'text')).toBe('“一组内容”不能读作文字')
  })
})

describe('numbers', () => {
  it.each<[Raw, FieldType, Settings, unknown]>([
    ['35', 'integer', {}, 35],
    ['３５', 'integer', {}, 35],
    [' 3 500 ', 'integer', {}, 3500],
    ['3,500', 'integer', {}, 3500],
    ['3，500', 'integer', {}, 3500],
    ['35人', 'integer', {}, 35],
    ['35名', 'integer', { unit: '人' }, 35],
    ['35个', 'integer', { unit: '处' }, 35],
    ['1.2万', 'integer', {}, 12_000],
    ['-0', 'integer', {}, 0],
    ['1.0', 'integer', {}, 1],
    [12.0000000000001, 'integer', {}, '“12.0000000000001”有小数'],
    ['35.5', 'integer', {}, '“35.5”有小数'],
    ['45', 'integer', { max: 40 }, '“45”：不能大于 40'],
    ['-1', 'integer', { min: 0 }, '“-1”：不能小于 0'],
    ['三十五', 'integer', {}, '“三十五”不是数'],
    ['无', 'integer', {}, '“无”说不清是零还是没有数'],
    ['511702201508240009', 'integer', {}, '“511702201508240009”：超过15位；如果是证件号或编号，请放在文字列'],
    ['1.2E+05', 'integer', {}, '“1.2E+05”是科学计数法，Excel 可能已丢掉后面的数字'],
    ['1,23', 'integer', {}, '“1,23”里的逗号或小数点位置不对'],
    ['1,2345', 'integer', {}, '“1,2345”里的逗号或小数点位置不对'],
    ['1.2.3', 'number', {}, '“1.2.3”里的逗号或小数点位置不对'],
    ['60分钟', 'integer', { unit: '分钟' }, 60],
    ['1小时', 'integer', { unit: '分钟' }, '“1小时”的单位不是分钟'],
    ['30块', 'integer', {}, '“30块”里的“块”不认识'],
    [true, 'integer', {}, '“是”不是数'],
    [NaN, 'number', {}, '不是一个数'],
    [0.1 + 0.2, 'number', {}, 0.3],
    ['4.5㎡', 'number', { unit: '平方米' }, 4.5],
    ['4.5平方米', 'number', { unit: '㎡' }, 4.5],
    ['12.345', 'number', { places: 2 }, 12.35],
    ['.5', 'number', {}, 0.5],
    ['95.3%', 'number', { unit: '%' }, 95.3],
    ['95.3％', 'number', { unit: '%' }, 95.3],
    ['95.3%', 'number', {}, '“95.3%”带百分号，这里填的不是百分数'],
    ['95%', 'integer', { unit: '人' }, '“95%”带百分号，这里填的不是百分数'],
    ['3.5万元', 'number', { unit: '万元' }, 3.5],
    ['3.5万', 'number', { unit: '万元' }, 3.5],
    ['35000元', 'number', { unit: '万元' }, '“35000元”的单位不是万元'],
    ['3.5亿元', 'number', { unit: '万元' }, '“3.5亿元”的单位不是万元'],
    [1e20, 'number', {}, '“100000000000000000000”：数字太大，不能超过15位'],
  ])('%j as %s %j', (raw, type, settings, expected) => expect(told(raw, type, settings)).toBe(expected))

  it.each<[Raw, unknown]>([
    [' 3,500.00元', 3500],
    ['￥3500', 3500],
    ['¥ 3,500.5', 3500.5],
    ['人民币3500元整', 3500],
    ['-￥35', -35],
    ['￥-35', -35],
    ['（3,500）', -3500],
    ['1.2万', 12_000],
    ['1.1万元', 11_000],
    ['3.5亿', 350_000_000],
    ['2百万', 2_000_000],
    ['3500.10', 3500.1],
    ['3500.126', '“3500.126”的小数超过两位'],
    [1000 / 3, 333.33],
    ['3500美元', '“3500美元”里的“美元”不认识'],
    ['95.3%', '“95.3%”带百分号，这里填的不是百分数'],
    ['1e20', '“1e20”是科学计数法，Excel 可能已丢掉后面的数字'],
    ['99999999999999', '“99999999999999”：金额太大，请核对单位是不是元'],
  ])('%j as money', (raw, expected) => expect(told(raw, 'money')).toBe(expected))
})

describe('dates', () => {
  it.each<[Raw, unknown]>([
    ['2026-09-01', '2026-09-01'],
    ['2026/9/1', '2026-09-01'],
    ['2026.9.1', '2026-09-01'],
    ['2026年9月1日', '2026-09-01'],
    ['２０２６年９月１日', '2026-09-01'],
    ['2026 年 9 月 1 日', '2026-09-01'],
    ['2026—9—1', '2026-09-01'],
    ['20260901', '2026-09-01'],
    [20260901, '2026-09-01'],
    ['二〇二六年九月一日', '2026-09-01'],
    ['二○二六年十二月三十一日', '2026-12-31'],
    ['二〇二六年十月二十日', '2026-10-20'],
    ['2026-09-01 10:30', '2026-09-01'],
    ['2026/9/1 10:30:00', '2026-09-01'],
    ['2026-09-01T10:30:00', '2026-09-01'],
    ['2026-08-31T16:00:00.000Z', '2026-09-01'],
    ['2026-09-01T00:00:00+08:00', '2026-09-01'],
    ['2026年9月1日 星期二', '2026-09-01'],
    ['2026-09-01（周二）', '2026-09-01'],
    [46266, '2026-09-01'],
    [46266.75, '2026-09-01'],
    ['46266', '2026-09-01'],
    [new Date('2026-09-01T00:00:00Z'), '2026-09-01'],
    [new Date('2026-08-31T16:00:00Z'), '2026-09-01'],
    [new Date(NaN), '这个日期无效'],
    ['无', null],
    ['9月1日', '“9月1日”没有年份'],
    ['9.1', '“9.1”没有年份'],
    ['09-01', '“09-01”没有年份'],
    ['2026年9月', '“2026年9月”没有写哪一日'],
    ['2026.9', '“2026.9”没有写哪一日'],
    ['202609', '“202609”没有写哪一日'],
    [202609, '“202609”没有写哪一日'],
    ['2026', '“2026”只有年份，没有月和日'],
    [2026, '“2026”只有年份，没有月和日'],
    ['2026年', '“2026年”只有年份，没有月和日'],
    ['26.9.1', '“26.9.1”的年份只写了两位'],
    ['9/1/2026', '“9/1/2026”的年份写在最后，分不清月和日'],
    ['2023-02-30', '“2023-02-30”这一天不存在：2023年2月只有28天'],
    ['2023年2月30日', '“2023年2月30日”这一天不存在：2023年2月只有28天'],
    ['20230230', '“20230230”这一天不存在：2023年2月只有28天'],
    ['二〇二三年二月三十日', '“二〇二三年二月三十日”这一天不存在：2023年2月只有28天'],
    ['2026-13-01', '“2026-13-01”没有13月'],
    ['1026-09-01', '“1026-09-01”的年份不在1900到2199之间'],
    [5, '“5”不是日期'],
    ['下周', '“下周”不是日期'],
    [true, '“是”不是日期'],
  ])('%j', (raw, expected) => expect(told(raw, 'date')).toBe(expected))
  it('counts from 1904 in workbooks of old Macs', () => {
    expect(told(44804, 'date', {}, { date1904: true })).toBe('2026-09-01')
    expect(told('44804', 'date', {}, { date1904: true })).toBe('2026-09-01')
  })
})

describe('moments', () => {
  it.each<[Raw, unknown]>([
    ['2026-09-01 08:30', '2026-09-01 08:30'],
    ['2026/9/1 8:30', '2026-09-01 08:30'],
    ['2026-09-01 08:30:59', '2026-09-01 08:30'],
    ['2026-09-01T08:30', '2026-09-01 08:30'],
    ['２０２６年９月１日８时３０分', '2026-09-01 08:30'],
    ['2026年9月1日8点', '2026-09-01 08:00'],
    ['2026年9月1日8点半', '2026-09-01 08:30'],
    ['2026年9月1日 上午8点30分', '2026-09-01 08:30'],
    ['2026年9月1日下午2点', '2026-09-01 14:00'],
    ['2026年9月1日中午12点10分', '2026-09-01 12:10'],
    ['2026年9月1日晚上11点5分', '2026-09-01 23:05'],
    ['2026年9月1日凌晨0点20分', '2026-09-01 00:20'],
    ['2026.9.1 0:00', '2026-09-01 00:00'],
    ['二〇二六年九月一日8时', '2026-09-01 08:00'],
    ['2026-09-01 10.30', '2026-09-01 10:30'],
    [46266.354_166_666_664, '2026-09-01 08:30'],
    [46266.999_999_9, '2026-09-02 00:00'],
    ['无', null],
    [46266, '“46266”没有写明几点几分'],
    ['2026-09-01', '“2026-09-01”没有写明几点几分'],
    ['2026年9月1日', '“2026年9月1日”没有写明几点几分'],
    ['8:30', '“8:30”没有写明几点几分'],
    ['2026-09-01 24:30', '“2026-09-01 24:30”里的时间不对'],
    ['2026-09-01 8:75', '“2026-09-01 8:75”里的时间不对'],
    ['2026年9月1日下午14点', '2026-09-01 14:00'],
    ['2026-02-30 8:30', '“2026-02-30”这一天不存在：2026年2月只有28天'],
    ['9月1日8点', '“9月1日”没有年份'],
    [true, '“是”没有写明几点几分'],
    ['下周一上午', '“下周一上午”没有写明几点几分'],
  ])('%j', (raw, expected) => expect(told(raw, 'time')).toBe(expected))
  it('counts from 1904 in workbooks of old Macs', () => {
    expect(told(44804.5, 'time', {}, { date1904: true })).toBe('2026-09-01 12:00')
  })
})

describe('yes, no and choices', () => {
  it('reads what clerks tick', () => {
    for (const raw of ['是', '√', '✓', '有', '对', 'Y', 'ｙ', 'yes', '1', 1, true, 'TRUE'])
      expect(told(raw, 'yesNo')).toBe(true)
    for (const raw of ['否', '×', '无', '没有', 'N', '0', 0, false, 'FALSE', 'X'])
      expect(told(raw, 'yesNo')).toBe(false)
    expect(told('也许', 'yesNo')).toBe('“也许”看不出是还是否')
    expect(told(2, 'yesNo')).toBe('“2”看不出是还是否')
  })
  it.each<[Raw, unknown]>([
    ['一般', '一般'],
    [' 重 大 ', '重大'],
    ['“重大”', '重大'],
    ['特别', '特别重大'],
    ['特大', '“特大”不在可选项里'],
    ['。', '“。”不在可选项里'],
  ])('%j of the grades', (raw, expected) => expect(told(raw, 'choice', GRADES)).toBe(expected))
  it('an ambiguous beginning is asked about', () => {
    const reading = read('特', 'choice', { options: ['特岗', '特级'] })
    expect(reading).toEqual({ ok: false, says: '“特”分不清是“特岗”还是“特级”', expected: '可选：特岗、特级' })
  })
  it('an option comes before what its word usually means', () => {
    const settings = { options: ['不适用', '-', '免'] }
    expect(settings.options.map((raw) => told(raw, 'choice', settings))).toEqual(settings.options)
    expect(told(['免', '-'], 'choices', settings)).toEqual(['-', '免'])
    expect(told('免', 'choices', settings)).toEqual(['免'])
  })
  it.each<[Raw, unknown]>([
    ['语文、数学', ['语文', '数学']],
    ['数学，语文；语文', ['语文', '数学']],
    ['语文/数学', ['语文', '数学']],
    ['语文\n数学\n', ['语文', '数学']],
    ['体育/健康', ['体育/健康']],
    [
      ['数学', '语文'],
      ['语文', '数学'],
    ],
    [[], null],
    ['', null],
    ['不适用', 'mark:not_applicable'],
    ['语文、体育', '“体育”分不清是“体育/健康”还是“体育（选修）”'],
    ['语文、音乐', '“音乐”不在可选项里'],
    [[1], '“1项的列表”里有的不是文字'],
  ])('%j of the subjects', (raw, expected) => expect(told(raw, 'choices', SUBJECTS)).toEqual(expected))
  it('a long list of options is not all repeated', () => {
    const options = Array.from({ length: 300 }, (_, index) => `第${index}类`)
    const reading = read('没有的', 'choice', { options })
    expect(reading.ok ? '' : reading.expected).toMatch(/等300项$/)
  })
})

describe('rows, units, files, lines, formulas', () => {
  const context: ReadContext = {
    row: (ledger, text) => (ledger === 'safety_inspection' && text === '2026-001' ? 17 : undefined),
    unit: (text) => (text === '中心小学' ? { many: 3 } : text === '第一小学' ? { code: 's001' } : undefined),
  }
  it('finds rows by key where the context can, and by id where it cannot', () => {
    const settings = { ledger: 'safety_inspection' }
    expect(told('2026-001', 'ref', settings, context)).toBe(17)
    expect(told('17', 'ref', settings, context)).toBe('没有“17”这条记录')
    expect(told(17, 'ref', settings, context)).toBe('没有“17”这条记录')
    expect(told(17, 'ref', settings)).toBe(17)
    expect(told('17', 'ref', settings)).toBe(17)
    expect(told('十七', 'ref', settings)).toBe('没有“十七”这条记录')
  })
  it('finds units by name or code', () => {
    expect(told('第一小学', 'unit', {}, context)).toBe('s001')
    expect(told('中心小学', 'unit', {}, context)).toBe('叫“中心小学”的单位有3个')
    expect(told('第九小学', 'unit', {}, context)).toBe('没有“第九小学”这个单位')
    expect(told('s001', 'unit')).toBe('s001')
  })
  it('takes files by their ids only', () => {
    expect(told(['a-1', 'b-2', 'a-1'], 'file')).toEqual(['a-1', 'b-2'])
    expect(told('a-1', 'file')).toEqual(['a-1'])
    expect(told([], 'file')).toBe(null)
    expect(told('照片 1.jpg', 'file')).toBe('“照片 1.jpg”不是附件')
    expect(told([{ id: 1 }], 'file')).toBe('附件的编号不对，请重新上传')
  })
  const table: Settings = {
    fields: { item: field('text', { title: '品名', required: true }), cost: field('money', { title: '金额' }) },
  }
  it('reads lines by their columns', () => {
    expect(told([{ item: ' 灯 ', cost: '1.2万' }, { item: '' }, {}], 'lines', table)).toEqual([
      { item: '灯', cost: 12_000 },
    ])
    expect(told([{ cost: 'x' }], 'lines', table)).toBe('第1行“一栏”：“x”不是数'.replace('一栏', '金额'))
    expect(told([{ cost: 5 }], 'lines', table)).toBe('第1行“品名”没有填')
    expect(told([{ price: 5 }], 'lines', table)).toBe('第1行没有“price”这一列')
    expect(told(['灯'], 'lines', table)).toBe('第1行不是明细')
    expect(told([{}], 'lines', table)).toBe(null)
    expect(told('灯 12', 'lines', table)).toBe('明细不能写在一个格子里')
    expect(
      told(
        Array.from({ length: 501 }, () => ({})),
        'lines',
        table,
      ),
    ).toBe('明细最多500行，现有501行')
    expect(told([JSON.parse('{"__proto__":1}')], 'lines', table)).toBe('第1行没有“__proto__”这一列')
  })
  it('takes nothing for a formula', () => {
    expect(told('', 'formula')).toBe(null)
    expect(told(5, 'formula')).toBe('这一列由系统计算')
  })
})

describe('identity numbers and telephones', () => {
  it('checks shape, birthday and check character, and knows no places', () => {
    expect(told(SAMPLE, 'idNumber')).toBe(SAMPLE)
    expect(told(` ${SAMPLE.slice(0, 6)} ${SAMPLE.slice(6)} `, 'idNumber')).toBe(SAMPLE)
    expect(told(`'${SAMPLE}`, 'idNumber')).toBe(SAMPLE)
    const withX = Array.from({ length: 99 }, (_, index) => id(`999901201508240${String(index).padStart(2, '0')}`)).find(
      (one) => one.endsWith('X'),
    )
    expect(told(withX?.toLowerCase().replace('x', 'ｘ'), 'idNumber')).toBe(withX)
    expect(told(id('99990120150230001'), 'idNumber')).toBe('身份证号第7到14位不是出生日期')
    const last = SAMPLE[17] === '0' ? '1' : '0'
    expect(told(SAMPLE.slice(0, 17) + last, 'idNumber')).toBe('身份证号校验码不对，请逐位核对')
    expect(told(SAMPLE.slice(0, 17), 'idNumber')).toBe('身份证号应为18位，读到17位')
    expect(told('999901150824001', 'idNumber')).toBe('是15位的旧身份证号')
    expect(told(`${SAMPLE.slice(0, 5)}O${SAMPLE.slice(6)}`, 'idNumber')).toBe('身份证号里有不该有的字符')
  })
  it('sees what Excel has done to them', () => {
    expect(told('5.11702E+17', 'idNumber')).toBe('“5.11702E+17”是科学计数法，Excel 已丢掉后面的数字')
    expect(told(999901201508240000, 'idNumber')).toBe('身份证号存成了数字，Excel 已改掉末尾几位')
    expect(told('1.38E+10', 'phone')).toBe('“1.38E+10”是科学计数法，看不出全部数字')
  })
  it.each<[Raw, unknown]>([
    ['13800001111', '13800001111'],
    [13800001111, '13800001111'],
    ['138 0000 1111', '13800001111'],
    ['138-0000-1111', '13800001111'],
    ['１３８００００１１１１', '13800001111'],
    ['+86 13800001111', '13800001111'],
    ['8613800001111', '13800001111'],
    ['0816-2345678', '0816-2345678'],
    ['（0816）2345678', '0816-2345678'],
    ['08162345678', '0816-2345678'],
    ['010-23456789', '010-23456789'],
    ['01023456789', '010-23456789'],
    ['0816-2345678转801', '0816-2345678-801'],
    ['2345678', '座机号没有区号'],
    ['1380000111', '手机号应为11位，读到10位'],
    ['12000001111', '不是手机号的号段'],
    ['13800001111、13900001111', '填了不止一个号码'],
    ['打办公室', '不是电话号码'],
  ])('%j as a telephone', (raw, expected) => expect(told(raw, 'phone')).toBe(expected))
  it('messages do not give away the numbers', () => {
    expect(told(`${SAMPLE}1`, 'idNumber')).not.toContain(SAMPLE.slice(6, 14))
    expect(told('138000011112', 'phone')).not.toContain('1111')
  })
})
