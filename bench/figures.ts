/**
 * What a figure of a county costs: a million rows of 800 schools, three indicators with their coverage, against the
 * query a good hand would write for the same numbers, in the same run and turn by turn.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { hazard, norms, organisation, inspection } from '../src/ledger/example_declarations.ts'
import { makeCatalogue } from '../src/ledger/index.ts'
import type { Actor, Database, Tx } from '../src/server/db/database.ts'
import { startEmbedded } from '../src/server/db/embedded.ts'
import { migrate } from '../src/server/db/migrate.ts'
import { openDatabase } from '../src/server/db/open.ts'
import { sql } from '../src/server/db/sql.ts'
import { compute } from '../src/server/figures/index.ts'
import { addPeople } from '../src/server/org/people.ts'
import { createUnits, type NewUnit } from '../src/server/org/units.ts'
import { applyDeclarations } from '../src/server/tables/apply.ts'

const COUNTY = 'bench'
const SCHOOLS = 800
const ROWS = 1_000_000
const RUNS = 15
const opened_on = '2001-09-01'

const declarations = [organisation, hazard, inspection, ...norms]
const catalogue = makeCatalogue(declarations)

const units = (): NewUnit[] => [
  { code: COUNTY, name: '基准县教育局', level: 'county', parent: null, opened_on },
  ...Array.from({ length: 20 }, (_, i) => ({
    code: `t${i}`,
    name: `第${i + 1}镇`,
    level: 'township',
    parent: COUNTY,
    opened_on,
  })),
  ...Array.from({ length: SCHOOLS }, (_, i) => ({
    code: `s${i}`,
    name: `第${i + 1}学校`,
    level: 'school',
    parent: `t${i % 20}`,
    opened_on,
  })),
]

/** Two years of rows, in no order of school or day, as they come in. */
const fill = async (database: Database): Promise<void> => {
  await database.asOwner(COUNTY, (tx) =>
    tx.run(sql`
      insert into ledger.hazard (county, unit, state, day, opened_at, by, found_on, place, grade, owner, cost)
      select ${COUNTY}, 's' || (g * 7919 % ${SCHOOLS}::bigint),
        (array['draft', 'open', 'rectified', 'closed', 'closed', 'closed'])[1 + g * 31 % 6], d, now(), 0, d,
        '教学楼' || g % 50, (array['一般', '一般', '一般', '重大'])[1 + g * 17 % 4], '张安',
        case when g % 3 = 0 then (g % 5000)::numeric / 10 end
      from (
        select g, date '2024-01-01' + (g * 104729 % 731)::int as d from generate_series(1::bigint, ${ROWS}::bigint) g
      ) made`),
  )
  // A ledger that has been in use for a while has been tidied by the server itself.
  await database.glance(sql`vacuum analyze ledger.hazard`)
  await database.glance(sql`vacuum analyze org.unit`)
  await database.glance(sql`vacuum analyze org.reach`)
}

const REQUEST = { indicators: 'hazard.found,hazard.rectified,hazard.spent', unit: COUNTY, period: '2025' }

const figures = async (tx: Tx): Promise<unknown> => {
  const found = await compute(tx, catalogue, REQUEST)
  const { due, received } = found[0]!.coverage
  return [...found.map(({ value }) => value), due, received]
}

const ofYear = sql`county = ${COUNTY} and closed_at is null and day between '2025-01-01' and '2025-12-31'
  and state <> 'draft'`
const due = sql`(select count(*) from org.unit where county = ${COUNTY} and level = 'school'
  and opened_on <= '2025-12-31' and (closed_on is null or closed_on > '2025-12-31'))`

/** Adds up by school first, so that the schools with rows are counted without sorting a million rows. */
const byHand = async (tx: Tx): Promise<unknown> =>
  Object.values(
    await tx.one(sql`/* planned anew */
      select sum(found) as found, sum(rectified) as rectified, sum(spent)::float8 as spent, ${due} as due, count(*) as received
      from (
        select count(*) as found, count(*) filter (where state = 'closed') as rectified, sum(cost) as spent
        from ledger.hazard where ${ofYear} group by unit
      ) by_unit`),
  )

