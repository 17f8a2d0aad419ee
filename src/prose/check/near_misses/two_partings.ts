/** One whole that is parted in two ways: 按学校分，城区391人、乡镇208人；按户籍分，本县512人、外县67人. Both must make the same. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { between, type Passage, placesOf, sameUnit, type Sentence } from '../ground/passage.ts'
import { added, meets, rangeOf, shown, sumOf } from '../ground/range.ts'
import { isNearly, kindsIn, type Kinds } from './slip.ts'

const BY = /^(?:其中|再)?[,，]?(?:按|从)[^,，、:：\d]{1,10}(?:分|看|划分|统计|构成)(?:类)?[,，:：]/
const AGAINST =
  /等(?![级次奖])|另|(?<![无有])其他|其余|约|左右|比(?![例重])|较|[上去]年|每|各|均|[^两三四五六种类]以上|以下|占|%/
const FAR = 3
const MOST = 8

export function twoPartingFindings(passage: Passage, sentence: Sentence, kinds: Kinds): Finding[] {
  const parts = partsOf(passage, sentence, kinds)
  if (parts === undefined) return []
  const before = passage.sentences.slice(Math.max(0, sentence.index - FAR), sentence.index).toReversed()
  const other = before
    .filter(({ end }) => !between(passage, end, sentence.start).includes('\n'))
    .flatMap((one) => [partsOf(passage, one, kindsIn(one)) ?? []].filter((found) => found.length > 0))
    .find(([first]) => first!.kind === parts[0]!.kind && sameUnit(first!.base_unit, parts[0]!.base_unit))
  if (other === undefined) return []
  const [one, two] = [other, parts].map((facts) => added(facts.map((fact) => rangeOf(fact)!)))
  const [made, makes] = [sumOf(other), sumOf(parts)]
  const whole = { ...parts[0]!, value: makes, number: shown(makes) }
  if (meets(one!, two!) || !isNearly(whole, made)) return []
  return [
    {
      rule: 'sum',
      says: `两种分法加起来不一样：一种是${shown(made)}，一种是${shown(makes)}，请核对。`,
      arithmetic: [other, parts].map((facts) => facts.map(({ value }) => shown(value!)).join(' + ')).join(' ≠ '),
      places: placesOf([...other, ...parts]),
    },
  ]
}

/** All the numbers of a sentence that begins with how they are parted. */
function partsOf(passage: Passage, sentence: Sentence, kinds: Kinds): readonly Fact[] | undefined {
  const words = between(passage, sentence.start, sentence.end)
  if (!BY.test(words) || AGAINST.test(words)) return undefined
  const [kind, ...others] = kinds.filter(({ length }) => length > 1)
  return kind !== undefined && others.length === 0 && kind.length <= MOST ? kind : undefined
}
