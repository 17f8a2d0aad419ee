/** A mean lies between the least and the most; who came and who stayed away are no more than all. */
import { CodePoints, numeral } from './days.ts'
import type { CheckRule, Finding } from './finding.ts'

const NUMBER = '(\\d[\\d.]*)'
const MEAN = new RegExp(`(?:平均分?|均分)(?:为|是|达到?)?${NUMBER}分`, 'g')
const MOST = new RegExp(`最高分?(?:为|是|达到?)?${NUMBER}分`, 'g')
const LEAST = new RegExp(`最低分?(?:为|是|达到?)?${NUMBER}分`, 'g')
const MEAN_AGE = new RegExp(`平均年龄(?:为|是|达到?|约)?${NUMBER}(?:周)?岁`, 'g')
const MOST_AGE = new RegExp(`(?:年龄)?最[大长](?:的|者)?(?:年龄)?(?:为|是)?${NUMBER}(?:周)?岁`, 'g')
const LEAST_AGE = new RegExp(`(?:年龄)?最[小轻](?:的|者)?(?:年龄)?(?:为|是)?${NUMBER}(?:周)?岁`, 'g')
const PRESENT =
  /应到[^,，。；;\d]{0,6}(\d+)[人名].{0,4}?实到[^,，。；;\d]{0,4}(\d+)[人名].{0,3}?(?:请假|缺席|因[公事]请假)(\d+)[人名]/g
const RUN = /(\d{4})年?(?:至|到|[-—–~～]+)(\d{4})年[,，]?(?:间|已|，)?连续([两三四五六七八九十]|\d{1,2})年/g

export function extremeFindings(text: string): Finding[] {
  const places = new CodePoints(text)
  const say = (match: RegExpMatchArray, rule: CheckRule, says: string, arithmetic: string, from = 0): Finding => ({
    rule,
    says: `${says}，请核对“${match[0]}”。`,
    arithmetic,
    places: [{ start: places.at(from + (match.index ?? 0)), quote: match[0] }],
  })
  const scores = [...text.matchAll(/[^。；;\n]{1,400}/g)].flatMap((sentence): Finding[] => {
    const [mean, most, least] = [MEAN, MOST, LEAST].map((pattern) => only(sentence[0], pattern))
    const [middle, high, low] = [mean, most, least].map((match) => (match ? Number(match[1]) : undefined))
    if (middle !== undefined && high !== undefined && middle > high)
      return [say(mean!, 'mean', '平均分不会高于最高分', `${middle} > ${high}`, sentence.index)]
    if (middle !== undefined && low !== undefined && middle < low)
      return [say(mean!, 'mean', '平均分不会低于最低分', `${middle} < ${low}`, sentence.index)]
    return []
  })
  const ages = [...text.matchAll(/[^。；;\n]{1,400}/g)].flatMap((sentence): Finding[] => {
    const [mean, most, least] = [MEAN_AGE, MOST_AGE, LEAST_AGE].map((pattern) => only(sentence[0], pattern))
    const [middle, high, low] = [mean, most, least].map((match) => (match ? Number(match[1]) : undefined))
    if (middle === undefined || (high === undefined && low === undefined)) return []
    if ((high === undefined || middle <= high) && (low === undefined || middle >= low)) return []
    return [say(mean!, 'mean', '平均年龄在最大和最小之外', `${low ?? ''}—${high ?? ''}`, sentence.index)]
  })
  const present = [...text.matchAll(PRESENT)].flatMap((match) => {
    const [all, here, away] = [Number(match[1]), Number(match[2]), Number(match[3])]
    if (here + away <= all) return []
    return [say(match, 'sum', '实到和请假的加起来多于应到', `${here} + ${away} = ${here + away} > ${all}`)]
  })
  const runs = [...text.matchAll(RUN)].flatMap((match) => {
    const years = Number(match[2]) - Number(match[1])
    const said = numeral(match[3]!)
    if (said === undefined || years < 1 || said === years + 1 || said === years) return []
    return [say(match, 'date', `首尾都算是${years + 1}年`, `${match[2]} − ${match[1]} + 1 = ${years + 1} ≠ ${said}`)]
  })
  return [...scores, ...ages, ...present, ...runs]
}

/** Of two classes or subjects in a sentence, which mean is whose is not asked. */
function only(sentence: string, pattern: RegExp): RegExpMatchArray | undefined {
  const found = [...sentence.matchAll(pattern)]
  return found.length === 1 ? found[0] : undefined
}
