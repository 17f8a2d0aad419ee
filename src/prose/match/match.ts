import { alikeWords, canonical } from './match_words.ts'
import type { Fact } from '../grammar/fact.ts'
import { kinOfUnit } from './unit_kin.ts'

/** What is known of an indicator without its ledger: plain data, so that any page or command can ask. */
export interface IndicatorWords {
  /** hazard.rectified */
  ref: string
  title: string
  /** 处, 人, %; empty where it has none. */
  unit: string
  synonyms?: readonly string[]
  ledger_title: string
  /** What the ledger is about, in a sentence. */
  about?: string
}

export interface Match {
  ref: string
  /** 0–1; from 0.75 the words agree but for their order, below 0.45 nothing is offered. */
  score: number
  /** Why, in words for a clerk. */
  why: string[]
}

const least = 0.45
const most = 5

/** The indicators that a fact may be about, the likeliest first; none where its words or its unit fit none. */
export function match(fact: Fact, indicators: readonly IndicatorWords[]): Match[] {
  const measure = canonical(fact.measure)
  if (measure === '') return []
  return indicators
    .flatMap((indicator) => matchOf(fact, measure, indicator) ?? [])
    .toSorted((one, other) => other.score - one.score)
    .slice(0, most)
}

function matchOf(fact: Fact, measure: string, indicator: IndicatorWords): Match | null {
  const unit = unitFit(fact, indicator)
  if (unit === null) return null
  const { score: named, name } = bestName(measure, indicator)
  const ledger = alikeWords(measure, canonical(indicator.ledger_title + indicator.title))
  const about = indicator.about ? alikeWords(measure, canonical(indicator.about)) : 0
  const words = Math.max(named, 0.55 * named + 0.45 * ledger, 0.7 * named + 0.3 * about)
  const score = Number((0.82 * words + 0.18 * unit).toFixed(3))
  if (score < least || words < 0.4) return null
  const why = [name === indicator.title ? `名称相近：${indicator.title}` : `又称：${name}`]
  if (ledger > named) why.push(`台账：${indicator.ledger_title}`)
  if (unit === 1) why.push(`单位相同：${fact.unit || indicator.unit}`)
  else if (unit > 0.5) why.push(`单位相近：${fact.unit}、${indicator.unit}`)
  return { ref: indicator.ref, score, why }
}

function bestName(measure: string, { title, synonyms = [] }: IndicatorWords): { score: number; name: string } {
  let best = { score: 0, name: title }
  for (const name of [title, ...synonyms]) {
    const score = alikeWords(measure, canonical(name))
    if (score > best.score) best = { score, name }
  }
  return best
}

/** 1 for the same unit, 0.8 for one of its kin, 0.3 where one of the two has none; null where they exclude each other. */
function unitFit(fact: Fact, { unit, title }: IndicatorWords): number | null {
  const isShare = fact.base_unit === '%'
  if (fact.base_unit === '个百分点') return null
  if (isShare !== (unit === '%' || (unit === '' && /率$|比例$|占比$/.test(title)))) return null
  if (unit === '' || fact.unit === '') return 0.3
  if (unit === fact.unit || unit === fact.base_unit) return 1
  return kinOfUnit(unit) === kinOfUnit(fact.base_unit) ? 0.8 : null
}
