/** Which positions read a ledger: said once from the declaration, kept in `org.reads` for the database to answer with. */
import { enterersOf, fillersOf, fillingLevels, levelOf, workflowOf } from '../../ledger/index.ts'
import type { Catalogue, LedgerDocument } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'

export interface Reads {
  readonly position: string
  /** Rows of the units below the one where the position is held. */
  readonly below: boolean
  /** Rows of that unit itself. */
  readonly own: boolean
}

/** Positions that fill the ledger, enter its rows or can move its rows: whoever can move a row owes it and so has to see it. */
const handlersOf = (ledger: LedgerDocument): Set<string> => {
  const movers = Object.values(workflowOf(ledger).moves).flatMap(({ by }) => by)
  return new Set([...fillersOf(ledger), ...enterersOf(ledger), ...movers, ...(ledger.review ?? [])])
}

/**
 * Handlers and named readers always read. Unless the ledger names its readers or is sealed, so do all positions above
 * a filling level, stewards, and for their own unit all positions at a filling level.
 */
export const readsOf = (catalogue: Catalogue, ledger: LedgerDocument): Reads[] => {
  const ranks = new Map(catalogue.levels.map(({ name }, rank) => [name, rank]))
  const filling = fillingLevels(ledger)
  const lowest = Math.max(...filling.map((level) => ranks.get(level) ?? -1))
  const named = new Set([...handlersOf(ledger), ...(ledger.readers ?? [])])
  const open = !ledger.readers && !ledger.sealed
  return catalogue.organisation.positions.flatMap(({ name, steward }) => {
    const above = (ranks.get(levelOf(name)) ?? Infinity) < lowest
    const atFilling = filling.includes(levelOf(name))
    if (named.has(name)) return [{ position: name, below: above || steward === true, own: true }]
    if (!open || !(above || atFilling || steward)) return []
    return [{ position: name, below: above || steward === true, own: true }]
  })
}

/** Writes who reads this ledger, and the positions of the organisation as they now are. Asked as the owner. */
export const writeReads = async (tx: Tx, catalogue: Catalogue, ledger: LedgerDocument): Promise<void> => {
  const { county } = tx.actor
  await writePositions(tx, catalogue)
  const reads = readsOf(catalogue, ledger)
  await tx.run(sql`delete from org.reads where county = ${county} and ledger = ${ledger.name}`)
  await tx.run(sql`
    insert into org.reads (county, ledger, position, below, own)
    select ${county}, ${ledger.name}, * from unnest(
      ${reads.map(({ position }) => position)}::text[], ${reads.map(({ below }) => below)}::boolean[],
      ${reads.map(({ own }) => own)}::boolean[])`)
}

/** The positions as the database knows them: it asks who is a steward. */
export const writePositions = async (tx: Tx, catalogue: Catalogue): Promise<void> => {
  const { county } = tx.actor
  const ranks = new Map(catalogue.levels.map(({ name }, rank) => [name, rank]))
  const { positions } = catalogue.organisation
  await tx.run(sql`
    delete from org.position
    where county = ${county} and not name = any(${positions.map(({ name }) => name)}::text[])`)
  await tx.run(sql`
    insert into org.position as p (county, name, title, level, level_rank, steward)
    select ${county}, * from unnest(
      ${positions.map(({ name }) => name)}::text[], ${positions.map(({ title }) => title)}::text[],
      ${positions.map(({ name }) => levelOf(name))}::text[],
      ${positions.map(({ name }) => ranks.get(levelOf(name)) ?? 0)}::int[],
      ${positions.map(({ steward }) => steward === true)}::boolean[])
    on conflict (county, name) do update set title = excluded.title, level = excluded.level,
      level_rank = excluded.level_rank, steward = excluded.steward
    where (p.title, p.level, p.level_rank, p.steward)
      is distinct from (excluded.title, excluded.level, excluded.level_rank, excluded.steward)`)
}
