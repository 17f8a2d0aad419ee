/**
 * Many new rows at once: imports, and books taken over from elsewhere. They are copied straight into the ledger's
 * table. COPY knows no row-level security, so the owner writes them; then, before anything is committed, the units
 * are looked at as for a single row, and the database is asked as the actor whether it would show every one of them.
 * (Through a table of the transaction's own and on by `insert` it took two and a half times as long.)
 */
import { fillingLevels, type Fault, type LedgerDocument, today } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { faulty, Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { keyOf, sequenceOf, tableOf } from './columns.ts'
import {
  type Gathered,
  type ImportedRow,
  lineColumns,
  type LineOptions,
  linesOf,
  nothingGathered,
} from './import_lines.ts'
import { conflictRefusal } from './import_conflicts.ts'
import { keepForms } from './import_forms.ts'
import { keepTaken } from './import_taken.ts'
import { keepOpenRows } from './open_rows.ts'
import { hasPath } from './paths.ts'
import { writersMoment } from './moment.ts'
import { writeRefusal } from './refusals.ts'
import { aboveSql, rightsOf } from './rights.ts'
import { tableName, quoted } from './table_sql.ts'
import { ledgerNamed, type Tables } from './tables.ts'
import { timeRules } from './time_rules.ts'

export type { ImportedRow, TakenVersion } from './import_lines.ts'

export interface ImportOptions extends LineOptions {
  readonly import_id: string
  /** Of the submission that confirmed the import; it works once. */
  readonly key?: string | undefined
  /** What the event says besides, asked once all rows have been read. */
  readonly besides?: (() => Readonly<Record<string, unknown>>) | undefined
}

/** Rows one by one, or in batches where they are many. */
export type ImportedRows = Iterable<ImportedRow> | AsyncIterable<readonly ImportedRow[]>

/**
 * One transaction, one event, however many rows. Problems: faulty (paths begin with the row's place: `[12].grade`),
 * not_yours, already_there, wrong_request (the key has been used).
 */
export const insertMany = async (
  tx: Tx,
  tables: Tables,
  name: string,
  rows: ImportedRows,
  options: ImportOptions,
): Promise<{ count: number }> => {
  const ledger = ledgerNamed(tables, name)
  const sequence = sql.literal(`ledger.${sequenceOf(ledger)}`)
  const begun = await tx.one<Begun>(sql`select at, nextval(${sequence}) as before from (${writersMoment}) moment`)
  const gathered = nothingGathered()
  const count = await copied(tx, tables, ledger, rows, { ...options, at: begun.at }, gathered)
  if (gathered.faults.length > 0) throw faulty(gathered.faults)
  const units = await requirePlaces(tx, tables, ledger, gathered)
  if (tx.actor.person !== 0) await requireSeen(tx, ledger, begun, count, options.import_id)
  await keepForms(tx, tables, ledger, { before: begun.before, import_id: options.import_id })
  await keepTaken(tx, ledger, gathered.taken)
  await keepOpenRows(tx, ledger, options.import_id)
  const event = importEvent(tx, ledger, begun.at, { ...options, count, unit: units.length === 1 ? units[0]! : null })
  await tx.run(event).catch((error: unknown) => {
    throw writeRefusal(error, ledger)
  })
  return { count }
}

/** When the writing began, and a number that none of its rows has: theirs are higher. */
interface Begun {
  readonly at: string
  readonly before: number
}

const copied = async (
  tx: Tx,
  { seal, catalogue }: Tables,
  ledger: LedgerDocument,
  rows: ImportedRows,
  options: ImportOptions & { readonly at: string },
  gathered: Gathered,
): Promise<number> => {
  const keyed = keyOf(ledger).length > 0
  if (keyed) await tx.run(sql`savepoint copied`)
  const { county, person } = tx.actor
  const { taken, batches } = await inBatches(rows)
  // Numbers, times and authors are given here; only the platform takes them over from elsewhere.
  if (taken && person !== 0) throw new Problem('not_yours', { what: '带着原有编号导入' })
  const paths = hasPath(ledger) ? { rules: await timeRules(tx, catalogue), now: Date.parse(options.at) } : undefined
  const imprint = { county, import_id: options.import_id, by: person, at: options.at, taken, paths }
  const columns = lineColumns(ledger, taken).map(quoted).join(', ')
  const lines = linesOf(ledger, seal, batches, { ...options, imprint }, gathered)
  return tx.copyIn(`copy ${tableName(ledger)} (${columns}) from stdin`, lines).catch(async (error: unknown) => {
    const refused = writeRefusal(error, ledger)
    if (!keyed || !(refused instanceof Problem) || refused.code !== 'already_there') throw refused
    await tx.run(sql`rollback to savepoint copied`)
    throw await conflictRefusal(tx, ledger, gathered, refused)
  })
}

const BATCH = 1_000

/** The rows in batches, and whether they are versions taken over: the first row tells. */
const inBatches = async (
  rows: ImportedRows,
): Promise<{ taken: boolean; batches: AsyncIterable<readonly ImportedRow[]> }> => {
  const batches = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : batched(rows)
  const held: (readonly ImportedRow[])[] = []
  let first: ImportedRow | undefined
  while (first === undefined) {
    const next = await batches.next()
    if (next.done === true) break
    held.push(next.value)
    first = next.value[0]
  }
  return { taken: first?.taken !== undefined, batches: followedBy(held, batches) }
}

async function* batched(rows: Iterable<ImportedRow>): AsyncGenerator<readonly ImportedRow[]> {
  let batch: ImportedRow[] = []
  for (const row of rows) {
    batch.push(row)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function* followedBy<T>(held: readonly T[], rest: AsyncIterator<T>): AsyncGenerator<T> {
  try {
    yield* held
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

interface Place {
  readonly unit: string
  readonly level: string | null
  readonly stands: boolean | null
  readonly mine: boolean | null
}

/** The units of the import: all of them of a filling level, there at the time, and the actor's to fill. */
const requirePlaces = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  { units }: Gathered,
): Promise<string[]> => {
  const { everywhere, fills, enters, keeps } = rightsOf(tables, ledger, tx.actor)
  const tops = [...enters, ...keeps]
  const spans = [...units.values()]
  const places = await tx.rows<Place>(sql`
    select s.unit, u.level,
      u.opened_on <= s.first_end and (u.closed_on is null or u.closed_on > s.last_start) as stands,
      ${everywhere}::boolean or u.code = any(${fills}::text[]) or
        (cardinality(${tops}::text[]) > 0 and ${aboveSql(today(new Date()))} && ${tops}::text[]) as mine
    from unnest(${[...units.keys()]}::text[], ${spans.map(({ first_end }) => first_end)}::date[],
      ${spans.map(({ last_start }) => last_start)}::date[]) s(unit, first_end, last_start)
    left join org.unit u on u.county = ${tx.actor.county} and u.code = s.unit
    order by s.unit`)
  const faults = places.flatMap((place) => placeFaults(ledger, place))
  if (faults.length > 0) throw faulty(faults)
  const foreign = places.filter(({ mine }) => !mine).map(({ unit }) => unit)
  if (foreign.length === 0) return places.map(({ unit }) => unit)
  const what = `填报${foreign.slice(0, 5).join('、')}等${foreign.length}个单位的“${ledger.title}”`
  throw new Problem('not_yours', { what, units: foreign.slice(0, 100) })
}

const placeFaults = (ledger: LedgerDocument, { unit, level, stands }: Place): Fault[] => {
  if (level === null) return [{ path: 'unit', says: `没有代码为“${unit}”的单位` }]
  if (!fillingLevels(ledger).includes(level)) {
    return [{ path: 'unit', says: `“${unit}”不是填报“${ledger.title}”的单位` }]
  }
  return stands ? [] : [{ path: 'unit', says: `“${unit}”在那时还没有设立，或已经撤并` }]
}

/**
 * The database's own word on it, from its own tables: of the rows just written, row-level security shows the actor
 * every one, and by what the actor reads today; rows of units that have since moved away are seen but not added.
 * Found by their numbers, because no index knows an import.
 */
const requireSeen = async (
  tx: Tx,
  ledger: LedgerDocument,
  { before }: Begun,
  count: number,
  import_id: string,
): Promise<void> => {
  const { seen } = await tx.one<{ seen: number }>(sql`
    select count(*) as seen from ${tableOf(ledger)} r
    where r.county = ${tx.actor.county} and r.id > ${before}
      and r.id <= (select currval(${sql.literal(`ledger.${sequenceOf(ledger)}`)}))
      and r.import_id = ${import_id}::uuid and r.closed_at is null
      and ((select org.sees_all(${ledger.name})) or r.unit in (select org.sees(${ledger.name})))`)
  if (seen !== count) throw new Problem('not_yours', { what: `填报“${ledger.title}”` })
}

const importEvent = (
  tx: Tx,
  ledger: LedgerDocument,
  at: string,
  { import_id, key, count, unit, besides }: ImportOptions & { readonly count: number; readonly unit: string | null },
): Sql => sql`
  insert into log.event (county, at, person, act, ledger, unit, request_key, detail)
  values (${tx.actor.county}, ${at}::timestamptz, ${tx.actor.person}, 'import', ${ledger.name}, ${unit}, ${key ?? null},
    ${JSON.stringify({ import_id, count, ...besides?.() })}::jsonb)`
