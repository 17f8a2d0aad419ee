/**
 * Brings the platform's own tables up to date: numbered files, each run exactly once, all in one transaction under an
 * advisory lock, and none ever changed after it has run. Tables of ledgers come from declarations, not from here.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Database, Tx } from './database.ts'
import { sql } from './sql.ts'

interface Migration {
  readonly number: number
  readonly name: string
  readonly text: string
  readonly checksum: string
}

/** Beside this file, also once compiled: the build copies the folder. */
const FOLDER = new URL('./migrations/', import.meta.url)
/** Any number will do, as long as all servers of one database take the same. */
const LOCK = 7_300_001

export const migrationFiles = (folder: URL = FOLDER): Migration[] =>
  readdirSync(folder)
    .filter((file) => /^\d{3}_\w+\.sql$/.test(file))
    .sort()
    .map((file) => {
      // Line ends differ where git rewrites them; the statements do not.
      const text = readFileSync(new URL(file, folder), 'utf8').replaceAll('\r\n', '\n')
      const checksum = createHash('sha256').update(text).digest('hex')
      return { number: Number(file.slice(0, 3)), name: file.slice(4, -4), text, checksum }
    })

/** Names of the migrations that ran now. */
export const migrate = (database: Database, files: readonly Migration[] = migrationFiles()): Promise<string[]> =>
  database.asOwner('', async (tx) => {
    const done = await history(tx)
    refuseChanges(files, done)
    const ran: string[] = []
    for (const file of files.filter(({ number }) => !done.has(number))) {
      await tx.run(sql.raw(file.text))
      await tx.run(
        sql`insert into platform.migration (number, name, checksum) values (${file.number}, ${file.name}, ${file.checksum})`,
      )
      ran.push(file.name)
    }
    return ran
  })

interface Done {
  readonly number: number
  readonly name: string
  readonly checksum: string
}

const history = async (tx: Tx): Promise<Map<number, Done>> => {
  // Another server may be at it, and its work can take longer than an ordinary lock is waited for.
  await tx.run(sql`set local lock_timeout = 0`)
  await tx.run(sql`select pg_advisory_xact_lock(${LOCK})`)
  await tx.run(
    sql.raw(`
    create schema if not exists platform;
    create table if not exists platform.migration (
      number int primary key, name text not null, checksum text not null, ran_at timestamptz not null default now()
    )`),
  )
  const done = await tx.rows<Done>(sql`select number, name, checksum from platform.migration order by number`)
  return new Map(done.map((one) => [one.number, one]))
}

const refuseChanges = (files: readonly Migration[], done: ReadonlyMap<number, Done>): void => {
  const known = new Map(files.map((file) => [file.number, file]))
  const last = Math.max(0, ...done.keys())
  for (const { number, name, checksum } of done.values()) {
    const file = known.get(number)
    if (!file) throw new Error(`The database was made by a newer version: migration ${number} ${name} is unknown here.`)
    if (file.checksum !== checksum) throw new Error(`Migration ${number} ${name} was changed after it had run.`)
  }
  for (const { number, name } of files) {
    if (number < last && !done.has(number)) {
      throw new Error(`Migration ${number} ${name} comes before ${last}, which has run already.`)
    }
  }
}
