/**
 * A month's round over four hundred schools: in time and late, zero and missing, let off, sent back, explained, reopened.
 * At every step the figure's coverage and the collection page say the same, exactly.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/ledger/index.ts'
import type { Figure, Row, Rows, Session } from '../../src/ledger/wire.ts'
import type { Collection, Duty, Work } from '../../src/ledger/work_wire.ts'
import { closeUnit, createUnits, mergeUnit } from '../../src/server/org/units.ts'
import { insertMany } from '../../src/server/tables/rows.ts'
import {
  BEFORE,
  MONTH,
  openRound,
  ROOT,
  type Round,
  schoolCode,
  SCHOOLS,
  townshipCode,
  TOWNSHIPS,
} from './round_ground.ts'
import { key } from './town.ts'

let round: Round
beforeAll(async () => {
  round = await openRound('collection_round')
})
afterAll(() => round.close())

const mid = addDays(MONTH.from, 13)
const all = Array.from({ length: TOWNSHIPS * SCHOOLS }, (_, i) =>
  schoolCode(Math.floor(i / SCHOOLS) + 1, (i % SCHOOLS) + 1),
)
const PUPILS = 100
const JOINED = 40

const figureOf = async (indicator: string, more: Record<string, string> = {}): Promise<Figure> => {
  const basic = await round.as('basic')
  const query = new URLSearchParams({ indicators: indicator, unit: ROOT, period: MONTH.code, ...more })
  return (await basic.get<{ figures: Figure[] }>(`/api/figures?${query}`)).body.figures[0]!
}
const matrix = async (ledger = 'clubs', login = 'basic'): Promise<Collection> => {
  const client = await round.as(login)
  const { status, body } = await client.get<Collection>(
    `/api/collection/${ledger}?period=${MONTH.code}&periods=1&size=1000`,
  )
  expect(status).toBe(200)
  return body
}
/** Both tell the same story, and the figure is the sum of what has been handed in. */
const expectStanding = async (due: number, received: number, joined: number): Promise<void> => {
  const figure = await figureOf('clubs.joined')
  expect({ coverage: figure.coverage, value: figure.value }).toEqual({ coverage: { due, received }, value: joined })
  const { tally } = (await matrix()).periods[0]!
  expect({ due: tally.due, received: tally.received }).toEqual({ due, received })
}

const send = async (township: number, school: number, values: object, more: object = {}, period = MONTH.code) => {
  const clerk = await round.as(`clerk${township}`)
  const body = { key: key(), unit: schoolCode(township, school), period, values, ...more }
  return clerk.post<Row>('/api/ledgers/clubs/rows', body)
}
const rowOf = async (unit: string): Promise<Row> => {
  const basic = await round.as('basic')
  return (await basic.get<Rows>(`/api/ledgers/clubs/rows?unit=${unit}&period=${MONTH.code}`)).body.rows[0]!
}
const move = async (login: string, row: Row, name: string, said: object = {}) =>
  (await round.as(login)).post<Row>(`/api/ledgers/clubs/rows/${row.id}/moves`, {
    key: key(),
    version: row.version,
    move: name,
    ...said,
  })

