import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Import } from '../../src/ledger/wire.ts'
import type { Actor } from '../../src/server/db/database.ts'
import { Problem } from '../../src/server/db/problem.ts'
import { sql } from '../../src/server/db/sql.ts'
import { exportRows } from '../../src/server/sheets/export.ts'
import { faultsCsv } from '../../src/server/sheets/faults_csv.ts'
import { failInterrupted } from '../../src/server/sheets/import_record.ts'
import {
  cancelImport,
  confirmImport,
  type ImportHall,
  importOf,
  importSettled,
  startImport,
} from '../../src/server/sheets/imports.ts'
import { readSheet } from '../../src/server/sheets/sheet.ts'
import { templateFor } from '../../src/server/sheets/template.ts'
import { listRows } from '../../src/server/tables/rows.ts'
import { COUNTY, declarations, smallCounty, type SmallCounty } from './small_county.ts'

let county: SmallCounty
let hall: ImportHall
beforeAll(async () => {
  county = await smallCounty('imports')
  hall = { ...county.tables, database: county.database, folder: await mkdtemp(join(tmpdir(), 'youju-imports-')) }
})
afterAll(async () => {
  await rm(hall.folder, { recursive: true, force: true })
  await county.database.close()
})

interface Sent {
  readonly ledger?: string
  readonly unit?: string
  readonly period?: string
  readonly file?: string
}
const upload = async (actor: Actor, bytes: Buffer | string, sent: Sent = {}): Promise<Import> => {
  const { ledger = 'hazard', file = '隐患.csv' } = sent
  const started = await startImport(hall, actor, {
    ledger,
    file,
    unit: sent.unit,
    period: sent.period,
    bytes: once(bytes),
  })
  await importSettled(started.id)
  return importOf(hall, actor, started.id)
}
async function* once(bytes: Buffer | string) {
  yield Buffer.from(bytes)
}
const confirm = async (actor: Actor, { id }: Import): Promise<Import> => {
  await confirmImport(hall, actor, id)
  await importSettled(id)
  return importOf(hall, actor, id)
}
const lines = (...rows: string[][]) => rows.map((cells) => cells.join(',')).join('\r\n')
const workbook = async (...rows: unknown[][]): Promise<Buffer> => {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('表一').addRows(rows)
  return Buffer.from(await book.xlsx.writeBuffer())
}
const total = (ledger: string): Promise<number> =>
  county.database.asOwner(COUNTY, async (tx) => (await listRows(tx, county.tables, ledger, {})).total)
const words = (done: Import) => done.faults.map((fault) => `${fault.column}${fault.row} ${fault.read}：${fault.says}`)

const head = ['发现日期', '部位', '等级', '责任人', '整改措施', '整改时限']

