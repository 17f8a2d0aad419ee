import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type LedgerDocument, today } from '../../src/ledger/index.ts'
import type { Escalation } from '../../src/ledger/wire/escalations.ts'
import type { OpenRows } from '../../src/ledger/wire/open_rows.ts'
import { sql } from '../../src/server/db/sql.ts'
import { endSeat } from '../../src/server/org/people.ts'
import { closeUnit, mergeUnit } from '../../src/server/org/units.ts'
import { applyDeclarations } from '../../src/server/tables/apply.ts'
import { openRowBreaks } from '../../src/server/tables/verify_open_rows.ts'
import { escalate } from '../../src/server/work/escalation.ts'
import { makeRow, moveRow, taken, type Told } from './row_steps.ts'
import { type Answer, CITY, type Login, openTown, type Town } from './town.ts'

// What is owed always has somebody who owes it: whatever becomes of units, seats, cells and declarations meanwhile.

let town: Town
beforeAll(async () => {
  town = await openTown('nobody_left', [join(import.meta.dirname, 'declared_limits')])
})
afterAll(() => town.close())

const now = today(new Date())

const entered = async (login: Login, ledger: string, unit: string, values: object): Promise<Told> =>
  taken(await makeRow(await town.as(login), ledger, unit, values))
const errand = (login: Login, unit: string): Promise<Told> => entered(login, 'errand', unit, { matter: '补交材料' })
const move = async (login: Login, ledger: string, row: Told, name: string, said?: object): Promise<Answer<Told>> =>
  moveRow(await town.as(login), ledger, row, name, said)
const round = (at: number): Promise<number> =>
  escalate({ database: town.database, county: CITY, catalogue: town.house.catalogue }, new Date(at))
const told = async ({ id }: Told): Promise<[string, string | null, string[]][]> => {
  const { body } = await (
    await town.as('safety')
  ).get<{ escalations: Escalation[] }>(`/api/ledgers/errand/rows/${id}/escalations`)
  return body.escalations.map(({ rung, to_unit, people }) => [rung, to_unit, people])
}
const breaks = (ledger: LedgerDocument) => town.database.asOwner(CITY, (tx) => openRowBreaks(tx, ledger))
const declared = (name: string): LedgerDocument => town.house.catalogue.ledger(name)!

describe('a row is offered to', () => {
  test('a unit that is there, and is not the one that has it', async () => {
    await town.database.asOwner(CITY, (tx) => closeUnit(tx, 'east-a-3', now))
    const row = await errand('school_one', 'east-a-1')
    const offers: [said: object, says: string][] = [
      [{ marks: { to_unit: 'not_applicable' } }, '“转给”要写明是哪个单位'],
      [{ values: { to_unit: 'east-a-1' } }, '“转给”就是本单位，不用转'],
      [{ values: { to_unit: 'east-a-3' } }, '“转给”所写的单位已经撤并，请另选'],
    ]
    for (const [said, says] of offers) {
      const refused = await move('school_one', 'errand', row, 'offer', said)
      expect(refused).toMatchObject({ status: 422, body: { faults: [{ path: 'to_unit', says }] } })
    }
    const lines = await town.database.asOwner(CITY, (tx) =>
      tx.rows(sql`select state, at_unit from work.open_row where ledger = 'errand' and id = ${row.id}`),
    )
    expect(lines).toEqual([{ state: 'given', at_unit: null }])
  })

  test('another unit after a correction, which leaves its limit and its ladder as they were', async () => {
    const letter = {
      year: Number(now.slice(0, 4)),
      kind: '校园安全',
      partner: 'east-a-1',
      issued_on: now,
      leader: '陆东升',
      duties: '守土有责',
      assess_by: addDays(now, 30),
    }
    const draft = await entered('east_office', 'responsibility', 'east', letter)
    const issued = (await move('east_office', 'responsibility', draft, 'issue')).body
    const steward = await town.as('steward')
    const url = `/api/ledgers/responsibility/rows/${issued.id}`
    const correct = (partner: string) =>
      steward.put<Told>(url, { key: randomUUID(), version: issued.version, values: { partner } })
    expect(await correct('east-a-3')).toMatchObject({ status: 422, body: { faults: [{ path: 'partner' }] } })
    const corrected = await correct('east-a-2')
    expect(corrected.body).toMatchObject({ due_at: issued.due_at, path: issued.path })
    expect(await breaks(declared('responsibility'))).toEqual([])
    const owes = async (login: Login): Promise<number[]> =>
      (await (await town.as(login)).get<OpenRows>('/api/work/rows?what=mine&ledger=responsibility')).body.rows.map(
        ({ id }) => id,
      )
    expect(await owes('school_one')).toEqual([])
    expect(await owes('school_two')).toEqual([issued.id])
  })
})