/** What most hands write first. */
const byHandDistinct = async (tx: Tx): Promise<unknown> =>
  Object.values(
    await tx.one(sql`/* planned anew */
      select count(*) as found, count(*) filter (where state = 'closed') as rectified, sum(cost)::float8 as spent,
        ${due} as due, count(distinct unit) as received
      from ledger.hazard where ${ofYear}`),
  )

/** Says nothing of who has reported. */
const byHandBare = async (tx: Tx): Promise<unknown> =>
  Object.values(
    await tx.one(sql`/* planned anew */
      select count(*) as found, count(*) filter (where state = 'closed') as rectified, sum(cost)::float8 as spent
      from ledger.hazard where ${ofYear}`),
  )

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

interface Contender {
  readonly name: string
  readonly once: () => Promise<unknown>
}

/** Medians in milliseconds. The contenders take turns, so that what else the machine does falls on all alike. */
const race = async (contenders: readonly Contender[], runs: number): Promise<Map<string, number>> => {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]))
  for (let run = -2; run < runs; run += 1) {
    for (const { name, once } of contenders) {
      const start = performance.now()
      await once()
      if (run >= 0) times.get(name)!.push(performance.now() - start)
    }
  }
  return new Map([...times].map(([name, each]) => [name, median(each)]))
}

const contest = async (database: Database, member: Actor): Promise<Map<string, number>> => {
  const owner = (work: (tx: Tx) => Promise<unknown>) => (): Promise<unknown> => database.asOwner(COUNTY, work)
  const contenders: Contender[] = [
    { name: 'by hand', once: owner(byHand) },
    { name: 'as administrator', once: owner(figures) },
    { name: 'as section member', once: () => database.as(member, figures) },
    { name: 'by hand, count(distinct)', once: owner(byHandDistinct) },
    { name: 'by hand, no coverage', once: owner(byHandBare) },
  ]
  const [wanted, ...others] = await Promise.all(contenders.slice(0, 4).map(({ once }) => once()))
  if (!others.every((answer) => isDeepStrictEqual(answer, wanted))) {
    throw new Error(`The answers differ: ${JSON.stringify([wanted, ...others])}`)
  }
  return race(contenders, RUNS)
}

export interface Result {
  readonly name: string
  readonly ms: number
  /** Against the query by hand with coverage. */
  readonly ratio: number
}

/** Prints a line for each way, and returns them. */
export const run = async (say: (line: string) => void = console.log): Promise<Result[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'youju-bench-'))
  const server = await startEmbedded(folder, { settings: { fsync: 'off', shared_buffers: '512MB' } })
  const database = await openDatabase(server.url)
  try {
    await migrate(database)
    await database.asOwner(COUNTY, (tx) => createUnits(tx, units()))
    await applyDeclarations(database, COUNTY, declarations, { collects_from: '2000-01-01' })
    const seats = [{ position: 'county.safety_section', unit: COUNTY }]
    const [person] = await database.asOwner(COUNTY, (tx) =>
      addPeople(tx, [{ login: 'member', name: '周明', seats: [{ ...seats[0]!, from_day: opened_on }] }]),
    )
    await fill(database)
    const medians = await contest(database, { county: COUNTY, person: person!, name: '周明', seats })
    const hand = medians.get('by hand')!
    const bare = medians.get('by hand, no coverage')!
    say(`figures: ${ROWS} rows, ${SCHOOLS} schools, one year, 3 indicators with coverage; medians of ${RUNS} runs`)
    const results = [...medians].map(([name, ms]) => ({ name, ms, ratio: ms / hand }))
    for (const { name, ms, ratio } of results) {
      say(
        `  ${name.padEnd(26)} ${ms.toFixed(1).padStart(8)} ms  × ${ratio.toFixed(2)}  (× ${(ms / bare).toFixed(2)} of no coverage)`,
      )
    }
    return results
  } finally {
    await database.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
