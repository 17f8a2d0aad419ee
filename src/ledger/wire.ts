/**
 * What travels between browser and server, as zod schemas and the types they give. The server validates with them,
 * the OpenAPI document is printed from them, and the pages are typed by them.
 */
import { z } from 'zod'
import { FigureWire } from './wire/figure.ts'
import type { Value } from './document.ts'
import type { Path } from './time/step.ts'

const value: z.ZodType<Value> = z.any()
export const Values = z.record(z.string(), value)
export const Marks = z.record(z.string(), z.enum(['not_applicable', 'exempt']))
/** Soft checks that do not hold, with what is said to them. */
export const Explained = z.record(z.string(), z.string().max(1000))
/** Made by the client once a submission; sending the same key again gives the first answer. */
export const RequestKey = z.string().min(8).max(64)

/** What is known of a row beside its cells: explanations of soft checks, and cells that were filled beforehand. */
export const NotesWire = z.object({
  explained: z.record(z.string(), z.string()).optional(),
  prefilled: z.record(z.string(), z.object({ from: z.string(), period: z.string().nullable(), value })).optional(),
})

export const FaultWire = z.object({ path: z.string(), says: z.string() })
export const ProblemWire = z.object({
  code: z.string(),
  status: z.number().int(),
  /** In the reader's language. */
  message: z.string(),
  faults: z.array(FaultWire).optional(),
  details: z.record(z.string(), z.unknown()).optional(),
})

export const SeatWire = z.object({
  position: z.string(),
  title: z.string(),
  unit: z.string(),
  unit_name: z.string(),
  /** Whose seat it is, where it is held on loan. */
  lent_by: z.string().optional(),
})
export const SessionWire = z.object({
  person: z.object({ id: z.number(), login: z.string(), name: z.string() }),
  seats: z.array(SeatWire),
  /** The unit the pages start from. */
  home: z.object({ code: z.string(), name: z.string(), level: z.string() }),
  root: z.object({ code: z.string(), name: z.string() }),
  /** Today in Asia/Shanghai, as the server sees it. */
  today: z.string(),
  must_change_password: z.boolean(),
  /** Keeps the units and people of the whole county. */
  steward: z.boolean(),
  /** From when on a limit is yellow: so many days before it runs out, but no longer than this share (0 to 1) of the whole. */
  soon: z.object({ days: z.number(), share: z.number() }),
})
export const SignIn = z.object({ login: z.string().min(1).max(64), password: z.string().min(1).max(200) })
export const ChangePassword = z.object({ old: z.string().max(200), new: z.string().min(8).max(200) })

/** A person as stewards see them: never with anything of a password. */
export const PersonWire = z.object({
  id: z.number(),
  login: z.string(),
  name: z.string(),
  active: z.boolean(),
  must_change: z.boolean(),
  /** A moment; null where the person may sign in. */
  locked_until: z.string().nullable(),
  seats: z.array(SeatWire),
})
export const PeopleWire = z.object({
  people: z.array(PersonWire),
  total: z.number(),
  page: z.number(),
  size: z.number(),
})
export const ResetPassword = z.object({ password: z.string().min(8).max(200) })

export const UnitWire = z.object({
  code: z.string(),
  name: z.string(),
  level: z.string(),
  kind: z.string().nullable(),
  parent: z.string().nullable(),
  opened_on: z.string(),
  closed_on: z.string().nullable(),
  /** Units directly below, on the day asked. */
  children: z.number().optional(),
})

/** The moves that a row has made, each with the limit it set going: `Step`s of `ledger/time`, oldest first. */
const path: z.ZodType<Path | null> = z.any()

