/** Disputes found in schools and offices: 58 in 2010, 63 in 2011, all over; and those of the living year. */
import { addDays, type Day, daysBetween, type Values, workflowOf } from '../ledger/index.ts'
import { dispute } from '../bureau/petitions/dispute.ts'
import { type Chance, chanceOf } from './chance.ts'
import { daysAgo, HISTORY_ENDS, type LivingYear, spreadDays, Way, workdaysOn, workdayUntil } from './living.ts'
import { clerkOf } from './people.ts'
import { personName } from './person_names.ts'
import type { DemoRow, DemoVersion } from './row.ts'
import { type School, schoolsOn } from './units.ts'

interface Text {
  readonly kind: string
  readonly grade: string
  readonly persons: readonly [number, number]
  readonly about: string
  readonly settlement: string
}
const text = (
  kind: string,
  grade: string,
  persons: readonly [number, number],
  about: string,
  settlement: string,
): Text => ({ kind, grade, persons, about, settlement })
const TEXTS: readonly Text[] = [
  text(
    '家校纠纷',
    '一般',
    [2, 4],
    '家长对孩子的座位安排不满，多次到校争执。',
    '班主任与家长当面沟通，按身高视力轮换座位。',
  ),
  text(
    '家校纠纷',
    '较大',
    [3, 9],
    '部分家长对课后服务收费有异议，在家长群里争论。',
    '召开家长会公布收费依据，困难学生减免。',
  ),
  text('师生纠纷', '一般', [2, 3], '教师收走学生手机引发家长不满。', '教师与家长沟通，手机由家长领回并签订约定。'),
  text('学生之间', '一般', [2, 6], '两名学生因琐事推搡，双方家长互不相让。', '政教处组织双方家长见面，互相道歉。'),
  text(
    '伤害赔偿',
    '较大',
    [2, 5],
    '学生课间摔伤骨折，家长与学校对赔偿有分歧。',
    '经调解，校方责任险赔付，双方签订协议。',
  ),
  text('伤害赔偿', '重大', [3, 12], '体育课上学生受重伤，家属到校要求高额赔偿。', '由司法所主持调解，达成赔偿协议。'),
  text('教职工待遇', '较大', [3, 15], '教师对绩效分配方案意见较大。', '教代会重新表决分配方案，过程公开。'),
  text('教职工待遇', '重大', [8, 30], '原代课教师集中到校要求补缴养老保险。', '会同人社部门逐人核算，分批办理。'),
  text('劳务用工', '一般', [2, 8], '食堂工人反映工资拖欠。', '承包方当日付清，学校加强监管。'),
  text('土地房产', '较大', [2, 6], '相邻农户与学校就围墙边界发生争执。', '会同国土所现场测量，按图定界。'),
  text('校园周边', '一般', [2, 5], '校门口摊贩与接送家长发生口角。', '协调城管划定摊位，上下学时段不得占道。'),
]

const PROGRESS = '已分别听取双方意见，正在商定解决办法。'

export function* disputes(living: LivingYear): Generator<DemoRow> {
  const past = [
    ...spreadDays(58, '2010-01-11', '2010-12-17', 'disputes', 2010),
    ...spreadDays(63, '2011-01-10', '2011-11-25', 'disputes', 2011),
  ].map((day) => ({ day, last: HISTORY_ENDS }))
  const now = spreadDays(72, living.from, living.last, 'disputes').map((day) => ({ day, last: living.last }))
  for (const [index, { day, last }] of [...past, ...now].entries()) {
    const id = index + 1
    const chance = chanceOf('dispute', id)
    const school = chance.of(schoolsOn(day).filter(({ unit }) => unit.kind !== 'teaching_point'))
    yield { id, unit: school.unit.code, period: null, ...drawOne(day, last, school, chance, id) }
  }
  yield* openDisputes(living, past.length + now.length)
}

