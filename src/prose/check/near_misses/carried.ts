/** What was left from before and what came make what was done and what is left: 上年结转8件，本年受理74件，共办结76件，未办结6件. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { between, clauseBefore, type Passage, placesOf, type Sentence, wordsBehind } from '../ground/passage.ts'
import { meets, added, rangeOf, shown } from '../ground/range.ts'
import { OLDER } from '../sums/parts.ts'
import { type Kinds } from './slip.ts'

const CAME =
  /(?:受理|新?收到?|新增|新?立案|新?立项|接[到收办]|登记|转[来办交]|交办|排查出?|新[办接开]|发生)[\u4e00-\u9fff]{0,4}$/
const DONE = /办结|审结|结案|结题|完成|处理|化解|销号|办复|答复|处置|修复|解决|整改/
const LEFT = /未|剩|余|尚|在[办研]|待|结转/
const LEFT_BEHIND = /^[\u4e00-\u9fff]{0,3}(?:未|尚|结转|转入|在[办研]|待|正在)/
const AGAINST =
  /其中|另|约|近|以上|以下|左右|比|较|同期|每|撤[回诉销]|不予|退回|移[交送]|终止|取消|转出|重复|合并|含|率/
/** What is further off is of something else. */
const FAR = 0.2

export function carriedFindings(passage: Passage, sentence: Sentence, kinds: Kinds): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  if (!OLDER.test(words) || !DONE.test(words) || AGAINST.test(words)) return []
  return kinds.flatMap((kind): Finding[] => {
    if (kind.length !== 4) return []
    const placed = kind.toSorted((one, other) => one.number_start - other.number_start)
    const [one, other, done, left] = placed as [Fact, Fact, Fact, Fact]
    const clauses = placed.map((fact) => clauseBefore(passage, fact, sentence))
    const [first, second, third, last] = clauses as [string, string, string, string]
    const [old, came] = OLDER.test(first) ? [first, second] : [second, first]
    const behind = wordsBehind(passage, left, sentence, 8)
    if (!OLDER.test(old) || !CAME.test(came) || !DONE.test(third) || LEFT.test(third)) return []
    if (!LEFT.test(last) && !LEFT_BEHIND.test(behind)) return []
    const [all, told] = [
      [one, other],
      [done, left],
    ].map((two) => added(two.map((fact) => rangeOf(fact)!)))
    if (meets(all!, told!) || Math.abs(all!.high - told!.high) > FAR * all!.high) return []
    return [
      {
        rule: 'sum',
        says: `“${one.quote}”与“${other.quote}”共${shown(one.value! + other.value!)}，“${done.quote}”与“${left.quote}”却共${shown(done.value! + left.value!)}，请核对。`,
        arithmetic: `${shown(one.value!)} + ${shown(other.value!)} = ${shown(one.value! + other.value!)} ≠ ${shown(done.value!)} + ${shown(left.value!)}`,
        places: placesOf(placed),
      },
    ]
  })
}
