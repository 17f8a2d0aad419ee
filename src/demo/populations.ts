/**
 * 适龄人口: each township, each year of birth of those aged 3 to 17, in the spring of 2010 and 2011; and beside it one
 * line of each county by the register of residents. In 2011 of those aged 3 to 5 81.10% were in a kindergarten, of those
 * aged 6 to 11 99.99% and of those aged 12 to 14 98.23% at school.
 */
import { addDays, type Values } from '../ledger/index.ts'
import { schoolAgePopulation } from '../bureau/schools/school_age_population.ts'
import { moment, workdayFrom } from './calendar.ts'
import { type Chance, chanceOf } from './chance.ts'
import { doubtsOf, explained } from './explanations.ts'
import { countyLogin, townshipOfficer } from './people.ts'
import { COUNTIES } from './place_names.ts'
import type { DemoRow, DemoVersion } from './row.ts'
import { shares } from './shares.ts'
import { countyCode, townshipCode } from './units.ts'

/** Of all townships together, by age. */
interface Cohort {
  readonly people: number
  readonly inside: number
}
export const AGES = Array.from({ length: 15 }, (_, index) => index + 3)
const YEARS = [2010, 2011] as const
/** How many of ten thousand are in a kindergarten or at school. */
const INSIDE: Readonly<Record<number, readonly [pre: number, primary: number, junior: number, senior: number]>> = {
  2010: [7930, 9997, 9781, 7420],
  2011: [8110, 9999, 9823, 7560],
}
/** A township sent its lines for 2011 three weeks late, one had them sent back; in 2010 one never sent any. */
export const LATE_TOWNSHIP = 21
export const RETURNED_TOWNSHIP = 38
export const SILENT_TOWNSHIP = 55

export interface Place {
  readonly county: number
  readonly township: number
  readonly ordinal: number
  readonly weight: number
}
export const PLACES: readonly Place[] = COUNTIES.flatMap(({ townships }, index) =>
  townships.map((name, place) => ({
    county: index + 1,
    township: place + 1,
    ordinal: 0,
    weight: 6 + chanceOf('population', name).share() * 4,
  })),
).map((place, ordinal) => ({ ...place, ordinal }))

export function* populations(): Generator<DemoRow> {
  let id = 0
  for (const year of YEARS) {
    for (const row of [...townshipRows(year), ...countyRows(year)]) {
      id += 1
      yield { ...row, id }
    }
  }
}

/** The same children a year later: a cohort keeps its number but for a few who move. */
function cohortOf(year: number, age: number): Cohort {
  const birth = year - age
  const people = 46_000 + ((birth * 7919) % 41) * 100
  const [pre, primary, junior, senior] = INSIDE[year] ?? [0, 0, 0, 0]
  const share = age <= 5 ? pre : age <= 11 ? primary : age <= 14 ? junior : senior
  return { people, inside: insideOf(people, share) }
}
const insideOf = (people: number, share: number): number => Math.round((people * share) / 10_000)

/** Of a township in a year, those of an age who were found neither at school nor done with it; nothing was sent: none. */
export function outOfSchool(year: number, ordinal: number, age: number): number {
  if (year === 2010 && ordinal === SILENT_TOWNSHIP) return 0
  const key = `${year}/${age}`
  const found = spreads.get(key) ?? spread(year, age)
  spreads.set(key, found)
  const { people, inside } = found[ordinal] ?? { people: 0, inside: 0 }
  return people - inside
}
const spreads = new Map<string, readonly { readonly people: number; readonly inside: number }[]>()

/** People of a year of birth in each township, and how many of them are inside; both add up to the whole. */
function spread(year: number, age: number): { readonly people: number; readonly inside: number }[] {
  const cohort = cohortOf(year, age)
  const people = shares(
    cohort.people,
    PLACES.map(({ weight }) => weight),
  )
  const outside = shares(
    cohort.people - cohort.inside,
    PLACES.map(({ weight, ordinal }) => weight * (0.5 + chanceOf('outside', ordinal, age).share())),
  )
  return people.map((each, index) => ({ people: each, inside: each - (outside[index] ?? 0) }))
}

function* townshipRows(year: number): Generator<DemoRow> {
  const by_age = new Map(AGES.map((age) => [age, spread(year, age)]))
  const before = new Map(AGES.map((age) => [age, year > 2010 ? spread(year - 1, age - 1) : []]))
  for (const place of PLACES) {
    if (year === 2010 && place.ordinal === SILENT_TOWNSHIP) continue
    for (const age of AGES) {
      const { people, inside } = by_age.get(age)?.[place.ordinal] ?? { people: 0, inside: 0 }
      const values = lineOf({ year, age, people, inside }, chanceOf('line', place.ordinal, year, age))
      const children = before.get(age)?.[place.ordinal]?.people
      const earlier = children === undefined || age === 3 ? undefined : { children }
      const unit = townshipCode(place.county, place.township)
      yield { id: 0, unit, period: String(year), values, versions: versionsOf(place, year, values, earlier) }
    }
  }
}

