/** What the figures page asks, as it stands in the address. */
export interface FigureQuestion {
  readonly indicators: readonly string[]
  readonly unit?: string
  readonly period?: string
  /** `level:township`, `field:grade`, `series:month`; absent: not split. */
  readonly by?: string
  readonly compare: readonly Comparison[]
  readonly as_of?: string
}
export const COMPARISONS = ['last_year', 'share'] as const
export type Comparison = (typeof COMPARISONS)[number]

const listOf = (text: string | null): readonly string[] => (text === null || text === '' ? [] : text.split(','))
const isComparison = (text: string): text is Comparison => COMPARISONS.some((one) => one === text)

export const readQuestion = (params: URLSearchParams): FigureQuestion => {
  const texts = (['unit', 'period', 'by', 'as_of'] as const).flatMap((name) => {
    const text = params.get(name)
    return text === null || text === '' ? [] : [[name, text] as const]
  })
  return {
    ...Object.fromEntries(texts),
    indicators: listOf(params.get('indicators')),
    compare: listOf(params.get('compare')).filter(isComparison),
  }
}

export const writeQuestion = (question: FigureQuestion): URLSearchParams => {
  const { indicators, compare, ...texts } = question
  const lists = { indicators: indicators.join(','), compare: compare.join(',') }
  const said = Object.entries({ ...lists, ...texts }).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return new URLSearchParams(said)
}
