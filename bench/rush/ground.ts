/** The bureau of the rush: a city, a county, townships with their schools, and a clerk with an open session in each school. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { bureauFolder } from '../../src/bureau/index.ts'
import { sql } from '../../src/server/db/sql.ts'
import { foundHouse, type OpenHouse, openHouse } from '../../src/server/main.ts'
import { addPeople } from '../../src/server/org/people.ts'
import { createUnits } from '../../src/server/org/units.ts'

export const CITY = 'rush'
export const LEDGER = 'rush_return'
const TOWNSHIPS = 20
const opened_on = '2001-09-01'

export const schoolCode = (school: number): string => `s${school}`
/** As a browser holds it. Known beforehand, so that four hundred passwords need not be verified first. */
export const tokenOf = (school: number): string => createHash('sha256').update(`clerk ${school}`).digest('base64url')

const townshipOf = (school: number): string => `t${school % TOWNSHIPS}`

const unitsOf = (schools: number) => [
  { code: CITY, name: '临川湾市教育局', level: 'city', kind: 'city_bureau', parent: null, opened_on },
  { code: 'county', name: '东湾区教育局', level: 'county', kind: 'county_bureau', parent: CITY, opened_on },
  ...Array.from({ length: TOWNSHIPS }, (_, i) => ({
    code: `t${i}`,
    name: `第${i + 1}镇中心学校`,
    level: 'township',
    kind: 'central_school',
    parent: 'county',
    opened_on,
  })),
  ...Array.from({ length: schools }, (_, i) => ({
    code: schoolCode(i),
    name: `第${i + 1}小学`,
    level: 'school',
    kind: 'primary',
    parent: townshipOf(i),
    opened_on,
  })),
]

/** The house in the folder; founded with so many schools where it is new. */
export const openRush = async (folder: string, schools: number): Promise<OpenHouse> => {
  const house = await openHouse({ folder, declared: [bureauFolder, join(import.meta.dirname, 'declared')] })
  if (house.founded) return house
  await house.database.asOwner(CITY, async (tx) => {
    await createUnits(tx, unitsOf(schools))
    const clerks = Array.from({ length: schools }, (_, i) => ({
      login: `clerk${i}`,
      name: `文员${i}`,
      seats: [{ position: 'school.clerk', unit: schoolCode(i), from_day: opened_on }],
    }))
    const ids = await addPeople(tx, clerks)
    const hashes = ids.map((_, i) => createHash('sha256').update(tokenOf(i)).digest())
    await tx.run(sql`
      insert into org.session (county, token_hash, person, expires_at)
      select ${CITY}, s.token_hash, s.person, now() + interval '12 hours'
      from unnest(${hashes}::bytea[], ${ids}::bigint[]) s(token_hash, person)`)
  })
  return foundHouse(house, CITY)
}
