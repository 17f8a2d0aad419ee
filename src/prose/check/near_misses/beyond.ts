/** More of them than there are, where the two stand alone: 从该考点28份试卷中抽取30份; 全校460人，仅高一就有480人. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import {
  alike,
  between,
  clauseBefore,
  endOf,
  type Passage,
  placesOf,
  type Sentence,
  wordsBehind,
} from '../ground/passage.ts'
import { rangeOf, shown } from '../ground/range.ts'
import { type Kinds, wordsAround } from './slip.ts'

/** What one of the two is taken from. */
const OF =
  /^[^,，。；;]{0,14}(?:(?<![初高职县市一二三四五六七八九十])中|里|内|当中|里面|之中)(?!心|学|小|等|考|期|层|部|容|职|专|央)|^[^,，。；;]{0,14}[,，](?:其中|当中|仅|光|单)/
const FROM = /从[^,，。；;]{0,12}$/
const AGAINST =
  /人次|件次|项次|以上|超[过额]|增[加至长]|比(?![例重])|较|[去上前]年|共计|合计|不[足到]|(?<!节)约|近|累计|每|各|均|分别|另|还|计划|预算|目标|应|拟|能容纳|可容纳|学位|定额|额定/
const NEAR = 1.6

export function beyondFindings(passage: Passage, sentence: Sentence, kinds: Kinds): Finding[] {
  const of_before = ofSentenceBefore(passage, sentence)
  if (of_before.length > 0) return of_before
  return kinds.flatMap((kind): Finding[] => {
    if (kind.length !== 2 || kind[0]!.value === kind[1]!.value) return []
    const [whole, part] = kind.toSorted((one, other) => one.number_start - other.number_start) as [Fact, Fact]
    if (part.value! < whole.value! || part.value! > NEAR * whole.value!) return []
    const link = between(passage, endOf(whole) + Array.from(whole.unit).length, part.number_start)
    if (!OF.test(link) && !FROM.test(clauseBefore(passage, whole, sentence))) return []
    if (
      FROM.test(clauseBefore(passage, whole, sentence)) &&
      /^[^,，。；;]{0,12}(?:[到至]|变[为成]|[增减升降改扩]为)/.test(link)
    )
      return []
    if (AGAINST.test(wordsAround(passage, sentence, kind)) || rangeOf(part)!.low <= rangeOf(whole)!.high) return []
    if (isOfOtherKind(passage, sentence, whole, part)) return []
    return [moreThan(whole, part)]
  })
}

const moreThan = (whole: Fact, part: Fact): Finding => ({
  rule: 'part',
  says: `“${part.quote}”是“${whole.quote}”中的一部分，却比它多，请核对。`,
  arithmetic: `${shown(part.value!)} > ${shown(whole.value!)}`,
  places: placesOf([whole, part]),
})

/** 现有校车126辆，服务5830人。其中132辆: of the only number of its kind in the sentence before. */
function ofSentenceBefore(passage: Passage, sentence: Sentence): Finding[] {
  const before = passage.sentences[sentence.index - 1]
  const [part] = sentence.facts
  if (before === undefined || part === undefined || before.end + 1 !== sentence.start) return []
  if (!/^其中[^,，]{0,8}$/.test(between(passage, sentence.start, part.number_start))) return []
  const [whole, ...others] = before.facts.filter((fact) => alike(fact, part) || fact.base_unit === part.base_unit)
  const [own, all] = [rangeOf(part), whole && rangeOf(whole)]
  if (whole === undefined || others.length > 0 || own === undefined || all === undefined || part.kind !== whole.kind)
    return []
  if (own.low <= all.high || part.value! > NEAR * whole.value!) return []
  const words = between(passage, before.start, endOf(whole)) + between(passage, sentence.start, endOf(part))
  return AGAINST.test(words) ? [] : [moreThan(whole, part)]
}

/** 12个乡镇当中，建成示范点16个: counted alike, and of another kind. */
function isOfOtherKind(passage: Passage, sentence: Sentence, whole: Fact, part: Fact): boolean {
  if (!/^[个项件次场]/.test(part.unit)) return false
  const noun = /^[\u4e00-\u9fff]{2}/.exec(wordsBehind(passage, whole, sentence, 8))?.[0] ?? ''
  const words = clauseBefore(passage, part, sentence) + wordsBehind(passage, part, sentence, 10)
  return noun !== '' && !words.includes(noun) && /[\u4e00-\u9fff]{3}/.test(clauseBefore(passage, part, sentence))
}
