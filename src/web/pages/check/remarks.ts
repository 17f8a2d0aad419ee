/** All that is found in a draft as one list beside its lines, whichever check has found it. */
import type {
  Checked,
  Finding,
  LedgerAgreement,
  LedgerFinding,
  Span,
  TaggedFinding,
} from '../../../ledger/wire/check.ts'
import type { Figure } from '../../../ledger/wire.ts'
import type { RemarkRule } from './words.ts'

export interface Remark extends Omit<Finding, 'rule'> {
  readonly rule: RemarkRule
  /** What the ledgers give. */
  readonly figure?: Figure
  /** The page of the rows behind it, where the figure itself is not at hand. */
  readonly trace?: string
  /** Of a figure that stands nowhere any more: the sentence it stood in. */
  readonly stood?: string
}

/** A checked draft as its page shows it. */
export interface Reviewed extends Omit<Checked, 'findings'> {
  readonly findings: readonly Remark[]
  /** By the code point where the number begins. */
  readonly agreed: ReadonlyMap<number, LedgerAgreement>
}

export const reviewedOf = (checked: Checked): Reviewed => {
  const points = pointsOf(checked.text)
  const { tagged, ledgers } = checked
  const remarks: Remark[] = [
    ...checked.findings,
    ...(tagged?.findings ?? []).map((finding) => taggedRemark(finding, points)),
    ...(ledgers?.findings ?? []).map((finding) => ledgerRemark(finding, 'differs', points)),
    ...(ledgers?.possible ?? []).map((finding) => ledgerRemark(finding, 'possible', points)),
  ]
  return {
    ...checked,
    // What stands nowhere comes first: it is looked for in vain further down.
    findings: remarks.toSorted((one, other) => startOf(one) - startOf(other)),
    agreed: new Map((ledgers?.agreed ?? []).map((one) => [one.place.start, one])),
  }
}

const startOf = ({ places: [first] }: Remark): number => first?.start ?? -1

type Points = (start: number, end: number) => string

const pointsOf = (text: string): Points => {
  if (!/[\ud800-\udbff]/.test(text)) return (start, end) => text.slice(start, end)
  const points = Array.from(text)
  return (start, end) => points.slice(start, end).join('')
}

const spanOf = ({ start, end }: { start: number; end: number }, points: Points): Span => ({
  start,
  quote: points(start, end),
})

const taggedRemark = ({ kind, says, place, sentence, trace }: TaggedFinding, points: Points): Remark => ({
  rule: kind,
  says,
  arithmetic: '',
  places: place === null ? [] : [spanOf(place, points)],
  ...(trace === null ? {} : { trace }),
  ...(place === null ? { stood: sentence } : {}),
})

const ledgerRemark = ({ says, place, figure }: LedgerFinding, rule: RemarkRule, points: Points): Remark => ({
  rule,
  says,
  arithmetic: '',
  places: [spanOf(place, points)],
  figure,
})
