/** 办学审批: twenty-five applications of 2010 and 2011, and those of the living year, which stand at every step. */
import { licence } from '../bureau/institutions/licence.ts'
import { addDays, type Day, type Values, workflowOf } from '../ledger/index.ts'
import { type Chance, chanceOf } from './chance.ts'
import { daysAgo, HISTORY_ENDS, type LivingYear, spreadDays, Way, workdaysOn } from './living.ts'
import { countyLogin } from './people.ts'
import { personName } from './person_names.ts'
import { COUNTIES } from './place_names.ts'
import type { DemoRow } from './row.ts'
import { countyCode } from './units.ts'

type Fate = 'stuck' | 'plain' | 'corrected' | 'mended' | 'extended' | 'refused' | 'declined' | 'withdrawn' | 'slow'
const FATES: readonly Fate[] = [
  'plain',
  'corrected',
  'plain',
  'mended',
  'plain',
  'refused',
  'extended',
  'plain',
  'corrected',
  'slow',
  'plain',
  'declined',
  'mended',
  'plain',
  'withdrawn',
]
const HISTORY = [
  { from: '2010-02-22', to: '2010-10-20', count: 11 },
  { from: '2011-02-14', to: '2011-10-18', count: 14 },
] as const
const LIVING = 28
const NAMES = [
  ['青禾', '美术培训中心', '非学科类培训机构'],
  ['朗悦', '音乐培训中心', '非学科类培训机构'],
  ['向上', '文化培训学校', '学科类培训机构'],
  ['飞跃', '体育培训中心', '非学科类培训机构'],
  ['小橡树', '幼儿园', '民办幼儿园'],
  ['拾光', '科技培训中心', '非学科类培训机构'],
  ['知行', '文化培训学校', '学科类培训机构'],
  ['云帆', '实验学校', '民办学校'],
] as const

interface Application {
  readonly id: number
  readonly county: number
  readonly on: Day
  readonly fate: Fate
  readonly last: Day
}

export function* licences(year: LivingYear): Generator<DemoRow> {
  const numbers = new Map<string, number>()
  for (const application of [...ofHistory(), ...ofToday(year)]) {
    const key = `${application.county} ${application.on.slice(0, 4)}`
    const number = (numbers.get(key) ?? 0) + 1
    numbers.set(key, number)
    yield rowOf(application, number)
  }
}

function ofHistory(): Application[] {
  const days = HISTORY.flatMap(({ from, to, count }) => spreadDays(count, from, to, 'licences', from))
  return days.map((on, index) => ({
    id: index + 1,
    county: (index % COUNTIES.length) + 1,
    on,
    fate: FATES[index % FATES.length]!,
    last: HISTORY_ENDS,
  }))
}

/** Over the year, and then some of the last weeks, so that each step has one that waits and one that is late. */
function ofToday(year: LivingYear): Application[] {
  const before = HISTORY.reduce((sum, { count }) => sum + count, 0)
  const spread = spreadDays(LIVING, year.from, addDays(year.last, -45), 'licences today')
  const recent = [41, 33, 26, 19, 14, 11, 8, 5, 3, 1].map((days) => daysAgo(year, days))
  return [...spread, ...recent].map((on, index) => ({
    id: before + index + 1,
    county: index < LIVING ? (index % COUNTIES.length) + 1 : (index % 3) + 1,
    on,
    fate: index < LIVING ? FATES[index % FATES.length]! : RECENT[index - LIVING]!,
    last: year.last,
  }))
}
const RECENT: readonly Fate[] = [
  'slow',
  'mended',
  'stuck',
  'extended',
  'corrected',
  'stuck',
  'plain',
  'corrected',
  'plain',
  'plain',
]

