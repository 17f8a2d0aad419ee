/** Courses of the personnel sections: 42 cadres at provincial level and 180 remotely in 2011. What they cost is missing. */
import { addDays, type Day, type Values } from '../ledger/index.ts'
import { LAST_DAY, moment, workdayFrom, workdayWithin } from './calendar.ts'
import { chanceOf } from './chance.ts'
import { countyLogin } from './people.ts'
import { personName } from './person_names.ts'
import { COUNTIES } from './place_names.ts'
import type { DemoRow, DemoVersion } from './row.ts'
import { shares } from './shares.ts'
import { countyCode, ROOT, SCHOOLS } from './units.ts'

interface Course {
  /** 0 is the city. */
  readonly office: number
  readonly name: string
  readonly level: string
  readonly mode: string
  readonly audience: string
  readonly kind: string
  readonly subject: string
  readonly participants: number
  readonly hours: number
  readonly roster?: true
}

const SUBJECTS = [
  '语文',
  '数学',
  '英语',
  '思想政治',
  '历史',
  '地理',
  '物理',
  '化学',
  '生物',
  '音乐',
  '美术',
  '体育',
  '信息技术',
  '通用技术',
] as const
const CADRE_COURSES = [
  '高中校长高级研修',
  '初中校长提高',
  '中职校长研修',
  '教务主任研修',
  '德育主任研修',
  '总务主任研修',
] as const
const TEACHER_COURSES: readonly (readonly [
  name: string,
  audience: string,
  kind: string,
  mode: string,
  weight: number,
])[] = [
  ['教育技术能力', '教师', '教育技术', '集中', 20],
  ['农村学科教师全员', '教师', '学科', '校本', 30],
  ['英语教师口语', '教师', '学科', '集中', 9],
  ['班主任工作', '班主任', '班主任', '集中', 18],
  ['幼儿教师', '幼儿教师', '专题', '送教下乡', 11],
  ['国培计划短期集中', '教师', '国培计划', '混合', 12],
]

interface Year {
  readonly year: number
  readonly provincial: number
  readonly remote: number
  readonly heads: readonly number[]
  readonly reform: number
  readonly teachers: number
}
const YEARS: readonly Year[] = [
  { year: 2010, provincial: 38, remote: 165, heads: [44, 43], reform: 3120, teachers: 7340 },
  { year: 2011, provincial: 42, remote: 180, heads: [51, 45], reform: 3784, teachers: 8465 },
]

export function* trainings(): Generator<DemoRow> {
  let id = 0
  for (const year of YEARS) {
    for (const course of coursesOf(year)) {
      id += 1
      yield rowOf(id, course, year.year)
    }
  }
}

function coursesOf({ year, provincial, remote, heads, reform, teachers }: Year): Course[] {
  const city = { office: 0, audience: '校级干部' }
  const provincials = shares(provincial, [9, 7, 5, 8, 7, 6]).map((participants, index): Course => ({
    ...city,
    name: `${year}年省级${CADRE_COURSES[index]}班`,
    level: '省级',
    mode: '集中',
    kind: '提高',
    subject: '学校管理',
    participants,
    hours: 80,
    roster: true,
  }))
  const remotes = shares(remote, [60, 17, 18, 17, 17, 17, 17, 17]).map((participants, office): Course => ({
    office,
    audience: '校级干部',
    name: `${year}年${office === 0 ? '直属学校' : COUNTIES[office - 1]?.short}校级干部远程培训`,
    level: '国家级',
    mode: '远程',
    kind: '专题',
    subject: '学校发展规划',
    participants,
    hours: 50,
  }))
  const headCourses = heads.map((participants, index): Course => ({
    ...city,
    audience: '校（园）长',
    name: `${year}年中学校长${index === 0 ? '任职资格' : '提高'}培训班`,
    level: '市级',
    mode: '集中',
    kind: index === 0 ? '任职资格' : '提高',
    subject: '学校管理',
    participants,
    hours: index === 0 ? 300 : 120,
  }))
  return [...provincials, ...remotes, ...headCourses, ...reformCourses(year, reform), ...teacherCourses(year, teachers)]
}

