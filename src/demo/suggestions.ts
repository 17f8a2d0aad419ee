/** Suggestions from meetings, visits and deputies: 41 in 2010, 46 in 2011, all answered; and those of the living year. */
import { addDays, type Day, type Values, workflowOf } from '../ledger/index.ts'
import { suggestion } from '../bureau/petitions/suggestion.ts'
import { type Chance, chanceOf } from './chance.ts'
import { daysAgo, HISTORY_ENDS, type LivingYear, spreadDays, Way, workdaysOn, workdayUntil } from './living.ts'
import { personName } from './person_names.ts'
import { loginAt } from './petition_course.ts'
import type { DemoRow, DemoVersion } from './row.ts'
import { countyCode, ROOT } from './units.ts'

const OFFICES = [0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7] as const
const DEPUTIES = '代表建议、委员提案'
const OCCASIONS = ['座谈会', '座谈会', '走访', '问卷调查', '民评代表', '意见箱', DEPUTIES, DEPUTIES] as const
const MEETINGS: Readonly<Record<string, readonly string[]>> = {
  座谈会: ['家长代表座谈会', '教师代表座谈会', '校长座谈会', '退休教师座谈会'],
  走访: ['开学走访', '联系村走访'],
  问卷调查: ['家长满意度问卷'],
  民评代表: ['行风民主评议'],
}

/** What is put, what is said to it, who sees to it, and whether it can be said at once. */
interface Text {
  readonly topic: string
  readonly matter: string
  readonly answer: string
  readonly handler: string
  readonly taken_up: string
}
const text = (topic: string, handler: string, taken_up: string, matter: string, answer: string): Text => ({
  topic,
  handler,
  taken_up,
  matter,
  answer,
})
const TEXTS: readonly Text[] = [
  text('校园安全', '安全科', '已经解决', '建议校门口上下学时段安排人员疏导交通。', '已会同交警在上下学时段安排执勤。'),
  text('校园安全', '安全科', '列入计划', '建议给农村学校配齐专职门卫。', '已纳入下年度安防配备计划。'),
  text('食堂伙食', '安全科', '已经解决', '建议学校食堂每周公布菜谱。', '已要求各校每周一公布菜谱和采购价格。'),
  text('食堂伙食', '资助中心', '解释说明', '建议提高营养餐标准。', '膳食补助标准由国家统一规定，本级不能自行调整。'),
  text('学校建设', '计划财务科', '列入计划', '建议新建小区配套小学同步开工。', '已列入教育设施布局规划。'),
  text('学校建设', '项目建设科', '列入计划', '建议改造老校区的操场。', '已列入运动场地改造项目储备。'),
  text('教学管理', '基础教育科', '已经解决', '建议开齐音体美课程。', '已开展课程开设情况检查并督促补齐。'),
  text('教学管理', '基础教育科', '留作参考', '建议统一各校期末考试时间。', '各校教学进度不同，研究后再定。'),
  text('学生减负', '基础教育科', '已经解决', '建议控制书面作业总量。', '已要求年级组统筹作业量并每天公示。'),
  text('教师队伍', '人事科', '列入计划', '建议增加农村学校音乐美术教师。', '已列入下年度招聘计划。'),
  text('教师队伍', '人事科', '解释说明', '建议提高乡村教师生活补助。', '补助标准由县级政府确定，已向有关部门反映。'),
  text('招生入学', '基础教育科', '已经解决', '建议提前公布学区划分。', '已改为每年四月底前公布。'),
  text('资助收费', '资助中心', '已经解决', '建议简化困难学生资助申请材料。', '已取消重复证明，凭有效证件即可申请。'),
  text('学前教育', '基础教育科', '列入计划', '建议每个乡镇办好一所公办中心幼儿园。', '已列入学前教育行动计划。'),
]

interface Told {
  readonly day: Day
  readonly last: Day
  /** Nobody has answered it: sent up after so many working days, or with 0 not even that. */
  readonly waits?: number | undefined
}
/** Days before the planting on which they were raised. */
const OPEN: readonly { readonly raised: number; readonly sent?: number }[] = [
  { raised: 1 },
  { raised: 18 },
  { raised: 30, sent: 2 },
  { raised: 125, sent: 3 },
]

export function* suggestions(living: LivingYear): Generator<DemoRow> {
  const past = [
    ...spreadDays(41, '2010-01-11', '2010-12-17', 'suggestions', 2010),
    ...spreadDays(46, '2011-01-10', '2011-11-25', 'suggestions', 2011),
  ].map((day): Told => ({ day, last: HISTORY_ENDS }))
  const now = [
    ...spreadDays(58, living.from, living.last, 'suggestions').map((day): Told => ({ day, last: living.last })),
    ...OPEN.map(({ raised, sent }): Told => ({ day: daysAgo(living, raised), last: living.last, waits: sent ?? 0 })),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const numbers = new Map<string, number>()
  for (const [index, { day, last, waits }] of [...past, ...now].entries()) {
    const id = index + 1
    const chance = chanceOf('suggestion', id)
    const office = chance.of(OFFICES)
    const key = `${office} ${day.slice(0, 4)}`
    const number = (numbers.get(key) ?? 0) + 1
    numbers.set(key, number)
    const unit = office === 0 ? ROOT : countyCode(office)
    const told = { number: `${day.slice(0, 4)}-${String(number).padStart(3, '0')}`, raised_on: day }
    yield { id, unit, period: null, ...drawOne(told, { day, last, waits }, office, chance, id) }
  }
}

function drawOne(
  told: Values,
  { day, last, waits }: Told,
  office: number,
  chance: Chance,
  id: number,
): { values: Values; versions: readonly DemoVersion[] } {
  const occasion = chance.of(OCCASIONS)
  const { topic, matter, handler, answer, taken_up } = chance.of(TEXTS)
  const meeting = MEETINGS[occasion] ? chance.of(MEETINGS[occasion]) : null
  const values = {
    ...told,
    occasion,
    meeting,
    attendants: meeting === null ? null : chance.between(12, 65),
    speaker: occasion === '意见箱' ? null : personName(chance),
    topic,
    matter,
  }
  const clerk = loginAt('bangong', office)
  const way = new Way(workflowOf(suggestion), last, 'suggestion', id).begin(day, clerk)
  if (waits !== undefined) {
    if (waits > 0) way.move('send_up', workdaysOn(day, waits), clerk, { values: { handler } })
    return { values, versions: way.versions }
  }
  if (occasion !== DEPUTIES && chance.happens(0.45)) {
    way.move('answer_now', day, clerk, { values: { answer, taken_up, replied_on: day } })
    return { values, versions: way.versions }
  }
  const sent = workdaysOn(day, chance.between(1, 4))
  way.move('send_up', sent, clerk, { values: { handler } })
  const slow = last !== HISTORY_ENDS && chance.happens(0.15)
  const days = occasion === DEPUTIES ? chance.between(40, 80) : chance.between(9, 27)
  const replied = workdayUntil(addDays(sent, slow ? days + 22 : days))
  way.move('answer_in_writing', replied, clerk, { values: { answer, taken_up, replied_on: replied } })
  return { values, versions: way.versions }
}
