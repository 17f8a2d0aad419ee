/** A mean lies between the least and the most; who came and who stayed away are no more than all. */
import { type CheckRule, type Finding, saidOf } from '../ground/finding.ts'

const NUMBER = '(\\d[\\d.]*)'
const MEAN = new RegExp(`(?:平均(?:得分|成绩|分数|分)?|均分)(?:为|是|达到?|得)?${NUMBER}分`, 'g')
const MOST = new RegExp(`最高分?的?(?:为|是|达到?|得分?)?${NUMBER}分`, 'g')
const LEAST = new RegExp(`最低分?的?(?:为|是|达到?|得分?)?${NUMBER}分`, 'g')
const MEASURED =
  '(\\d[\\d.]*)(周岁|岁|厘米|公斤|千克|人|次|册|元|万元|小时|分钟|秒|米|平方米|节|篇|场|天|件|所|名|(?<=[^\\d]\\d{1,2})年(?![\\d级度底末]))'
const MEAN_OF = new RegExp(`平均([\\u4e00-\\u9fff]{0,4}?)(?:为|是|达到?|约)?${MEASURED}`, 'g')
const MOST_OF = new RegExp(
  `最[高大长多重快](?:的|者)?([\\u4e00-\\u9fff]{0,4}?)(?:为|是|达到?|约|的|者)*${MEASURED}`,
  'g',
)
const LEAST_OF = new RegExp(
  `最[低小短少轻年](?:的|者)?([\\u4e00-\\u9fff]{0,4}?)(?:为|是|达到?|约|的|者)*${MEASURED}`,
  'g',
)
const PRESENT =
  /应到[^,。;\d]{0,6}(\d+)[人名].{0,4}?实到[^,。;\d]{0,4}(\d+)[人名].{0,3}?(?:请假|缺席|因[公事]请假)(\d+)[人名]/g

/** Asked of one sentence. */
export function extremeFindings(text: string): Finding[] {
  return [...scores(text), ...measures(text), ...turnedEnds(text)]
}

const END =
  '(?:分|的|者|值)?[^,。;、\\d]{0,18}?(?:,?(?:为|是|达到?|得分|仅|只有))?(\\d[\\d.]*)(分|%|人|元|所|岁|个|平方米)'
const TOP = new RegExp(`最高${END}`, 'g')
const BOTTOM = new RegExp(`最低${END}`, 'g')

/** 得分最高的甲校为89.6分，得分最低的乙校为91.2分 */
function turnedEnds(sentence: string): Finding[] {
  const [top, bottom] = sentence.includes('最低') ? [only(sentence, TOP), only(sentence, BOTTOM)] : []
  if (!top || !bottom || top[2] !== bottom[2] || Number(top[1]) >= Number(bottom[1])) return []
  const many = sentence.split(/最[高低]/).length > 3
  const words = sentence.slice(Math.min(top.index!, bottom.index!), Math.max(top.index!, bottom.index!))
  if (many || /[去上]年|标准|要求|\d{4}年|由|从|[限价]/.test(words)) return []
  return [say(bottom, 'order', '最低的比最高的还高', `${bottom[1]} > ${top[1]}`)]
}

function scores(sentence: string): Finding[] {
  const [mean, most, least] = [MEAN, MOST, LEAST].map((pattern) => only(sentence, pattern))
  const [middle, high, low] = [mean, most, least].map((match) => (match ? Number(match[1]) : undefined))
  if (middle !== undefined && high !== undefined && middle > high)
    return [say(mean!, 'mean', '平均分不会高于最高分', `${middle} > ${high}`)]
  if (middle !== undefined && low !== undefined && middle < low)
    return [say(mean!, 'mean', '平均分不会低于最低分', `${middle} < ${low}`)]
  return []
}

function measures(sentence: string): Finding[] {
  const mean = only(sentence, MEAN_OF)
  const [most, least] = [MOST_OF, LEAST_OF].map((pattern) => only(sentence, pattern))
  const of_mean = (match?: RegExpMatchArray) =>
    match !== undefined && match[3] === mean?.[3] && (match[1] === '' || match[1] === mean?.[1])
      ? Number(match[2])
      : undefined
  const [high, low] = [of_mean(most), of_mean(least)]
  const middle = Number(mean?.[2])
  if (mean === undefined || !(middle > (high ?? Infinity) || middle < (low ?? -Infinity))) return []
  return [say(mean, 'mean', '平均数在最大和最小之外', `${low ?? ''}—${high ?? ''}`)]
}

export function presentFindings(text: string): Finding[] {
  return [...text.matchAll(PRESENT)].flatMap((match) => {
    const [all, here, away] = [Number(match[1]), Number(match[2]), Number(match[3])]
    if (here + away <= all) return []
    return [say(match, 'sum', '实到和请假的加起来多于应到', `${here} + ${away} = ${here + away} > ${all}`)]
  })
}

const say = (match: RegExpMatchArray, rule: CheckRule, says: string, arithmetic: string): Finding =>
  saidOf(match, rule, `${says}，请核对“${match[0]}”。`, arithmetic)

/** Of two classes or subjects in a sentence, which mean is whose is not asked. */
function only(sentence: string, pattern: RegExp): RegExpMatchArray | undefined {
  const found = [...sentence.matchAll(pattern)]
  return found.length === 1 ? found[0] : undefined
}
