/** Incidents, few and small: those of the two years that are over, and those of the living year, the newest still going on. */
import { incident } from '../bureau/safety/incident.ts'
import { addDays, type Day, type Values, workflowOf } from '../ledger/index.ts'
import { type Chance, chanceOf, shuffled } from './chance.ts'
import { daysAgo, type LivingYear, spreadDays, workdaysOn } from './living.ts'
import { clerkOf, countyLogin, headOf } from './people.ts'
import { personName } from './person_names.ts'
import type { DemoRow, DemoVersion } from './row.ts'
import { type School, schoolsOn } from './units.ts'

interface Story {
  readonly kind: string
  readonly level: string
  readonly place: string
  readonly about: string
  readonly injured: number
  readonly cause: string
  readonly measures: string
}
const STORIES: readonly Story[] = [
  {
    kind: '学生伤害',
    level: '一般',
    place: '操场',
    about: '课间活动时一名学生从单杠上跌落，左前臂疑似骨折。',
    injured: 1,
    cause: '地面湿滑，课间无人看护器械区。',
    measures: '校医固定伤处后送县医院，已通知家长，器械区暂停使用。',
  },
  {
    kind: '食物中毒',
    level: '较大',
    place: '学生食堂',
    about: '午餐后十一名学生先后出现腹痛、呕吐，症状较轻。',
    injured: 11,
    cause: '疑似四季豆未煮熟，留样已送检。',
    measures: '送乡镇卫生院观察，封存留样和剩余食材，食堂停止供餐。',
  },
  {
    kind: '交通事故',
    level: '一般',
    place: '校门外公路',
    about: '放学途中一名学生骑车与农用车刮擦，膝部擦伤。',
    injured: 1,
    cause: '农用车占道行驶，具体责任由交警认定。',
    measures: '已送医处理，报交警大队，当日增派护学岗。',
  },
  {
    kind: '传染病',
    level: '一般',
    place: '三年级二班',
    about: '一个班一周内出现四例水痘，均已居家隔离。',
    injured: 4,
    cause: '班内接触传播。',
    measures: '全班晨午检，教室消毒，报县疾控中心，暂停集体活动。',
  },
  {
    kind: '自然灾害',
    level: '一般',
    place: '教学楼和围墙',
    about: '强降雨致围墙倒塌约八米，教学楼一层进水，无人员受伤。',
    injured: 0,
    cause: '短时强降雨，排水沟堵塞。',
    measures: '拉设警戒线，学生改走东门，组织抽水，联系施工队抢修。',
  },
  {
    kind: '火灾',
    level: '一般',
    place: '学生宿舍楼二层',
    about: '夜间一间宿舍插线板冒烟，值班教师断电后用灭火器扑灭，无人员受伤。',
    injured: 0,
    cause: '学生私接电热杯，线路过载。',
    measures: '疏散该层学生，更换线路，逐室收缴违规电器。',
  },
  {
    kind: '治安事件',
    level: '一般',
    place: '校门口',
    about: '一名校外人员欲强行入校，被保安拦下并报警带离。',
    injured: 0,
    cause: '与本校家长有经济纠纷。',
    measures: '报派出所处置，当日加强门卫，未影响教学。',
  },
]
/** How the reports came: minutes from knowing to the call and to the paper, hours from one report to the next. */
const WAYS = [
  { phone: 8, write: 42, follow: 20 },
  { phone: 17, write: 55, follow: 21 },
  { phone: 12, write: 96, follow: 18 },
  { phone: 25, write: 58, follow: 29 },
  { phone: 47, write: 118, follow: 20 },
  { phone: 6, write: 38, follow: 22 },
] as const
const RECENT = 14
/** Days before planting of those that go on: one whose next report is late, one that is over and owes its last report. */
const GOING_ON = [1, 3, 5, 16] as const

interface Case {
  readonly id: number
  readonly school: School
  readonly day: Day
  readonly story: Story
  /** Nothing of the case is known later than this day. */
  readonly last: Day
  readonly stops?: 'handling' | 'finished' | 'submitted'
}

