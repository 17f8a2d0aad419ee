/** The list of figures of a paper that came back, as it was written by `figure_list`. */
import type { ListedElement, TaggedPaper } from '../../ledger/wire/tagged.ts'
import type { TypedNumber } from './typed_numbers.ts'

export interface ListedFigure {
  readonly key: string
  readonly gap: boolean
  readonly indicator: string
  /** With the group it is about. */
  readonly title: string
  readonly unit: string
  readonly period: string
  readonly by: string | undefined
  readonly group: string | undefined
  readonly value: number | null
  readonly display: string
  readonly spelled: string
  readonly sentence: string
  readonly trace: string | null
}

export interface Listed {
  readonly paper: { report: string; title: string; unit_name: string; period: string; as_of: string }
  /** Gaps among them, in reading order. */
  readonly figures: readonly ListedFigure[]
  readonly typed: readonly Pick<TypedNumber, 'number' | 'unit' | 'quote'>[]
}

/** No report has as many; the file comes from outside. */
const MOST = 20_000

export const listedIn = (list: NonNullable<TaggedPaper['list']>): Listed => {
  const [root, ...elements] = list.slice(0, MOST)
  const { report = '', title = '', unit_name = '', period = '', as_of = '' } = root?.attributes ?? {}
  return {
    paper: { report, title, unit_name, period, as_of },
    figures: elements.flatMap((element) => figureOf(element) ?? []),
    typed: elements
      .filter(({ name }) => name === 'typed')
      .map(({ attributes: { number = '', unit = '', quote = '' } }) => ({ number, unit, quote })),
  }
}

const figureOf = ({ name, attributes: said }: ListedElement): ListedFigure | undefined => {
  if (name !== 'figure' && name !== 'gap') return undefined
  const value = Number(said['value'] ?? NaN)
  const title = said['title'] ?? said['indicator'] ?? ''
  return {
    key: said['key'] ?? '',
    gap: name === 'gap',
    indicator: said['indicator'] ?? '',
    title: said['group_title'] === undefined ? title : `${said['group_title']}·${title}`,
    unit: said['unit'] ?? '',
    period: said['period'] ?? '',
    by: said['by'],
    group: said['group'],
    value: Number.isFinite(value) ? value : null,
    display: said['display'] ?? '',
    spelled: said['spelled'] ?? '',
    sentence: said['sentence'] ?? '',
    trace: traceOf(said['trace']),
  }
}

/** A link into our own pages, or none: the file may have been written by anybody. */
const traceOf = (address: string | undefined): string | null =>
  address?.startsWith('/figures/evidence?') === true ? address : null
