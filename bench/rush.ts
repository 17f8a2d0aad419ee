/**
 * The last hour before a deadline: 400 schools hand in 20,000 returns over 64 connections, 5% of them sent twice, 1%
 * with an edit of an old version; the server in a process of its own on its own database, nothing spared on the disk.
 * Then the same again with fewer, and server and database killed in the middle. Measured beside it in the same run:
 * bare prepared inserts into a table of the same shape, as many at once.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { startEmbedded } from '../src/server/db/embedded.ts'
import { parentOf, secondsOf, secondsOfFamily } from './rush/burden.ts'
import { makeCrowd } from './rush/crowd.ts'
import { LEDGER } from './rush/ground.ts'
import { type Acknowledged, handInAll, type Return, returnsOf } from './rush/returns.ts'
import { endServer, type Running, startServer } from './rush/running.ts'
import { type Truth, truthOf } from './rush/truth.ts'

const SCHOOLS = 400
const RETURNS = Number(process.env['RETURNS'] ?? 20_000)
const KILLED = Math.min(4_000, RETURNS)
const AT_ONCE = 64
/** As many as the server keeps. */
const CONNECTIONS = 10

const share = (times: readonly number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? 0

/** Work done so many at once, and how many of it a second. */
const rate = async (count: number, work: () => Promise<unknown>): Promise<number> => {
  let left = count
  const worker = async (): Promise<void> => {
    while (left-- > 0) await work()
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return (count * 1000) / (performance.now() - began)
}

const bareRate = async (url: string, postmaster: number): Promise<{ rate: number; database: string }> => {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS })
  // The server may be gone before the last socket is.
  pool.on('error', () => undefined)
  try {
    await pool.query(`create table if not exists bare (like ledger.${LEDGER} including all); truncate bare`)
    let n = 0
    const insert = (): Promise<unknown> =>
      pool.query({
        name: 'bare',
        text: `insert into bare (county, id, unit, period, state, day, opened_at, by, pupils, after, boarders, teachers, talks,
          sports, meals, remark) values ('rush', $1, $2, $3, 'submitted', '2026-01-01', now(), 1, 300, 200, 4, 30, 7, 1.5, 180, '本月无其他说明')`,
        values: [++n, `s${n % SCHOOLS}`, String(Math.floor(n / SCHOOLS))],
      })
    await rate(2_000, insert)
    const before = secondsOfFamily(postmaster)
    const done = await rate(RETURNS, insert)
    return { rate: done, database: (((secondsOfFamily(postmaster) - before) * 1000) / RETURNS).toFixed(2) }
  } finally {
    await pool.end()
  }
}

/** Which processes the load is spread over. */
interface Busy {
  readonly server: number
  readonly database: number
  readonly crowd: number
}
const busy = (running: Running, postmaster: number): Busy => {
  const { user, system } = process.cpuUsage()
  return {
    server: secondsOf(running.child.pid ?? 0),
    database: secondsOfFamily(postmaster),
    crowd: (user + system) / 1e6,
  }
}

const rush = async (folder: string, pool: pg.Pool): Promise<void> => {
  const running = await startServer(folder, SCHOOLS)
  const crowd = makeCrowd(running.address, AT_ONCE)
  try {
    const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid')
    const postmaster = parentOf(rows[0]?.pid ?? 0)
    // The first of every connection prepare their statements.
    await handInAll(crowd, returnsOf(SCHOOLS, SCHOOLS, '2015-01'), AT_ONCE, new Map())
    crowd.times.length = 0
    const done = new Map<string, Acknowledged>()
    const before = busy(running, postmaster)
    const asked = crowd.requests()
    const began = performance.now()
    await handInAll(crowd, returnsOf(RETURNS, SCHOOLS), AT_ONCE, done)
    const seconds = (performance.now() - began) / 1000
    const after = busy(running, postmaster)
    const per = (what: keyof Busy): string => (((after[what] - before[what]) * 1000) / RETURNS).toFixed(2)
    const truth = await truthOf(pool, done.values())
    await endServer(running)
    const { rate: bare, database } = await bareRate(urlOf(pool), postmaster)
    const handed = RETURNS / seconds
    console.log(
      `the rush: ${SCHOOLS} schools, ${RETURNS} returns, ${AT_ONCE} connections, 5% sent twice, 1% in steps with a late edit`,
    )
    console.log(`  bare prepared inserts      ${bare.toFixed(0)}/s   (baseline)`)
    console.log(`  returns handed in          ${handed.toFixed(0)}/s   ${(handed / bare).toFixed(2)} of the baseline`)
    console.log(`  requests answered          ${((crowd.requests() - asked) / seconds).toFixed(0)}/s`)
    console.log(
      `  time to the answer         p50 ${share(crowd.times, 0.5).toFixed(1)} ms, p95 ${share(crowd.times, 0.95).toFixed(1)} ms`,
    )
    console.log(
      `  processor time a return    server ${per('server')} ms, database ${per('database')} ms, load ${per('crowd')} ms; database for a bare insert ${database} ms`,
    )
    say(truth, done.size, RETURNS + SCHOOLS)
  } finally {
    crowd.close()
    await endServer(running)
  }
}

