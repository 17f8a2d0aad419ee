/** Building projects: 181 begun in 2011 (197,700 ㎡ finished, 240.62 million yuan paid), 164 in 2010. */
import { addDays, type Day, daysBetween, type Values } from '../ledger/index.ts'
import { LAST_DAY, moment, workdayFrom, workdayWithin } from './calendar.ts'
import { type Chance, chanceOf, shuffled } from './chance.ts'
import { HISTORY_ENDS } from './living.ts'
import { clerkOf, countyLogin, headOf } from './people.ts'
import { personName } from './person_names.ts'
import type { DemoRow, DemoVersion } from './row.ts'
import { shares } from './shares.ts'
import { type Role, type School, schoolsOn } from './units.ts'

interface Year {
  readonly year: number
  /** Square metres and yuan. */
  readonly area: number
  readonly paid: number
  /** Projects by programme, in the order of `PROGRAMMES`. */
  readonly counts: readonly number[]
  /** Projects by the state reached, in the order of `STEPS`. */
  readonly ends: readonly number[]
}
const YEARS: readonly Year[] = [
  {
    year: 2010,
    area: 176_300,
    paid: 205_400_000,
    counts: [64, 29, 27, 8, 3, 33],
    ends: [0, 0, 0, 0, 0, 0, 3, 2, 5, 4, 5, 7, 138],
  },
  {
    year: 2011,
    area: 197_700,
    paid: 240_620_000,
    counts: [62, 31, 30, 9, 5, 44],
    ends: [2, 3, 4, 5, 0, 8, 33, 19, 24, 20, 13, 8, 42],
  },
]

/** So many projects are told as history. */
export const PROJECTS_OF_HISTORY = YEARS.reduce((sum, { counts }) => sum + counts.reduce((all, one) => all + one, 0), 0)

interface Programme {
  readonly title: string
  readonly roles: readonly Role[]
  /** `size`: against the programme's usual, in tenths. */
  readonly works: readonly (readonly [work: string, nature: string, size: number])[]
  /** How large a project of the programme is against the others. */
  readonly size: number
}
const PROGRAMMES: readonly Programme[] = [
  {
    title: '校舍安全工程',
    roles: ['central_primary', 'village_primary', 'township_junior', 'nine_year', 'complete', 'senior'],
    works: [
      ['教学楼加固', '加固', 10],
      ['教学楼重建', '重建', 16],
      ['综合楼加固', '加固', 11],
      ['厕所改建', '改建', 2],
    ],
    size: 9,
  },
  {
    title: '农村初中改造',
    roles: ['township_junior', 'nine_year'],
    works: [
      ['学生宿舍楼新建', '新建', 15],
      ['食堂改建', '改建', 7],
      ['实验楼新建', '新建', 11],
    ],
    size: 13,
  },
  {
    title: '寄宿制学校建设',
    roles: ['central_primary', 'nine_year', 'township_junior'],
    works: [
      ['学生宿舍楼新建', '新建', 15],
      ['学生食堂新建', '新建', 9],
      ['浴室和开水房新建', '新建', 3],
    ],
    size: 11,
  },
  {
    title: '中职学校建设',
    roles: ['vocational'],
    works: [
      ['实训楼新建', '新建', 10],
      ['学生公寓扩建', '扩建', 9],
    ],
    size: 30,
  },
  { title: '特殊教育学校建设', roles: ['special'], works: [['教学康复楼新建', '新建', 10]], size: 16 },
  {
    title: '学前教育建设',
    roles: ['central_kindergarten', 'county_kindergarten'],
    works: [
      ['园舍新建', '新建', 13],
      ['园舍改扩建', '扩建', 9],
      ['活动场地改建', '改建', 6],
    ],
    size: 7,
  },
]

interface Step {
  readonly state: string
  readonly move?: string
  /** Of the planned area finished and of the planned money paid, in hundredths. */
  readonly area: number
  readonly money: number
}
const STEPS: readonly Step[] = [
  { state: 'approved', area: 0, money: 0 },
  { state: 'studied', move: 'study', area: 0, money: 1 },
  { state: 'sited', move: 'site', area: 0, money: 2 },
  { state: 'designed', move: 'design', area: 0, money: 4 },
  { state: 'bidding', move: 'show_bid', area: 0, money: 4 },
  { state: 'tendered', move: 'tender', area: 0, money: 5 },
  { state: 'building', move: 'build', area: 32, money: 35 },
  { state: 'topped', move: 'top', area: 70, money: 64 },
  { state: 'fitting', move: 'fit', area: 88, money: 80 },
  { state: 'accepted', move: 'accept', area: 100, money: 92 },
  { state: 'filed', move: 'file', area: 100, money: 93 },
  { state: 'audited', move: 'audit', area: 100, money: 96 },
  { state: 'delivered', move: 'deliver', area: 100, money: 97 },
]
const placeOf = (state: string): number => STEPS.findIndex((step) => step.state === state)
const [BUILDING, ACCEPTED, DELIVERED] = ['building', 'accepted', 'delivered'].map(placeOf) as [number, number, number]
export const BUILDERS = ['景城建筑', '澜江建工', '禾丰建设', '岫山工程', '榆林坊建筑', '珑海建设'] as const

