/** The running server of a cluster, as its `postmaster.pid` tells. */
import { readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { codeOf } from './refused.ts'

export interface Postmaster {
  readonly pid: number
  readonly port: number
  /** `starting`, `ready`, `stopping`, `standby`, or empty while the file is being written. */
  readonly status: string
}

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return !hasEnded(pid)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Ended, but not yet fetched by its parent: an orphan's new parent may take its time. */
const hasEnded = (pid: number): boolean => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')
  } catch {
    return false
  }
}

const commandOf = (pid: number): string | undefined => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return undefined
  }
}

/** Process numbers are used again. Where the system shows commands, ours must be a postgres on this very cluster. */
const isOurs = (pid: number, cluster: string): boolean => {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  const command = commandOf(pid)
  const words = command?.split('\0') ?? []
  return (words[0] ?? '').includes('postgres') && words.includes(cluster)
}

const pidFile = (cluster: string): string => join(cluster, 'postmaster.pid')

/** What the file says: a living server, one left by a dead server, or one that is being written this very moment. */
export const readPostmaster = (cluster: string): Postmaster | 'stale' | 'unfinished' | undefined => {
  let lines: string[]
  try {
    lines = readFileSync(pidFile(cluster), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  if (lines.length < 2 || !(pid > 0)) return 'unfinished'
  return isOurs(pid, cluster) ? { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() } : 'stale'
}

/** The living server of this cluster. */
export const findPostmaster = (cluster: string): Postmaster | undefined => {
  const found = readPostmaster(cluster)
  return typeof found === 'object' ? found : undefined
}

/** Never of a living server: it would shut itself down. */
export const removePidFile = (cluster: string): void => rmSync(pidFile(cluster), { force: true })

export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })

/** One statement on a connection of its own; throws what the server says. */
export const ask = async (url: string, statement: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

/** Waits until `done` answers with something; asks every few milliseconds. */
export const waitFor = async <T>(done: () => T | undefined, limit_ms: number): Promise<T | undefined> => {
  const end = Date.now() + limit_ms
  for (;;) {
    const answer = done()
    if (answer !== undefined) return answer
    if (Date.now() > end) return undefined
    await pause(10)
  }
}

/** Fast shutdown first (open transactions are rolled back), then without a checkpoint, then by force. */
export const stopPostmaster = async (pid: number): Promise<void> => {
  for (const [signal, limit_ms] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await waitFor(() => (isAlive(pid) ? undefined : true), limit_ms)) return
  }
}
