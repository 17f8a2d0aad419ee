/** The parts of one statement: each asks for something and knows where its lines belong. */
import { type Sql, sql } from '../db/sql.ts'

/** What the rows of one group say about one measure. */
export interface Total {
  /** Rows counted at all, whatever the measure asks of them: none means that nobody has reported. */
  readonly counted: number
  /** Returns received of those due; for ledgers without a cadence, units that have rows. */
  readonly received: number
  /** Rows that the measure takes. */
  readonly rows: number
  /** The aggregate; null for a count of rows, and where all cells are missing. */
  readonly value: number | null
}

export interface Totals {
  /** By indicator. Of a split only what says who has reported: distinct values are counted for its groups alone. */
  readonly whole: ReadonlyMap<string, Total>
  /** By key of the group, then by indicator. */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, Total>>
}

export interface Line {
  readonly part: number
  /** Null: no key, which is the whole, or the rows in which a field says nothing. */
  readonly key: string | null
  readonly counted: number
  readonly received: number
  readonly rows: readonly number[]
  readonly values: readonly (number | null)[]
}

export interface Part {
  readonly columns: LineColumns
  /** Everything from `from` on. */
  readonly from: Sql
  readonly take: (line: Line) => void
}

interface LineColumns {
  readonly key: Sql
  readonly counted?: Sql
  readonly received?: Sql
  readonly rows?: readonly Sql[]
  readonly values: readonly Sql[]
}

/** Arrays and not `json_build_array`, which takes no more than a hundred values. */
const numbers = (values: readonly Sql[]): Sql => sql`to_json(array[${sql.join(values)}]::numeric[])`

export const selectOf = ({ columns, from }: Part, number: number): Sql => sql`
  select ${sql.raw(String(number))} as part, ${columns.key} as key, ${columns.counted ?? sql`0`}::float8 as counted,
    ${columns.received ?? sql`0`}::float8 as received, ${numbers(columns.rows ?? [])} as rows,
    ${numbers(columns.values)} as values ${from}`

/** Totals while they come in, part by part. */
export class Tally implements Totals {
  readonly whole = new Map<string, Total>()
  readonly groups = new Map<string, Map<string, Total>>()

  /** `key` null: the whole. */
  add(key: string | null, ref: string, known: Partial<Total>): void {
    const into = key === null ? this.whole : this.group(key)
    into.set(ref, { counted: 0, received: 0, rows: 0, value: null, ...into.get(ref), ...known })
  }

  private group(key: string): Map<string, Total> {
    const group = this.groups.get(key) ?? new Map<string, Total>()
    this.groups.set(key, group)
    return group
  }
}
