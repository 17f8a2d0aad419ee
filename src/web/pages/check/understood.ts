/** How a number was understood, line by line, in plain words. */
import type { Fact } from '../../../ledger/wire/check.ts'
import type { Say } from '../../language.tsx'
import { timeSaid } from './time_said.ts'
import { KIND_TITLES, STATUS_TITLES } from './words.ts'

export type Understood = readonly { readonly title: string; readonly words: string }[]

export const understood = (fact: Fact, say: Say): Understood =>
  [
    { title: say('数的是'), words: fact.measure },
    { title: say('谁的'), words: fact.entity },
    { title: say('哪一期'), words: timeSaid(fact.period) },
    { title: say('性质'), words: say(STATUS_TITLES[fact.status]) },
    { title: say('类别'), words: say(KIND_TITLES[fact.kind]) },
    { title: say('约数'), words: boundWords(fact, say) },
    { title: say('比较'), words: comparisonWords(fact, say) },
  ].filter(({ words }) => words !== '')

/** `19.77万` is shown as what it comes to. */
export const valueWords = ({ value, base_unit, masked, number, unit }: Fact, say: Say): string => {
  if (masked) return say('空着的数')
  if (value === null) return `${number}${number.endsWith(unit) ? '' : unit}`
  return `${value.toLocaleString('en-US', { maximumFractionDigits: 6 })}${base_unit}`
}

const boundWords = ({ bound, approx }: Fact, say: Say): string => {
  if (bound === '>=') return say('不少于此数')
  if (bound === '>') return say('多于此数')
  if (bound === '<=') return say('不超过此数')
  if (bound === '<') return say('少于此数')
  return approx ? say('约数') : ''
}

const comparisonWords = ({ compare }: Fact, say: Say): string => {
  if (compare === null) return ''
  const { to, delta, unit, direction } = compare
  const by = delta === null ? '' : ` ${delta}${unit ?? ''}`
  const way = direction === null ? '' : say(DIRECTION_TITLES[direction])
  return `${to === null ? '' : `${say('与{to}比', { to })} `}${way}${by}`.trim()
}

export const DIRECTION_TITLES = { up: '增', down: '减', same: '持平', first: '第一' } as const
