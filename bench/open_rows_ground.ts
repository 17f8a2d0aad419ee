/** A bureau of one large county and a small one with so many rows that somebody owes a move, over its own ledgers. */
import { bureauFolder } from '../src/bureau/index.ts'
import {
  type Catalogue,
  fillingLevels,
  type LedgerDocument,
  levelOf,
  makeCatalogue,
  owedMoves,
  workflowOf,
} from '../src/ledger/index.ts'
import type { Database, Tx } from '../src/server/db/database.ts'
import { type Sql, sql } from '../src/server/db/sql.ts'
import { loadDeclarations } from '../src/server/declarations.ts'
import { addPeople } from '../src/server/org/people.ts'
import { createUnits } from '../src/server/org/units.ts'
import { applyDeclarations } from '../src/server/tables/apply.ts'
import { storedFields, tableOf } from '../src/server/tables/columns.ts'
import { LINE, openRowsSql } from '../src/server/tables/open_rows.ts'

export const CITY = 'bench'
export const PASSWORD = 'Bridge-1987'
const opened_on = '2001-09-01'
/** Of ten townships of the bureau the first nine belong to the large county. */
const TOWNSHIPS = 40
const SCHOOLS = 10

const units = (): Parameters<typeof createUnits>[1] => {
  const unit = (code: string, name: string, level: string, parent: string | null) => ({
    code,
    name,
    level,
    parent,
    opened_on,
  })
  const townships = Array.from({ length: TOWNSHIPS }, (_, i) => ({ code: `t${i}`, county: i % 10 === 9 ? 'c2' : 'c1' }))
  return [
    unit(CITY, '基准市教育局', 'city', null),
    unit('c1', '大县教育局', 'county', CITY),
    unit('c2', '小县教育局', 'county', CITY),
    ...townships.map(({ code, county }) => unit(code, `第${code}镇中心学校`, 'township', county)),
    ...townships.flatMap(({ code }) =>
      Array.from({ length: SCHOOLS }, (_, i) => unit(`${code}-${i}`, `第${code}镇${i}小学`, 'school', code)),
    ),
  ]
}

export interface OpenGround {
  readonly catalogue: Catalogue
  /** How many lines there are, by ledger. */
  readonly lines: Readonly<Record<string, number>>
}

/** Fills an empty, migrated database. `people`: what seats are held under which login. */
export const openRowsGround = async (
  database: Database,
  rows: number,
  people: (catalogue: Catalogue) => Readonly<Record<string, readonly [position: string, unit: string][]>>,
): Promise<OpenGround> => {
  const declarations = await loadDeclarations([bureauFolder])
  const catalogue = makeCatalogue(declarations)
  await database.asOwner(CITY, async (tx) => {
    await createUnits(tx, units())
    const seats = (held: readonly [string, string][]) =>
      held.map(([position, unit]) => ({ position, unit, from_day: opened_on }))
    const logins = Object.entries(people(catalogue))
    await addPeople(
      tx,
      logins.map(([login, held]) => ({
        login,
        name: login,
        password: PASSWORD,
        must_change: false,
        seats: seats(held),
      })),
    )
  })
  await applyDeclarations(database, CITY, declarations)
  const ledgers = [...catalogue.ledgers.values()].filter(({ workflow }) => workflow !== undefined)
  const lines: Record<string, number> = {}
  await database.asOwner(CITY, async (tx) => {
    for (const ledger of ledgers) {
      await fill(tx, ledger, Math.floor(rows / ledgers.length))
      lines[ledger.name] = await tx.run(sql`
        insert into work.open_row (${LINE})
        ${openRowsSql(tx, ledger)}`)
    }
  })
  // As the database does by itself after a while.
  await database.glance(sql`vacuum analyze work.open_row`)
  for (const ledger of ledgers) await database.glance(sql`vacuum analyze ${tableOf(ledger)}`)
  return { catalogue, lines }
}

/** Rows in every state that somebody owes a move, entered within the last sixty days, due within sixty of that. */
const fill = async (tx: Tx, ledger: LedgerDocument, rows: number): Promise<void> => {
  const { states } = workflowOf(ledger)
  const open = Object.keys(states).filter((state) => owedMoves(ledger, state).length > 0)
  const limited = open.filter((state) => states[state]!.limit !== undefined)
  const level = fillingLevels(ledger).toSorted((a, b) => (a === 'school' ? -1 : b === 'school' ? 1 : 0))[0]!
  const texts = storedFields(ledger).filter(({ column }) => column.sql === 'text' && !column.sealed)
  const columns = texts.map(({ name }): Sql => sql`, ${sql.name(name)}`)
  const values = texts.map(({ name }): Sql => sql`, ${name} || n::text`)
  await tx.run(sql`
    insert into ${tableOf(ledger)} (county, unit, state, day, opened_at, by, path, due_at ${sql.join(columns, '')})
    select ${CITY}, s.unit, s.state, s.at::date, s.at, 1,
      jsonb_build_array(jsonb_build_object('state', s.state, 'move', null, 'by', 1, 'at', ${ms(sql`s.at`)}, 'due', ${ms(sql`s.due`)})),
      s.due ${sql.join(values, '')}
    from (
      select n, unit, state, at, case when state = any(${limited}::text[]) then at + make_interval(days => 5 + (n * 11 % 55)::int) end as due
      from (
        select n, u.codes[1 + (n * 7919) % array_length(u.codes, 1)] as unit, (${open}::text[])[1 + n % ${open.length}] as state,
          now() - make_interval(mins => (n * 131 % 86400)::int) as at
        from generate_series(1, ${rows}::bigint) n
        cross join (select array_agg(code order by code) as codes from org.unit where county = ${CITY} and level = ${level}) u
      ) n
    ) s`)
}

const ms = (at: Sql): Sql => sql`(extract(epoch from ${at}) * 1000)::bigint`

export const positionsAt = ({ organisation }: Catalogue, level: string, unit: string): [string, string][] =>
  organisation.positions.filter(({ name }) => levelOf(name) === level).map(({ name }) => [name, unit])
