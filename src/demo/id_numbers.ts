/** Identity numbers of people who do not exist: the address code 9999 has been given to no place. */
import { type Day } from '../ledger/index.ts'
import { dayFromNumber, dayNumber } from '../ledger/day.ts'
import { checkCharacter } from '../ledger/fields/id_number.ts'

export interface Cohort {
  readonly from: Day
  /** Days on which its members may have been born. */
  readonly days: number
  /** Below this no sequence number is given: cohorts born in the same years keep apart by it. */
  readonly sequence: number
}

/** The number of the `index`th member (from 0) of a cohort in a county (1 to 99). All are different. */
export function idNumberOf(county: number, cohort: Cohort, index: number): string {
  const birth = dayFromNumber(dayNumber(cohort.from) + (index % cohort.days)).replaceAll('-', '')
  const sequence = cohort.sequence + Math.floor(index / cohort.days)
  const seventeen = `9999${String(county).padStart(2, '0')}${birth}${String(sequence).padStart(3, '0')}`
  return seventeen + checkCharacter(seventeen)
}

/** By the seventeenth digit. */
export function isMale(idNumber: string): boolean {
  return Number(idNumber[16]) % 2 === 1
}
