/** A growth against a number that is named with 比 or as a plan, where others stand between it and what it became. */
import type { Fact } from '../../grammar/fact.ts'
import { isMade, notBy, signOf } from '../ground/change_meanings.ts'
import type { Finding } from '../ground/finding.ts'
import { amountsOf, between, clauseBefore, endOf, isOfShare, type Passage, type Sentence } from '../ground/passage.ts'

const LAST = /[比较](?:上年|去年|前年|上一年|上学年|上学期|\d{4}年|[^,，]{0,6}年?初)(?:同期)?(?:的|底的|末的)$/
const GROWN = /^[^,，。；;、\d]{0,3}(?:同比)?(?:净)?(?:增长|下降|增加|减少|提高|上升|降低)了?$/
/** What is said may miss it by so many points; a growth of others misses by more. */
const NEAR = 12

/** 实际支出46844万元，执行率98%，比上年的44613万元增长5.2% */
export function againstLast(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  return facts.flatMap((change, at): Finding[] => {
    const from = facts[at - 1]
    if (from === undefined || change.unit !== '%' || from.unit === '%' || from.kind === 'change') return []
    const words = between(passage, endOf(from), change.number_start)
    const sign = signOf(words)
    if (sign === undefined || !GROWN.test(words) || !LAST.test(clauseBefore(passage, from, sentence))) return []
    const kin = facts
      .slice(0, at - 1)
      .filter(({ base_unit, kind }) => base_unit === from.base_unit && kind !== 'change')
      // 占一般公共预算支出49.2亿元的21.3%，比前年的10.03亿元增长4.4%: of the part.
      .filter((fact) => !isOfShare(passage, fact))
    const [to] = kin.toReversed()
    // Right beside it, it is held elsewhere.
    if (to === undefined || to === facts[at - 2] || kin.some((one) => isMade(from, one, change, sign))) return []
    return near(from, to, change, sign)
  })
}

const BEYOND = /^(?:超|超额|超出|超过)(?:年度|全年|年初)?(?:计划|任务|目标)(?:任务|数)?(?:的|了|达)?$/

/** 计划新增学位2400个，实际新增2760个，超计划15% */
export function beyondPlan(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  return facts.flatMap((change, at): Finding[] => {
    const [plan, done] = facts.slice(Math.max(0, at - 2), at)
    if (!plan || !done || change.unit !== '%' || plan.base_unit !== done.base_unit) return []
    if (!BEYOND.test(clauseBefore(passage, change, sentence))) return []
    const [base, own] = [plan, done].map((fact) => clauseBefore(passage, fact, sentence))
    if (!/计划|任务|目标|应/.test(base!) || !/实际|完成|已|共/.test(own!) || /计划|任务/.test(own!)) return []
    return isMade(plan, done, change, 1) ? [] : near(plan, done, change, 1)
  })
}

function near(from: Fact, to: Fact, change: Fact, sign: 1 | -1): Finding[] {
  const reckoned = (to.value! / from.value! - 1) * 100 * sign
  const open = [from, to, change].some(({ approx, masked, bound }) => approx || masked || bound !== null)
  return open || Math.abs(reckoned - change.value!) > NEAR ? [] : [notBy(from, to, change)]
}
