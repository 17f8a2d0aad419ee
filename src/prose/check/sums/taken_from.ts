/**
 * A part that its own words tie to the number right before it: 从中评出获奖论文36篇, 包括硕士研究生12人, 仅消防演练一项就占3次,
 * 1245人里，寄宿生就有860人.
 */
import type { Told } from '../again/told.ts'

/** 从中遴选, 从…中遴选 */
const FROM_THEM = /^(?:最终|并|再)?从(?:中|[^,]{2,16}中)(?:[评遴选推择筛确挑抽录聘优产]|培育|认定)[^,]{0,12}$/
/** 包括硕士研究生: of whoever was told right before. */
const INCLUDING = /^(?:其中)?(?:包括|内含|含有?)[^,]{2,12}$/
/** 仅消防演练一项就占: one of them alone. */
const ALONE =
  /^(?:仅|光|单|单单|单是|仅仅)[^,]{2,14}(?:就|便|即)(?:有|占到?了?|达到?|开展了?|举办了?|组织了?|建成|查出|发现)?$/
/** 寄宿生就有, behind 1245人里. */
const HAVING = /^[^,\d]{2,10}?(?:就|已|竟|共|还)?(?:有|占到?|达到?)$/
/** Who does something for others, or is counted with others. */
const OTHERS =
  /联系|结对|帮扶|培训|辅导|指导|资助|服务|惠及|培养|覆盖|带动|另|新|共|累计|合计|连同|加上|家属|[上去前往历]年|以来|年|月|周|天|均|每|各|次|全[省市县区校国]|需|计划|家长/
/** So far before a part its whole may stand. */
const NEAR = 24

export function takenFrom(part: Told, near: readonly Told[]): ((whole: Told) => boolean) | undefined {
  const { before, lead, from, index } = part
  const is_tied = FROM_THEM.test(before) || INCLUDING.test(before) || ALONE.test(before)
  if (!is_tied && !HAVING.test(before)) return undefined
  const told = near.findLast((one) => one.from === from && one.index < index)
  if (told === undefined || told.before.startsWith('其中') || OTHERS.test(before)) return undefined
  const gap = lead.slice(told.end - from)
  if (/\d/.test(gap) || gap.length > NEAR || /第[一二三]|[;(]/.test(gap) || /[增减比较]/.test(told.before))
    return undefined
  if (is_tied) return gap.split(',').length === 2 ? (whole) => whole === told : undefined
  // 1245人里，寄宿生就有: the frame ends with the number or its noun.
  return /^[^,]{0,8}(?<![高初其集])(?:里|之中|当中|中),[^,]*$/.test(gap) ? (whole) => whole === told : undefined
}
