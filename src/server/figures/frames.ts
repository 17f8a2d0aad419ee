/**
 * Where frames and the reader's sight come from: the database as it is now, each asked for once; or what a publication
 * has kept. Everything taken from the live tree is recorded, so that it can be kept.
 */
import type { Day } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { reachOf } from '../org/scope.ts'
import { type Frame, frameOn } from './frame.ts'
import { type Collecting, collectingOf } from './owed.ts'
import type { Visible } from './scope.ts'
import { type Grouping, liveTrees, parentOf } from './tree.ts'

export interface Frames {
  frame(unit: string, day: Day, grouping: Grouping | null): Promise<Frame>
  /** The unit directly above; null for the county. */
  parent(unit: string, day: Day): Promise<string | null>
  /** What the reader sees of a ledger under a unit, on the tree of the day. */
  visible(ledger: string, unit: string, day: Day): Promise<Visible>
  /** What was laid down about the collecting of a ledger, as of the moment; now, where none is given. */
  collecting(ledger: string, at: string | null): Promise<Collecting>
}

/** All answers given, as plain data. */
export interface KeptFrames {
  readonly frames: Readonly<Record<string, Frame>>
  readonly parents: Readonly<Record<string, string | null>>
  readonly visible: Readonly<Record<string, 'all' | readonly string[]>>
  readonly collecting: Readonly<Record<string, Collecting>>
}

const frameKey = (unit: string, day: Day, grouping: Grouping | null): string => {
  if (grouping === null) return `${unit} ${day}`
  if (grouping.by === 'own') return `${unit} ${day} own`
  return `${unit} ${day} ${grouping.by}:${grouping.by === 'level' ? grouping.level : grouping.kind}`
}

export interface LiveFrames extends Frames {
  kept(): KeptFrames
  /** Looks up for all these ledgers at once what would otherwise be asked of each. */
  foresee(ledgers: readonly string[], at: string | null): Promise<void>
}

export const liveFrames = (tx: Tx): LiveFrames => {
  const trees = liveTrees(tx)
  const frames: Record<string, Frame> = {}
  const parents: Record<string, string | null> = {}
  const visible: Record<string, 'all' | string[]> = {}
  const collecting: Record<string, Collecting> = {}
  return {
    frame: async (unit, day, grouping) =>
      (frames[frameKey(unit, day, grouping)] ??= frameOn(await trees(unit, grouping), unit, day)),
    parent: async (unit, day) => {
      const key = frameKey(unit, day, null)
      if (!Object.hasOwn(parents, key)) parents[key] = await parentOf(tx, unit, day)
      return parents[key] ?? null
    },
    visible: async (ledger, unit, day) => {
      const whole = (visible[ledger] ??= (await seenWhole(tx, [ledger])).has(ledger) ? 'all' : [])
      if (whole === 'all') return 'all'
      return new Set((visible[sightKey(ledger, unit, day)] ??= await reachOf(tx, ledger, unit, day)))
    },
    collecting: async (ledger, at) => (collecting[ledger] ??= (await collectingOf(tx, [ledger], at)).get(ledger)!),
    foresee: async (ledgers, at) => {
      const whole = await seenWhole(tx, ledgers)
      for (const ledger of ledgers) visible[ledger] ??= whole.has(ledger) ? 'all' : []
      for (const [ledger, laid_down] of await collectingOf(tx, ledgers, at)) collecting[ledger] ??= laid_down
    },
    kept: () => ({ frames, parents, visible, collecting }),
  }
}

const sightKey = (ledger: string, unit: string, day: Day): string => `${ledger} ${frameKey(unit, day, null)}`

/** The ledgers of which the reader sees the whole county: no list of it is needed, whichever unit is asked about. */
const seenWhole = async (tx: Tx, ledgers: readonly string[]): Promise<ReadonlySet<string>> => {
  const seen = await tx.rows<{ ledger: string }>(sql`
    select l.ledger from unnest(${ledgers}::text[]) l(ledger) where org.sees_all(l.ledger)`)
  return new Set(seen.map(({ ledger }) => ledger))
}

/** Asking for what was not kept is a bug: the same query asks for the same frames. */
export const keptFrames = ({ frames, parents, visible, collecting }: KeptFrames): Frames => ({
  frame: async (unit, day, grouping) => kept(frames, frameKey(unit, day, grouping)),
  parent: async (unit, day) => kept(parents, frameKey(unit, day, null)),
  visible: async (ledger, unit, day) =>
    kept(visible, ledger) === 'all' ? 'all' : new Set(kept(visible, sightKey(ledger, unit, day))),
  collecting: async (ledger) => kept(collecting, ledger),
})

const kept = <T>(from: Readonly<Record<string, T>>, key: string): T => {
  if (!Object.hasOwn(from, key)) throw new Error(`The publication does not hold "${key}".`)
  return from[key]!
}
