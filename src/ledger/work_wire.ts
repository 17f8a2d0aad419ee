/** What travels about collecting: duties, the collection page, review, and what a form needs before it is filled. */
import { z } from 'zod'
import { OwedSectionWire } from './wire/manuscripts.ts'
import { DUTY_STATES } from './duty.ts'
import { FaultWire, RowWire, Values } from './wire.ts'

export * from './review_wire.ts'

const Light = z.enum(['green', 'yellow', 'red']).nullable()
export const ExceptionWire = z.object({
  id: z.number(),
  kind: z.enum(['exempt', 'not_applicable', 'zero', 'reopened']),
  until: z.string().nullable(),
  reason: z.string(),
  by: z.string().nullable(),
  at: z.string(),
})

/** One unit owes one ledger for one period. Instants are ISO 8601 with their zone. */
export const DutyWire = z.object({
  ledger: z.string(),
  title: z.string(),
  unit: z.string(),
  unit_name: z.string(),
  period: z.string(),
  period_title: z.string(),
  opens_at: z.string(),
  due_at: z.string().nullable(),
  closes_at: z.string().nullable(),
  state: z.enum(DUTY_STATES),
  light: Light,
  /** Null where nothing has been begun. Of a ledger with many rows a unit, the one that is furthest behind. */
  row: z.object({ id: z.number(), version: z.number(), state: z.string(), state_title: z.string() }).nullable(),
  rows: z.number(),
  /** When it was first handed in; null where it was not, or where rows came in with a list. */
  handed_in_at: z.string().nullable(),
  /** Null where it is not in, or nothing says when it is due. */
  on_time: z.boolean().nullable(),
  /** How often it was sent back. */
  returns: z.number(),
  exceptions: z.array(ExceptionWire),
})
export const DutiesWire = z.object({ duties: z.array(DutyWire), total: z.number(), page: z.number(), size: z.number() })
export const DutiesQuery = z.object({
  ledger: z.string().optional(),
  unit: z.string(),
  /** A period's code, or every period that begins from–to. */
  period: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  /** Comma-separated duty states. */
  state: z.string().optional(),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(1000).default(100),
})

/** My work: what I owe, and what waits for my verdict. */
export const WorkWire = z.object({
  /** Now, as the server sees it. */
  at: z.string(),
  /** Duties of the units I fill for that are not in: late first, then by due day. */
  owed: z.array(DutyWire),
  owed_total: z.number(),
  /** Handed in within the last weeks, newest first. */
  handed_in: z.array(DutyWire),
  /** Returns that wait for a move of mine, by ledger, period and state. */
  reviews: z.array(
    z.object({
      ledger: z.string(),
      title: z.string(),
      period: z.string().nullable(),
      period_title: z.string(),
      state: z.string(),
      state_title: z.string(),
      waiting: z.number(),
      /** Of these, how many carry explanations of checks that do not hold. */
      explained: z.number(),
      oldest_at: z.string(),
    }),
  ),
  /** Sections of reports that I write, and those handed in to me. */
  writing: z.array(OwedSectionWire),
})

export const CollectionQuery = z.object({
  unit: z.string().optional(),
  /** The last period shown; the latest that has begun unless said. */
  period: z.string().optional(),
  /** How many periods side by side. */
  periods: z.coerce.number().int().min(1).max(24).default(6),
  /** `late`: units with something late or locked; `waiting`: with something in review; `returned`; `all`. */
  show: z.enum(['all', 'late', 'waiting', 'returned']).default('all'),
  search: z.string().max(100).optional(),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(1000).default(100),
})
const Tally = z.object({
  due: z.number(),
  /** Handed in and not sent back: what figures count. */
  received: z.number(),
  accepted: z.number(),
  late: z.number(),
  returned: z.number(),
  excused: z.number(),
  /** Of those handed in, on time; and of those accepted, never sent back. */
  on_time: z.number(),
  first_right: z.number(),
})
export const CollectionWire = z.object({
  ledger: z.string(),
  title: z.string(),
  unit: z.string(),
  unit_name: z.string(),
  at: z.string(),
  windows: z.array(z.object({ id: z.number(), from: z.string(), to: z.string().nullable() })),
  may_order: z.boolean(),
  periods: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      opens_at: z.string(),
      due_at: z.string().nullable(),
      closes_at: z.string().nullable(),
      tally: Tally,
    }),
  ),
  /** Units that owe, with a cell for each period; null where the unit does not owe that period. */
  units: z.array(
    z.object({
      unit: z.string(),
      unit_name: z.string(),
      /** The unit directly above. */
      above: z.string(),
      above_name: z.string(),
      cells: z.array(
        z
          .object({
            state: z.enum(DUTY_STATES),
            light: Light,
            row: z.number().nullable(),
            handed_in_at: z.string().nullable(),
            on_time: z.boolean().nullable(),
            returns: z.number(),
          })
          .nullable(),
      ),
      tally: Tally,
    }),
  ),
  total: z.number(),
  page: z.number(),
  size: z.number(),
  /** The same added up by the units directly below the one asked about. */
  groups: z.array(z.object({ unit: z.string(), unit_name: z.string(), tally: Tally })),
})
export const CollectionsWire = z.object({
  collections: z.array(
    z.object({
      ledger: z.string(),
      title: z.string(),
      each: z.string(),
      collected: z.boolean(),
      period: z.string().nullable(),
      period_title: z.string(),
      due_at: z.string().nullable(),
      tally: Tally,
    }),
  ),
})
export const NewWindow = z.object({ from: z.string(), to: z.string().nullish() })
export const NewExceptions = z.object({
  kind: z.enum(['exempt', 'not_applicable', 'zero', 'reopened']),
  units: z.array(z.string()).min(1).max(1000),
  period: z.string(),
  until: z.string().optional(),
  reason: z.string().max(500).default(''),
})
export const RemindersAsked = z.object({
  period: z.string(),
  /** Units at or below which the late ones are reminded; the whole of one's reach unless said. */
  unit: z.string().optional(),
})
export const RemindersWire = z.object({
  reminded: z.number(),
  /** Within the quiet hours: not again. */
  quiet: z.number(),
  /** Late, and nobody there who fills the ledger. */
  nobody: z.array(z.object({ unit: z.string(), unit_name: z.string() })),
})

