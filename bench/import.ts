/**
 * What it costs to bring in a large sheet: a csv of 1,000,000 rows of 20 columns, read, checked and written for a
 * steward of the county, against a raw COPY of the very same lines into the same table with the same indexes, turn by
 * turn in the same run. The raw COPY reads nothing, checks nothing and knows no row-level security. Once for a ledger
 * without sealed fields and once for one with an identity number; then a smaller workbook.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { organisation } from '../src/ledger/example_declarations.ts'
import { type FieldDocument, type LedgerDocument, makeCatalogue } from '../src/ledger/index.ts'
import type { Actor, Database, Tx } from '../src/server/db/database.ts'
import { startEmbedded } from '../src/server/db/embedded.ts'
import { migrate } from '../src/server/db/migrate.ts'
import { openDatabase } from '../src/server/db/open.ts'
import { sql } from '../src/server/db/sql.ts'
import { addPeople } from '../src/server/org/people.ts'
import { createUnits, type NewUnit } from '../src/server/org/units.ts'
import { writeCsv } from '../src/server/sheets/csv_writer.ts'
import { runImport } from '../src/server/sheets/import.ts'
import type { ImportDesk } from '../src/server/sheets/import_desk.ts'
import { previewImport } from '../src/server/sheets/preview.ts'
import { writeXlsx, type WrittenColumn } from '../src/server/sheets/xlsx_writer.ts'
import { applyDeclarations } from '../src/server/tables/apply.ts'
import { makeSeal } from '../src/server/tables/seal.ts'
import { parentOf, secondsOfFamily } from './rush/burden.ts'
import { asset, pupil, type Sample, SCHOOLS } from './import_ledgers.ts'

const COUNTY = 'bench'
const ROWS = Number(process.env['ROWS'] ?? 1_000_000)
const WORKBOOK_ROWS = Math.min(ROWS, 100_000)
const RUNS = Number(process.env['RUNS'] ?? 3)

const opened_on = '2001-09-01'
const units = (): NewUnit[] => [
  { code: COUNTY, name: '基准县教育局', level: 'county', parent: null, opened_on },
  ...Array.from({ length: SCHOOLS }, (_, i) => ({
    code: `s${i}`,
    name: `第${i + 1}学校`,
    level: 'school',
    parent: COUNTY,
    opened_on,
  })),
]

async function* batches({ row }: Sample, rows: number): AsyncGenerator<(string | number)[][]> {
  for (let at = 0; at < rows; at += 1000) {
    yield Array.from({ length: Math.min(1000, rows - at) }, (_, i) => row(at + i))
  }
}

const looks: Partial<Record<FieldDocument['type'], WrittenColumn['look']>> = {
  date: 'day',
  integer: 'number',
  number: 'number',
  money: 'number',
}
const columnsOf = ({ fields }: LedgerDocument): WrittenColumn[] => [
  { title: '单位代码', look: 'text' },
  ...Object.values(fields).map(({ title, type }): WrittenColumn => ({ title, look: looks[type] ?? 'text' })),
]

/** What a piece of work took: by the clock, and of the processors in this process and in the database. */
interface Cost {
  readonly clock: number
  readonly own: number
  readonly database: number
}

const costOf = async ({ postmaster }: Bench, work: () => Promise<unknown>): Promise<Cost> => {
  const began = performance.now()
  const before = process.cpuUsage()
  const database = secondsOfFamily(postmaster)
  await work()
  const { user, system } = process.cpuUsage(before)
  return {
    clock: (performance.now() - began) / 1000,
    own: (user + system) / 1e6,
    database: secondsOfFamily(postmaster) - database,
  }
}
const middle = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN

/** The most memory this process held while the work ran, in MB. */
const watched = async <T>(work: () => Promise<T>): Promise<{ value: T; most: number }> => {
  let most = 0
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50)
  try {
    return { value: await work(), most: Math.round(most / 1_000_000) }
  } finally {
    clearInterval(timer)
  }
}

interface Bench {
  readonly desk: ImportDesk
  readonly actor: Actor
  readonly folder: string
  readonly postmaster: number
}

/** Runs an import and keeps the COPY it makes, statement and bytes, so that the raw one can be exactly the same. */
const recorded = async (bench: Bench, asked: Asked, to: string): Promise<string> => {
  const { database } = bench.desk
  let copied = ''
  const listening = (tx: Tx): Tx => ({
    ...tx,
    copyIn: async (statement, chunks) => {
      copied = statement
      await pipeline(Readable.from(chunks), createWriteStream(to))
      return tx.copyIn(statement, createReadStream(to, { highWaterMark: 65_536 }))
    },
  })
  const heard: Database = {
    ...database,
    as: (actor, work, options) => database.as(actor, (tx) => work(listening(tx)), options),
  }
  await runImport({ ...bench.desk, database: heard }, bench.actor, { ...asked, import_id: randomUUID() })
  return copied
}

interface Asked {
  readonly ledger: string
  readonly source: string
  readonly file: string
}

