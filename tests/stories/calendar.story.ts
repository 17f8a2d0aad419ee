import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayAt, type Path, soonAt } from '../../src/ledger/index.ts'
import type { CalendarWire } from '../../src/ledger/wire/calendar.ts'
import { sql } from '../../src/server/db/sql.ts'
import { soonSql } from '../../src/server/tables/open_rows.ts'
import { settleCalendar } from '../../src/server/tables/settle_calendar.ts'
import { laidDownAt } from '../../src/server/tables/time_rules.ts'
import { verifyVersions } from '../../src/server/tables/verify_versions.ts'
import { CITY, openTown, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown('calendar', [join(import.meta.dirname, 'declared_limits')])
})
afterAll(() => town.close())

interface Shown {
  readonly id: number
  readonly version: number
  readonly path: Path
  readonly due_at: string
  readonly code?: string
}
interface Version {
  readonly version: number
  readonly act: string
  readonly by: string | null
}
const errand = async (): Promise<Shown> =>
  (
    await (
      await town.as('school_one')
    ).post<Shown>('/api/ledgers/errand/rows', {
      key: randomUUID(),
      unit: 'east-a-1',
      values: { matter: '补交消防验收材料' },
    })
  ).body
const rowNow = async (id: number): Promise<Shown> =>
  (await (await town.as('school_one')).get<{ row: Shown }>(`/api/ledgers/errand/rows/${id}`)).body.row
const lastDay = ({ due_at }: Shown): string => dayAt(Date.parse(due_at) - 1)
const yearOf = async (day: string): Promise<CalendarWire> =>
  (await (await town.as('school_one')).get<CalendarWire>(`/api/calendar?year=${day.slice(0, 4)}`)).body
const set = async (days: readonly object[], source = '临川湾市政府办公室通知') =>
  (await town.as('steward')).post<{ added: number; reckoned: number; code?: string; faults?: { path: string }[] }>(
    '/api/calendar',
    { days, source },
  )

