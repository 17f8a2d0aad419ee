/**
 * PostgreSQL inside the data folder: no service to install. The server outlives a killed parent, and the next start
 * finds and reuses it; on an ordinary exit it is stopped by whoever leaves last.
 */
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { launch, openCluster } from './cluster.ts'
import type { Cluster, Extra } from './cluster.ts'
import { enter, withLock } from './companions.ts'
import type { Companion } from './companions.ts'
import { ask, findPostmaster, readPostmaster, removePidFile, stopPostmaster, waitFor } from './postmaster.ts'
import type { Postmaster } from './postmaster.ts'
import { codeOf } from './refused.ts'

export interface EmbeddedOptions {
  /** Where remarks for the person at the terminal go. */
  readonly say?: (line: string) => void
  /** Further settings of the server, e.g. for tests. */
  readonly settings?: Extra
  /** How long crash recovery may take, in milliseconds. */
  readonly limit_ms?: number
}

export interface Embedded {
  /** Connection string of the owner, for `openDatabase`. */
  readonly url: string
  /** True when a server left behind by an earlier run was found and is used again. */
  readonly reused: boolean
  stop(): Promise<void>
}

const DATABASE = 'youju'

const urlOf = (cluster: Cluster, port: number, database: string): string =>
  `postgres://youju:${cluster.remembered.password}@127.0.0.1:${port}/${database}`

export const startEmbedded = async (dataDir: string, options: EmbeddedOptions = {}): Promise<Embedded> => {
  const folder = resolve(dataDir)
  const say = options.say ?? ((line: string) => process.stderr.write(`${line}\n`))
  const cluster = openCluster(folder, say)
  const lock = join(folder, 'embedded.lock')
  const users = join(folder, 'embedded.users')
  const companion = enter(users)
  try {
    return await withLock(lock, async () => {
      const found = await reuse(cluster)
      const postmaster = found ?? (await start(cluster, options))
      const url = urlOf(cluster, postmaster.port, DATABASE)
      if (!found) await ensureDatabase(cluster, postmaster.port)
      return { url, reused: found !== undefined, stop: stopper(companion, cluster.folder, lock) }
    })
  } catch (error) {
    companion.leave()
    throw error
  }
}

/** A living server that answers to our password is ours. One on its way up or down is waited for. */
const reuse = async (cluster: Cluster): Promise<Postmaster | undefined> => {
  const settled = await waitFor(() => {
    const found = readPostmaster(cluster.folder)
    if (found === undefined || found === 'stale') return 'none'
    return found !== 'unfinished' && found.status === 'ready' ? found : undefined
  }, 60_000)
  if (typeof settled === 'object') {
    try {
      await ensureDatabase(cluster, settled.port)
      return settled
    } catch {
      // It lives but does not answer: full, hung, or with another password. It is replaced.
    }
  }
  const found = findPostmaster(cluster.folder)
  if (found) await stopPostmaster(found.pid)
  removePidFile(cluster.folder)
  return undefined
}

const ensureDatabase = async (cluster: Cluster, port: number): Promise<void> => {
  try {
    await ask(urlOf(cluster, port, DATABASE), 'select 1')
  } catch (error) {
    if (codeOf(error) !== '3D000') throw error
    await ask(urlOf(cluster, port, 'postgres'), `create database ${DATABASE}`)
  }
}

/** Children of a killed postmaster need a moment to leave, and a port can be taken between the look and the bind. */
const start = async (cluster: ReturnType<typeof openCluster>, options: EmbeddedOptions): Promise<Postmaster> => {
  const limit_ms = options.limit_ms ?? 600_000
  for (let attempt = 1; ; attempt++) {
    try {
      return (await launch(cluster, options.settings ?? {}, limit_ms)).postmaster
    } catch (error) {
      const passing = /shared memory block|Address already in use|could not bind/i.test((error as Error).message)
      if (!passing || attempt === 20) throw error
      await pause(250)
    }
  }
}

/** Stops the server when the last user leaves: by `stop`, on exit, and on a signal nobody else minds. */
const stopper = (companion: Companion, folder: string, lock: string): (() => Promise<void>) => {
  const onExit = (): void => {
    if (companion.leave()) interrupt(folder)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const onSignal = (signal: NodeJS.Signals): void => {
    if (process.listenerCount(signal) > 1) return
    onExit()
    forget()
    process.kill(process.pid, signal)
  }
  const forget = (): void => {
    process.off('exit', onExit)
    for (const signal of signals) process.off(signal, onSignal)
  }
  process.on('exit', onExit)
  for (const signal of signals) process.on(signal, onSignal)
  let stopped: Promise<void> | undefined
  return () => {
    stopped ??= withLock(lock, async () => {
      forget()
      const found = companion.leave() ? findPostmaster(folder) : undefined
      if (found) await stopPostmaster(found.pid)
    })
    return stopped
  }
}

/** Whichever server it is by now: the one we began with may have been replaced. */
const interrupt = (folder: string): void => {
  const found = findPostmaster(folder)
  try {
    if (found) process.kill(found.pid, 'SIGINT')
  } catch {
    // It has ended by itself.
  }
}
