/**
 * Many new rows at once: imports, and books taken over from elsewhere. They are copied into a table of the
 * transaction's own first, since COPY knows no row-level security, and go from there into the ledger in one
 * statement, which does.
 */
import { type Fault, fillingLevels, type LedgerDocument, today } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { faulty, Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { keyOf, sequenceOf, storedField, tableOf } from './columns.ts'
import { type ImportedRow, lineColumns, type LineOptions, linesOf } from './import_lines.ts'
import { writersMoment } from './moment.ts'
import { writeRefusal } from './refusals.ts'
import { aboveSql, rightsOf } from './rights.ts'
import { versionColumns } from './row_create.ts'
import { keyColumn } from './table_sql.ts'
import { ledgerNamed, type Tables } from './tables.ts'

export type { ImportedRow, TakenVersion } from './import_lines.ts'

export interface ImportOptions extends LineOptions {
  readonly import_id: string
  /** Of the submission that confirmed the import; it works once. */
  readonly key?: string | undefined
}

/**
 * One transaction, one event, however many rows. Problems: faulty (paths begin with the row's place: `[12].grade`),
 * not_yours, already_there, wrong_request (the key has been used).
 */
export const insertMany = async (
  tx: Tx,
  tables: Tables,
  name: string,
  rows: AsyncIterable<ImportedRow> | Iterable<ImportedRow>,
  options: ImportOptions,
): Promise<{ count: number }> => {
  const ledger = ledgerNamed(tables, name)
  const { at } = await tx.one<{ at: string }>(sql`select at from (${writersMoment}) moment`)
  const stage = sql.name(`stage_${ledger.name}`)
  await tx.run(sql`create temp table ${stage} on commit drop as ${lineColumns(ledger)} with no data`)
  const faults: Fault[] = []
  const lines = linesOf(ledger, tables.seal, rows, options, faults)
  const count = await tx.copyIn(`copy stage_${ledger.name} from stdin`, lines)
  if (faults.length > 0) throw faulty(faults)
  const units = await requirePlaces(tx, tables, ledger, stage)
  await requireOwnNumbers(tx, stage)
  await tx.run(sql`savepoint transfer`)
  await tx.run(transfer(tx, ledger, stage, options.import_id, at)).catch(async (error: unknown) => {
    throw await transferRefusal(tx, ledger, stage, error)
  })
  if (tx.actor.person === 0) await takeOver(tx, ledger, stage)
  await tx.run(sql`drop table ${stage}`)
  const event = importEvent(tx, ledger, at, { ...options, count, unit: units.length === 1 ? units[0]! : null })
  await tx.run(event).catch((error: unknown) => {
    throw writeRefusal(error, ledger)
  })
  return { count }
}

interface Place {
  readonly unit: string
  readonly level: string | null
  readonly stands: boolean | null
  readonly mine: boolean | null
}

/** The units of the import: all of them of a filling level, there at the time, and the actor's to fill. */
const requirePlaces = async (tx: Tx, tables: Tables, ledger: LedgerDocument, stage: Sql): Promise<string[]> => {
  const { everywhere, fills, keeps } = rightsOf(tables, ledger, tx.actor)
  const places = await tx.rows<Place>(sql`
    select s.unit, u.level,
      u.opened_on <= s.first_end and (u.closed_on is null or u.closed_on > s.last_start) as stands,
      ${everywhere}::boolean or u.code = any(${fills}::text[]) or
        (cardinality(${keeps}::text[]) > 0 and ${aboveSql(today(new Date()))} && ${keeps}::text[]) as mine
    from (select unit, min(last) as first_end, max(day) as last_start from ${stage} group by unit) s
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

/** Numbers, times and authors are given here; only the platform takes them over from elsewhere. */
const requireOwnNumbers = async (tx: Tx, stage: Sql): Promise<void> => {
  if (tx.actor.person === 0) return
  const taken = await tx.maybe(sql`select from ${stage} where id is not null limit 1`)
  if (taken !== undefined) throw new Problem('not_yours', { what: '带着原有编号导入' })
}

const transfer = (tx: Tx, ledger: LedgerDocument, stage: Sql, import_id: string, at: string): Sql => {
  const { county, person } = tx.actor
  const columns = versionColumns(ledger)
  return sql`
    insert into ${tableOf(ledger)} (county, id, version, unit, period, state, day, opened_at, closed_at, by, import_id,
      marks, notes ${columns})
    select ${county}, coalesce(id, nextval(${sql.literal(`ledger.${sequenceOf(ledger)}`)})), coalesce(version, 1), unit,
      period, state, day, coalesce(opened_at, ${at}::timestamptz), closed_at, coalesce(by, ${person}::bigint),
      ${import_id}::uuid, marks, notes ${columns}
    from ${stage}`
}

/** Events of their own for versions that bring one; and numbers go on after the highest taken over. */
const takeOver = async (tx: Tx, ledger: LedgerDocument, stage: Sql): Promise<void> => {
  const { county } = tx.actor
  await tx.run(sql`
    insert into log.event (county, at, person, act, ledger, row_id, version, unit, detail)
    select ${county}, opened_at, by, act, ${ledger.name}, id, version, unit, coalesce(detail, '{}')
    from ${stage} where act is not null order by opened_at, id`)
  const sequence = sql.name('ledger', sequenceOf(ledger))
  await tx.run(sql`
    select setval(${sql.literal(`ledger.${sequenceOf(ledger)}`)}, taken.highest)
    from (select max(id) as highest from ${stage}) taken, ${sequence} s
    where taken.highest > s.last_value`)
}

const importEvent = (
  tx: Tx,
  ledger: LedgerDocument,
  at: string,
  { import_id, key, count, unit }: ImportOptions & { readonly count: number; readonly unit: string | null },
): Sql => sql`
  insert into log.event (county, at, person, act, ledger, unit, request_key, detail)
  values (${tx.actor.county}, ${at}::timestamptz, ${tx.actor.person}, 'import', ${ledger.name}, ${unit}, ${key ?? null},
    ${JSON.stringify({ import_id, count })}::jsonb)`

/** Which rows are there already, or twice in the import: asked once the refused statement has been taken back. */
const transferRefusal = async (tx: Tx, ledger: LedgerDocument, stage: Sql, error: unknown): Promise<unknown> => {
  const refused = writeRefusal(error, ledger)
  if (!(refused instanceof Problem) || refused.code !== 'already_there') return refused
  await tx.run(sql`rollback to savepoint transfer`)
  const columns = keyOf(ledger).map((part) => sql.raw(keyColumn(ledger, part)))
  const shown = keyOf(ledger).filter((part) => !storedField(ledger, part)?.column.sealed)
  const alike = columns.map((column) => sql`r.${column} = s.${column}`)
  const rows = await tx.rows<Record<string, string>>(sql`
    select ${sql.join(shown.length === 0 ? [sql`1 as one`] : shown.map((part) => sql`s.${sql.name(part)}::text`))}
    from (select ${sql.join(columns)}, count(*) as here from ${stage} group by ${sql.join(columns)}) s
    where s.here > 1 or exists (
      select from ${tableOf(ledger)} r
      where r.county = ${tx.actor.county} and r.closed_at is null and ${sql.join(alike, ' and ')}
    )
    limit 100`)
  const words = rows.slice(0, 3).map((row) => shown.map((part) => row[part] ?? '').join(' '))
  // Rows that the actor may not see are not named; and sealed values never are.
  if (shown.length === 0 || words.length === 0) return refused
  const more = rows.length > 3 ? `等${rows.length === 100 ? '一百条以上' : `${rows.length}条`}` : ''
  return new Problem('already_there', { ...refused.details, what: `${words.join('、')}${more}`, rows })
}
