/** A pupil goes over to another school, which has to agree; a letter of responsibility is signed by the other side. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idNumberOf } from '../../src/demo/id_numbers.ts'
import { endOf } from '../../src/ledger/index.ts'
import type { Figure, Row } from '../../src/ledger/wire.ts'
import type { PaperLine } from '../../src/ledger/wire/papers.ts'
import { daysAgo, type DropoutTown, openDropoutTown, type Person, TODAY, workdaysAfter } from './dropout_ground.ts'
import { sql } from '../../src/server/db/sql.ts'
import { makeRow, moveRow, taken, type Told } from './row_steps.ts'
import { type Answer, CITY, key } from './town.ts'

let ground: DropoutTown
beforeAll(async () => {
  ground = await openDropoutTown('pupils')
})
afterAll(() => ground.town.close())

/** The numbers of people who do not exist. */
const numberOf = (index: number): string => idNumberOf(1, { from: '2015-03-08', days: 1, sequence: 120 }, index)

const childOf = (index: number): object => {
  const id_number = numberOf(index)
  return {
    name: '沈小渔',
    id_number,
    student_code: `G${id_number}`,
    sex: '女',
    born_on: '2015-03-08',
    stage: '小学',
    grade: '四年级',
    class_name: '2班',
    entered_on: '2022-09-01',
    guardian: '沈长河',
    groups: ['留守儿童', '寄宿生'],
  }
}
const enter = async (index: number): Promise<Answer<Told>> =>
  makeRow(await ground.as('clerk_one'), 'pupil', 'east-a-1', childOf(index))
const enrol = async (index: number): Promise<Told> => taken(await enter(index))
const seen = async (person: Person, ledger: string, { id }: Pick<Row, 'id'>) =>
  (await ground.as(person)).get<{ row: Row; moves: { name: string }[] }>(`/api/ledgers/${ledger}/rows/${id}`)
const pupil = (person: Person, row: Row, name: string, said: object = {}) =>
  ground.as(person).then((client) => moveRow(client, 'pupil', row, name, said))
/** What a school was shown while it had a part in it stays as it was then, without names, and nothing can be done there. */
const seesOnlyThen = async (person: Person, row: Row): Promise<void> => {
  const { body } = await seen(person, 'pupil', row)
  expect(body.row.closed_at).not.toBeNull()
  expect(body.row.values['name']).not.toBe('沈小渔')
  expect(body.moves).toEqual([])
}
const TO_TWO = { values: { to_school: 'east-a-2', transfer_reason: '家庭搬迁' } }

test('offered, the other school sees the pupil and its ten working days; refused, the pupil stays', async () => {
  const row = await enrol(0)
  expect((await seen('head_two', 'pupil', row)).status).toBe(404)
  const offered = await pupil('head_one', row, 'offer', TO_TWO)
  expect(offered.status, JSON.stringify(offered.body)).toBe(200)
  expect(Date.parse(offered.body.due_at!)).toBe(endOf(workdaysAfter(TODAY, 10)))
  const there = await seen('head_two', 'pupil', row)
  expect(there.status).toBe(200)
  expect(there.body.moves.map(({ name }) => name).toSorted()).toEqual(['accept', 'refuse'])
  expect((await pupil('head_one', offered.body, 'accept', { values: { received_on: TODAY } })).body.code).toBe(
    'not_yours',
  )
  expect((await pupil('head_two', offered.body, 'refuse')).body.code).toBe('reason_needed')
  const refused = await pupil('head_two', offered.body, 'refuse', { reason: '四年级班额已满' })
  expect(refused.body, JSON.stringify(refused.body)).toMatchObject({
    state: 'enrolled',
    unit: 'east-a-1',
    due_at: null,
  })
  await seesOnlyThen('head_two', row)
})

test('accepted, the pupil is on the roll of the other school, once, and the first school has it no more', async () => {
  const row = await enrol(1)
  const offered = await pupil('head_one', row, 'offer', TO_TWO)
  const accepted = await pupil('head_two', offered.body, 'accept', { values: { received_on: TODAY } })
  expect(accepted.body, JSON.stringify(accepted.body)).toMatchObject({ state: 'enrolled', unit: 'east-a-2' })
  await seesOnlyThen('head_one', row)
  const section = await ground.as('section')
  const on_roll = async (unit: string): Promise<number | null | undefined> => {
    const url = `/api/figures?unit=${unit}&period=${TODAY.slice(0, 4)}&indicators=pupil.on_roll,pupil.left_behind,pupil.received`
    return (await section.get<{ figures: Figure[] }>(url)).body.figures[0]?.value
  }
  expect([await on_roll('east-a-1'), await on_roll('east-a-2'), await on_roll('east')]).toEqual([1, 1, 2])
  const again = await enter(1)
  expect(again.body.code, JSON.stringify(again.body)).toBe('already_there')
})

test('nobody owes a move for a pupil on the roll; who waits to be taken is owed by the school that is asked', async () => {
  const row = await enrol(2)
  const owed = (): Promise<unknown[]> =>
    ground.town.database.asOwner(CITY, (tx) =>
      tx.rows(sql`select unit, at_unit from work.open_row where ledger = 'pupil' and id = ${row.id}`),
    )
  expect(await owed()).toEqual([])
  const offered = await pupil('head_one', row, 'offer', TO_TWO)
  expect(await owed()).toEqual([{ unit: 'east-a-1', at_unit: 'east-a-2' }])
  await pupil('head_one', offered.body, 'take_back')
  expect(await owed()).toEqual([])
})

test('a letter is issued with its paper, signed by the central school within ten working days, and assessed', async () => {
  const section = await ground.as('section')
  const head = await ground.town.as('east_head')
  const values = {
    year: Number(TODAY.slice(0, 4)),
    kind: '控辍保学',
    partner: 'east-a',
    issued_on: TODAY,
    leader: '马副县长',
    duties: '摸清适龄儿童，落实两条责任线。',
    goals: [{ goal: '小学年辍学率', value: '不超过1%' }],
    assess_by: daysAgo(-30),
  }
  const made = await section.post<Row>('/api/ledgers/responsibility/rows', { key: key(), unit: 'east', values })
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  expect((await head.get(`/api/ledgers/responsibility/rows/${made.body.id}`)).status).toBe(404)
  const issued = await moveRow(section, 'responsibility', made.body, 'issue')
  expect(issued.status, JSON.stringify(issued.body)).toBe(200)
  expect(Date.parse(issued.body.due_at!)).toBe(endOf(workdaysAfter(TODAY, 10)))
  const { body } = await section.get<{ papers: PaperLine[] }>(`/api/ledgers/responsibility/rows/${made.body.id}/papers`)
  expect(body.papers).toMatchObject([{ title: '责任书', office_name: '东湾区教育局' }])
  const signing = { values: { signed_on: TODAY, signer: '钟启明' } }
  const west = await ground.town.as('west_head')
  expect((await moveRow(west, 'responsibility', issued.body, 'sign', signing)).status).toBe(404)
  const signed = await moveRow(head, 'responsibility', issued.body, 'sign', signing)
  expect(signed.body, JSON.stringify(signed.body)).toMatchObject({ state: 'signed' })
  const assessed = await moveRow(section, 'responsibility', signed.body, 'assess', {
    values: { assessed_on: TODAY, score: 95, result: '优秀', finding: '责任落实' },
  })
  expect(assessed.body.state, JSON.stringify(assessed.body)).toBe('assessed')
})
