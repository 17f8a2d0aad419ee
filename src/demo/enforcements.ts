/** 执法查处: checks and cases of 2010 and 2011, all over, and of the living year, at every step. */
import { enforcement } from '../bureau/institutions/enforcement.ts'
import { addDays, type Day, type Values, workflowOf } from '../ledger/index.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type CaseText, caseText } from './enforcement_phrases.ts'
import { daysAgo, HISTORY_ENDS, type LivingYear, spreadDays, Way, workdaysOn, workdayUntil } from './living.ts'
import { countyLogin } from './people.ts'
import { personName } from './person_names.ts'
import { COUNTIES } from './place_names.ts'
import type { DemoRow } from './row.ts'
import { countyCode } from './units.ts'

type Fate = 'clean' | 'plain' | 'late' | 'refused' | 'extended' | 'stopped' | 'punished' | 'passed_on'
const FATES: readonly Fate[] = [
  'clean',
  'plain',
  'stopped',
  'clean',
  'plain',
  'late',
  'clean',
  'refused',
  'stopped',
  'clean',
  'extended',
  'punished',
  'clean',
  'plain',
  'passed_on',
]
const HISTORY = [
  { from: '2010-01-18', to: '2010-10-25', count: 34 },
  { from: '2011-01-17', to: '2011-10-20', count: 46 },
] as const
const LIVING = 60

interface Case {
  readonly id: number
  readonly county: number
  readonly on: Day
  readonly fate: Fate
  readonly last: Day
}

export function* enforcements(year: LivingYear): Generator<DemoRow> {
  const numbers = new Map<string, number>()
  for (const one of [...ofHistory(), ...ofToday(year)]) {
    const key = `${one.county} ${one.on.slice(0, 4)}`
    const number = (numbers.get(key) ?? 0) + 1
    numbers.set(key, number)
    yield rowOf(one, number)
  }
}

const ofHistory = (): Case[] =>
  HISTORY.flatMap(({ from, to, count }) => spreadDays(count, from, to, 'enforcement', from)).map((on, index) => ({
    id: index + 1,
    county: (index % COUNTIES.length) + 1,
    on,
    fate: FATES[index % FATES.length]!,
    last: HISTORY_ENDS,
  }))

/** Those of the last weeks are chosen so that every step has some that wait, and a few that have waited too long. */
const RECENT: readonly (readonly [days: number, fate: Fate])[] = [
  [118, 'punished'],
  [74, 'punished'],
  [52, 'stopped'],
  [40, 'refused'],
  [34, 'stopped'],
  [27, 'late'],
  [21, 'late'],
  [19, 'extended'],
  [15, 'plain'],
  [13, 'stopped'],
  [9, 'plain'],
  [6, 'plain'],
  [4, 'punished'],
  [2, 'plain'],
  [1, 'stopped'],
]

function ofToday(year: LivingYear): Case[] {
  const before = HISTORY.reduce((sum, { count }) => sum + count, 0)
  const spread = spreadDays(LIVING, year.from, addDays(year.last, -60), 'enforcement today')
  const recent = RECENT.map(([days, fate], index) => ({ on: daysAgo(year, days), fate, county: (index % 3) + 1 }))
  const all = spread.map((on, index) => ({
    on,
    fate: FATES[index % FATES.length]!,
    county: (index % COUNTIES.length) + 1,
  }))
  return [...all, ...recent].map((one, index) => ({ ...one, id: before + index + 1, last: year.last }))
}

function rowOf(one: Case, number: number): DemoRow {
  const { id, county, on, fate } = one
  const chance = chanceOf('enforcement', id)
  const text = caseText(chance, COUNTIES[county - 1]!.short, fate === 'stopped')
  const month = Number(on.slice(5, 7))
  const values: Values = {
    number: `${on.slice(0, 4)}-执-${String(number).padStart(3, '0')}`,
    found_on: on,
    source: text.source,
    campaign:
      month <= 2
        ? '寒假专项治理'
        : month === 7 || month === 8
          ? '暑假专项治理'
          : chance.of(['无', '无', '联合专项治理']),
    joint: text.joint.length > 0 ? text.joint : null,
    inspectors: `${personName(chance)}、${personName(chance)}`,
    target: text.target,
    kind: text.kind,
    place: text.place,
    residential: text.residential,
    preschool: text.preschool,
    learners: text.learners,
    charged: text.charged,
  }
  return { id, unit: countyCode(county), period: null, values, versions: wayOf(one, text, chance) }
}

