/** How often so much is given to each, in the time that is spoken of: each month for ten months. */
import type { Fact } from '../../grammar/fact.ts'
import { openClause } from './each_amounts.ts'
import { between, type Passage, type Sentence } from '../ground/passage.ts'

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** All that it may be; none where that is not told. */
export function timesOf(passage: Passage, sentence: Sentence, each: Fact, heads: Fact): readonly number[] {
  const clause = openClause(passage, sentence, each)
  const words = between(passage, sentence.start, sentence.end)
  const told = (units: RegExp): number[] =>
    sentence.facts.flatMap(({ unit, value, kind }) =>
      units.test(unit) && value !== null && kind !== 'date' ? [value] : [],
    )
  if (heads.kind === 'duration' || /一次性/.test(clause)) return [1]
  if (/每[天日餐]|[天日]均/.test(clause)) return told(/^天|^日/)
  if (/每周/.test(clause)) return told(/^周/)
  if (/每(?:[人名位])?月/.test(clause)) return told(/个?月/).length > 0 ? told(/个?月/) : MONTHS
  if (/每(?:个)?学期/.test(clause)) return /学年|全年|年度|两个学期|春秋/.test(words) ? [2, 1] : [1, ...told(/学期/)]
  if (/每(?:学)?年/.test(clause)) return /学期|季|半年/.test(words) ? [1, 0.5] : [1, ...told(/年/)]
  return [1, ...told(/个?月|学期|^次|^轮|^年|^期|^天/)]
}
