/** Two that are told together, and each for itself elsewhere: 校本教研和联片教研46次 … 校本教研32次，联片教研12次. */
import { bare, type Told } from '../../again/told.ts'
import type { Finding } from '../../ground/finding.ts'
import type { Paper } from '../ground/paper.ts'
import { byKind, isSlipOff, kindOf, mayBeWhole, sharedEnd, unequal, worth, TABLE } from '../ground/rows.ts'

const JOINT = /(?<one>[\u4e00-\u9fff]{2,12})[和与及、](?<other>[\u4e00-\u9fff]{2,10})$/
const OTHERS = /等$|以及|[两各]|分别|涉及|参与|普及|中小学/
const CUT = /[,:()—]|\d/
const NEAR = 0.25
/** So far the two parts are apart. */
const WITHIN = 160
const MOST = 400

export function jointFindings({ numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  const kinds = byKind(numbers)
  return numbers.flatMap((whole): Finding[] => {
    const kin = kinds.get(kindOf(whole))!
    if (whole.unit === '%' || kin.length > MOST || OTHERS.test(whole.before)) return []
    const words = bare(whole.lead.slice(-40).split(CUT).at(-1)!)
    const match = JOINT.exec(words)
    const names = match?.groups
    // 小学、初中和高中: these are more than two.
    if (names === undefined || /[、和与及]/.test(words.slice(0, match!.index))) return []
    const parts = partsOf(kin, whole, names['one']!, names['other']!)
    if (parts === undefined || !mayBeWhole(whole, parts)) return []
    const sum = worth(parts)
    if (kin.some(({ value }) => value === sum) || !isSlipOff(sum, whole.value, NEAR)) return []
    return [unequal(whole, parts)]
  })
}

/** The only number that is called so, and the only one that is called as the other, near each other. */
function partsOf(kin: readonly Told[], whole: Told, one: string, other: string): readonly Told[] | undefined {
  const shared = sharedEnd(one, other)
  const own = kin.filter((part) => part.from !== whole.from && !JOINT.test(bare(part.before)))
  const [second, ...others] = own.filter((part) => bare(part.before).endsWith(other))
  // 新建、改扩建学校9所 is of 新建学校 as well.
  const head = /^(?:全[年县市区镇乡校])?(?:共|累计)*(?<head>[\u4e00-\u9fff]{2,4})$/.exec(one)?.groups?.['head']
  const [first, ...more] = own.filter(({ before }) => {
    const name = bare(before)
    if (name.endsWith(other)) return false
    if (sharedEnd(name, one) >= Math.max(2, shared + 1)) return true
    return head !== undefined && name.includes(head) && sharedEnd(name, other) > 1
  })
  if (first === undefined || second === undefined || first === second || more.length + others.length > 0)
    return undefined
  return first.line === second.line && Math.abs(first.index - second.index) < WITHIN ? [first, second] : undefined
}
