import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Figure, Problem, Row, Rows } from '../../src/ledger/wire.ts'
import type { Inbox } from '../../src/ledger/wire/notices.ts'
import type { BulkReviewed, Echo, Queue, Review } from '../../src/ledger/work_wire.ts'
import { createUnits } from '../../src/server/org/units.ts'
import { insertMany } from '../../src/server/tables/rows.ts'
import { clubFolder } from './club.ts'
import { type Answer, key, type Login, openTown, type Town } from './town.ts'

/** Two hundred more primary schools in the township of the east, fifty of them junior schools. */
const SCHOOLS = Array.from({ length: 200 }, (_, n) => ({
  code: `far-${String(n).padStart(3, '0')}`,
  name: `甲河第${n + 1}校`,
  level: 'school',
  kind: n % 4 === 0 ? 'junior' : 'primary',
  parent: 'east-a',
  opened_on: '2001-09-01',
}))

let town: Town
let declared: Awaited<ReturnType<typeof clubFolder>>
beforeAll(async () => {
  declared = await clubFolder()
  town = await openTown('review_queue', [declared.folder])
  await town.database.asOwner(town.house.county, (tx) => createUnits(tx, SCHOOLS))
  // A hundred members, a few more or less; the last school of all has nine hundred, and one had so many before.
  const many = (n: number, large: readonly number[]): number => (large.includes(n) ? 900 : 100 + (n % 11))
  await bring('2011-03', (n) => ({ members: many(n, [198, 199]), hours: n % 2 === 0 ? 4 : null }))
  await bring('2011-02', (n) => ({ members: many(n, [198]) - 20, hours: 4 }), 'accepted')
})
afterAll(async () => {
  await town.close()
  await declared.remove()
})

const bring = (period: string, cells: (n: number) => object, state = 'submitted'): Promise<{ count: number }> =>
  town.database.asOwner(town.house.county, (tx) =>
    insertMany(
      tx,
      town.house,
      'club',
      SCHOOLS.map(({ code }, n) => ({
        unit: code,
        period,
        state,
        values: { pupils: 1000, ...cells(n) },
        ...(n === 7 ? { notes: { explained: { jump: '新增两个社团' } } } : {}),
      })),
      { import_id: crypto.randomUUID() },
    ),
  )

