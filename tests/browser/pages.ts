/** The pages as this run's sources make them. Built into a folder of their own, so that no stale build is tested. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built pages. */
    pages: string
  }
}

const root = join(import.meta.dirname, '..', '..')
const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'youju-pages-'))
  // A process of its own: this one calls itself a test, and libraries built into the pages would behave like one.
  const asPeopleGetIt = { cwd: root, env: { ...process.env, NODE_ENV: 'production' } }
  const asked = ['build', '--logLevel', 'error', '--outDir', folder, '--emptyOutDir']
  await promisify(execFile)(process.execPath, [vite, ...asked], asPeopleGetIt)
  project.provide('pages', folder)
  return () => rm(folder, { recursive: true, force: true })
}
