/** One cluster on disk: where it lies, how it is made, and how its server is started. */
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir, totalmem } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { accountFor, canEnter, give } from './account.ts'
import { findBinaries, identity, SYSTEM_FOLDER } from './binaries.ts'
import type { Binaries, RunAs } from './binaries.ts'
import { findPostmaster, freePort, isFree, waitFor } from './postmaster.ts'
import type { Postmaster } from './postmaster.ts'
import { codeOf } from './refused.ts'

/** Kept in `embedded.json` of the data folder, readable by its owner alone. */
interface Remembered {
  readonly port: number
  readonly password: string
  /** Absolute, only where the cluster could not lie in the data folder. */
  readonly cluster?: string
}

export interface Cluster {
  readonly dataDir: string
  readonly folder: string
  readonly runAs: RunAs | undefined
  readonly remembered: Remembered
}

const fileOf = (dataDir: string): string => join(dataDir, 'embedded.json')

const recall = (dataDir: string): Remembered | undefined => {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Remembered
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw new Error(`${fileOf(dataDir)} cannot be read: ${(error as Error).message}`, { cause: error })
  }
}

const remember = (dataDir: string, remembered: Remembered): void => {
  const half = `${fileOf(dataDir)}.${process.pid}`
  writeFileSync(half, JSON.stringify(remembered), { mode: 0o600 })
  renameSync(half, fileOf(dataDir))
}

/** Made by us, so that the server's user can enter whatever mask is set. */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return
  mkdirSync(dirname(folder), { recursive: true })
  mkdirSync(folder)
  chmodSync(folder, 0o755)
}

/**
 * Lets the server's user through to a folder by giving it those on the way that are closed (as `mktemp -d` makes them).
 * Only folders with nothing else in them are given away: what lies beside may be someone's.
 */
const openWay = (folder: string, runAs: RunAs, through?: string): boolean => {
  if (canEnter(folder, runAs)) return true
  const others = readdirSync(folder).filter((name) => name !== through)
  if (others.length > 0 || folder === homedir()) return false
  if (!openWay(dirname(folder), runAs, basename(folder))) return false
  if (!canEnter(folder, runAs)) give(folder, runAs)
  return canEnter(folder, runAs)
}

/**
 * Where a new cluster goes: into the data folder; for root, where the server's user cannot get there, into the
 * system's folder under a random name, so that a data folder deleted and made again begins anew.
 */
const placeFor = (dataDir: string, say: (line: string) => void): string => {
  const usual = join(dataDir, 'database')
  const runAs = accountFor(usual)
  if (!runAs || openWay(dataDir, runAs)) return usual
  const aside = join(SYSTEM_FOLDER, randomBytes(6).toString('hex'))
  say(`The user ${runAs.name} cannot enter ${dataDir}; the database is kept in ${aside}.`)
  mkdirSync(aside, { recursive: true, mode: 0o755 })
  return join(aside, 'database')
}

/** The cluster of a data folder, made if there is none yet. */
export const openCluster = (dataDir: string, say: (line: string) => void): Cluster & { binaries: Binaries } => {
  makeFolder(dataDir)
  const known = recall(dataDir)
  const folder = known?.cluster ?? (known ? join(dataDir, 'database') : placeFor(dataDir, say))
  const runAs = accountFor(folder)
  const binaries = findBinaries(runAs, dataDir, say)
  if (known && existsSync(join(folder, 'PG_VERSION'))) return { dataDir, folder, runAs, remembered: known, binaries }
  if (existsSync(join(folder, 'PG_VERSION'))) {
    throw new Error(`${folder} holds a database, but its password in ${fileOf(dataDir)} is missing.`)
  }
  const password = randomBytes(24).toString('base64url')
  initialise(folder, password, runAs, binaries)
  const elsewhere = folder === join(dataDir, 'database') ? {} : { cluster: folder }
  const remembered = { port: 0, password, ...elsewhere }
  remember(dataDir, remembered)
  return { dataDir, folder, runAs, remembered, binaries }
}

