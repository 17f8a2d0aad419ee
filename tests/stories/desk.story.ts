import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Desk, DraftCheck } from '../../src/ledger/work_wire.ts'
import type { Row } from '../../src/ledger/wire.ts'
import { type Answer, type Client, key, openTown, type Town } from './town.ts'

let town: Town
let school: Client
let section: Client
beforeAll(async () => {
  town = await openTown('desk', [join(import.meta.dirname, 'declared')])
  school = await town.as('school_one')
  section = await town.as('east_safety')
})
afterAll(() => town.close())

const ok = <T>({ status, body }: Answer<T>): T => {
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}
const create = async (client: Client, ledger: string, unit: string, period: string | null, values: object, more = {}) =>
  ok(await client.post<Row>(`/api/ledgers/${ledger}/rows`, { key: key(), unit, period, values, ...more }))
const move = async (client: Client, ledger: string, { id, version }: Row, name: string, more = {}) =>
  ok(await client.post<Row>(`/api/ledgers/${ledger}/rows/${id}/moves`, { key: key(), version, move: name, ...more }))
const desk = (client: Client, period: string, unit = 'east-a-1') =>
  client.get<Desk>(`/api/ledgers/monthly_count/desk?unit=${unit}&period=${period}`)

describe('a form begins with what is known', () => {
  test('of a school of which nothing is known it begins empty', async () => {
    const empty = ok(await desk(school, '2025-03'))
    expect(empty).toMatchObject({ row: null, prefilled: {}, before: null, others: {}, sent_back: null })
  })

  test('cells come from a register, from the last return and from a figure, each with where it comes from', async () => {
    const register = { enrolled: 90, head: '文一舟' }
    const draft = await create(school, 'pupil_register', 'east-a-1', '2024S', register)
    // A draft is not yet said.
    expect(ok(await desk(school, '2025-03')).prefilled).toEqual({})
    await move(school, 'pupil_register', draft, 'submit')
    await create(school, 'purchase', 'east-a-1', null, { bought_on: '2025-03-07', item: '粉笔', price: 40 })
    await create(school, 'purchase', 'east-a-1', null, { bought_on: '2025-03-21', item: '扫帚', price: 25 })
    const last = await create(school, 'monthly_count', 'east-a-1', '2025-02', { pupils: 90, boarders: 12 })
    await move(school, 'monthly_count', last, 'submit')
    const { prefilled, before, others } = ok(await desk(school, '2025-03'))
    const of = (from: string, from_title: string, period: string, period_title: string, value: unknown) => ({
      from,
      from_title,
      period,
      period_title,
      value,
    })
    const year = ['2024S', '2024—2025学年'] as const
    expect(prefilled).toEqual({
      pupils: of('pupil_register.enrolled', '《学籍年报》在籍学生', ...year, 90),
      head: of('pupil_register.head', '《学籍年报》校长姓名', ...year, '文一舟'),
      boarders: of('monthly_count.boarders', '《在校人数月报》寄宿学生', '2025-02', '2025年2月', 12),
      spent: of('purchase.spent', '《零星采购登记》零星采购金额', '2025-03', '2025年3月', 65),
    })
    expect(before).toMatchObject({ pupils: 90, boarders: 12, day_pupils: 78 })
    expect(others).toEqual({ 'pupil_register.enrolled': 90 })
  })

  test('what was known is noted with the row, whether or not its filler kept it', async () => {
    const row = await create(school, 'monthly_count', 'east-a-1', '2025-03', { pupils: 91, boarders: 12, spent: 65 })
    expect(row.notes.prefilled).toEqual({
      pupils: { from: 'pupil_register.enrolled', period: '2024S', value: 90 },
      head: { from: 'pupil_register.head', period: '2024S', value: '文一舟' },
      boarders: { from: 'monthly_count.boarders', period: '2025-02', value: 12 },
      spent: { from: 'purchase.spent', period: '2025-03', value: 65 },
    })
    const edited = ok(
      await school.put<Row>(`/api/ledgers/monthly_count/rows/${row.id}`, {
        key: key(),
        version: 1,
        values: { pupils: 92 },
      }),
    )
    expect(edited.notes).toEqual(row.notes)
    const { row: there, prefilled } = ok(await desk(school, '2025-03'))
    expect(there).toMatchObject({ id: row.id, version: 2, values: { pupils: 92 } })
    expect(prefilled['pupils']).toMatchObject({ from_title: '《学籍年报》在籍学生', value: 90 })
  })

  test('a return that was sent back says by whom, why, and which cells', async () => {
    const { row } = ok(await desk(school, '2025-03'))
    const sent = await move(school, 'monthly_count', row!, 'submit', { explained: { register: '转入两人' } })
    expect(ok(await desk(school, '2025-03')).sent_back).toBeNull()
    const back = { reason: '请核对转入人数', cells: { pupils: '与学籍系统相差两人' } }
    const returned = await move(section, 'monthly_count', sent, 'return_1', back)
    const { sent_back } = ok(await desk(school, '2025-03'))
    expect(sent_back).toMatchObject({ by: '卫东来', ...back })
    await move(school, 'monthly_count', returned, 'submit')
    expect(ok(await desk(school, '2025-03')).sent_back).toBeNull()
  })

  test('numbers of units below and of similar units stand on it as far as checks mention them', async () => {
    const head = await town.as('east_head')
    const { below, alike } = ok(await desk(head, '2025-03', 'east-a'))
    expect(below).toEqual({ pupils: 92 })
    // Too few similar units have reported for a median.
    expect(alike).toEqual({})
  })

  test('the duty stands on it: how it stands, and what has been entered', async () => {
    const { duty } = ok(await desk(school, '2025-04'))
    expect(duty).toMatchObject({ unit: 'east-a-1', period: '2025-04', state: 'open', row: null })
    expect(ok(await desk(school, '2025-03')).duty).toMatchObject({ row: { state: 'submitted' }, returns: 1 })
  })

  test('it is for those who fill the unit’s returns, keep them or have a say in them', async () => {
    const refused = async (client: Client, period: string, unit = 'east-a-1') => {
      const { status, body } = await client.get<{ code: string }>(
        `/api/ledgers/monthly_count/desk?unit=${unit}&period=${period}`,
      )
      return [status, body.code]
    }
    expect((await desk(section, '2025-03')).status).toBe(200)
    expect(await refused(await town.as('school_two'), '2025-03')).toEqual([403, 'not_yours'])
    expect(await refused(await town.as('west_one'), '2025-03')).toEqual([403, 'not_yours'])
    expect(await refused(school, '2025-03', 'nowhere')).toEqual([404, 'no_such'])
    expect(await refused(school, '2025')).toEqual([422, 'faulty'])
  })
})

