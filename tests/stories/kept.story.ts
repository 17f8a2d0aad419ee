/**
 * Was it kept? Two errands of National Day 2011, one begun in the last minute of its limit and one in the first after it.
 * Then everything changes that a limit was made of: the calendar, the terms, the norms and limits declared, the positions.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { bureauFolder } from '../../src/bureau/index.ts'
import { type Declaration, deadline, noted, type Path } from '../../src/ledger/index.ts'
import { loadDeclarations } from '../../src/server/declarations.ts'
import { endSeat } from '../../src/server/org/people.ts'
import { applyDeclarations } from '../../src/server/tables/apply.ts'
import { laidDown } from '../../src/server/tables/time_rules.ts'
import { verifyPaths } from '../../src/server/tables/verify_paths.ts'
import { sql } from '../../src/server/db/sql.ts'
import { CITY, openTown, type Town } from './town.ts'

const SOON = { days: 3, share: 0.25 }
const folders = [join(import.meta.dirname, 'declared_limits')]
const at = (moment: string): Date => new Date(`${moment.replace(' ', 'T')}:00+08:00`)

let town: Town
let ids: number[] = []
beforeAll(async () => {
  town = await openTown('kept', folders)
})
afterEach(() => {
  vi.useRealTimers()
})
afterAll(() => town.close())

interface Shown {
  readonly id: number
  readonly version: number
  readonly path: Path
  readonly message?: string
}
const errandOf = async (begun: string): Promise<number> => {
  const school = await town.as('school_one')
  vi.useFakeTimers({ toFake: ['Date'], now: at('2011-09-28 09:00') })
  const made = await school.post<Shown>('/api/ledgers/errand/rows', {
    key: randomUUID(),
    unit: 'east-a-1',
    values: { matter: '补交消防验收材料' },
  })
  vi.setSystemTime(at(begun))
  const moved = await school.post<Shown>(`/api/ledgers/errand/rows/${made.body.id}/moves`, {
    key: randomUUID(),
    version: 1,
    move: 'begin',
    values: { promised_on: '2011-10-31' },
  })
  expect(moved.status, moved.body.message).toBe(200)
  vi.setSystemTime(at('2011-10-20 09:00'))
  const dropped = await school.post<Shown>(`/api/ledgers/errand/rows/${made.body.id}/moves`, {
    key: randomUUID(),
    version: 2,
    move: 'drop',
    reason: '上级另行安排',
  })
  expect(dropped.status, dropped.body.message).toBe(200)
  vi.useRealTimers()
  return made.body.id
}

/** What a page, a report and the one function say of a case. */
const answersOf = async () => {
  const safety = await town.as('safety')
  const { calendar } = await town.database.asOwner(CITY, laidDown)
  const rows = await Promise.all(
    ids.map(async (id) => (await safety.get<{ row: Shown }>(`/api/ledgers/errand/rows/${id}`)).body.row.path),
  )
  const { body } = await safety.get<{ figures: { indicator: string; value: number }[] }>(
    `/api/figures?indicators=errand.all,errand.begun_in_time,errand.late&unit=${CITY}&period=2011`,
  )
  const now = at('2026-01-01 00:00').getTime()
  return {
    paths: rows,
    kept: rows.map((path) => path.map((step) => step.kept)),
    ended: rows.map((path) => deadline(path, calendar, now, SOON)),
    noted: rows.map((path) => noted(path, now, SOON)),
    figures: body.figures.map(({ indicator, value }) => [indicator, value]),
  }
}

test('what was kept stays kept and what was missed stays missed, whatever has changed since', async () => {
  ids = [await errandOf('2011-10-10 23:59'), await errandOf('2011-10-11 00:00')]
  const before = await answersOf()
  expect(before.kept).toEqual([
    [true, true, undefined],
    [false, true, undefined],
  ])
  expect(before.figures).toEqual([
    ['errand.all', 2],
    ['errand.begun_in_time', 1],
    ['errand.late', 0],
  ])
  expect(await town.database.asOwner(CITY, (tx) => verifyPaths(tx, town.house.catalogue.ledgers.values()))).toEqual({
    paths: 2,
    breaks: [],
  })

  const steward = await town.as('steward')
  // By this calendar five working days from 28 September would end on 12 October.
  const days = ['2011-10-08', '2011-10-09'].map((day) => ({ day, kind: 'off', title: '补录' }))
  expect(await steward.post('/api/calendar', { days, source: '补录通知' })).toMatchObject({
    status: 200,
    body: { added: 2, reckoned: 0 },
  })
  expect((await steward.put('/api/terms', { code: '2011T1', from: '2011-10-10', to: '2012-01-10' })).status).toBe(200)
  await applyDeclarations(town.database, CITY, (await loadDeclarations([bureauFolder, ...folders])).map(stricter), {
    collects_from: '2001-09-01',
  })
  await town.database.asOwner(CITY, async (tx) => {
    const seat = { position: 'school.clerk', unit: 'east-a-1', from_day: '2001-09-01' }
    await endSeat(tx, town.people['school_one']!, seat)
  })

  expect(await answersOf()).toEqual(before)
  expect(await town.database.asOwner(CITY, (tx) => verifyPaths(tx, town.house.catalogue.ledgers.values()))).toEqual({
    paths: 2,
    breaks: [],
  })
})

test('a judgement or a due day that somebody has changed in the database is found', async () => {
  const [kept, due] = ids
  await town.database.asOwner(CITY, async (tx) => {
    await tx.run(sql`
      update ledger.errand set path = jsonb_set(path, '{0,kept}', 'false') where id = ${kept} and closed_at is null`)
    await tx.run(sql`update ledger.errand set due_at = now() where id = ${due} and closed_at is null`)
  })
  const { breaks } = await town.database.asOwner(CITY, (tx) => verifyPaths(tx, town.house.catalogue.ledgers.values()))
  expect(breaks.map(({ row, says }) => [row, says])).toEqual([
    [kept, '“given”记为逾期，按当时的日历重算为按期'],
    [due, '期限与办理经过不一致'],
  ])
})

/** Every limit of the errand shorter, and every norm another number from long ago on. */
const stricter = (declaration: Declaration): Declaration => {
  if (declaration.kind === 'norm') {
    return { ...declaration, values: declaration.values.map((one) => ({ ...one, value: one.value + 1 })) }
  }
  if (declaration.kind !== 'ledger' || declaration.name !== 'errand' || !declaration.workflow) return declaration
  const { states } = declaration.workflow
  const given = { ...states['given']!, limit: { workdays: 1 } }
  return { ...declaration, workflow: { ...declaration.workflow, states: { ...states, given } } }
}