export function* incidents(living: LivingYear): Generator<DemoRow> {
  const schools = shuffled(
    schoolsOn('2010-01-01').filter(({ role }) => role !== 'teaching_point'),
    'incidents',
  )
  const past = [...spreadDays(6, '2010-02-20', '2010-12-10', 'i'), ...spreadDays(5, '2011-02-20', '2011-12-05', 'i')]
  const recent = spreadDays(RECENT, living.from, addDays(living.last, -40), 'recent incidents')
  const open = GOING_ON.map((days) => daysAgo(living, days)).toReversed()
  for (const [index, day] of [...past, ...recent, ...open].entries()) {
    const place = index - past.length - recent.length
    const stops = place < 0 ? undefined : (['submitted', 'finished', 'handling', 'handling'] as const)[place]
    const last = index < past.length ? '2011-12-30' : living.last
    const story = STORIES[index % STORIES.length]!
    yield rowOf({ id: index + 1, school: schools[index]!, day, story, last, ...(stops && { stops }) })
  }
}

function rowOf(one: Case): DemoRow {
  const { id, school, day, story } = one
  const chance = chanceOf('incident', id)
  const hour = chance.between(8, 15)
  const minute = chance.between(0, 40)
  const { kind, level, place, about } = story
  return {
    id,
    unit: school.unit.code,
    period: null,
    values: {
      happened_at: `${day} ${two(hour)}:${two(minute)}`,
      learned_at: `${day} ${two(hour)}:${two(minute + 6)}`,
      place,
      kind,
      level,
      about,
      source: chance.of(['班主任报告', '值班教师发现', '门卫报告', '学生报告班主任'] as const),
      contact: personName(chance),
      contact_phone: `0816-2${String(chance.between(100_000, 999_999))}`,
    },
    versions: versionsOf(one, Date.parse(`${day}T${two(hour)}:${two(minute + 6)}:00+08:00`), chance),
  }
}

const two = (number: number): string => String(number).padStart(2, '0')
const MINUTE = 60_000
const stamp = (instant: number): string => `${new Date(instant + 480 * MINUTE).toISOString().slice(0, 19)}+08:00`

function versionsOf({ id, school, story, last, stops }: Case, known: number, chance: Chance): DemoVersion[] {
  const { phone, write, follow } = WAYS[id % WAYS.length]!
  const clerk = clerkOf(school)
  const told = { deaths: 0, injured: story.injured, measures: story.measures }
  const step = (at: number, move: string, by: string, values?: Values): DemoVersion => ({
    at: stamp(at),
    state: workflowOf(incident).moves[move]!.to,
    move,
    by,
    ...(values && { values }),
  })
  const [called, written] = [known + phone * MINUTE, known + write * MINUTE]
  const reported: DemoVersion[] = [
    { at: stamp(known + 4 * MINUTE), state: 'known', by: clerk },
    step(called, 'phone', clerk, { phoned_to: '县教育局总值班室' }),
    step(written, 'write', clerk, { ...told, cause: story.cause, trend: '已控制，正在观察' }),
  ]
  const again = written + (story.level === '较大' ? 110 * MINUTE : follow * 60 * MINUTE)
  const ended = again + (story.level === '较大' ? 95 * MINUTE : 100 * MINUTE)
  const all = [
    ...reported,
    step(again, 'follow', clerk, { ...told, trend: '情况平稳，没有新增' }),
    step(ended, 'finish', headOf(school), {
      ended_at: stamp(ended - 30 * MINUTE)
        .slice(0, 16)
        .replace('T', ' '),
    }),
    ...endingOf(school, stamp(ended).slice(0, 10), id, chance, step),
  ]
  const states = all.map(({ state }) => state)
  const until = stops === undefined ? all.length : states.indexOf(stops) + 1
  return all.slice(0, until).filter(({ at }) => at.slice(0, 10) <= last)
}

/** One in six comes after the seven days that the last report may take. */
function endingOf(
  school: School,
  day: Day,
  id: number,
  chance: Chance,
  step: (at: number, move: string, by: string, values?: Values) => DemoVersion,
): DemoVersion[] {
  const concluded = addDays(day, id % 6 === 5 ? 11 : chance.between(3, 6))
  const closing = workdaysOn(concluded, chance.between(1, 4))
  const late = id % WAYS.length === 2 || id % WAYS.length === 4
  return [
    step(Date.parse(`${concluded}T16:20:00+08:00`), 'conclude', headOf(school), {
      outcome: '当事学生均已康复返校，家长无异议；责任教师已谈话提醒。',
      lessons: '完善课间巡查和报告流程，对全校师生开展一次专题教育。',
    }),
    step(Date.parse(`${closing}T10:40:00+08:00`), 'close', countyLogin('anquan', school.county), {
      fault: late ? '迟报' : '及时准确',
    }),
  ]
}