test('who owes the month: a school closed in it does not, merged ones neither, their successor does, a nursery never', async () => {
  await round.database.asOwner(ROOT, async (tx) => {
    await closeUnit(tx, schoolCode(1, 1), mid)
    const successor = { code: 't01-new', name: '第1镇新校', level: 'school', kind: 'primary', parent: townshipCode(1) }
    await createUnits(tx, [{ ...successor, opened_on: mid }])
    await mergeUnit(tx, schoolCode(1, 2), 't01-new', mid)
    await mergeUnit(tx, schoolCode(1, 3), 't01-new', mid)
    const late = { code: 't02-new', name: '第2镇新校', level: 'school', kind: 'primary', parent: townshipCode(2) }
    await createUnits(tx, [{ ...late, opened_on: addDays(MONTH.to, 1) }])
  })
  const { units, periods } = await matrix()
  const owing = new Set(units.map(({ unit }) => unit))
  expect(units.length).toBe(398)
  for (const unit of [schoolCode(1, 1), schoolCode(1, 2), schoolCode(1, 3), 't02-new', 'nursery']) {
    expect([unit, owing.has(unit)]).toEqual([unit, false])
  }
  expect(owing.has('t01-new')).toBe(true)
  expect(periods[0]!.tally).toMatchObject({ due: 398, received: 0, late: 398 })
  const figure = await figureOf('clubs.joined')
  // Nobody has reported: that is a gap, and no zero.
  expect(figure).toMatchObject({ value: null, coverage: { due: 398, received: 0 } })
  // In the month before the merged schools still owed, and their successor did not.
  const earlier = await (
    await round.as('basic')
  ).get<Collection>(`/api/collection/clubs?period=${BEFORE.code}&periods=1&size=1000`)
  expect(earlier.body.periods[0]!.tally.due).toBe(400)
})

test('three hundred and fifty came in time', async () => {
  const rows = all
    .filter((unit) => !unit.startsWith('t01') && !unit.startsWith('t20'))
    .slice(0, 350)
    .map((unit, i) => ({
      unit,
      period: MONTH.code,
      state: 'submitted',
      values: { pupils: PUPILS, joined: JOINED },
      taken: { id: i + 1, version: 1, opened_at: `${MONTH.to}T15:00:00+08:00`, closed_at: null, by: 1 },
    }))
  await round.database.asOwner(ROOT, (tx) =>
    insertMany(tx, round.house, 'clubs', rows, { import_id: crypto.randomUUID(), checked: true }),
  )
  await expectStanding(398, 350, 350 * JOINED)
  expect((await matrix()).periods[0]!.tally).toMatchObject({ on_time: 350, late: 48 })
})

test('ten more come late, filled and handed in at one stroke; a draft is nothing yet', async () => {
  for (let school = 1; school <= 10; school += 1) {
    const { status, body } = await send(20, school, { pupils: PUPILS, joined: JOINED }, { move: 'submit' })
    expect([status, body.state, body.version]).toEqual([200, 'submitted', 1])
  }
  expect((await send(20, 11, { pupils: PUPILS, joined: JOINED })).body.state).toBe('draft')
  await expectStanding(398, 360, 360 * JOINED)
  const { tally } = (await matrix()).periods[0]!
  expect(tally).toMatchObject({ on_time: 350, late: 38 })
  // Handing in once more is refused by what is there.
  expect((await send(20, 1, { pupils: 1 }, { move: 'submit' })).status).toBe(409)
})

test('zero, missing, not applicable and exempt are four things', async () => {
  await send(20, 12, { pupils: PUPILS, joined: 0 }, { move: 'submit' })
  await send(20, 13, { pupils: PUPILS }, { move: 'submit' })
  await send(20, 14, { pupils: PUPILS }, { marks: { joined: 'not_applicable' }, move: 'submit' })
  await send(20, 15, { pupils: PUPILS }, { marks: { joined: 'exempt' }, move: 'submit' })
  await expectStanding(398, 364, 360 * JOINED)
  expect((await figureOf('clubs.pupils')).value).toBe(364 * PUPILS)
  const split = async (unit: string) => {
    const basic = await round.as('basic')
    const url = `/api/figures?indicators=clubs.joined&unit=${unit}&period=${MONTH.code}`
    return (await basic.get<{ figures: Figure[] }>(url)).body.figures[0]!.value
  }
  expect(await split(schoolCode(20, 12))).toBe(0)
  expect(await split(schoolCode(20, 13))).toBe(null)
  expect(await split(schoolCode(20, 14))).toBe(null)
})

