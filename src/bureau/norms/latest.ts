import type { NormDocument } from '../../ledger/index.ts'

/**
 * The newest value of a norm, for the text of checks and filters, which hold numbers and no norms: so it is written down
 * once, in the norm's own file.
 */
export const latest = ({ values }: NormDocument): number => values.at(-1)?.value ?? 0
