/** The statements that make and widen a ledger's table. Text, because a plan is shown before it is carried out. */
import { type LedgerDocument, movesFrom, workflowOf } from '../../ledger/index.ts'
import { columnsOf, hashColumn, keyOf, sequenceOf, type StoredField, storedField, storedFields } from './columns.ts'
import { dayColumns } from './day_columns.ts'
import { placeFields } from './rights.ts'

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
  notes jsonb,
  path jsonb,
  due_at timestamptz,
  import_id uuid,
  primary key (county, id, version)
)`,
    ...addColumns(ledger, storedFields(ledger)),
    index(ledger, 'current', '(county, id)', 'unique'),
    index(ledger, 'unit_day', '(county, unit, day)'),
    dayIndex(ledger),
    ...keyIndex(ledger),
    ...security(ledger),
    firstStatistics(ledger),
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
    ...sealed.map(({ name }) => hashIndex(ledger, hashColumn(name))),
  ]
}

/** Nothing is ever looked up by a value that is missing, and most private fields are empty in most rows. */
const hashIndex = (ledger: LedgerDocument, column: string): string =>
  `${index(ledger, column, `(county, ${quoted(column)})`)} and ${quoted(column)} is not null`

/** Indexes are over current rows only: closed versions are read by id or in long runs. */
const index = (ledger: LedgerDocument, name: string, columns: string, unique = ''): string =>
  `create ${unique} index if not exists ${quoted(`${ledger.name}_${name}`)} on ${tableName(ledger)} ${columns} where closed_at is null`.replace(
    'create  index',
    'create index',
  )

/**
 * Figures take the rows of a period by their days, and with the columns that they read in the index they are made from it
 * alone: a row is four times as wide.
 */
export const dayIndex = (ledger: LedgerDocument, columns = dayColumns(ledger)): string => {
  const included = columns.length === 0 ? '' : ` include (${columns.map(quoted).join(', ')})`
  return index(ledger, 'day', `(county, day)${included}`)
}

export const dropDayIndex = (ledger: LedgerDocument): string => `drop index if exists ${inLedger(`${ledger.name}_day`)}`

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
 * What the planner is to believe of a table that has just been made: that nearly all rows are of one county, and ids
 * nearly all different. Knowing nothing it takes every index that begins with the county for equally good, and a
 * connection keeps such a plan; the first real statistics replace these. Servers before 18 have no such functions.
 */
const firstStatistics = (ledger: LedgerDocument): string => {
  const relation = `'schemaname', 'ledger', 'relname', ${literal(ledger.name)}`
  const column = (name: string, distinct: number, empty: number): string =>
    `perform pg_restore_attribute_stats(${relation}, 'attname', '${name}', 'inherited', false,
    'null_frac', ${empty}::real, 'avg_width', 8, 'n_distinct', (${distinct})::real);`
  return `do $$ begin
  perform pg_restore_relation_stats(${relation}, 'relpages', 250, 'reltuples', 10000::real);
  ${column('county', 1, 0)}
  ${column('unit', 200, 0)}
  ${column('day', 300, 0)}
  ${column('id', -0.7, 0)}
  ${column('closed_at', -0.3, 0.7)}
exception when undefined_function then null;
end $$`
}

/** The seats held today by the person acting, as `s`, with what they read of the ledger, as `p`. */
const heldSeats = (ledger: LedgerDocument): string => `from org.seats_held() s
  join org.reads p on p.county = (select org.county()) and p.ledger = ${literal(ledger.name)} and p.position = s.seat_position`

const seesWhole = (ledger: LedgerDocument): string =>
  `(select coalesce(org.person() = 0, false)
  or exists (select ${heldSeats(ledger)} where s.seat_unit = org.county() and p.below and p.own))`

const seesOwn = (ledger: LedgerDocument): string => `unit in (select s.seat_unit ${heldSeats(ledger)} where p.own)`

/**
 * A row whose next move is made at another unit is seen there while it waits, and closed by whoever makes the move. To
 * refuse it is to write its next version, which is still the first unit's.
 */
export const offeredPolicies = (ledger: LedgerDocument): string[] => {
  const table = tableName(ledger)
  const waits = placeFields(ledger).flatMap((field) => {
    const states = Object.keys(workflowOf(ledger).states).filter((state) =>
      movesFrom(ledger, state).some(([, { at }]) => at === field),
    )
    const here = `${quoted(field)} in (select s.seat_unit ${heldSeats(ledger)} where p.own)`
    return [`(state in (${states.map(literal).join(', ')}) and ${here})`]
  })
  const drops = ['offered', 'taken', 'refused'].map((policy) => `drop policy if exists ${policy} on ${table}`)
  if (waits.length === 0) return drops
  const county = 'county = (select org.county())'
  // Seen also after it was closed: the database looks at a row that is being closed with the eyes of whoever closes it.
  const waiting = `${county} and (${waits.join(' or ')})`
  const sent_back = placeFields(ledger).map(
    (field) => `${quoted(field)} in (select s.seat_unit ${heldSeats(ledger)} where p.own)`,
  )
  return [
    ...drops,
    `create policy offered on ${table} for select using (${waiting})`,
    `create policy taken on ${table} for update using (${waiting} and closed_at is null) with check (${county})`,
    `create policy refused on ${table} for insert with check (${county} and version > 1 and (${sent_back.join(' or ')}))`,
  ]
}

/**
 * Rows are seen, added and closed by who reads the ledger of their unit. The server role may add versions and close
 * them, and has no right to change or remove anything else: a row is never overwritten, whatever the server's code
 * does. Of units that moved elsewhere, the rows of their time are seen and no more.
 *
 * Asking who sees what is most of the price of a save. So each command has a policy of its own that asks no more than
 * it must, and the two commonest answers (the whole county; one's own unit) are found by plain joins before the
 * function is asked that walks the tree. They are contained in what it says: `org.sees`.
 */
const security = (ledger: LedgerDocument): string[] => {
  const table = tableName(ledger)
  const name = literal(ledger.name)
  const county = 'county = (select org.county())'
  const [whole, own, sees] = [seesWhole(ledger), seesOwn(ledger), `unit in (select org.sees(${name}))`]
  const seen = `${county} and (${whole} or ${own} or ${sees})`
  // One row is most often one's own; of a hundred thousand it is cheaper to know first that all may be seen.
  const mine = `${county} and (${own} or ${whole} or ${sees})`
  const saw = `${county} and unit in (select org.saw(${name})) and org.saw_on(${name}, unit, day)`
  const policies = {
    seen: `for select using (${seen})`,
    saw: `for select using (${saw})`,
    added: `for insert with check (${mine})`,
    closed: `for update using (${mine}) with check (${county})`,
  }
  return [
    `alter table ${table} enable row level security`,
    ...Object.entries(policies).flatMap(([policy, rule]) => [
      `drop policy if exists ${policy} on ${table}`,
      `create policy ${policy} on ${table} ${rule}`,
    ]),
    ...offeredPolicies(ledger),
    `grant select, insert, update (closed_at) on ${table} to youju_server`,
    `grant usage on sequence ${inLedger(sequenceOf(ledger))} to youju_server`,
  ]
}
