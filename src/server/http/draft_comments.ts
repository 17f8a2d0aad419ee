/** What has been found in a draft, as comments at their places. */
import type { LedgerCheck, TaggedCheck } from '../../ledger/wire/check.ts'
import type { Finding } from '../../prose/index.ts'
import { countsOf } from '../papers/text_places.ts'
import type { PaperComment } from '../sheets/commented_paper.ts'

export interface Found {
  readonly findings: readonly Finding[]
  readonly tagged: TaggedCheck | null
  readonly ledgers: LedgerCheck | null
}

/** `origin`: where the pages of the bureau are, so that a comment leads to the rows; null where nobody knows. */
export const commentsOf = (
  text: string,
  { findings, tagged, ledgers }: Found,
  origin: string | null,
): PaperComment[] => {
  const { units } = countsOf(text)
  const at = (start: number, end: number, lines: readonly string[]): PaperComment => ({
    from: units(start),
    to: units(end),
    lines: lines.filter((line) => line !== ''),
  })
  const rows = (trace: string | null): string =>
    origin === null || trace === null ? '' : `查看记录：${origin}${trace}`
  return [
    ...findings.map((finding) => at(...spanOf(finding), [finding.says, finding.arithmetic])),
    ...(tagged?.findings ?? []).flatMap(({ place, says, trace }) =>
      place === null ? [] : [at(place.start, place.end, [says, rows(trace)])],
    ),
    ...(ledgers?.findings ?? []).map(({ place, says, trace }) => at(place.start, place.end, [says, rows(trace)])),
  ].toSorted((one, other) => one.from - other.from)
}

const spanOf = ({ places: [first] }: Finding): [number, number] => [
  first!.start,
  first!.start + Array.from(first!.quote).length,
]
