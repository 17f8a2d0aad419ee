import { type Catalogue, refFrom } from '../../ledger/index.ts'

/** The ledgers whose rows a figure is made from, each once; of a ratio those of both sides. */
export const ledgersBehind = (catalogue: Catalogue, ref: string): string[] => [...new Set(behind(catalogue, ref, 0))]

const DEEPEST = 8

const behind = (catalogue: Catalogue, ref: string, depth: number): string[] => {
  const found = catalogue.indicator(ref)
  if (found === undefined || depth > DEEPEST) return []
  const sides = [found.document.ratio, found.document.over].flatMap((side) =>
    side === undefined ? [] : behind(catalogue, refFrom(found.ledger.name, side), depth + 1),
  )
  return [found.ledger.name, ...sides]
}
