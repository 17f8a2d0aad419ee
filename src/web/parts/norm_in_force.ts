import { normValue } from '../../ledger/norm.ts'
import type { NormValue } from '../../ledger/document.ts'
import type { Catalogued } from '../../ledger/wire/catalogue.ts'

/** A norm's value on a day, of norms as they travel. */
export const inForce = (norm: Catalogued['norms'][number], day: string): NormValue | null =>
  normValue(
    { kind: 'norm', ...norm, values: norm.values.map(({ local, ...value }) => (local ? { ...value, local } : value)) },
    day,
  )
