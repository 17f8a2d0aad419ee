/** The statements that make and widen a ledger's table. Text, because a plan is shown before it is carried out. */
import type { LedgerDocument } from '../../ledger/index.ts'
import { columnsOf, hashColumn, keyOf, sequenceOf, type StoredField, storedField, storedFields } from './columns.ts'

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
const inLedger = (name: string): string => `ledger.${quoted(name)}`
export const tableName = (ledger: LedgerDocument): string => inLedger(ledger.name)

/** The rows of the county whose declarations are applied; the owner's transaction is told which. */
export const OF_COUNTY = `county = current_setting('youju.county')`

/**
 * Everything a new ledger needs. Each statement may be repeated: in a database of several counties the second county
 * finds the table of the first.
 */
export const createTable = (ledger: LedgerDocument): string[] => {
  const table = tableName(ledger)
  return [
    `create sequence if not exists ${inLedger(sequenceOf(ledger))}`,
    `create table if not exists ${table} (
  county text collate "C" not null,
  id bigint not null default nextval(${literal(inLedger(sequenceOf(ledger)))}),
  version int not null default 1,
  unit text collate "C" not null,
  period text collate "C",
  state text collate "C" not null,
  day date not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  by bigint not null,
  marks jsonb,
  import_id uuid,
  primary key (county, id, version)
)`,
    ...addColumns(ledger, storedFields(ledger)),
    index(ledger, 'current', '(county, id)', 'unique'),
    index(ledger, 'unit_day', '(county, unit, day)'),
    index(ledger, 'day', '(county, day)'),
    ...keyIndex(ledger),
    ...security(ledger),
  ]
}

/** New columns, and for sealed ones the index that finds equal values. */
export const addColumns = (ledger: LedgerDocument, fields: readonly StoredField[]): string[] => {
  const columns = fields.flatMap(columnsOf)
  if (columns.length === 0) return []
  const added = columns.map(({ name, type }) => `add column if not exists ${quoted(name)} ${type}`)
  const sealed = fields.filter((field) => field.column.sealed)
  return [
    `alter table ${tableName(ledger)} ${added.join(', ')}`,
    ...sealed.map(({ name }) => index(ledger, hashColumn(name), `(county, ${quoted(hashColumn(name))})`)),
  ]
}

/** Indexes are over current rows only: closed versions are read by id or in long runs. */
const index = (ledger: LedgerDocument, name: string, columns: string, unique = ''): string =>
  `create ${unique} index if not exists ${quoted(`${ledger.name}_${name}`)} on ${tableName(ledger)} ${columns} where closed_at is null`.replace(
    'create  index',
    'create index',
  )

/** The column that a key's part is compared by. */
export const keyColumn = (ledger: LedgerDocument, part: string): string =>
  quoted(storedField(ledger, part)?.column.sealed ? hashColumn(part) : part)

export const keyIndex = (ledger: LedgerDocument): string[] => {
  const parts = keyOf(ledger)
  if (parts.length === 0) return []
  return [index(ledger, 'key', `(${['county', ...parts.map((part) => keyColumn(ledger, part))].join(', ')})`, 'unique')]
}

export const dropKeyIndex = (ledger: LedgerDocument): string => `drop index if exists ${inLedger(`${ledger.name}_key`)}`

/**
 * Rows are seen by who reads the ledger of their unit. The server role may add versions and close them, and has no
 * right to change or remove anything else: a row is never overwritten, whatever the server's code does.
 */
const security = (ledger: LedgerDocument): string[] => {
  const table = tableName(ledger)
  const name = literal(ledger.name)
  const seen = `county = (select org.county()) and ((select org.sees_all(${name})) or unit in (select org.sees(${name})))`
  const saw = `county = (select org.county()) and unit in (select org.saw(${name})) and org.saw_on(${name}, unit, day)`
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `drop policy if exists seen on ${table}`,
    `create policy seen on ${table} using (${seen}) with check (${seen})`,
    `drop policy if exists saw on ${table}`,
    `create policy saw on ${table} for select using (${saw})`,
    `grant select, insert, update (closed_at) on ${table} to youju_server`,
    `grant usage on sequence ${inLedger(sequenceOf(ledger))} to youju_server`,
  ]
}
