/** What pages are told of limits: what moves would make of them, what stands in their way, who made the steps; lists by limit. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row, RowPage, Rows, Session } from '../../src/ledger/wire.ts'
import type { BulkReviewed, OfferedMoves } from '../../src/ledger/work_wire.ts'
import { sql } from '../../src/server/db/sql.ts'
import { CITY, type Login, openTown, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown('limit_pages', [join(import.meta.dirname, 'declared_limits')])
})
afterAll(() => town.close())

const PATH = '/api/ledgers/errand/rows'
const errand = async (matter: string): Promise<Row> =>
  (
    await (
      await town.as('school_one')
    ).post<Row>(PATH, {
      key: randomUUID(),
      unit: 'east-a-1',
      values: { matter },
    })
  ).body
const move = async (login: Login, { id, version }: Row, name: string, said: object = {}): Promise<Row> =>
  (await (await town.as(login)).post<Row>(`${PATH}/${id}/moves`, { key: randomUUID(), version, move: name, ...said }))
    .body
const page = async (login: Login, { id }: Row): Promise<RowPage> =>
  (await (await town.as(login)).get<RowPage>(`${PATH}/${id}`)).body
const offer = ({ moves }: RowPage, name: string) => moves.find((one) => one.name === name)

test('a move says what would be due after it, by the rules that will make it so', async () => {
  const row = await errand('补交材料')
  const begun = await move('school_one', row, 'begin', { marks: { promised_on: 'not_applicable' } })
  const read = await page('east_safety', begun)
  expect(read.people).toEqual({ [String(begun.path![0]!.by)]: expect.any(String) })
  const extend = offer(read, 'extend')!
  expect(extend).toMatchObject({ extends: true, then_due_at: expect.any(String) })
  const longer = await move('east_safety', begun, 'extend', { reason: '等消防部门复函' })
  expect(longer.due_at).toBe(extend.then_due_at)
  expect(offer(await page('east_safety', longer), 'extend')).toMatchObject({ blocked: 'often_enough' })
})

test('where the next limit hangs on what the mover is asked, nothing is promised', async () => {
  const begin = offer(await page('school_one', await errand('报名册')), 'begin')!
  expect(begin).not.toHaveProperty('then_due_at')
})

test('what a stay forbids is said beside the button', async () => {
  const row = await errand('公示名单')
  const begun = await move('school_one', row, 'begin', { marks: { promised_on: 'not_applicable' } })
  const shown = await move('school_one', begun, 'show', { values: { answer: '已补齐' } })
  expect(offer(await page('school_one', shown), 'finish')).toMatchObject({ blocked: 'too_early' })
})

test('a list shows what is late, what soon will be, and the worst first', async () => {
  const rows = await Promise.all(['甲', '乙', '丙'].map(errand))
  const [late, soon] = rows as [Row, Row, Row]
  await town.database.asOwner(CITY, async (tx) => {
    await tx.run(
      sql`update ledger.errand set due_at = now() - interval '2 days' where id = ${late.id} and closed_at is null`,
    )
    await tx.run(
      sql`update ledger.errand set due_at = now() + interval '1 hour' where id = ${soon.id} and closed_at is null`,
    )
    await tx.run(sql`
      update work.open_row set due_at = now() + interval '1 hour', since = now() - interval '9 days' where id = ${soon.id}`)
  })
  const client = await town.as('school_one')
  const ids = async (query: string) => (await client.get<Rows>(`${PATH}?${query}`)).body.rows.map(({ id }) => id)
  expect(await ids('due=late')).toEqual([late.id])
  expect(await ids('due=soon')).toEqual([soon.id])
  expect((await ids('due=running&sort=due_at')).slice(0, 2)).toEqual([late.id, soon.id])
  expect((await client.get(`${PATH}?due=some`)).status).toBe(400)
})

test('from when on a limit is yellow is known to whoever signs in', async () => {
  const { body } = await (await town.as('school_one')).get<Session>('/api/session')
  expect(body.soon).toEqual({ days: 3, share: 0.25 })
})

test('many rows are moved for one reason; who refuses says why, and the others are done', async () => {
  const client = await town.as('school_one')
  const rows = await Promise.all(['一', '二', '三'].map(errand))
  const [first] = rows as [Row]
  const offered = (
    await client.get<OfferedMoves>(`/api/ledgers/errand/moves?rows=${rows.map(({ id }) => id).join(',')}`)
  ).body.moves
  expect(offered.map(({ name, rows: ids }) => [name, ids.length])).toContainEqual(['begin', 3])
  const gone = await move('school_one', first, 'begin', { marks: { promised_on: 'not_applicable' } })
  expect(gone.state).toBe('working')
  const body = {
    move: 'begin',
    key: randomUUID(),
    rows: rows.map(({ id, version }) => ({ id, version })),
    marks: { promised_on: 'not_applicable' },
  }
  const moved = await client.post<BulkReviewed>('/api/ledgers/errand/moves', body)
  expect(moved.body).toMatchObject({ done: 2, refused: [{ id: first.id, code: 'changed_meanwhile' }] })
  expect((await client.post<BulkReviewed>('/api/ledgers/errand/moves', body)).body.done).toBe(2)
  const drop = { move: 'drop', key: randomUUID(), rows: body.rows.slice(1).map(({ id }) => ({ id, version: 2 })) }
  const unreasoned = await client.post<BulkReviewed>('/api/ledgers/errand/moves', drop)
  expect(unreasoned.body).toMatchObject({ done: 0, refused: [{ code: 'reason_needed' }, { code: 'reason_needed' }] })
  const dropped = await client.post<BulkReviewed>('/api/ledgers/errand/moves', {
    ...drop,
    key: randomUUID(),
    reason: '重复登记',
  })
  expect(dropped.body).toEqual({ done: 2, refused: [] })
})

test('bad input to many at once is refused as a whole', async () => {
  const client = await town.as('school_one')
  expect((await client.get('/api/ledgers/errand/moves?rows=1,x')).status).toBe(400)
  const none = await client.get<OfferedMoves>('/api/ledgers/errand/moves?rows=999999')
  expect(none.body).toEqual({ moves: [] })
  const body = { move: 'fly', key: randomUUID(), rows: [{ id: 1, version: 1 }] }
  expect((await client.post('/api/ledgers/errand/moves', body)).status).toBe(404)
})
