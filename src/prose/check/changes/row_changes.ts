/** Changes along a row: from its first to its last, from the year before the last, and of each pair of two rows. */
import type { Fact } from '../../grammar/fact.ts'
import { heldTo, isMade, signOf } from '../ground/change_meanings.ts'
import type { Finding } from '../ground/finding.ts'
import { sharesTwo } from '../ground/likeness.ts'
import {
  amountsOf,
  between,
  clauseBefore,
  endOf,
  joinedBefore,
  type Passage,
  type Sentence,
} from '../ground/passage.ts'
import { yearsIn } from './series.ts'

export function rowChangeFindings(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  const changes = facts.flatMap((change, at): Finding[] => {
    const clause = clauseBefore(passage, change, sentence)
    const sign = signOf(clause)
    if (sign === undefined || change.kind === 'date') return []
    if (TO_LAST_YEAR.test(clause)) {
      const [before, last] = lastYearsOf(passage, sentence, facts, at, clause) ?? []
      return before && last ? heldTo(before, last, change, sign) : []
    }
    const row = rowBefore(passage, facts, at)
    // 后两年分别增长8.5%和9.1%: each is of a year of its own.
    return row.length < 3 || !ALONG.test(clause) || /年分别/.test(clause)
      ? []
      : heldTo(row[0]!, row.at(-1)!, change, sign)
  })
  return [...changes, ...inPairs(passage, sentence, facts)]
}

/** 两年累计提高4.8个百分点 */
const ALONG = /累计|共|总|(?<!\d)[两三四五六七八九十\d]年/
const TO_LAST_YEAR = /同比|[比较](?:上|去|上一|前一)年/
const YEARS = /\d{4}年?(?:[、和与至到]|[-—–~]{1,2})\d{4}年/
/** 近三年, of which the last is this one. */
const RECENT = /近[两三四五]年|(?<!前)[三四五]年来/

/** 86.4%、88.9%和91.2% */
function rowBefore(passage: Passage, facts: readonly Fact[], at: number): readonly Fact[] {
  let from = Math.max(0, at - 1)
  while (from > 0 && isRow(passage, facts[from - 1]!, facts[from]!)) from -= 1
  return facts.slice(from, at)
}

const isRow = (passage: Passage, one: Fact, other: Fact): boolean =>
  one.base_unit === other.base_unit &&
  /^[^,，。；;]{0,4}(?:[、和及与]|[,，]\d{4}年)[^,，。；;、]{0,4}$/.test(
    between(passage, endOf(one), other.number_start),
  )

/** The last two of a row of years, of which the change is told in its sentence or in the one that a semicolon joins to it. */
function lastYearsOf(
  passage: Passage,
  sentence: Sentence,
  facts: readonly Fact[],
  at: number,
  clause: string,
): readonly Fact[] | undefined {
  // 年均1253人 stands between the row and what is told of its end.
  const mean = facts[at - 1] && clauseBefore(passage, facts[at - 1]!, sentence).endsWith('年均')
  const row = rowBefore(passage, facts, mean ? at - 1 : at)
  const before = row[0] && between(passage, Math.max(sentence.start, row[0].number_start - 60), row[0].number_start)
  if (before !== undefined && row.length > 1 && isOfYears(before, clause) && /分别|依次/.test(before))
    return isOfWords(clause, before) ? row.slice(-2) : undefined
  const told = passage.sentences[sentence.index - 1]
  const joined = told !== undefined && joinedBefore(passage, sentence) === told
  if (told !== undefined && !joined && at === 0 && LAST_OF_ROW.test(clause)) return lastsOf(passage, told, clause)
  const years = joined && at === 0 ? yearsIn(passage, told) : []
  if (told === undefined || years.length < 2) return undefined
  return isOfWords(clause, between(passage, told.start, years[0]!.number_start)) ? years.slice(-2) : undefined
}

const isOfYears = (before: string, clause: string): boolean =>
  YEARS.test(before) || (RECENT.test(before) && clause.startsWith('今年'))

const LAST_OF_ROW = /^(?:其中)?(\d{4})年[^,，。；;\d]{0,6}[比较](?:上|前一)年/

/** 2021年至2023年分别招收612人、688人、745人。其中2023年比上年多招77人: the row is told in the sentence before. */
function lastsOf(passage: Passage, told: Sentence, clause: string): readonly Fact[] | undefined {
  const facts = amountsOf(told)
  const [first] = facts
  if (first === undefined) return undefined
  const before = between(passage, Math.max(told.start, first.number_start - 60), first.number_start)
  if (!/分别|依次/.test(before) || YEARS.exec(before)?.[0].slice(-5, -1) !== LAST_OF_ROW.exec(clause)![1])
    return undefined
  let end = 1
  while (facts[end] && isRow(passage, facts[end - 1]!, facts[end]!)) end += 1
  return isOfWords(clause, before) ? facts.slice(0, end).slice(-2) : undefined
}

/** 今年新增学位数同比增长: of what the row is of, or of nothing that is named. */
function isOfWords(clause: string, before: string): boolean {
  const named = clause
    .replace(/(?:同比|[比较](?:上|去|上一|前一)年).*$/, '')
    .replace(/^(?:其中)?(?:今年|本年|\d{4}年|当年)?/, '')
    .replace(/(?:总|人)?(?:数|数量|量|额)?$/, '')
  if (named === '') return true
  return sharesTwo(named, before)
}

/** 由18册、27册，分别提高到22册、35册，分别增加4册和8册: the first of one row to the first of the other. */
function inPairs(passage: Passage, sentence: Sentence, facts: readonly Fact[]): Finding[] {
  return facts.flatMap((first, at): Finding[] => {
    if (!/[由从]/.test(clauseBefore(passage, first, sentence))) return []
    const size = [2, 3, 4].find((many) => isTurn(passage, facts[at + many - 1], facts[at + many]))
    if (size === undefined) return []
    const rows = [0, 1, 2].map((row) => facts.slice(at + row * size, at + (row + 1) * size))
    const [from, to, changes] = rows
    if (changes!.length < size || [from!, to!].some((row) => !isList(passage, row))) return []
    const clause = clauseBefore(passage, changes![0]!, sentence)
    const sign = signOf(clause.replace(/(?:幅度|比例)?分别/, '')) ?? signOf(clause.replace(/分别.*$/, ''))
    if (sign === undefined || /年均|每年/.test(clause) || !isList(passage, changes!)) return []
    const findings = changes!.flatMap((change, place) => heldTo(from![place]!, to![place]!, change, sign))
    // Told in the other order they are right.
    const turned = changes!.every((change, place) => isMade(from!.at(-1 - place)!, to!.at(-1 - place)!, change, sign))
    return turned ? [] : findings
  })
}

/** 分别提高到 */
const isTurn = (passage: Passage, one: Fact | undefined, other: Fact | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.base_unit === other.base_unit &&
  /^[^。；;、]{0,12}[到至为][^,，。；;、\d]{0,8}$/.test(between(passage, endOf(one), other.number_start))

const isList = (passage: Passage, row: readonly Fact[]): boolean =>
  row.every(
    (fact, at) =>
      at === 0 ||
      (fact.base_unit === row[0]!.base_unit &&
        /^[^,，。；;]{0,5}[、和与][^,，。；;、\d]{0,8}$/.test(
          between(passage, endOf(row[at - 1]!), fact.number_start),
        )),
  )
