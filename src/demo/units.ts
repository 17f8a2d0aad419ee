/**
 * The tree of the invented city: seven counties, 68 townships, 860 schools of which 858 stand at the end of 2011. Training
 * institutions are told beside it, in `institutions.ts`.
 */
import type { Day } from '../ledger/index.ts'
import { chanceOf } from './chance.ts'
import { CITY, COUNTIES, KINDERGARTEN_WORDS, SCHOOL_WORDS } from './place_names.ts'
import type { DemoGroup, DemoUnit } from './row.ts'
import { shares } from './shares.ts'

export const ROOT = 'demo'

/** What a school is within its township or county; it decides how large it is. */
export type Role =
  | 'county_primary'
  | 'county_junior'
  | 'county_kindergarten'
  | 'senior'
  | 'complete'
  | 'vocational'
  | 'special'
  | 'central_primary'
  | 'village_primary'
  | 'teaching_point'
  | 'township_junior'
  | 'nine_year'
  | 'central_kindergarten'
  | 'private_kindergarten'

export interface School {
  readonly unit: DemoUnit
  readonly role: Role
  /** Counts from 1. */
  readonly county: number
  /** Of the county, from 1; 0 for schools directly below the county. */
  readonly township: number
}

const FOUNDED: Day = '2000-01-01'
const two = (number: number): string => String(number).padStart(2, '0')
export const countyCode = (county: number): string => `${ROOT}-${two(county)}`
export const townshipCode = (county: number, township: number): string => `${countyCode(county)}-${two(township)}`

const KIND_OF: Readonly<Record<Role, string>> = {
  county_primary: 'primary',
  county_junior: 'junior',
  county_kindergarten: 'kindergarten',
  senior: 'senior',
  complete: 'complete',
  vocational: 'vocational',
  special: 'special',
  central_primary: 'primary',
  village_primary: 'primary',
  teaching_point: 'teaching_point',
  township_junior: 'junior',
  nine_year: 'nine_year',
  central_kindergarten: 'kindergarten',
  private_kindergarten: 'kindergarten',
}

/** Names of the schools directly below a county, each after the county's own name. */
const COUNTY_SCHOOLS: readonly (readonly [Role, string])[] = [
  ['senior', '第一中学'],
  ['senior', '高级中学'],
  ['complete', '第二中学'],
  ['complete', '第三中学'],
  ['complete', '外国语学校'],
  ['county_junior', '第四中学'],
  ['county_junior', '第五中学'],
  ['vocational', '职业中学'],
  ['vocational', '工业职业技术学校'],
  ['vocational', '卫生职业技术学校'],
  ['county_primary', '第一小学'],
  ['county_primary', '第二小学'],
  ['county_primary', '实验小学'],
  ['special', '特殊教育学校'],
  ['county_kindergarten', '第一幼儿园'],
  ['county_kindergarten', '第二幼儿园'],
  ['county_kindergarten', '机关幼儿园'],
]

interface Named {
  readonly role: Role
  readonly name: string
}

function schoolsOfTownship(
  place: string,
  ordinal: number,
  villages: number,
  points: number,
  privates: number,
): Named[] {
  const chance = chanceOf('township', place)
  const word = (words: readonly string[], index: number): string => words[(first + index) % words.length] ?? ''
  const first = chance.between(0, SCHOOL_WORDS.length - 1)
  const many = (count: number, role: Role, name: (index: number) => string): Named[] =>
    Array.from({ length: count }, (_, index) => ({ role, name: name(index) }))
  return [
    { role: 'central_primary', name: `${place}中心小学` },
    ordinal % 3 === 2
      ? { role: 'nine_year', name: `${place}九年一贯制学校` }
      : { role: 'township_junior', name: `${place}初级中学` },
    ...many(villages, 'village_primary', (index) => `${place}${word(SCHOOL_WORDS, index)}小学`),
    ...many(points, 'teaching_point', (index) => `${place}${word(SCHOOL_WORDS, index + 6)}教学点`),
    { role: 'central_kindergarten', name: `${place}中心幼儿园` },
    ...many(privates, 'private_kindergarten', (index) => `${place}${word(KINDERGARTEN_WORDS, index)}幼儿园`),
  ]
}

/** Kindergartens that opened in autumn 2011 and teaching points closed in summer 2010, by their place in the list. */
const OPENED_LATE = [6, 31, 58, 84, 117, 149]
const CLOSED = [19, 101]
const RENAMED = [7, 66, 140]

