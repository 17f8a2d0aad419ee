/** Petitions to the city's and the counties' bureaus: 349 in 2011 up to 30 November, all settled by then; 331 in 2010. */
import { addDays, type Day, daysBetween, type Values } from '../ledger/index.ts'
import { earlier, LAST_DAY, moment, workdayFrom, workdayWithin } from './calendar.ts'
import { type Chance, chanceOf, shuffled } from './chance.ts'
import { type BureauLogin, countyLogin } from './people.ts'
import { type PetitionText, petitionText } from './petition_phrases.ts'
import { personName } from './person_names.ts'
import type { DemoRow, DemoVersion } from './row.ts'
import { shares } from './shares.ts'
import { countyCode, ROOT, type School, schoolsOn } from './units.ts'

interface Year {
  readonly year: number
  readonly received: number
  /** By then every one is answered. */
  readonly settled: Day
  readonly last: Day
}
const YEARS: readonly Year[] = [
  { year: 2010, received: 331, settled: '2010-12-30', last: '2010-12-20' },
  { year: 2011, received: 349, settled: '2011-11-30', last: '2011-11-25' },
]
/** The city's bureau and the seven counties'. */
const WEIGHTS = [40, 11, 10, 9, 8, 8, 7, 7]
const CHANNELS = [
  '来信',
  '来访',
  '来访',
  '来电',
  '来电',
  '来电',
  '网上信访',
  '信访部门转办',
  '上级交办',
  '市民服务平台',
] as const
const EXTENSIONS = 6

interface Petition {
  /** 0 is the city. */
  readonly office: number
  readonly day: Day
  readonly year: Year
}

export function* petitions(): Generator<DemoRow> {
  let id = 0
  for (const year of YEARS) {
    const numbers = new Map<number, number>()
    const all = petitionsOf(year)
    const extended = new Set(
      shuffled(
        all.filter(({ day }) => day < `${year.year}-08-01`),
        'extended',
        year.year,
      ).slice(0, EXTENSIONS),
    )
    for (const petition of all) {
      id += 1
      const number = (numbers.get(petition.office) ?? 0) + 1
      numbers.set(petition.office, number)
      yield rowOf(id, petition, number, extended.has(petition))
    }
  }
}

function petitionsOf(year: Year): Petition[] {
  const all = shares(year.received, WEIGHTS).flatMap((count, office) =>
    Array.from({ length: count }, (_, index): Petition => {
      const chance = chanceOf('petition day', year.year, office, index)
      return { office, year, day: workdayWithin(chance, `${year.year}-01-04`, year.last) }
    }),
  )
  return all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.office - b.office))
}

function rowOf(id: number, petition: Petition, number: number, extended: boolean): DemoRow {
  const { office, day, year } = petition
  const chance = chanceOf('petition', id)
  let school: School | undefined
  const text = petitionText(chance, (topic) => {
    school = chance.of(schoolsFor(topic, petition))
    return school.unit.name
  })
  const { nature, topic, matter } = text
  const channel = chance.of(CHANNELS)
  const visitors = channel === '来访' ? (chance.happens(0.08) ? chance.between(5, 18) : chance.between(1, 3)) : 1
  const values: Values = {
    number: `${year.year}-${String(number).padStart(4, '0')}`,
    received_on: day,
    channel,
    nature,
    topic,
    matter,
    petitioner: nature === '举报' && chance.happens(0.5) ? null : personName(chance),
    persons: visitors,
    collective: visitors >= 5,
    repeated: chance.happens(0.07),
    concerned: school && matter.includes(school.unit.name) ? school.unit.code : null,
  }
  const unit = office === 0 ? ROOT : countyCode(office)
  return { id, unit, period: null, values, versions: wayOf(petition, text, extended, chance) }
}

/** Large enough to be written about, and of the kind that the topic is about. */
function schoolsFor(topic: string, { office, day }: Petition): School[] {
  const apart = ['teaching_point', 'special']
  return schoolsOn(day).filter(
    ({ county, unit }) =>
      (office === 0 || county === office) &&
      (unit.kind === 'kindergarten') === (topic === '幼儿园') &&
      !apart.includes(unit.kind),
  )
}

const loginAt = (login: BureauLogin, office: number): string => (office === 0 ? login : countyLogin(login, office))

/** 登记 → 受理 → (批准延期) → 答复 → 办结归档. Enquiries are answered within days. */
function wayOf(
  { office, day, year }: Petition,
  { nature, handler, answer, outcome }: PetitionText,
  extended: boolean,
  chance: Chance,
): DemoVersion[] {
  const clerk = loginAt('bangong', office)
  const accepted = workdayFrom(
    addDays(day, nature === '咨询' ? chance.between(0, 2) : chance.between(1, 10)),
    year.settled,
  )
  const handling = extended ? chance.between(62, 78) : nature === '咨询' ? chance.between(0, 6) : chance.between(5, 48)
  const answered = workdayFrom(earlier(addDays(accepted, handling), year.settled), year.settled)
  const closed = workdayFrom(addDays(answered, chance.between(3, 30)))
  const versions: DemoVersion[] = [
    { at: moment(day, chance, 0), state: 'received', by: clerk },
    {
      at: moment(accepted, chance, 2),
      state: 'accepted',
      move: 'accept',
      by: clerk,
      values: { accepted_on: accepted, handler },
    },
  ]
  if (extended && daysBetween(accepted, answered) > 60) versions.push(extension(accepted, office, chance))
  versions.push({
    at: moment(answered, chance, 6),
    state: 'answered',
    move: 'answer',
    by: clerk,
    values: {
      answered_on: answered,
      outcome,
      answer,
      in_time: true,
    },
  })
  if (closed < LAST_DAY) versions.push({ at: moment(closed, chance, 8), state: 'closed', move: 'close', by: clerk })
  return versions
}

function extension(accepted: Day, office: number, chance: Chance): DemoVersion {
  return {
    at: moment(workdayFrom(addDays(accepted, 55)), chance, 4),
    state: 'extended',
    move: 'extend',
    by: loginAt('juzhang', office),
    values: { extended_to: addDays(accepted, 90) },
    reason: '涉及单位较多，需要补充调查，经批准延长办理期限三十日。',
  }
}
