/** A small county for stories about units and people: two townships, a central school in each, and their schools. */
import type { Declaration } from '../../src/ledger/index.ts'
import { makeCatalogue } from '../../src/ledger/index.ts'
import { hazard, organisation, schoolLife } from '../../src/ledger/example_declarations.ts'
import type { Actor, Database, Seat } from '../../src/server/db/database.ts'
import { addPeople } from '../../src/server/org/people.ts'
import { createUnits } from '../../src/server/org/units.ts'
import { actorOf } from './database.ts'

export const COUNTY = 'demo'
const opened_on = '2001-09-01'

/** codes: `qs` 青石镇 with `qsz` 中心校 and schools `qs1`, `qs2`; `lh` 柳河乡 with `lhz` and `lh1`. */
export const plantTree = (database: Database): Promise<void> =>
  database.asOwner(COUNTY, (tx) =>
    createUnits(tx, [
      // Out of order on purpose: a sheet does not list parents first.
      { code: 'qs1', name: '青石一小', level: 'school', kind: 'primary', parent: 'qsz', opened_on },
      { code: 'qs2', name: '青石二小', level: 'school', kind: 'primary', parent: 'qsz', opened_on },
      { code: COUNTY, name: '云岭县教育局', level: 'county', parent: null, opened_on },
      { code: 'qs', name: '青石镇', level: 'township', parent: COUNTY, opened_on },
      { code: 'qsz', name: '青石中心校', level: 'central_school', parent: 'qs', opened_on },
      { code: 'lh', name: '柳河乡', level: 'township', parent: COUNTY, opened_on },
      { code: 'lhz', name: '柳河中心校', level: 'central_school', parent: 'lh', opened_on },
      { code: 'lh1', name: '柳河小学', level: 'school', kind: 'primary', parent: 'lhz', opened_on },
    ]),
  )

/** Petitions that only the safety section reads, beside the two ledgers everyone above reads. */
export const sealed: Declaration = {
  ...hazard,
  name: 'petition',
  title: '信访登记',
  sealed: true,
  readers: ['county.safety_section'],
}

export const catalogue = makeCatalogue([organisation, hazard, schoolLife, sealed])

export const seat = async (database: Database, login: string, name: string, seats: readonly Seat[]): Promise<Actor> => {
  const [person] = await database.asOwner(COUNTY, (tx) =>
    addPeople(tx, [{ login, name, seats: seats.map((one) => ({ ...one, from_day: opened_on })) }]),
  )
  return actorOf(COUNTY, person ?? -1, name, seats)
}