const urlOf = (pool: pg.Pool): string => pool.options.connectionString ?? ''

const say = ({ standing, lost, doubled, unlogged }: Truth, acknowledged: number, expected: number): void => {
  const right = lost + doubled + unlogged === 0 && standing === expected
  console.log(
    `  ${right ? 'all there' : 'WRONG'}: ${acknowledged} acknowledged, ${standing} of ${expected} stand, ${lost} lost, ${doubled} doubled, ${unlogged} without their one event`,
  )
  if (!right) process.exitCode = 1
}

/** Server and database are killed at half, started again, and everything is sent once more. */
const killed = async (folder: string): Promise<void> => {
  const returns = returnsOf(KILLED, SCHOOLS, '2006-01')
  const done = new Map<string, Acknowledged>()
  const first = await startServer(folder, SCHOOLS)
  const fallen = await fall(folder, first, returns, done)
  const acknowledged = [...done.values()]
  const second = await startServer(folder, SCHOOLS)
  const embedded = await startEmbedded(join(folder, 'postgres'))
  const pool = new pg.Pool({ connectionString: embedded.url, max: 1 })
  try {
    const truth = await truthOf(pool, acknowledged)
    console.log(`killed after ${fallen} of ${KILLED}: ${truth.lost} acknowledged lost, ${truth.doubled} doubled`)
    const crowd = makeCrowd(second.address, AT_ONCE)
    await handInAll(crowd, returns, AT_ONCE, done)
    crowd.close()
    say(await truthOf(pool, done.values()), done.size, RETURNS + SCHOOLS + KILLED)
  } finally {
    await pool.end()
    await endServer(second)
    await embedded.stop()
  }
}

const fall = async (
  folder: string,
  server: Running,
  returns: readonly Return[],
  done: Map<string, Acknowledged>,
): Promise<number> => {
  const embedded = await startEmbedded(join(folder, 'postgres'))
  const pool = new pg.Pool({ connectionString: embedded.url, max: 1 })
  pool.on('error', () => undefined)
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  const postmaster = parentOf(rows[0]?.pid ?? 0)
  const crowd = makeCrowd(server.address, AT_ONCE)
  let fallen = 0
  await handInAll(crowd, returns, AT_ONCE, done, (count) => {
    if (count < returns.length / 2 || fallen > 0) return
    fallen = count
    server.child.kill('SIGKILL')
    if (postmaster > 1) process.kill(postmaster, 'SIGKILL')
  }).catch(() => undefined)
  crowd.close()
  await endServer(server, 'SIGKILL')
  await pool.end().catch(() => undefined)
  await embedded.stop()
  return fallen
}

export const run = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'youju-rush-'))
  // Run as root, the database server has a user of its own, who must be able to enter.
  await chmod(folder, 0o755)
  try {
    const founding = await startServer(folder, SCHOOLS)
    const embedded = await startEmbedded(join(folder, 'postgres'))
    const pool = new pg.Pool({ connectionString: embedded.url, max: 2 })
    pool.on('error', () => undefined)
    await endServer(founding)
    await rush(folder, pool)
    await pool.end()
    await embedded.stop()
    await killed(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
