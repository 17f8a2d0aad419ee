/** What is taken off or added, and what there is then: 报名3120人，除已录取的412人外，实际参加2708人; 年初预算8.64亿元，追加0.52亿元，调整后9.16亿元. */
import type { Finding } from '../ground/finding.ts'
import { alike, between, clauseBefore, endOf, type Passage, placeOf, type Sentence } from '../ground/passage.ts'
import { added, meets, type Range, rangeOf, shown, without } from '../ground/range.ts'

const OFF =
  /(?:^|[,，。；;])(?:[^,，。；;\d]{0,6})(?:扣除|除去|减去|剔除|扣减|核减|调减|(?<![免解消排清])除)[^,，。；;]{0,24}$/
/** 应检1286人，缺检28人，实际1258人 */
const AWAY = /^[^,，。；;]{0,6}[,，][^,，。；;、\d]{0,6}(?:缺[考席勤检测]|请假|弃[考权]|免[测检考])$/
const ON = /(?:追加|调增|核增|增拨|追补)[^,，。；;、\d]{0,8}$/
/** What is left is told as what there is now, or was in fact. */
const NOW =
  /^(?:后|外)?(?:[,，])?[^,，。；;、]{0,6}(?:实际|实[到考检测有得]|实拨|净|应参加|剩|尚有|还有)[^,，。；;、]{0,14}$/
const ADJUSTED = /(?:调整|追加|变更|调剂|增减|核减|调减)后[^,，。；;、]{0,10}$/
const OPEN = /约|左右|其中|另|等(?!奖|级)|部分/

export function takenOffFindings(passage: Passage, sentence: Sentence): Finding[] {
  const facts = sentence.facts.filter(({ kind }) => kind !== 'date')
  return facts.flatMap((now, at): Finding[] => {
    const [all, part] = facts.slice(Math.max(0, at - 2), at)
    if (!all || !part || !alike(all, part) || !alike(part, now)) return []
    const clause = clauseBefore(passage, now, sentence)
    const words = between(passage, endOf(all), part.number_start)
    const off = OFF.test(words) || (AWAY.test(words) && /应|报名/.test(clauseBefore(passage, all, sentence)))
    const gap = between(passage, endOf(part), now.number_start).replace(part.unit, '')
    const is_now = (off && NOW.test(gap)) || ((off || ON.test(words)) && ADJUSTED.test(clause))
    const [whole, own, said] = [all, part, now].map(rangeOf)
    if (!is_now || !whole || !own || !said || OPEN.test(words + gap)) return []
    const range: Range = off ? without(whole, own) : added([whole, own])
    if (meets(range, said)) return []
    const reckoned = shown(all.value! + (off ? -1 : 1) * part.value!)
    return [
      {
        rule: 'sum',
        says: `“${all.quote}”${off ? '减' : '加'}“${part.quote}”是${reckoned}${now.base_unit}，文中写的是${now.number}${now.unit}，请核对。`,
        arithmetic: `${shown(all.value!)} ${off ? '−' : '+'} ${shown(part.value!)} = ${reckoned} ≠ ${shown(now.value!)}`,
        places: [all, part, now].map(placeOf),
      },
    ]
  })
}
