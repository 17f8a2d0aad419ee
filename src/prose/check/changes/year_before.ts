/** A change against a year whose own figure is told elsewhere: 2019年招生1203人。2020年招生1391人，比上年增加198人. */
import type { Fact } from '../../grammar/fact.ts'
import { heldTo } from '../ground/change_meanings.ts'
import type { Finding } from '../ground/finding.ts'
import type { Passage } from '../ground/passage.ts'

const YEAR = /^\d{4}(?![-\d]*\/?\d{4})/
const BEFORE = /^(?:去年|上年|上一年)(?:同期|底|末)?$/

export function yearBeforeFindings(passage: Passage): Finding[] {
  /** Undefined for what is told with two values, one of which is of something else. */
  const told = new Map<string, Fact | undefined>()
  const facts = passage.sentences.flatMap(({ facts: own }) => own)
  for (const fact of facts) {
    if (!isAmount(fact)) continue
    const key = keyOf(fact, fact.period)
    const before = told.get(key)
    told.set(key, told.has(key) && before?.value !== fact.value ? undefined : (before ?? fact))
  }
  return facts.flatMap((change, at): Finding[] => {
    const now = facts.slice(Math.max(0, at - 2), at).findLast(isAmount)
    const sign = directionOf(change)
    if (now === undefined || sign === undefined || !isOf(now, change)) return []
    const year = yearBefore(now, change.compare?.to ?? '')
    if (year === undefined) return []
    const base = told.get(keyOf(now, now.period!.replace(YEAR, year)))
    return base === undefined ? [] : heldTo(base, now, change, sign)
  })
}

const isAmount = ({ kind, value, masked }: Fact): boolean =>
  value !== null && !masked && /^(?:count|money|area|rate|ratio)$/.test(kind)

const keyOf = ({ measure, entity, base_unit }: Fact, period: string | null): string =>
  [measure, entity, base_unit, period].join('|')

const directionOf = ({ kind, compare }: Fact): 1 | -1 | undefined => {
  if (kind !== 'change' || compare?.delta === null) return undefined
  return compare?.direction === 'up' ? 1 : compare?.direction === 'down' ? -1 : undefined
}

/** The figure that is said to have changed is told with the same comparison. */
const isOf = ({ compare, period }: Fact, change: Fact): boolean =>
  compare?.delta === change.compare?.delta && compare?.to === change.compare?.to && period === change.period

/** The year that it is compared with; undefined where it is none before its own. */
function yearBefore({ period }: Fact, to: string): string | undefined {
  const own = YEAR.exec(period ?? '')?.[0]
  if (own === undefined) return undefined
  if (BEFORE.test(to)) return String(Number(own) - 1)
  const year = /^(\d{4})年(?:同期|底|末)?$/.exec(to)?.[1]
  return year !== undefined && year < own ? year : undefined
}
