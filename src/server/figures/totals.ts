/** Adds up: each ledger is read once, however many questions are asked of it. */
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { distinctParts } from './distinct.ts'
import { type Line, type Part, selectOf, Tally, type Totals } from './parts.ts'
import { type Reading, type TotalsAsked, passesOf } from './passes.ts'
import { sharedLists } from './shared_lists.ts'
import { sumParts, sumsByUnit } from './sums.ts'

/** The totals of each question, in the order asked. */
export const readTotals = async (tx: Tx, reading: Reading, asked: readonly TotalsAsked[]): Promise<Totals[]> => {
  const shared = sharedLists()
  const passes = passesOf(
    reading.ledger,
    asked.map((one) => ({ ...one, scope: shared(one.scope) })),
  )
  const tallies = asked.map(() => new Tally())
  const sums = passes.flatMap((pass) =>
    pass.takings.flatMap((taking) => sumParts(reading, pass, taking, tallies[taking.ask]!)),
  )
  const distinct = passes.flatMap((pass) => distinctParts(reading, pass, tallies))
  const by_unit = passes.map((pass) => sumsByUnit(reading, pass))
  const apart = distinct.map(({ part }) => part)
  // Sums that several parts refer to keep a statement from being worked on by several processes. Without them the
  // values can be, but two statements may be told different things, unless the transaction sees one state throughout.
  const steady = distinct.length > 0 && (await tx.one<{ steady: boolean }>(ROOM)).steady
  await run(tx, by_unit, steady ? sums : [...sums, ...apart])
  if (steady) await run(tx, [], apart)
  // Only now is it known whether rows have values that no one expected.
  const again = distinct.flatMap(({ rest }) => rest())
  if (again.length > 0) await run(tx, [], again)
  return tallies
}

/**
 * Distinct values are told apart in a table in memory; one that has to be put down on disk takes twice as long. Until
 * the end of the transaction.
 */
const ROOM = sql`select set_config('work_mem', '64MB', true),
  current_setting('transaction_isolation') <> 'read committed' as steady`

/**
 * A statement that begins with a comment is not prepared under a name. The best plan depends on the period: one made
 * for any period expects a few rows, walks an index row by row and is ten times slower on a year.
 */
const PLANNED_ANEW = sql.raw('/* planned anew */')

/** `named`: sums that the parts refer to. */
const run = async (tx: Tx, named: readonly Sql[], parts: readonly Part[]): Promise<void> => {
  const together = named.length === 0 ? sql.empty : sql`with ${sql.join(named)}`
  const lines = await tx.rows<Line>(sql`${PLANNED_ANEW} ${together} ${sql.join(parts.map(selectOf), ' union all ')}`)
  for (const line of lines) parts[line.part]!.take(line)
}
