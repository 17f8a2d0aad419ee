/** What stands beside the boxes of a form: what was there last time, where a cell was taken from, what was said of it. */
import type { LedgerDocument, Value } from '../../../ledger/document.ts'
import { kindOf } from '../../../ledger/fields/index.ts'
import type { Desk } from '../../../ledger/work_wire.ts'
import { viewOf } from '../../fields/index.ts'
import type { Say } from '../../language.tsx'
import { filledFields, type NamedField } from './field_groups.ts'
import type { Start } from './row_state.ts'

const same = (one: Value, other: Value): boolean => JSON.stringify(one) === JSON.stringify(other)

const lastTime = ([name, field]: NamedField, desk: Desk, say: Say): string[] => {
  const before = desk.before?.[name] ?? null
  if (before === null || viewOf(field).right !== true) return []
  return [say('上期 {value}', { value: kindOf(field).show(before, field) })]
}

/** Kept as it was taken, changed since, or only offered because something else stands there. */
const takenFrom = (
  [name, field]: NamedField,
  document: LedgerDocument,
  desk: Desk,
  held: Start,
  say: Say,
): string[] => {
  const prefilled = desk.prefilled[name]
  if (prefilled === undefined) return []
  // The same cell of an earlier return is told by its period alone.
  const titles = [prefilled.from === `${document.name}.${name}` ? '' : prefilled.from_title, prefilled.period_title]
  const source = titles.filter((text) => text !== '').join(' ')
  const value = held.values[name] ?? null
  if (same(value, prefilled.value as Value)) return [say('取自 {source}', { source })]
  const was = kindOf(field).show(prefilled.value as Value, field)
  return [say('{source}为 {was}', { source, was })]
}

/** By field, in one line. */
export const knownOf = (
  document: LedgerDocument,
  desk: Desk | undefined,
  held: Start,
  say: Say,
): Readonly<Record<string, string>> => {
  if (desk === undefined) return {}
  return Object.fromEntries(
    filledFields(document).flatMap((named) => {
      const words = [...lastTime(named, desk, say), ...takenFrom(named, document, desk, held, say)]
      return words.length === 0 ? [] : [[named[0], words.join(' · ')]]
    }),
  )
}

/** Cells still as they were taken from elsewhere: the filler only has to confirm them. */
export const keptAsTaken = (desk: Desk | undefined, held: Start): ReadonlySet<string> =>
  new Set(
    Object.entries(desk?.prefilled ?? {})
      .filter(([name, { value }]) => same(held.values[name] ?? null, value as Value))
      .map(([name]) => name),
  )

export const beginningOf = (desk: Desk | undefined): Start => ({
  values: Object.fromEntries(Object.entries(desk?.prefilled ?? {}).map(([name, { value }]) => [name, value as Value])),
  marks: {},
})
