/** Rows changed at random through the one write path, as people change them: a cell at a time, now and then one taken back. */
import { Chance } from '../../src/demo/chance.ts'
import { addDays, type FieldDocument, type LedgerDocument, rulesOf, type Value } from '../../src/ledger/index.ts'
import type { Database } from '../../src/server/db/database.ts'
import { Problem } from '../../src/server/db/problem.ts'
import { sql } from '../../src/server/db/sql.ts'
import { editRow, withdrawRow } from '../../src/server/tables/rows.ts'
import type { Tables } from '../../src/server/tables/tables.ts'

interface Row {
  readonly id: number
  readonly version: number
  readonly cells: Readonly<Record<string, Value>>
}
export interface Edited {
  readonly edits: number
  readonly withdrawn: number
  /** Rows that a check or a key forbade to be changed so. */
  readonly refused: number
}

const TRANSACTION = 250
/** A row in so many is taken back instead. */
const WITHDRAWN = 40

/** `count` changes over these ledgers, each as often as it has rows; `seed` decides all of them. */
export const editAtRandom = async (
  database: Database,
  tables: Tables,
  asked: {
    readonly county: string
    readonly ledgers: readonly string[]
    readonly count: number
    readonly seed: number
  },
): Promise<Edited> => {
  const chance = new Chance(asked.seed)
  const versions = new Map<string, number>()
  const rows = await database.asOwner(asked.county, async (tx) => {
    const found: { ledger: LedgerDocument; row: Row }[] = []
    for (const name of asked.ledgers) {
      const ledger = tables.catalogue.ledger(name)!
      const standing = await tx.rows<Row>(sql`
        select id, version, to_jsonb(r) as cells from ledger.${sql.raw(`"${name}"`)} r
        where county = ${asked.county} and closed_at is null order by id`)
      found.push(...standing.map((row) => ({ ledger, row })))
    }
    return found
  })
  const done = { edits: 0, withdrawn: 0, refused: 0 }
  while (done.edits + done.withdrawn < asked.count) {
    await database.asOwner(asked.county, async (tx) => {
      for (let i = 0; i < TRANSACTION && done.edits + done.withdrawn < asked.count; i++) {
        const { ledger, row } = chance.of(rows)
        const label = `${ledger.name} ${row.id}`
        const version = versions.get(label) ?? row.version
        if (version === GONE) continue
        const sent = { key: `story/${asked.seed}/${done.edits + done.withdrawn + done.refused}/${label}`, version }
        const takes = chance.between(1, WITHDRAWN) === 1
        const values = takes ? null : changeOf(ledger, row, chance)
        const work = takes
          ? withdrawRow(tx, tables, ledger.name, row.id, { ...sent, reason: '登记有误' })
          : editRow(tx, tables, ledger.name, row.id, { ...sent, values: values ?? {} })
        const refused = await work.then(
          () => false,
          (error: unknown) => {
            if (error instanceof Problem && error.code !== 'already_there') return true
            throw error
          },
        )
        if (refused) done.refused += 1
        else {
          done[takes ? 'withdrawn' : 'edits'] += 1
          versions.set(label, takes ? GONE : version + 1)
        }
      }
    })
  }
  return done
}

const GONE = -1

/** Another value for one cell that is free to be edited. */
const changeOf = (ledger: LedgerDocument, { cells }: Row, chance: Chance): Record<string, Value> => {
  const { asked } = rulesOf(ledger)
  const free = Object.entries(ledger.fields).filter(
    ([name, field]) => !asked.has(name) && field.retired === undefined && isFree(field),
  )
  const [name, field] = chance.of(free)
  return { [name]: otherValue(field, cells[name] ?? null, chance) }
}

/** What tells a person, points elsewhere or is sealed stays; so does what a key may be made of. */
const isFree = ({ type, ...field }: FieldDocument): boolean =>
  ['integer', 'number', 'money', 'choice', 'date', 'yesNo'].includes(type) && !('private' in field)

const otherValue = (field: FieldDocument, now: Value, chance: Chance): Value => {
  if (field.type === 'yesNo') return now !== true
  if (field.type === 'date') return typeof now === 'string' ? addDays(now, chance.between(-45, 45)) : '2011-06-01'
  if (field.type === 'choice') return chance.of((field as { options: readonly string[] }).options)
  const number = typeof now === 'number' ? now : Number(now ?? 10)
  const grown = number * (0.5 + chance.share())
  return field.type === 'integer' ? Math.round(grown) : Math.round(grown * 100) / 100
}
