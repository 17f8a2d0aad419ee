import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Import } from '../../src/ledger/import_wire.ts'
import type { Figure, Rows } from '../../src/ledger/wire.ts'
import { importSettled } from '../../src/server/sheets/imports.ts'
import { converted, hasOffice } from './office.ts'
import { idOf } from './small_county.ts'
import { CITY, type Client, openTown, type Town } from './town.ts'

let town: Town
let school: Client
beforeAll(async () => {
  town = await openTown('import_round_trip', [join(import.meta.dirname, 'declared_sheets')])
  school = await town.as('school_one')
})
afterAll(() => town.close())

const NUMBERS = ['pupils', 'hours', 'cost']
const OTHERS: Readonly<Record<string, string>> = {
  about: '=合唱与排练',
  held_on: '2011-04-06',
  met_at: '2011年4月6日下午2点30分',
  open: '否',
  kind: '艺术',
  places: '操场、礼堂',
  leader_id: idOf('99990119870101001'),
  leader_phone: '13800000000',
  partner: '甲河二小',
}
const STATES = { missing: null, zero: 0, not_applicable: '不适用', exempt: '免报' } as const
type State = keyof typeof STATES
const states = Object.keys(STATES) as State[]

const book = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => {
  const read = new ExcelJS.Workbook()
  await read.xlsx.load(Buffer.from(bytes) as never)
  return read
}
const bytesOf = async (read: ExcelJS.Workbook): Promise<Buffer> => Buffer.from(await read.xlsx.writeBuffer())
const uploaded = async (content: Buffer, name: string, query = ''): Promise<Import> => {
  const { body } = await school.upload<Import>(`/api/ledgers/club/imports${query}`, { name, content })
  await importSettled(body.id)
  return (await school.get<Import>(`/api/imports/${body.id}`)).body
}
const confirmed = async ({ id }: Import): Promise<Import> => {
  await school.post(`/api/imports/${id}/confirm`)
  await importSettled(id)
  return (await school.get<Import>(`/api/imports/${id}`)).body
}
const template = async (period: string): Promise<Buffer> => {
  const { status, bytes } = await school.get(`/api/ledgers/club/template.xlsx?unit=east-a-1&period=${period}`)
  expect(status).toBe(200)
  return bytes
}
/** The column of a field in the sheet, by its heading. */
const columnOf = (sheet: ExcelJS.Worksheet, title: string, row = 2): number => {
  for (let column = 1; column <= sheet.columnCount; column++) {
    if (sheet.getCell(row, column).text.replace(/^\*|（.*$/g, '') === title) return column
  }
  throw new Error(`There is no column ${title}.`)
}
const titles: Readonly<Record<string, string>> = {
  name: '社团',
  about: '活动内容',
  pupils: '参加学生',
  hours: '活动时长',
  cost: '开支',
  held_on: '首次活动',
  met_at: '集合时间',
  open: '对外开放',
  kind: '类别',
  places: '场地',
  leader_id: '负责人证件',
  leader_phone: '负责人电话',
  partner: '协办学校',
  hazard: '相关隐患',
}
const written = (state: State, field: string): string | number | null => {
  if (field === 'name') return state
  // The number of pupils is required, so of the four only three can stand there.
  if (field === 'pupils' && state === 'missing') return 12
  if (state === 'zero') return NUMBERS.includes(field) ? 0 : (OTHERS[field] ?? null)
  return STATES[state]
}

const offices: [string, (bytes: Buffer) => Promise<Buffer>, string][] = [
  ['straight', (bytes) => Promise.resolve(bytes), '2011-04'],
  ['through LibreOffice', (bytes) => converted(bytes, '社团.xlsx'), '2011-05'],
]