const queue = async (who: Login, asked = ''): Promise<Queue> => {
  const answer = await (await town.as(who)).get<Queue>(`/api/ledgers/club/queue${asked}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const verdicts = async <T = BulkReviewed>(who: Login, sent: object): Promise<Answer<T>> =>
  (await town.as(who)).post<T>('/api/ledgers/club/reviews', { key: key(), ...sent })
const seenIn = ({ rows }: Queue): { id: number; version: number }[] => rows.map(({ id, version }) => ({ id, version }))

const submit = async (who: Login, unit: string, period: string, members: number): Promise<Row> => {
  const client = await town.as(who)
  const values = { pupils: 400, members }
  const made = await client.post<Row>('/api/ledgers/club/rows', { key: key(), unit, period, values })
  const address = `/api/ledgers/club/rows/${made.body.id}/moves`
  const sent = { key: key(), version: made.body.version, move: 'submit' }
  return (await client.post<Row>(address, sent)).body
}

describe('the queue', () => {
  test('the exceptions stand on top, the plain ones after', async () => {
    const { rows, total, counts, moves } = await queue('east_head', '?period=2011-03')
    expect(total).toBe(200)
    expect(rows).toHaveLength(100)
    expect(counts).toEqual({ explained: 1, changed: 0, outlier: 1, late: 200, plain: 0 })
    expect(rows[0]).toMatchObject({ unit: 'far-007', exceptions: ['explained', 'late'], outliers: [] })
    expect(rows[0]?.explained).toEqual({ jump: '新增两个社团' })
    expect(rows[1]).toMatchObject({ unit: 'far-199', exceptions: ['outlier', 'late'], outliers: ['members'] })
    // A school that was as large a month before is no news, though its reviewer can read it.
    const large = await queue('east_head', '?unit=far-198')
    expect(large.rows[0]).toMatchObject({ exceptions: ['late'], outliers: [] })
    const reader = await town.as('east_head')
    const { body } = await reader.get<Review>(`/api/ledgers/club/rows/${large.rows[0]?.id}/review`)
    expect(body.outliers).toMatchObject([{ field: 'members', value: 900, median: 105, units: 150, lasting: true }])
    expect(rows[2]).toMatchObject({ exceptions: ['late'], moves: ['pass_1', 'return_1'], values: { pupils: 1000 } })
    expect(moves.map(({ name, points }) => [name, points])).toEqual([
      ['pass_1', false],
      ['return_1', true],
    ])
  })

  test('pages go through all of them once', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => queue('east_head', `?period=2011-03&size=80&page=${page}`)))
    const ids = pages.flatMap(({ rows }) => rows.map(({ id }) => id))
    expect(ids).toHaveLength(200)
    expect(new Set(ids).size).toBe(200)
  })

  test('only what waits for a move of one’s own is in it', async () => {
    expect((await queue('east_planning')).total).toBe(0)
    expect((await queue('west_head')).total).toBe(0)
    expect((await queue('school_one')).total).toBe(0)
    // What is at rest can be opened again, and is shown where it is named.
    expect((await queue('east_planning', '?state=accepted&period=2011-02')).total).toBe(200)
    expect((await queue('east_head', '?state=accepted')).total).toBe(0)
    expect((await queue('east_head', '?unit=far-003')).rows.map(({ unit }) => unit)).toEqual(['far-003'])
  })
})

describe('one verdict over many', () => {
  test('each is bound to the version seen; a stale one is named and the others are done', async () => {
    const { rows } = await queue('east_head', '?period=2011-03&size=1000')
    const stale = rows[10]!
    const steward = await town.as('steward')
    const edit = { key: key(), version: stale.version, values: { members: 55 } }
    expect((await steward.put(`/api/ledgers/club/rows/${stale.id}`, edit)).status).toBe(200)
    const sent = { key: key(), move: 'pass_1', rows: rows.slice(0, 150).map(({ id, version }) => ({ id, version })) }
    // Pressed twice: both are answered alike, and each row is moved once.
    const [first, second] = await Promise.all([verdicts('east_head', sent), verdicts('east_head', sent)])
    expect(second.body).toEqual(first.body)
    expect(first.body.done).toBe(149)
    expect(first.body.refused).toMatchObject([
      { id: stale.id, unit_name: stale.unit_name, code: 'changed_meanwhile', version: 1, current: 2 },
    ])
    expect(first.body.refused[0]?.message).toContain('管仲南')
    const again = await verdicts('east_head', sent)
    expect(again.body).toEqual(first.body)
    const client = await town.as('safety')
    const passed = await client.get<Rows>('/api/ledgers/club/rows?state=passed_1&size=500')
    expect(passed.body.total).toBe(149)
    expect(passed.body.rows.every(({ version }) => version === 2)).toBe(true)
    const one = passed.body.rows[0]!
    const { body } = await client.get<{ versions: { act: string }[] }>(`/api/ledgers/club/rows/${one.id}/history`)
    expect(body.versions.map(({ act }) => act)).toEqual(['import', 'move'])
  })

  test('a return needs a reason and the cells, for each as for one', async () => {
    const left = seenIn(await queue('east_head', '?period=2011-03&size=5'))
    const bare = await verdicts('east_head', { move: 'return_1', rows: left })
    expect(bare.body).toMatchObject({ done: 0, refused: [{ code: 'reason_needed' }, {}, {}, {}, {}] })
    const pointless = await verdicts('east_head', { move: 'return_1', rows: left, reason: '请核对' })
    expect(pointless.body.refused[0]).toMatchObject({ code: 'faulty', faults: [{ path: 'cells' }] })
    const cells = { members: '与花名册不符' }
    const done = await verdicts('east_head', { move: 'return_1', rows: left, reason: '请核对', cells })
    expect(done.body).toEqual({ done: 5, refused: [] })
  })

  test('those whose returns are sent back together each hear of their own', async () => {
    const one = await submit('school_one', 'east-a-1', '2011-06', 100)
    const two = await submit('school_two', 'east-a-2', '2011-06', 100)
    const sent = { move: 'return_1', reason: '两校相同', cells: { members: '请核实' } }
    const rows = [one, two].map(({ id, version }) => ({ id, version }))
    expect((await verdicts('east_head', { ...sent, rows })).body.done).toBe(2)
    for (const [who, row] of [
      ['school_one', one],
      ['school_two', two],
    ] as const) {
      const { body } = await (await town.as(who)).get<Inbox>('/api/inbox')
      const heard = body.notices.filter(({ kind }) => kind === 'returned')
      expect(heard.map(({ link }) => link)).toEqual([`/collect/club/${row.period}?unit=${row.unit}`])
      expect(heard[0]?.words).toContain('请核实')
    }
  })

  test('what is not one’s own to move is refused by name', async () => {
    const rows = seenIn(await queue('east_head', '?period=2011-03&size=2'))
    const answer = await verdicts('east_planning', { move: 'pass_1', rows })
    expect(answer.body.refused.map(({ code }) => code)).toEqual(['not_yours', 'not_yours'])
    const hidden = await verdicts('west_head', { move: 'pass_1', rows })
    expect(hidden.body.refused).toMatchObject([{ code: 'no_such', unit_name: '' }, { code: 'no_such' }])
    const twice = await verdicts<Problem>('east_head', { move: 'pass_1', rows: [rows[0], rows[0]] })
    expect(twice.status).toBe(400)
    const many = Array.from({ length: 1001 }, (_, n) => ({ id: n + 1, version: 1 }))
    expect((await verdicts<Problem>('east_head', { move: 'pass_1', rows: many })).status).toBe(413)
  })
})

describe('something back', () => {
  const rowOf = async (who: Login, unit: string, period: string): Promise<Row> => {
    const client = await town.as(who)
    const { body } = await client.get<Rows>(`/api/ledgers/club/rows?unit=${unit}&period=${period}`)
    return body.rows[0]!
  }
  const echo = async (who: Login, row: Pick<Row, 'id'>): Promise<Answer<Echo>> =>
    (await town.as(who)).get<Echo>(`/api/ledgers/club/rows/${row.id}/echo`)
  test('a school sees its own numbers beside last month’s, the county’s median and its kind’s', async () => {
    await submit('school_one', 'east-a-1', '2011-02', 100)
    const row = await submit('school_one', 'east-a-1', '2011-03', 120)
    const { body, status } = await echo('school_one', row)
    expect(status).toBe(200)
    expect(body).toMatchObject({ period: '2011-03', period_title: '2011年3月', before_title: '2011年2月' })
    expect(body.figures.map(({ indicator }) => indicator)).toEqual(['club.rate', 'club.members', 'club.pupils'])
    const [rate, members] = body.figures
    expect(rate).toMatchObject({ value: 30, display: '30.00%', before: '25.00%', change: 5 })
    expect(rate?.change_display).toBe('提高5个百分点')
    expect(members).toMatchObject({ value: 120, before: '100', change_display: '增长20%', median: 105 })
    expect(members?.alike_units).toBeGreaterThan(100)
  })

  test('what it sees of its own are the figures of its unit', async () => {
    const row = await rowOf('safety', 'east-a-1', '2011-03')
    const { body } = await echo('school_one', row)
    const refs = body.figures.map(({ indicator }) => indicator).join(',')
    const client = await town.as('school_one')
    const figures = await client.get<{ figures: Figure[] }>(
      `/api/figures?indicators=${refs}&unit=east-a-1&period=2011-03`,
    )
    expect(body.figures.map(({ value, display }) => [value, display])).toEqual(
      figures.body.figures.map(({ value, display }) => [value, display]),
    )
  })

  test('it sees nothing else of them, and nothing where few have reported', async () => {
    const row = await submit('west_one', 'west-a-1', '2011-03', 40)
    const { body } = await echo('west_one', row)
    expect(body.figures[0]).toMatchObject({ value: 10, median: null, median_display: '—', alike: null })
    expect(body.reported).toBe(1)
    const foreign = await rowOf('safety', 'far-001', '2011-03')
    expect((await echo('school_one', foreign)).status).toBe(404)
    expect((await echo('west_head', foreign)).status).toBe(404)
    expect((await echo('east_head', foreign)).status).toBe(200)
  })

  test('what was sent back is in no median and has no figure', async () => {
    const reader = await town.as('safety')
    const { body: sentBack } = await reader.get<Rows>('/api/ledgers/club/rows?state=returned&size=1')
    const { body } = await echo('east_head', sentBack.rows[0]!)
    expect(body.figures.every(({ value }) => value === null)).toBe(true)
  })
})