test('a jump against the month before is explained, or not handed in', async () => {
  expect((await send(20, 18, { pupils: 60, joined: 20 }, { move: 'submit' }, BEFORE.code)).status).toBe(200)
  const jump = { pupils: 100, joined: 40 }
  const refused = await send(20, 18, jump, { move: 'submit' })
  expect(refused.body).toMatchObject({ code: 'unexplained', faults: [{ path: 'checks.jump' }] })
  await expectStanding(398, 364, 360 * JOINED)
  const explained = { jump: '并入邻校两个班' }
  const { body } = await send(20, 18, jump, { move: 'submit', explained })
  expect(body).toMatchObject({ state: 'submitted', notes: { explained } })
  await expectStanding(398, 365, 361 * JOINED)
})

test('units that are let off are not due; whoever may not let off is refused', async () => {
  const clerk = await round.as('clerk20')
  const asked = { kind: 'exempt', units: [schoolCode(20, 16)], period: MONTH.code, reason: '校舍维修，停课一月' }
  expect((await clerk.post<{ code: string }>('/api/collection/clubs/exceptions', asked)).status).toBe(403)
  const head = await round.as('head20')
  const foreign = { ...asked, units: [schoolCode(19, 1)] }
  expect((await head.post('/api/collection/clubs/exceptions', foreign)).status).toBe(403)
  expect((await head.post('/api/collection/clubs/exceptions', { ...asked, reason: ' ' })).status).toBe(422)
  expect((await head.post('/api/collection/clubs/exceptions', asked)).status).toBe(200)
  const basic = await round.as('basic')
  await basic.post('/api/collection/clubs/exceptions', {
    ...asked,
    kind: 'not_applicable',
    units: [schoolCode(20, 17)],
  })
  await expectStanding(396, 365, 361 * JOINED)
  expect((await matrix()).periods[0]!.tally.excused).toBe(2)
})

test('what is sent back counts nowhere until it is handed in again, and the school is told which cell', async () => {
  const row = await rowOf(schoolCode(20, 1))
  const reason = '与花名册不符'
  expect((await move('head20', row, 'return_1', { reason })).status).toBe(422)
  expect((await move('head20', row, 'return_1', { reason, cells: { joined: '应为38人' } })).body.state).toBe('returned')
  await expectStanding(396, 364, 360 * JOINED)
  const work = (await (await round.as('clerk20')).get<Work>('/api/work')).body
  expect(work.owed[0]).toMatchObject({ unit: schoolCode(20, 1), state: 'returned', returns: 1, light: 'red' })
  const again = await rowOf(schoolCode(20, 1))
  const clerk = await round.as('clerk20')
  const edited = await clerk.put<Row>(`/api/ledgers/clubs/rows/${again.id}`, {
    key: key(),
    version: again.version,
    values: { joined: 38 },
  })
  await expectStanding(396, 364, 360 * JOINED)
  expect((await move('clerk20', edited.body, 'submit')).body.state).toBe('submitted')
  await expectStanding(396, 365, 360 * JOINED + 38)
})

test('accepted, opened again until a day, and handed in again', async () => {
  const row = await rowOf(schoolCode(20, 2))
  const passed = await move('head20', row, 'pass_1')
  const accepted = await move('basic', passed.body, 'pass_2')
  expect(accepted.body.state).toBe('accepted')
  expect((await matrix()).periods[0]!.tally).toMatchObject({ accepted: 1, first_right: 1 })
  const reason = '发现漏报一个班'
  expect((await move('basic', accepted.body, 'reopen', { reason })).status).toBe(422)
  expect((await move('basic', accepted.body, 'reopen', { reason, until: '2001-01-01' })).status).toBe(422)
  const until = addDays(MONTH.to, 400)
  const stale = { ...accepted.body, version: accepted.body.version - 1 }
  expect((await move('basic', stale, 'reopen', { reason, until })).status).toBe(409)
  const duty = async () => {
    const url = `/api/duties?ledger=clubs&unit=${schoolCode(20, 2)}&period=${MONTH.code}`
    return (await (await round.as('basic')).get<{ duties: Duty[] }>(url)).body.duties[0]!
  }
  // A move that comes too late is refused whole: it has not opened the form either.
  expect(await duty()).toMatchObject({ state: 'accepted', exceptions: [] })
  const reopened = await move('basic', accepted.body, 'reopen', { reason, until })
  expect((await duty()).exceptions).toMatchObject([{ kind: 'reopened', until, reason }])
  expect(reopened.body.state).toBe('returned')
  await expectStanding(396, 364, 359 * JOINED + 38)
  const mended = await (
    await round.as('clerk20')
  ).put<Row>(`/api/ledgers/clubs/rows/${row.id}`, {
    key: key(),
    version: reopened.body.version,
    values: { joined: 45 },
  })
  const sent = await move('clerk20', mended.body, 'submit')
  await expectStanding(396, 365, 359 * JOINED + 38 + 45)
  // Opened once more, the later day takes the place of the earlier one.
  const once_more = await move('basic', (await move('head20', sent.body, 'pass_1')).body, 'pass_2')
  const later = addDays(until, 1)
  const opened = await move('basic', once_more.body, 'reopen', { reason, until: later })
  expect((await duty()).exceptions).toMatchObject([{ kind: 'reopened', until: later }])
  await move('clerk20', opened.body, 'submit')
  await expectStanding(396, 365, 359 * JOINED + 38 + 45)
})

