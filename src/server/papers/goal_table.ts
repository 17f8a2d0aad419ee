/** Tables of a report that stand figures beside another value of themselves: targets, and five years ago. */
import {
  type Catalogue,
  measureOf,
  type Modifier,
  type ReportTargets,
  type ReportThenAndNow,
} from '../../ledger/index.ts'
import type { Block, Figure, Inline } from '../../ledger/wire.ts'
import { leaning, leansOfGoals } from './leans.ts'
import { placeOf, placeThen, SINCE_THEN, TARGET } from './report_asks.ts'
import type { TableGround } from './report_table.ts'
import type { Aimed, Found } from './scribe.ts'

const text = (words: string): Inline[] => [{ type: 'text', text: words }]
const found = (figure: Figure | undefined): Found => ({ figure, place: null })
const AGAINST: Modifier = { type: 'against', of: 'target' }
const MET: Modifier = { type: 'met', of: 'target' }

/** Sums of money are long, and are written in 万 and 亿. */
const isMoney = (catalogue: Catalogue, ref: string): boolean => catalogue.indicator(ref)?.document.unit === '元'

/** The unit of what is printed; percents carry theirs. */
const measureIn = (catalogue: Catalogue, ref: string): string => {
  const document = catalogue.indicator(ref)?.document
  return document === undefined || document.as === 'percent' ? '' : measureOf(document)
}

export const fillTargets = ({ caption }: ReportTargets, aimed: readonly Aimed[], ground: TableGround): Block => {
  const { catalogue, scribe } = ground
  if (aimed.length === 0) return { type: 'paragraph', inlines: text('没有下达目标。') }
  const leans = leansOfGoals(
    catalogue,
    aimed.map(({ goal }) => goal),
  )
  const rows = aimed.map(({ goal, figure }) => {
    const ref = goal.indicator
    const money = isMoney(catalogue, ref)
    const measure = money ? '' : measureIn(catalogue, ref)
    const cell = (...modifiers: Modifier[]): Inline[] =>
      scribe.cell({ ref, modifiers: money ? [...modifiers, { type: 'fitting' }] : modifiers }, found(figure))
    const known = figure !== undefined && figure.value !== null
    return [
      text(catalogue.indicator(ref)?.document.title ?? ref),
      known ? [...text(goal.bound), ...cell(TARGET), ...text(measure)] : text(`${goal.bound}${goal.value}${measure}`),
      known ? [...cell(), ...text(measure)] : cell(),
      known ? cell(AGAINST) : text('—'),
      known ? scribe.cell({ ref, modifiers: [MET] }, found(figure)) : text('缺数'),
    ].map((inlines) => inlines.filter((inline) => inline.text !== '').map((inline) => leaning(inline, leans)))
  })
  return { type: 'table', caption, head: ['指标', '目标', '完成', '比目标', '达标情况'], rows }
}

export const fillThenAndNow = ({ caption, lines }: ReportThenAndNow, ground: TableGround): Block => {
  const { catalogue, scribe, book, subject } = ground
  const [then, now] = [placeThen(subject), placeOf(subject, [])]
  const rows = lines.map(({ ref, modifiers }) => {
    const [before] = book.figures(then, ref)
    const [today] = book.figures(now, ref)
    const document = catalogue.indicator(ref)?.document
    const spelt = modifiers.some(({ type }) => type === 'scale' || type === 'fitting')
    const measure = spelt ? '' : measureIn(catalogue, ref)
    return [
      text(`${document?.title ?? ref}${measure === '' ? '' : `（${measure}）`}`),
      scribe.cell({ ref, modifiers }, found(before)),
      scribe.cell({ ref, modifiers }, found(today)),
      scribe.cell({ ref, modifiers: [SINCE_THEN] }, found(today)),
    ]
  })
  const year = ({ period }: { readonly period: string }): string => `${period.slice(0, 4)}年`
  return { type: 'table', caption, head: ['指标', year(then), year(now), '变化'], rows }
}