/** What a school builds again of the same kind is the next phase. */
const PHASES = ['', '（二期）', '（三期）', '（四期）'] as const

interface Project {
  readonly school: School
  readonly programme: Programme
  readonly work: string
  readonly nature: string
  readonly end: number
  readonly started: Day
  /** Planned size, before it is scaled to the year's totals. */
  readonly weight: number
}

export function* projects(): Generator<DemoRow> {
  let id = 0
  const times = new Map<string, number>()
  for (const year of YEARS) {
    const all = projectsOf(year)
    const areas = shares(
      year.area,
      all.map(({ weight, end }) => weight * stepOf(end).area),
    )
    // In hundreds of yuan, so that no account ends in odd coins.
    const paid = shares(
      year.paid / 100,
      all.map(
        ({ weight, end }, index) =>
          weight * stepOf(end).money * (0.8 + chanceOf('price', year.year, index).share() * 0.5),
      ),
    )
    for (const [index, project] of all.entries()) {
      id += 1
      const plain = `${project.school.unit.name}${project.work}工程`
      const time = times.get(plain) ?? 0
      times.set(plain, time + 1)
      const name = plain + (PHASES[time] ?? '')
      yield rowOf(id, { ...project, name }, year.year, areas[index] ?? 0, (paid[index] ?? 0) * 100)
    }
  }
}

const stepOf = (end: number): Step => STEPS[end] ?? { state: 'approved', area: 0, money: 0 }

function projectsOf({ year, counts, ends }: Year): Project[] {
  const works = PROGRAMMES.flatMap((programme, place) => worksOf(programme, counts[place] ?? 0, year))
  const reached = shuffled(
    ends.flatMap((count, end) => Array.from({ length: count }, () => end)),
    'ends',
    year,
  )
  return works.map(({ school, programme, work, nature, weight: size }, index): Project => {
    const end = reached[index] ?? 0
    const chance = chanceOf('project', year, index)
    // What was to be in use by the end of its year had to begin in its first months.
    const latest = end >= ACCEPTED ? '04-20' : end >= BUILDING ? '07-29' : '11-18'
    const started = workdayWithin(chance, `${year}-01-10`, `${year}-${latest}`)
    const weight = size * (0.7 + chance.share() * 0.6)
    return { school, programme, work, nature, end, started, weight }
  })
}

/** Schools of the programme in turn; a school's second project is another work. */
function worksOf(programme: Programme, count: number, year: number): Omit<Project, 'end' | 'started'>[] {
  const schools = shuffled(
    schoolsOn(`${year}-12-31`).filter(({ role }) => programme.roles.includes(role)),
    programme.title,
    year,
  )
  return Array.from({ length: count }, (_, index) => {
    const school = schools[index % schools.length]
    const [work, nature, size] = programme.works[
      (index + Math.floor(index / schools.length)) % programme.works.length
    ] ?? ['校舍新建', '新建', 10]
    if (!school) throw new Error('No school for a project')
    return { school, programme, work, nature, weight: (programme.size * size) / 10 }
  })
}

function rowOf(id: number, project: Project & { name: string }, year: number, area: number, paid: number): DemoRow {
  const { school, programme, name, work, nature, end, started } = project
  const chance = chanceOf('project row', id)
  const step = stepOf(end)
  const plannedArea = step.area > 0 ? Math.round((area * 100) / step.area) : Math.round(project.weight * 95)
  const planned =
    step.money > 5 ? Math.ceil((paid * 100) / step.money / 1000) * 1000 : Math.ceil(plannedArea * 1.24) * 1000
  const [central = 0, province = 0, local = 0, own = 0] = shares(planned, [
    50 + chance.between(-10, 10),
    22,
    22,
    chance.between(0, 6),
  ])
  const values: Values = {
    name,
    programme: programme.title,
    content: `${work}，建筑面积${plannedArea}平方米`,
    nature,
    started_on: started,
    approval: `景发改审〔${year}〕${id + 20}号`,
    planned_area: plannedArea,
    finished_area: 0,
    planned_money: planned,
    central,
    province,
    local,
    own,
    paid: 0,
    places: nature === '新建' || nature === '扩建' ? Math.round(plannedArea / 11) : null,
    owner: personName(chance),
    due_on: addDays(started, chance.between(240, 420)),
  }
  return { id, unit: school.unit.code, period: null, values, versions: wayOf(project, area, paid, chance) }
}

