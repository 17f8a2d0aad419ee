/** Units at which a row's next move is made, since one of its fields names them: they have to be there to make it. */
import { type Fault, type LedgerDocument, movesFrom, owedMoves, today, type Values } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** Fields that name the unit at which rows in the state are moved on. */
export const namedUnits = (ledger: LedgerDocument, state: string): readonly string[] => [
  ...new Set(owedMoves(ledger, state).flatMap(([, { at }]) => at ?? [])),
]

/**
 * Against a row that is about to enter a state in which a unit that it names moves it on: a cell that names none, or one
 * that is no more, would leave the row with nobody. Nor is a row handed over to the unit that has it.
 */
export const namedUnitFaults = async (
  tx: Tx,
  ledger: LedgerDocument,
  { unit, values }: { readonly unit: string; readonly values: Values },
  state: string,
): Promise<Fault[]> => {
  const fields = namedUnits(ledger, state)
  const named = fields.map((field) => values[field] ?? null)
  if (fields.length === 0) return []
  const now = today(new Date())
  const found = await tx.rows<{ code: string }>(sql`
    select code from org.unit where county = ${tx.actor.county} and code = any(${named}::text[])
      and (closed_on is null or closed_on > ${now}::date)`)
  const standing = new Set(found.map(({ code }) => code))
  const handing = new Set(movesFrom(ledger, state).flatMap(([, { hands }]) => hands ?? []))
  return fields.flatMap((field): Fault[] => {
    const value = values[field] ?? null
    const title = `“${ledger.fields[field]?.title ?? field}”`
    if (value === null) return [{ path: field, says: `${title}要写明是哪个单位` }]
    if (!standing.has(value as string)) return [{ path: field, says: `${title}所写的单位已经撤并，请另选` }]
    return handing.has(field) && value === unit ? [{ path: field, says: `${title}就是本单位，不用转` }] : []
  })
}
