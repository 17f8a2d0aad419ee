/** A whole and its parts that no word joins: 教师228人，男教师86人，女教师142人. */
import { sumOf } from '../ground/range.ts'
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { OLDER } from './parts.ts'
import { parted } from './parting.ts'
import { partitionOf, rest } from './partitions.ts'
import { alike, between, clauseBefore, endOf, isLastOfList, type Passage, type Sentence } from '../ground/passage.ts'

/** 艺术类210家，体育类96家，其他36家: the first is a part as the others are. */
const isOneOfThem = (own: string, first: string): boolean =>
  /[类级型组段科区片]$/.test(own) && own.at(-1) === first.at(-1) && own.length <= 6 && first.length <= 6

/** What stands in a list behind 其中 or 、 is one of the parts itself. */
const isInList = (passage: Passage, sentence: Sentence, at: number): boolean => {
  const before = sentence.facts[at - 1]
  if (isLastOfList(passage, sentence.facts, at)) return true
  return (
    before !== undefined &&
    alike(before, sentence.facts[at]!) &&
    clauseBefore(passage, before, sentence).includes('其中')
  )
}

/** 上年结转5件，本年新收61件，共办结60件，未办结6件: of both. */
const isBesideOlder = (passage: Passage, sentence: Sentence, at: number): boolean => {
  const before = sentence.facts[at - 1]
  return (
    before !== undefined && alike(before, sentence.facts[at]!) && OLDER.test(clauseBefore(passage, before, sentence))
  )
}

/** 涉案人数68人，22人受到处分，3人…，其余…: what is counted stands before the total alone. */
const isCounted = (own: string, first: string): boolean =>
  own !== '' &&
  !own.endsWith('有') &&
  (/^(?:有|有的)?$/.test(first) || /(?<!公)共|总|^全|人数|数量/.test(own) || (ALL_TO_DO.test(own) && DONE.test(first)))
/** 计划改造54所，截至10月底已完工39所，剩余17所: what was to be done, done and left. */
const ALL_TO_DO = /计划|任务|需要?|应|下达|排查|受理|收到|承办|申报|立项|征集/
const DONE =
  /^(?:截至[\u4e00-\u9fff\d]{1,8}?[日底末月前])?(?:目前|现|累计|已经?)*(?:完成|完工|竣工|整改|办结|办复|答复|销号|结题|建成|改造|开工|交付|验收|发放|安装|[\u4e00-\u9fff]{2,4}到位)/
/** 招聘58人，县城30人，20人到乡镇，其余8人到村小: the second is a part as the others are. */
const follows = ({ facts }: Sentence, at: number): boolean => at > 0 && alike(facts[at - 1]!, facts[at]!)

const ALL_OF = /^[全我]|共有|总数|现有/
/** How many parts may stand behind a total without a word that joins them. */
const FEW = 4

/** 专任教师3610人，小学2146人，初中1472人: numbers that are as near as that are of one thing. */
const NEAR = 0.03
const LEAST = 100
function isNear({ value }: Fact, parts: readonly Fact[]): boolean {
  const sum = sumOf(parts)
  return value !== null && value >= LEAST && Math.abs(sum - value) <= NEAR * value
}

/** 教师228人，男教师86人，女教师142人: no word joins them, but there is no third. */
export function splitFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((total, at) => {
    const own = clauseBefore(passage, total, sentence)
    if (/其中|编制/.test(own) || isInList(passage, sentence, at) || isBesideOlder(passage, sentence, at)) return []
    for (let count = FEW; count >= 2; count -= 1) {
      const parts = sentence.facts.slice(at + 1, at + 1 + count)
      if (parts.length < count || !parts.every((part) => alike(total, part))) continue
      const touching = [total, ...parts.slice(0, -1)].every((fact, place) =>
        // A total is not joined to its parts as they are to each other: 教学楼12600平方米、宿舍楼9400平方米、其他5600平方米.
        (place === 0 ? /^[^,，。、]{0,8}[,，]/ : /^[^,，。]{0,14}[,，、]/).test(
          between(passage, endOf(fact), parts[place]!.number_start),
        ),
      )
      if (!touching || total.value! < Math.max(...parts.map(({ value }) => value ?? 0))) continue
      const clauses = parts.map((fact) => clauseBefore(passage, fact, sentence))
      const kinds = partitionOf(clauses)
      const grounds = /占地/.test(own) && clauses.every((clause) => clause.endsWith('区'))
      if (
        !(
          kinds?.closed ||
          grounds ||
          (kinds && isNear(total, parts)) ||
          (kinds &&
            ALL_OF.test(between(passage, Math.max(sentence.start, total.number_start - 16), total.number_start)))
        ) ||
        clauses.some((clause) => clause.includes('其中')) ||
        isOneOfThem(own, clauses[0]!) ||
        clauses.some(
          (clause) =>
            partitionOf([own, clause]) && !(rest.test(clause) && isCounted(own, clauses[0]!) && !follows(sentence, at)),
        )
      )
        continue
      return parted(passage, sentence, total, parts, { some: !kinds?.closed, open: !kinds?.closed })
    }
    return []
  })
}
