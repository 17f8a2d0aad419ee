/** Opens the database, brings tables up to date, starts the clock, listens. */
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { type Catalogue, type Declaration, makeCatalogue } from '../ledger/index.ts'
import { bureauFolder } from '../bureau/index.ts'
import { loadDeclarations } from './declarations.ts'
import { startEmbedded } from './db/embedded.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open.ts'
import { Problem, faulty } from './db/problem.ts'
import { countyOf } from './org/units.ts'
import type { House } from './http/house.ts'
import { makeServer } from './http/server.ts'
import { failInterrupted } from './sheets/import_record.ts'
import { dropForgottenUploads } from './sheets/uploads.ts'
import { applyDeclarations } from './tables/apply.ts'
import { openSeal } from './tables/seal.ts'
import { remindWriters } from './manuscripts/reminders.ts'
import { startClock } from './work/clock.ts'

export interface OpenHouse extends House {
  readonly declarations: readonly Declaration[]
  /** False until the first units are there: then there is no county to keep ledgers for. */
  readonly founded: boolean
  close(): Promise<void>
}

export interface HouseOptions {
  /** Data folder: the embedded cluster, the key, uploads. */
  readonly folder: string
  /** An external PostgreSQL instead of the embedded one. */
  readonly url?: string | undefined
  /** Folders with declarations; the bureau's own unless said. */
  readonly declared?: readonly string[]
}

// Beside the compiled server; from the sources, where the last build lies.
const pages = import.meta.filename.endsWith('.js')
  ? join(import.meta.dirname, '..', 'web')
  : join(import.meta.dirname, '..', '..', 'dist', 'web')

const catalogueOf = (declarations: readonly Declaration[]): Catalogue => {
  const catalogue = makeCatalogue(declarations)
  if (catalogue.faults.length > 0) throw faulty(catalogue.faults)
  return catalogue
}

/** Faults of declarations refuse everything, before the database is touched. */
export const openHouse = async (options: HouseOptions): Promise<OpenHouse> => {
  const declarations = await loadDeclarations(options.declared ?? [bureauFolder])
  const catalogue = catalogueOf(declarations)
  const url = options.url ?? process.env['DATABASE_URL']
  const embedded = url === undefined ? await startEmbedded(join(options.folder, 'postgres')) : undefined
  const database = await openDatabase(url ?? embedded?.url ?? '')
  const close = async (): Promise<void> => {
    await database.close()
    await embedded?.stop()
  }
  try {
    await migrate(database)
    const county = await countyOf(database)
    if (county !== undefined) await applyDeclarations(database, county, declarations)
    return {
      database,
      county: county ?? '',
      founded: county !== undefined,
      catalogue,
      declarations,
      seal: await openSeal(options.folder),
      folder: options.folder,
      web: pages,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** The same house once its county is known: brings the ledgers' tables up for it. */
export const foundHouse = async (house: OpenHouse, county: string): Promise<OpenHouse> => {
  await applyDeclarations(house.database, county, house.declarations)
  return { ...house, county, founded: true }
}

export interface Serving {
  readonly address: string
  stop(): Promise<void>
}

/** Listens; on loopback unless another host is named, since the house network is for the bureau to open. */
export const serve = async (house: OpenHouse, at: { port: number; host?: string }): Promise<Serving> => {
  if (!house.founded) throw new Problem('no_such', { what: '单位', name: '（空）' })
  // Whatever the last server was importing when it stopped has failed, and its clerk should be told so at once.
  await failInterrupted(house.database, house.county)
  await dropForgottenUploads(house.folder)
  const app = await makeServer(house)
  await app.listen({ port: at.port, host: at.host ?? '127.0.0.1' })
  const clock = startClock(house, [() => remindWriters(house)])
  const { port, address } = app.server.address() as AddressInfo
  return {
    address: `http://${address === '::1' ? 'localhost' : address}:${port}`,
    stop: async () => {
      await app.close()
      await clock.stop()
      await house.close()
    },
  }
}
