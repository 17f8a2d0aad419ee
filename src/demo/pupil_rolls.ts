/** The roll of one township's schools in the autumn of 2011, as many pupils as the schools' returns say. */
import { PUPIL_GROUPS } from '../bureau/pupils/groups.ts'
import { pupil } from '../bureau/pupils/pupil.ts'
import { addDays, type Day, type Values, workflowOf } from '../ledger/index.ts'
import { moment } from './calendar.ts'
import { type Chance, chanceOf } from './chance.ts'
import { boardersOf, enrolmentOf } from './enrolment.ts'
import { type Cohort, idNumberOf, isMale } from './id_numbers.ts'
import { daysAgo, type LivingYear, Way } from './living.ts'
import { clerkOf, headOf, SHOWN, townshipLogin } from './people.ts'
import { personName } from './person_names.ts'
import { CITY, COUNTIES, SCHOOL_WORDS } from './place_names.ts'
import type { DemoRow } from './row.ts'
import { shares } from './shares.ts'
import { type School, SCHOOLS, schoolsOn } from './units.ts'

const YEAR = 2011
const ROLLED: Day = '2011-09-05'
const SHOWN_SCHOOL = SCHOOLS.find(({ unit }) => unit.code === SHOWN)!
/** County and township whose pupils are told one by one. */
export const ROLL_COUNTY = SHOWN_SCHOOL.county
export const ROLL_TOWNSHIP = SHOWN_SCHOOL.township
export const rolledSchools: readonly School[] = schoolsOn(ROLLED).filter(
  ({ county, township }) => county === ROLL_COUNTY && township === ROLL_TOWNSHIP,
)

/** A place on the roll. */
export interface Enrolled {
  readonly id: number
  readonly school: School
  /** 1 to 9. */
  readonly grade: number
  /** Within the grade of the township. */
  readonly index: number
  readonly class_name: string
  readonly boards: boolean
}

const CLASS_SIZE = 45
const TITLES = ['一', '二', '三', '四', '五', '六', '七', '八', '九'] as const
export const gradeTitle = (grade: number): string => `${TITLES[Math.min(9, Math.max(1, grade)) - 1]}年级`

/** Born so that they were six on the first of September when they entered. Numbers from 700 on are nobody else's. */
const cohortOf = (grade: number): Cohort => ({ from: `${YEAR - 6 - grade}-09-01`, days: 365, sequence: 700 })

export const roll: readonly Enrolled[] = drawRoll()

function drawRoll(): Enrolled[] {
  const counts = new Map<number, number>()
  const all: Enrolled[] = []
  for (const school of rolledSchools) {
    for (const [stage, grades] of [
      ['primary', [1, 2, 3, 4, 5, 6]],
      ['junior', [7, 8, 9]],
    ] as const) {
      const pupils = enrolmentOf(school, YEAR)[stage]
      const boarders = boardersOf(school, stage, YEAR)
      const sizes = shares(
        pupils,
        grades.map((grade) => 20 + chanceOf('grade', school.unit.code, grade).share()),
      )
      let place = 0
      grades.forEach((grade, order) => {
        for (let seat = 0; seat < (sizes[order] ?? 0); seat += 1) {
          const index = counts.get(grade) ?? 0
          counts.set(grade, index + 1)
          const class_name = `${Math.floor(seat / CLASS_SIZE) + 1}班`
          // Boarders are spread over the grades as they are over the school.
          const boards = Math.floor(((place + 1) * boarders) / pupils) > Math.floor((place * boarders) / pupils)
          place += 1
          all.push({ id: all.length + 1, school, grade, index, class_name, boards })
        }
      })
    }
  }
  return all
}

const villageOf = (chance: Chance): string => `${chance.of(SCHOOL_WORDS)}村`

/** What the roll says of a pupil; the same whoever asks. */
export function pupilValues({ grade, index, class_name, boards }: Enrolled): Values {
  const id_number = idNumberOf(ROLL_COUNTY, cohortOf(grade), index)
  const chance = chanceOf('pupil', id_number)
  const male = isMale(id_number)
  const born_on = `${id_number.slice(6, 10)}-${id_number.slice(10, 12)}-${id_number.slice(12, 14)}`
  const place = COUNTIES[ROLL_COUNTY - 1]
  const village = villageOf(chance)
  const groups = groupsOf(chance, boards)
  const disabled = groups.includes('残疾儿童')
  const entered = grade <= 6 ? YEAR - grade + 1 : YEAR - grade + 7
  return {
    name: personName(chance, male),
    id_number,
    student_code: `G${id_number}`,
    sex: male ? '男' : '女',
    born_on,
    people: chance.happens(0.93) ? '汉族' : chance.of(['回族', '满族', '土家族', '苗族', '彝族']),
    stage: grade <= 6 ? '小学' : '初中',
    grade: gradeTitle(grade),
    class_name,
    entered_on: `${entered}-09-01`,
    origin: `${CITY}${place?.name ?? ''}${place?.townships[ROLL_TOWNSHIP - 1] ?? ''}${village}`,
    guardian: personName(chance, chance.happens(0.6)),
    groups: groups.length > 0 ? groups : null,
    groups_from: groups.length > 0 ? ROLLED : null,
    disability: disabled ? chance.of(['视力', '听力', '言语', '肢体', '智力']) : null,
    placement: disabled ? (chance.happens(0.12) ? '送教上门' : '随班就读') : null,
  }
}

