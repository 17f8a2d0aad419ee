/** One embedded server for a whole run of stories, in a folder of its own that is removed afterwards. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/server/db/embedded.ts'
import { migrate } from '../../src/server/db/migrate.ts'
import { openDatabase } from '../../src/server/db/open.ts'
import { ask } from '../../src/server/db/postmaster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's connection string of the run's server. */
    serverUrl: string
  }
}

/** The migrated database that each story's own is copied from. */
export const TEMPLATE = 'story_template'

export const urlWith = (serverUrl: string, database: string): string => {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

// Nothing here outlives the run, so nothing waits for the disk.
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' }

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'youju-stories-'))
  const server = await startEmbedded(folder, { settings })
  const stop = async (): Promise<void> => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await makeTemplate(server.url)
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('serverUrl', server.url)
  return stop
}

const makeTemplate = async (serverUrl: string): Promise<void> => {
  await ask(serverUrl, `create database ${TEMPLATE}`)
  const template = await openDatabase(urlWith(serverUrl, TEMPLATE))
  try {
    await migrate(template)
  } finally {
    await template.close()
  }
}
