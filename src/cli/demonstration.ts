/** Fills an empty database with the demonstration city: units, people, and rows with all their versions. */
import {
  COLLECTED_TODAY,
  DEMO_PASSWORD,
  type DemoPerson,
  type DemoException,
  type DemoRow,
  type DemoVersion,
  type DemoWindow,
  type Demonstration,
  demonstration,
} from '../demo/demonstration.ts'
import { demoPeople } from '../demo/people.ts'
import { pathWith } from '../demo/row_path.ts'
import {
  type Day,
  type LedgerDocument,
  type Path,
  periodOf,
  type TimeRules,
  today,
  type Values,
} from '../ledger/index.ts'
import type { Tx } from '../server/db/database.ts'
import { Problem } from '../server/db/problem.ts'
import { sql } from '../server/db/sql.ts'
import { type OpenHouse, foundHouse } from '../server/main.ts'
import { joinGroup, keepGroup } from '../server/org/groups.ts'
import { addPeople } from '../server/org/people.ts'
import { closeUnit, createUnits, mergeUnit, renameUnit } from '../server/org/units.ts'
import { writeEvent } from '../server/db/log.ts'
import { type ImportedRow, insertMany } from '../server/tables/rows.ts'
import { timeRules } from '../server/tables/time_rules.ts'
import { escalate } from '../server/work/escalation.ts'
import { randomUUID } from 'node:crypto'
import { plantManuscripts } from './planted_manuscripts.ts'
import { plantPapers } from './planted_papers.ts'

const SEATED_SINCE = '2005-09-01'

const plantUnits = async (tx: Tx, { units, groups }: Demonstration): Promise<void> => {
  await createUnits(
    tx,
    units.map(({ earlier, name, ...unit }) => ({ ...unit, name: earlier?.name ?? name })),
  )
  for (const { code, name, earlier, closed_on, merged_into } of units) {
    if (earlier !== undefined) await renameUnit(tx, code, name, earlier.until)
    if (merged_into !== undefined && closed_on !== undefined) await mergeUnit(tx, code, merged_into, closed_on)
    else if (closed_on !== undefined) await closeUnit(tx, code, closed_on)
  }
  for (const { units: members, from, ...group } of groups) {
    await keepGroup(tx, group)
    await joinGroup(tx, group.code, members, from)
  }
}

const plantTerms = async (tx: Tx, { terms }: Demonstration): Promise<void> => {
  const { county } = tx.actor
  for (const { code, from, to } of terms) {
    // Known all along: the cases of these years were decided by them.
    await tx.run(sql`
      insert into work.term (county, code, from_day, to_day, opened_at)
      values (${county}, ${code}, ${from}::date, ${to}::date, '-infinity')`)
  }
  await writeEvent(tx, { act: 'set_term', detail: { terms } })
}

const seatPeople = async (tx: Tx, people: readonly DemoPerson[]): Promise<ReadonlyMap<string, number>> => {
  const ids = await addPeople(
    tx,
    people.map(({ login, name, seats }) => ({
      login,
      name,
      password: DEMO_PASSWORD,
      must_change: false,
      seats: seats.map((seat) => ({ ...seat, from_day: SEATED_SINCE })),
    })),
  )
  return new Map(people.map(({ login }, i) => [login, ids[i] ?? 0]))
}

/** Each version of the row as the table keeps it: open from its own moment until the next one's. */
function* versionsOf(row: DemoRow, idOf: (login: string) => number, way: Way | undefined): Generator<ImportedRow> {
  let values: Values = row.values
  let notes = row.versions[0]?.notes
  let path: Path | undefined
  let { unit } = row
  for (const [i, version] of row.versions.entries()) {
    values = version.values === undefined ? values : { ...values, ...version.values }
    notes = version.notes ?? notes
    const { at, state, by, listed } = version
    const act = i === 0 ? 'create' : version.move === undefined ? 'edit' : 'move'
    const detail = detailOf(version, row.versions[i - 1]?.state ?? 'draft')
    unit = version.unit ?? unit
    path = way?.({ ...row, unit }, version, { values, path })
    yield {
      unit,
      period: row.period,
      values,
      marks: row.marks,
      notes,
      state,
      taken: {
        id: row.id,
        version: i + 1,
        opened_at: at,
        closed_at: row.versions[i + 1]?.at ?? null,
        by: by === undefined ? 0 : idOf(by),
        path,
        ...(by === undefined || listed ? {} : { act }),
        ...(detail === undefined ? {} : { detail }),
      },
    }
  }
}