function groupsOf(chance: Chance, boards: boolean): string[] {
  const drawn: readonly (readonly [string, number])[] = [
    ['留守儿童', 0.19],
    ['进城务工人员随迁子女', 0.03],
    ['残疾儿童', 0.006],
    ['孤儿', 0.002],
    ['困境儿童', 0.008],
    ['低保家庭', 0.07],
    ['脱贫户和监测户', 0.05],
  ]
  const found = drawn.flatMap(([name, share]) => (chance.happens(share) ? [name] : []))
  if (boards) found.push('寄宿生')
  return PUPIL_GROUPS.filter((group) => found.includes(group))
}

/** Pupils of whom more is told than that they are there, by their place on the roll. */
const OFFERED = [150, 980, 2210, 3105] as const
const ACCEPTED = [410, 1333, 2750] as const
const REFUSED = [640] as const
const PAUSED = [905, 1720, 3300, 4400] as const
/** Who left for elsewhere before the schools counted their pupils for the return. */
const MOVED_AWAY = 6

export function* pupils(living: LivingYear): Generator<DemoRow> {
  for (const one of roll) {
    yield { id: one.id, unit: one.school.unit.code, period: null, values: pupilValues(one), ...wayOf(one, living) }
  }
  yield* gone()
}

function wayOf(one: Enrolled, living: LivingYear): Pick<DemoRow, 'versions'> {
  const { id, school } = one
  const way = new Way(workflowOf(pupil), living.last, 'pupil', id).begin(ROLLED, clerkOf(school))
  const [first] = way.versions
  // Came in with a list, as rolls do.
  const versions = [{ ...first!, listed: true as const }]
  const place = [...OFFERED, ...ACCEPTED, ...REFUSED, ...PAUSED].findIndex((each) => each === id)
  if (place < 0) return { versions }
  const other = otherSchool(one)
  const head = headOf(school)
  const offer = { values: { to_school: other.unit.code, transfer_reason: '家庭搬迁' } }
  if (place < OFFERED.length) way.move('offer', daysAgo(living, 3 + place * 5), head, offer)
  else if (place < OFFERED.length + ACCEPTED.length) {
    way.move('offer', '2011-10-10', head, offer)
    way.move('accept', '2011-10-17', headOf(other), { values: { received_on: '2011-10-17' } })
    const last = way.versions.at(-1)!
    return { versions: [...versions, way.versions[1]!, { ...last, unit: other.unit.code }] }
  } else if (place < OFFERED.length + ACCEPTED.length + REFUSED.length) {
    way.move('offer', '2011-11-07', head, offer)
    way.move('refuse', '2011-11-14', headOf(other), { reason: '该年级班额已满，请就近安排到本乡镇其他学校。' })
  } else suspend(way, place, living)
  return { versions: [...versions, ...way.versions.slice(1)] }
}

function suspend(way: Way, place: number, living: LivingYear): void {
  const from = daysAgo(living, 40 + place * 9)
  way.move('suspend', from, townshipLogin(ROLL_COUNTY, ROLL_TOWNSHIP), {
    values: { suspended_on: from, suspended_to: addDays(from, 180) },
    reason: '因病需要住院治疗，医院证明和家长申请已核，准予休学。',
  })
}

/** Another school of the township with the same stage, or of the county. */
function otherSchool({ school, grade }: Enrolled): School {
  const stage = grade <= 6 ? 'primary' : 'junior'
  const fits = (one: School): boolean => one !== school && enrolmentOf(one, YEAR)[stage] > 100
  return rolledSchools.find(fits) ?? schoolsOn(ROLLED).find((one) => one.county === ROLL_COUNTY && fits(one))!
}

function* gone(): Generator<DemoRow> {
  const school = rolledSchools[0]!
  for (let order = 0; order < MOVED_AWAY; order += 1) {
    const id = roll.length + order + 1
    const one: Enrolled = { id, school, grade: 3, index: 900 + order, class_name: '1班', boards: false }
    const left_on = addDays('2011-08-22', order)
    const chance = chanceOf('gone', id)
    yield {
      id,
      unit: school.unit.code,
      period: null,
      values: pupilValues(one),
      versions: [
        { at: moment('2011-03-01', chance), state: 'enrolled', by: clerkOf(school), listed: true },
        {
          at: moment(left_on, chance),
          state: 'moved_away',
          move: 'move_away',
          by: headOf(school),
          values: { left_on, went_to: '随父母务工，转到外省就读', papers: null },
        },
      ],
    }
  }
}
