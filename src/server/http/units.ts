import { z } from 'zod'
import { UnitWire, UnitsWire } from '../../ledger/wire.ts'
import { Problem } from '../db/problem.ts'
import { children, unitOf, unitsBelow } from '../org/units.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

const UnitsQuery = z.object({
  /** The unit whose subtree is meant; the root unless said. */
  under: z.string().optional(),
  /** Only those directly below, with how many stand below each of them. */
  direct: z.stringbool().optional(),
  level: z.string().optional(),
  search: z.string().max(100).optional(),
  on: z.iso.date().optional(),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(1000).default(100),
})

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/units',
    about: 'Units below a unit on a day, itself included; by level or part of a name.',
    query: UnitsQuery,
    answer: UnitsWire,
    run: async ({ tx, house, query: { under, direct, page, size, ...asked } }) => {
      const top = under ?? house.county
      if (direct === true) {
        const units = await children(tx, top, asked.on)
        return { units, total: units.length, page: 1, size: units.length }
      }
      return { ...(await unitsBelow(tx, top, { ...asked, page, size })), page, size }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/units/:code',
    about: 'One unit as it stood on a day.',
    params: z.object({ code: z.string() }),
    query: z.object({ on: z.iso.date().optional() }),
    answer: UnitWire,
    run: async ({ tx, params, query }) => {
      const unit = await unitOf(tx, params.code, query.on)
      if (unit === undefined) throw new Problem('no_such', { what: '单位', name: params.code })
      return unit
    },
  }),
]
