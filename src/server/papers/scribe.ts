/** Writes the inlines of a report: numbers its figures in reading order and leaves gaps where there is no data. */
import {
  type Catalogue,
  type Comparison,
  type IndicatorDocument,
  type Modifier,
  NO_FIGURE,
  type Period,
  type PlaceWord,
  type ReportInline,
  type Spelling,
  displayFigure,
  spellChange,
} from '../../ledger/index.ts'
import type { Figure, Inline } from '../../ledger/wire.ts'

export interface Scribe {
  /** `short` gaps are a dash, for table cells; nothing out of nothing is a dash there too, but no gap. */
  write(inlines: readonly ReportInline[], figures: ReadonlyMap<string, Figure>, gap?: 'long' | 'short'): Inline[]
  figures(): Figure[]
  gaps(): number
}

const holds: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '!=': (a, b) => a !== b,
  '=': (a, b) => a === b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
}

const spellingOf = (modifiers: readonly Modifier[]): Spelling => {
  const spelling: { -readonly [K in keyof Spelling]: Spelling[K] } = {}
  for (const one of modifiers) {
    if (one.type === 'scale') spelling.scale = one.scale
    if (one.type === 'places') spelling.places = one.places
    if (one.type === 'bare') spelling.bare = true
  }
  return spelling
}

/** The figure's text as its modifiers want it; the dash where there is nothing to print. */
const textOf = (catalogue: Catalogue, figure: Figure, modifiers: readonly Modifier[]): string => {
  const document = catalogue.indicator(figure.indicator)?.document
  if (document === undefined) return NO_FIGURE
  const spelling = spellingOf(modifiers)
  const before = figure.last_year?.value ?? null
  if (modifiers.some((one) => one.type === 'change')) return changeText(document, figure, spelling.places)
  if (modifiers.some((one) => one.type === 'last_year')) return displayFigure(document, before, spelling)
  if (modifiers.some((one) => one.type === 'share')) return figure.share?.display ?? NO_FIGURE
  return displayFigure(document, figure.value, spelling)
}

/** As it was compared: over the units of both years, so it may not be the difference of the two printed figures. */
const changeText = (document: IndicatorDocument, { last_year }: Figure, places: number | undefined): string => {
  if (last_year === undefined) return NO_FIGURE
  return places === undefined ? last_year.display : spellChange(document, last_year.change, places)
}

const placeWord = (word: PlaceWord, place: { unit_name: string; period: Period }): string => {
  const year = place.period.from.slice(0, 4)
  return { 单位: place.unit_name, 年: year, 年份: `${year}年`, 期: place.period.title }[word]
}

/** `readable`: whether the reader's positions read the ledgers a figure is made from. */
export const makeScribe = (
  catalogue: Catalogue,
  place: { unit_name: string; period: Period },
  readable: (ref: string) => boolean,
): Scribe => {
  const written: Figure[] = []
  let gaps = 0

  const gap = (ref: string, length: 'long' | 'short'): Inline => {
    gaps += 1
    const title = catalogue.indicator(ref)?.document.title ?? ref
    const why = readable(ref) ? '缺' : '无权查看'
    return { type: 'gap', indicator: ref, text: length === 'long' ? `【${why}：${title}】` : NO_FIGURE }
  }

  const write: Scribe['write'] = (inlines, figures, length = 'long') =>
    inlines.flatMap((inline): Inline[] => {
      if (inline.type === 'text') return [inline]
      if (inline.type === 'place') return [{ type: 'text', text: placeWord(inline.word, place) }]
      const figure = figures.get(inline.ref)
      if (length === 'short' && figure?.denominator === 0) return [{ type: 'text', text: NO_FIGURE }]
      if (figure === undefined || figure.value === null) return [gap(inline.ref, length)]
      if (inline.type === 'condition') {
        const branch = holds[inline.op](figure.value, inline.number) ? inline.then : inline.else
        return write(branch, figures, length)
      }
      const text = textOf(catalogue, figure, inline.modifiers)
      if (text === NO_FIGURE) return [gap(inline.ref, length)]
      written.push(figure)
      return [{ type: 'figure', figure, text, number: written.length }]
    })

  return { write, figures: () => [...written], gaps: () => gaps }
}