/** All that a form needs: whether it may be filled, what is known already, and what its checks compare with. */
export const DeskWire = z.object({
  duty: DutyWire.nullable(),
  row: RowWire.nullable(),
  /** What the cells begin with, and where it comes from. */
  prefilled: z.record(
    z.string(),
    z.object({
      from: z.string(),
      from_title: z.string(),
      period: z.string().nullable(),
      period_title: z.string(),
      value: z.any(),
    }),
  ),
  /** Cells of the period before, of units below added up, the median of similar units, and cells of other ledgers. */
  before: Values.nullable(),
  below: z.record(z.string(), z.number().nullable()),
  alike: z.record(z.string(), z.number().nullable()),
  others: z.record(z.string(), z.number().nullable()),
  /** The last return: who sent it back, why, and the cells. */
  sent_back: z
    .object({ by: z.string().nullable(), at: z.string(), reason: z.string(), cells: z.record(z.string(), z.string()) })
    .nullable(),
})

/** A ledger in the making, before anybody is asked to fill it. */
export const DraftToCheck = z.object({ document: z.unknown() })
export const DraftChecked = z.object({
  faults: z.array(FaultWire),
  /** Fields that are collected already, and where. */
  known: z.array(
    z.object({
      field: z.string(),
      title: z.string(),
      ledger: z.string(),
      ledger_title: z.string(),
      known_as: z.string(),
      known_title: z.string(),
      /** It is filled from there already. */
      prefilled: z.boolean(),
    }),
  ),
  /** What one return, and a year of them, costs each unit; null where no time for a cell is laid down. */
  cost: z
    .object({
      cells: z.number(),
      prefilled: z.number(),
      minutes: z.number(),
      returns_a_year: z.number(),
      minutes_a_year: z.number(),
    })
    .nullable(),
})

/** Something back: what the unit's own numbers are worth, at once. */
export const EchoWire = z.object({
  period: z.string().nullable(),
  period_title: z.string(),
  before_title: z.string(),
  /** Units of the same level in the county that have reported so far, this one among them. */
  reported: z.number(),
  figures: z.array(
    z.object({
      indicator: z.string(),
      title: z.string(),
      value: z.number().nullable(),
      display: z.string(),
      before: z.string(),
      change: z.number().nullable(),
      change_display: z.string(),
      /** Of the units of the same level in the county; null where fewer have reported than the small-cell norm says. */
      median: z.number().nullable(),
      median_display: z.string(),
      /** The median of those of the same kind. */
      alike: z.number().nullable(),
      alike_display: z.string(),
      alike_units: z.number(),
      unit_of_measure: z.string(),
    }),
  ),
  /** What is open for this unit besides. */
  open: z.array(DutyWire),
})

export const DelegationWire = z.object({
  person: z.number(),
  name: z.string(),
  by: z.number(),
  by_name: z.string(),
  position: z.string(),
  title: z.string(),
  unit: z.string(),
  unit_name: z.string(),
  from: z.string(),
  to: z.string().nullable(),
})
export const DelegationsWire = z.object({ given: z.array(DelegationWire), held: z.array(DelegationWire) })
export const NewDelegation = z.object({
  login: z.string().max(64),
  position: z.string(),
  unit: z.string(),
  from: z.string(),
  /** The last day of it. */
  to: z.string(),
})

export type Duty = z.infer<typeof DutyWire>
export type Work = z.infer<typeof WorkWire>
export type Collection = z.infer<typeof CollectionWire>
export type Collections = z.infer<typeof CollectionsWire>
export type CollectionTally = z.infer<typeof Tally>
export type DutyException = z.infer<typeof ExceptionWire>
export type Reminded = z.infer<typeof RemindersWire>
export type Duties = z.infer<typeof DutiesWire>
export type Exceptions = z.input<typeof NewExceptions>
export type DraftCheck = z.infer<typeof DraftChecked>
export type Desk = z.infer<typeof DeskWire>
export type Echo = z.infer<typeof EchoWire>
export type Delegation = z.infer<typeof DelegationWire>
export type Delegations = z.infer<typeof DelegationsWire>
export type NewLoan = z.infer<typeof NewDelegation>