function wayOf({ id, county, on, fate, last }: Case, text: CaseText, chance: Chance): DemoRow['versions'] {
  const by = countyLogin('minban', county)
  const leader = countyLogin('juzhang', county)
  const way = new Way(workflowOf(enforcement), last, 'enforcement', id).begin(on, by)
  const verified = workdaysOn(on, chance.between(0, 5))
  if (fate === 'clean')
    return way.move('clear', on, by, { values: { facts: '证照齐全，收费和课程与公示一致，未发现问题。' } }).versions
  if (fate === 'passed_on') {
    const reason = '涉嫌虚假广告，移送市场监管部门处理。'
    return way.move('pass_on', verified, by, { values: { passed_to: '市场监管' }, reason }).versions
  }
  if (fate === 'stopped') return stop(way, by, verified, text, chance).versions
  if (fate === 'punished') return punish(way, by, leader, verified, text, chance).versions
  order(way, by, verified, text)
  if (fate === 'extended')
    way.move('extend', workdayUntil(addDays(way.day, 12)), leader, { reason: '退费涉及家长较多，同意延期。' })
  const days =
    fate === 'late' ? chance.between(22, 40) : fate === 'extended' ? chance.between(20, 27) : chance.between(6, 14)
  rectify(way, by, workdayUntil(addDays(way.day, days)), text)
  if (fate === 'refused') {
    const again = workdaysOn(way.day, chance.between(1, 4))
    way.move('refuse', again, by, {
      values: { rectify_by: addDays(again, 10) },
      reason: '仍有两名教学人员没有资格证。',
    })
    rectify(way, by, workdayUntil(addDays(again, chance.between(5, 9))), text)
  }
  const rechecked_on = workdaysOn(way.day, chance.between(1, 5))
  way.move('confirm', rechecked_on, by, { values: { rechecked_on, rechecked_by: personName(chance) } })
  return publish(way, by, chance).versions
}

function order(way: Way, by: string, day: Day, { aspects, facts, demand }: CaseText): void {
  way.move('order', day, by, { values: { aspects, facts, demand, rectify_by: addDays(day, 15) } })
}

function rectify(way: Way, by: string, day: Day, { charged }: CaseText): void {
  const back = Math.round(charged * 0.2)
  way.move('rectify', day, by, {
    values: { rectified: '问题已逐项整改，多收费用已退还家长。', to_refund: back, refunded: back },
  })
}

function stop(way: Way, by: string, day: Day, { facts, charged, learners }: CaseText, chance: Chance): Way {
  way.move('stop', day, by, { values: { facts, to_refund: charged }, reason: '没有取得办学许可，擅自举办培训。' })
  way.move('cleared_out', workdayUntil(addDays(way.day, chance.between(8, 34))), by, {
    values: { refunded: charged, placed: learners },
  })
  return publish(way, by, chance)
}

function punish(way: Way, by: string, leader: string, day: Day, text: CaseText, chance: Chance): Way {
  way.move('file', day, leader, {
    values: { filed_on: day, facts: text.facts },
    reason: '屡次责令整改不改，予以立案。',
  })
  const told_on = workdayUntil(addDays(way.day, chance.between(20, 45)))
  const fine = chance.between(10, 60) * 500
  const penalties = ['警告', '罚款']
  way.move('tell', told_on, by, { values: { told_on, penalties, fine } })
  const decided_on = workdaysOn(way.day, chance.between(8, 20))
  const decision = `景教罚字〔${decided_on.slice(0, 4)}〕${chance.between(1, 40)}号`
  way.move('punish', decided_on, leader, { values: { decided_on, decision, penalties, fine } })
  const paid_on = workdayUntil(addDays(way.day, chance.between(4, 14)))
  way.move('executed', paid_on, by, {
    values: { paid_on, refunded: Math.round(text.charged * 0.5), placed: text.learners },
  })
  return publish(way, by, chance)
}

function publish(way: Way, by: string, chance: Chance): Way {
  const published_on = workdaysOn(way.day, chance.between(1, 7))
  return way.move('publish', published_on, by, { values: { published_on } })
}
