/**
 * Rows whose holder's position has become vacant while they were held: whoever comes next in the chain is told at once,
 * and not only when the limit has run out. The ladder goes on as it was.
 */
import { type Catalogue, owedMoves, owedStates, turnKeys } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { takeCauses } from '../org/notices.ts'
import { hasPath } from '../tables/paths.ts'
import type { Due } from './chain.ts'

/** A server that stood still for some days still tells. */
const BACK_DAYS = 7

interface Vacated {
  readonly cause: string
  readonly unit: string
  readonly position: string
}

/** Open rows that a position owed whose last seat has ended, each time once. */
export const rowsVacated = async (tx: Tx, catalogue: Catalogue): Promise<Due[]> => {
  const { county } = tx.actor
  const ended = await tx.rows<Vacated>(sql`
    select concat_ws(' ', 'vacated', s.unit, s.position, max(s.to_day)) as cause, s.unit, s.position from org.seat s
    where s.county = ${county} and s.to_day <= org.today() and s.to_day > org.today() - ${BACK_DAYS}::int
      and not exists (select from notices.holders(array[s.unit], array[s.position]))
    group by s.unit, s.position`)
  const fresh = await takeCauses(tx, ended, 24 * BACK_DAYS)
  const rows: Due[] = []
  for (const { unit, position } of ended.filter(({ cause }) => fresh.has(cause))) {
    rows.push(
      ...(await tx.rows<Due>(sql`
        select o.ledger, o.id, o.unit, o.at_unit, o.state, o.since, o.due_at, o.moved_at, o.told from work.open_row o
        where o.county = ${county} and o.owed = any(${owedBy(catalogue, position)}::text[]) and o.told > 0
          and coalesce(o.at_unit, o.unit) in (select org.under(${unit}))
        order by o.ledger, o.id`)),
    )
  }
  return rows
}

/** Ledgers, states and turns, as lines name them. */
const owedBy = ({ ledgers }: Catalogue, position: string): string[] =>
  [...ledgers.values()].filter(hasPath).flatMap((ledger) =>
    owedStates(ledger)
      .filter((state) => owedMoves(ledger, state).some(([, { by }]) => [by].flat().includes(position)))
      .flatMap((state) => turnKeys(ledger, state)),
  )
