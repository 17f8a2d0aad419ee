/**
 * Children who stayed away from school. Those whom the townships found out of school from house to house, in the spring
 * of 2010 and of 2011, are the same: each has a case that was open on the last day of the survey. Beside them stand those
 * of autumn 2011, and those of the living year.
 */
import { addDays, calendarOf, type Day, type Values } from '../ledger/index.ts'
import { dayFromNumber, dayNumber } from '../ledger/day.ts'
import { PUPIL_GROUPS } from '../bureau/pupils/groups.ts'
import { workdayFrom } from './calendar.ts'
import { type Chance, chanceOf } from './chance.ts'
import { CAUSES } from './dropout_phrases.ts'
import { type Course, dropoutWay, type End } from './dropout_ways.ts'
import { enrolmentOf } from './enrolment.ts'
import { daysAgo, HISTORY_ENDS, type LivingYear, spreadDays, workdayUntil } from './living.ts'
import { personName } from './person_names.ts'
import { outOfSchool, PLACES, SILENT_TOWNSHIP } from './populations.ts'
import {
  type Enrolled,
  gradeTitle,
  pupilValues,
  roll,
  ROLL_COUNTY,
  ROLL_TOWNSHIP,
  rolledSchools,
} from './pupil_rolls.ts'
import { SCHOOL_WORDS } from './place_names.ts'
import type { DemoRow } from './row.ts'
import { lastBegun } from './terms.ts'
import { type School, schoolsOn } from './units.ts'

export interface Dropout extends Course {
  readonly school: School
  /** 1 to 9. */
  readonly grade: number
  readonly at_check: boolean
  /** A place on the roll, where the township's pupils are told one by one. */
  readonly pupil?: number
  readonly key: readonly (string | number)[]
}

/** The survey from house to house ends with this day. */
export const surveyEnds = (year: number): Day => `${year}-05-31`
const SURVEYED = [2010, 2011] as const
/** A township's cases of autumn 2011 and of the living year, each. */
const IN_AUTUMN = 6
const LIVING = 3
const CALENDAR = calendarOf()
const schoolday = (day: Day, count: number): Day => dayFromNumber(CALENDAR.schooldaysAfter(dayNumber(day), count))

export function* dropouts(living: LivingYear): Generator<DemoRow> {
  let id = 0
  for (const dropout of drawDropouts(living)) {
    const row = rowOf(dropout)
    if (row.versions.length === 0) continue
    id += 1
    yield { ...row, id }
  }
}

export function drawDropouts(living: LivingYear): Dropout[] {
  const history = SURVEYED.flatMap((year) => PLACES.flatMap((place) => surveyed(year, place)))
  const autumn = PLACES.flatMap((place) => ofAutumn(place))
  const here = PLACES.flatMap((place) => ofLivingYear(place, living))
  return [...history, ...autumn, ...here, ...ofShownTownship(living)]
}

type Place = (typeof PLACES)[number]

function schoolFor(place: Place, grade: number, day: Day, chance: Chance): School | undefined {
  const stage = grade <= 6 ? 'primary' : 'junior'
  const there = schoolsOn(day).filter(
    (school) =>
      school.county === place.county &&
      school.township === place.township &&
      school.role !== 'teaching_point' &&
      enrolmentOf(school, 2011)[stage] > 0,
  )
  return there.length === 0 ? undefined : chance.of(there)
}

/** As many as the township found out of school. */
function surveyed(year: number, place: Place): Dropout[] {
  const found: Dropout[] = []
  if (year === 2010 && place.ordinal === SILENT_TOWNSHIP) return found
  for (let age = 6; age <= 14; age += 1) {
    for (let index = 0; index < outOfSchool(year, place.ordinal, age); index += 1) {
      const key = ['survey', year, place.ordinal, age, index] as const
      const chance = chanceOf(...key)
      const grade = age - 5
      const school = schoolFor(place, grade, surveyEnds(year), chance)
      if (!school) continue
      const at_check = year === 2011 && chance.happens(0.5)
      const on = foundIn(year, at_check, chance)
      const ends = endAfter(workdayFrom(addDays(`${year}-06-01`, chance.between(2, 220))), age, chance)
      found.push({ ...courseOf(school, grade, on, chance), ends, at_check, key, last: HISTORY_ENDS })
    }
  }
  return found
}

