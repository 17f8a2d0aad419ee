/**
 * The units a figure is about: everything under the asked unit on the tree of one day, and how a split puts them into
 * groups. A frame is plain data, so that a publication can keep it and be recomputed after any later merger.
 */
import type { Day } from '../../ledger/index.ts'
import { holds, stoodAt, type Tree } from './tree.ts'

export interface FrameUnit {
  readonly code: string
  readonly level: string
  /** Open on the day: it owes its returns. A unit closed earlier only keeps the rows it left. */
  readonly open: boolean
  readonly unit_kind: string | null
  readonly opened_on: Day
  /** The first day on which it was no more. */
  readonly closed_on: Day | null
}
export interface FrameGroup {
  readonly key: string
  readonly title: string
  readonly units: readonly FrameUnit[]
}
export interface Frame {
  readonly unit: string
  /** Undefined where there is no such unit. */
  readonly name: string | undefined
  /** The asked unit is the county: no row lies outside. */
  readonly whole: boolean
  /** Cut down from the whole county, most of which is left: reading all of it costs less than naming its units row by row. */
  readonly mostly?: boolean
  readonly units: readonly FrameUnit[]
  /** By the level or the kind of group asked for; a unit may be in several groups of a kind, or in none. */
  readonly groups: readonly FrameGroup[]
}

/** An unknown unit gives a frame without name and units. */
export const frameOn = (tree: Tree, unit: string, day: Day): Frame => {
  const units: FrameUnit[] = []
  const members = new Map<string, FrameUnit[]>()
  for (const { from, to, last_on, ...known } of tree.standing) {
    const { code, level, unit_kind, opened_on, closed_on } = known
    const at = stoodAt({ opened_on, last_on }, day)
    if (!holds({ from, to }, at)) continue
    const open = opened_on <= day && (closed_on === null || closed_on > day)
    const one = { code, level, open, unit_kind, opened_on, closed_on }
    units.push(one)
    for (const key of keysAt(tree, code, at)) {
      const group = members.get(key) ?? []
      group.push(one)
      members.set(key, group)
    }
  }
  const groups = [...members].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    unit,
    name: nameOn(tree, unit, day),
    whole: unit === tree.county,
    units,
    groups: groups.map(([key, own]) => ({ key, title: titleOn(tree, key, day), units: own })),
  }
}

/** A unit may stand in a group twice: by itself, and under another of its members. */
const keysAt = ({ belonging }: Tree, code: string, at: Day): ReadonlySet<string> =>
  new Set((belonging.get(code) ?? []).filter((one) => holds(one, at)).map(({ key }) => key))

/** What a unit was called on the day, or on the nearest day on which it existed. */
const nameOn = ({ names }: Tree, code: string, day: Day): string | undefined =>
  names.find((one) => one.code === code && holds(one, stoodAt(one, day)))?.name

const titleOn = (tree: Tree, key: string, day: Day): string => tree.titles?.get(key) ?? nameOn(tree, key, day) ?? key

/** Two frames cut down to the units open in both, each within the same group of both. */
export const sameUnits = (one: Frame, other: Frame): { one: Frame; other: Frame; same: boolean } => {
  const open = (frame: Frame): Set<string> => new Set(frame.units.filter((each) => each.open).map((each) => each.code))
  const [left, right] = [open(one), open(other)]
  const same = left.size === one.units.length && left.size === right.size && right.size === other.units.length
  const regrouped = JSON.stringify(one.groups.map(memberList)) !== JSON.stringify(other.groups.map(memberList))
  if (same && !regrouped && [...left].every((code) => right.has(code))) return { one, other, same: true }
  return { one: narrowed(one, other, left, right), other: narrowed(other, one, left, right), same: false }
}

const memberList = ({ key, units }: FrameGroup): unknown => [key, units.map((each) => each.code)]

const narrowed = (frame: Frame, against: Frame, left: ReadonlySet<string>, right: ReadonlySet<string>): Frame => {
  const stays = ({ code }: FrameUnit): boolean => left.has(code) && right.has(code)
  const groups = frame.groups.map((group) => {
    const members = new Set(against.groups.find(({ key }) => key === group.key)?.units.map(({ code }) => code))
    return { ...group, units: group.units.filter((each) => stays(each) && members.has(each.code)) }
  })
  // A narrowed county no longer holds every row, so its units have to be named.
  const units = frame.units.filter(stays)
  return { ...frame, whole: false, mostly: frame.whole && 2 * units.length > frame.units.length, units, groups }
}