interface Line {
  readonly year: number
  readonly age: number
  readonly people: number
  readonly inside: number
}

function lineOf({ year, age, people, inside }: Line, chance: Chance): Values {
  const stage = age <= 5 ? 'kindergarten' : age <= 11 ? 'primary' : age <= 14 ? 'junior' : 'senior'
  const at = (name: string): number => (stage === name ? inside : 0)
  const outside = people - inside
  // Those of school age who are not at school have left it; the others have finished, or are too young to have begun.
  const out = age >= 6 && age <= 14 ? outside : 0
  const disabled = Math.floor(people / 190)
  const minority = Math.floor((people * chance.between(5, 25)) / 1000)
  return {
    basis: '乡镇摸底',
    birth_year: year - age,
    age,
    children: people,
    girls: Math.floor((people * chance.between(464, 489)) / 1000),
    minority,
    disabled,
    migrant: Math.floor((people * chance.between(2, 40)) / 1000),
    in_kindergarten: at('kindergarten'),
    in_primary: at('primary'),
    in_junior: at('junior'),
    in_senior: at('senior'),
    graduated: age >= 15 ? outside : 0,
    minority_in_school: age >= 6 && age <= 14 ? Math.min(minority, inside) : Math.floor((minority * inside) / people),
    disabled_in_school: age < 6 ? 0 : Math.max(0, disabled - (chance.happens(0.4) ? 1 : 0)),
    deferred: 0,
    out,
    primary_done: age >= 12 ? people - Math.floor(people / 330) : 0,
    junior_done: age >= 15 ? Math.floor((people * (age >= 17 ? 93 : 62)) / 100) : 0,
  }
}

/** The register of residents has some whom nobody found at home. */
function* countyRows(year: number): Generator<DemoRow> {
  for (const [index] of COUNTIES.entries()) {
    const county = index + 1
    const ordinals = PLACES.filter((place) => place.county === county).map(({ ordinal }) => ordinal)
    for (const age of AGES) {
      const found = spread(year, age)
      const people = ordinals.reduce((sum, ordinal) => sum + (found[ordinal]?.people ?? 0), 0)
      const chance = chanceOf('register', county, year, age)
      const values: Values = {
        basis: '全县户籍',
        birth_year: year - age,
        age,
        children: people + chance.between(0, 40),
      }
      yield {
        id: 0,
        unit: countyCode(county),
        period: String(year),
        values,
        versions: registered(county, year, chance),
      }
    }
  }
}

function registered(county: number, year: number, chance: Chance): DemoVersion[] {
  const day = workdayFrom(`${year}-05-${10 + county}`)
  return [
    { at: moment(day, chance), state: 'submitted', move: 'submit', by: countyLogin('jihua', county) },
    { at: moment(addDays(day, 3), chance), state: 'accepted', move: 'pass_1', by: countyLogin('jijiao', county) },
  ]
}

/** All lines of a township go the same way on the same days. */
function versionsOf(place: Place, year: number, values: Values, earlier: Values | undefined): DemoVersion[] {
  const { county, township, ordinal } = place
  const way = chanceOf('population way', ordinal, year)
  const line = chanceOf('population words', ordinal, year, Number(values['age']))
  const late = year === 2011 && ordinal === LATE_TOWNSHIP
  const day = workdayFrom(late ? `${year}-06-20` : addDays(`${year}-05-04`, way.between(0, 25)))
  const words = doubtsOf(schoolAgePopulation, values, earlier).length > 0
  const notes = words ? { explained: explained(schoolAgePopulation, values, earlier, line) ?? {} } : undefined
  const officer = townshipOfficer(county, township)
  const reviewer = countyLogin('jijiao', county)
  const submitted = { state: 'submitted', move: 'submit', by: officer } as const
  const first: DemoVersion = { at: moment(day, line), ...submitted, ...(notes ? { notes } : {}) }
  if (!(year === 2011 && ordinal === RETURNED_TOWNSHIP)) {
    return [first, { at: moment(addDays(day, 4), line, 1), state: 'accepted', move: 'pass_1', by: reviewer }]
  }
  return [
    first,
    {
      at: moment(addDays(day, 2), line, 1),
      state: 'returned',
      move: 'return_1',
      by: reviewer,
      reason: '女童人数与上年相差较大，请与派出所底册核对。',
      cells: { girls: '请与底册核对' },
    },
    { at: moment(addDays(day, 5), line, 2), ...submitted },
    { at: moment(addDays(day, 8), line, 3), state: 'accepted', move: 'pass_1', by: reviewer },
  ]
}
