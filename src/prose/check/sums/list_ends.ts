/**
 * Where the list behind a total ends. Numbers of the same kind may go on behind it that are no part any more: 男生21548人，
 * 女生19812人；随迁子女3206人 is over where the parts are all there are, 高中28名、初中41名；研究生17名 where the 、 are.
 */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { clauseBefore, isListed, type Passage, type Sentence } from '../ground/passage.ts'
import { added, meets, rangeOf, sumOf } from '../ground/range.ts'
import { parted, type Parting } from './parting.ts'
import { partitionOf } from './partitions.ts'

/** A shorter list that is not all there is must come this near. */
const NEAR = 0.12

/** What is said of the whole list, or of what a break in it leaves; nothing where one of them makes up the total. */
export function firstParted(
  passage: Passage,
  sentence: Sentence,
  total: Fact,
  parts: readonly Fact[],
  how: Parting,
): Finding[] {
  const found = parted(passage, sentence, total, parts, how)
  if (found.length > 0) return found
  const clauses = parts.map((part) => clauseBefore(passage, part, sentence))
  const lists = endsOf(passage, parts, clauses)
    .filter((end) => isNear(total, parts.slice(0, end)) || partitionOf(clauses.slice(0, end))?.closed)
    .map((end) => parts.slice(0, end))
  if ([parts, ...lists].some((list) => makesUp(total, list))) return []
  return lists.map((list) => parted(passage, sentence, total, list, how)).find(({ length }) => length > 0) ?? []
}

function makesUp(total: Fact, parts: readonly Fact[]): boolean {
  const [whole, ...ranges] = [total, ...parts].map(rangeOf)
  if (whole === undefined || ranges.some((range) => range === undefined)) return true
  return meets(added(ranges.map((range) => range!)), whole)
}

function isNear({ value }: Fact, parts: readonly Fact[]): boolean {
  const sum = sumOf(parts)
  return Math.abs(sum - (value ?? 0)) <= NEAR * (value ?? 0)
}

/** How many parts there are up to a break: the longest list of which none is in another, and the one that 、 joins. */
function endsOf(passage: Passage, parts: readonly Fact[], clauses: readonly string[]): number[] {
  const kinds = clauses.findLastIndex((_, at) => at > 0 && partitionOf(clauses.slice(0, at + 1)) !== undefined) + 1
  const broken = parts.findIndex((part, at) => at > 0 && !isListed(passage, parts[at - 1]!, part))
  return [...new Set([kinds, broken])].filter((end) => end > 1 && end < parts.length)
}