function rowOf(application: Application, number: number): DemoRow {
  const { id, county, on } = application
  const chance = chanceOf('licence', id)
  const [word, rest, kind] = NAMES[(id + county) % NAMES.length]!
  const short = COUNTIES[county - 1]!.short
  const values: Values = {
    number: `${on.slice(0, 4)}-办学-${String(number).padStart(3, '0')}`,
    applied_on: on,
    name: `${short}${word}${rest}`,
    kind,
    matter: chance.happens(0.8) ? '设立' : '变更',
    applicant: personName(chance),
    contact: personName(chance),
    address: `${short}新城路${chance.between(1, 260)}号${chance.between(1, 4)}层`,
    area: chance.between(16, 90) * 10,
  }
  return { id, unit: countyCode(county), period: null, values, versions: wayOf(application, kind, chance) }
}

function wayOf({ id, county, on, fate, last }: Application, kind: string, chance: Chance): DemoRow['versions'] {
  const by = countyLogin('minban', county)
  const way = new Way(workflowOf(licence), last, 'licence', id).begin(on, by)
  const after = (least: number, most: number): Day => workdaysOn(way.day, chance.between(least, most))
  if (fate === 'declined')
    return way.move('decline', after(1, 3), by, { reason: '申请事项不属于教育部门审批，已告知向有关部门申请。' })
      .versions
  if (fate === 'corrected') correct(way, by, chance)
  if (fate === 'withdrawn')
    return way.move('withdraw', after(2, 5), by, { reason: '举办者改变计划，书面申请撤回。' }).versions
  if (fate === 'stuck' && id % 2 === 0) return way.versions
  const slow = fate === 'slow' ? 6 : 0
  const accepted_on = after(1 + (slow && 4), 4 + slow)
  way.move('accept', accepted_on, by, { values: { accepted_on } })
  if (fate === 'stuck') return way.versions
  if (fate === 'mended') mend(way, by, chance)
  const seen = after(2 + slow, 6 + slow)
  way.move('view', seen, by, { values: seenBy(seen, '场地和消防通道符合要求', chance) })
  if (fate === 'refused') return refuse(way, by, after(2, 4)).versions
  const checked_on = after(1, 4)
  way.move('check', checked_on, by, { values: { checked_on, checker: personName(chance) } })
  if (fate === 'extended')
    way.move('extend', after(6, 7), countyLogin('juzhang', county), { reason: '需征求消防部门书面意见，同意延长。' })
  return grant(way, by, kind, after(2, 6), chance).versions
}

function correct(way: Way, by: string, chance: Chance): void {
  const day = workdaysOn(way.day, chance.between(1, 3))
  way.move('correct', day, by, {
    values: { missing: '消防验收意见、教学人员资格证复印件', correct_by: workdaysOn(day, 15) },
    reason: '申请材料不齐全。',
  })
  way.move('corrected', workdaysOn(day, chance.between(4, 12)), by)
}

function mend(way: Way, by: string, chance: Chance): void {
  const day = workdaysOn(way.day, chance.between(2, 5))
  way.move('mend', day, by, {
    values: { ...seenBy(day, '疏散指示标志不足，二层护栏偏低', chance), mend_by: addDays(day, 30) },
    reason: '场地存在安全问题，整改后重新查看。',
  })
  way.move('mended', workdaysOn(day, chance.between(8, 18)), by)
}

const seenBy = (day: Day, view: string, chance: Chance): Values => ({
  viewed_on: day,
  viewers: `${personName(chance)}、${personName(chance)}`,
  view,
})

function refuse(way: Way, by: string, day: Day): Way {
  return way.move('refuse', day, by, {
    values: { decided_on: day, ground: ['消防不合格', '场地安全不合格'] },
    reason: '拟办学场地设在地下一层，消防验收不合格，不具备办学条件。',
  })
}

function grant(way: Way, by: string, kind: string, day: Day, chance: Chance): Way {
  const meeting = `局长办公会${day.slice(0, 4)}年第${Number(day.slice(5, 7)) + 2}次会议`
  way.move('grant', day, by, { values: { meeting, decided_on: day, scope: `${kind}，面向本县招生` } })
  const issued_on = workdaysOn(way.day, chance.between(2, 8))
  return way.move('issue', issued_on, by, {
    values: {
      licence_no: `景民教${issued_on.slice(0, 4)}${String(chance.between(1, 99_999)).padStart(5, '0')}9`,
      issued_on,
      valid_until: addDays(issued_on, 3 * 365),
    },
  })
}
