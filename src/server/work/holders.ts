/**
 * Who holds a row. Whoever can move it owes it, and of several levels the nearest is asked first: what a school can do
 * itself is nothing that the county holds. Said once, for the lists, the sums and the ladder alike.
 */
import { type Catalogue, levelOf } from '../../ledger/index.ts'

interface Holding<Place> {
  readonly place: Place
  readonly positions: readonly string[]
}

/**
 * Of the positions that owe a row's next move those of the nearest unit at or above the row that has any of them; none
 * where no such unit stands there. `line`: the row's unit and those above it, the nearest first.
 */
export const nearestHolding = <Place extends { readonly level: string }>(
  positions: readonly string[],
  line: readonly Place[],
): Holding<Place> | undefined => {
  const place = line.find(({ level }) => positions.some((position) => levelOf(position) === level))
  if (place === undefined) return undefined
  return { place, positions: [...new Set(positions.filter((position) => levelOf(position) === place.level))] }
}

/** How far down the tree a level stands: greater is nearer to the rows. */
export const depthOf = ({ levels }: Catalogue, level: string): number => levels.findIndex(({ name }) => name === level)

export const nearestFirst = <Place extends { readonly level: string }>(
  catalogue: Catalogue,
  places: readonly Place[],
): Place[] => places.toSorted((a, b) => depthOf(catalogue, b.level) - depthOf(catalogue, a.level))
