/** What stands in the database afterwards, asked without the server: nothing acknowledged is missing, nothing is there twice. */
import type pg from 'pg'
import type { Acknowledged } from './returns.ts'
import { LEDGER } from './ground.ts'

export interface Truth {
  /** Returns that stand, each of another school and month. */
  readonly standing: number
  /** Acknowledged, and not in the table in the version that was acknowledged. */
  readonly lost: number
  /** Schools and months with more than one return, rows with more than one current version. */
  readonly doubled: number
  /** Versions without an event of their own, or with several. */
  readonly unlogged: number
}

export const truthOf = async (pool: pg.Pool, acknowledged: Iterable<Acknowledged>): Promise<Truth> => {
  const all = [...acknowledged]
  const { rows } = await pool.query<Record<keyof Truth, string>>(
    `select
      (select count(distinct (unit, period)) from ledger.${LEDGER} where closed_at is null) as standing,
      (select count(*) from unnest($1::bigint[], $2::int[]) a(id, version) where not exists (
        select from ledger.${LEDGER} r
        where r.id = a.id and r.version = a.version and r.closed_at is null and r.state = 'submitted')) as lost,
      (select count(*) from (
        select from ledger.${LEDGER} where closed_at is null group by unit, period having count(*) > 1
        union all
        select from ledger.${LEDGER} where closed_at is null group by id having count(*) > 1) d) as doubled,
      (select count(*) from ledger.${LEDGER} r where 1 <> (
        select count(*) from log.event e where e.ledger = '${LEDGER}' and e.row_id = r.id and e.version = r.version)) as unlogged`,
    [all.map(({ id }) => id), all.map(({ version }) => version)],
  )
  const found = rows[0]
  if (found === undefined) throw new Error('The database did not answer.')
  const { standing, lost, doubled, unlogged } = found
  return { standing: Number(standing), lost: Number(lost), doubled: Number(doubled), unlogged: Number(unlogged) }
}
