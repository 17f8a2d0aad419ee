/** Values with their standards in brackets, of which one is not met though all are said to be: 小学4.9平方米，初中5.6平方米（标准4.5平方米、5.8平方米），均已达标. */
import { type Finding, wordsAt } from '../../ground/finding.ts'
import { figureOf } from '../../ground/numbers.ts'
import type { Paper } from '../ground/paper.ts'

const UNIT = '平方米|公顷|人|名|元|间|册|台|米|%|小时|学时|节|次|分钟|张|件|套'
const PATTERN = new RegExp(
  `(?<values>[^。;\\n()]{4,120})\\((?<kind>[^()。;\\d]{0,8}(?:标准|要求|规定|应|不低于|不少于|不超过|不高于|限值|上限|下限)[^()。;\\d]{0,10})(?<limits>\\d[^()。;]{0,60})\\)(?<behind>[^。;\\n]{0,24})`,
  'g',
)
const VALUE = new RegExp(`(?<![\\d.])(\\d[\\d,]*(?:\\.\\d+)?)(${UNIT})`, 'g')
const MET =
  /^,?(?:[^,]{0,6},)?[^,。;]{0,6}(?:均|都|全部|已|各项|两项|三项)(?:已|全部)?(?:达标|达到|符合|满足|合格|高于|优于|超过)/
/** Of the whole it is said that all are met. */
const ALL_MET = /(?:[一二三四五六七八九十\d]+项|各项|所有)指标(?:全部|均|都)(?:已)?(?:达标|达到|符合|合格)/
const MOST = /不超过|不高于|不大于|上限|以[内下]|限值/
const NOT_MET = /未|不达|低于|不足|除|差|尚|缺/
const OTHER = /[去上]年|原来|改造前|计划|目标|年初/
/** So far from it the words that speak of all stand. */
const NEAR = 1200

export function standardFindings({ text }: Paper): Finding[] {
  const all_met = [...text.matchAll(new RegExp(ALL_MET, 'g'))]
  return [...text.matchAll(PATTERN)].flatMap((match): Finding[] => {
    const { values = '', kind = '', limits = '', behind = '' } = match.groups!
    if (NOT_MET.test(values + behind) || OTHER.test(values)) return []
    const claim = MET.test(behind)
      ? undefined
      : all_met.find(({ index }) => Math.abs(index - match.index) < NEAR && index !== match.index)
    if (claim === undefined && !MET.test(behind)) return []
    const pairs = pairsOf(values, limits)
    const most = MOST.test(kind) || MOST.test(limits)
    const wrong = pairs.find(({ value, limit }) => (most ? value > limit : value < limit))
    if (wrong === undefined) return []
    const bracket = { index: match.index + values.length, quote: `(${kind}${limits})` }
    const own = { index: match.index + wrong.index, quote: wrong.quote }
    return [
      {
        rule: 'repeat',
        says: `文中说都已达标，“${wrong.quote}”却没有达到“${kind}${limits}”，请核对。`,
        arithmetic: `${wrong.value} ${most ? '>' : '<'} ${wrong.limit}`,
        places: [own, bracket].map(wordsAt),
      },
    ]
  })
}

interface Pair {
  readonly value: number
  readonly limit: number
  readonly index: number
  readonly quote: string
}

/** As many values of the unit as there are standards, or one standard for all. */
function pairsOf(values: string, limits: string): Pair[] {
  const bounds = [...limits.matchAll(VALUE)]
  const [bound] = bounds
  if (bound === undefined || bounds.some((one) => one[2] !== bound[2]) || /每|至|[-—~]/.test(limits)) return []
  // 1275人,每百名4.60人: the last of a part is what is held against the standard.
  const own = values
    .split(/(?<=[;,])/)
    .reduce<{ words: string; from: number }[]>((parts, words) => {
      const last = parts.at(-1)
      return [...parts, { words, from: last === undefined ? 0 : last.from + last.words.length }]
    }, [])
    .flatMap(({ words, from }) =>
      [...words.matchAll(VALUE)]
        .filter((one) => one[2] === bound[2])
        .slice(-1)
        .map((one) => ({ one, from, words })),
    )
  const last = own.slice(-Math.max(bounds.length, 1))
  const mean = own.filter(({ words }) => /每|均/.test(words))
  const chosen = mean.length >= bounds.length ? mean.slice(-bounds.length) : last
  if (bounds.length > 1 && chosen.length !== bounds.length) return []
  if (bounds.length === 1 && !/均|都/.test(limits) && own.length > 1) return []
  return chosen.map(({ one, from }, at) => ({
    value: figureOf(one[1]!),
    limit: figureOf((bounds[at] ?? bound)[1]!),
    index: from + one.index,
    quote: one[0],
  }))
}