function reformCourses(year: number, total: number): Course[] {
  const weights = [15, 15, 13, 7, 6, 6, 8, 8, 6, 3, 3, 5, 4, 2]
  return shares(total, weights).map((participants, index): Course => ({
    office: 0,
    name: `${year}年高中课程改革${SUBJECTS[index]}学科远程培训`,
    level: '省级',
    mode: '远程',
    audience: '教师',
    kind: '课程改革',
    subject: SUBJECTS[index] ?? '',
    participants,
    hours: 60,
  }))
}

function teacherCourses(year: number, total: number): Course[] {
  const offices = COUNTIES.map((_, index) => index + 1)
  const courses = offices.flatMap((office) => TEACHER_COURSES.map((course) => ({ office, course })))
  const counts = shares(
    total,
    courses.map(({ office, course }) => course[4] * (8 + chanceOf('course', year, office, course[0]).between(0, 5))),
  )
  return courses.map(({ office, course: [name, audience, kind, mode] }, index): Course => ({
    office,
    name: `${year}年${COUNTIES[office - 1]?.short}${name}培训`,
    level: kind === '国培计划' ? '国家级' : mode === '校本' ? '校级' : '县级',
    mode,
    audience,
    kind,
    subject: name,
    participants: counts[index] ?? 0,
    hours: mode === '校本' ? 24 : 40,
  }))
}

function rowOf(id: number, course: Course, year: number): DemoRow {
  const { office, participants, roster, ...told } = course
  const chance = chanceOf('training', id)
  const started = workdayWithin(chance, `${year}-03-01`, `${year}-11-25`)
  const ended = workdayFrom(addDays(started, Math.max(1, Math.floor(told.hours / (told.mode === '远程' ? 2 : 8)))))
  const values: Values = {
    ...told,
    started_on: started,
    place: placeOf(told.mode, told.level, office),
    quota: participants + chance.between(0, 3),
    participants,
    ...(roster ? { roster: rosterOf(id, participants) } : {}),
  }
  return {
    id,
    unit: office === 0 ? ROOT : countyCode(office),
    period: null,
    values,
    versions: wayOf(office, started, ended, participants, id),
  }
}

function placeOf(mode: string, level: string, office: number): string {
  if (mode === '远程') return '省教师远程培训平台'
  if (level === '省级') return '省教育行政干部培训中心'
  return office === 0 ? '市教师进修学校' : '县教师进修学校'
}

function wayOf(office: number, started: Day, ended: Day, participants: number, id: number): DemoVersion[] {
  const chance = chanceOf('training way', id)
  const by = office === 0 ? 'renshi' : countyLogin('renshi', office)
  const certified = workdayFrom(addDays(ended, chance.between(5, 40)))
  const versions: DemoVersion[] = [
    { at: moment(workdayFrom(addDays(started, -20), started), chance, 1), state: 'planned', by },
    { at: moment(started, chance, 5), state: 'held', move: 'hold', by },
  ]
  if (certified >= LAST_DAY) return versions
  const passed = participants - (participants > 100 ? chance.between(0, 5) : 0)
  return [
    ...versions,
    {
      at: moment(certified, chance, 6),
      state: 'certified',
      move: 'certify',
      by,
      values: { certified: passed, ended_on: ended },
    },
  ]
}

function rosterOf(id: number, participants: number): Record<string, string>[] {
  const schools = SCHOOLS.filter(({ township, unit }) => township === 0 && unit.kind !== 'kindergarten')
  return Array.from({ length: participants }, (_, index) => {
    const chance = chanceOf('roster', id, index)
    return {
      name: personName(chance),
      school: chance.of(schools).unit.name,
      post: chance.of(['校长', '副校长', '教务主任', '德育主任'] as const),
      result: '合格',
    }
  })
}
