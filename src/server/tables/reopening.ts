/** What was accepted or locked is opened again until a day: kept as an exception of the unit and period. */
import type { Day, LedgerDocument } from '../../ledger/index.ts'
import type { Actor } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'

interface Place {
  readonly unit: string
  readonly period: string
}

/**
 * Parts of the statement that makes the move, behind its `event`: a move that is refused opens nothing. A later
 * reopening takes the place of an earlier one, which has to be closed first; hence the look at how many there were.
 */
export const reopeningParts = (
  { county, person }: Actor,
  ledger: LedgerDocument,
  { unit, period }: Place,
  until: Day,
  reason: string,
): Sql => sql`,
    reopened_before as (
      update work.exception x set closed_at = event.at from event
      where x.county = ${county} and x.ledger = ${ledger.name} and x.unit = ${unit} and x.period = ${period}
        and x.kind = 'reopened' and x.closed_at is null
      returning x.id
    ),
    reopened as (
      insert into work.exception (county, ledger, unit, period, kind, until_day, reason, by, opened_at)
      select ${county}, ${ledger.name}, ${unit}, ${period}, 'reopened', ${until}::date, ${reason}, ${person}::bigint,
        event.at
      from event, (select count(*) from reopened_before) before
    )`