describe('the bureau’s calendar of working days', () => {
  test('a year as the notice has it, for everybody; of a later year it says that it knows nothing yet', async () => {
    const known = await yearOf('2011-10-08')
    expect(known).toMatchObject({ covered: true, own: [] })
    expect(known.days.filter(({ day }) => day > '2011-09-30' && day < '2011-10-31')).toHaveLength(9)
    expect(known.days).toContainEqual({ day: '2011-10-08', kind: 'worked', title: '国庆节' })
    expect(await yearOf(`${known.covered_to + 1}-01-01`)).toMatchObject({ covered: false, days: [] })
  })

  test('only who keeps the whole bureau’s books lays down days, and says on what ground', async () => {
    const one = { day: '2027-01-01', kind: 'off', title: '元旦' }
    const school = await (
      await town.as('school_one')
    ).post<{ code: string }>('/api/calendar', { days: [one], source: '通知' })
    expect(school).toMatchObject({ status: 403, body: { code: 'not_yours' } })
    const wrong = await set([one, one, { day: '2027-02-30', kind: 'off', title: '' }], ' ')
    expect(wrong.status).toBe(422)
    expect(wrong.body.faults?.map(({ path }) => path)).toEqual([
      'source',
      'days[1].day',
      'days[2].day',
      'days[2].title',
    ])
    expect((await yearOf('2027-01-01')).own).toEqual([])
  })

  test('what is due moves with the calendar, by the platform, and the log says from when to when', async () => {
    const closed = await errand()
    const begun = await (
      await town.as('school_one')
    ).post<Shown>(`/api/ledgers/errand/rows/${closed.id}/moves`, {
      key: randomUUID(),
      version: 1,
      move: 'begin',
      values: { promised_on: lastDay(closed) },
    })
    expect(begun.status).toBe(200)
    const open = await errand()
    const day = lastDay(open)

    const answer = await set([{ day, kind: 'off', title: '全市运动会' }])
    expect(answer).toMatchObject({ status: 200, body: { added: 1, reckoned: 1 } })
    const later = await rowNow(open.id)
    expect(later.version).toBe(2)
    expect(lastDay(later) > day).toBe(true)
    expect(later.path.at(-1)!.due).toBe(Date.parse(later.due_at))
    expect(later.path.at(-1)!.limit).toEqual(open.path.at(-1)!.limit)
    // A limit until a day that was named, and one that was met before, are what they were.
    expect(await rowNow(closed.id)).toMatchObject({ version: 2, path: begun.body.path })

    const { versions } = (
      await (await town.as('school_one')).get<{ versions: Version[] }>(`/api/ledgers/errand/rows/${open.id}/history`)
    ).body
    expect(versions.map(({ act }) => act)).toEqual(['create', 'reckon'])
    const [owed, event] = await town.database.asOwner(CITY, async (tx) => [
      await tx.one<{ due: string }>(
        sql`select due_at as due from work.open_row where ledger = 'errand' and id = ${open.id}`,
      ),
      await tx.one<{ person: number; detail: { due_before: string; due: string; why: string } }>(sql`
        select person, detail from log.event where ledger = 'errand' and row_id = ${open.id} and act = 'reckon'`),
    ])
    expect(Date.parse(owed.due)).toBe(Date.parse(later.due_at))
    expect(event.person).toBe(0)
    expect(Date.parse(event.detail.due_before)).toBe(Date.parse(open.due_at))
    expect(Date.parse(event.detail.due)).toBe(Date.parse(later.due_at))
    expect(event.detail.why).toContain('临川湾市政府办公室通知')

    // Whoever had the version before it open is shown both.
    const stale = await (
      await town.as('school_one')
    ).put<Shown>(`/api/ledgers/errand/rows/${open.id}`, { key: randomUUID(), version: 1, values: { matter: '改了' } })
    expect(stale).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } })

    // What was known then can be asked for, and what is taken back is due as before.
    const { own } = await yearOf(day)
    expect(own).toMatchObject([{ day, kind: 'off', title: '全市运动会', by: '管仲南' }])
    const before = Date.parse(own[0]!.opened_at) - 1
    const then = await town.database.asOwner(CITY, (tx) => laidDownAt(tx, before))
    expect(then.calendar.isWorkday(Math.floor(Date.parse(day) / 86_400_000))).toBe(true)
    const dropped = await (
      await town.as('steward')
    ).remove<{ reckoned: number }>('/api/calendar', { ids: [own[0]!.id] })
    expect(dropped).toMatchObject({ status: 200, body: { reckoned: 1 } })
    expect(await rowNow(open.id)).toMatchObject({ version: 3, path: open.path })
    const again = await (await town.as('steward')).remove<{ code: string }>('/api/calendar', { ids: [own[0]!.id] })
    expect(again).toMatchObject({ status: 404, body: { code: 'no_such' } })
    expect(
      await town.database.asOwner(CITY, (tx) => verifyVersions(tx, town.house.catalogue.ledgers.values())),
    ).toEqual([])
  })

  test('the same day said otherwise takes the place of the first; said again it changes nothing', async () => {
    const day = '2027-05-04'
    expect((await set([{ day, kind: 'off', title: '青年节' }])).body).toMatchObject({ added: 1 })
    expect((await set([{ day, kind: 'off', title: '青年节' }])).body).toMatchObject({ added: 0, reckoned: 0 })
    expect((await set([{ day, kind: 'no_school', title: '校运会' }])).body).toMatchObject({ added: 1 })
    expect((await yearOf(day)).own).toMatchObject([{ day, kind: 'no_school', title: '校运会' }])
  })

  test('a program that knows another year, and a change that has settled, are looked after by the clock', async () => {
    const round = { database: town.database, county: CITY, catalogue: town.house.catalogue }
    const open = await errand()
    await settleCalendar({ ...round, to_year: 2025 })
    const { calendar } = await town.database.asOwner(CITY, (tx) => laidDownAt(tx, Date.now() + 1_000))
    // 1 January 2026 is a Thursday.
    expect(calendar.isWorkday(Date.parse('2026-01-01') / 86_400_000)).toBe(true)
    await settleCalendar(round)
    // Put out of step by hand, as a move in that very moment would leave it.
    await town.database.asOwner(CITY, (tx) =>
      tx.run(sql`
        update ledger.errand set due_at = due_at + interval '1 day',
          path = jsonb_set(path, '{0,due}', to_jsonb((path->0->>'due')::bigint + 86400000))
        where id = ${open.id}`),
    )
    expect(await settleCalendar(round)).toBe(0)
    expect(await settleCalendar(round, Date.now() + 120_000)).toBe(1)
    expect(await rowNow(open.id)).toMatchObject({ path: open.path })
    expect(await settleCalendar(round, Date.now() + 120_000)).toBe(0)
  })

  test('when a limit is soon to run out is told alike for one row and for many', async () => {
    const soon = { days: 3, share: 0.25 }
    const due = Date.parse('2026-10-10T00:00:00+08:00')
    const begun = [0, 1, 59, 60, 7_200, 17_000].map((minutes) => due - minutes * 60_000)
    const told = await town.database.asOwner(CITY, (tx) =>
      tx.rows<{ at: number }>(sql`
        select extract(epoch from ${soonSql(sql`to_timestamp(${due / 1_000}::float8)`, sql`to_timestamp(b)`, soon)})::float8 * 1000 as at
        from unnest(${[...begun, due + 60_000].map((at) => at / 1_000)}::float8[]) with ordinality u(b, n) order by n`),
    )
    expect(told.map(({ at }) => at)).toEqual([...begun, due + 60_000].map((at) => soonAt(at, due, soon)))
  })
})
