/**
 * Who else uses the same embedded server. A command run beside `serve` shares its server, and whoever leaves last stops
 * it; a file a process tells. A process that was killed leaves its file behind, which is recognised and swept.
 */
import { closeSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, waitFor } from './postmaster.ts'
import { codeOf } from './refused.ts'

export interface Companion {
  /** True when nobody else is left. */
  leave(): boolean
}

/** When the process began, in clock ticks since boot, where the system tells: process numbers are used again. */
const beganAt = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0'
  } catch {
    return '0'
  }
}

const lives = (file: string): boolean => {
  const [pid, began] = file.split('-')
  return isAlive(Number(pid)) && beganAt(Number(pid)) === began
}

let handles = 0

export const enter = (folder: string): Companion => {
  mkdirSync(folder, { recursive: true })
  const mine = `${process.pid}-${beganAt(process.pid)}-${++handles}`
  closeSync(openSync(join(folder, mine), 'w'))
  return {
    leave() {
      rmSync(join(folder, mine), { force: true })
      for (const file of readdirSync(folder)) {
        if (lives(file)) return false
        rmSync(join(folder, file), { force: true })
      }
      return true
    },
  }
}

/** Starting and stopping are done by one process at a time. A lock whose holder has died is taken over. */
export const withLock = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  const took = await waitFor(() => take(path), 120_000)
  if (!took) throw new Error(`Another process is starting or stopping the database (${path}).`)
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

const take = (path: string): true | undefined => {
  try {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    const holder = Number(readHolder(path))
    if (holder > 0 && !isAlive(holder)) rmSync(path, { force: true })
    return undefined
  }
}

const readHolder = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
