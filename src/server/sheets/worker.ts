/**
 * Work that a file could make endless or boundless, done in a thread of its own with a limit on its time and its
 * memory: a library that loads a whole workbook does not stop by itself, and it would stop everybody else.
 */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

export interface WorkerLimits {
  readonly seconds: number
  /** Of the thread's own heap. */
  readonly megabytes: number
}

/** The thread met its limits, or the library gave up; `message` says what it said. */
export class WorkerFailed extends Error {}

// The sources run through tsx, which a new thread does not inherit; the built program needs nothing.
const START = `
const { workerData, parentPort } = require('node:worker_threads')
const start = async () => {
  if (workerData.loader) (await import(workerData.loader)).register()
  const { run } = await import(workerData.module)
  return { value: await run(workerData.asked) }
}
start().then((done) => parentPort.postMessage(done), (error) => parentPort.postMessage({ error: String(error?.message ?? error) }))
`

/** A module beside this one: `.ts` in the sources, `.js` once built. */
export const workerFile = (name: string): URL =>
  new URL(`${name}${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`, import.meta.url)

const packageOf = (name: string): URL => pathToFileURL(createRequire(import.meta.url).resolve(`${name}/package.json`))

/** Calls the module's `run` with what was asked; both travel as copies. Throws WorkerFailed. */
export const inWorker = <T>(module: URL, asked: unknown, { seconds, megabytes }: WorkerLimits): Promise<T> =>
  new Promise((resolve, reject) => {
    const fromSources = module.pathname.endsWith('.ts')
    const loader = fromSources ? new URL('dist/esm/api/index.mjs', packageOf('tsx')).href : undefined
    const worker = new Worker(START, {
      eval: true,
      workerData: { module: module.href, loader, asked },
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      execArgv: [],
    })
    const timer = setTimeout(() => settle(() => reject(new WorkerFailed('time'))), seconds * 1_000)
    const settle = (how: () => void): void => {
      clearTimeout(timer)
      void worker.terminate()
      how()
    }
    worker.once('message', (done: { value: T } | { error: string }) =>
      settle(() => ('error' in done ? reject(new WorkerFailed(done.error)) : resolve(done.value))),
    )
    worker.once('error', (error) => settle(() => reject(new WorkerFailed(error.message))))
    worker.once('exit', () => settle(() => reject(new WorkerFailed('exit'))))
  })
