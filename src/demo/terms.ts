/**
 * The terms of the living years. The winter holidays hold Spring Festival wherever it falls. Those of 2010 and 2011 are
 * the calendar's own: what was due then is reckoned with them.
 */
import { addDays, type Day, periodOf } from '../ledger/index.ts'
import type { LivingYear } from './living.ts'
import type { DemoTerm } from './row.ts'

const autumn = (year: number): DemoTerm => ({ code: `${year}T1`, from: `${year}-09-01`, to: `${year + 1}-01-20` })
const spring = (year: number): DemoTerm => ({ code: `${year}T2`, from: `${year + 1}-02-21`, to: `${year + 1}-07-05` })

/** Of the school year before the living year began until the one that begins after planting. */
export function demoTerms({ from, planted_on }: LivingYear): DemoTerm[] {
  const first = Number(periodOf('school_year', from).code.slice(0, 4))
  const last = Number(periodOf('school_year', addDays(planted_on, 365)).code.slice(0, 4))
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((year) => [
    autumn(year),
    spring(year),
  ])
}

/** The term whose beginning lies last behind the planting; what is checked after term start was checked then. */
export function lastBegun(living: LivingYear): DemoTerm {
  const begun = demoTerms(living).filter(({ from }) => from <= living.last)
  return begun.at(-1)!
}

/** The day on which a term of the demonstration begins. */
export function termStart(code: string, living: LivingYear): Day {
  return demoTerms(living).find((term) => term.code === code)?.from ?? `${code.slice(0, 4)}-09-01`
}
