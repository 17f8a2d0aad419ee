/** Projects of the living year, with a planned day for every step: most keep to it, some slip, a few stand still. */
import { project } from '../bureau/projects/project.ts'
import { addDays, type Day, type Values, workflowOf } from '../ledger/index.ts'
import { type Chance, chanceOf, shuffled } from './chance.ts'
import { type LivingYear, spreadDays, Way, workdaysOn, workdayUntil } from './living.ts'
import { clerkOf, countyLogin, headOf } from './people.ts'
import { personName } from './person_names.ts'
import { askedBy, PROJECTS_OF_HISTORY } from './projects.ts'
import type { DemoRow } from './row.ts'
import { type Role, type School, schoolsOn } from './units.ts'

interface Node {
  readonly move: string
  readonly state: string
  /** The field with the planned day of this step. */
  readonly plan?: string
  /** When it is due, in hundredths of the whole time. */
  readonly share: number
  /** Of the planned area finished and of the planned money paid by then, in hundredths. */
  readonly area: number
  readonly money: number
}
const NODES: readonly Node[] = [
  { move: 'study', state: 'studied', plan: 'study_plan', share: 8, area: 0, money: 1 },
  { move: 'site', state: 'sited', plan: 'site_plan', share: 15, area: 0, money: 2 },
  { move: 'design', state: 'designed', plan: 'design_plan', share: 23, area: 0, money: 4 },
  { move: 'show_bid', state: 'bidding', plan: 'tender_plan', share: 30, area: 0, money: 4 },
  { move: 'tender', state: 'tendered', share: 34, area: 0, money: 5 },
  { move: 'build', state: 'building', plan: 'build_plan', share: 40, area: 20, money: 25 },
  { move: 'top', state: 'topped', plan: 'top_plan', share: 62, area: 70, money: 60 },
  { move: 'fit', state: 'fitting', plan: 'fit_plan', share: 70, area: 85, money: 75 },
  { move: 'accept', state: 'accepted', plan: 'due_on', share: 86, area: 100, money: 90 },
  { move: 'file', state: 'filed', share: 89, area: 100, money: 92 },
  { move: 'audit', state: 'audited', plan: 'audit_plan', share: 95, area: 100, money: 95 },
  { move: 'deliver', state: 'delivered', plan: 'delivery_plan', share: 100, area: 100, money: 97 },
]

interface Kind {
  readonly programme: string
  readonly work: string
  readonly nature: string
  readonly roles: readonly Role[]
  /** Days from approval to delivery. */
  readonly days: readonly [number, number]
  /** Square metres. */
  readonly area: readonly [number, number]
  readonly pushed: string
}
const KINDS: readonly Kind[] = [
  {
    programme: '其他',
    work: '厕所改建',
    nature: '改建',
    roles: ['village_primary', 'central_primary'],
    days: [150, 210],
    area: [80, 180],
    pushed: '月',
  },
  {
    programme: '学前教育建设',
    work: '园舍改扩建',
    nature: '扩建',
    roles: ['central_kindergarten', 'county_kindergarten'],
    days: [220, 300],
    area: [600, 1800],
    pushed: '月',
  },
  {
    programme: '寄宿制学校建设',
    work: '学生食堂新建',
    nature: '新建',
    roles: ['nine_year', 'township_junior'],
    days: [240, 320],
    area: [900, 2200],
    pushed: '旬',
  },
  {
    programme: '校舍安全工程',
    work: '教学楼重建',
    nature: '重建',
    roles: ['central_primary', 'township_junior'],
    days: [330, 460],
    area: [2400, 5200],
    pushed: '旬',
  },
  {
    programme: '其他',
    work: '教学楼新建',
    nature: '新建',
    roles: ['county_primary', 'county_junior'],
    days: [380, 520],
    area: [5600, 12_000],
    pushed: '周',
  },
  {
    programme: '中职学校建设',
    work: '实训楼新建',
    nature: '新建',
    roles: ['vocational'],
    days: [420, 560],
    area: [6000, 15_000],
    pushed: '季',
  },
]
const COUNT = 46
const REASONS = [
  '用地手续反复补正，前期推进缓慢',
  '施工力量不足，进度明显滞后',
  '图纸变更迟迟没有确认，影响下道工序',
] as const
const AGREED = ['连续降雨影响施工，同意顺延', '设计变更经审查批准，同意调整节点', '拆迁交地推迟，同意调整节点'] as const

export interface LivingProject {
  readonly id: number
  readonly school: School
  readonly pushed: string
  readonly started: Day
  readonly row: DemoRow
}

/** In the order of their beginning; their numbers follow those of history. */
export function livingProjects(year: LivingYear): LivingProject[] {
  const schools = new Map(KINDS.map(({ work, roles }) => [work, schoolsFor(roles, work, year.last)]))
  return spreadDays(COUNT, year.from, addDays(year.last, -12), 'projects').map((started, index): LivingProject => {
    const kind = KINDS[index % KINDS.length]!
    const school = schools.get(kind.work)!.pop()!
    const id = PROJECTS_OF_HISTORY + index + 1
    const chance = chanceOf('living project', index)
    const whole = chance.between(...kind.days)
    const plans = plansOf(started, whole)
    const values = valuesOf(kind, school, { started, index }, chance)
    const versions = wayOf({ school, started, whole, plans, values, index }, year, chance)
    return {
      id,
      school,
      pushed: kind.pushed,
      started,
      row: { id, unit: school.unit.code, period: null, values, versions },
    }
  })
}