describe('a safety officer brings in a list of hazards', () => {
  test('in GB18030, and sees what was understood before anything is written', async () => {
    const text = lines(
      head,
      ['2026/3/9', '食堂后门', '一般', '赵', '', '20260401'],
      ['2026年3月10日', '操场', '重大', '钱', '先围挡', ''],
    )
    const read = await upload(county.people.officer, iconv.encode(text, 'gb18030'), { unit: 's1' })
    expect(read).toMatchObject({ state: 'ready', read: 2, written: 0, fault_count: 0, problem: null })
    expect(read.columns[4]).toEqual({ column: 'E', heading: '整改措施', field: 'measure', title: '整改措施' })
    expect(read.sample[0]).toMatchObject({
      row: 2,
      unit: 's1',
      values: { found_on: '2026-03-09', due_on: '2026-04-01', grade: '一般' },
    })
    expect(await total('hazard')).toBe(0)

    expect(await confirm(county.people.officer, read)).toMatchObject({ state: 'done', written: 2 })
    expect(await total('hazard')).toBe(2)
    expect(await readdir(join(hall.folder, 'uploads'))).toEqual([])
    const again = await confirmImport(hall, county.people.officer, read.id)
    expect(again.state).toBe('done')
    expect(await total('hazard')).toBe(2)
  })

  test('every fault is named by its cell, and nothing is written', async () => {
    const before = await total('hazard')
    const read = await upload(
      county.people.officer,
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
    await expect(confirmImport(hall, county.people.officer, read.id)).rejects.toThrow(Problem)
    expect(await total('hazard')).toBe(before)
    const csv = faultsCsv(read).toString()
    expect(csv).toContain('行,列,列名,读到,问题,应为')
    expect(csv).toContain('3,B,发现日期,2023-02-30')
  })

  test('a cell of 100,000 characters is a fault of its cell', async () => {
    const read = await upload(
      county.people.officer,
      lines(head, ['2026-03-09', '长'.repeat(100_000), '一般', '孙', '', '']),
      { unit: 's1' },
    )
    expect(words(read)).toEqual([`B2 ${'长'.repeat(40)}…：单元格有100000个字，超过32767字的上限`])
  })

  test('headings that are wrong are named, and so are those that are missing', async () => {
    const read = await upload(
      county.people.officer,
      lines(['发现日期', '地点呀', '等级', '责任人'], ['2026-03-09', '楼梯', '一般', '孙']),
      { unit: 's1' },
    )
    expect(words(read)).toEqual(['B1 地点呀：本台账没有这一列', '1 ：缺少这一列'])
    const none = await upload(county.people.officer, '什么,都,不是\n1,2,3', { unit: 's1' })
    expect(words(none)).toEqual(['1 什么、都、不是：前10行里没有找到表头'])
  })

  test('a file that cannot be read says why', async () => {
    const book = await workbook(head, ['2026-03-09', '楼梯', '一般', '孙', '', ''])
    const read = await upload(county.people.officer, book.subarray(0, book.length - 200), {
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
      county.people.officer,
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
    await expect(upload(county.people.moral, lines(head))).rejects.toThrow(Problem)
    await expect(importOf(hall, county.people.clerk, read.id)).rejects.toThrow(Problem)
  })

  test('a steward brings in what was closed long ago, and the export comes back in', async () => {
    const { clerk, officer } = county.people
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
      const bytes = await county.database.as(clerk, async (tx) => {
        const pieces: Buffer[] = []
        for await (const piece of exportRows(tx, county.tables, 'hazard', { sort: 'day' }, format)) pieces.push(piece)
        return Buffer.concat(pieces)
      })
      const rows = []
      for await (const row of readSheet(bytes, `a.${format}`)) rows.push(row.cells)
      expect(rows.length).toBe(before + 3)
      expect(rows[1]?.slice(0, 5)).toEqual(['s2', '东镇第二小学', null, '2024-03-09', '锅炉房'])
      const back = await upload(clerk, bytes, { file: `导出.${format}` })
      expect(back).toMatchObject({ state: 'ready', read: before + 2, notes: ['不导入的列：照片、记录号'] })
      await cancelImport(hall, clerk, back.id)
    }
  })
})

describe('pupils with identity numbers', () => {
  const columns = ['姓名', '身份证号', '困难类型', '寄宿']
  test('a wrong check digit is named without repeating the number; doubles are found in the file and in the table', async () => {
    const first = await upload(
      county.people.moral,
      await workbook(columns, ['甲', '999901201508240018', '低保、孤儿', '是']),
      { ledger: 'pupil', unit: 's1', file: '学生.xlsx' },
    )
    expect(words(first).concat(first.problem?.message ?? '')).toEqual([''])
    expect(JSON.stringify(first.sample)).not.toContain('201508240018')
    expect(await confirm(county.people.moral, first)).toMatchObject({ state: 'done', written: 1 })

    const second = await upload(
      county.people.moral,
      await workbook(
        columns,
        ['乙', '999901201508240019', '低保', '是'],
        ['甲', '999901201508240018', '', ''],
        ['丙', '999901201508240034', '', ''],
        ['丁', '999901201508240034', '', ''],
        ['戊', 999901201508240018, '', ''],
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
    const { moral } = county.people
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
    const { moral } = county.people
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
    const { moral } = county.people
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

describe('a template', () => {
  test('filled in is understood', async () => {
    const hazard = county.tables.catalogue.ledger('hazard')
    if (hazard === undefined) throw new Error('The bureau has a ledger of hazards.')
    const book = new ExcelJS.Workbook()
    const units = [
      { code: 's1', name: '东镇第一小学' },
      { code: 's2', name: '东镇第二小学' },
    ]
    await book.xlsx.load((await templateFor(hazard, { units, subtitle: '2026年' })) as never)
    const sheet = book.getWorksheet('数据')
    expect(book.worksheets.map(({ name }) => name)).toEqual(['数据', '填表说明', '选项'])
    const headings = (sheet?.getRow(2).values as string[]).slice(1)
    expect(headings).toEqual(['*单位', '检查记录', '*发现日期', '*部位', '*等级', '整改措施', '*责任人', '整改时限'])
    expect(sheet?.getCell('E3').dataValidation.formulae).toEqual(['"一般,重大"'])
    ;['东镇第一小学', null, '2026-03-09', '楼梯', '一般', null, '孙', '2026-04-01'].forEach((value, i) => {
      if (sheet !== undefined) sheet.getCell(3, i + 1).value = value
    })
    const read = await upload(county.people.officer, Buffer.from(await book.xlsx.writeBuffer()), { file: '模板.xlsx' })
    expect(words(read)).toEqual([])
    expect(read).toMatchObject({
      state: 'ready',
      read: 1,
      sample: [{ row: 3, unit: 's1', values: { due_on: '2026-04-01' } }],
    })
  })
})

describe('units and people', () => {
  test('come from sheets, all or none, and only through the steward', async () => {
    const { clerk, officer } = county.people
    const head = ['单位代码', '单位名称', '层级', '类型', '上级代码', '启用日期']
    const bad = lines(
      head,
      ['s1', '又一所', '学校', '小学', 'c1', ''],
      ['x1', '新校', '学院', '小学', 'c9', '2026-02-30'],
    )
    const first = await upload(clerk, bad, { ledger: 'units', file: '单位.csv' })
    expect(first.state).toBe('faulty')
    expect(words(first)).toEqual([
      'C3 学院：没有这个层级，可填：县教育局、乡镇、中心校、学校',
      'F3 2026-02-30：“2026-02-30”这一天不存在：2026年2月只有28天',
    ])
    const second = await upload(
      clerk,
      lines(head, ['s1', '又一所', '学校', '小学', 'c1', ''], ['x1', '新校', '学校', '小学', 'c9', '2026-02-01']),
      { ledger: 'units' },
    )
    expect(words(second)).toEqual(['A2 s1：代码“s1”已有单位使用', 'E3 c9：没有代码为“c9”的上级单位'])
    const good = lines(
      head,
      ['x1', '新校', '学校', '小学', 'x0', '2026-02-01'],
      ['x0', '新中心校', '中心校', '', 't1', ''],
    )
    await expect(upload(officer, good, { ledger: 'units' })).rejects.toThrow(Problem)
    const third = await upload(clerk, good, { ledger: 'units' })
    expect(words(third)).toEqual([])
    expect(await confirm(clerk, third)).toMatchObject({ state: 'done', written: 2 })

    const people = ['账号', '姓名', '岗位', '单位代码', '初始密码']
    const wrong = await upload(
      clerk,
      lines(
        people,
        ['new1', '新人', '校长', 'x1', '123'],
        ['new2', '新人二', '基教股', 'x1', ''],
        ['officer', '重名', '校长', 'x1', ''],
      ),
      { ledger: 'people' },
    )
    expect(words(wrong)).toEqual([
      'E2 ******：密码至少8位',
      'C3 基教股：这一级单位没有这个岗位，可填：校长、安全员、德育干事',
    ])
    const right = await upload(
      clerk,
      lines(people, ['new1', '新人', '校长', 'x1', 'abcd-1234'], ['new1', '新人', '安全员', 'x1', '']),
      { ledger: 'people' },
    )
    expect([words(right), right.problem]).toEqual([[], null])
    expect(JSON.stringify(right.sample)).not.toContain('abcd-1234')
    expect((await confirm(clerk, right)).state).toBe('done')
    const seats = await county.database.asOwner(COUNTY, (tx) =>
      tx.rows(sql`select s.position from org.seat s where s.unit = 'x1' order by 1`),
    )
    expect(seats).toEqual([{ position: 'school.head' }, { position: 'school.safety_officer' }])
  })
})

describe('a restart', () => {
  test('finds out what had been going on', async () => {
    const { officer } = county.people
    const read = await upload(officer, lines(head, ['2026-03-09', '楼梯', '一般', '孙', '', '']), { unit: 's1' })
    await county.database.asOwner(COUNTY, (tx) =>
      tx.run(sql`update platform.import set state = 'writing' where id = ${read.id}::uuid`),
    )
    expect(await failInterrupted(county.database, COUNTY)).toBe(1)
    expect(await importOf(hall, officer, read.id)).toMatchObject({
      state: 'failed',
      problem: { message: expect.stringContaining('重新启动') },
    })
    expect(declarations.length).toBeGreaterThan(0)
  })
})
