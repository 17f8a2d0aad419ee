/**
 * What saving a row costs: a bare prepared `insert` of the same columns, the one write path (versions, scope, checks,
 * the event), and the whole way over HTTP, turn by turn on the same number of connections.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { hazard, inspection, norms, organisation } from '../src/ledger/example_declarations.ts'
import { makeCatalogue } from '../src/ledger/index.ts'
import type { Actor } from '../src/server/db/database.ts'
import { startEmbedded } from '../src/server/db/embedded.ts'
import { migrate } from '../src/server/db/migrate.ts'
import { openDatabase } from '../src/server/db/open.ts'
import type { House } from '../src/server/http/house.ts'
import { makeServer } from '../src/server/http/server.ts'
import { addPeople } from '../src/server/org/people.ts'
import { createUnits } from '../src/server/org/units.ts'
import { applyDeclarations } from '../src/server/tables/apply.ts'
import { createRow } from '../src/server/tables/rows.ts'
import { makeSeal } from '../src/server/tables/seal.ts'

const COUNTY = 'bench'
const AT_ONCE = 16
const SAVES = 2_000
const ROUNDS = 5
const PASSWORD = 'Bridge-1987'
const opened_on = '2001-09-01'
const declarations = [organisation, hazard, inspection, ...norms]
const seat = { position: 'school.safety_officer', unit: 's1' }
const values = {
  found_on: '2026-03-05',
  place: '实验楼二层',
  grade: '重大',
  measure: '停用，更换线路',
  owner: '许青山',
}

/** Saves a second, with so many at once. */
const rate = async (save: () => Promise<unknown>): Promise<number> => {
  let left = SAVES
  const worker = async (): Promise<void> => {
    while (left-- > 0) await save()
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return (SAVES * 1000) / (performance.now() - began)
}

const bareInsert = (pool: pg.Pool) => (): Promise<unknown> =>
  pool.query({
    name: 'bare',
    text: `insert into bare (county, unit, state, day, opened_at, by, found_on, place, grade, measure, owner)
      values ($1, $2, $3, $4, now(), $5, $6, $7, $8, $9, $10)`,
    values: [
      COUNTY,
      's1',
      'draft',
      values.found_on,
      1,
      values.found_on,
      values.place,
      values.grade,
      values.measure,
      values.owner,
    ],
  })

const overHttp = (port: number, cookie: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const headers = { 'content-type': 'application/json', 'x-youju': '1', cookie }
  return (): Promise<void> =>
    new Promise((resolve, reject) => {
      const sent = request(
        { port, host: '127.0.0.1', method: 'POST', path: '/api/ledgers/hazard/rows', agent, headers },
        (answer) => {
          answer.resume()
          answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(String(answer.statusCode)))))
        },
      )
      sent.on('error', reject)
      sent.end(JSON.stringify({ key: randomUUID(), unit: 's1', values }))
    })
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const prepare = async (
  url: string,
): Promise<{ house: House; actor: Actor; pool: pg.Pool; close: () => Promise<void> }> => {
  const database = await openDatabase(url, { max: AT_ONCE })
  await migrate(database)
  const person = await database.asOwner(COUNTY, async (tx) => {
    await createUnits(tx, [
      { code: COUNTY, name: '基准县教育局', level: 'county', parent: null, opened_on },
      { code: 's1', name: '第一小学', level: 'school', parent: COUNTY, opened_on },
    ])
    const seats = [{ ...seat, from_day: opened_on }]
    const [id] = await addPeople(tx, [
      { login: 'clerk', name: '文一舟', password: PASSWORD, must_change: false, seats },
    ])
    return id ?? 0
  })
  await applyDeclarations(database, COUNTY, declarations)
  const pool = new pg.Pool({ connectionString: url, max: AT_ONCE })
  // The server may be gone before the last socket is.
  pool.on('error', () => undefined)
  await pool.query(`create table bare (county text collate "C", id bigint generated always as identity,
    version int default 1, unit text collate "C", state text, day date, opened_at timestamptz, closed_at timestamptz,
    by bigint, found_on date, place text, grade text, measure text, owner text, primary key (county, id, version));
    create unique index on bare (county, id) where closed_at is null;
    create index on bare (county, unit, day) where closed_at is null;
    create index on bare (county, day) where closed_at is null`)
  return {
    house: {
      database,
      county: COUNTY,
      catalogue: makeCatalogue(declarations),
      seal: makeSeal(Buffer.alloc(32, 7)),
      folder: tmpdir(),
    },
    actor: { county: COUNTY, person, name: '文一舟', seats: [seat] },
    pool,
    close: async () => {
      await pool.end()
      await database.close()
    },
  }
}

export const run = async (say: (line: string) => void = (line) => console.log(line)): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'youju-bench-'))
  const server = await startEmbedded(folder, { say: () => undefined })
  const { house, actor, pool, close } = await prepare(server.url)
  const app = await makeServer(house)
  try {
    const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
    const signed = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-youju': '1' },
      payload: { login: 'clerk', password: PASSWORD },
    })
    const cookie = String(signed.headers['set-cookie']).split(';')[0] ?? ''
    const ways = {
      bare: bareInsert(pool),
      saved: () =>
        house.database.as(actor, (tx) => createRow(tx, house, 'hazard', { key: randomUUID(), unit: 's1', values }), {
          one_write: true,
        }),
      http: overHttp(Number(address.port), cookie),
    }
    const rates: Record<keyof typeof ways, number[]> = { bare: [], saved: [], http: [] }
    for (const way of ['bare', 'saved', 'http'] as const) await rate(ways[way])
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const way of ['bare', 'saved', 'http'] as const) rates[way].push(await rate(ways[way]))
    }
    const [bare, saved, http] = [median(rates.bare), median(rates.saved), median(rates.http)]
    say(`saving a row, ${AT_ONCE} at once, medians of ${ROUNDS} rounds of ${SAVES}, turn by turn`)
    say(`  bare prepared insert        ${bare.toFixed(0)}/s   (baseline)`)
    say(`  one write path              ${saved.toFixed(0)}/s   ${(saved / bare).toFixed(2)} of the baseline`)
    say(`  over HTTP, load beside it   ${http.toFixed(0)}/s   ${(http / bare).toFixed(2)} of the baseline`)
  } finally {
    await app.close()
    await close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