describe.each(offices)('a template, filled and sent %s', (way, through, period) => {
  const run = way === 'straight' || hasOffice ? test : test.skip
  const rowsNow = async () => {
    const { body } = await school.get<Rows>(`/api/ledgers/club/rows?unit=east-a-1&period=${period}&sort=id`)
    return body.rows
  }

  run(
    'missing, zero, not applicable and exempt stay four different things in every column',
    async () => {
      const blank = await book(await template(period))
      const sheet = blank.getWorksheet('数据')!
      states.forEach((state, i) => {
        for (const [field, title] of Object.entries(titles)) {
          sheet.getCell(3 + i, columnOf(sheet, title)).value = written(state, field)
        }
      })
      const read = await uploaded(await through(await bytesOf(blank)), '社团.xlsx')
      expect([read.faults, read.problem]).toEqual([[], null])
      expect(read).toMatchObject({ state: 'ready', counts: { added: 4, changed: 0, unchanged: 0, missing: 0 } })
      expect(await confirmed(read)).toMatchObject({ state: 'done', written: 4 })

      const rows = await rowsNow()
      expect(rows.map(({ values }) => values['name'])).toEqual(states)
      for (const [i, state] of states.entries()) {
        const { values, marks } = rows[i]!
        for (const field of Object.keys(titles).filter((one) => one !== 'name')) {
          const said = state === 'not_applicable' || state === 'exempt' ? state : undefined
          expect([field, marks[field]]).toEqual([field, said])
          if (said !== undefined || written(state, field) === null)
            expect([field, values[field]]).toEqual([field, null])
          else if (NUMBERS.includes(field)) expect([field, values[field]]).toEqual([field, written(state, field)])
        }
      }
      expect(rows[1]!.values).toMatchObject({
        open: false,
        met_at: '2011-04-06 14:30',
        kind: '艺术',
        places: ['操场', '礼堂'],
        partner: 'east-a-2',
      })
      expect(rows[1]!.values['about']).toBe('=合唱与排练')
    },
    150_000,
  )

  run('the figure counts the zero and nothing else', async () => {
    const asked = `indicators=club.pupils,club.hours,club.clubs&period=${period}`
    const { body } = await school.get<{ figures: Figure[] }>(`/api/figures?${asked}&unit=east-a-1`)
    expect(body.figures.map(({ value }) => value)).toEqual([12, 0, 4])
    const none = await (await town.as('school_two')).get<{ figures: Figure[] }>(`/api/figures?${asked}&unit=east-a-2`)
    expect(none.body.figures.map(({ value }) => value)).toEqual([null, null, null])
  })

  run('the export says the same, and read again it changes nothing', async () => {
    const { bytes } = await school.get(`/api/ledgers/club/export.xlsx?unit=east-a-1&period=${period}&sort=id`)
    const sheet = (await book(bytes)).worksheets[0]!
    const hours = [2, 3, 4, 5].map((row) => sheet.getCell(row, columnOf(sheet, '活动时长', 1)).value)
    expect(hours).toEqual([null, 0, '不适用', '免报'])
    const csv = (await school.get(`/api/ledgers/club/export.csv?unit=east-a-1&period=${period}&sort=id`)).bytes
    expect(csv.toString()).toContain(`'=合唱与排练`)
    for (const [name, content] of [
      ['导出.xlsx', bytes],
      ['导出.csv', csv],
    ] as const) {
      const refused = await uploaded(content, name)
      // Masked numbers in an export are no numbers; everything else of it is understood.
      expect(refused.faults.filter(({ field }) => field !== 'leader_id' && field !== 'leader_phone')).toEqual(
        refused.faults.filter(({ says }) => says.startsWith('台账中已有')),
      )
      const { body } = await school.post<Import>(`/api/imports/${refused.id}/reading`, { update: true })
      await importSettled(body.id)
      const again = (await school.get<Import>(`/api/imports/${body.id}`)).body
      expect(again.faults).toEqual([])
      expect(again).toMatchObject({ state: 'ready', counts: { added: 0, changed: 0, unchanged: 4, withdrawn: 0 } })
    }
  })

  run(
    'the next template brings the rows along; sent back untouched it changes nothing',
    async () => {
      const filled = await template(period)
      const sheet = (await book(filled)).getWorksheet('数据')!
      expect(sheet.getCell(4, columnOf(sheet, '社团')).value).toBe('zero')
      expect(sheet.getCell(4, columnOf(sheet, '负责人证件')).text).toContain('*')
      const before = await rowsNow()
      const read = await uploaded(await through(filled), '社团.xlsx')
      expect([read.faults, read.problem]).toEqual([[], null])
      expect(read.counts).toEqual({ added: 0, changed: 0, withdrawn: 0, unchanged: 4, missing: 0 })
      expect((await confirmed(read)).state).toBe('done')
      expect(await rowsNow()).toEqual(before)
    },
    150_000,
  )

  run(
    'rows are changed, withdrawn and added by sheet; a deleted line withdraws nothing',
    async () => {
      const filled = await book(await template(period))
      const sheet = filled.getWorksheet('数据')!
      const at = (row: number, field: string): ExcelJS.Cell =>
        sheet.getCell(row, columnOf(sheet, titles[field] ?? field))
      at(3, 'hours').value = 2.5
      // A cell that Excel knows to be a day with a time of it.
      at(3, 'met_at').value = new Date(Date.UTC(2011, 3, 9, 8, 5))
      at(3, 'met_at').numFmt = 'yyyy/m/d h:mm'
      at(4, 'pupils').value = '不适用'
      at(4, 'kind').value = null
      at(5, '操作').value = '撤回'
      at(5, '撤回理由').value = '重复登记'
      for (const field of Object.keys(titles)) at(6, field).value = null
      at(7, 'name').value = '新社团'
      at(7, 'pupils').value = 30
      const before = await rowsNow()
      const read = await uploaded(await through(await bytesOf(filled)), '社团.xlsx')
      expect([read.faults, read.problem]).toEqual([[], null])
      expect(read.counts).toEqual({ added: 1, changed: 2, withdrawn: 1, unchanged: 0, missing: 1 })
      expect(
        read.changes?.map(({ row, withdrawn, cells }) => [
          row,
          withdrawn,
          cells.map(({ title, from, to }) => `${title} ${from}→${to}`),
        ]),
      ).toEqual([
        [3, null, ['活动时长 空→“2.5”', '集合时间 空→“2011-04-09 08:05:00”']],
        [4, null, ['参加学生 “0”→“不适用”', '类别 “艺术”→空']],
        [5, '重复登记', []],
      ])
      expect(await rowsNow()).toEqual(before)
      expect(await confirmed(read)).toMatchObject({ state: 'done', written: 4 })
      const after = await rowsNow()
      expect(after.map(({ values, version }) => [values['name'], version])).toEqual([
        ['missing', 2],
        ['zero', 2],
        ['exempt', 1],
        ['新社团', 1],
      ])
      expect(after[0]).toMatchObject({ values: { met_at: '2011-04-09 08:05' } })
      expect(after[1]).toMatchObject({ values: { pupils: null, kind: null }, marks: { pupils: 'not_applicable' } })
      const { body } = await school.get<{ versions: { act: string; reason: string | null }[] }>(
        `/api/ledgers/club/rows/${before[2]!.id}/history`,
      )
      expect(JSON.stringify(body)).toContain('重复登记')
    },
    150_000,
  )
})

