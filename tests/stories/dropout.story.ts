/** A dropout from suspicion at the roll check to return and follow-up, with every notice printed and both lines signed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endOf, periodOf } from '../../src/ledger/index.ts'
import type { Figure, Row } from '../../src/ledger/wire.ts'
import type { Paper, PaperLine } from '../../src/ledger/wire/papers.ts'
import {
  child,
  daysAgo,
  type DropoutTown,
  openDropoutTown,
  type Person,
  TODAY,
  visit,
  workdaysAfter,
} from './dropout_ground.ts'
import { makeRow, moveRow, taken, type Told } from './row_steps.ts'
import { type Answer, key } from './town.ts'

let ground: DropoutTown
beforeAll(async () => {
  ground = await openDropoutTown('dropout')
})
afterAll(() => ground.town.close())

const SCHOOL = 'east-a-1'
const suspect = async (values: object = {}, person: Person = 'clerk_one'): Promise<Row> => {
  const client = await ground.as(person)
  const told = { ...child, found_on: TODAY, absent_from: TODAY, ...values }
  return taken(await makeRow(client, 'dropout_case', SCHOOL, told))
}
const move = async (person: Person, row: Row, name: string, said?: object): Promise<Answer<Told>> =>
  moveRow(await ground.as(person), 'dropout_case', row, name, said)
type Step = readonly [Person, string, object?]
const through = async (row: Row, ...steps: readonly Step[]): Promise<Row> => {
  let now = row
  for (const [person, name, values] of steps) {
    now = taken(await move(person, now, name, values === undefined ? {} : { values }))
  }
  return now
}
const refusedAs = async (person: Person, row: Row, name: string, said: object = {}): Promise<Told> => {
  const { status, body } = await move(person, row, name, said)
  expect(status, name).toBeGreaterThanOrEqual(400)
  return body
}
const dueOf = ({ due_at }: Row): number | null => (due_at === null ? null : Date.parse(due_at))
const papersOf = async (person: Person, { id }: Row): Promise<readonly PaperLine[]> =>
  (await (await ground.as(person)).get<{ papers: PaperLine[] }>(`/api/ledgers/dropout_case/rows/${id}/papers`)).body
    .papers
const textOf = ({ filled }: Paper): string =>
  filled.blocks
    .flatMap((block) => ('inlines' in block ? block.inlines : []))
    .map((one) => ('text' in one ? one.text : ''))
    .join('')

const said = (count: number, on = TODAY) => ({
  whereabouts: '在家',
  visits: Array.from({ length: count }, (_, index) => visit(on, `第${index + 1}次上门，家长答应再劝`)),
  visit_count: count,
})
const schoolLine = { bureau_leader: '周局长', school_head: '文校长', class_teacher: '许老师', parent: '沈长河' }
const townshipLine = {
  county_leader: '马副县长',
  township_leader: '田镇长',
  village_head: '柳主任',
  household_contact: '柳三',
}
const signed = (on = TODAY): readonly Step[] => [
  ['head_one', 'sign_school', { ...schoolLine, school_signed_on: on }],
  ['officer', 'sign_township', { ...townshipLine, township_signed_on: on }],
]

describe('a child that is back in time', () => {
  let row: Row

  test('whom the roll check misses is registered; the check and the cases have to agree', async () => {
    row = await suspect()
    expect(row.state).toBe('suspected')
    const clerk = await ground.as('clerk_one')
    const period = periodOf('term', TODAY).code
    const { body: desk } = await clerk.get<{ prefilled: Record<string, { value: number }> }>(
      `/api/ledgers/roll_check/desk?unit=${SCHOOL}&period=${period}`,
    )
    expect(desk.prefilled['new_cases']?.value).toBe(1)
    const check = { checked_on: TODAY, checked_by: '文校长', on_roll: 320, present: 316, on_leave: 2, suspended: 1 }
    const none = { left_behind_missing: 1, disabled_missing: 0, received: 0, transferred: 0, unregistered: 0 }
    const send = (values: object) =>
      clerk.post<Told>('/api/ledgers/roll_check/rows', {
        key: key(),
        unit: SCHOOL,
        period,
        move: 'submit',
        values: { ...check, ...none, earlier_cases: 0, ...values },
      })
    const wrong = await send({ missing: 1, new_cases: 0 })
    expect(wrong.body.faults?.map(({ path }) => path)).toEqual(['checks.cases'])
    const right = await send({ missing: 1, new_cases: 1 })
    expect(right.status, JSON.stringify(right.body)).toBe(200)
    // The township signs for it first, then the county: two receipts.
    for (const [person, name] of [
      ['officer', 'pass_1'],
      ['section', 'pass_2'],
    ] as const) {
      const client = await ground.as(person)
      const at = await client.get<{ row: Row }>(`/api/ledgers/roll_check/rows/${right.body.id}`)
      const { version } = at.body.row
      const answer = await client.post(`/api/ledgers/roll_check/rows/${right.body.id}/moves`, {
        key: key(),
        version,
        move: name,
      })
      expect(answer.status, name).toBe(200)
    }
  })

  test('the visit is due after one school day, the written report after three; putting on record moves neither', async () => {
    expect(dueOf(row)).toBe(endOf(workdaysAfter(TODAY, 1)))
    const clerk = await ground.as('clerk_one')
    const edited = await clerk.put<Row>(`/api/ledgers/dropout_case/rows/${row.id}`, {
      key: key(),
      version: row.version,
      values: { village: '柳湾新村' },
    })
    expect(dueOf(edited.body)).toBe(dueOf(row))
    row = edited.body
    row = await through(row, ['moral_one', 'verify', said(1)])
    const due = endOf(workdaysAfter(TODAY, 3))
    expect(dueOf(row)).toBe(due)
    row = await through(row, ['moral_one', 'visit', { ...said(2), support: ['学业补习'] }], ...signed())
    expect(dueOf(row)).toBe(due)
  })

  test('reported, the township has three working days for the notice', async () => {
    row = await through(row, ['head_one', 'report', { reported_on: TODAY }])
    expect(dueOf(row)).toBe(endOf(workdaysAfter(TODAY, 3)))
    expect(row.path?.find(({ state }) => state === 'persuading')).toMatchObject({ kept: true })
  })

  test('back at school it is followed every week, and not closed before four weeks are over', async () => {
    row = await through(row, ['moral_one', 'come_back', { returned_on: TODAY, return_way: '回原班' }])
    expect(row.state).toBe('returned')
    for (const count of [1, 2, 3, 4]) {
      const follow_ups = Array.from({ length: count }, () => ({ on: TODAY, by: '许老师', found: '按时到校' }))
      row = await through(row, ['moral_one', 'follow_up', { follow_ups, follow_up_count: count }])
    }
    expect((await refusedAs('section', row, 'close')).code).toBe('too_early')
  })
})

describe('a child that stays away', () => {
  const since = daysAgo(60)
  let row: Row

  test('nothing is reported before two visits and both lines of responsibility', async () => {
    row = await suspect({
      name: '韩阿满',
      guardian: '韩德顺',
      absent_from: since,
      found_on: daysAgo(45),
      cause: '务工',
    })
    row = await through(row, ['moral_one', 'verify', said(1)])
    const report = { values: { reported_on: TODAY } }
    expect((await refusedAs('head_one', row, 'report', report)).code).toBe('not_fitting')
    row = await through(row, ['moral_one', 'visit', { ...said(2), support: ['学业补习'] }], signed()[0]!)
    expect((await refusedAs('head_one', row, 'report', report)).code).toBe('not_fitting')
    row = await through(row, signed()[1]!, ['head_one', 'report', { reported_on: TODAY }])
    // The limit was missed long before, and stays so whatever is done now.
    expect(row.path?.find(({ state }) => state === 'persuading')).toMatchObject({ kept: false })
  })

  test('both lines stand on the case with names, days and those who put them there', async () => {
    const client = await ground.as('section')
    const { body } = await client.get<{ row: Row }>(`/api/ledgers/dropout_case/rows/${row.id}`)
    expect(body.row.values).toMatchObject({ ...townshipLine, class_teacher: '许老师', township_signed_on: TODAY })
    const { body: history } = await client.get<{
      versions: { by: string; move: string | null }[]
    }>(`/api/ledgers/dropout_case/rows/${row.id}/history`)
    const by = (name: string): string | undefined => history.versions.find(({ move: made }) => made === name)?.by
    expect([by('sign_school'), by('sign_township')]).toEqual(['文校长', '乡专干'])
  })

  test('who is not of this case, has no reason or names a day that is over changes nothing', async () => {
    const tries: readonly (readonly [Person, string, object, string])[] = [
      ['west_officer', 'notify', { values: { return_by: daysAgo(-7) } }, 'no_such'],
      ['head_two', 'come_back', { values: { returned_on: TODAY, return_way: '回原班' } }, 'no_such'],
      ['head_one', 'notify', { values: { return_by: daysAgo(-7) } }, 'not_yours'],
      ['officer', 'notify', { values: { return_by: daysAgo(1) } }, 'faulty'],
      ['moral_one', 'verify', { values: said(3) }, 'not_now'],
      ['section', 'remove', {}, 'reason_needed'],
    ]
    for (const [person, name, more, code] of tries) {
      expect((await refusedAs(person, row, name, more)).code, `${person} ${name}`).toBe(code)
    }
    const { body } = await (await ground.as('section')).get<{ row: Row }>(`/api/ledgers/dropout_case/rows/${row.id}`)
    expect(body.row).toMatchObject({ version: row.version, state: 'reported' })
    expect(await papersOf('section', row)).toEqual([])
  })

  test('the township sends the notice, numbered and to be served; twice at once it is sent once', async () => {
    const values = { return_by: daysAgo(-7) }
    const answers = await Promise.all([
      move('officer', row, 'notify', { values }),
      move('officer', row, 'notify', { values }),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    row = answers.find(({ status }) => status === 200)!.body
    expect(dueOf(row)).toBe(endOf(daysAgo(-7)))
    const [line] = await papersOf('officer', row)
    expect(line).toMatchObject({ title: '复学通知书', office_name: '甲河镇中心学校', served: true })
    const officer = await ground.as('officer')
    const { body: paper } = await officer.get<Paper>(`/api/papers/${line!.id}`)
    expect(textOf(paper)).toContain('您的孩子韩阿满（女，')
    expect(textOf(paper)).toContain('已经上门劝返2次')
    const served = await officer.post(`/api/papers/${line!.id}/service`, {
      served_on: TODAY,
      way: '直接送达',
      receiver: '韩德顺',
    })
    expect(served.status, JSON.stringify(served.body)).toBe(200)
  })

  test('it stays away: the county orders it, the courts are asked, it comes back', async () => {
    row = await through(row, ['section', 'order', { confirmed_on: TODAY, correct_by: daysAgo(-15) }])
    const papers = await papersOf('section', row)
    expect(papers.map(({ title, office_name }) => [title, office_name])).toEqual([
      ['复学通知书', '甲河镇中心学校'],
      ['责令改正通知书', '东湾区教育局'],
    ])
    expect((await refusedAs('county_leader', row, 'to_court', { values: { court: '东湾区人民法院' } })).code).toBe(
      'reason_needed',
    )
    const asked = await move('county_leader', row, 'to_court', {
      values: { court: '东湾区人民法院' },
      reason: '责令改正期限内监护人拒不送学',
    })
    expect(asked.status, JSON.stringify(asked.body)).toBe(200)
    row = await through(asked.body, ['moral_one', 'come_back', { returned_on: daysAgo(30), return_way: '回原班' }])
    expect((await refusedAs('section', row, 'close')).code).toBe('not_fitting')
    for (const count of [1, 2, 3, 4]) {
      const follow_ups = Array.from({ length: count }, () => ({ on: TODAY, by: '许老师', found: '按时到校' }))
      row = await through(row, ['moral_one', 'follow_up', { follow_ups, follow_up_count: count }])
    }
    row = await through(row, ['section', 'close'])
    expect(row.state).toBe('closed')
    expect(row.due_at).toBeNull()
  })

  test('the figures of the three ledgers add up, and say what was in time', async () => {
    const client = await ground.as('city_section')
    const names = [
      'found',
      'suspected',
      'dropped',
      'back',
      'transferred',
      'aged_out',
      'to_report',
      'reported_in_time',
      'notices',
      'orders',
      'signed',
    ]
    const { body } = await client.get<{ figures: Figure[] }>(
      `/api/figures?unit=town&period=${TODAY.slice(0, 4)}&indicators=${names.map((name) => `dropout_case.${name}`).join(',')}`,
    )
    const value = Object.fromEntries(
      body.figures.map(({ indicator, value: figure }) => [indicator.split('.')[1], figure]),
    )
    const { found, suspected, dropped, back, transferred, aged_out } = value
    expect(found).toBe(Number(suspected) + Number(dropped) + Number(back) + Number(transferred) + Number(aged_out))
    expect(value).toMatchObject({ back: 2, to_report: 2, reported_in_time: 1, notices: 1, orders: 1, signed: 2 })
  })
})
