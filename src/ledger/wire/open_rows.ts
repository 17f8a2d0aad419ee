/** Rows that somebody owes a move, as they travel: My work, what is owed below, the calendar of what falls due. */
import { z } from 'zod'
import { MoveOffer } from '../wire.ts'

export const LIGHTS = ['red', 'yellow', 'green'] as const
export const OPEN_ROWS = ['mine', 'waiting', 'below'] as const

/** Who owes the next move: everybody who holds this position at this unit. */
export const HolderWire = z.object({
  position: z.string(),
  title: z.string(),
  /** Null where no unit of the position's level stands at or above the row. */
  unit: z.string().nullable(),
  unit_name: z.string(),
})

/** Instants are ISO 8601. `due_at` is the first instant that is late: the last day to act is the one before it. */
export const OpenRowWire = z.object({
  ledger: z.string(),
  ledger_title: z.string(),
  id: z.number(),
  version: z.number(),
  unit: z.string(),
  unit_name: z.string(),
  /** What the row is called: its key, or its first required fields; sealed ones name nobody. */
  label: z.string(),
  state: z.string(),
  state_title: z.string(),
  /** When the limit began to run; when the row came into its state where there is none. */
  since: z.string(),
  due_at: z.string().nullable(),
  /** Green also where nothing is due. */
  light: z.enum(LIGHTS),
  /** The clock stands still, and goes on once the row comes back from this state. */
  paused: z.boolean(),
  /** Before this instant the row may not be moved on (公示). */
  free_at: z.string().nullable(),
  /** Moves open to me, as on the row's page: what I owe first, then what only sends back, extends or notes. */
  moves: z.array(MoveOffer),
  held_by: z.array(HolderWire),
  /** Who made the last move; null for the platform. */
  moved_by: z.string().nullable(),
  moved_at: z.string(),
})

const Count = z.object({ red: z.number(), yellow: z.number(), green: z.number() })

export const OpenRowsQuery = z.object({
  /**
   * `mine`: rows that I can move. `waiting`: rows of my units, and rows that I moved last, which now wait for others.
   * `below`: what my units and those below them owe.
   */
  what: z.enum(OPEN_ROWS).default('mine'),
  light: z.enum(LIGHTS).optional(),
  ledger: z.string().optional(),
  /**
   * Rows of this unit and of all below it. With `below`: what positions at this unit and below it owe; and with a
   * `holder` of the unit's own level what that holder owes, as `BelowWire` counts it.
   */
  unit: z.string().optional(),
  /** A position that owes the next move. */
  holder: z.string().optional(),
  search: z.string().max(100).optional(),
  /** `out` leaves out, from rows and counts alike, what is due only after the days of `limit.far_days`. */
  far: z.enum(['in', 'out']).optional(),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})
export const OpenRowsWire = z.object({
  /** Now, as the server sees it. */
  at: z.string(),
  /** Late first, then by due instant, then what has no limit by how long it has stood. */
  rows: z.array(OpenRowWire),
  /** Of all that was asked. */
  total: z.number(),
  page: z.number(),
  size: z.number(),
  /** The same without the light asked for. */
  counts: Count,
  /** How many of all that was asked are due only after so many days, listed or left out. */
  far: z.object({ count: z.number(), days: z.number() }),
  /** The same without the ledger asked for, late ones first. */
  ledgers: z.array(z.object({ name: z.string(), title: z.string(), count: z.number(), red: z.number() })),
})

export const BelowQuery = z.object({
  /** One's own highest unit unless said. */
  unit: z.string().optional(),
})
export const BelowWire = z.object({
  at: z.string(),
  unit: z.string(),
  unit_name: z.string(),
  /** From one's own unit down to the one asked for. */
  trail: z.array(z.object({ unit: z.string(), unit_name: z.string() })),
  /** What is owed at or below the unit; a row that several may move counts once. */
  counts: Count,
  /** Who owes at this very unit; a row that several positions may move stands under each. */
  holders: z.array(
    z.object({
      position: z.string(),
      title: z.string(),
      /** Names of those who hold it today; none: vacant. */
      people: z.array(z.string()),
      counts: Count,
    }),
  ),
  /** The units directly below with what is owed at or below each, late ones first. */
  units: z.array(z.object({ unit: z.string(), unit_name: z.string(), below: z.boolean(), counts: Count })),
})

export const CalendarQuery = z.object({
  /** Days, both included; at most 366. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** `waiting` is nobody's day. */
  what: z.enum(['mine', 'below']).default('mine'),
})
export const CalendarItemWire = z.object({
  kind: z.enum(['row', 'duty']),
  ledger: z.string(),
  ledger_title: z.string(),
  unit: z.string(),
  unit_name: z.string(),
  /** Of a row its label, of a duty its period. */
  label: z.string(),
  id: z.number().nullable(),
  period: z.string().nullable(),
  state_title: z.string(),
  due_at: z.string(),
  light: z.enum(LIGHTS),
})
export const CalendarWire = z.object({
  at: z.string(),
  from: z.string(),
  to: z.string(),
  /** Only days on which something falls due: the last day to act. */
  days: z.array(
    z.object({
      day: z.string(),
      counts: Count,
      /** The first so many; `counts` tell how many there are. */
      items: z.array(CalendarItemWire),
    }),
  ),
  /** What was due before `from` and is still owed. */
  late: z.number(),
})

/** The calendar feed of the person signed in. */
export const FeedWire = z.object({
  /** When the address was made; null where there is none. */
  made_at: z.string().nullable(),
  /** When a calendar last asked for it. */
  used_at: z.string().nullable(),
})
/** The address, shown this once; those made before stop working. Begins with `/`. */
export const FeedMadeWire = z.object({ address: z.string(), made_at: z.string() })

export type OpenLight = (typeof LIGHTS)[number]
export type OpenWhat = (typeof OPEN_ROWS)[number]
export type OpenRow = z.infer<typeof OpenRowWire>
export type OpenRows = z.infer<typeof OpenRowsWire>
export type OpenRowsAsked = z.infer<typeof OpenRowsQuery>
export type OpenCounts = z.infer<typeof Count>
export type Holder = z.infer<typeof HolderWire>
export type Below = z.infer<typeof BelowWire>
export type WorkCalendar = z.infer<typeof CalendarWire>
export type CalendarItem = z.infer<typeof CalendarItemWire>
export type Feed = z.infer<typeof FeedWire>
export type FeedMade = z.infer<typeof FeedMadeWire>
