/** What a printed figure and the ledgers say of each other: agreed, different, or perhaps about something else. */
import { type Catalogue, measureOf } from '../../ledger/index.ts'
import type { Figure } from '../../ledger/wire.ts'
import type { LedgerAgreement, LedgerFinding } from '../../ledger/wire/ledger_check.ts'
import type { Fact } from '../../prose/index.ts'
import type { Reckoned } from './audit_figures.ts'
import type { Placed } from './audit_placed.ts'
import { holds, inPaperUnit, printedOf, rangeOf, sizeOf } from './audit_printed.ts'
import { traceAddress } from './figure_list.ts'

export interface Judged {
  readonly placed: Placed
  readonly agreement?: LedgerAgreement
  readonly finding?: LedgerFinding
  /** Whether the finding is claimed, or only shown as something it may be about. */
  readonly sure: boolean
}

interface Option {
  readonly figure: Figure
  readonly value: number
  readonly sure: boolean
  readonly score: number
  readonly why: readonly string[]
}

export const judged = (catalogue: Catalogue, placed: readonly Placed[], reckoned: Reckoned): readonly Judged[] => {
  const all = placed.map((one) => judge(catalogue, one, optionsOf(catalogue, one, reckoned)))
  return amongOthers(saidTwice(all))
}

/** Complete figures that have a value, in the base unit that prose reckons in. */
const optionsOf = (catalogue: Catalogue, { claim, unit, periods, refs }: Placed, reckoned: Reckoned): Option[] =>
  refs.flatMap((indicator) =>
    periods.flatMap((period) => {
      const figure = reckoned.of({ indicator, unit, period: period.code })
      if (figure === undefined || figure.value === null || figure.limited) return []
      const size = sizeOf(measureOf(catalogue.indicator(indicator)!.document))
      const { score = 0, why = [] } = claim.likely.find(({ ref }) => ref === indicator) ?? {}
      return [{ figure, value: figure.value * size, sure: claim.sure.includes(indicator), score, why }]
    }),
  )

/** Below this a difference is not even shown as possible. */
const ALIKE = 0.82
/** A number of fewer digits is like another by chance. */
const TELLING = 3

const judge = (catalogue: Catalogue, placed: Placed, options: readonly Option[]): Judged => {
  const { fact } = placed.claim
  const range = rangeOf(fact)
  const telling = fact.number.replaceAll(/\D/g, '').length >= TELLING
  const agreeing = options.find(({ value, sure }) => (sure || telling) && holds(range, value))
  if (agreeing !== undefined) return { placed, agreement: agreementOf(fact, agreeing.figure), sure: true }
  const first = options.find(({ sure }) => sure) ?? options[0]
  if (
    first === undefined ||
    !worthSaying(
      first,
      options.some(({ value }) => holds(range, value)),
    )
  )
    return { placed, sure: false }
  const rivals = new Set(options.filter(({ sure }) => sure).map(({ figure }) => figure.indicator))
  const finding = findingOf(catalogue, placed, first)
  const sure = first.sure && rivals.size === 1 && placed.periods[0]!.kind !== 'years'
  return { placed, finding, sure: sure && !isPartial(catalogue, first, fact) }
}

const worthSaying = ({ sure, score }: Option, agrees: boolean): boolean => sure || (score >= ALIKE && !agrees)

/** Units that have not reported weigh no more than this many times what the others do. */
const HEAVY = 3

/** While returns are still missing, what they may bring is no difference. */
const isPartial = (catalogue: Catalogue, { figure, value }: Option, fact: Fact): boolean => {
  const missing = missingOf(catalogue, figure)
  const printed = fact.value ?? 0
  return missing > 0 && Math.abs(printed - value) <= HEAVY * missing * Math.abs(printed)
}

/** The share of the returns due that is not in; a ledger without a cadence owes none. */
const missingOf = (catalogue: Catalogue, { indicator, coverage: { due, received } }: Figure): number =>
  catalogue.indicator(indicator)?.ledger.cadence === undefined || due === 0 ? 0 : Math.max(0, due - received) / due

/** Of one figure said in different words with different numbers, one may be of a part only. */
const saidTwice = (all: readonly Judged[]): Judged[] => {
  const labelOf = ({ indicator, unit, period }: Figure): string => `${indicator} ${unit} ${period}`
  const said = new Map<string, Set<string>>()
  for (const { placed, agreement, finding, sure } of all) {
    const figure = agreement?.figure ?? (sure ? finding?.figure : undefined)
    if (figure === undefined || !placed.claim.sure.includes(figure.indicator)) continue
    said.set(labelOf(figure), (said.get(labelOf(figure)) ?? new Set()).add(placed.claim.fact.measure))
  }
  return all.map((one) => {
    const { finding, sure } = one
    return finding !== undefined && sure && (said.get(labelOf(finding.figure))?.size ?? 0) > 1
      ? { ...one, sure: false }
      : one
  })
}

const ledgerOf = (ref: string): string => ref.split('.', 1)[0]!

/**
 * Where the figures beside it agree with another ledger, which has something like it too, it is that ledger's: 供餐学校
 * 181所，供餐946.91万人次，支出1175.48万元 are all of meals, and not of what canteens report.
 */
const amongOthers = (all: readonly Judged[]): readonly Judged[] => {
  const beside = new Map<string, Set<string>>()
  for (const { placed, agreement } of all) {
    if (agreement === undefined) continue
    const { sentence } = placed.claim
    beside.set(sentence, (beside.get(sentence) ?? new Set()).add(ledgerOf(agreement.figure.indicator)))
  }
  return all.map((one) => {
    if (one.finding === undefined || !one.sure) return one
    const own = ledgerOf(one.finding.figure.indicator)
    const others = beside.get(one.placed.claim.sentence) ?? new Set()
    const rival = one.placed.claim.likely.some(({ ref }) => ledgerOf(ref) !== own && others.has(ledgerOf(ref)))
    return others.has(own) || !rival ? one : { ...one, sure: false }
  })
}

const agreementOf = (fact: Fact, figure: Figure): LedgerAgreement => ({
  place: { start: fact.number_start, end: fact.number_start + Array.from(fact.number).length },
  printed: printedOf(fact),
  figure,
  trace: traceAddress(figure),
})

const findingOf = (
  catalogue: Catalogue,
  { claim: { fact, sentence } }: Placed,
  { figure, value, why }: Option,
): LedgerFinding => {
  const size = sizeOf(measureOf(catalogue.indicator(figure.indicator)!.document))
  const printed = (fact.value ?? 0) / size
  return {
    ...agreementOf(fact, figure),
    says: saysOf(fact, figure, value, missingOf(catalogue, figure) > 0),
    sentence,
    value: Number(printed.toFixed(6)),
    difference: Number(((figure.value ?? 0) - printed).toFixed(6)),
    why,
  }
}

const saysOf = (
  fact: Fact,
  { title, coverage: { due, received } }: Figure,
  value: number,
  partial: boolean,
): string => {
  const printed = fact.value ?? 0
  const off = Math.abs(value - printed)
  const word = fact.base_unit === '%' ? `${Number(off.toFixed(2))}个百分点` : inPaperUnit({ ...fact, bound: null }, off)
  const covered = partial ? `（应报${due}，已报${received}）` : ''
  return `“${title}”材料写${printedOf(fact)}，台账算出${inPaperUnit(fact, value)}${covered}，材料${printed > value ? '多' : '少'}写${word}`
}