test('as of an earlier moment the round stands as it stood', async () => {
  const before = await figureOf('clubs.joined', { as_of: `${MONTH.to}T23:00:00+08:00` })
  // The windows and the exceptions of that day count: nobody had ordered the collection yet.
  expect(before.coverage.due).toBe(0)
  expect(before.value).toBe(350 * JOINED)
})

test('of a list with many rows a zero return says that nothing happened: nought, and not missing', async () => {
  const clerk = await round.as('clerk5')
  const [visited, quiet] = [schoolCode(5, 1), schoolCode(5, 2)]
  const late = { key: key(), unit: visited, period: MONTH.code, values: { visitor: '钱过路', came_on: mid, hours: 2 } }
  const zero = { kind: 'zero', units: [quiet], period: MONTH.code }
  const figure = async (unit: string) => {
    const basic = await round.as('basic')
    const url = `/api/figures?indicators=visitors.visits&unit=${unit}&period=${MONTH.code}`
    const { value, coverage } = (await basic.get<{ figures: Figure[] }>(url)).body.figures[0]!
    return { value, ...coverage }
  }
  expect(await figure(quiet)).toEqual({ value: null, due: 1, received: 0 })
  expect((await clerk.post('/api/collection/visitors/exceptions', zero)).status).toBe(200)
  expect(await figure(quiet)).toEqual({ value: 0, due: 1, received: 1 })
  // A row that comes in after all takes the place of the zero return, also where a sheet brings it.
  const steward = await round.as('admin')
  const found = { ...late, unit: quiet, values: { ...late.values, visitor: '孙补登' } }
  const entered = await steward.post<Row>('/api/ledgers/visitors/rows', { ...found, key: key() })
  expect(await figure(quiet)).toEqual({ value: 1, due: 1, received: 1 })
  const withdrawn = { key: key(), version: 1, reason: '登记在别校' }
  await steward.remove(`/api/ledgers/visitors/rows/${entered.body.id}`, withdrawn)
  expect(await figure(quiet)).toEqual({ value: null, due: 1, received: 0 })
  expect((await clerk.post('/api/collection/visitors/exceptions', zero)).status).toBe(200)
  expect((await clerk.post('/api/collection/visitors/exceptions', { ...zero, units: [schoolCode(6, 1)] })).status).toBe(
    403,
  )
  // The form has been locked for days; a reviewer, here the steward, opens it for this school again.
  const locked = await clerk.post<{ code: string; message: string }>('/api/ledgers/visitors/rows', late)
  const shut = addDays(MONTH.to, 10)
  if (shut < new Date().toISOString().slice(0, 10)) {
    expect(locked.body.code).toBe('form_closed')
    const until = addDays(MONTH.to, 400)
    const open = { kind: 'reopened', units: [visited], period: MONTH.code, until, reason: '补登' }
    expect((await clerk.post('/api/collection/visitors/exceptions', open)).status).toBe(403)
    expect((await (await round.as('admin')).post('/api/collection/visitors/exceptions', open)).status).toBe(200)
    expect((await clerk.post<Row>('/api/ledgers/visitors/rows', { ...late, key: key() })).status).toBe(200)
  }
  expect(await figure(visited)).toEqual({ value: 1, due: 1, received: 1 })
  expect(await figure(townshipCode(5))).toEqual({ value: 1, due: 20, received: 2 })
})

