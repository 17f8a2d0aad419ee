/** Who is aided where: how many pupils of each programme at each school, and which members of a cohort they are. */
import type { Cohort } from './id_numbers.ts'
import { boardersOf, enrolmentOf, type Stage } from './enrolment.ts'
import { shares } from './shares.ts'
import { COUNTIES } from './place_names.ts'
import { countyCode, type School, SCHOOLS } from './units.ts'

export interface Programme {
  readonly title: string
  readonly stage: string
  /** Norm that says what a pupil gets in a year. */
  readonly norm: string
  readonly cohort: Cohort
  /** The first grade of the stage, for what is written under 年级. */
  readonly grades: readonly string[]
}
/** Pupils of one programme at one unit, as places in the cohort of its county. */
export interface AidList {
  readonly unit: string
  readonly county: number
  /** Absent: the county's aid centre keeps the list. */
  readonly school?: School
  readonly programme: Programme
  readonly year: number
  readonly first: number
  readonly count: number
}

const PRIMARY: Programme = {
  title: '义务教育寄宿生生活补助',
  stage: '小学',
  norm: 'student_aid.boarder_primary',
  cohort: { from: '2000-09-01', days: 1826, sequence: 1 },
  grades: ['六年级', '五年级', '四年级', '三年级', '二年级'],
}
const JUNIOR: Programme = {
  title: '义务教育寄宿生生活补助',
  stage: '初中',
  norm: 'student_aid.boarder_junior',
  cohort: { from: '1997-09-01', days: 1095, sequence: 1 },
  grades: ['九年级', '八年级', '七年级'],
}
const VOCATIONAL: Programme = {
  title: '中职国家助学金',
  stage: '中职',
  norm: 'student_aid.vocational_grant',
  cohort: { from: '1994-09-01', days: 1095, sequence: 1 },
  grades: ['三年级', '二年级', '一年级'],
}
/** Members of the vocational cohort: the same pupils, aided a second way. */
export const TUITION: Programme = { ...VOCATIONAL, title: '中职免学费', norm: 'student_aid.vocational_tuition' }
const SENIOR: Programme = {
  title: '普通高中国家助学金',
  stage: '普通高中',
  norm: 'student_aid.senior_grant',
  cohort: { from: '1994-09-01', days: 1095, sequence: 500 },
  grades: ['高三', '高二', '高一'],
}
const UNIVERSITY: Programme = {
  title: '高校困难学生资助',
  stage: '高校',
  norm: 'student_aid.university_grant',
  cohort: { from: '1990-09-01', days: 1461, sequence: 1 },
  grades: ['大四', '大三', '大二', '大一'],
}

/** Distinct pupils aided, the year before and in 2011. */
const COUNTS = {
  boarders: [118_500, 127_000],
  vocational: [36_200, 38_000],
  tuition: [12_600, 15_000],
  senior: [27_400, 29_000],
  university: [2236, 2418],
} as const
export const AID_YEARS = [2010, 2011] as const

interface Place {
  readonly unit: string
  readonly county: number
  readonly school?: School
  readonly programme: Programme
  readonly weight: number
}

/** School by school: all programmes and years of a school stand together, as its clerk keeps them. */
export function aidLists(): AidList[] {
  const vocational = placesIn('vocational', VOCATIONAL)
  const lists = [
    ...listsOf([...boardersIn('primary', PRIMARY), ...boardersIn('junior', JUNIOR)], COUNTS.boarders),
    ...listsOf(vocational, COUNTS.vocational),
    ...listsOf(placesIn('senior', SENIOR), COUNTS.senior),
    ...listsOf(
      COUNTIES.map((_, index) => ({
        unit: countyCode(index + 1),
        county: index + 1,
        programme: UNIVERSITY,
        weight: 9 + (index % 3),
      })),
      COUNTS.university,
    ),
  ]
  const tuition = tuitionLists(lists.filter(({ programme }) => programme === VOCATIONAL))
  return [...lists, ...tuition].sort((a, b) => a.year - b.year || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0))
}

function boardersIn(stage: Stage, programme: Programme): Place[] {
  return SCHOOLS.flatMap((school): Place[] => {
    const weight = boardersOf(school, stage, 2010)
    return weight === 0 ? [] : [placeOf(school, programme, weight)]
  })
}

function placesIn(stage: Stage, programme: Programme): Place[] {
  return SCHOOLS.flatMap((school): Place[] => {
    const weight = enrolmentOf(school, 2010)[stage]
    return weight === 0 ? [] : [placeOf(school, programme, weight)]
  })
}

const placeOf = (school: School, programme: Programme, weight: number): Place => ({
  unit: school.unit.code,
  county: school.county,
  school,
  programme,
  weight,
})

/** Two thirds of last year's pupils are aided again; the last third has left school, and new ones have come. */
function listsOf(places: readonly Place[], [before, now]: readonly [number, number]): AidList[] {
  const weights = places.map(({ weight }) => weight)
  const [earlier, later] = [shares(before, weights), shares(now, weights)]
  const next = new Map<string, number>()
  return places.flatMap(({ unit, county, school, programme }, index): AidList[] => {
    const [last, count] = [earlier[index] ?? 0, later[index] ?? 0]
    const place = { unit, county, programme, ...(school ? { school } : {}) }
    const cohort = `${county}/${programme.stage}`
    const first = next.get(cohort) ?? 0
    const left = Math.floor(last / 3)
    next.set(cohort, first + Math.max(last, left + count) + SPARE)
    return [
      { ...place, year: 2010, first, count: last },
      { ...place, year: 2011, first: first + left, count },
    ]
  })
}

/** Members of the cohort kept free after each list, for those declared but not yet paid. */
export const SPARE = 40

function tuitionLists(grants: readonly AidList[]): AidList[] {
  return AID_YEARS.flatMap((year, index) => {
    const lists = grants.filter((list) => list.year === year)
    const counts = shares(
      COUNTS.tuition[index] ?? 0,
      lists.map(({ count }) => count),
    )
    return lists.map((list, place) => ({ ...list, programme: TUITION, count: counts[place] ?? 0 }))
  })
}