function schoolsFor(roles: readonly Role[], work: string, day: Day): School[] {
  return shuffled(
    schoolsOn(day).filter(({ role }) => roles.includes(role)),
    'living projects',
    work,
  )
}

type Plans = Readonly<Record<string, Day>>
function plansOf(started: Day, whole: number): Plans {
  return Object.fromEntries(
    NODES.flatMap(({ plan, share }) =>
      plan === undefined ? [] : [[plan, workdayUntil(addDays(started, Math.round((whole * share) / 100)))]],
    ),
  )
}

function valuesOf(
  { programme, work, nature, area: [least, most] }: Kind,
  { unit, county }: School,
  { started, index }: { started: Day; index: number },
  chance: Chance,
): Values {
  const area = chance.between(least / 10, most / 10) * 10
  const planned = area * chance.between(26, 34) * 100
  const central = Math.round(planned * 0.5)
  const province = Math.round(planned * 0.2)
  return {
    name: `${unit.name}${work}工程（${started.slice(0, 4)}年）`,
    programme,
    content: `${work}，建筑面积${area}平方米`,
    nature,
    started_on: started,
    approval: `景发改审〔${started.slice(0, 4)}〕${60 + index}号`,
    planned_area: area,
    finished_area: 0,
    planned_money: planned,
    central,
    province,
    local: planned - central - province,
    own: 0,
    paid: 0,
    places: nature === '新建' || nature === '扩建' ? Math.round(area / 11) : null,
    owner: personName(chance),
    leader: personName(chanceOf('project leader', county)),
  }
}

interface Course {
  readonly school: School
  readonly started: Day
  readonly whole: number
  readonly plans: Plans
  readonly values: Values
  readonly index: number
}

/** Of every nine projects one stands still at some step, two slip, one has a planned day changed in good time. */
function wayOf(course: Course, year: LivingYear, chance: Chance): DemoRow['versions'] {
  const { school, started, whole, plans, index } = course
  const fate = index % 9
  const stuck = fate === 4 ? chance.between(1, 7) : undefined
  const agreed = fate === 7 ? chance.between(5, 7) : undefined
  const way = new Way(workflowOf(project), year.last, 'project', index).begin(started, clerkOf(school))
  way.move('plan', workdaysOn(started, 2), countyLogin('xiangmu', school.county), { values: plans })
  for (const [order, node] of NODES.entries()) {
    const planned = workdayUntil(addDays(started, Math.round((whole * node.share) / 100)))
    if (order === stuck) return standsStill(way, school, planned, chance)
    const slips = (fate === 2 || fate === 6) && order > 3 && node.plan !== undefined
    if (slips) press(way, school, addDays(planned, 5), chance)
    if (order === agreed) {
      const later = workdayUntil(addDays(planned, 30))
      const words = { values: { [node.plan!]: later }, reason: chance.of(AGREED) }
      way.move(`replan_${way.state}`, workdayUntil(addDays(planned, -4)), countyLogin('juzhang', school.county), words)
    }
    const drift = order === agreed ? 24 : slips ? chance.between(8, 20) : -chance.between(0, 3)
    const day = workdayUntil(addDays(planned, drift))
    // The publication of the candidates lasts some days, and a filing follows the acceptance within its own limit.
    const next = node.state === 'tendered' || node.state === 'filed' ? addDays(way.day, chance.between(5, 14)) : day
    step(way, node, workdayUntil(next), course, chance)
  }
  return way.versions
}

function step(
  way: Way,
  { move, state, area, money }: Node,
  day: Day,
  { school, values }: Course,
  chance: Chance,
): void {
  const bureau = ['accepted', 'filed', 'audited', 'delivered'].includes(state)
  const paid = Math.round((Number(values['planned_money']) * money) / 10_000) * 100
  const asked = askedBy(state, { day: day < way.day ? way.day : day, school, paid, chance })
  const finished_area = Math.round((Number(values['planned_area']) * area) / 100)
  way.move(move, day, bureau ? countyLogin('xiangmu', school.county) : headOf(school), {
    values: { ...asked, finished_area, paid },
  })
}

function press(way: Way, school: School, day: Day, chance: Chance): void {
  if (way.state === 'bidding' || way.state === 'accepted') return
  way.move(`press_${way.state}`, workdayUntil(day), countyLogin('xiangmu', school.county), {
    reason: chance.of(REASONS),
  })
}

/** Late since the planned day; the section presses, and presses again. */
function standsStill(way: Way, school: School, planned: Day, chance: Chance): DemoRow['versions'] {
  for (const days of [8, 40]) press(way, school, addDays(planned, days), chance)
  return way.versions
}
