/** What has passed a mark is not below it: 突破40万册大关，达到38.7万册. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { numberOf } from '../ground/numbers.ts'
import {
  alike,
  between,
  clauseBefore,
  endOf,
  isListed,
  type Passage,
  placeIn,
  placeOf,
  type Sentence,
} from '../ground/passage.ts'
import { shown, sumOf } from '../ground/range.ts'

const OVER = /(?:突破|超过|跨过|跨越|首破|迈上|站上|超)了?(?:[\u4e00-\u9fff]{0,4})$/
const UNDER = /(?:控制在|降至|降到|下降到|压缩到|不超过|低于)了?$/
const REACHED = /^[^,，。；;]{0,6}[,，](?:实际|实有|累计|共|已|总数|总量)?(?:达到?|为|是)了?$/

export function passedFindings(passage: Passage, sentence: Sentence): Finding[] {
  return [...reached(passage, sentence), ...overdone(passage, sentence), ...notYetHalf(passage, sentence)]
}

/** So many sentences before what was done its task may be told. */
const TASK_BACK = 2

/** 下达任务1850人。…当年实际完成1786人: the only task of its kind. */
function taskBefore(passage: Passage, { index }: Sentence, done: Fact): Fact | undefined {
  const earlier = passage.sentences.slice(Math.max(0, index - TASK_BACK), index)
  const [task, ...others] = earlier.flatMap((sentence) =>
    sentence.facts.filter(
      (fact) =>
        alike(fact, done) &&
        fact.value !== null &&
        /(?:任务|计划|指标)(?:数|人数|名额)?(?:为|是)?$/.test(clauseBefore(passage, fact, sentence)),
    ),
  )
  return others.length === 0 ? task : undefined
}

/** 春季资助1260人、秋季资助1180人: both together. */
const isRow = (passage: Passage, [one, other]: readonly Fact[], task: number): boolean =>
  one !== undefined && other !== undefined && isListed(passage, one, other) && sumOf([one, other]) >= task

/** 下达任务1850人，招收1786人，超额完成 */
function overdone(passage: Passage, sentence: Sentence): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  const over = /超额完成|超计划完成|超额实现/.exec(words)
  if (over === null) return []
  const place = placeIn(sentence, words, over.index)
  const before = sentence.facts.filter(
    (fact) => fact.number_start < place && fact.value !== null && /^(?:count|money|area)$/.test(fact.kind),
  )
  const own = before.find((fact) => /任务|计划|目标|指标/.test(clauseBefore(passage, fact, sentence)))
  const task = own ?? (before.length > 0 ? taskBefore(passage, sentence, before.at(-1)!) : undefined)
  // 目标是本科上线600人、特控线上线180人: two aims.
  const kin = before.filter(
    (fact) => task && fact.number_start > task.number_start && alike(fact, task) && !isListed(passage, task, fact),
  )
  const [done] = kin.filter((fact) => own !== undefined || !clauseBefore(passage, fact, sentence).startsWith('其中'))
  if (
    task === undefined ||
    done === undefined ||
    done.approx ||
    kin.some(({ value }) => value! >= task.value!) ||
    isRow(passage, kin, task.value!)
  )
    return []
  return [
    {
      rule: 'order',
      says: `“${done.quote}”不到“${task.quote}”，文中却说“${over[0]}”，请核对。`,
      arithmetic: `${shown(done.value!)} < ${shown(task.value!)}`,
      places: [placeOf(task), placeOf(done), { start: place, quote: over[0] }],
    },
  ]
}

const FIRST_OVER =
  /(?<=[,，])(?:历史性?|今年|目前)?(?:首次|首度|第一次|已经?|成功|率先)(?:突破|超过|跨过|迈过|越过|过|超)了?(?<mark>半数?|一半|(?<tens>[三四五六七八九])成)(?:大关|以上)?(?=[,，。;；]|$)/g

/** 占比由41.5%升至47.8%，首次过半: the share right before it. */
function notYetHalf(passage: Passage, sentence: Sentence): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  if (!/[过超破]/.test(words)) return []
  return [...words.matchAll(FIRST_OVER)].flatMap((match): Finding[] => {
    const start = placeIn(sentence, words, match.index)
    const now = sentence.facts.findLast(({ number_start }) => number_start < start)
    if (!now || now.unit !== '%' || now.kind !== 'rate' || now.approx || now.bound !== null) return []
    const tens = match.groups!['tens']
    const mark = tens === undefined ? 50 : numberOf(tens)! * 10
    if (now.value === null || now.value >= mark || !/^[^,，。\d]{0,3}[,，]$/.test(between(passage, endOf(now), start)))
      return []
    return [
      {
        rule: 'order',
        says: `“${now.quote}”还没有到${mark}%，文中却说“${match[0]}”，请核对。`,
        arithmetic: `${shown(now.value)}% < ${mark}%`,
        places: [placeOf(now), { start, quote: match[0] }],
      },
    ]
  })
}

function reached(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((now, at): Finding[] => {
    const mark = sentence.facts[at - 1]
    if (!mark || mark.value === null || now.value === null || mark.base_unit !== now.base_unit) return []
    if ([mark, now].some(({ kind }) => kind === 'change' || kind === 'date' || kind === 'rank')) return []
    // 超过九成，达到88.7%: words that say a share are held to it elsewhere.
    if (/成半?$/.test(mark.number + mark.unit)) return []
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
