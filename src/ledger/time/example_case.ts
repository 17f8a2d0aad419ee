/** A row in a test that goes its way through a declared workflow, by norms and the State Council's calendar alone. */
import type { LedgerDocument, NormDocument, Values } from '../document.ts'
import { dayAt, HOUR_MS, instantOf } from '../instant.ts'
import { normValue } from '../norm.ts'
import { parsePeriod } from '../period.ts'
import { workflowOf } from '../workflow.ts'
import { begun, calendarOf, deadline, movedOn, type Path, type SetTerm, type Soon, type TimeRules } from './index.ts'

/** By the norms of some files, as they are imported; a limit by any other norm is a mistake of the test. */
export function rulesBy(
  files: readonly Readonly<Record<string, NormDocument>>[],
  terms: readonly SetTerm[] = [],
): TimeRules {
  const named = new Map(files.flatMap((file) => Object.values(file)).map((norm) => [norm.name, norm]))
  return {
    norm: (name, day) => normValue(named.get(name)!, day)?.value ?? null,
    term: (code) => parsePeriod(code)!,
    calendar: calendarOf({ terms }),
  }
}

export class ExampleCase {
  path: Path
  private values: Values
  private readonly ledger: LedgerDocument
  private readonly rules: TimeRules
  private readonly soon: Soon

  /** Made at a moment, `2012-01-16 09:00`. */
  constructor(
    ledger: LedgerDocument,
    rules: TimeRules,
    made: string,
    values: Values = {},
    soon: Soon = { days: 3, share: 0.2 },
  ) {
    this.ledger = ledger
    this.rules = rules
    this.values = values
    this.soon = soon
    this.path = begun(workflowOf(ledger), this.row, { at: instantOf(made), by: 1 }, rules)
  }

  private get row(): { unit: string; period: null; values: Values } {
    return { unit: 's', period: null, values: this.values }
  }

  /** With what the move writes. */
  move(move: string, moment: string, values: Values = {}): this {
    this.values = { ...this.values, ...values }
    const moved = { at: instantOf(moment), by: 1, move }
    this.path = movedOn(workflowOf(this.ledger), this.path, moved, this.row, this.rules)
    return this
  }

  /** The last day in time, or the first minute that is late where the limit runs in minutes and hours. */
  get due(): string | null {
    const { due } = deadline(this.path, this.rules.calendar, 0, this.soon)
    if (due === null) return null
    const wall = new Date(due + 8 * HOUR_MS).toISOString()
    return wall.slice(11, 16) === '00:00' ? dayAt(due - 1) : `${wall.slice(0, 10)} ${wall.slice(11, 16)}`
  }

  /** The first day on which the row may be moved on (公示期满). */
  get free(): string | null {
    const { free_at } = this.path.at(-1)!
    return free_at === undefined ? null : dayAt(free_at)
  }

  /** The last day on which the row may not be moved on. */
  get stays(): string | null {
    const { free_at } = this.path.at(-1)!
    return free_at === undefined ? null : dayAt(free_at - 1)
  }

  light(moment: string): string {
    return deadline(this.path, this.rules.calendar, instantOf(moment), this.soon).state
  }

  /** Whether each limit that is over was met, in the order in which they began. */
  get kept(): [state: string, kept: boolean][] {
    return this.path.flatMap(({ state, kept }) => (kept === undefined ? [] : [[state, kept]]))
  }

  get state(): string {
    return this.path.at(-1)!.state
  }
}