function foundIn(year: number, at_check: boolean, chance: Chance): Day {
  if (at_check) return checkDay(`${year - 1}-09-01`, chance)
  const from = year === 2010 ? '2010-03-02' : '2010-09-13'
  return workdayUntil(addDays(from, chance.between(0, year === 2010 ? 70 : 225)))
}

/** Found while the roll was checked after term start. */
export const checkDay = (term_start: Day, chance: Chance): Day => schoolday(term_start, chance.between(1, 3))

/** Of those who are long away six in ten are brought back, a quarter turns out to be at school elsewhere. */
function endAfter(on: Day, age: number, chance: Chance): End {
  const share = chance.share()
  if (share < 0.62) return { kind: 'back', on }
  return { kind: share < 0.87 || age < 14 ? 'transferred' : 'aged_out', on }
}

function ofAutumn(place: Place): Dropout[] {
  return Array.from({ length: IN_AUTUMN }, (_, index): Dropout | undefined => {
    const key = ['autumn', place.ordinal, index] as const
    const chance = chanceOf(...key)
    const grade = gradeDrawn(chance)
    const school = schoolFor(place, grade, '2011-09-01', chance)
    if (!school) return undefined
    const at_check = index < 4
    const on = at_check ? checkDay('2011-09-01', chance) : workdayUntil(addDays('2011-09-12', chance.between(0, 80)))
    const days = index % 3 === 0 ? chance.between(1, 3) : chance.between(6, 40)
    const ends: End = { kind: chance.happens(0.85) ? 'back' : 'transferred', on: workdayFrom(addDays(on, days)) }
    const seat = seatIn(school, grade, index)
    const told = { ...courseOf(school, grade, on, chance), ends, at_check, key, last: HISTORY_ENDS }
    return seat ? { ...told, pupil: seat.id } : told
  }).filter((one) => one !== undefined)
}

/** A place on the roll, where the township's pupils are told one by one. */
function seatIn(school: School, grade: number, index: number): Enrolled | undefined {
  if (!rolledSchools.includes(school)) return undefined
  const seats = roll.filter((one) => one.school === school && one.grade === grade)
  return seats[(index * 7 + 3) % seats.length]
}

/** Some far back and closed, the newest still open: at every state, on time and late. */
function ofLivingYear(place: Place, living: LivingYear): Dropout[] {
  const days = spreadDays(LIVING, living.from, addDays(living.last, -60), 'dropouts', place.ordinal)
  const began = lastBegun(living).from
  return days
    .map((drawn, index): Dropout | undefined => {
      const key = ['living', place.ordinal, index] as const
      const chance = chanceOf(...key)
      const grade = gradeDrawn(chance)
      const school = schoolFor(place, grade, '2011-09-01', chance)
      if (!school) return undefined
      // One of each township was missing when the roll was checked in the running term.
      const at_check = index === 1
      const open = index === LIVING - 1
      // The newest are days old, so that they stand at every step.
      const on = open
        ? daysAgo(living, 1 + Math.floor(chance.share() ** 2 * 30))
        : at_check
          ? checkDay(began, chance)
          : drawn
      const far = chance.happens(0.3) ? chance.between(25, 70) : chance.between(2, 16)
      const kind = chance.happens(0.86) ? 'back' : 'transferred'
      const ends: End = { kind: open && chance.happens(0.5) ? 'open' : kind, on: workdayUntil(addDays(on, far)) }
      return { ...courseOf(school, grade, on, chance), ends, at_check, key, last: living.last }
    })
    .filter((one) => one !== undefined)
}

/** Days ago on which the cases of the shown township were found, and how quick people were: one at every step today. */
const SHOWN_CASES = [
  { ago: 1, pace: { verify: 1, report: 3, notify: 1, order: 1 }, ends: 'open' },
  { ago: 2, pace: { verify: 0, report: 3, notify: 1, order: 1 }, ends: 'open' },
  { ago: 6, pace: { verify: 1, report: 3, notify: 30, order: 1 }, ends: 'open' },
  { ago: 14, pace: { verify: 1, report: 3, notify: 30, order: 1 }, ends: 'open' },
  { ago: 12, pace: { verify: 0, report: 9, notify: 1, order: 1 }, ends: 'open' },
  { ago: 15, pace: { verify: 0, report: 2, notify: 1, order: 30 }, ends: 'open' },
  { ago: 24, pace: { verify: 1, report: 3, notify: 2, order: 2 }, ends: 'open' },
  { ago: 38, pace: { verify: 1, report: 3, notify: 3, order: 2 }, ends: 'open' },
  { ago: 20, pace: { verify: 1, report: 3, notify: 2, order: 2 }, ends: 'back' },
  { ago: 47, pace: { verify: 1, report: 3, notify: 2, order: 2 }, ends: 'back' },
] as const

