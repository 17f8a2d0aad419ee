import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Tx } from '../../src/server/db/database.ts'
import { sql } from '../../src/server/db/sql.ts'
import { createRow, editRow, historyOf, listRows, moveRow, readRow, withdrawRow } from '../../src/server/tables/rows.ts'
import { COUNTY, refusal, type SmallCounty, smallCounty } from './small_county.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await smallCounty('rows')
})
afterAll(() => county.database.close())

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => county.database.as(actor, work)
const key = (): string => randomUUID()

const found = { found_on: '2024-03-05', place: '食堂后门', grade: '一般', owner: '钱守安' } as const
const report = (actor: Actor, unit: string, values: Record<string, unknown> = {}, submission = key()) =>
  as(actor, (tx) => createRow(tx, county.tables, 'hazard', { key: submission, unit, values: { ...found, ...values } }))

describe('a row is entered, corrected and moved', () => {
  test('a new row stands in the start state on the day it happened', async () => {
    const row = await report(county.people.officer, 's1')
    expect(row).toMatchObject({ version: 1, unit: 's1', unit_name: '东镇第一小学', state: 'draft', day: '2024-03-05' })
    expect(row.by).toBe('钱守安')
    expect(row.closed_at).toBeNull()
  })

  test('all faults are said at once', async () => {
    const problem = await refusal(report(county.people.officer, 's1', { place: null, grade: '重大', cost: 3 }))
    expect(problem.code).toBe('faulty')
    expect(problem.faults.map(({ path }) => path).sort()).toEqual(['cost', 'measure', 'place'])
  })

  test('one fills for one’s own unit only', async () => {
    expect((await refusal(report(county.people.officer, 's3'))).code).toBe('not_yours')
    expect((await refusal(report(county.people.head, 's1'))).code).toBe('not_yours')
    expect((await refusal(report(county.people.officer, 'c1'))).faults[0]?.path).toBe('unit')
    expect((await refusal(report(county.people.officer, 'nowhere'))).code).toBe('no_such')
    expect((await refusal(report(county.people.officer, 's1', { found_on: '1999-01-01' }))).faults[0]?.path).toBe(
      'unit',
    )
    expect((await report(county.people.clerk, 's3')).unit).toBe('s3')
  })

  test('of two editors of one version the second gets both versions', async () => {
    const { people, tables } = county
    const row = await report(people.officer, 's1')
    const edit = (actor: Actor, place: string) =>
      as(actor, (tx) => editRow(tx, tables, 'hazard', row.id, { key: key(), version: 1, values: { place } }))
    const first = await edit(people.officer, '配电房')
    expect(first).toMatchObject({ version: 2, values: { place: '配电房', owner: '钱守安' } })
    const problem = await refusal(edit(people.clerk, '楼梯间'))
    expect(problem.code).toBe('changed_meanwhile')
    expect(problem.details['current']).toMatchObject({ version: 2, values: { place: '配电房' } })
    expect(problem.details['yours']).toMatchObject({ values: { place: '楼梯间' } })
    expect(problem.words('zh')).toContain('钱守安')
  })

  test('of two editors at the same moment exactly one saves', async () => {
    const { people, tables } = county
    const row = await report(people.officer, 's1')
    const places = Array.from({ length: 12 }, (_, i) => `楼道${i}`)
    const saved = await Promise.allSettled(
      places.map((place) =>
        as(people.officer, (tx) =>
          editRow(tx, tables, 'hazard', row.id, { key: key(), version: 1, values: { place } }),
        ),
      ),
    )
    expect(saved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { versions } = await as(people.officer, (tx) => historyOf(tx, tables, 'hazard', row.id))
    expect(versions.map(({ act, version }) => [act, version])).toEqual([
      ['create', 1],
      ['edit', 2],
    ])
    expect(versions[0]?.closed_at).toBe(versions[1]?.opened_at)
  })

  test('after the row was reported its filler cannot change it silently; a steward can, and the version stays', async () => {
    const { people, tables } = county
    const row = await report(people.officer, 's1')
    const move = (actor: Actor, version: number, name: string, more: object = {}) =>
      as(actor, (tx) => moveRow(tx, tables, 'hazard', row.id, { key: key(), version, move: name, ...more }))
    expect((await refusal(move(people.officer, 1, 'report'))).code).toBe('not_yours')
    expect((await move(people.head, 1, 'report')).state).toBe('open')
    const edit = (actor: Actor, values: object) =>
      as(actor, (tx) => editRow(tx, tables, 'hazard', row.id, { key: key(), version: 2, values: values as never }))
    expect((await refusal(edit(people.officer, { place: '操场' }))).code).toBe('not_now')
    expect((await edit(people.clerk, { place: '操场' })).version).toBe(3)
    expect((await refusal(move(people.officer, 3, 'close'))).code).toBe('not_yours')
    expect((await refusal(move(people.safety, 3, 'close'))).code).toBe('not_now')
    const unanswered = await refusal(move(people.officer, 3, 'rectify', { values: { photo: ['f1'] } }))
    expect(unanswered.faults.map(({ path }) => path)).toEqual(['cost'])
    const foreign = await refusal(
      move(people.officer, 3, 'rectify', { values: { photo: ['f1'], cost: 1, owner: '别人' } }),
    )
    expect(foreign.faults.map(({ path }) => path)).toEqual(['owner'])
    const rectified = await move(people.officer, 3, 'rectify', {
      values: { photo: ['f1'] },
      marks: { cost: 'not_applicable' },
    })
    expect(rectified).toMatchObject({ state: 'rectified', marks: { cost: 'not_applicable' }, values: { cost: null } })
    expect((await refusal(move(people.safety, 4, 'refuse'))).code).toBe('reason_needed')
    await move(people.safety, 4, 'refuse', { reason: '照片看不清' })
    await move(people.officer, 5, 'rectify', { values: { photo: ['f2'], cost: 1200.5 } })
    const closed = await move(people.safety, 6, 'close', { values: { rechecked_by: '陈安全' } })
    expect(closed).toMatchObject({ version: 7, state: 'closed', marks: {}, values: { cost: 1200.5, place: '操场' } })
    const { versions } = await as(people.head, (tx) => historyOf(tx, tables, 'hazard', row.id))
    expect(versions.map(({ move: name }) => name)).toEqual([
      null,
      'report',
      null,
      'rectify',
      'refuse',
      'rectify',
      'close',
    ])
    expect(versions[4]).toMatchObject({ reason: '照片看不清', by: '陈安全' })
  })

  test('what was returned is in its filler’s hands again', async () => {
    const { people, tables } = county
    const row = await as(people.moral, (tx) =>
      createRow(tx, tables, 'school_life', {
        key: key(),
        unit: 's1',
        period: '2024-03',
        values: { pupils: 300, after: 200 },
      }),
    )
    expect(row).toMatchObject({ state: 'draft', period: '2024-03', day: '2024-03-01' })
    const move = (actor: Actor, version: number, name: string, said: object = {}) =>
      as(actor, (tx) => moveRow(tx, tables, 'school_life', row.id, { key: key(), version, move: name, ...said }))
    await move(people.moral, 1, 'submit')
    const edit = (version: number) =>
      as(people.moral, (tx) =>
        editRow(tx, tables, 'school_life', row.id, { key: key(), version, values: { after: 210 } }),
      )
    expect((await refusal(edit(2))).code).toBe('not_now')
    const reason = '参加人数请核对'
    const pointless = await refusal(move(people.centre, 2, 'return_1', { reason }))
    expect(pointless.faults.map(({ path }) => path)).toEqual(['cells'])
    await move(people.centre, 2, 'return_1', { reason, cells: { after: '与点名册不符' } })
    const { versions } = await as(people.moral, (tx) => historyOf(tx, tables, 'school_life', row.id))
    expect(versions.at(-1)).toMatchObject({ move: 'return_1', reason, cells: { after: '与点名册不符' } })
    expect((await edit(3)).values['after']).toBe(210)
    await move(people.moral, 4, 'submit')
    await move(people.centre, 5, 'pass_1')
    expect((await move(people.basic, 6, 'pass_2')).state).toBe('accepted')
  })

  test('one return a unit and period; hard checks stop it', async () => {
    const { people, tables } = county
    const send = (values: object, period = '2024-05') =>
      as(people.moral, (tx) =>
        createRow(tx, tables, 'school_life', { key: key(), unit: 's1', period, values: values as never }),
      )
    const over = await refusal(send({ pupils: 10, after: 11 }))
    expect(over.faults).toEqual([{ path: 'checks.within', says: '参加人数不能多于在校学生' }])
    await send({ pupils: 10, after: 9 })
    const twice = await refusal(send({ pupils: 10, after: 9 }))
    expect(twice.code).toBe('already_there')
    expect(twice.words('zh')).toContain('2024-05')
    expect((await refusal(send({ pupils: 1 }, '2024'))).faults[0]?.path).toBe('period')
  })

  test('a withdrawn row is closed without a successor, with its reason', async () => {
    const { people, tables } = county
    const row = await report(people.officer, 's1')
    const withdraw = (reason: string, submission = key()) =>
      as(people.officer, (tx) => withdrawRow(tx, tables, 'hazard', row.id, { key: submission, version: 1, reason }))
    expect((await refusal(withdraw(' '))).code).toBe('reason_needed')
    const submission = key()
    const gone = await withdraw('重复登记', submission)
    expect(gone.closed_at).not.toBeNull()
    expect(await withdraw('重复登记', submission)).toEqual(gone)
    const listed = await as(people.officer, (tx) => listRows(tx, tables, 'hazard', { where: {}, size: 500 }))
    expect(listed.rows.some(({ id }) => id === row.id)).toBe(false)
    const { versions } = await as(people.officer, (tx) => historyOf(tx, tables, 'hazard', row.id))
    expect(versions.at(-1)).toMatchObject({ act: 'withdraw', reason: '重复登记' })
    const page = await as(people.officer, (tx) => readRow(tx, tables, 'hazard', row.id))
    expect(page).toMatchObject({ can_edit: false, can_withdraw: false, moves: [] })
  })
})

describe('submissions repeated', () => {
  test('200 submissions, every one sent twice at once, give 200 rows and 200 events', async () => {
    const { people } = county
    const before = await count('hazard')
    const keys = Array.from({ length: 200 }, key)
    const sent = [...keys, ...keys].sort(() => Math.random() - 0.5)
    const answers = await Promise.all(
      sent.map(async (submission) => [submission, await report(people.officer, 's1', {}, submission)] as const),
    )
    const byKey = new Map(answers)
    for (const [submission, row] of answers) expect(row).toEqual(byKey.get(submission))
    expect(new Set(answers.map(([, row]) => row.id)).size).toBe(200)
    expect((await count('hazard')) - before).toBe(200)
    const { events } = await county.database.asOwner(COUNTY, (tx) =>
      tx.one<{ events: number }>(
        sql`select count(*) as events from log.event where request_key = any(${keys}::text[])`,
      ),
    )
    expect(events).toBe(200)
  })

  test('an edit sent again gives the first answer, also after later edits', async () => {
    const { people, tables } = county
    const row = await report(people.officer, 's1')
    const submission = key()
    const edit = (version: number, place: string, sent: string) =>
      as(people.officer, (tx) => editRow(tx, tables, 'hazard', row.id, { key: sent, version, values: { place } }))
    const first = await edit(1, '甲楼', submission)
    await edit(2, '乙楼', key())
    expect(await edit(1, '甲楼', submission)).toEqual(first)
    expect((await edit(3, '甲楼', submission)).version).toBe(2)
    const page = await as(people.officer, (tx) => readRow(tx, tables, 'hazard', row.id))
    expect(page.row).toMatchObject({ version: 3, values: { place: '乙楼' } })
  })

  test('a key of another submission is not answered with its row', async () => {
    const { people, tables } = county
    const submission = key()
    const row = await report(people.officer, 's1', {}, submission)
    const reused = as(people.officer, (tx) =>
      editRow(tx, tables, 'hazard', row.id, { key: submission, version: 1, values: { place: '别处' } }),
    )
    expect((await refusal(reused)).code).toBe('wrong_request')
    const stranger = report(people.officer2, 's2', {}, submission)
    expect((await refusal(stranger)).code).toBe('wrong_request')
  })
})

describe('one sees down the tree, never up and never sideways', () => {
  test('another school’s rows are not there, by no function and by no SQL', async () => {
    const { people, tables } = county
    const mine = await report(people.officer, 's1')
    const stranger = people.officer3
    const none = { code: 'no_such' }
    expect(await refusal(as(stranger, (tx) => readRow(tx, tables, 'hazard', mine.id)))).toMatchObject(none)
    expect(await refusal(as(stranger, (tx) => historyOf(tx, tables, 'hazard', mine.id)))).toMatchObject(none)
    const edit = as(stranger, (tx) => editRow(tx, tables, 'hazard', mine.id, { key: key(), version: 1, values: {} }))
    expect(await refusal(edit)).toMatchObject(none)
    const withdraw = { key: key(), version: 1, reason: '试试' }
    expect(await refusal(as(stranger, (tx) => withdrawRow(tx, tables, 'hazard', mine.id, withdraw)))).toMatchObject(
      none,
    )
    for (const unit of ['s1', 'c1', 't1']) {
      expect((await as(stranger, (tx) => listRows(tx, tables, 'hazard', { unit }))).total).toBe(0)
    }
    const seen = await as(stranger, (tx) => listRows(tx, tables, 'hazard', { size: 500 }))
    expect(new Set(seen.rows.map(({ unit }) => unit))).toEqual(new Set(['s3']))
    const raw = await as(stranger, (tx) => tx.rows(sql`select from ledger.hazard where unit <> 's3'`))
    expect(raw).toEqual([])
  })

  test('above, one sees all that lies below', async () => {
    const { people, tables } = county
    const units = async (actor: Actor, unit?: string): Promise<string[]> => {
      const { rows, total } = await as(actor, (tx) => listRows(tx, tables, 'hazard', { size: 500, unit }))
      expect(rows).toHaveLength(Math.min(500, total))
      return [...new Set(rows.map((row) => row.unit))].sort()
    }
    expect(await units(people.safety)).toEqual(['s1', 's3'])
    expect(await units(people.safety, 't2')).toEqual(['s3'])
    expect(await units(people.centre)).toEqual(['s1'])
  })

  test('the server’s role can neither change nor remove a version', async () => {
    const { people } = county
    const change = as(people.clerk, (tx) => tx.run(sql`update ledger.hazard set place = '改了'`))
    await expect(change).rejects.toThrow(/permission denied/)
    await expect(as(people.clerk, (tx) => tx.run(sql`delete from ledger.hazard`))).rejects.toThrow(/permission denied/)
  })
})

const count = async (ledger: string): Promise<number> => {
  const { rows } = await county.database.asOwner(COUNTY, (tx) =>
    tx.one<{ rows: number }>(sql`select count(*) as rows from ${sql.name('ledger', ledger)}`),
  )
  return rows
}
