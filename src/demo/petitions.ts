/**
 * Petitions to the city's and the counties' bureaus: 349 in 2011 up to 30 November, all answered by then; 331 in 2010; and
 * behind them those of the living year.
 */
import { type Day, daysBetween, type Values } from '../ledger/index.ts'
import { workdayWithin } from './calendar.ts'
import { type Chance, chanceOf, shuffled } from './chance.ts'
import { HISTORY_ENDS, type LivingYear } from './living.ts'
import { livingPetitions } from './living_petitions.ts'
import { Heard, petitionNumber, schoolsFor, visitorsOf } from './petition_circumstances.ts'
import { type Course, courseOf, satisfactionOf } from './petition_course.ts'
import { type PetitionText, petitionText } from './petition_phrases.ts'
import { personName } from './person_names.ts'
import type { DemoRow } from './row.ts'
import { shares } from './shares.ts'
import { countyCode, ROOT, type School } from './units.ts'

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
/** Of those chosen only some are of the kind that may be extended. */
const EXTENSIONS = 12

interface Petition {
  /** 0 is the city. */
  readonly office: number
  readonly day: Day
  readonly year: Year
}

export function* petitions(living: LivingYear): Generator<DemoRow> {
  let id = 0
  const heard = new Heard()
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
      yield rowOf(id, petition, number, extended.has(petition), heard)
    }
  }
  yield* livingPetitions(living, id)
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

function rowOf(id: number, petition: Petition, number: number, chosen: boolean, heard: Heard): DemoRow {
  const { office, day } = petition
  const chance = chanceOf('petition', id)
  let school: School | undefined
  const text = petitionText(chance, (topic) => {
    school = chance.of(schoolsFor(topic, office, day))
    return school.unit.name
  })
  const { nature, topic, matter } = text
  const channel = chance.of(CHANNELS)
  const extended = chosen && nature !== '咨询' && channel !== '市民服务平台'
  const values: Values = {
    number: petitionNumber(office, day, number),
    received_on: day,
    channel,
    nature,
    topic,
    matter,
    petitioner: nature === '举报' && chance.happens(0.5) ? null : personName(chance),
    ...visitorsOf(channel, chance),
    earlier: heard.before(office, topic, id, chance),
    concerned: school && matter.includes(school.unit.name) ? school.unit.code : null,
  }
  const unit = office === 0 ? ROOT : countyCode(office)
  const course = courseIn(petition, text, channel, extended, chance)
  return { id, unit, period: null, values, versions: courseOf(course, HISTORY_ENDS, [id]) }
}

/** Enquiries and the hotline's cases are answered within days; all by the end of the year's business. */
function courseIn(
  { office, day, year }: Petition,
  { nature, handler, answer, outcome }: PetitionText,
  channel: string,
  extended: boolean,
  chance: Chance,
): Course {
  const left = daysBetween(day, year.settled)
  const hotline = channel === '市民服务平台'
  const quick = nature === '咨询' || hotline
  const taken_up = earlierDays(quick ? chance.between(0, hotline ? 1 : 2) : chance.between(1, 10), left)
  const slow = extended ? chance.between(62, 78) : chance.between(5, 48)
  const handling = earlierDays(quick ? chance.between(0, nature === '咨询' && hotline ? 2 : 4) : slow, left - taken_up)
  const serving = chance.between(0, 5)
  return {
    office,
    received: day,
    channel,
    basis: null,
    handler,
    outcome,
    answer,
    taken_up,
    handling,
    serving,
    ...(extended && handling > 60
      ? { extension: { after: 55, reason: '涉及单位较多，需要补充调查，经批准延长办理期限三十日。' } }
      : {}),
    end: chance.happens(0.15) ? 'acceded' : 'closed',
    satisfaction: satisfactionOf(outcome, chance),
  }
}

const earlierDays = (days: number, left: number): number => Math.max(0, Math.min(days, left))
