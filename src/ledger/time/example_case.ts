/** A row in a test that goes its way through a declared workflow, by norms and the State Council's calendar alone. */
import type { LedgerDocument, NormDocument, Values } from '../document.ts'
import { dayAt } from '../instant.ts'
import { normValue } from '../norm.ts'
import { parsePeriod } from '../period.ts'
import { workflowOf } from '../workflow.ts'
import { begun, calendarOf, deadline, movedOn, type Path, type TimeRules } from './index.ts'

const SOON = { days: 3, share: 0.2 }
const at = (moment: string): number => Date.parse(`${moment.replace(' ', 'T')}:00+08:00`)

export function rulesBy(norms: readonly NormDocument[]): TimeRules {
  const named = new Map(norms.map((norm) => [norm.name, norm]))
  return {
    norm: (name, day) => normValue(named.get(name)!, day)?.value ?? null,
    term: (code) => parsePeriod(code)!,
    calendar: calendarOf(),
  }
}

export class ExampleCase {
  private values: Values
  private path: Path
  private readonly ledger: LedgerDocument
  private readonly rules: TimeRules

  /** Made at a moment, `2012-01-16 09:00`. */
  constructor(ledger: LedgerDocument, rules: TimeRules, made: string, values: Values = {}) {
    this.ledger = ledger
    this.rules = rules
    this.values = values
    this.path = begun(workflowOf(ledger), this.row, { at: at(made), by: 1 }, rules)
  }

  private get row(): { unit: string; period: null; values: Values } {
    return { unit: 's', period: null, values: this.values }
  }

  /** With what the move writes. */
  move(move: string, moment: string, values: Values = {}): this {
    this.values = { ...this.values, ...values }
    this.path = movedOn(workflowOf(this.ledger), this.path, { at: at(moment), by: 1, move }, this.row, this.rules)
    return this
  }

  /** The last day in time. */
  get due(): string | null {
    const { due } = deadline(this.path, this.rules.calendar, 0, SOON)
    return due === null ? null : dayAt(due - 1)
  }

  /** The first day on which the row may be moved on (公示期满). */
  get free(): string | null {
    const free = this.path.at(-1)!.free_at
    return free === undefined ? null : dayAt(free)
  }

  light(moment: string): string {
    return deadline(this.path, this.rules.calendar, at(moment), SOON).state
  }

  /** Whether each limit that is over was met, in the order in which they began. */
  get kept(): [state: string, kept: boolean][] {
    return this.path.flatMap(({ state, kept }) => (kept === undefined ? [] : [[state, kept]]))
  }

  get state(): string {
    return this.path.at(-1)!.state
  }
}
