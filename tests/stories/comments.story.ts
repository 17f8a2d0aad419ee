/** What people say about a row: who sees it may, the holder hears of it, and the row stays exactly as it was. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Comment } from '../../src/ledger/wire/comments.ts'
import type { Inbox } from '../../src/ledger/wire/notices.ts'
import type { Row, RowPage } from '../../src/ledger/wire.ts'
import { sql } from '../../src/server/db/sql.ts'
import { CITY, type Login, openTown, type Town } from './town.ts'

let town: Town
let row: Row
const PATH = '/api/ledgers/errand/rows'
beforeAll(async () => {
  town = await openTown('comments', [join(import.meta.dirname, 'declared_limits')])
  const client = await town.as('school_one')
  const body = { key: randomUUID(), unit: 'east-a-1', values: { matter: '补交消防验收材料' } }
  row = (await client.post<Row>(PATH, body)).body
})
afterAll(() => town.close())

const say = async (login: Login, words: string, id = row.id, key = randomUUID()) =>
  (await town.as(login)).post<{ comments: Comment[]; faults?: { path: string }[] }>(`${PATH}/${id}/comments`, {
    key,
    words,
  })
const inbox = async (login: Login): Promise<Inbox['notices']> =>
  (await (await town.as(login)).get<Inbox>('/api/inbox')).body.notices.filter(({ kind }) => kind === 'commented')
const standing = () =>
  town.database.asOwner(CITY, (tx) =>
    tx.one(sql`
      select r.version, r.path, r.due_at, o.due_at as owed, o.moved_at, o.next_at, o.told
      from ledger.errand r join work.open_row o on o.id = r.id and o.ledger = 'errand' where r.id = ${row.id} and r.closed_at is null`),
  )

test('a section above asks, the school that has the row is told and answers; the alarm stays as it was', async () => {
  const before = await standing()
  const asked = await say('east_safety', '材料还差哪几样？')
  expect(asked.body.comments).toMatchObject([{ words: '材料还差哪几样？', mine: true }])
  expect(await inbox('school_one')).toMatchObject([
    { words: expect.stringContaining('材料还差哪几样？'), link: `/ledgers/errand/rows/${row.id}` },
  ])
  await say('school_one', '还差验收合格证，本周内补。')
  expect(await inbox('east_safety')).toHaveLength(1)
  expect(await inbox('school_one')).toHaveLength(1)
  const { comments } = (await (await town.as('school_one')).get<{ comments: Comment[] }>(`${PATH}/${row.id}/comments`))
    .body
  expect(comments.map(({ words, mine }) => [words, mine])).toEqual([
    ['材料还差哪几样？', false],
    ['还差验收合格证，本周内补。', true],
  ])
  expect(await standing()).toEqual(before)
  const page = (await (await town.as('school_one')).get<RowPage>(`${PATH}/${row.id}`)).body
  expect(page.row).toMatchObject({ version: row.version, path: row.path })
  expect(Date.parse(page.row.due_at!)).toBe(Date.parse(row.due_at!))
})

test('what is sent twice is said once', async () => {
  const key = randomUUID()
  await say('east_safety', '收到。', row.id, key)
  const again = await say('east_safety', '收到。', row.id, key)
  expect(again.body.comments.filter(({ words }) => words === '收到。')).toHaveLength(1)
})

test('who does not see the row neither reads nor writes; nothing and too much are refused', async () => {
  const other = await town.as('school_two')
  expect((await other.get(`${PATH}/${row.id}/comments`)).status).toBe(404)
  expect((await say('school_two', '路过')).status).toBe(404)
  expect(await say('school_one', '   ')).toMatchObject({ status: 422, body: { faults: [{ path: 'words' }] } })
  expect((await say('school_one', '长'.repeat(2001))).status).toBe(400)
  expect((await say('school_one', '没有这条', 999_999)).status).toBe(404)
  const { comments } = (await (await town.as('school_one')).get<{ comments: Comment[] }>(`${PATH}/${row.id}/comments`))
    .body
  expect(comments).toHaveLength(3)
})

test('the unit that a row is offered to reads what was said, and says something too', async () => {
  const offer = await (
    await town.as('school_one')
  ).post<Row>(`${PATH}/${row.id}/moves`, {
    key: randomUUID(),
    version: row.version,
    move: 'offer',
    values: { to_unit: 'east-a-2' },
  })
  expect(offer.status).toBe(200)
  const read = await (await town.as('school_two')).get<{ comments: Comment[] }>(`${PATH}/${row.id}/comments`)
  expect(read).toMatchObject({ status: 200 })
  expect(read.body.comments).toHaveLength(3)
  const said = await say('school_two', '这件不在我校范围。')
  expect(said.body.comments).toHaveLength(4)
})

test('what was said goes with the row to its new unit, and stays readable there when nothing is owed any more', async () => {
  const act = async (login: Login, move: string, said: object = {}): Promise<void> => {
    const client = await town.as(login)
    const { version } = (await client.get<RowPage>(`${PATH}/${row.id}`)).body.row
    const answer = await client.post<Row>(`${PATH}/${row.id}/moves`, { key: randomUUID(), version, move, ...said })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  }
  const read = async (login: Login): Promise<string[] | number> => {
    const { status, body } = await (await town.as(login)).get<{ comments: Comment[] }>(`${PATH}/${row.id}/comments`)
    return status === 200 ? body.comments.map(({ words }) => words) : status
  }
  const before = await read('school_two')
  await act('school_two', 'take')
  expect((await say('school_two', '我校接手了。')).status).toBe(200)
  await act('school_two', 'begin', { marks: { promised_on: 'not_applicable' } })
  await act('school_two', 'drop', { reason: '已由别的学校办了' })
  const owed = await town.database.asOwner(CITY, (tx) =>
    tx.rows(sql`select from work.open_row where ledger = 'errand' and id = ${row.id}`),
  )
  expect(owed).toEqual([])
  const all = [...(before as string[]), '我校接手了。']
  expect(await read('school_two')).toEqual(all)
  expect(await read('east_safety')).toEqual(all)
  // Where it came from, what was said there is still known, and nothing of what came after.
  expect(await read('school_one')).toEqual(before)
})
