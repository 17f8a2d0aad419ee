/** What people propose is answered on the spot or in writing; what they quarrel about is looked at until it is settled. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PaperLine } from '../../src/ledger/wire/papers.ts'
import { ago, ahead, lastDay } from './petition_office.ts'
import { makeRow, moveRow, taken, type Told } from './row_steps.ts'
import { type Answer, key, type Login, openTown, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown('suggestion_and_dispute')
})
afterAll(() => town.close())

const enter = async (login: Login, ledger: string, unit: string, values: object): Promise<Told> =>
  taken(await makeRow(await town.as(login), ledger, unit, values))
const move = async (login: Login, ledger: string, row: Told, name: string, said?: object): Promise<Answer<Told>> =>
  moveRow(await town.as(login), ledger, row, name, said)
const moved = async (...sent: Parameters<typeof move>): Promise<Told> => taken(await move(...sent))

const proposal = { occasion: '座谈会', meeting: '家长代表座谈会', speaker: '沈知遥', topic: '食堂伙食' }
const answered = { answer: '已要求各校每周公布菜谱。', taken_up: '已经解决', replied_on: ago(0) }

test('a suggestion that cannot be answered on the spot is answered in writing, with a number', async () => {
  const row = await enter('east_office', 'suggestion', 'east', {
    ...proposal,
    number: '建-1',
    raised_on: ago(3),
    matter: '建议公布菜谱。',
  })
  const sent = await moved('east_office', 'suggestion', row, 'send_up', { values: { handler: '安全股' } })
  expect(lastDay(sent)).toBe(ahead(30))
  const late = await move('east_office', 'suggestion', sent, 'answer_in_writing', {
    values: { ...answered, replied_on: ago(9) },
  })
  expect(late).toMatchObject({ status: 422, body: { faults: [{ says: '告知提出人的日期不能早于提出日期' }] } })
  const done = await moved('east_office', 'suggestion', sent, 'answer_in_writing', { values: answered })
  expect(done).toMatchObject({ state: 'in_writing', due_at: null })
  const client = await town.as('east_office')
  const { body } = await client.get<{ papers: PaperLine[] }>(`/api/ledgers/suggestion/rows/${row.id}/papers`)
  expect(body.papers).toMatchObject([{ title: '意见建议答复函', number: `东湾教建复〔${ago(0).slice(0, 4)}〕1号` }])
  expect((await move('east_office', 'suggestion', done, 'undo_answer', { reason: '写错' })).status).toBe(403)
  const back = await moved('east_leader', 'suggestion', done, 'undo_answer', { reason: '答复对象写错。' })
  expect([back.state, back.due_at]).toEqual(['sent_up', sent.due_at])
})

test('deputies are answered within three months of putting it', async () => {
  const row = await enter('office', 'suggestion', 'town', {
    ...proposal,
    occasion: '代表建议、委员提案',
    number: '案-1',
    raised_on: '2026-01-31',
    matter: '建议统筹学位。',
  })
  const sent = await moved('office', 'suggestion', row, 'send_up', { values: { handler: '基础教育科' } })
  expect(lastDay(sent)).toBe('2026-04-30')
})

const quarrel = {
  found_on: ago(1),
  source: '日常了解',
  kind: '家校纠纷',
  persons: 3,
  parties: '沈知遥、陶望川',
  about: '家长对座位安排不满。',
}

test('a grave dispute has a leader, is taken up within a day and looked at every week until it is settled', async () => {
  const client = await town.as('school_one')
  const bare = { key: key(), unit: 'east-a-1', values: { ...quarrel, grade: '重大' } }
  const row = await client.post<Told>('/api/ledgers/dispute/rows', bare)
  const open =
    row.status === 200 ? await move('school_one', 'dispute', row.body, 'take', { values: { mediator: '文一舟' } }) : row
  expect(open).toMatchObject({ status: 422, body: { faults: [{ path: 'leader' }] } })
  const grave = await enter('school_one', 'dispute', 'east-a-1', { ...quarrel, grade: '重大', leader: '钟启明' })
  expect(Date.parse(grave.due_at!) - grave.path[0]!.at).toBe(24 * 3_600_000)
  const taken = await moved('school_one', 'dispute', grave, 'take', { values: { mediator: '文一舟' } })
  expect(lastDay(taken)).toBe(ahead(7))
  const looked = await moved('school_one', 'dispute', taken, 'look', { values: { progress: '已分别谈话。' } })
  expect(looked.path.at(-1)).toMatchObject({ move: 'look', state: 'mediating' })
  expect(looked.path.find(({ state }) => state === 'mediating')).toMatchObject({ kept: true })
  const settled = await moved('school_one', 'dispute', looked, 'settle', {
    values: { result: '当面和解', settlement: '轮换座位。' },
  })
  expect(lastDay(settled)).toBe(ahead(30))
  const lapsed = await moved('school_one', 'dispute', settled, 'relapse', { reason: '家长反悔。' })
  expect(lastDay(lapsed)).toBe(ahead(7))
})

test('those above see it with the parties masked; the school beside it does not', async () => {
  await enter('school_one', 'dispute', 'east-a-1', { ...quarrel, grade: '一般' })
  const seen = async (login: Login): Promise<string> =>
    (await (await town.as(login)).get('/api/ledgers/dispute/rows')).bytes.toString()
  expect(await seen('east_safety')).toContain('家长对座位安排不满')
  for (const login of ['east_safety', 'east_office', 'school_one'] as const)
    expect(await seen(login)).not.toContain('陶望川')
  expect(await seen('school_two')).not.toContain('家长对座位安排不满')
})
