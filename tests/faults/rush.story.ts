import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parentOf } from '../../bench/rush/burden.ts'
import { makeCrowd } from '../../bench/rush/crowd.ts'
import { type Acknowledged, handInAll, returnsOf } from '../../bench/rush/returns.ts'
import { endServer, startServer } from '../../bench/rush/running.ts'
import { type Truth, truthOf } from '../../bench/rush/truth.ts'
import { startEmbedded } from '../../src/server/db/embedded.ts'

const SCHOOLS = 40
const RETURNS = 400
const AT_ONCE = 32

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-rush-'))
  // Run as root, the database server has a user of its own, who must be able to enter.
  await chmod(folder, 0o755)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Asks the database itself, beside the server. */
const asking = async <T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> => {
  const embedded = await startEmbedded(join(folder, 'postgres'), { say: () => undefined })
  const pool = new pg.Pool({ connectionString: embedded.url, max: 1 })
  pool.on('error', () => undefined)
  try {
    return await work(pool)
  } finally {
    await pool.end()
    await embedded.stop()
  }
}

const postmaster = (): Promise<number> =>
  asking(async (pool) => {
    const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid')
    return parentOf(rows[0]?.pid ?? 0)
  })

const truth = (done: ReadonlyMap<string, Acknowledged>): Promise<Truth> =>
  asking((pool) => truthOf(pool, done.values()))

test('server and database are killed in the middle of a rush: no return is lost, none is there twice', async () => {
  const returns = returnsOf(RETURNS, SCHOOLS)
  const done = new Map<string, Acknowledged>()
  const first = await startServer(folder, SCHOOLS)
  const database = await postmaster()
  const crowd = makeCrowd(first.address, AT_ONCE)
  const rush = handInAll(crowd, returns, AT_ONCE, done, (count) => {
    if (count !== RETURNS / 2) return
    first.child.kill('SIGKILL')
    // Where the system does not tell whose child it is, the server alone falls.
    if (database > 1) process.kill(database, 'SIGKILL')
  })
  await expect(rush).rejects.toThrow()
  crowd.close()
  await endServer(first, 'SIGKILL')
  const acknowledged = new Map(done)
  expect(acknowledged.size).toBeGreaterThanOrEqual(RETURNS / 2)
  expect(acknowledged.size).toBeLessThan(RETURNS)

  const second = await startServer(folder, SCHOOLS)
  try {
    const left = await truth(acknowledged)
    expect(left).toMatchObject({ lost: 0, doubled: 0, unlogged: 0 })
    // Everything is sent again, as browsers do that got no answer.
    const again = makeCrowd(second.address, AT_ONCE)
    await handInAll(again, returns, AT_ONCE, done)
    again.close()
    expect(await truth(done)).toEqual({ standing: RETURNS, lost: 0, doubled: 0, unlogged: 0 })
    for (const [key, one] of acknowledged) expect(done.get(key)).toEqual(one)
  } finally {
    await endServer(second)
  }
}, 300_000)
