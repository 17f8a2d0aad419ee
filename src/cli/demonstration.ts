/** Fills an empty database with the demonstration city: units, people, and rows with all their versions. */
import {
  DEMO_PASSWORD,
  type DemoPerson,
  type DemoRow,
  type Demonstration,
  demonstration,
} from '../demo/demonstration.ts'
import type { Values } from '../ledger/index.ts'
import type { Tx } from '../server/db/database.ts'
import { Problem } from '../server/db/problem.ts'
import { sql } from '../server/db/sql.ts'
import { type OpenHouse, foundHouse } from '../server/main.ts'
import { joinGroup, keepGroup } from '../server/org/groups.ts'
import { addPeople } from '../server/org/people.ts'
import { closeUnit, createUnits, mergeUnit, renameUnit } from '../server/org/units.ts'
import { type ImportedRow, insertMany } from '../server/tables/rows.ts'
import { randomUUID } from 'node:crypto'

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
function* versionsOf(row: DemoRow, idOf: (login: string) => number): Generator<ImportedRow> {
  let values: Values = row.values
  for (const [i, version] of row.versions.entries()) {
    values = { ...values, ...version.values }
    const { at, state, by, move, reason, listed } = version
    const act = i === 0 ? 'create' : move === undefined ? 'edit' : 'move'
    const from = row.versions[i - 1]?.state
    yield {
      unit: row.unit,
      period: row.period,
      values,
      marks: row.marks,
      state,
      taken: {
        id: row.id,
        version: i + 1,
        opened_at: at,
        closed_at: row.versions[i + 1]?.at ?? null,
        by: by === undefined ? 0 : idOf(by),
        ...(by === undefined || listed ? {} : { act }),
        ...(move === undefined
          ? {}
          : { detail: { move, from, to: state, ...(reason === undefined ? {} : { reason }) } }),
      },
    }
  }
}

function* allVersions(rows: Iterable<DemoRow>, idOf: (login: string) => number): Generator<ImportedRow> {
  for (const row of rows) yield* versionsOf(row, idOf)
}

const fillLedgers = async (
  house: OpenHouse,
  { ledgers }: Demonstration,
  idOf: (login: string) => number,
  say: (line: string) => void,
): Promise<void> => {
  for (const { ledger, rows } of ledgers) {
    const title = house.catalogue.ledger(ledger)?.title ?? ledger
    const { count } = await house.database.asOwner(house.county, (tx) =>
      insertMany(tx, house, ledger, allVersions(rows, idOf), { import_id: randomUUID(), checked: true }),
    )
    await house.database.asOwner(house.county, (tx) => tx.run(sql`analyze ${sql.name('ledger', ledger)}`))
    say(`  ${title}：${count} 条`)
  }
}

/** Problems: `already_there` where the database has units already: nothing is mixed into a bureau's own books. */
export const demonstrate = async (empty: OpenHouse, say: (line: string) => void): Promise<OpenHouse> => {
  if (empty.founded) throw new Problem('already_there', { what: '这个库里已经有单位，演示数据只放进空库' })
  const city = demonstration()
  const county = city.units[0]?.code ?? ''
  say('正在放入演示数据……')
  const ids = await empty.database.asOwner(county, async (tx) => {
    await plantUnits(tx, city)
    return seatPeople(tx, city.people)
  })
  const house = await foundHouse(empty, county)
  await fillLedgers(house, city, (login) => ids.get(login) ?? 0, say)
  return house
}

/** The accounts worth trying, for the terminal. */
export const accountsOf = (): string => {
  const shown = demonstration().people.flatMap(({ login, about }) => (about === undefined ? [] : [{ login, about }]))
  const width = Math.max(...shown.map(({ login }) => login.length))
  return [
    `演示账号（密码都是 ${DEMO_PASSWORD}）：`,
    ...shown.map(({ login, about }) => `  ${login.padEnd(width)}  ${about}`),
  ].join('\n')
}