describe('what is owed', () => {
  test('by a school that is closed is told to those above it', async () => {
    const row = await errand('steward', 'west-a-2')
    await town.database.asOwner(CITY, (tx) => closeUnit(tx, 'west-a-2', now))
    await round(aMomentLater())
    expect(await told(row)).toEqual([['entered', 'west-a', ['钟西陵']]])
  })

  test('by a school that is merged is told to its successor, seen there and moved on there', async () => {
    const row = await errand('school_two', 'east-a-2')
    await town.database.asOwner(CITY, (tx) => mergeUnit(tx, 'east-a-2', 'east-a-1', now))
    await round(Date.parse(row.due_at!))
    expect((await told(row)).at(-1)).toEqual(['holder', 'east-a-1', ['文一舟']])
    const said = { key: randomUUID(), words: '材料在老校区档案室' }
    await (await town.as('east_head')).post(`/api/ledgers/errand/rows/${row.id}/comments`, said)
    const one = await town.as('school_one')
    const { notices } = (await one.get<{ notices: { kind: string; words: string }[] }>('/api/inbox')).body
    expect(notices).toContainEqual(
      expect.objectContaining({ kind: 'commented', words: expect.stringContaining('老校区') }),
    )
    const begun = await move('school_one', 'errand', row, 'begin', { values: { promised_on: addDays(now, 9) } })
    expect(begun).toMatchObject({ status: 200, body: { state: 'working' } })
  })

  test('by somebody who leaves is told at once to who comes next, and only once', async () => {
    const row = await errand('west_one', 'west-a-1')
    await round(aMomentLater())
    expect(await told(row)).toEqual([])
    const seat = { position: 'school.clerk', unit: 'west-a-1' }
    await town.database.asOwner(CITY, (tx) => endSeat(tx, town.people['west_one']!, seat))
    await round(aMomentLater())
    await round(aMomentLater())
    expect(await told(row)).toEqual([['entered', 'west-a', ['钟西陵']]])
    const ladder = await town.database.asOwner(CITY, (tx) =>
      tx.rows(sql`select told from work.open_row where ledger = 'errand' and id = ${row.id}`),
    )
    expect(ladder).toEqual([{ told: 1 }])
  })
})

/** Rows are stamped with microseconds, and this clock only counts milliseconds. */
const aMomentLater = (): number => Date.now() + 1_000

test('a workflow declared anew takes its lines along', async () => {
  const errands = declared('errand')
  const { states } = errands.workflow!
  const begun = await move('school_one', 'errand', await errand('school_one', 'east-a-1'), 'begin', {
    values: { promised_on: addDays(now, 9) },
  })
  const waiting = (await move('school_one', 'errand', begun.body, 'wait')).body
  const resting: LedgerDocument = {
    ...errands,
    workflow: { ...errands.workflow!, states: { ...states, waiting: { title: '等待材料', rests: true } } },
  }
  const lines = () =>
    town.database.asOwner(CITY, (tx) =>
      tx.rows<{ state: string }>(sql`select state from work.open_row where ledger = 'errand' and id = ${waiting.id}`),
    )
  await applyDeclarations(town.database, CITY, [resting])
  expect(await lines()).toEqual([])
  expect(await breaks(resting)).toEqual([])
  await applyDeclarations(town.database, CITY, [errands])
  expect(await lines()).toEqual([{ state: 'waiting' }])
  expect(await breaks(errands)).toEqual([])
})