export const RowWire = z.object({
  id: z.number(),
  version: z.number(),
  unit: z.string(),
  unit_name: z.string(),
  period: z.string().nullable(),
  state: z.string(),
  /** The day that puts the row into a period. */
  day: z.string(),
  opened_at: z.string(),
  closed_at: z.string().nullable(),
  by: z.string().nullable(),
  values: Values,
  marks: Marks,
  notes: NotesWire,
  /** Of ledgers with a workflow of their own: the moves so far. */
  path,
  /** The first instant that is late. */
  due_at: z.string().nullable(),
  /** Shown keys of rows that ref fields point at, and names of units: field → text. */
  labels: z.record(z.string(), z.string()).optional(),
})
export const RowsWire = z.object({ rows: z.array(RowWire), total: z.number(), page: z.number(), size: z.number() })
export const MoveOffer = z.object({
  name: z.string(),
  title: z.string(),
  to: z.string(),
  asks: z.array(z.string()),
  reason: z.boolean(),
  /** The reason points at cells. */
  points: z.boolean(),
  /** It holds until a day that the mover names. */
  until: z.boolean(),
  /** The limit becomes longer by it. */
  extends: z.boolean().optional(),
  /** A paper is written with it. */
  prints: z.string().optional(),
  /** Where the limit stands in its way now: the code of the Problem it would be refused with. */
  blocked: z.enum(['too_early', 'too_late', 'often_enough', 'not_now']).optional(),
  /** What would be due after the move, made now; absent where that depends on what the move asks. */
  then_due_at: z.string().nullable().optional(),
})
export const RowPageWire = z.object({
  row: RowWire,
  moves: z.array(MoveOffer),
  can_edit: z.boolean(),
  can_withdraw: z.boolean(),
  /** Names of those who made the steps of the path, by the id that stands there. */
  people: z.record(z.string(), z.string()),
})
export const VersionWire = RowWire.extend({
  act: z.string(),
  move: z.string().nullable(),
  reason: z.string().nullable(),
  /** Cells that the reason points at. */
  cells: z.record(z.string(), z.string()),
  until: z.string().nullable(),
  at: z.string(),
})
export const HistoryWire = z.object({ versions: z.array(VersionWire) })

export const RowsQuery = z.object({
  unit: z.string().optional(),
  period: z.string().optional(),
  state: z.string().optional(),
  /** A `Where` as JSON. */
  where: z.string().optional(),
  search: z.string().max(100).optional(),
  /** `field` or `-field`. */
  sort: z.string().optional(),
  /** Rows whose limit has run out, or is yellow, or runs at all; as it stands now. */
  due: z.enum(['late', 'soon', 'running']).optional(),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(500).default(50),
  as_of: z.string().optional(),
})
export const NewRow = z.object({
  key: RequestKey,
  unit: z.string(),
  period: z.string().nullish(),
  values: Values,
  marks: Marks.optional(),
  explained: Explained.optional(),
  /** A move to be made with it, so that a return is filled and handed in at one stroke. */
  move: z.string().optional(),
})
export const EditRow = z.object({
  key: RequestKey,
  version: z.number().int(),
  values: Values,
  marks: Marks.optional(),
  explained: Explained.optional(),
})
export const MakeMove = z.object({
  key: RequestKey,
  version: z.number().int(),
  move: z.string(),
  values: Values.optional(),
  /** What is asked and does not exist is said to be 不适用 or 免报; it is not left open. */
  marks: Marks.optional(),
  explained: Explained.optional(),
  reason: z.string().max(2000).optional(),
  /** Cells that the reason points at, each with what is wrong there. */
  cells: z.record(z.string(), z.string().max(500)).optional(),
  /** The last day of a reopening. */
  until: z.string().optional(),
})
export const WithdrawRow = z.object({ key: RequestKey, version: z.number().int(), reason: z.string().min(1).max(2000) })

export const LedgerSummary = z.object({
  name: z.string(),
  title: z.string(),
  about: z.string().optional(),
  section: z.string(),
  rows: z.number(),
  can_fill: z.boolean(),
  can_import: z.boolean(),
})
/** A ledger as a page needs it: the document with `review` already spelled out as a workflow. */
export const LedgerPage = z.object({
  document: z.any(),
  can_fill: z.boolean(),
  can_import: z.boolean(),
  /** Ledgers that the reader reads too, with the field whose rows point at rows of this one. */
  pointed_by: z.array(z.object({ name: z.string(), title: z.string(), field: z.string(), can_fill: z.boolean() })),
})

/** How figures are split: `level:township`, `field:grade`, `group:districts`, `series:month`. */
export const FiguresQuery = z.object({
  /** Comma-separated `ledger.indicator`. */
  indicators: z.string(),
  unit: z.string(),
  period: z.string(),
  as_of: z.string().optional(),
  by: z.string().optional(),
  /** Comma-separated `last_year`, `share`, `target`, `year_target`, `five_years`. */
  compare: z.string().optional(),
})
export const FiguresWire = z.object({ figures: z.array(FigureWire) })
export const TraceQuery = z.object({
  indicator: z.string(),
  unit: z.string(),
  period: z.string(),
  as_of: z.string().optional(),
  /** Ratios: which side. */
  part: z.enum(['numerator', 'denominator']).default('numerator'),
  /** `by` and one of its keys, as in a figure's group. */
  by: z.string().optional(),
  group: z.string().optional(),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(500).default(50),
})
/** Rows behind a figure; `formula` says in words how it is made. */
export const TraceWire = RowsWire.extend({ ledger: z.string(), formula: z.string(), value: z.number().nullable() })

