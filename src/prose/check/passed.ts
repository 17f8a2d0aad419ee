/** What has passed a mark is not below it: 突破40万册大关，达到38.7万册. */
import type { Finding } from './finding.ts'
import { between, clauseBefore, endOf, type Passage, placeOf, type Sentence } from './passage.ts'
import { shown } from './range.ts'

const OVER = /(?:突破|超过|跨过|跨越|首破|迈上|站上|超)了?(?:[\u4e00-\u9fff]{0,4})$/
const UNDER = /(?:控制在|降至|降到|下降到|压缩到|不超过|低于)了?$/
const REACHED = /^[^,，。；;]{0,6}[,，](?:实际|实有|累计|共|已|总数|总量)?(?:达到?|为|是)了?$/

export function passedFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((now, at): Finding[] => {
    const mark = sentence.facts[at - 1]
    if (!mark || mark.value === null || now.value === null || mark.base_unit !== now.base_unit) return []
    if ([mark, now].some(({ kind }) => kind === 'change' || kind === 'date' || kind === 'rank')) return []
    const gap = between(passage, endOf(mark), now.number_start)
    if (!REACHED.test(gap) || now.approx || now.bound !== null) return []
    const clause = clauseBefore(passage, mark, sentence)
    const is_over = OVER.test(clause) && now.value < mark.value
    const is_under = UNDER.test(clause) && /以内|以下/.test(gap) && now.value > mark.value
    if (!is_over && !is_under) return []
    return [
      {
        rule: 'order',
        says: `“${now.quote}”${is_over ? '还没有到' : '超过了'}前面说的“${mark.quote}”，请核对。`,
        arithmetic: `${shown(now.value)} ${is_over ? '<' : '>'} ${shown(mark.value)}`,
        places: [mark, now].map(placeOf),
      },
    ]
  })
}
