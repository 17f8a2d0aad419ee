/** 教育信息化年报: all schools, at the end of 2010 and of 2011. Machines are those of the yearly return of the school year. */
import { ict } from '../bureau/schools/ict.ts'
import { parsePeriod, type Values } from '../ledger/index.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type Collected, reopeningsOf, rowsOf, type Told } from './collected.ts'
import { enrolmentOf, type Stage } from './enrolment.ts'
import { personName } from './person_names.ts'
import { clerkOf, countyLogin } from './people.ts'
import type { DemoException, DemoRow } from './row.ts'
import type { Shares } from './rounds.ts'
import { returnOf } from './school_returns.ts'
import { type School, schoolsOn } from './units.ts'

const NAME = 'ict'
export const ICT_ROUND: Shares = { never: 9, late: 46, returned: 31, reopened: 2 }
/** Of 2011's round. */
export const ICT_LAST_ROUND: Shares = { ...ICT_ROUND, sent_back: 6, waiting: 57 }
const STAGES: readonly (readonly [Stage, string])[] = [
  ['kindergarten', '幼儿园'],
  ['primary', '小学'],
  ['junior', '初中'],
  ['senior', '高中'],
  ['vocational', '中职'],
  ['special', '特殊教育'],
]
const PLATFORMS = ['国家平台', '省级平台', '市县平台'] as const

const COLLECTED: Collected<School> = {
  ledger: ict,
  periods: ['2010', '2011'].flatMap((code) => parsePeriod(code) ?? []),
  shares: ({ code }) => (code === '2011' ? ICT_LAST_ROUND : ICT_ROUND),
  // Due on a day counted from the beginning of the year: who was there then owes it.
  owing: ({ from }) => schoolsOn(from),
  codeOf: ({ unit }) => unit.code,
  timely: ({ code }) => ({ from: `${code}-10-24`, due: `${code}-11-30` }),
  filler: clerkOf,
  reviewer: ({ county }) => countyLogin('dianjiao', county),
  tell,
  mistake: ({ use_hours }) => ({
    reason: '使用资源上课的课时填得过多。',
    cells: { use_hours: '像是把每班的课时都乘了周数，请按登记册填' },
    wrong: { use_hours: Number(use_hours ?? 0) * 40 },
  }),
  prefilled: (_, { code }, said) => ({
    connection: { from: 'ict.connection', period: String(Number(code) - 1), value: said['connection'] ?? null },
    keeper: { from: 'ict.keeper', period: String(Number(code) - 1), value: said['keeper'] ?? null },
  }),
}
export const ictReturns = (): Iterator<DemoRow> => rowsOf(COLLECTED)
export const ictReopenings = (): Iterable<DemoException> => reopeningsOf(COLLECTED)

const numberIn = (values: Values, field: string): number => Number(values[field] ?? 0)

function tell(school: School, { code }: { readonly code: string }, past: Values | undefined): Told {
  const year = Number(code)
  const own = chanceOf(NAME, school.unit.code)
  const chance = chanceOf(NAME, school.unit.code, year)
  const kept = returnOf(school, year)
  const pupils = numberIn(kept, 'pupils')
  const teachers = numberIn(kept, 'teachers')
  return {
    values: {
      pupils,
      stage: stageOf(school, year),
      teachers,
      ...linePart(school, own),
      ...machinePart(numberIn(kept, 'computers'), numberIn(kept, 'multimedia_rooms'), past, chance),
      ...usePart({ pupils, teachers, media: numberIn(kept, 'multimedia_rooms') }, own, chance),
      keeper: personName(chanceOf(NAME, 'keeper', school.unit.code)),
    },
  }
}

/** The stage with the most pupils. */
function stageOf(school: School, year: number): string {
  const enrolment = enrolmentOf(school, year)
  return STAGES.reduce((most, each) => (enrolment[each[0]] > enrolment[most[0]] ? each : most))[1]
}

function linePart({ role, township }: School, own: Chance): Values {
  const small = role === 'teaching_point' || role === 'private_kindergarten'
  const connection =
    township === 0
      ? own.of(['光纤专线', '光纤专线', '宽带'])
      : small
        ? own.of(['没有接入', '没有接入', '拨号或无线', '宽带'])
        : own.of(['宽带', '宽带', '拨号或无线', '光纤专线', '没有接入'])
  const campus_network = township === 0 && connection === '光纤专线' && own.happens(0.6)
  const remote = !small && own.happens(0.55)
  return {
    connection,
    bandwidth: connection === '光纤专线' ? own.of([10, 20, 50]) : connection === '宽带' ? own.of([2, 4, 8]) : 0,
    campus_network,
    city_network: connection === '光纤专线' && own.happens(0.5),
    satellite_points: remote ? 1 : 0,
    disc_points: role === 'teaching_point' && own.happens(0.6) ? 1 : 0,
    remote_resources: remote || connection === '光纤专线',
  }
}

function machinePart(computers: number, media_rooms: number, past: Values | undefined, chance: Chance): Values {
  const before = past ? numberIn(past, 'computers') : Math.floor(computers * 0.94)
  // Machines of the year before that are no longer there have been scrapped, and some of the older ones with them.
  const scrapped = Math.max(0, before - computers) + Math.floor((before * chance.between(0, 4)) / 100)
  const bought = computers - before + scrapped
  const media = past ? Math.max(0, media_rooms - numberIn(past, 'media_rooms')) : Math.floor(media_rooms / 8)
  const teachers = Math.floor(computers * 0.28)
  const pupils = computers - teachers
  return {
    computers,
    pupil_computers: pupils,
    teacher_computers: teachers,
    tablets: 0,
    computer_rooms: Math.floor(pupils / 38),
    media_rooms,
    recording_rooms: media_rooms > 20 ? 1 : 0,
    bought_computers: bought,
    scrapped_computers: scrapped,
    bought_media_rooms: media,
    spent: bought * chance.between(28, 38) * 100 + media * chance.between(90, 150) * 100 + chance.between(0, 20) * 100,
  }
}

function usePart(
  { pupils, teachers, media }: { readonly pupils: number; readonly teachers: number; readonly media: number },
  own: Chance,
  chance: Chance,
): Values {
  const chosen = PLATFORMS.filter(() => own.happens(0.5))
  const taught = media > 0 ? Math.floor((pupils * own.between(38, 80)) / 100) : 0
  return {
    platforms: media === 0 ? ['没有使用'] : chosen.length > 0 ? chosen : ['省级平台'],
    digital_campus: media > 25 ? own.of(['正在创建', '县级', '没有申报']) : '没有申报',
    ict_lessons: media > 0 && chance.happens(0.9),
    ict_pupils: taught,
    trained: Math.floor((teachers * own.between(84, 98)) / 100),
    using: Math.floor((teachers * own.between(media > 0 ? 55 : 10, media > 0 ? 92 : 40)) / 100),
    use_hours: media * chance.between(180, 420),
  }
}
