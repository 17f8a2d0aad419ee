/** A row for each pupil, programme and term. An eighth of the pupils is aided in both terms of a year. */
import { addDays, type Day, type NormDocument, normValue, parsePeriod, type Values } from '../ledger/index.ts'
import * as norms from '../bureau/norms/aid.ts'
import { type AidList, aidLists, SPARE, TUITION } from './aid_lists.ts'
import { moment, workdayFrom } from './calendar.ts'
import { chanceOf } from './chance.ts'
import { idNumberOf, isMale } from './id_numbers.ts'
import { clerkOf, countyLogin } from './people.ts'
import { personName } from './person_names.ts'
import type { DemoRow, DemoVersion } from './row.ts'

const NORMS = new Map<string, NormDocument>(Object.values(norms).map((norm) => [norm.name, norm]))
const GROUNDS = [
  '农村低保',
  '农村低保',
  '农村低保',
  '城市低保',
  '单亲困难',
  '因病因灾',
  '因病因灾',
  '其他困难',
  '其他困难',
  '残疾',
  '孤儿',
] as const
/** Schools with pupils of autumn 2011 who are not yet paid: the eleventh, forty-first … list of that year. */
const UNPAID_EACH = 30
const UNPAID_STATES = ['declared', 'published', 'approved'] as const

export interface Term {
  /** Of the period. */
  readonly code: string
  readonly from: Day
  /** When the money is paid, in days after the term's beginning. */
  readonly pays: readonly [number, number]
}
const termOf = (period: string, pays: Term['pays']): Term => ({
  code: period,
  from: parsePeriod(period)?.from ?? '',
  pays,
})
/** The spring and the autumn of a calendar year. */
const TERMS: Readonly<Record<number, { readonly spring: Term; readonly autumn: Term }>> = {
  2010: { spring: termOf('2009T2', [85, 125]), autumn: termOf('2010T1', [65, 100]) },
  2011: { spring: termOf('2010T2', [85, 125]), autumn: termOf('2011T1', [65, 100]) },
}

/** What all rows of one list, term and state have in common. */
interface Batch {
  readonly list: AidList
  readonly term: Term
  readonly state: string
  readonly due: number
  readonly paidOn: Day | null
  readonly publishedOn: Day | null
  /** A list is paid or entered at one stroke. */
  readonly version: DemoVersion
}

export function* studentAid(): Generator<DemoRow> {
  let id = 0
  let place = 0
  for (const list of aidLists()) {
    place += list.year === 2011 ? 1 : 0
    for (const { batch, members } of batchesOf(list, place)) {
      for (const member of members) {
        id += 1
        yield rowOf(id, batch, member)
      }
    }
  }
}

export const AID_TERMS: readonly Term[] = Object.values(TERMS).flatMap(({ spring, autumn }) => [spring, autumn])

/** `unit/period` of all that have rows. */
export function aidedTerms(): ReadonlySet<string> {
  const found = new Set<string>()
  for (const list of aidLists()) {
    for (const { batch, members } of batchesOf(list, 0)) {
      if (members.length > 0) found.add(`${list.unit}/${batch.term.code}`)
    }
  }
  return found
}

/** Spring, then autumn, then the few of autumn 2011 that are declared but not paid. */
function batchesOf(list: AidList, place: number): { batch: Batch; members: number[] }[] {
  const { spring, autumn } = TERMS[list.year] ?? {}
  if (!spring || !autumn) return []
  const all = Array.from({ length: list.count }, (_, index) => list.first + index)
  const once = list.programme === TUITION
  const waits = list.year === 2011 && place % UNPAID_EACH === 11
  const waiting = Array.from(
    { length: waits ? Math.min(SPARE, 18 + (place % 13)) : 0 },
    (_, index) => list.first + list.count + index,
  )
  return [
    { batch: batchOf(list, spring, 'paid'), members: once ? [] : all.filter((member) => member % 8 <= 3) },
    // An eighth is aided in both terms. Tuition is let off in autumn only.
    {
      batch: batchOf(list, autumn, 'paid'),
      members: once ? all : all.filter((member) => member % 8 === 0 || member % 8 > 3),
    },
    { batch: batchOf(list, autumn, UNPAID_STATES[place % UNPAID_STATES.length] ?? 'declared'), members: waiting },
  ]
}

function batchOf(list: AidList, term: Term, state: string): Batch {
  const { programme, county, unit, school } = list
  const paid = state === 'paid'
  const paidOn = paid ? workdayFrom(addDays(term.from, chanceOf('paid', unit, term.code).between(...term.pays))) : null
  return {
    list,
    term,
    state,
    due: Math.round((valueOn(programme.norm, term.from) / 2) * 100) / 100,
    paidOn,
    publishedOn: state === 'declared' ? null : workdayFrom(addDays(term.from, 40)),
    version: {
      at: moment(paidOn ?? workdayFrom(addDays(term.from, 75)), chanceOf('aid', unit, term.code), 5),
      state,
      by: paid || !school ? countyLogin('zizhu', county) : clerkOf(school),
      listed: true,
    },
  }
}

function rowOf(id: number, { list, term, state, due, paidOn, publishedOn, version }: Batch, member: number): DemoRow {
  const { programme, county, unit, school } = list
  const { cohort, grades } = programme
  const idNumber = idNumberOf(county, cohort, member)
  // What belongs to the pupil is drawn from the pupil, so that both terms and all programmes agree on it.
  const pupil = chanceOf(idNumber)
  const values: Values = {
    pupil: personName(pupil, isMale(idNumber)),
    id_number: idNumber,
    programme: programme.title,
    stage: programme.stage,
    grade: grades[Math.floor(((member % cohort.days) * grades.length) / cohort.days)] ?? null,
    class_name: school ? `${pupil.between(1, 8)}班` : null,
    ground: pupil.of(GROUNDS),
    boarder: programme.title === '义务教育寄宿生生活补助' || pupil.happens(0.7),
    due,
    paid: state === 'paid' ? due : null,
    paid_on: paidOn,
    published_on: publishedOn,
  }
  return {
    id,
    unit,
    period: term.code,
    values,
    versions: state === 'approved' ? [version, paidLater(county, due)] : [version],
  }
}

/** Those of whom the history knows only that they wait for the money got it in the spring after. */
function paidLater(county: number, due: number): DemoVersion {
  const at = moment(PAID_LATER, chanceOf('paid later', county))
  return {
    at,
    state: 'paid',
    move: 'pay',
    by: countyLogin('zizhu', county),
    values: { paid: due, paid_on: PAID_LATER },
  }
}
const PAID_LATER: Day = '2012-03-08'

function valueOn(name: string, day: Day): number {
  const norm = NORMS.get(name)
  return (norm && normValue(norm, day)?.value) ?? 0
}
