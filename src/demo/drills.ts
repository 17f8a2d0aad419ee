/** Emergency drills: 553 in 2011, 487 in 2010. */
import { type Day } from '../ledger/index.ts'
import { moment, workdayWithin } from './calendar.ts'
import { chanceOf, shuffled } from './chance.ts'
import { enrolmentOf, pupilsIn } from './enrolment.ts'
import { clerkOf } from './people.ts'
import { personName } from './person_names.ts'
import type { DemoRow } from './row.ts'
import { type School, schoolsOn } from './units.ts'

const COUNTS = [
  { year: 2010, drills: 487 },
  { year: 2011, drills: 553 },
]
const KINDS = ['防火', '防震', '防踩踏', '防火', '防震', '防洪', '防暴'] as const
const PROBLEMS = [
  '个别班级出口拥挤，下楼速度不均',
  '广播音量偏小，三楼听不清',
  '部分学生未用湿毛巾掩口鼻',
  '集合后清点人数用时偏长',
  '东侧楼梯转角处引导教师未到位',
] as const
const IMPROVEMENTS = [
  '调整各班下楼次序，错开三十秒',
  '加装走廊音箱',
  '利用班会课补讲逃生要领',
  '实行班长先报、班主任复核',
  '明确每个转角的值守教师',
] as const

interface Drill {
  readonly school: School
  readonly day: Day
  readonly kind: string
}

export function* drills(): Generator<DemoRow> {
  let id = 0
  for (const { year, drills: count } of COUNTS) {
    for (const drill of drillsOf(year, count)) {
      id += 1
      yield rowOf(id, drill, year)
    }
  }
}

/** One each for the larger schools, then second and third ones with another kind, until the count is reached. */
function drillsOf(year: number, count: number): Drill[] {
  const schools = shuffled(
    schoolsOn(`${year}-01-01`).filter(({ role }) => role !== 'teaching_point' && role !== 'private_kindergarten'),
    'drills',
    year,
  )
  const drawn = Array.from({ length: count }, (_, index): Drill => {
    // The first three quarters of the schools go round, so that some hold several and some none.
    const among = Math.floor(schools.length * 0.78)
    const school = schools[index % among]
    if (!school) throw new Error('No school to hold a drill')
    const round = Math.floor(index / among)
    const chance = chanceOf('drill day', school.unit.code, year, round)
    const spring =
      round % 2 === 0 ? chance.happens(0.55) : !chanceOf('drill day', school.unit.code, year, 0).happens(0.55)
    const day = spring
      ? workdayWithin(chance, `${year}-03-07`, `${year}-06-17`)
      : workdayWithin(chance, `${year}-09-05`, `${year}-12-09`)
    return { school, day, kind: KINDS[(index + round * 2) % KINDS.length] ?? '防火' }
  })
  return drawn.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function rowOf(id: number, { school, day, kind }: Drill, year: number): DemoRow {
  const chance = chanceOf('drill', id)
  const pupils = Math.floor((pupilsIn(enrolmentOf(school, year)) * chance.between(86, 99)) / 100)
  const minutes = chance.between(13, 46) / 10
  const problem = chance.happens(0.6) ? chance.between(0, PROBLEMS.length - 1) : -1
  return {
    id,
    unit: school.unit.code,
    period: null,
    values: {
      held_on: day,
      kind,
      announced: chance.happens(0.82),
      pupils,
      staff: Math.max(2, Math.round(pupils / chance.between(16, 24))),
      minutes,
      in_time: minutes <= 3.6,
      leader: personName(chance),
      partners: kind === '防火' && chance.happens(0.4) ? '县消防大队' : null,
      problems: PROBLEMS[problem] ?? '未发现突出问题',
      improvement: IMPROVEMENTS[problem] ?? null,
    },
    versions: [{ at: moment(day, chance, 7), state: 'kept', by: clerkOf(school) }],
  }
}
