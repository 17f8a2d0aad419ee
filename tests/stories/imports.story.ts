import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '../../src/server/db/problem.ts'
import { exportRows } from '../../src/server/sheets/export.ts'
import { faultsCsv } from '../../src/server/sheets/faults_csv.ts'
import { cancelImport, confirmImport, importOf } from '../../src/server/sheets/imports.ts'
import { readSheet } from '../../src/server/sheets/sheet.ts'
import { type Hall, lines, openHall, words, workbook } from './import_hall.ts'

let opened: Hall
beforeAll(async () => {
  opened = await openHall('imports')
})
afterAll(() => opened.close())

const county = () => opened.county
const upload: Hall['upload'] = (...asked) => opened.upload(...asked)
const confirm: Hall['confirm'] = (...asked) => opened.confirm(...asked)
const total: Hall['total'] = (ledger) => opened.total(ledger)

const head = ['发现日期', '部位', '等级', '责任人', '整改措施', '整改时限']

describe('a safety officer brings in a list of hazards', () => {
  test('in GB18030, and sees what was understood before anything is written', async () => {
    const text = lines(
      head,
      ['2026/3/9', '食堂后门', '一般', '赵', '', '20260401'],
      ['2026年3月10日', '操场', '重大', '钱', '先围挡', ''],
    )
    const read = await upload(county().people.officer, iconv.encode(text, 'gb18030'), { unit: 's1' })
    expect(read).toMatchObject({ state: 'ready', read: 2, written: 0, fault_count: 0, problem: null })
    expect(read.columns[4]).toEqual({ column: 'E', heading: '整改措施', field: 'measure', title: '整改措施' })
    expect(read.sample[0]).toMatchObject({
      row: 2,
      unit: 's1',
      values: { found_on: '2026-03-09', due_on: '2026-04-01', grade: '一般' },
    })
    expect(await total('hazard')).toBe(0)

    expect(await confirm(county().people.officer, read)).toMatchObject({ state: 'done', written: 2 })
    expect(await total('hazard')).toBe(2)
    expect(await readdir(join(opened.hall.folder, 'uploads'))).toEqual([])
    const again = await confirmImport(opened.hall, county().people.officer, read.id)
    expect(again.state).toBe('done')
    expect(await total('hazard')).toBe(2)
  })

  test('every fault is named by its cell, and nothing is written', async () => {
    const before = await total('hazard')
    const read = await upload(
      county().people.officer,
      await workbook(
        ['某校隐患台账'],
        ['序号', ...head, '复查人'],
        [1, '2023-02-30', '楼梯', '一般', '孙', '', '', ''],
        [2, new Date(Date.UTC(2026, 2, 9)), '长'.repeat(32_000), '一般', '孙', '', '', ''],
        [3, '2026-03-09', '楼梯', '特大', '孙', '', '下月', ''],
        [4, '2026-03-09', { error: '#N/A' }, '重大', '', '', '', ''],
        [5, '2026-03-09', '楼梯', '一般', '孙', '', '', '李'],
        ['合计', '', '', '', '', 9],
      ),
      { unit: 's1', file: '隐患.xlsx' },
    )
    expect(read).toMatchObject({ state: 'faulty', read: 6, fault_count: read.faults.length })
    expect(words(read)).toEqual([
      'B3 2023-02-30：“2023-02-30”这一天不存在：2023年2月只有28天',
      `C4 ${'长'.repeat(40)}…：“${'长'.repeat(40)}…”有32000个字，超过2000个字`,
      'D5 特大：“特大”不在可选项里',
      'G5 下月：“下月”不是日期',
      'C6 #N/A：单元格是公式错误 #N/A',
      'F6 ：“整改措施”没有填',
      'E6 ：“责任人”没有填',
      'H7 李：“复查人”在办理“销号”时填写',
      '8 合计：这一行是合计，不是记录',
    ])
    await expect(confirmImport(opened.hall, county().people.officer, read.id)).rejects.toThrow(Problem)
    expect(await total('hazard')).toBe(before)
    const csv = faultsCsv(read).toString()
    expect(csv).toContain('行,列,列名,读到,问题,应为')
    expect(csv).toContain('3,B,发现日期,2023-02-30')
  })

  test('a cell of 100,000 characters is a fault of its cell', async () => {
    const read = await upload(
      county().people.officer,
      lines(head, ['2026-03-09', '长'.repeat(100_000), '一般', '孙', '', '']),
      { unit: 's1' },
    )
    expect(words(read)).toEqual([`B2 ${'长'.repeat(40)}…：单元格有100000个字，超过32767字的上限`])
  })

  test('headings that are wrong are named, and so are those that are missing', async () => {
    const read = await upload(
      county().people.officer,
      lines(['发现日期', '地点呀', '等级', '责任人'], ['2026-03-09', '楼梯', '一般', '孙']),
      { unit: 's1' },
    )
    expect(words(read)).toEqual(['B1 地点呀：本台账没有这一列', '1 ：缺少这一列'])
    const none = await upload(county().people.officer, '什么,都,不是\n1,2,3', { unit: 's1' })
    expect(words(none)).toEqual(['1 什么、都、不是：前10行里没有找到表头'])
  })

  test('a file that cannot be read says why', async () => {
    const book = await workbook(head, ['2026-03-09', '楼梯', '一般', '孙', '', ''])
    const read = await upload(county().people.officer, book.subarray(0, book.length - 200), {
      unit: 's1',
      file: '隐患.xlsx',
    })
    expect(read).toMatchObject({
      state: 'failed',
      problem: { code: 'bad_file', message: expect.stringContaining('压缩包已损坏') },
    })
  })

  test('of another school only what the position allows', async () => {
    const row = ['2026-03-09', '楼梯', '一般', '孙']
    const read = await upload(
      county().people.officer,
      lines(
        ['单位', ...head.slice(0, 4)],
        ['东镇第二小学', ...row],
        ['没有这校', ...row],
        ['s1', ...row],
        ['东镇', ...row],
      ),
      {},
    )
    expect(words(read)).toEqual([
      'A2 东镇第二小学：你的岗位不能填报“东镇第二小学”的“安全隐患整改台账”',
      'A3 没有这校：没有这个单位',
      'A5 东镇：“安全隐患整改台账”不由这一级单位填报',
    ])
    await expect(upload(county().people.moral, lines(head))).rejects.toThrow(Problem)
    await expect(importOf(opened.hall, county().people.clerk, read.id)).rejects.toThrow(Problem)
  })

  test('a steward brings in what was closed long ago, and the export comes back in', async () => {
    const { clerk, officer } = county().people
    const before = await total('hazard')
    const text = lines(
      ['学校名称', ...head.slice(0, 4), '复查人', '状态'],
      ['东镇第二小学', '2024-03-09', '锅炉房', '一般', '孙', '李', '已销号'],
      ['s1', '2024-03-10', '围墙', '一般', '孙', '', '登记'],
    )
    expect(words(await upload(officer, text))).toContain(
      'G2 已销号：新记录不能直接进入这个状态，要由有权的岗位逐步办理',
    )
    expect(await confirm(clerk, await upload(clerk, text))).toMatchObject({ state: 'done', written: 2 })
    for (const format of ['xlsx', 'csv'] as const) {
      const bytes = await county().database.as(clerk, async (tx) => {
        const pieces: Buffer[] = []
        for await (const piece of exportRows(tx, county().tables, 'hazard', { sort: 'day' }, format)) pieces.push(piece)
        return Buffer.concat(pieces)
      })
      const rows = []
      for await (const row of readSheet(bytes, `a.${format}`)) rows.push(row.cells)
      expect(rows.length).toBe(before + 3)
      expect(rows[1]?.slice(0, 5)).toEqual(['s2', '东镇第二小学', null, '2024-03-09', '锅炉房'])
      const back = await upload(clerk, bytes, { file: `导出.${format}` })
      expect(back).toMatchObject({ state: 'ready', read: before + 2, notes: ['不导入的列：照片、记录号'] })
      await cancelImport(opened.hall, clerk, back.id)
    }
  })
})

