/**
 * A process of its own that takes in a large sheet as the server does, and says how much memory it took at most:
 * `large_sheet.ts DATABASE_URL FOLDER FAULTY.xlsx MENDED.xlsx`, the actor as JSON on the environment. Prints one line of
 * JSON.
 */
import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeCatalogue } from '../../src/ledger/index.ts'
import type { Actor } from '../../src/server/db/database.ts'
import { openDatabase } from '../../src/server/db/open.ts'
import {
  annotatedImport,
  confirmImport,
  type ImportHall,
  importOf,
  importSettled,
  startImport,
} from '../../src/server/sheets/imports.ts'
import { makeSeal } from '../../src/server/tables/seal.ts'
import { declarations } from './small_county.ts'

const [, , url = '', folder = '', faulty = '', mended = ''] = process.argv
const actor = JSON.parse(process.env['YOUJU_STORY_ACTOR'] ?? '{}') as Actor

let most = 0
const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20)

const database = await openDatabase(url, { max: 5 })
const hall: ImportHall = {
  database,
  catalogue: makeCatalogue(declarations),
  seal: makeSeal(Buffer.alloc(32, 3)),
  folder,
}
const upload = async (path: string) => {
  const bytes = createReadStream(path)
  const started = await startImport(hall, actor, { ledger: 'hazard', unit: 's1', file: '隐患.xlsx', bytes })
  await importSettled(started.id)
  return importOf(hall, actor, started.id)
}

const first = await upload(faulty)
const { bytes, whole } = await annotatedImport(hall, actor, first.id)
await writeFile(join(folder, 'annotated.xlsx'), bytes)
const second = await upload(mended)
await confirmImport(hall, actor, second.id)
// Progress is told while the rows are written; whoever asks in between sees it grow.
const seen: number[] = []
const watching = setInterval(() => void importOf(hall, actor, second.id).then(({ written }) => seen.push(written)), 100)
await importSettled(second.id)
clearInterval(watching)
const done = await importOf(hall, actor, second.id)
clearInterval(timer)
await database.close()
console.log(JSON.stringify({ first, whole, second, done, seen, megabytes: Math.round(most / 1_000_000) }))
