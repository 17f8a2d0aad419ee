import { describe, expect, it } from 'vitest'
import { findHeadings, plainHeading, type Wanted } from './headings.ts'

const wanted: Wanted[] = [
  { name: 'place', title: '部位', synonyms: ['隐患部位'], required: true },
  { name: 'cost', title: '整改资金', synonyms: [], required: false },
  { name: 'boys', title: '在校学生男', synonyms: [], required: false },
  { name: 'pupils', title: '在校学生（含寄宿）', synonyms: [], required: false },
]
const sheet = (...rows: (string | null)[][]) => rows.map((cells, i) => ({ row: i + 1, cells }))
const names = (...rows: (string | null)[][]) =>
  findHeadings(sheet(...rows), wanted).columns.map((one) => one.wanted?.name ?? null)

describe('headings', () => {
  it('are the same in any dress', () => {
    for (const dress of [
      '部位',
      ' 部 位 ',
      '*部位',
      '部位（必填）',
      '部位(室内)[文字]',
      '部位：',
      '部\n位',
      '隐患部位',
      'PLACE',
    ]) {
      expect(names([dress])).toEqual(['place'])
    }
    expect(plainHeading('整改资金（万元）')).toBe('整改资金')
    expect(names(['在校学生（含寄宿）', '部位'])).toEqual(['pupils', 'place'])
  })
  it('keep the words in brackets', () => {
    expect(findHeadings(sheet(['部位', '整改资金（万元）']), wanted).columns[1]?.bracket).toBe('万元')
  })
  it('are found under titles and notes, and under a heading that spans them', () => {
    const found = findHeadings(
      sheet(
        ['某某县隐患台账'],
        ['填表说明：部位写到房间'],
        [null, '在校学生', null],
        ['部位', '男', '整改资金'],
        ['食堂', '3', '5'],
      ),
      wanted,
    )
    expect(found.row).toBe(4)
    expect(found.columns.map((one) => one.wanted?.name)).toEqual(['place', 'boys', 'cost'])
    expect(found.faults).toEqual([])
  })
  it('name what is unknown, missing and doubled', () => {
    const { faults } = findHeadings(sheet(['序号', '整改资金', '整改资金（元）', '天气']), wanted)
    expect(faults.map((fault) => [fault.column, fault.title, fault.says])).toEqual([
      ['D', '天气', '本台账没有这一列'],
      ['C', '整改资金（元）', '“整改资金”出现了两次'],
      ['', '部位', '缺少这一列'],
    ])
  })
  it('may be absent when the columns are as many as the template has', () => {
    expect(findHeadings(sheet(['食堂', '5', '3', '4']), wanted)).toMatchObject({ row: 0, faults: [] })
    expect(names(['食堂', '5', '3', '4'])).toEqual(['place', 'cost', 'boys', 'pupils'])
    expect(findHeadings(sheet(['食堂', '5']), wanted).faults[0]?.says).toBe('前10行里没有找到表头')
    expect(findHeadings([], wanted).faults[0]?.says).toBe('表里没有内容')
  })
})