/** From approval to the state reached; each step says how far area and money have come. */
function wayOf({ school, started, end }: Project, area: number, paid: number, chance: Chance): DemoVersion[] {
  const last = stepOf(end)
  const span = Math.min(daysBetween(started, LAST_DAY) - 2, end * chance.between(19, 25))
  const dayOf = (order: number): Day =>
    end === 0 ? started : workdayFrom(addDays(started, Math.floor((span * order) / end)))
  const way = STEPS.slice(0, end + 1).map((step, order): DemoVersion => {
    // A filing follows the acceptance by its own limit, and mostly keeps it.
    const day = step.state === 'filed' ? workdayFrom(addDays(dayOf(ACCEPTED), chance.between(3, 15))) : dayOf(order)
    const values = {
      finished_area: last.area === 0 ? 0 : Math.floor((area * step.area) / last.area),
      paid: last.money === 0 ? paid : Math.floor((paid * step.money) / last.money / 100) * 100,
    }
    const done = order === end ? { finished_area: area, paid, ...paymentsOf(started, day, paid) } : values
    const by =
      order === 0 ? clerkOf(school) : order >= ACCEPTED ? countyLogin('xiangmu', school.county) : headOf(school)
    return {
      at: moment(day, chance, Math.min(order, 8)),
      state: step.state,
      ...(step.move === undefined ? {} : { move: step.move }),
      by,
      values: { ...done, ...askedBy(step.state, { day, school, paid, chance }) },
    }
  })
  return end === DELIVERED ? way : [...way, ...afterwards(school, end, paid, chance)]
}

/**
 * What was not in use when the demonstration came to a stand leaves the books in early 2012: what had been accepted is
 * handed over, the rest is followed elsewhere.
 */
function afterwards(school: School, end: number, paid: number, chance: Chance): DemoVersion[] {
  const by = countyLogin('xiangmu', school.county)
  if (end < ACCEPTED) {
    const at = moment(workdayFrom(addDays('2012-02-13', chance.between(0, 30)), HISTORY_ENDS), chance)
    const reason = '年度项目台账结转，未完工程转入省教育项目管理系统继续跟踪。'
    return [{ at, state: 'carried', move: 'carry', by, values: { carried_to: '省教育项目管理系统' }, reason }]
  }
  return STEPS.slice(end + 1).map(({ state, move }, order): DemoVersion => {
    const day = workdayFrom(addDays('2012-01-04', order * 34 + chance.between(0, 4)), HISTORY_ENDS)
    const values = askedBy(state, { day, school, paid, chance })
    return { at: moment(day, chance), state, ...(move === undefined ? {} : { move }), by, values }
  })
}

interface Asked {
  readonly day: Day
  readonly school: School
  readonly paid: number
  readonly chance: Chance
}

/** What the move that leads to a state asks. */
export function askedBy(state: string, { day, school, paid, chance }: Asked): Values {
  switch (state) {
    case 'studied':
      return { studied_on: day }
    case 'sited':
      return { sited_on: day }
    case 'designed':
      return { designed_on: day }
    case 'bidding':
      return { bid_on: day }
    case 'tendered':
      return { tendered_on: day, builder: `${chance.of(BUILDERS)}有限公司`, supervisor: '景澜监理咨询公司' }
    case 'building':
      return { broke_ground_on: day }
    case 'topped':
      return { topped_on: day }
    case 'fitting':
      return { fitted_on: day }
    case 'accepted':
      return { accepted_on: day }
    case 'filed':
      return { filed_on: day, file_number: `景建备${day.slice(0, 4)}-${chance.between(1000, 9999)}` }
    case 'audited':
      return { audited_on: day, audited_money: Math.round((paid * chance.between(94, 99)) / 100) }
    case 'delivered':
      return { delivered_on: day, taken_by: school.unit.code }
    default:
      return {}
  }
}

/** Two or three payments, the larger parts from above. */
function paymentsOf(from: Day, to: Day, paid: number): Values {
  if (paid === 0) return {}
  const amounts = shares(paid / 100, paid > 400_000 ? [5, 3, 2] : [6, 4])
  const sources = ['中央', '省级', '市县']
  const step = Math.floor(daysBetween(from, to) / (amounts.length + 1))
  return {
    payments: amounts.map((amount, index) => ({
      paid_on: workdayFrom(addDays(from, step * (index + 1)), to),
      amount: amount * 100,
      source: sources[index] ?? '市县',
    })),
  }
}
