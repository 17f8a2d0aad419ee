/**
 * Only a move changes an alarm. Of every workflow that the bureau declares, in every one of its states, a row is corrected in
 * all its cells, the dates its limits were counted from and its files among them, and something is said about it: what is due
 * and the way it has come stay.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bureauFolder } from '../../src/bureau/index.ts'
import {
  type FieldDocument,
  type FieldType,
  fillingLevels,
  type LedgerDocument,
  makeCatalogue,
  periodOf,
  rulesOf,
  type Value,
  type Values,
  workflowOf,
} from '../../src/ledger/index.ts'
import { checkCharacter } from '../../src/ledger/fields/id_number.ts'
import { loadDeclarations } from '../../src/server/declarations.ts'
import type { Tx } from '../../src/server/db/database.ts'
import { Problem } from '../../src/server/db/problem.ts'
import { sql } from '../../src/server/db/sql.ts'
import { createUnits } from '../../src/server/org/units.ts'
import { editRow, insertMany, readRow } from '../../src/server/tables/rows.ts'
import { addComment } from '../../src/server/work/comments.ts'
import { CITY, openTown, type Town } from './town.ts'

const UNITS: Readonly<Record<string, string>> = {
  city: CITY,
  county: 'east',
  township: 'east-a',
  school: 'east-a-1',
  institution: 'east-training',
}
const catalogue = makeCatalogue(await loadDeclarations([bureauFolder]))
const limited = [...catalogue.ledgers.values()].filter(({ workflow }) => workflow !== undefined)

let town: Town
beforeAll(async () => {
  town = await openTown('alarms_stay')
  const opened_on = '2001-09-01'
  const training = { code: UNITS['institution']!, name: '东湾培训中心', level: 'institution', kind: 'institution' }
  await town.database.asOwner(CITY, (tx) => createUnits(tx, [{ ...training, parent: 'east', opened_on }]))
})
afterAll(() => town.close())

const citizen = (place: number): string => {
  const digits = `99990${place}199001010${place}1`.padEnd(17, '0')
  return digits + checkCharacter(digits)
}

type Turn = 0 | 1
type Sample = (field: FieldDocument, turn: Turn) => Value
const DAYS = ['2011-09-16', '2011-10-09'] as const
const count: Sample = ({ min = 0, max = Infinity }, turn) => Math.min(Math.max(min, 0) + turn, max)
const option = ({ options = [] }: FieldDocument, turn: Turn): string => options[turn] ?? options[0] ?? ''

/** Something that a field of the type may hold; turn 0 and 1 differ wherever they can. */
const SAMPLES: Readonly<Record<FieldType, Sample>> = {
  text: (_, turn) => ['甲', '乙'][turn]!,
  integer: count,
  number: count,
  money: count,
  date: (_, turn) => DAYS[turn],
  time: (_, turn) => `${DAYS[turn]} 08:30`,
  yesNo: (_, turn) => turn === 0,
  choice: option,
  choices: (field, turn) => [option(field, turn)],
  file: (_, turn) => (turn === 0 ? null : [randomUUID()]),
  idNumber: (_, turn) => citizen(turn + 1),
  phone: (_, turn) => ['13800001111', '13800002222'][turn]!,
  indicator: (_, turn) => ['hazard.found', 'hazard.open'][turn]!,
  unit: ({ level = 'school' }) => UNITS[level] ?? UNITS['school']!,
  lines: ({ fields = {} }, turn) => [
    Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, SAMPLES[one.type](one, turn)])),
  ],
  ref: () => 1,
  formula: () => null,
}

/** Birthdays lie apart from the days on which something happened. */
const cell = (name: string, field: FieldDocument, turn: Turn): Value =>
  name.startsWith('born') ? `2001-05-0${turn + 1}` : SAMPLES[field.type](field, turn)

/** What a row needs, and the dates and moments that its limits are counted from. */
const neededCells = (ledger: LedgerDocument): Values => {
  const counted = [...JSON.stringify(ledger.workflow).matchAll(/"(?:until|after)":"(\w+)"/g)].map(([, name]) => name)
  return Object.fromEntries(
    rulesOf(ledger).fields.flatMap(({ name, document }) =>
      document.required !== undefined || counted.includes(name) ? [[name, cell(name, document, 0)]] : [],
    ),
  )
}

/** All that an edit may write. */
const otherCells = (ledger: LedgerDocument): Values => {
  const { fields, asked } = rulesOf(ledger)
  const open = fields.filter(({ name }) => !asked.has(name))
  return Object.fromEntries(open.map(({ name, document }) => [name, cell(name, document, 1)]))
}

const alarmOf = async (tx: Tx, ledger: string, id: number): Promise<object> => {
  const row = await tx.one(sql`
    select path, due_at::text, state from ${sql.name('ledger', ledger)} where id = ${id} and closed_at is null`)
  const owed = await tx.rows(sql`
    select unit, at_unit, state, since::text, due_at::text from work.open_row where ledger = ${ledger} and id = ${id}`)
  return { row, owed }
}

/** In one go where the ledger's checks let it; else cell by cell, as far as they do. Answers what stood in the way of all. */
const corrected = async (ledger: LedgerDocument, id: number): Promise<{ edits: number; refused: unknown[] }> => {
  const refused: unknown[] = []
  const explained = Object.fromEntries(rulesOf(ledger).soft.map(({ name }) => [name, '已核对']))
  const edit = async (values: Values): Promise<boolean> => {
    const done = town.database.asOwner(CITY, async (tx) => {
      const { row } = await readRow(tx, town.house, ledger.name, id)
      await editRow(tx, town.house, ledger.name, id, { key: randomUUID(), version: row.version, values, explained })
    })
    return done.then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof Problem)) throw error
        refused.push(error.code, error.faults)
        return false
      },
    )
  }
  const all = otherCells(ledger)
  if (await edit(all)) return { edits: 1, refused }
  let edits = 0
  for (const [name, value] of Object.entries(all)) if (await edit({ [name]: value })) edits += 1
  return { edits, refused }
}

describe.each(limited.map((ledger) => [ledger.name, ledger] as const))('%s', (name, ledger) => {
  const { states } = workflowOf(ledger)
  test.each(Object.keys(states))('in the state %s', async (state) => {
    const unit = UNITS[fillingLevels(ledger)[0] ?? ''] ?? UNITS['school']!
    const period = ledger.cadence === undefined ? null : periodOf(ledger.cadence.each, '2011-09-16').code
    const id = await town.database.asOwner(CITY, async (tx) => {
      const values = neededCells(ledger)
      // Makes room where no two rows may have the same key.
      await tx.run(sql`update ${sql.name('ledger', name)} set closed_at = now() where closed_at is null`)
      const rows = [{ unit, period, state, values }]
      await insertMany(tx, town.house, name, rows, { import_id: randomUUID(), checked: true })
      return (await tx.one<{ id: number }>(sql`select max(id)::int as id from ${sql.name('ledger', name)}`)).id
    })
    const before = await town.database.asOwner(CITY, (tx) => alarmOf(tx, name, id))
    expect(before).toMatchObject({ row: { state, path: [{ state }] } })
    const { edits, refused } = await corrected(ledger, id)
    expect(edits, JSON.stringify(refused.slice(0, 4))).toBeGreaterThan(0)
    await town.database.asOwner(CITY, (tx) =>
      addComment(tx, town.house, name, id, { key: randomUUID(), words: '请尽快办理' }),
    )
    expect(await town.database.asOwner(CITY, (tx) => alarmOf(tx, name, id))).toEqual(before)
  })
})