/** The table empty, and what the last run left behind written to disk. */
const afresh = async ({ desk: { database } }: Bench, ledger: string): Promise<void> => {
  await database.asOwner(COUNTY, (tx) => tx.run(sql`truncate ${sql.name('ledger', ledger)}`))
  await database.glance(sql`checkpoint`)
}

interface Costs {
  readonly bare: Cost
  readonly preview: Cost
  readonly write: Cost
}

const measured = async (bench: Bench, asked: Asked): Promise<Costs> => {
  const { database } = bench.desk
  const lines = `${asked.source}.copy`
  const statement = await recorded(bench, asked, lines)
  const costs: Costs[] = []
  for (let run = 0; run < RUNS; run++) {
    await afresh(bench, asked.ledger)
    const chunks = createReadStream(lines, { highWaterMark: 65_536 })
    const bare = await costOf(bench, () => database.asOwner(COUNTY, (tx) => tx.copyIn(statement, chunks)))
    await afresh(bench, asked.ledger)
    const preview = await costOf(bench, async () => {
      const found = await previewImport(bench.desk, bench.actor, asked)
      if (found.fault_count > 0) throw new Error(JSON.stringify(found.faults[0]))
    })
    const write = await costOf(bench, () => runImport(bench.desk, bench.actor, { ...asked, import_id: randomUUID() }))
    costs.push({ bare, preview, write })
  }
  await rm(lines)
  const of = (what: keyof Costs, part: keyof Cost): number => middle(costs.map((one) => one[what][part]))
  const cost = (what: keyof Costs): Cost => ({
    clock: of(what, 'clock'),
    own: of(what, 'own'),
    database: of(what, 'database'),
  })
  return { bare: cost('bare'), preview: cost('preview'), write: cost('write') }
}

const line = (name: string, rows: number, { clock, own, database }: Cost, bare: Cost): string => {
  const speed = `${clock.toFixed(2).padStart(6)} s  ${Math.round(rows / clock)
    .toLocaleString('en')
    .padStart(9)} rows/s`
  const burden = `processors ${((own * 1e6) / rows).toFixed(1)} and in the database ${((database * 1e6) / rows).toFixed(1)} µs a row`
  return `  ${name.padEnd(26)} ${speed}  ${(bare.clock / clock).toFixed(2)} of the raw COPY; ${burden}`
}

const sum = (one: Cost, other: Cost): Cost => ({
  clock: one.clock + other.clock,
  own: one.own + other.own,
  database: one.database + other.database,
})

const report = async (
  bench: Bench,
  sample: Sample,
  words: string,
  kind: 'csv' | 'xlsx',
  rows: number,
): Promise<void> => {
  const { ledger } = sample
  const source = join(bench.folder, `${ledger.name}.${kind}`)
  const columns = columnsOf(ledger)
  const titles = columns.map(({ title }) => title)
  const written = kind === 'csv' ? writeCsv(titles, batches(sample, rows)) : writeXlsx(columns, batches(sample, rows))
  await pipeline(written, createWriteStream(source))
  const { size } = await stat(source)
  const asked = { ledger: ledger.name, source, file: `${ledger.name}.${kind}` }
  const { value, most } = await watched(() => measured(bench, asked))
  const { bare, preview, write } = value
  const shape = `${rows.toLocaleString('en')} rows of ${columns.length - 1} columns and the unit`
  console.log(`import, ${words}: ${kind} of ${(size / 1e6).toFixed(1)} MB, ${shape}; middle of ${RUNS}`)
  console.log(line('raw COPY of the same lines', rows, bare, bare))
  console.log(line('import', rows, write, bare))
  console.log(line('preview', rows, preview, bare))
  console.log(line('preview and import', rows, sum(preview, write), bare))
  console.log(`  most memory of this process: ${most} MB`)
  await rm(source)
  await bench.desk.database.asOwner(COUNTY, (tx) => tx.run(sql`truncate ${sql.name('ledger', ledger.name)}`))
}

export const run = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'youju-bench-'))
  const server = await startEmbedded(join(folder, 'pg'), { say: () => undefined })
  const database = await openDatabase(server.url)
  try {
    await migrate(database)
    const declarations = [organisation, asset.ledger, pupil.ledger]
    const seat = { position: 'county.office_clerk', unit: COUNTY }
    const person = await database.asOwner(COUNTY, async (tx) => {
      await createUnits(tx, units())
      const seats = [{ ...seat, from_day: opened_on }]
      const steward = { login: 'steward', name: '卫文书', password: 'Bridge-1987', must_change: false, seats }
      return (await addPeople(tx, [steward]))[0] ?? 0
    })
    await applyDeclarations(database, COUNTY, declarations)
    const desk: ImportDesk = { database, catalogue: makeCatalogue(declarations), seal: makeSeal(randomBytes(32)) }
    const [backend] = await database.glance<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    const postmaster = parentOf(backend?.pid ?? 0)
    const bench = { desk, actor: { county: COUNTY, person, name: '卫文书', seats: [seat] }, folder, postmaster }
    await report(bench, asset, 'nothing sealed', 'csv', ROWS)
    await report(bench, pupil, 'one field sealed', 'csv', ROWS)
    await report(bench, asset, 'a workbook', 'xlsx', WORKBOOK_ROWS)
  } finally {
    await database.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
