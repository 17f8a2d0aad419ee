/** The names behind codes and ids: units by their names, indicators by their titles, rows of other
 * ledgers by what they are called there. */
import type { LedgerDocument } from '../../ledger/index.ts'
import type { Row } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { keyOf, storedField, storedFields, type StoredField, tableOf } from './columns.ts'
import { currentAt } from './row_sql.ts'
import type { Tables } from './tables.ts'

type Labels = ReadonlyMap<unknown, string>

/** The rows with labels for their cells that point at something; one query for each such field that is filled. */
export const labelled = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  rows: readonly Row[],
  as_of?: string,
): Promise<Row[]> => {
  const found: [string, Labels][] = []
  for (const field of storedFields(ledger)) {
    const values = [...new Set(rows.map((row) => row.values[field.name]).filter((value) => value !== null))]
    if (values.length > 0 && pointsAt(field) !== undefined) {
      found.push([field.name, await labelsOf(tx, tables, field, values, as_of)])
    }
  }
  if (found.length === 0) return [...rows]
  return rows.map((row) => {
    const labels = found.flatMap(([name, names]): [string, string][] => {
      const label = names.get(row.values[name])
      return label === undefined ? [] : [[name, label]]
    })
    return labels.length === 0 ? row : { ...row, labels: Object.fromEntries(labels) }
  })
}

const pointsAt = ({ document, kind }: StoredField): 'row' | 'unit' | 'indicator' | undefined => {
  if (document.ledger !== undefined) return 'row'
  return kind.type === 'unit' || kind.type === 'indicator' ? kind.type : undefined
}

const labelsOf = async (
  tx: Tx,
  tables: Tables,
  field: StoredField,
  values: readonly unknown[],
  as_of: string | undefined,
): Promise<Labels> => {
  if (pointsAt(field) === 'unit') {
    const units = await tx.rows<{ code: string; name: string }>(sql`
      select distinct on (code) code, name from org.unit_version
      where county = ${tx.actor.county} and code = any(${values}::text[]) order by code, from_day desc`)
    return new Map(units.map(({ code, name }) => [code, name]))
  }
  if (pointsAt(field) === 'indicator') {
    const { catalogue } = tables
    return new Map(values.map((ref) => [ref, catalogue.indicator(String(ref))?.document.title ?? String(ref)]))
  }
  const target = tables.catalogue.ledger(field.document.ledger ?? '')
  return target === undefined ? new Map() : rowLabels(tx, target, values, as_of)
}

/** Of rows that the reader may not see there is no label. */
const rowLabels = async (
  tx: Tx,
  target: LedgerDocument,
  ids: readonly unknown[],
  as_of: string | undefined,
): Promise<Labels> => {
  const shown = shownFields(target)
  const columns = shown.map(({ name }) => sql`, r.${sql.name(name)}`)
  const rows = await tx.rows<{ id: number; period: string | null; [column: string]: unknown }>(sql`
    select r.id, r.period ${sql.join(columns, '')} from ${tableOf(target)} r
    where r.county = ${tx.actor.county} and r.id = any(${ids}::bigint[]) and ${currentAt(as_of)}`)
  return new Map(
    rows.map((row) => {
      const parts = shown.map(({ name, kind, document }) => kind.show((row[name] ?? null) as never, document))
      return [row.id, [row.period ?? '', ...parts].filter((part) => part !== '').join(' ') || `第${row.id}号`]
    }),
  )
}

/**
 * What a row is called: the fields of its key, or else its first required fields, two at most. Sealed ones name
 * nobody, lists and tables are too long.
 */
export const shownFields = (target: LedgerDocument): StoredField[] => {
  const plain = (field: StoredField | undefined): field is StoredField =>
    field !== undefined && !field.column.sealed && !field.document.retired && field.column.sql !== 'jsonb'
  const parts = keyOf(target).map((part) => storedField(target, part))
  // What is left of a key that has sealed parts does not tell one row from another: the row's number does.
  if (parts.some((field) => field?.column.sealed)) return []
  const keyed = parts.filter(plain)
  if (keyed.length > 0) return keyed
  const fields = storedFields(target).filter(plain)
  const required = fields.filter(({ document }) => document.required === true)
  return (required.length > 0 ? required : fields).slice(0, 2)
}