/** The path of the row with one version more. */
type Way = (
  row: DemoRow,
  version: DemoVersion,
  before: { readonly values: Values; readonly path: Path | undefined },
) => Path

const wayOf = (ledger: LedgerDocument, rules: TimeRules, idOf: (login: string) => number): Way | undefined => {
  if (ledger.workflow === undefined) return undefined
  const workflow = ledger.workflow
  return ({ unit, period, marks }, version, { values, path }) => {
    const by = version.by === undefined ? 0 : idOf(version.by)
    return pathWith(workflow, path, version, by, { unit, period, values, ...(marks && { marks }) }, rules)
  }
}

/** What the event of a move tells, as the move itself would have told it. */
const detailOf = ({ move, state, reason, cells, until }: DemoVersion, from: string): Detail | undefined => {
  const told = { move, from, to: state, reason, cells, until }
  return move === undefined
    ? undefined
    : Object.fromEntries(Object.entries(told).filter(([, one]) => one !== undefined))
}
type Detail = Readonly<Record<string, unknown>>

function* allVersions(
  rows: Iterable<DemoRow>,
  idOf: (login: string) => number,
  way: Way | undefined,
): Generator<ImportedRow> {
  for (const row of rows) yield* versionsOf(row, idOf, way)
}

const fillLedgers = async (
  house: OpenHouse,
  { ledgers }: Demonstration,
  idOf: (login: string) => number,
  say: (line: string) => void,
): Promise<void> => {
  for (const { ledger, rows } of ledgers) {
    const document = house.catalogue.ledger(ledger)!
    const { title } = document
    const { count } = await house.database.asOwner(house.county, async (tx) => {
      const way = wayOf(document, await timeRules(tx, house.catalogue), idOf)
      return insertMany(tx, house, ledger, allVersions(rows, idOf, way), { import_id: randomUUID(), checked: true })
    })
    await house.database.asOwner(house.county, (tx) => tx.run(sql`analyze ${sql.name('ledger', ledger)}`))
    say(`  ${title}：${count} 条`)
  }
}

const plantPapersOf = (house: OpenHouse, city: Demonstration, idOf: (login: string) => number): Promise<number> =>
  house.database.asOwner(house.county, async (tx) => {
    const rules = await timeRules(tx, house.catalogue)
    return plantPapers(tx, house, city, idOf, (ledger) => {
      const way = wayOf(house.catalogue.ledger(ledger)!, rules, idOf)
      return (row) => versionsOf(row, idOf, way)
    })
  })

/** When the windows of the past were ordered. */
const ORDERED_AT = '2009-12-21T09:00:00+08:00'

/**
 * The windows of the past take the place of those that every ledger begins with; and what is collected today begins with
 * the months of the living year that have been collected already.
 */
const openWindows = async (tx: Tx, windows: readonly DemoWindow[], since: Day): Promise<void> => {
  const { county, person } = tx.actor
  await tx.run(sql`delete from work.collection where county = ${county}`)
  await tx.run(sql`
    insert into work.collection (county, ledger, from_day, to_day, by, opened_at)
    select ${county}, w.ledger, w.from_day, w.to_day, ${person}, ${ORDERED_AT}::timestamptz
    from unnest(${windows.map(({ ledger }) => ledger)}::text[], ${windows.map(({ from }) => from)}::date[],
      ${windows.map(({ to }) => to)}::date[]) w(ledger, from_day, to_day)`)
  await tx.run(sql`
    insert into work.collection (county, ledger, from_day, by)
    select ${county}, w.ledger, ${since}::date, ${person} from unnest(${[...COLLECTED_TODAY]}::text[]) w(ledger)`)
  await writeEvent(tx, { act: 'collect', detail: { windows, today: [...COLLECTED_TODAY] } })
}

/** At so many a time: a statement holds them all. */
const BATCH = 5_000

