/** Norms that the work on returns goes by, as they stand on a day. */
import { type Catalogue, type Day, normValue } from '../../ledger/index.ts'

/** Null where the bureau has laid down nothing: then nothing is compared, withheld or called late by it. */
export const normOn = ({ norms }: Pick<Catalogue, 'norms'>, name: string, day: Day): number | null => {
  const norm = norms.get(name)
  return norm === undefined ? null : (normValue(norm, day)?.value ?? null)
}
