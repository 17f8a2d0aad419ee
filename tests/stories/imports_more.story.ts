import { randomUUID } from 'node:crypto'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { platformOf } from '../../src/server/db/open.ts'
import { Problem } from '../../src/server/db/problem.ts'
import { sql } from '../../src/server/db/sql.ts'
import { runImport } from '../../src/server/sheets/import.ts'
import { failInterrupted } from '../../src/server/sheets/import_record.ts'
import { cancelImport, confirmImport, importOf, importSettled } from '../../src/server/sheets/imports.ts'
import { templateFor } from '../../src/server/sheets/template.ts'
import { type Hall, lines, openHall, words } from './import_hall.ts'
import { COUNTY } from './small_county.ts'

let opened: Hall
beforeAll(async () => {
  opened = await openHall('imports_more')
})
afterAll(() => opened.close())

const county = () => opened.county
const upload: Hall['upload'] = (...asked) => opened.upload(...asked)
const confirm: Hall['confirm'] = (...asked) => opened.confirm(...asked)
const total: Hall['total'] = (ledger) => opened.total(ledger)

const head = ['发现日期', '部位', '等级', '责任人', '整改措施', '整改时限']

describe('large imports', () => {
  const many = lines(
    head,
    ...Array.from({ length: 30_000 }, (_, i) => ['2026-03-09', `第${i}处`, '一般', '孙', '', '']),
  )

  test('can be stopped while they are written, and leave nothing behind', async () => {
    const { officer } = county().people
    const before = await total('hazard')
    const read = await upload(officer, many, { unit: 's1' })
    expect(read).toMatchObject({ state: 'ready', read: 30_000 })
    expect((await confirmImport(opened.hall, officer, read.id)).state).toBe('writing')
    expect((await cancelImport(opened.hall, officer, read.id)).state).toBe('cancelled')
    await importSettled(read.id)
    expect(await total('hazard')).toBe(before)
    await expect(confirm(officer, read)).rejects.toThrow(Problem)
  })

  test('list a thousand faults and count them all', async () => {
    const read = await upload(county().people.officer, many.replaceAll('一般', '中等'), { unit: 's1' })
    expect([read.state, read.faults.length, read.fault_count]).toEqual(['faulty', 1_000, 30_000])
  })

  test('run as the platform too, as commands on the machine do', async () => {
    const before = await total('hazard')
    const asked = { ledger: 'hazard', source: Buffer.from(many), file: 'a.csv', unit: 's1', import_id: randomUUID() }
    expect(await runImport(opened.hall, platformOf(COUNTY), asked)).toEqual({ count: 30_000 })
    expect(await total('hazard')).toBe(before + 30_000)
  })
})

describe('a template', () => {
  test('filled in is understood', async () => {
    const hazard = county().tables.catalogue.ledger('hazard')
    if (hazard === undefined) throw new Error('The bureau has a ledger of hazards.')
    const book = new ExcelJS.Workbook()
    const units = [
      { code: 's1', name: '东镇第一小学' },
      { code: 's2', name: '东镇第二小学' },
    ]
    await book.xlsx.load((await templateFor(hazard, { units, subtitle: '2026年' })) as never)
    const sheet = book.getWorksheet('数据')
    expect(book.worksheets.map(({ name }) => name)).toEqual(['数据', '填表说明', '选项'])
    const headings = [sheet?.getRow(2).values ?? []].flat()
    expect(headings).toEqual(['*单位', '检查记录', '*发现日期', '*部位', '*等级', '整改措施', '*责任人', '整改时限'])
    expect(sheet?.getCell('E3').dataValidation.formulae).toEqual(['"一般,重大,不适用,免报"'])
    ;['东镇第一小学', null, '2026-03-09', '楼梯', '一般', null, '孙', '2026-04-01'].forEach((value, i) => {
      if (sheet !== undefined) sheet.getCell(3, i + 1).value = value
    })
    const read = await upload(county().people.officer, Buffer.from(await book.xlsx.writeBuffer()), {
      file: '模板.xlsx',
    })
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
    const { clerk, officer } = county().people
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
    const seats = await county().database.asOwner(COUNTY, (tx) =>
      tx.rows(sql`select s.position from org.seat s where s.unit = 'x1' order by 1`),
    )
    expect(seats).toEqual([{ position: 'school.head' }, { position: 'school.safety_officer' }])
  })
})

describe('a restart', () => {
  test('finds out what had been going on', async () => {
    const { officer } = county().people
    const read = await upload(officer, lines(head, ['2026-03-09', '楼梯', '一般', '孙', '', '']), { unit: 's1' })
    await county().database.asOwner(COUNTY, (tx) =>
      tx.run(sql`update platform.import set state = 'writing' where id = ${read.id}::uuid`),
    )
    expect(await failInterrupted(county().database, COUNTY)).toBe(1)
    expect(await importOf(opened.hall, officer, read.id)).toMatchObject({
      state: 'failed',
      problem: { message: expect.stringContaining('重新启动') },
    })
  })
})