describe('what stands in the way of a change by sheet is said at its cell', () => {
  const period = '2011-06'
  const save = (id: number, version: number, values: object) =>
    school.put(`/api/ledgers/club/rows/${id}`, { key: `story-${id}-${version}`, version, values })

  test('a row changed by somebody else meanwhile, with both values, and nothing is lost', async () => {
    const made = await school.post<{ id: number; version: number }>('/api/ledgers/club/rows', {
      key: 'story-made-one',
      unit: 'east-a-1',
      period,
      values: { name: '合唱', pupils: 10, hours: 1 },
    })
    const filled = await book(await template(period))
    const sheet = filled.getWorksheet('数据')!
    sheet.getCell(3, columnOf(sheet, '参加学生')).value = 11
    await save(made.body.id, 1, { pupils: 20 })
    const read = await uploaded(await bytesOf(filled), '社团.xlsx')
    expect(read.faults.map(({ title, read: is, says }) => `${title} ${is}：${says}`)).toEqual([
      '参加学生 11：文一舟在你下载之后改过这条记录：这一格原来是“10”，现在是“20”',
    ])
    // Handed back, the sheet knows what stands now: sent again as it is, it is the clerk's decision.
    const { bytes } = await school.get(`/api/imports/${read.id}/annotated.xlsx`)
    const again = await uploaded(bytes, '社团.xlsx')
    expect(again).toMatchObject({ state: 'ready', faults: [], counts: { changed: 1 } })
    expect(again.changes?.[0]?.cells).toMatchObject([{ from: '“20”', to: '“11”' }])
    expect((await confirmed(again)).state).toBe('done')
    const { body } = await school.get<Rows>(`/api/ledgers/club/rows?unit=east-a-1&period=${period}`)
    expect(body.rows.map(({ values, version }) => [values['pupils'], values['hours'], version])).toEqual([[11, 1, 3]])
  })

  test('between the preview and its confirmation as well: all or nothing', async () => {
    const filled = await book(await template(period))
    const sheet = filled.getWorksheet('数据')!
    sheet.getCell(3, columnOf(sheet, '参加学生')).value = 12
    sheet.getCell(4, columnOf(sheet, '社团')).value = '书法'
    sheet.getCell(4, columnOf(sheet, '参加学生')).value = 7
    const read = await uploaded(await bytesOf(filled), '社团.xlsx')
    expect(read.counts).toMatchObject({ added: 1, changed: 1 })
    const { body } = await school.get<Rows>(`/api/ledgers/club/rows?unit=east-a-1&period=${period}`)
    const [row] = body.rows
    await save(row!.id, row!.version, { pupils: 40 })
    const done = await confirmed(read)
    expect(done).toMatchObject({ state: 'failed', written: 0, problem: { code: 'faulty' } })
    expect(done.problem?.faults?.[0]?.says).toContain('现在是“40”')
    const after = await school.get<Rows>(`/api/ledgers/club/rows?unit=east-a-1&period=${period}`)
    expect(after.body.rows.map(({ values }) => values['pupils'])).toEqual([40])
  })

  test('a line copied, a token altered, a template of another ledger, month or bureau', async () => {
    const copied = await book(await template(period))
    const sheet = copied.getWorksheet('数据')!
    sheet.getCell(4, 1).value = sheet.getCell(3, 1).value
    sheet.getCell(4, columnOf(sheet, '社团')).value = '棋类'
    sheet.getCell(4, columnOf(sheet, '参加学生')).value = 5
    sheet.getCell(5, 1).value = '#1.1.00000000'
    sheet.getCell(5, columnOf(sheet, '社团')).value = '田径'
    const read = await uploaded(await bytesOf(copied), '社团.xlsx')
    expect(read.faults.map(({ row, column, says }) => `${column}${row} ${says}`)).toEqual([
      'A4 与第3行是同一条记录',
      'A5 隐藏的系统行号被改动过',
    ])

    const other = await uploaded(await template(period), '社团.xlsx', '?unit=east-a-1&period=2011-07')
    expect(other.problem?.message).toContain('这是2011年6月的模板，上传时选的却是2011年7月。')
    const { bytes } = await school.get('/api/ledgers/hazard/template.xlsx?unit=east-a-1')
    expect((await uploaded(bytes, '隐患.xlsx')).problem?.message).toContain('的模板，不是“社团活动月报”的。')
    const forged = await book(await template(period))
    forged.getWorksheet('系统信息')!.getCell('C2').value = 'west-a-1'
    expect((await uploaded(await bytesOf(forged), '社团.xlsx')).problem?.message).toContain('系统信息被改动过')
  })

  test('a form that has closed is closed for sheets too, for new rows and for changes', async () => {
    const steward = await town.as('steward')
    const values = { pupils: 10 }
    await steward.post('/api/ledgers/shut/rows', { key: 'story-shut-one', unit: 'east-a-1', period: '2011-05', values })
    const send = async (content: Buffer | string, name: string, query: string): Promise<Import> => {
      const { body } = await school.upload<Import>(`/api/ledgers/shut/imports?unit=east-a-1${query}`, { name, content })
      await importSettled(body.id)
      return (await school.get<Import>(`/api/imports/${body.id}`)).body
    }
    const { bytes } = await school.get('/api/ledgers/shut/template.xlsx?unit=east-a-1&period=2011-05')
    const filled = await book(bytes)
    const sheet = filled.getWorksheet('数据')!
    sheet.getCell(3, columnOf(sheet, '在校学生')).value = 11
    const changed = await send(await bytesOf(filled), '五月.xlsx', '')
    const fresh = await send('在校学生\n12', '六月.csv', '&period=2011-06')
    for (const { state, faults } of [changed, fresh]) {
      expect(state).toBe('faulty')
      expect(faults.map(({ says }) => says)).toEqual([
        expect.stringMatching(/^2011年[56]月的“已截止的月报”已于2011年.*截止关闭/),
      ])
    }
  })

  test('the template is protected but for the cells to be filled, and lines can be added', async () => {
    const sheet = (await book(await template(period))).getWorksheet('数据')!
    const locked = (row: number, column: number): boolean => sheet.getCell(row, column).protection?.locked !== false
    const name = columnOf(sheet, '社团')
    expect((sheet as unknown as { sheetProtection: object }).sheetProtection).toMatchObject({ sheet: true })
    expect([locked(1, 2), locked(2, name), locked(3, 1), locked(3, name), locked(900, name)]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    expect(sheet.getColumn(1).hidden).toBe(true)
    expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 2 }])
    expect(sheet.pageSetup.printTitlesRow).toBe('2:2')
    const rule = sheet.getCell(9, columnOf(sheet, '参加学生')).dataValidation
    expect(rule).toMatchObject({
      type: 'custom',
      showErrorMessage: true,
      showInputMessage: true,
      prompt: expect.any(String),
    })
    expect(rule.formulae[0]).toMatch(/^OR\(AND\(ISNUMBER\(D3\),D3>=0,D3=INT\(D3\)\),D3="不适用",D3="免报"\)$/)
    expect(
      await town.as('steward').then((one) => one.get(`/api/ledgers/club/template.xlsx?unit=${CITY}&period=${period}`)),
    ).toMatchObject({ status: 200 })
  })
})
