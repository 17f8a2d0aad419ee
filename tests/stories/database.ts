/** A fresh database for a story: a copy of the migrated template, dropped with the server when the run is over. */
import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import type { Actor, Database, Seat } from '../../src/server/db/database.ts'
import { openDatabase } from '../../src/server/db/open.ts'
import { ask } from '../../src/server/db/postmaster.ts'
import { TEMPLATE, urlWith } from './cluster.ts'

export interface Story {
  readonly database: Database
  readonly url: string
}

/** `name` only makes the database recognisable in the server's log. Close it in `afterAll`. */
export const freshDatabase = async (name: string): Promise<Story> => {
  const serverUrl = inject('serverUrl')
  const own = `${name.replace(/\W/g, '_').toLowerCase()}_${randomBytes(4).toString('hex')}`
  await ask(serverUrl, `create database ${own} template ${TEMPLATE}`)
  const url = urlWith(serverUrl, own)
  return { database: await openDatabase(url, { max: 5 }), url }
}

/** An actor as a session would give it; for work as the platform itself use `asOwner`. */
export const actorOf = (county: string, person: number, name: string, seats: readonly Seat[] = []): Actor => ({
  county,
  person,
  name,
  seats,
})
