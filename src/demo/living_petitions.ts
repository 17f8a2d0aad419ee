/** Petitions of the living year: most of them told, answered and closed in time, some not; and one for each state. */
import type { Day } from '../ledger/index.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type LivingYear, spreadDays } from './living.ts'
import { petitionCases } from './petition_cases.ts'
import { Heard, petitionNumber, schoolsFor, visitorsOf } from './petition_circumstances.ts'
import { type Course, courseOf, type End, type LivingPetition, satisfactionOf } from './petition_course.ts'
import { type PetitionText, petitionText } from './petition_phrases.ts'
import { TOPICS_NOW } from './petition_phrases_now.ts'
import { personName } from './person_names.ts'
import type { DemoRow } from './row.ts'
import { countyCode, ROOT } from './units.ts'

const A_YEAR = 228
/** The city's bureau and the seven counties'. */
const OFFICES = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7] as const
const CHANNELS = [
  '来信',
  '来访',
  '来访',
  '来电',
  '来电',
  '举报热线',
  '网上信访',
  '网上信访',
  '信访部门转办',
  '上级交办',
  '12345热线',
  '12345热线',
  '12345热线',
] as const
const BASIS: Readonly<Record<string, string>> = { 咨询: '咨询类', 举报: '检举控告类', 意见建议: '建议意见类' }
const EXTENSION = { after: 52, reason: '需要向外单位调取材料，规定期限内不能核实完毕。' } as const

/** `before`: the ids that are taken. */
export function* livingPetitions(year: LivingYear, before: number): Generator<DemoRow> {
  const drawn = spreadDays(A_YEAR, year.from, year.last, 'petitions').map((day, index) => drawOne(day, index, year))
  const all = [...drawn, ...petitionCases(year)].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const numbers = new Map<string, number>()
  const heard = new Heard()
  for (const [index, { office, day, topic, values, versions }] of all.entries()) {
    const id = before + index + 1
    const key = `${office} ${day.slice(0, 4)}`
    const number = (numbers.get(key) ?? 0) + 1
    numbers.set(key, number)
    const earlier = heard.before(office, topic, id, chanceOf('heard', id))
    const told = { number: petitionNumber(office, day, number), received_on: day, earlier }
    const unit = office === 0 ? ROOT : countyCode(office)
    yield { id, unit, period: null, values: { ...told, ...values }, versions }
  }
}

function drawOne(day: Day, index: number, { last }: LivingYear): LivingPetition {
  const chance = chanceOf('living petition', index)
  const office = chance.of(OFFICES)
  let school = schoolsFor('', office, day)[0]
  const text = petitionText(
    chance,
    (topic) => {
      school = chance.of(schoolsFor(topic, office, day))
      return school.unit.name
    },
    TOPICS_NOW,
  )
  const { nature, topic, matter } = text
  const channel = chance.of(CHANNELS)
  const values = {
    channel,
    nature,
    topic,
    matter,
    petitioner: nature === '举报' && chance.happens(0.5) ? null : personName(chance),
    ...visitorsOf(channel, chance),
    concerned: school && matter.includes(school.unit.name) ? school.unit.code : null,
  }
  return {
    office,
    day,
    topic,
    values,
    versions: courseOf(courseIn(text, { office, day, channel }, chance), last, ['now', index]),
  }
}

interface Met {
  readonly office: number
  readonly day: Day
  readonly channel: string
}

/** One in a dozen is told or answered late; of the slow ones some have been extended before. */
function courseIn(text: PetitionText, { office, day, channel }: Met, chance: Chance): Course {
  const { nature, handler, answer, outcome } = text
  const hotline = channel === '12345热线'
  const basis = BASIS[nature] ?? '申诉求决类'
  const late = chance.happens(0.08)
  const slow = basis === '申诉求决类' && !hotline && chance.happens(0.15)
  const quick = nature === '咨询' || hotline
  const taken_up = hotline ? chance.between(0, late ? 5 : 1) : chance.between(1, late ? 19 : 10)
  const usual = quick ? chance.between(0, hotline && nature === '咨询' ? 1 : 4) : chance.between(9, 46)
  const handling = slow ? chance.between(63, 84) : late ? usual + (quick ? 8 : 30) : usual
  return {
    office,
    received: day,
    channel,
    basis,
    handler,
    outcome,
    answer,
    taken_up,
    handling,
    serving: chance.between(0, 6),
    ...(slow ? { extension: EXTENSION } : {}),
    end: quick ? 'acceded' : endBy(chance.share()),
    satisfaction: satisfactionOf(outcome, chance),
  }
}

/** Few ask again, hardly any twice. */
const endBy = (share: number): End =>
  share < 0.02 ? 're_review' : share < 0.1 ? 'review' : share < 0.4 ? 'acceded' : 'closed'
