import type { ReportInline } from '../../ledger/index.ts'

const walk = (inlines: readonly ReportInline[]): ReportInline[] =>
  inlines.flatMap((inline) =>
    inline.type === 'condition' ? [inline, ...walk(inline.then), ...walk(inline.else)] : [inline],
  )

/** Every indicator a text names, once each, conditions and their branches included. */
const refsIn = (inlines: readonly ReportInline[]): string[] => [
  ...new Set(
    walk(inlines).flatMap((inline) => (inline.type === 'figure' || inline.type === 'condition' ? [inline.ref] : [])),
  ),
]

export interface RefsAsked {
  readonly indicators: readonly string[]
  readonly compare: readonly Compare[]
}
type Compare = 'last_year' | 'share'

/**
 * The indicators of a text by what they have to be compared with for their modifiers. A comparison is asked for
 * nowhere else: it reads the rows of another year.
 */
export const refsByComparison = (inlines: readonly ReportInline[]): RefsAsked[] => {
  const compares = new Map<string, Set<Compare>>(refsIn(inlines).map((ref) => [ref, new Set()]))
  for (const inline of walk(inlines)) {
    if (inline.type !== 'figure') continue
    for (const { type } of inline.modifiers) {
      if (type === 'change' || type === 'last_year') compares.get(inline.ref)!.add('last_year')
      if (type === 'share') compares.get(inline.ref)!.add('share')
    }
  }
  const groups = new Map<string, { indicators: string[]; compare: readonly Compare[] }>()
  for (const [ref, needed] of compares) {
    const compare = [...needed].toSorted()
    const same = groups.get(compare.join()) ?? { indicators: [], compare }
    same.indicators.push(ref)
    groups.set(compare.join(), same)
  }
  return [...groups.values()]
}
