/** A figure as its modifiers want it written, and the number by which a condition judges it. */
import {
  changeDirection,
  changeExtent,
  displayDifference,
  displayFigure,
  type IndicatorDocument,
  isCompared,
  type Modifier,
  NO_FIGURE,
  spellAgainstGoal,
  type Spelling,
  spellChange,
} from '../../ledger/index.ts'
import type { Figure } from '../../ledger/wire.ts'

const spellingOf = (modifiers: readonly Modifier[]): Spelling => {
  const spelling: { -readonly [K in keyof Spelling]: Spelling[K] } = {}
  for (const one of modifiers) {
    if (one.type === 'scale') spelling.scale = one.scale
    if (one.type === 'places') spelling.places = one.places
    if (one.type === 'fitting') spelling.fitting = true
    if (one.type === 'bare') spelling.bare = true
  }
  return spelling
}

/**
 * The dash where there is nothing to print. A change is printed as it was compared, over the units of both years, so it
 * may not be the difference of the two printed figures. `place`: among its peers, where it is ranked.
 */
export const figureText = (
  document: IndicatorDocument,
  figure: Figure,
  modifiers: readonly Modifier[],
  place: number | null,
): string => {
  const spelling = spellingOf(modifiers)
  const { last_year, share } = figure
  const change = last_year?.change ?? null
  const compared = modifiers.find(isCompared)
  switch (compared?.type) {
    case 'change':
      return spelling.places === undefined
        ? (last_year?.display ?? NO_FIGURE)
        : spellChange(document, change, spelling.places)
    case 'direction':
      return changeDirection(document, change, spelling.places)
    case 'extent':
      return changeExtent(document, change, spelling.places)
    case 'difference':
      return displayDifference(document, last_year?.difference ?? null, spelling)
    case 'last_year':
      return displayFigure(document, last_year?.value ?? null, spelling)
    case 'share':
      return share === undefined ? NO_FIGURE : displayFigure(SHARE, share.value, spelling)
    case 'rank':
      return place === null ? NO_FIGURE : spelling.bare ? String(place) : `第${place}位`
    case 'against':
    case 'target':
    case 'progress':
    case 'met':
      return targetText(document, figure[compared.of] ?? null, compared.type, spelling)
    case 'five_years_ago':
    case 'growth_over_five_years':
    case 'since_five_years':
      return thenText(document, figure.five_years, compared.type, spelling)
    default:
      return displayFigure(document, figure.value, spelling)
  }
}

/** Nothing to print where no target was laid down. */
const targetText = (
  document: IndicatorDocument,
  target: NonNullable<Figure['target']> | null,
  asked: 'against' | 'target' | 'progress' | 'met',
  spelling: Spelling,
): string => {
  if (target === null) return NO_FIGURE
  if (asked === 'target') {
    return spelling.scale !== undefined || spelling.fitting
      ? displayFigure(document, target.value, spelling)
      : displayFigure(document, target.value, { places: placesIn(target.value), ...spelling })
  }
  if (asked === 'progress') return displayFigure(SHARE, target.progress, spelling)
  if (asked === 'met') return target.met === null ? NO_FIGURE : target.met ? '达标' : '未达标'
  return target.difference === null ? NO_FIGURE : spellAgainstGoal(document, target.difference, spelling)
}

/** A target is printed as it was laid down: 98%, not 98.00%. */
const placesIn = (value: number): number => Math.min(6, (/\.(\d+)$/.exec(String(value))?.[1] ?? '').length)

const thenText = (
  document: IndicatorDocument,
  then: Figure['five_years'],
  asked: 'five_years_ago' | 'growth_over_five_years' | 'since_five_years',
  spelling: Spelling,
): string => {
  if (then === undefined) return NO_FIGURE
  if (asked === 'five_years_ago') return displayFigure(document, then.value, spelling)
  if (asked === 'since_five_years') return displayDifference(document, then.difference, spelling)
  return spelling.places === undefined ? then.display : spellChange(document, then.change, spelling.places)
}

const SHARE: IndicatorDocument = { title: '', as: 'percent', places: 2 }

/** Percents in hundredths, changes in percent or percentage points, ranks by their place; null for gaps. */
export const judgedBy = (figure: Figure, modifiers: readonly Modifier[], place: number | null): number | null => {
  const { last_year, share } = figure
  const compared = modifiers.find(isCompared)
  switch (compared?.type) {
    case 'change':
    case 'direction':
    case 'extent':
      return last_year?.change ?? null
    case 'difference':
      return last_year?.difference ?? null
    case 'last_year':
      return last_year?.value ?? null
    case 'share':
      return share?.value ?? null
    case 'rank':
      return place
    case 'against':
      return figure[compared.of]?.difference ?? null
    case 'target':
      return figure[compared.of]?.value ?? null
    case 'progress':
      return figure[compared.of]?.progress ?? null
    case 'met': {
      const met = figure[compared.of]?.met ?? null
      return met === null ? null : Number(met)
    }
    case 'five_years_ago':
      return figure.five_years?.value ?? null
    case 'growth_over_five_years':
      return figure.five_years?.change ?? null
    case 'since_five_years':
      return figure.five_years?.difference ?? null
    default:
      return figure.value
  }
}

/**
 * The place of each group among those that have a value: equal values share the better place. Null where the reader does
 * not see them all, or where they are so few that a place would tell the others' figures.
 */
export const placesAmong = (
  figures: readonly Figure[],
  from: 'highest' | 'lowest',
  least: number,
): ReadonlyMap<string, number> | null => {
  const known = figures.flatMap(({ value, group }) =>
    value === null || group === null ? [] : [{ value, key: group.key }],
  )
  if (known.length < least || figures.some(({ limited }) => limited)) return null
  const before = (value: number): number =>
    known.filter((other) => (from === 'highest' ? other.value > value : other.value < value)).length
  return new Map(known.map(({ key, value }) => [key, 1 + before(value)]))
}