/**
 * What decided that an inline stands there at all: the clauses of a condition, the values of a list. Whoever may not know
 * that may not read the words either. `beyond`: it was reckoned with units beside or above the report's own.
 */
export const LeansWire = z.object({ ledgers: z.array(z.string()), beyond: z.boolean().optional() })

/** A filled report as a page shows it: blocks of text with figures standing in them. */
export const InlineWire = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string(), leans_on: LeansWire.optional() }),
  z.object({
    type: z.literal('figure'),
    figure: FigureWire,
    text: z.string(),
    number: z.number(),
    /** Modifiers as a template writes them: `同比:1位`. */
    spelled: z.string().optional(),
    leans_on: LeansWire.optional(),
  }),
  z.object({
    type: z.literal('gap'),
    text: z.string(),
    indicator: z.string(),
    number: z.number().optional(),
    /** The reader's positions may not know it; nothing is missing. */
    withheld: z.literal(true).optional(),
    leans_on: LeansWire.optional(),
  }),
])
export const BlockWire = z.discriminatedUnion('type', [
  z.object({ type: z.literal('heading'), level: z.number(), inlines: z.array(InlineWire) }),
  z.object({ type: z.literal('paragraph'), inlines: z.array(InlineWire) }),
  z.object({
    type: z.literal('table'),
    caption: z.string(),
    head: z.array(z.string()),
    rows: z.array(z.array(z.array(InlineWire))),
    /** To be drawn: a group of bars or a point of the lines for each row. */
    chart: z.enum(['bar', 'line']).optional(),
  }),
])
export const ReportSummary = z.object({
  name: z.string(),
  title: z.string(),
  about: z.string().optional(),
  each: z.string(),
  levels: z.array(z.string()),
})
export const FilledReportWire = z.object({
  name: z.string(),
  title: z.string(),
  unit: z.string(),
  unit_name: z.string(),
  period: z.string(),
  as_of: z.string(),
  blocks: z.array(BlockWire),
  figures: z.array(FigureWire),
  gaps: z.number(),
  /** What stands around the text on paper: 主送, 抄送, 红头. */
  frame: z
    .object({ to: z.string().optional(), copies: z.string().optional(), head: z.literal('red').optional() })
    .optional(),
  /** The version of each ledger whose indicators stand in it. */
  versions: z.record(z.string(), z.number()).optional(),
})

export const EventWire = z.object({
  seq: z.number(),
  at: z.string(),
  person: z.string().nullable(),
  act: z.string(),
  ledger: z.string().nullable(),
  row: z.number().nullable(),
  version: z.number().nullable(),
  unit: z.string().nullable(),
  /** What the unit was called on that day. */
  unit_name: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
})

/** Lists as they travel: never a bare array, so that counts and notes can join later. */
export const LedgersWire = z.object({ ledgers: z.array(LedgerSummary) })
export const ReportsWire = z.object({ reports: z.array(ReportSummary) })
export const UnitsWire = z.object({ units: z.array(UnitWire), total: z.number(), page: z.number(), size: z.number() })
export const LogWire = z.object({ events: z.array(EventWire), total: z.number(), page: z.number(), size: z.number() })
/** An uploaded file, as `file` fields hold its id. */
export const FileWire = z.object({ id: z.string(), name: z.string(), size: z.number(), media: z.string() })

export type Problem = z.infer<typeof ProblemWire>
export type Session = z.infer<typeof SessionWire>
export type Person = z.infer<typeof PersonWire>
export type Unit = z.infer<typeof UnitWire>
export type Row = z.infer<typeof RowWire>
export type Rows = z.infer<typeof RowsWire>
export type RowPage = z.infer<typeof RowPageWire>
export type MoveOfferRow = z.infer<typeof MoveOffer>
export type Version = z.infer<typeof VersionWire>
export type Figure = z.infer<typeof FigureWire>
export type Trace = z.infer<typeof TraceWire>
export type Leans = z.infer<typeof LeansWire>
export type Inline = z.infer<typeof InlineWire>
export type Block = z.infer<typeof BlockWire>
export type FilledReport = z.infer<typeof FilledReportWire>
export type LedgerRow = z.infer<typeof LedgerSummary>
export type Event = z.infer<typeof EventWire>
export type FileRow = z.infer<typeof FileWire>
export type ReportRow = z.infer<typeof ReportSummary>