/** Made under another name and renamed, so that an initdb killed half-way leaves nothing that looks like a cluster. */
const initialise = (folder: string, password: string, runAs: RunAs | undefined, binaries: Binaries): void => {
  const half = `${folder}.new`
  const secret = `${folder}.secret`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  give(half, runAs)
  writeFileSync(secret, password, { mode: 0o600 })
  give(secret, runAs)
  const flags = [
    `--pgdata=${half}`,
    '--username=youju',
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--locale-provider=icu',
    '--icu-locale=zh-Hans-CN',
    // Everything is synced by the server's first checkpoint; syncing here doubles the time of a first start.
    '--no-sync',
  ]
  const made = spawnSync(binaries.initdb, flags, { ...identity(runAs), env: environment, cwd: '/', encoding: 'utf8' })
  rmSync(secret, { force: true })
  if (made.status !== 0) throw new Error(`The database could not be created: ${made.stderr || made.error?.message}`)
  renameSync(half, folder)
}

/** Nothing of our own environment may steer the server (PGDATA, PGPORT, LC_ALL of a desktop). */
const environment: NodeJS.ProcessEnv = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' }

const megabytes = (share: number, least: number, most: number): string =>
  `${Math.round(Math.min(most, Math.max(least, (totalmem() * share) / 2 ** 20)))}MB`

const settingsFor = (port: number): Record<string, string> => ({
  port: String(port),
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: megabytes(1 / 16, 128, 512),
  effective_cache_size: megabytes(1 / 3, 512, 16_384),
  maintenance_work_mem: megabytes(1 / 64, 64, 512),
  work_mem: '16MB',
  fsync: 'on',
  synchronous_commit: 'on',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  // One server, backed up by our own command: nothing follows its log.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  jit: 'off',
  random_page_cost: '1.1',
  timezone: 'Asia/Shanghai',
  log_timezone: 'Asia/Shanghai',
  log_checkpoints: 'off',
})

export type Extra = Readonly<Record<string, string>>

export interface Launched {
  readonly postmaster: Postmaster
  readonly cluster: Cluster
}

/** Starts the server and waits until it is ready, through crash recovery if need be. */
export const launch = async (
  cluster: Cluster & { binaries: Binaries },
  extra: Extra,
  limit_ms: number,
): Promise<Launched> => {
  const last = cluster.remembered.port
  const port = last > 0 && (await isFree(last)) ? last : await freePort()
  const remembered = { ...cluster.remembered, port }
  if (port !== last) remember(cluster.dataDir, remembered)
  const log = join(dirname(cluster.folder), 'database.log')
  const before = turnOver(log)
  const file = openSync(log, 'a', 0o600)
  const settings = Object.entries({ ...settingsFor(port), ...extra }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const child = spawn(cluster.binaries.postgres, ['-D', cluster.folder, ...settings], {
    ...identity(cluster.runAs),
    env: environment,
    cwd: '/',
    // A session of its own: Ctrl-C in the terminal must not stop the database under the server that still answers.
    detached: true,
    stdio: ['ignore', file, file],
  })
  closeSync(file)
  let ended: string | undefined
  child.once('error', (error) => (ended = error.message))
  child.once('exit', (code, signal) => (ended = `it ended with ${signal ?? code}`))
  child.unref()
  const postmaster = await waitFor(() => {
    if (ended !== undefined) return null
    const found = findPostmaster(cluster.folder)
    return found?.pid === child.pid && found?.status === 'ready' ? found : undefined
  }, limit_ms)
  if (postmaster) return { postmaster, cluster: { ...cluster, remembered } }
  throw new Error(`The database did not start: ${ended ?? 'it took too long'}.\n${since(log, before)}`)
}

/** The size of the log before this start; a large one is set aside first. */
const turnOver = (log: string): number => {
  if (!existsSync(log)) return 0
  const { size } = statSync(log)
  if (size < 20 * 2 ** 20) return size
  renameSync(log, `${log}.1`)
  return 0
}

const since = (log: string, offset: number): string => readFileSync(log).subarray(offset).toString('utf8').slice(-2_000)
