/**
 * My work over 200,000 open rows, over HTTP: the first page with its counts, for people whose scope the database finds
 * in different ways. The baseline is an administrator who sees everything at once and owes the very rows that the county
 * office owes; what the office's page takes longer is the price of its scope. Turn by turn, one request at a time.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Catalogue } from '../src/ledger/index.ts'
import { startEmbedded } from '../src/server/db/embedded.ts'
import { migrate } from '../src/server/db/migrate.ts'
import { openDatabase } from '../src/server/db/open.ts'
import { makeServer } from '../src/server/http/server.ts'
import { makeSeal } from '../src/server/tables/seal.ts'
import { CITY, openRowsGround, PASSWORD, positionsAt } from './open_rows_ground.ts'

const ROWS = 200_000
const ROUNDS = 40
const WARMING = 8

const people = (catalogue: Catalogue): Record<string, [string, string][]> => {
  // The whole county office in one person: nobody owes more.
  const office = positionsAt(catalogue, 'county', 'c1')
  return {
    administrator: [['city.administrator', CITY], ...office],
    office,
    'office, one seat': [['county.office', 'c1']],
    member: [['county.safety_section', 'c1']],
    'member, seeing all': [
      ['city.administrator', CITY],
      ['county.safety_section', 'c1'],
    ],
    'small county': positionsAt(catalogue, 'county', 'c2'),
    township: positionsAt(catalogue, 'township', 't0'),
    school: positionsAt(catalogue, 'school', 't0-0'),
  }
}

type Ask = (path: string) => Promise<{ readonly milliseconds: number; readonly body: string }>

const asker = (port: number, cookie: string): Ask => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return (path) =>
    new Promise((resolve, reject) => {
      const began = performance.now()
      const sent = request({ port, host: '127.0.0.1', path, agent, headers: { cookie } }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          const body = Buffer.concat(parts).toString()
          if (answer.statusCode === 200) resolve({ milliseconds: performance.now() - began, body })
          else reject(new Error(`${answer.statusCode}: ${body}`))
        })
      })
      sent.on('error', reject)
      sent.end()
    })
}

const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? 0

export const run = async (say: (line: string) => void = (line) => console.log(line)): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'youju-bench-'))
  const server = await startEmbedded(folder, { say: () => undefined })
  const database = await openDatabase(server.url, { max: 4 })
  await migrate(database)
  const { catalogue, lines } = await openRowsGround(database, ROWS, people)
  const app = await makeServer({ database, county: CITY, catalogue, seal: makeSeal(Buffer.alloc(32, 7)), folder })
  try {
    const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
    const asks: [string, Ask, string][] = []
    for (const login of Object.keys(people(catalogue))) {
      const headers = { 'x-youju': '1' }
      const signed = await app.inject({
        method: 'POST',
        url: '/api/session',
        headers,
        payload: { login, password: PASSWORD },
      })
      const ask = asker(Number(port), String(signed.headers['set-cookie']).split(';')[0] ?? '')
      asks.push([login, ask, 'what=mine'])
      if (login === 'administrator' || login === 'office') asks.push([login, ask, 'what=below'])
    }
    const taken = asks.map((): number[] => [])
    const totals = asks.map(() => 0)
    for (let round = -WARMING; round < ROUNDS; round += 1) {
      for (const [i, [, ask, query]] of asks.entries()) {
        const { milliseconds, body } = await ask(`/api/work/rows?${query}`)
        if (round >= 0) taken[i]!.push(milliseconds)
        totals[i] = (JSON.parse(body) as { total: number }).total
      }
    }
    const all = Object.values(lines).reduce((sum, count) => sum + count, 0)
    say(
      `my work, ${all} open rows of ${Object.keys(lines).length} ledgers, first page with counts, over HTTP, ${ROUNDS} rounds turn by turn`,
    )
    const base = quantile(taken[0]!, 0.5)
    for (const [i, [login, , query]] of asks.entries()) {
      const [p50, p95] = [quantile(taken[i]!, 0.5), quantile(taken[i]!, 0.95)]
      const beside = i === 0 ? '(baseline)' : `${(p50 / base).toFixed(2)} of the baseline`
      say(
        `  ${`${login}, ${query}`.padEnd(34)} ${String(totals[i]).padStart(7)} rows   p50 ${p50.toFixed(1)} ms   p95 ${p95.toFixed(1)} ms   ${beside}`,
      )
    }
  } finally {
    await app.close()
    await database.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
