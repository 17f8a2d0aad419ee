import { type Catalogue, type Indicator, describeIndicator } from '../../ledger/index.ts'

/** How the indicator is made, in Chinese words. */
export const formulaWords = (catalogue: Catalogue, { ledger, name }: Indicator): string =>
  describeIndicator(ledger, name, catalogue)