describe('pupils with identity numbers', () => {
  const columns = ['姓名', '身份证号', '困难类型', '寄宿']
  test('a wrong check digit is named without repeating the number; doubles are found in the file and in the table', async () => {
    const first = await upload(
      county().people.moral,
      await workbook(columns, ['甲', '999901201508240018', '低保、孤儿', '是']),
      { ledger: 'pupil', unit: 's1', file: '学生.xlsx' },
    )
    expect(words(first).concat(first.problem?.message ?? '')).toEqual([''])
    expect(JSON.stringify(first.sample)).not.toContain('201508240018')
    expect(await confirm(county().people.moral, first)).toMatchObject({ state: 'done', written: 1 })

    const second = await upload(
      county().people.moral,
      await workbook(
        columns,
        ['乙', '999901201508240019', '低保', '是'],
        ['甲', '999901201508240018', '', ''],
        ['丙', '999901201508240034', '', ''],
        ['丁', '999901201508240034', '', ''],
        ['戊', Number('999901201508240018'), '', ''],
      ),
      { ledger: 'pupil', unit: 's1', file: '学生.xlsx' },
    )
    expect(words(second)).toEqual([
      'B2 （不显示）：身份证号校验码不对，请逐位核对',
      'B5 ：与第4行重复（身份证号相同）',
      expect.stringContaining('B6 （不显示）：'),
      'B3 ：台账中已有相同的记录（身份证号相同）',
    ])
    expect(JSON.stringify(second)).not.toContain('999901201508240019')
  })

  test('amounts in ten thousands are understood by their heading; merged cells are explained', async () => {
    const { moral } = county().people
    const head = ['姓名', '身份证号', '应发资助（万元）', '年级']
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('表一')
    sheet.addRows([head, ['庚', '999901201508240093', 1.2, '一年级'], [null, '999901201508240114', '3000元', '二年级']])
    sheet.mergeCells('A2:A3')
    book.addWorksheet('汇总').addRow(['另一张'])
    const bytes = Buffer.from(await book.xlsx.writeBuffer())
    const read = await upload(moral, bytes, { ledger: 'pupil', unit: 's1', file: '学生.xlsx' })
    expect(read.notes).toEqual(['读取的是工作表“表一”；没有读取：汇总'])
    expect(read.sample[0]?.values['due']).toBe(12_000)
    expect(read.faults.map(({ column, row, expected }) => [column, row, expected])).toEqual([
      ['A', 3, '这一格在合并单元格里，只有左上角有内容；请取消合并，逐行填写'],
    ])
    const wrong = await upload(moral, lines(['姓名', '身份证号', '应发资助（亩）']), { ledger: 'pupil', unit: 's1' })
    expect(words(wrong)).toEqual(['C1 应发资助（亩）：表头写的单位“亩”不能用于这一列', '1 ：表头下面没有数据'])
  })

  test('what was entered between preview and confirmation undoes the whole import', async () => {
    const { moral } = county().people
    const bytes = lines(columns, ['新一', '999901201508240050', '', ''], ['新二', '999901201508240077', '', ''])
    const mine = await upload(moral, bytes, { ledger: 'pupil', unit: 's1' })
    const other = await upload(moral, lines(columns, ['新二', '999901201508240077', '', '']), {
      ledger: 'pupil',
      unit: 's1',
    })
    expect([mine.state, other.state, words(mine)]).toEqual(['ready', 'ready', []])
    expect((await confirm(moral, other)).state).toBe('done')
    const before = await total('pupil')
    expect(await confirm(moral, mine)).toMatchObject({
      state: 'failed',
      written: 0,
      problem: { code: 'already_there' },
    })
    expect(await total('pupil')).toBe(before)
  })
})

describe('returns with a period', () => {
  test('by the period chosen for the file, or by a column', async () => {
    const { moral } = county().people
    const head = ['在校学生', '参加课后服务学生']
    const none = await upload(moral, lines(head, ['100', '80']), { ledger: 'school_life', unit: 's1' })
    expect(words(none)).toContain('1 ：缺少这一列')
    const chosen = await upload(moral, lines(head, ['100', '180']), {
      ledger: 'school_life',
      unit: 's1',
      period: '2026-03',
    })
    expect(words(chosen)).toEqual(['2 ：参加人数不能多于在校学生'])
    const column = await upload(
      moral,
      lines(['月份', ...head], ['2026年3月', '100', '80'], ['2026-04', '100', '不适用'], ['2026年13月', '100', '80']),
      { ledger: 'school_life', unit: 's1' },
    )
    expect(words(column)).toEqual(['A4 2026年13月：“2026年13月”不是本台账的填报期'])
  })
})