const letOff = async (
  tx: Tx,
  exceptions: Iterable<DemoException>,
  idOf: (login: string) => number,
): Promise<number> => {
  let count = 0
  for (const batch of batchesOf(exceptions)) {
    const column = (of: (one: DemoException) => string | number | null): unknown[] => batch.map(of)
    count += await tx.run(sql`
      insert into work.exception (county, ledger, unit, period, kind, until_day, reason, by, opened_at)
      select ${tx.actor.county}, e.* from unnest(${column((one) => one.ledger)}::text[],
        ${column((one) => one.unit)}::text[], ${column((one) => one.period)}::text[],
        ${column((one) => one.kind)}::text[], ${column((one) => one.until ?? null)}::date[],
        ${column((one) => one.reason)}::text[], ${column((one) => idOf(one.by))}::bigint[],
        ${column((one) => one.at)}::timestamptz[]) e`)
  }
  count += await letOffToday(tx)
  await tellLog(tx)
  return count
}

/** Where a programme did not run when the demonstration came to a stand, it does not run today either. */
const letOffToday = (tx: Tx): Promise<number> =>
  tx.run(sql`
    insert into work.exception (county, ledger, unit, period, kind, reason, by)
    select e.county, e.ledger, e.unit, ${periodOf('month', today(new Date())).code}, e.kind, e.reason, e.by
    from work.exception e
    where e.county = ${tx.actor.county} and e.kind = 'not_applicable' and e.ledger = any(${[...COLLECTED_TODAY]}::text[])
      and e.period = (select max(l.period) from work.exception l where l.county = e.county and l.ledger = e.ledger
        and l.kind = e.kind)`)

function* batchesOf(exceptions: Iterable<DemoException>): Generator<DemoException[]> {
  let batch: DemoException[] = []
  for (const exception of exceptions) {
    batch.push(exception)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** One event for all units that were let off for a period; a reopening is told by the move that made it. */
const tellLog = (tx: Tx): Promise<number> =>
  tx.run(sql`
    insert into log.event (county, at, person, act, ledger, detail)
    select county, max(opened_at), min(by), 'except', ledger,
      jsonb_build_object('kind', kind, 'period', period, 'units', jsonb_path_query_array(jsonb_agg(unit order by unit),
        '$[0 to 999]'), 'reason', min(reason))
    from work.exception where county = ${tx.actor.county} and kind <> 'reopened'
    group by county, ledger, kind, period order by max(opened_at)`)

/** Problems: `already_there` where the database has units already: nothing is mixed into a bureau's own books. */
export const demonstrate = async (
  empty: OpenHouse,
  say: (line: string) => void,
  city: Demonstration = demonstration(today(new Date())),
): Promise<OpenHouse> => {
  if (empty.founded) throw new Problem('already_there', { what: '这个库里已经有单位，演示数据只放进空库' })
  const county = city.units[0]?.code ?? ''
  say('正在放入演示数据……')
  const ids = await empty.database.asOwner(county, async (tx) => {
    await plantUnits(tx, city)
    await plantTerms(tx, city)
    return seatPeople(tx, city.people)
  })
  const house = await foundHouse(empty, county)
  const idOf = (login: string): number => ids.get(login) ?? 0
  await fillLedgers(house, city, idOf, say)
  const count = await house.database.asOwner(county, async (tx) => {
    await openWindows(tx, city.windows, city.collected_since)
    return letOff(tx, city.exceptions, idOf)
  })
  say(`  免报、不适用、零报告和重新打开：${count} 条`)
  const papers = await plantPapersOf(house, city, idOf)
  say(`  文书：${papers} 份`)
  const manuscripts = await plantManuscripts(house, city.people, idOf, today(new Date()))
  say(`  文稿：${manuscripts} 份`)
  const told = await escalate({ ...house, county }, new Date(), { quietly: true })
  say(`  到期提醒和逾期上报：${told} 条`)
  return house
}

/** The accounts worth trying, for the terminal. */
export const accountsOf = (): string => {
  const shown = demoPeople().flatMap(({ login, about }) => (about === undefined ? [] : [{ login, about }]))
  const width = Math.max(...shown.map(({ login }) => login.length))
  return [
    `演示账号（密码都是 ${DEMO_PASSWORD}）：`,
    ...shown.map(({ login, about }) => `  ${login.padEnd(width)}  ${about}`),
  ].join('\n')
}