test('a school sees its own duties only; a township those below it', async () => {
  const clerk = await matrix('clubs', 'clerk7')
  expect(new Set(clerk.units.map(({ unit }) => unit.slice(0, 3)))).toEqual(new Set(['t07']))
  const head = await matrix('clubs', 'head7')
  expect(head.units.length).toBe(20)
})

test('a collection that has ended asks nobody; the order to collect is the reviewer’s of the whole county', async () => {
  const head = await round.as('head1')
  const basic = await round.as('basic')
  expect((await head.put('/api/collection/clubs/windows', { windows: [] })).status).toBe(403)
  const before = (await matrix()).windows.map(({ from, to }) => ({ from, to }))
  const ended = await basic.put('/api/collection/clubs/windows', { windows: [{ from: BEFORE.from, to: BEFORE.to }] })
  expect(ended.status).toBe(200)
  expect((await figureOf('clubs.joined')).coverage).toEqual({ due: 0, received: 0 })
  expect((await basic.put('/api/collection/clubs/windows', { windows: before })).status).toBe(200)
  expect((await figureOf('clubs.joined')).coverage.due).toBe(396)
})

test('the whole matrix is a workbook', async () => {
  const basic = await round.as('basic')
  const { status, bytes } = await basic.get(`/api/collection/clubs/matrix.xlsx?period=${MONTH.code}&periods=2`)
  expect([status, bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
})

test('a seat lent to a colleague works for its days, and says whose it is', async () => {
  const [lender, borrower] = [await round.as('head3'), await round.as('head4')]
  const unit = townshipCode(3)
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const loan = { login: 'head4', position: 'township.head', unit, from: day, to: addDays(day, 9) }
  const row = await rowOf(schoolCode(3, 1))
  expect((await move('head4', row, 'pass_1')).status).toBe(404)
  expect((await borrower.post('/api/delegations', loan)).status).toBe(403)
  expect((await lender.post('/api/delegations', { ...loan, login: 'nobody' })).status).toBe(422)
  expect((await lender.post('/api/delegations', loan)).status).toBe(200)
  expect((await lender.get<{ given: object[] }>('/api/delegations')).body.given).toMatchObject([
    { name: '校长4', unit, from: day, to: addDays(day, 9) },
  ])
  expect((await move('head4', row, 'pass_1')).body.state).toBe('passed_1')
  const { seats } = (await borrower.get<Session>('/api/session')).body
  expect(seats.find((seat) => seat.unit === unit)?.lent_by).toBe('校长3')
  const { given } = (await lender.get<{ given: { person: number }[] }>('/api/delegations')).body
  const ended = { person: given[0]!.person, position: loan.position, unit, from: day }
  expect((await lender.remove('/api/delegations', ended)).status).toBe(200)
  expect((await move('head4', await rowOf(schoolCode(3, 2)), 'pass_1')).status).toBe(404)
})

test('terms are the steward’s to set', async () => {
  const term = { code: '2026T1', from: '2026-09-01', to: '2027-01-22' }
  expect((await (await round.as('basic')).put('/api/terms', term)).status).toBe(403)
  const steward = await round.as('admin')
  expect((await steward.put('/api/terms', { ...term, code: '2026' })).status).toBe(422)
  expect((await steward.put('/api/terms', term)).status).toBe(200)
  expect((await steward.get<{ terms: object[] }>('/api/terms')).body.terms).toMatchObject([term])
})
