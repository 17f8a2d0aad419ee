/** Processor time of other processes, as the system counts it. Where it does not say (not Linux), zero. */
import { readdirSync, readFileSync } from 'node:fs'

const TICKS_A_SECOND = 100

interface Process {
  readonly parent: number
  readonly seconds: number
}

const processOf = (pid: number): Process | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND }
  } catch {
    return undefined
  }
}

export const secondsOf = (pid: number): number => processOf(pid)?.seconds ?? 0
export const parentOf = (pid: number): number => processOf(pid)?.parent ?? 0

/** Of a process and all that it has started. */
export const secondsOfFamily = (pid: number): number => {
  try {
    const all = readdirSync('/proc')
      .map(Number)
      .filter((other) => other > 0)
    return all.reduce((sum, other) => sum + (other === pid || parentOf(other) === pid ? secondsOf(other) : 0), 0)
  } catch {
    return 0
  }
}
