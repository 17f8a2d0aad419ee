/** The server of the rush as its caller sees it: started, killed, ended. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Running {
  readonly child: ChildProcess
  readonly address: URL
}

export const startServer = async (folder: string, schools: number): Promise<Running> => {
  const script = join(import.meta.dirname, 'server.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, String(schools)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('http://')) return { child, address: new URL(line) }
  }
  throw new Error('The server ended before it had an address.')
}

export const endServer = async ({ child }: Running, signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}
