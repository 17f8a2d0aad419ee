/** So many for each of so many, and the total beside them: 三个片区各配备4名，共12名. */
import type { Fact } from '../fact.ts'
import type { Finding } from './finding.ts'
import { alike, between, clauseBefore, endOf, type Passage, placeOf, type Sentence } from './passage.ts'
import { meets, rangeOf, shown } from './range.ts'

const EACH = /(?:各|每[个所校班人名镇乡村组]|均)[\u4e00-\u9fff]{0,12}$/
const TOTAL = /^(?:合计|总计|共计|共|总共|累计)[\u4e00-\u9fff]{0,8}$/
/** Each seat is for one person. */
const SEAT = /^[个张](?:座位|床位|学位|铺位|席位|餐位)/
const HOLDS = /容纳|接纳|入住|就座|就餐|提供|供/

/** 三个片区各配备4名，共12名 */
function isEach(passage: Passage, sentence: Sentence, many: Fact, each: Fact, total: Fact): boolean {
  if (!TOTAL.test(clauseBefore(passage, total, sentence))) return false
  const words = between(passage, endOf(many), each.number_start)
  if (!EACH.test(words) || Array.from(words).length > 24 || /[;；。(（]/.test(words)) return false
  return Array.from(between(passage, endOf(each), total.number_start)).length <= 10
}

/** 每个乡镇配备2名，16个乡镇共配备36名 */
function perUnit(passage: Passage, sentence: Sentence, each: Fact, many: Fact, total: Fact): boolean {
  const unit = /每(?:一)?[个所校家]?([\u4e00-\u9fff]{1,4}?)(?:配|设|安排|有|选派|发放|补助|新增|各)/.exec(
    clauseBefore(passage, each, sentence),
  )?.[1]
  const words = between(passage, endOf(many), total.number_start)
  return (
    unit !== undefined &&
    /^[^,，。；]{0,12}(?:合计|总计|共计|共|总共|累计)[\u4e00-\u9fff]{0,8}$/.test(words) &&
    words.includes(unit)
  )
}

/** 480个考场，每个考场30个座位，共可容纳14400人 */
function isSeats(passage: Passage, sentence: Sentence, each: Fact, total: Fact): boolean {
  const seats = SEAT.test(between(passage, endOf(each), endOf(each) + 3))
  return seats && /^[人名]$/.test(total.base_unit) && HOLDS.test(clauseBefore(passage, total, sentence))
}

/** Three figures that follow each other; a second 各 between them would be for others. */
export function eachFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((total, at): Finding[] => {
    const [one, two] = sentence.facts.slice(Math.max(0, at - 2), at)
    if (one === undefined || two === undefined) return []
    const turned = alike(one, total) && perUnit(passage, sentence, one, two, total)
    const [many, each] = turned ? [two, one] : [one, two]
    const seats = isSeats(passage, sentence, each, total)
    if (many.kind !== 'count' || (!seats && (!alike(each, total) || alike(many, each)))) return []
    if (!turned && !isEach(passage, sentence, many, each, total)) return []
    const [heads, share, said] = [rangeOf(many), rangeOf(each), rangeOf(total)]
    if (heads === undefined || share === undefined || said === undefined) return []
    if (meets({ low: heads.low * share.low, high: heads.high * share.high }, said)) return []
    // Those named before may have been given some, too.
    if (sentence.facts.slice(0, at - 2).some((fact) => alike(fact, total))) return []
    const reckoned = shown(many.value! * each.value!)
    return [
      {
        rule: 'sum',
        says: `“${many.quote}”各${each.number}${each.unit}应为${reckoned}${each.unit}，文中写的是${total.number}${total.unit}，请核对。`,
        arithmetic: `${shown(many.value!)} × ${shown(each.value!)} = ${reckoned} ≠ ${shown(total.value!)}`,
        places: [many, each, total].map(placeOf),
      },
    ]
  })
}
