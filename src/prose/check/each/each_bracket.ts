/** So many in all, and behind them how many for each: 为92间教室更换灯具1104盏（每间12盏）. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { between, clauseBefore, endOf, type Passage, placeOf, sameUnit, type Sentence } from '../ground/passage.ts'
import { rangeOf, shown } from '../ground/range.ts'

const EACH =
  /^(?:其中|即)?每([所间校班个人名园户台辆栋场期站点组])(?:学校|教室|学生|教师|班级)?(?:各?配[备置]?|安装|安排|发放|补助|奖励|设|建)?$/
/** Right behind the total. */
const BEHIND = /^[^,，。；;、（(]{0,3}(?:[\u4e00-\u9fff]{0,6})?[（(,，]$/
const OPEN = /约|等(?!级)|另|其中|左右|不[等低少]/
/** 校 is 所. */
const UNITS: Readonly<Record<string, string>> = { 校: '所', 园: '所', 班: '个', 站: '个', 点: '个', 组: '个' }

export function eachBehindFindings(passage: Passage, sentence: Sentence): Finding[] {
  const { facts } = sentence
  return facts.flatMap((each, at): Finding[] => {
    const sign = EACH.exec(clauseBefore(passage, each, sentence))?.[1]
    const [heads, total] = facts.slice(Math.max(0, at - 2), at)
    if (sign === undefined || !heads || !total || !isOf(passage, heads, sign)) return []
    const [all, own, many] = [total, each, heads].map(rangeOf)
    if (!all || !own || !many || total.base_unit !== each.base_unit || total.kind === 'date') return []
    const words = between(passage, endOf(heads), total.number_start)
    const gap = between(passage, endOf(total), each.number_start).replace(total.unit, '')
    const to = gap.slice(0, Math.max(0, gap.search(/(?:其中|即)?每/)))
    if (/[。；;,，、]/.test(words) || !BEHIND.test(to) || OPEN.test(words + to)) return []
    // Taken for a mean it may be rounded.
    const half = Math.max(0.5, (own.high - own.low) / 2)
    if (heads.value! * (each.value! - half) <= all.high && heads.value! * (each.value! + half) >= all.low) return []
    const product = shown(heads.value! * each.value!)
    return [
      {
        rule: 'sum',
        says: `按“${heads.quote}”和“${each.quote}”算应为${product}${total.base_unit}，文中写的是${total.number}${total.unit}，请核对。`,
        arithmetic: `${shown(heads.value!)} × ${shown(each.value!)} = ${product} ≠ ${shown(total.value!)}`,
        places: [heads, total, each].map(placeOf),
      },
    ]
  })
}

const isOf = (passage: Passage, heads: Fact, sign: string): boolean =>
  heads.kind === 'count' &&
  (sameUnit(heads.base_unit, sign) ||
    (heads.base_unit.startsWith(UNITS[sign] ?? sign) &&
      between(passage, endOf(heads), endOf(heads) + 10).includes(sign)))