function ofShownTownship(living: LivingYear): Dropout[] {
  const place = PLACES.find(({ county, township }) => county === ROLL_COUNTY && township === ROLL_TOWNSHIP)!
  return SHOWN_CASES.flatMap(({ ago, pace, ends }, index): Dropout[] => {
    const key = ['shown', index] as const
    const chance = chanceOf(...key)
    const grade = gradeDrawn(chance)
    const school = schoolFor(place, grade, '2011-09-01', chance)
    if (!school) return []
    const found_on = daysAgo(living, ago)
    const course = { ...courseOf(school, grade, found_on, chance), pace }
    return [
      {
        ...course,
        ends: { kind: ends, on: workdayUntil(addDays(found_on, 9)) },
        at_check: false,
        key,
        last: living.last,
      },
    ]
  })
}

const gradeDrawn = (chance: Chance): number => (chance.happens(0.22) ? chance.between(2, 6) : chance.between(7, 9))

function courseOf(school: School, grade: number, found_on: Day, chance: Chance) {
  const slow = chance.share()
  return {
    school,
    grade,
    found_on,
    cause: chance.of(CAUSES),
    // Nine in ten keep to the limits; a few are late with one thing or another.
    pace: {
      verify: slow < 0.94 ? chance.between(0, 1) : 3,
      report: slow < 0.88 ? 3 : slow < 0.94 ? 5 : 8,
      notify: slow < 0.8 ? chance.between(1, 3) : chance.between(4, 9),
      order: chance.between(1, 4),
    },
  }
}

function rowOf(dropout: Dropout): Omit<DemoRow, 'id'> {
  const { school, grade, found_on, at_check, cause, key } = dropout
  const chance = chanceOf('dropout', ...key)
  const child = childOf(dropout, chance)
  const guardian = child['guardian']
  const values: Values = {
    ...child,
    village: `${chance.of(SCHOOL_WORDS)}村`,
    managed_by: '乡镇',
    found_on,
    found_by: at_check ? '开学清查' : chance.of(['日常考勤', '日常考勤', '入户摸排', '数据比对'] as const),
    absent_from: absentFrom(found_on, chance),
    cause,
  }
  return {
    unit: school.unit.code,
    period: null,
    values,
    versions: dropoutWay(dropout, { grade: gradeTitle(grade), parent: typeof guardian === 'string' ? guardian : '' }),
  }
}

/** A school day or two before somebody noticed. */
function absentFrom(found_on: Day, chance: Chance): Day {
  return workdayUntil(addDays(found_on, -chance.between(1, 3)))
}

function childOf({ pupil, grade, found_on }: Dropout, chance: Chance): Values {
  const seat = pupil === undefined ? undefined : roll[pupil - 1]
  if (seat) {
    const { name, sex, born_on, stage, class_name, groups, guardian } = pupilValues(seat)
    return {
      pupil: seat.id,
      name,
      sex,
      born_on,
      stage,
      grade: gradeTitle(grade),
      class_name,
      groups,
      guardian,
    } as Values
  }
  const male = chance.happens(0.55)
  const year = Number(found_on.slice(0, 4)) - grade - 6
  const groups = groupsOf(chance)
  return {
    name: personName(chance, male),
    sex: male ? '男' : '女',
    born_on: addDays(`${year}-01-01`, chance.between(0, 240)),
    stage: grade <= 6 ? '小学' : '初中',
    grade: gradeTitle(grade),
    class_name: `${chance.between(1, 6)}班`,
    groups: groups.length > 0 ? groups : null,
    guardian: personName(chance, chance.happens(0.6)),
  }
}

/** Those who stay away are oftener left behind or poor than others. */
function groupsOf(chance: Chance): string[] {
  const found = new Set<string>()
  if (chance.happens(0.38)) found.add('留守儿童')
  if (chance.happens(0.16)) found.add('脱贫户和监测户')
  if (chance.happens(0.05)) found.add('残疾儿童')
  if (chance.happens(0.12)) found.add('低保家庭')
  if (chance.happens(0.06)) found.add('进城务工人员随迁子女')
  return PUPIL_GROUPS.filter((group) => found.has(group))
}
