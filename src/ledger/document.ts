/**
 * The documents of the language: what a ledger, norm, position and report is, as plain JSON.
 *
 * A document is what is stored, compared, sent to the browser and designed there. The builders in `define` only
 * spell it with the compiler's help; `JSON.parse(JSON.stringify(document))` equals the document.
 */

import type { PaperDocument } from './paper_document.ts'

export type { PaperDocument }

export const FIELD_TYPES = [
  'text',
  'integer',
  'number',
  'money',
  'date',
  'time',
  'yesNo',
  'choice',
  'choices',
  'ref',
  'unit',
  'indicator',
  'file',
  'lines',
  'formula',
  'idNumber',
  'phone',
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** Whole-day calendar date, `YYYY-MM-DD`, as seen in Asia/Shanghai. */
export type Day = string

/** Why a cell has no value although something was said: 不适用 (it cannot have one) or 免报 (it was let off). */
export type Mark = 'not_applicable' | 'exempt'

/** What is known of a row beside its cells. */
export interface Notes {
  /** Soft checks that do not hold, by name, with what the filler says to them. */
  readonly explained?: Readonly<Record<string, string>>
  /** Cells that were filled beforehand: from where, and with what. Whether the filler kept it shows in the cell. */
  readonly prefilled?: Readonly<Record<string, Prefilled>>
}
export interface Prefilled {
  /** `ledger.field` */
  readonly from: string
  /** The period it comes from; null for ledgers without periods. */
  readonly period: string | null
  readonly value: Value
}

export type LineValues = Readonly<Record<string, Value>>
/**
 * The canonical value of one field of one row; `null` is missing (or explained by a `Mark` beside it).
 * text, date, time (`YYYY-MM-DD HH:MM` in Asia/Shanghai), choice, unit, indicator, idNumber, phone: string · integer, number, money (yuan), ref (row id): number ·
 * yesNo: boolean · choices, file (file ids): string[] · lines: objects.
 */
export type Value = null | string | number | boolean | readonly string[] | readonly LineValues[]
export type Values = Readonly<Record<string, Value>>
export type Marks = Readonly<Record<string, Mark>>

export type Scalar = string | number | boolean
/** What one field has to satisfy. A bare scalar is equality, a list is membership. */
export type Condition =
  | Scalar
  | readonly Scalar[]
  | {
      readonly is?: Scalar
      readonly in?: readonly Scalar[]
      readonly gt?: Scalar
      readonly gte?: Scalar
      readonly lt?: Scalar
      readonly lte?: Scalar
      readonly has?: string
      readonly empty?: boolean
      readonly mark?: Mark
      /** What another field says, or `unit`: a complaint is not handed to the unit complained of. */
      readonly same?: string
    }
/**
 * A filter as data. Several keys of one object must all hold. Keys are field names, `state`, `unit`, `period`, and the
 * words `not`, `any`, `all`, `kept`, `missed`, `moved`, `late`. A comparison with a missing value does not hold; its `not` does.
 */
export type Where = {
  readonly not?: Where
  readonly any?: readonly Where[]
  readonly all?: readonly Where[]
  /** The limit of such a state was met, or missed; a move of that name was made; the limit running now has run out. */
  readonly kept?: string | readonly string[]
  readonly missed?: string | readonly string[]
  readonly moved?: string | readonly string[]
  readonly late?: boolean
} & { readonly [field: string]: Condition | Where | readonly Where[] | undefined }

export interface FieldDocument {
  readonly type: FieldType
  readonly title: string
  readonly required?: true | Where
  /** Encrypted at rest, masked in lists. `idNumber` and `phone` are so without saying it. Text fields only. */
  readonly private?: true
  /** Printed behind the value: 人, 元, 分钟. */
  readonly unit?: string
  readonly hint?: string
  /** Other headings under which clerks write this column. */
  readonly synonyms?: readonly string[]
  /** `ledger.indicator` or `ledger.field` of an earlier return that fills the cell beforehand. */
  readonly prefill?: string
  /** No longer asked; its column and its past values stay. */
  readonly retired?: true
  /** choice, choices: what may be chosen, in display order. */
  readonly options?: readonly string[]
  /** ref: the ledger pointed into. */
  readonly ledger?: string
  /** unit: only units of this level. */
  readonly level?: string
  /** formula: the expression; see `formula`. */
  readonly formula?: string
  /** lines: the columns of the inner table. */
  readonly fields?: Readonly<Record<string, FieldDocument>>
  /** number: decimals kept and shown. Money has two. */
  readonly places?: number
  readonly min?: number
  readonly max?: number
  /** text: characters at most; 2,000 unless said. */
  readonly longest?: number
}

export interface NormRef {
  readonly norm: string
}
/** A span of time: one of these and no more. `schooldays` are working days within a term of the bureau's. */
export interface SpanDocument {
  readonly minutes?: number | NormRef
  readonly hours?: number | NormRef
  readonly days?: number | NormRef
  readonly workdays?: number | NormRef
  readonly schooldays?: number | NormRef
  readonly months?: number | NormRef
}
/**
 * A time limit: a span counted from entering the state or `after` a date or time field or an anchor; or `until` a field.
 * Days, working days and months do not count the day they begin on and run to the end of the last one.
 */
export interface LimitDocument extends SpanDocument {
  /** Where a state has several limits, the first whose row fits is meant; judged once, on entering. */
  readonly when?: Where
  readonly after?: string
  readonly until?: string
  /** Where the field of `after` or `until` is empty; without it the limit counts from entering, or there is none. */
  readonly else?: LimitDocument
  /** A last day that is no working day moves on to the next one (《民法典》第二百零三条). */
  readonly rolls?: true
  /** While the row is in one of these states the clock stands still, and goes on when it comes back. */
  readonly pause?: string | readonly string[]
}
export interface StateDocument {
  readonly title: string
  /** Nothing moves on from here, and rows here are at rest. */
  readonly final?: true
  /** Moves lead on from here, but nobody owes one: 在籍, 在册, 办学中. */
  readonly rests?: true
  /** No later than. */
  readonly limit?: LimitDocument | readonly LimitDocument[]
  /** No sooner than (公示). */
  readonly stay?: LimitDocument
}
export interface MoveDocument {
  readonly title: string
  readonly from: string | readonly string[]
  readonly to: string
  /** Positions that may make the move, held at the row's unit or above it. */
  readonly by: string | readonly string[]
  /** Fields that this move, and nothing else, writes. */
  readonly asks?: readonly string[]
  readonly reason?: true
  /** A return: its reason has to point at the cells that are wrong, at least at one. */
  readonly points?: true
  /** A reopening: it holds until the end of a day that the mover names. */
  readonly until?: true
  /** A paper that the move writes and numbers: the name of its declaration. */
  readonly prints?: string
  readonly when?: Where
  /**
   * The limit that runs in the state becomes longer by this, `times` times at most (once unless said). Such a move leads
   * from the state to itself, and only while the limit has not run out.
   */
  readonly extends?: SpanDocument & { readonly times?: number | NormRef }
  /** A move from a state to itself goes on with its limit, unless it says that the limit begins anew: 报进展. */
  readonly restarts?: true
  /** A move from a state to itself that somebody owes as long as the row, as it stands, fits: 签字, while unsigned. */
  readonly owed?: Where
  /** Open to the mover, and owed by nobody: 核实在外就读. Moves that ask a reason are so anyhow, where another leads on. */
  readonly optional?: true
  /**
   * May be made before the state's `stay` is over: 公示期间有异议. `only`: and not any more after that; what a stay gives
   * somebody time for lapses with it: 三十日内请求复查.
   */
  readonly early?: true | 'only'
  /** Takes a move back: in the state it returns to the limit goes on as if it had never been left. May leave a final state. */
  readonly undoes?: true
  /** A unit field: whoever holds the position there, or above there, makes the move, instead of at the row's own unit. */
  readonly at?: string
  /** A unit field: with the move the row goes over to that unit. */
  readonly hands?: string
}
export interface WorkflowDocument {
  readonly start: string
  readonly states: Readonly<Record<string, StateDocument>>
  readonly moves: Readonly<Record<string, MoveDocument>>
}

export const PERIOD_KINDS = [
  'day',
  'week',
  'ten_days',
  'month',
  'quarter',
  'half',
  'year',
  'term',
  'school_year',
  'once',
] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** Days that a due day may be counted from. A term's are the bureau's own; see `Term`. */
export const RECKONED_FROM = ['period_start', 'period_end', 'term_start', 'term_end'] as const
export type ReckonedFrom = (typeof RECKONED_FROM)[number]

/** A day in relation to a period: so many days after an anchor, or the first `MM-DD` on or after it. */
export interface ReckoningDocument {
  /** Days after the anchor; 0 is the anchor itself. */
  readonly day?: number | NormRef
  /** Instead of days working days after the anchor, which does not count: `3` after a month's end is the third working day of the next. */
  readonly workdays?: number | NormRef
  readonly after?: ReckonedFrom
  /** `10-15`: the first such day on or after the anchor, which is the period's first day unless `after` says otherwise. */
  readonly on?: string
}
export interface CadenceDocument {
  readonly each: PeriodKind
  /** Kinds of units that owe it; every unit of a filling level unless said. */
  readonly kinds?: readonly string[]
  /** From the beginning of which day a return is taken; the period's first day unless said. Counted from the period's first day unless said. */
  readonly opens?: ReckoningDocument
  /** By the end of which day a return is due, or by `hour` o'clock of it. Counted from the period's last day unless said. */
  readonly due?: ReckoningDocument & { readonly hour?: number | NormRef }
  /** So many days after the due day the form is locked; late returns are always taken where this is not said. */
  readonly closes?: { readonly days: number | NormRef }
  /** A unit with nothing to report says so with a zero return. */
  readonly zero?: true
  /** Collected only in the days that the bureau orders, and not from its declaration on: 疫情日报. */
  readonly ordered?: true
}

/**
 * 勾稽. Besides fields of the row its formula may ask for `before(x)` (the period before), `below(x)` (the sum over the
 * units directly below, same period), `alike(x)` (the median of similar units a period earlier) and `ledger.field` (the
 * latest counted row of that ledger of the same unit).
 */
export interface CheckDocument {
  /** Must hold, or the row is refused. */
  readonly hard?: string
  /** Should hold; otherwise an explanation is asked on submission, kept with the row and shown to the reviewer. */
  readonly soft?: string
  readonly says: string
}

/** How one figure is made from rows. Exactly one of count, sum, mean, max, min, ratio, stock. */
export interface IndicatorDocument {
  readonly title: string
  readonly unit?: string
  readonly about?: string
  readonly synonyms?: readonly string[]
  /** `rows`; `unit` (distinct units); or a field name (distinct values of that field). */
  readonly count?: string
  readonly sum?: string
  readonly mean?: string
  readonly max?: string
  readonly min?: string
  /** Numerator and denominator: indicators of this ledger, or `ledger.indicator`. Divided after adding up. */
  readonly ratio?: string
  readonly over?: string
  /** Values of percent and per100 are in hundredths, 95.34 and not 0.9534; see `ratioValue`. */
  readonly as?: 'percent' | 'per100' | 'number'
  /** Rows standing at the period's end: [date field from, date field to]. */
  readonly stock?: readonly [string, string]
  readonly where?: Where
  /** The date field that puts a row into a period, where it differs from the ledger's `on`. */
  readonly on?: string
  /** Replaces the ledger's `counted`. */
  readonly counted?: Where
  readonly places?: number
  /** Of a ledger with `goals`: only goals that their indicators have reached; `false`: only the others. */
  readonly reached?: boolean
}

/**
 * What a ledger's rows say of targets: which field names the indicator, which its wanted value and the bound (不低于, 不高于 or
 * 等于), and which field is the last day of the period and which its length (全年, 半年, 季度 or 月).
 */
export interface GoalsDocument {
  readonly indicator: string
  readonly value: string
  readonly bound: string
  readonly until: string
  readonly span: string
}

export interface LedgerDocument {
  readonly kind: 'ledger'
  readonly name: string
  readonly title: string
  readonly about?: string
  /** The folder of the catalogue it stands in, e.g. `safety`. */
  readonly section?: string
  /** Positions that fill it, `level.position`: the level says which units own rows. And inspectors who enter rows there. */
  readonly filledBy: string | readonly string[]
  readonly enteredBy?: string | readonly string[]
  readonly fields: Readonly<Record<string, FieldDocument>>
  /** Fields (also `unit`, `period`) that no two current rows share. */
  readonly key?: readonly string[]
  readonly on?: string
  readonly counted?: Where
  readonly cadence?: CadenceDocument
  readonly review?: readonly string[]
  readonly workflow?: WorkflowDocument
  readonly checks?: Readonly<Record<string, CheckDocument>>
  readonly indicators?: Readonly<Record<string, IndicatorDocument>>
  readonly readers?: readonly string[]
  readonly sealed?: true
  readonly goals?: GoalsDocument
}

export interface NormValue {
  readonly from: Day
  readonly value: number
  readonly source: string
  /** Local practice: the bureau is expected to edit it. */
  readonly local?: true
}
/** A number that a rule fixes: named, dated, sourced. The value in force on the row's day applies. */
export interface NormDocument {
  readonly kind: 'norm'
  readonly name: string
  readonly title: string
  readonly unit: string
  readonly values: readonly NormValue[]
}

export interface LevelDocument {
  readonly name: string
  readonly title: string
  /** The position that heads a unit of this level: what runs late is told to it. */
  readonly head?: string
  /** An authority with sections: its head is the leader in charge of what runs late below. */
  readonly bureau?: true
}
export interface PositionDocument {
  readonly name: string
  readonly title: string
  /** May import and correct rows of every unit at and below its own. */
  readonly steward?: true
}
/** The levels of units from the top down, and the positions held at them. */
export interface OrganisationDocument {
  readonly kind: 'organisation'
  readonly levels: readonly LevelDocument[]
  readonly positions: readonly PositionDocument[]
  readonly unitKinds: Readonly<Record<string, string>>
}

export interface ReportDocument {
  readonly kind: 'report'
  readonly name: string
  readonly title: string
  readonly about?: string
  /** The period a report is about. */
  readonly each: PeriodKind
  /** Levels of units it can be made for. */
  readonly levels: readonly string[]
  /** Prose with figures in braces; see `report`. */
  readonly body: string
  /** 主送, without its colon: who it goes to. */
  readonly to?: string
  /** 抄送: without it there is no 版记. */
  readonly copies?: string
  /** With the unit's name in red above it, and the number it is published under. */
  readonly head?: 'red'
}

export type Declaration = LedgerDocument | NormDocument | OrganisationDocument | ReportDocument | PaperDocument

/** One fault of a document or of a value: where, and in words a clerk can mend it by. */
export interface Fault {
  readonly path: string
  readonly says: string
}
