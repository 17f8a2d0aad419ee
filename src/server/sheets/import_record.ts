/** Imports as the database remembers them, so that a server that was restarted knows what became of them. */
import type { Import } from '../../ledger/import_wire.ts'
import type { Problem as ProblemWire } from '../../ledger/wire.ts'
import type { Actor, Database, Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { acting } from './acting.ts'
import { comesBackWhole } from './annotated.ts'
import type { Assigned } from './headings.ts'

export type ImportState = Import['state']

/** `settings`: what the server needs to go on, and nothing a page shows but `notes`. */
export interface ImportSettings {
  /** Name of the upload in the folder of uploads. */
  readonly upload: string
  readonly notes?: readonly string[]
  /** How the file was read, so that its faults can be shown in it. */
  readonly reading?: SheetReading
  readonly found?: Found
  /** What the clerk said of columns. */
  readonly assigned?: Assigned
  readonly update?: boolean
}
/** What the file comes to beside what the database has columns for. */
export interface Found {
  readonly counts?: Import['counts']
  readonly changes?: Import['changes']
  readonly files?: Import['files']
  readonly updatable: number
  readonly assignable: Import['assignable']
}
export interface SheetReading {
  readonly heading_row: number
  /** Names of sheets that were preferred. */
  readonly wanted: readonly string[]
  /** Cells of the machine's own column with what they say from now on. */
  readonly renewed?: Readonly<Record<string, string>>
  /** Of a zip: the row of the headings in each of its files. */
  readonly files?: readonly { readonly file: string; readonly heading_row: number }[]
}
export interface ImportRecord extends Omit<
  Import,
  'annotated' | 'annotated_whole' | 'counts' | 'changes' | 'files' | 'updatable' | 'update' | 'assignable'
> {
  readonly unit: string | null
  readonly period: string | null
  readonly settings: ImportSettings
}

const columns = sql`id, ledger, unit, period, file, state, read, written, columns, faults, fault_count, sample, problem, settings`

export const insertImport = (
  tx: Tx,
  record: Pick<ImportRecord, 'id' | 'ledger' | 'unit' | 'period' | 'file' | 'settings'>,
): Promise<number> =>
  tx.run(sql`
    insert into platform.import (county, id, ledger, unit, period, file, settings, by)
    values (${tx.actor.county}, ${record.id}::uuid, ${record.ledger}, ${record.unit}, ${record.period}, ${record.file},
      ${JSON.stringify(record.settings)}::jsonb, ${tx.actor.person}::bigint)`)

/** The actor's own import. Problem: no_such. */
export const importRecord = async (tx: Tx, id: string): Promise<ImportRecord> => {
  const found = /^[0-9a-f-]{36}$/i.test(id)
    ? await tx.maybe<ImportRecord>(sql`
        select ${columns} from platform.import where county = ${tx.actor.county} and id = ${id}::uuid`)
    : undefined
  if (found === undefined) throw new Problem('no_such', { what: '导入', name: id.slice(0, 40) })
  return found
}

/** As it travels. */
export const importWire = ({ unit: _unit, period: _period, settings, ...record }: ImportRecord): Import => ({
  ...record,
  updatable: 0,
  assignable: [],
  ...settings.found,
  update: settings.update === true,
  annotated_whole: comesBackWhole({ ...record, bundled: settings.found?.files !== undefined }),
  annotated: record.state === 'faulty' && settings.reading !== undefined,
  ...(settings.notes === undefined || settings.notes.length === 0 ? {} : { notes: [...settings.notes] }),
})

type Change = Partial<
  Pick<
    ImportRecord,
    'state' | 'read' | 'written' | 'columns' | 'faults' | 'fault_count' | 'sample' | 'problem' | 'settings'
  >
>

const lists: readonly (keyof Change)[] = ['columns', 'faults', 'sample', 'problem', 'settings']
const final: readonly ImportState[] = ['faulty', 'done', 'failed', 'cancelled']

/**
 * Changes an import that is still in one of the states; false when it is not, because somebody cancelled or confirmed
 * it meanwhile.
 */
export const changeImport = async (
  database: Database,
  actor: Actor,
  id: string,
  from: readonly ImportState[],
  change: Change,
): Promise<boolean> => {
  const sets = Object.entries(change).map(([name, value]): Sql => {
    const list = lists.some((one) => one === name)
    return sql`${sql.name(name)} = ${list && value !== null ? JSON.stringify(value) : value}${list ? sql.raw('::jsonb') : sql.empty}`
  })
  const finished = change.state !== undefined && final.includes(change.state) ? [sql`finished_at = now()`] : []
  const touched = await acting(database, actor, (tx) =>
    tx.run(sql`
      update platform.import set ${sql.join([...sets, ...finished])}
      where county = ${actor.county} and id = ${id}::uuid and state = any(${from}::text[])`),
  )
  return touched === 1
}

/** Whatever was thrown, as it is shown beside an import. */
export const problemWire = (error: unknown): ProblemWire => {
  if (!(error instanceof Problem)) return { code: 'bug', status: 500, message: '系统出错，已记入运行日志。' }
  const { code, status, details } = error
  return { code, status, message: error.words('zh'), faults: error.faults.slice(0, 200), details }
}

/**
 * At the start of a server: what was being read or written when the last one stopped has failed, and nothing of it is
 * in any ledger. Returns how many there were.
 */
export const failInterrupted = (database: Database, county: string): Promise<number> => {
  const problem = JSON.stringify({
    code: 'busy',
    status: 503,
    message: '系统在处理途中重新启动，没有写入任何记录，请重新上传。',
  })
  return database.asOwner(county, (tx) =>
    tx.run(sql`
      update platform.import set state = 'failed', finished_at = now(), problem = ${problem}::jsonb
      where county = ${county} and state in ('reading', 'writing')`),
  )
}
