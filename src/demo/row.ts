/** The shapes in which the demonstration city is handed over: plain data, nothing that knows of a database. */
import type { Day, Marks, Notes, Values } from '../ledger/index.ts'

export interface DemoUnit {
  readonly code: string
  readonly level: 'city' | 'county' | 'township' | 'school' | 'institution'
  readonly kind: string
  readonly name: string
  readonly parent: string | null
  readonly opened_on: Day
  /** The first day on which the unit is no more. */
  readonly closed_on?: Day
  readonly merged_into?: string
  /** The name until (not on) a day, where it was renamed. */
  readonly earlier?: { readonly name: string; readonly until: Day }
}

/** Units that belong together beside the tree. */
export interface DemoGroup {
  readonly code: string
  readonly kind: string
  readonly title: string
  readonly units: readonly string[]
  readonly from: Day
}

export interface DemoPerson {
  readonly login: string
  readonly name: string
  readonly seats: readonly { readonly position: string; readonly unit: string }[]
  /** Said of accounts worth showing at the start: who this is and what can be tried. */
  readonly about?: string
}

/** One version of a row. `values` are the fields written by it; the others stay as they were before. */
export interface DemoVersion {
  /** ISO 8601 with the zone +08:00. */
  readonly at: string
  readonly state: string
  /** The unit that the row goes over to with this version. */
  readonly unit?: string
  readonly values?: Values
  /** Explanations and what was filled beforehand; they stay until a later version brings its own. */
  readonly notes?: Notes
  /** Login; absent: taken over from earlier books. */
  readonly by?: string
  /** The move that led here; absent for the first version and for edits. */
  readonly move?: string
  readonly reason?: string
  /** Of a return: the cells that are wrong, each with words. */
  readonly cells?: Readonly<Record<string, string>>
  /** Of a reopening: the last day of it. */
  readonly until?: Day
  /** Came in with a list: the event of the import stands for all its rows, as for any sheet that is imported. */
  readonly listed?: true
}

/** A row with its versions, oldest first; at least one. */
export interface DemoRow {
  /** Counts from 1 within the ledger, in the order handed over; `ref` fields of other rows hold it. */
  readonly id: number
  readonly unit: string
  readonly period: string | null
  /** As of the first version. */
  readonly values: Values
  readonly marks?: Marks
  readonly versions: readonly DemoVersion[]
}

export interface DemoLedger {
  readonly ledger: string
  /** Drawn anew each time it is gone through, one row after the other. */
  readonly rows: Iterable<DemoRow>
}

/** Days in which a ledger was collected. */
export interface DemoWindow {
  readonly ledger: string
  readonly from: Day
  readonly to: Day
}

/** A term as the bureau has set it. */
export interface DemoTerm {
  readonly code: string
  readonly from: Day
  readonly to: Day
}

/** A unit and period that is different from the others: let off, without anything to report, or opened once more. */
export interface DemoException {
  readonly ledger: string
  readonly unit: string
  readonly period: string
  readonly kind: 'exempt' | 'not_applicable' | 'zero' | 'reopened'
  readonly until?: Day
  readonly reason: string
  /** ISO 8601 with the zone +08:00. */
  readonly at: string
  /** Login. */
  readonly by: string
}

export interface Demonstration {
  /** Parents before their children; the first is the city itself. */
  readonly units: readonly DemoUnit[]
  readonly groups: readonly DemoGroup[]
  readonly people: readonly DemoPerson[]
  /** A ledger stands after those its rows refer to. */
  readonly ledgers: Iterable<DemoLedger>
  readonly terms: readonly DemoTerm[]
  readonly windows: readonly DemoWindow[]
  /** From this day on what is collected today is owed. */
  readonly collected_since: Day
  readonly exceptions: Iterable<DemoException>
}
