/** A mean lies between the least and the most; who came and who stayed away are no more than all. */
import { CodePoints, numeral } from './days.ts'
import type { CheckRule, Finding } from './finding.ts'

const NUMBER = '(\\d[\\d.]*)'
const MEAN = new RegExp(`(?:平均分?|均分)(?:为|是|达到?)?${NUMBER}分`, 'g')
const MOST = new RegExp(`最高分?(?:为|是|达到?)?${NUMBER}分`, 'g')
const LEAST = new RegExp(`最低分?(?:为|是|达到?)?${NUMBER}分`, 'g')
const MEASURED = '(\\d[\\d.]*)(周岁|岁|厘米|公斤|千克|人|次|册|元|万元|小时|分钟|秒|米|平方米)'
const MEAN_OF = new RegExp(`平均([\\u4e00-\\u9fff]{1,4}?)(?:为|是|达到?|约)?${MEASURED}`, 'g')
const MOST_OF = new RegExp(`最[高大长多重快]([\\u4e00-\\u9fff]{0,4}?)(?:为|是|达到?|约|的|者)*${MEASURED}`, 'g')
const LEAST_OF = new RegExp(`最[低小短少轻年]([\\u4e00-\\u9fff]{0,4}?)(?:为|是|达到?|约|的|者)*${MEASURED}`, 'g')
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
  const others = [...text.matchAll(/[^。；;\n]{1,400}/g)].flatMap((sentence): Finding[] => {
    const mean = only(sentence[0], MEAN_OF)
    const [most, least] = [MOST_OF, LEAST_OF].map((pattern) => only(sentence[0], pattern))
    const of_mean = (match?: RegExpMatchArray) =>
      match !== undefined && match[3] === mean?.[3] && (match[1] === '' || match[1] === mean?.[1])
        ? Number(match[2])
        : undefined
    const [high, low] = [of_mean(most), of_mean(least)]
    const middle = Number(mean?.[2])
    if (mean === undefined || !(middle > (high ?? Infinity) || middle < (low ?? -Infinity))) return []
    return [say(mean, 'mean', '平均数在最大和最小之外', `${low ?? ''}—${high ?? ''}`, sentence.index)]
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
  return [...scores, ...others, ...present, ...runs]
}

/** Of two classes or subjects in a sentence, which mean is whose is not asked. */
function only(sentence: string, pattern: RegExp): RegExpMatchArray | undefined {
  const found = [...sentence.matchAll(pattern)]
  return found.length === 1 ? found[0] : undefined
}
