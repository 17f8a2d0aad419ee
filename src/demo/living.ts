/**
 * The living year: the twelve months before the bureau is planted, in which its cases run on, so that somebody who opens
 * it finds work at every state. All is drawn from the day of planting and fixed keys, and nothing is later than the
 * evening before it.
 */
import {
  addDays,
  calendarOf,
  type Day,
  daysBetween,
  type Notes,
  type Values,
  type WorkflowDocument,
} from '../ledger/index.ts'
import { dayFromNumber, dayNumber } from '../ledger/day.ts'
import { moment } from './calendar.ts'
import { type Chance, chanceOf } from './chance.ts'
import type { DemoVersion } from './row.ts'

export interface LivingYear {
  readonly planted_on: Day
  /** The first day of the year; the last is the one before planting. */
  readonly from: Day
  readonly last: Day
}

/** Cases of earlier years, and all that was done about them, end with this day: nobody owes a move of theirs today. */
export const HISTORY_ENDS: Day = '2012-04-30'

const DAYS = 365

export function livingYear(planted_on: Day): LivingYear {
  return { planted_on, from: addDays(planted_on, -DAYS), last: addDays(planted_on, -1) }
}

const CALENDAR = calendarOf()

/** The day itself or the last before it on which the bureau works, public holidays and make-up days included. */
export function workdayUntil(day: Day): Day {
  let number = dayNumber(day)
  while (!CALENDAR.isWorkday(number)) number -= 1
  return dayFromNumber(number)
}

/** The working day that is so many working days later; the day itself where `count` is 0. */
export function workdaysOn(day: Day, count: number): Day {
  return dayFromNumber(CALENDAR.workdaysAfter(dayNumber(day), count))
}

/** A working day so many days before the planting, or the last before that. At least 1. */
export function daysAgo({ planted_on }: LivingYear, days: number): Day {
  return workdayUntil(addDays(planted_on, -Math.max(1, days)))
}

/** So many days evenly over a stretch, oldest first, each shifted by chance within its own part of it. */
export function spreadDays(count: number, from: Day, to: Day, ...key: readonly (string | number)[]): Day[] {
  const length = daysBetween(from, to) + 1
  return Array.from({ length: count }, (_, index) => {
    const share = chanceOf('spread', ...key, index).share()
    return workdayUntil(addDays(from, Math.floor(((index + share) * length) / count)))
  })
}

/** What a step of a way writes beside the state it leads to. */
export interface StepWords {
  readonly values?: Values
  readonly reason?: string
  readonly notes?: Notes
  readonly cells?: Readonly<Record<string, string>>
  /** The unit that the row goes over to. */
  readonly unit?: string
}

/**
 * The way of a row, one version after the other. The state that a move leads to is the declaration's: it is not written
 * here again. What would come after `last` is left away, so a way is written whole and stands where the day finds it.
 */
export class Way {
  readonly versions: DemoVersion[] = []
  private readonly workflow: WorkflowDocument
  private readonly chance: Chance
  private readonly last: Day
  private on: Day = ''
  private order = 0
  private ended = false

  constructor(workflow: WorkflowDocument, last: Day, ...key: readonly (string | number)[]) {
    this.workflow = workflow
    this.last = last
    this.chance = chanceOf('way', ...key)
  }

  /** The day of the last version. */
  get day(): Day {
    return this.on
  }

  get state(): string {
    return this.versions.at(-1)?.state ?? this.workflow.start
  }

  /** Whether a step lay beyond the last day; nothing is added any more. */
  get over(): boolean {
    return this.ended
  }

  /** The row is made, or with `move` made and handed in at one stroke. */
  begin(day: Day, by: string, move?: string): this {
    return this.add(day, by, move, {})
  }

  /** Days before that of the last version are taken as that day: nothing is done before what it follows. */
  move(move: string, day: Day, by: string, words: StepWords = {}): this {
    return this.add(day < this.on ? this.on : day, by, move, words)
  }

  /** The cells are written again; no move. */
  edit(day: Day, by: string, values: Values): this {
    return this.add(day < this.on ? this.on : day, by, undefined, { values })
  }

  private add(day: Day, by: string, move: string | undefined, words: StepWords): this {
    if (this.ended || day > this.last) {
      this.ended = true
      return this
    }
    this.order = day === this.on ? this.order + 1 : 0
    this.on = day
    const state = move === undefined ? this.state : this.workflow.moves[move]?.to
    if (state === undefined) throw new Error(`No move ${move}`)
    const at = moment(day, this.chance, this.order)
    this.versions.push({ at, state, by, ...(move === undefined ? {} : { move }), ...words })
    return this
  }
}
