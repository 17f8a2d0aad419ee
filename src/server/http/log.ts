import { z } from 'zod'
import { type Event, LogWire } from '../../ledger/wire.ts'
import { sql } from '../db/sql.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

const LogQuery = z.object({
  act: z.string().optional(),
  ledger: z.string().optional(),
  row: z.coerce.number().int().optional(),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/log',
    about: 'What was done, newest first, as far as the actor may see it.',
    query: LogQuery,
    answer: LogWire,
    run: async ({ tx, house, query: { act, ledger, row, page, size } }) => {
      const asked = sql.join(
        [
          sql`e.county = ${house.county}`,
          ...(act === undefined ? [] : [sql`e.act = ${act}`]),
          ...(ledger === undefined ? [] : [sql`e.ledger = ${ledger}`]),
          ...(row === undefined ? [] : [sql`e.row_id = ${row}`]),
        ],
        ' and ',
      )
      const { total } = await tx.one<{ total: number }>(sql`select count(*) as total from log.event e where ${asked}`)
      const events = await tx.rows<Event>(sql`
        select e.seq, e.at, coalesce(p.name, '平台') as person, e.act, e.ledger, e.row_id as row, e.version, e.unit,
          v.name as unit_name, e.detail
        from log.event e left join org.person p on p.county = e.county and p.id = e.person
        left join lateral (
          select name from org.unit_version
          where county = e.county and code = e.unit and from_day <= (e.at at time zone 'Asia/Shanghai')::date
          order by from_day desc limit 1
        ) v on true
        where ${asked} order by e.seq desc limit ${size} offset ${(page - 1) * size}`)
      return { events, total, page, size }
    },
  }),
]