function drawSchools(): School[] {
  const places = COUNTIES.flatMap((county, index) =>
    county.townships.map((name, place) => ({ name, county: index + 1, township: place + 1 })),
  )
  const spread = (total: number, key: string): number[] =>
    shares(
      total,
      places.map(({ name }) => 2 + chanceOf(key, name).share()),
    )
  const [villages, points, privates] = [spread(238, 'villages'), spread(138, 'points'), spread(161, 'privates')]
  const below = COUNTIES.flatMap(({ short }, index) =>
    COUNTY_SCHOOLS.map(([role, name], place) =>
      schoolAt({ role, name: `${short}${name}` }, index + 1, 0, place + 1, countyCode(index + 1)),
    ),
  )
  const further = places.flatMap(({ name, county, township }, ordinal) =>
    schoolsOfTownship(name, ordinal, villages[ordinal] ?? 0, points[ordinal] ?? 0, privates[ordinal] ?? 0).map(
      (named, place) => schoolAt(named, county, township, place + 1, townshipCode(county, township)),
    ),
  )
  return withHistory([...below, ...further])
}

function schoolAt(named: Named, county: number, township: number, place: number, parent: string): School {
  const code = `${townshipCode(county, township)}-${two(place)}`
  const kind = KIND_OF[named.role]
  const unit: DemoUnit = { code, level: 'school', kind, name: named.name, parent, opened_on: FOUNDED }
  return { unit, role: named.role, county, township }
}

function withHistory(all: readonly School[]): School[] {
  const ofRole = (role: Role): School[] => all.filter((school) => school.role === role)
  const history = new Map<string, Partial<DemoUnit>>()
  for (const place of OPENED_LATE) remember(history, ofRole('private_kindergarten')[place], { opened_on: '2011-09-01' })
  for (const place of CLOSED) {
    const point = ofRole('teaching_point')[place]
    const centre = all.find(({ unit, role }) => role === 'central_primary' && unit.parent === point?.unit.parent)
    if (centre) remember(history, point, { closed_on: '2010-08-31', merged_into: centre.unit.code })
  }
  for (const place of RENAMED) {
    const school = ofRole('village_primary')[place]
    const name = school && `${COUNTIES[school.county - 1]?.townships[school.township - 1]}第二小学`
    if (name) remember(history, school, { earlier: { name, until: '2011-09-01' } })
  }
  return all.map((school) => ({ ...school, unit: { ...school.unit, ...history.get(school.unit.code) } }))
}

function remember(
  history: Map<string, Partial<DemoUnit>>,
  school: School | undefined,
  change: Partial<DemoUnit>,
): void {
  if (school) history.set(school.unit.code, { ...history.get(school.unit.code), ...change })
}

export const SCHOOLS: readonly School[] = drawSchools()

/** Schools standing on a day. */
export function schoolsOn(day: Day): School[] {
  return SCHOOLS.filter(({ unit }) => unit.opened_on <= day && (unit.closed_on === undefined || day < unit.closed_on))
}

export function demoUnits(): DemoUnit[] {
  const city: DemoUnit = {
    code: ROOT,
    level: 'city',
    kind: 'city_bureau',
    name: `${CITY}教育局`,
    parent: null,
    opened_on: FOUNDED,
  }
  const counties = COUNTIES.map(({ name }, index): DemoUnit => ({
    code: countyCode(index + 1),
    level: 'county',
    kind: 'county_bureau',
    name: `${name}教育局`,
    parent: ROOT,
    opened_on: FOUNDED,
  }))
  const townships = COUNTIES.flatMap(({ townships: names }, index) =>
    names.map((name, place): DemoUnit => ({
      code: townshipCode(index + 1, place + 1),
      level: 'township',
      kind: 'central_school',
      name: `${name}中心学校`,
      parent: countyCode(index + 1),
      opened_on: FOUNDED,
    })),
  )
  return [city, ...counties, ...townships, ...SCHOOLS.map(({ unit }) => unit)]
}

/** An education group in each of the two districts, and a zone of responsible inspectors in each county. */
export function demoGroups(): DemoGroup[] {
  const from: Day = '2010-03-01'
  const collectives = [1, 2].map((county): DemoGroup => {
    const first = SCHOOLS.find((school) => school.county === county && school.role === 'county_primary')
    const others = SCHOOLS.filter((school) => school.county === county && school.role === 'central_primary').slice(0, 3)
    const units = [...(first ? [first] : []), ...others].map(({ unit }) => unit.code)
    return { code: `group-${county}`, kind: 'collective', title: `${first?.unit.name ?? ''}教育集团`, units, from }
  })
  const zones = COUNTIES.map(({ short }, index): DemoGroup => {
    const units = SCHOOLS.filter((school) => school.county === index + 1 && school.township === 0)
    const codes = units.map(({ unit }) => unit.code)
    return {
      code: `zone-${index + 1}`,
      kind: 'inspection_zone',
      title: `${short}直属学校督学责任区`,
      units: codes,
      from,
    }
  })
  return [...collectives, ...zones]
}
