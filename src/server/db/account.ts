/** The system account the embedded server runs under. PostgreSQL refuses to run as root. */
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, readFileSync, statSync } from 'node:fs'
import { identity } from './binaries.ts'
import type { RunAs } from './binaries.ts'

const accounts = (): Map<string, RunAs> => {
  const found = new Map<string, RunAs>()
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name && uid && gid) found.set(name, { name, uid: Number(uid), gid: Number(gid) })
  }
  return found
}

/**
 * Undefined where we are an ordinary user. For root: the owner of the cluster if there is one already, else
 * `postgres`, else `nobody`.
 */
export const accountFor = (cluster: string): RunAs | undefined => {
  if (process.getuid?.() !== 0) return undefined
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster)
    if (uid !== 0) return { uid, gid, name: String(uid) }
  }
  const known = accounts()
  return known.get('postgres') ?? known.get('nobody') ?? { uid: 65534, gid: 65534, name: 'nobody' }
}

/** Asked of the system itself, because modes alone do not tell (access lists, mounts). */
export const canEnter = (folder: string, runAs: RunAs): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...identity(runAs), stdio: 'ignore', cwd: '/' }).status === 0

export const give = (path: string, runAs: RunAs | undefined): void => {
  if (runAs) chownSync(path, runAs.uid, runAs.gid)
}