describe('nothing is asked twice', () => {
  const draft = (client: Client, document: object) => client.post<DraftCheck>('/api/ledgers/check-draft', { document })
  const asked = {
    kind: 'ledger',
    name: 'autumn_survey',
    title: '秋季摸底',
    filledBy: 'school.clerk',
    cadence: { each: 'term' },
    fields: {
      pupils: { type: 'integer', title: '在籍学生', unit: '人' },
      broken: { type: 'integer', title: '损坏课桌', unit: '张' },
    },
  }

  test('a ledger in the making says what is collected already and what it costs each school', async () => {
    const { faults, known, cost } = ok(await draft(await town.as('steward'), asked))
    expect(faults).toEqual([])
    expect(known).toContainEqual({
      field: 'pupils',
      title: '在籍学生',
      ledger: 'pupil_register',
      ledger_title: '学籍年报',
      known_as: 'enrolled',
      known_title: '在籍学生',
      prefilled: false,
    })
    expect(known.map(({ field }) => field)).not.toContain('broken')
    expect(cost).toEqual({ cells: 2, prefilled: 0, minutes: 1, returns_a_year: 2, minutes_a_year: 2 })
  })

  test('its faults are said at once, those of its shape too', async () => {
    const wrong = { ...asked, fields: { pupils: { ...asked.fields.pupils, prefill: 'ghost.pupils' } } }
    const steward = await town.as('steward')
    expect(ok(await draft(steward, wrong)).faults.map(({ path }) => path)).toEqual(['fields.pupils.prefill'])
    expect(ok(await draft(steward, { kind: 'ledger', nonsense: 1 })).faults.length).toBeGreaterThan(0)
    expect(ok(await draft(steward, { kind: 'norm', name: 'a', title: '甲', unit: '天', values: [] })).faults).toEqual([
      { path: 'kind', says: '这不是一本台账' },
    ])
  })
})
