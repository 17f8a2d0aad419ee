/** Of so many people no kind can be more: 57名专任教师中，女教师38人、高级教师11人、本科及以上学历59人. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import {
  alike,
  between,
  clauseBefore,
  endOf,
  isOfPeople,
  type Passage,
  type Sentence,
  wordsBehind,
} from '../ground/passage.ts'
import { rangeOf } from '../ground/range.ts'
import { larger } from './parts.ts'

/** 57名专任教师中， */
const FRAME = /^[名位人]?的?(?<noun>[\u4e00-\u9fff]{2,12}?)(?<![其集初高])(?:之)?中[,，][^,，。；;、\d]{2,14}$/
const NEXT = /^[名位人]?[,，、和][^,，。；;、\d（(]{2,16}$/
/** What some of them may be or have. */
const KIND =
  /^(?:其中)?(?:男|女|党员|中共党员|团员|少数民族|汉族)$|(?:党员|学历|学位|职称|教龄|岁|以[上下]|骨干|带头人|能手)的?(?:有|共|为|是|达到?)?$|^(?:其中)?(?:来自|任教|具有|具备|取得|获得|持有?|年龄|毕业于|家住)[^,，]*的(?:有|共)?$/
/** They do so for others, or are told of with others. */
const OTHERS =
  /联系|结对|帮扶|培训了?|辅导|指导|资助|服务|惠及|培养|覆盖|带动|每|均|累计|另|新增|加上|连同|其他|全[省市县区校]/
/** What is more than so many times as much is of something else. */
const FAR_OFF = 2

export function amongThemFindings(passage: Passage, sentence: Sentence): Finding[] {
  const { facts } = sentence
  return facts.flatMap((whole, at): Finding[] => {
    const first = facts[at + 1]
    if (!isOfPeople(whole) || first === undefined || whole.value === null || rangeOf(whole) === undefined) return []
    const noun = FRAME.exec(between(passage, endOf(whole), first.number_start))?.groups?.['noun']
    if (noun === undefined) return []
    const all = rangeOf(whole)!
    const over = rowBehind(passage, sentence, at, noun).find(
      (part) => (rangeOf(part)?.low ?? 0) > all.high && part.value! < FAR_OFF * whole.value!,
    )
    return over === undefined ? [] : [larger(whole, over)]
  })
}

/** As long as each is one of them. */
function rowBehind(passage: Passage, sentence: Sentence, at: number, noun: string): Fact[] {
  const row: Fact[] = []
  for (const part of sentence.facts.slice(at + 1)) {
    if (part.unit === '%' && row.length > 0) continue
    const clause = clauseBefore(passage, part, sentence)
    const last = row.at(-1)
    const is_next = last === undefined || NEXT.test(withoutShare(between(passage, endOf(last), part.number_start)))
    const is_kind = KIND.test(clause) || clause.replace(/(?:有|共|为|是|达到?)$/, '').endsWith(noun.slice(-2))
    const is_bare = /^[,，、。；;)）]?$/.test(wordsBehind(passage, part, sentence, 6).slice(0, 1))
    if (!isOfPeople(part) || !alike(sentence.facts[at]!, part) || !is_next || !is_kind || !is_bare) break
    if (OTHERS.test(clause)) break
    row.push(part)
  }
  return row
}

/** 女教师38人，占66.7%，党员21人 */
const withoutShare = (words: string): string => words.replace(/[,，(（]占[^,，。；;]{0,8}?\d[\d.]*[%％][)）]?/, '')