/** `found` and `taken`: days before the planting; whoever has not taken it up, or not looked at it for long, is late. */
const OPEN: readonly {
  readonly text: number
  readonly found: number
  readonly taken?: number
  readonly looks?: number[]
}[] = [
  { text: 0, found: 1 },
  { text: 8, found: 17 },
  { text: 5, found: 20, taken: 20, looks: [14, 8, 2] },
  { text: 7, found: 24, taken: 24, looks: [18, 11] },
  { text: 6, found: 40, taken: 38, looks: [10] },
  { text: 4, found: 44, taken: 42 },
]

function* openDisputes(living: LivingYear, before: number): Generator<DemoRow> {
  for (const [index, { text: number, found, taken, looks = [] }] of OPEN.entries()) {
    const id = before + index + 1
    const chance = chanceOf('open dispute', index)
    const day = daysAgo(living, found)
    const school = chance.of(
      schoolsOn(day).filter(({ county, unit }) => county === 1 && unit.kind !== 'teaching_point'),
    )
    const way = new Way(workflowOf(dispute), living.last, 'open dispute', index).begin(day, clerkOf(school))
    const told = TEXTS[number]!
    if (taken !== undefined) {
      way.move('take', daysAgo(living, taken), clerkOf(school), { values: { mediator: personName(chance) } })
    }
    for (const look of looks)
      way.move('look', daysAgo(living, look), clerkOf(school), { values: { progress: PROGRESS } })
    yield { id, unit: school.unit.code, period: null, values: valuesOf(told, day, chance), versions: way.versions }
  }
}

function valuesOf({ kind, grade, persons, about }: Text, day: Day, chance: Chance): Values {
  return {
    found_on: day,
    source: chance.of(['日常了解', '日常了解', '定期排查', '重要节点排查', '上级交办']),
    kind,
    grade,
    parties: personName(chance),
    persons: chance.between(...persons),
    about,
    leader: grade === '重大' ? personName(chance) : null,
  }
}

function drawOne(
  day: Day,
  last: Day,
  school: School,
  chance: Chance,
  id: number,
): { values: Values; versions: readonly DemoVersion[] } {
  const told = chance.of(TEXTS)
  const { kind, grade, settlement } = told
  const values = valuesOf(told, day, chance)
  const clerk = clerkOf(school)
  const way = new Way(workflowOf(dispute), last, 'dispute', id).begin(day, clerk)
  way.move('take', grade === '重大' ? day : workdaysOn(day, chance.between(0, 2)), clerk, {
    values: { mediator: personName(chance) },
  })
  const ended = workdaysOn(way.day, grade === '一般' ? chance.between(2, 12) : chance.between(10, 40))
  lookedAt(way, ended, grade, clerk, last !== HISTORY_ENDS && chance.happens(0.12))
  if (grade !== '一般' && chance.happens(0.12)) {
    way.move('pass_on', ended, clerk, {
      values: { passed_to: kind === '教职工待遇' ? '劳动人事争议仲裁' : '人民法院' },
    })
    return { values, versions: way.versions }
  }
  const result = kind === '伤害赔偿' ? '达成调解协议' : chance.of(['当面和解', '解决诉求', '解释疏导'])
  way.move('settle', ended, clerk, { values: { result, settlement } })
  const followed = workdayUntil(addDays(ended, chance.between(10, 26)))
  way.move('follow', followed, clerk, { values: { followed_on: followed, follow_up: '当事人情绪平稳，没有反复。' } })
  return { values, versions: way.versions }
}

/** Progress is told once a week for the big ones, once a month for the others; `idle`: nobody did. */
function lookedAt(way: Way, ended: Day, grade: string, clerk: string, idle: boolean): void {
  if (idle) return
  const step = grade === '重大' ? 6 : 27
  while (daysBetween(way.day, ended) > step && !way.over) {
    const next = workdayUntil(addDays(way.day, step))
    if (next <= way.day) return
    way.move('look', next, clerk, { values: { progress: PROGRESS } })
  }
}
