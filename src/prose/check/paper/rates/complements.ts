/** A rate and the rate of those that miss it, in two sentences: 体质合格率96.4% … 不合格率为4.6%; grades that make up all of them. */
import { sentenceTo } from '../../ground/written.ts'
import { type Finding, type Words, wordsInOrder } from '../../ground/finding.ts'
import { toldOf } from '../../ground/likeness.ts'
import { shown } from '../../ground/range.ts'
import type { Paper } from '../ground/paper.ts'

/** What is reached or missed, and by which words the one that misses it is told. */
const STEMS =
  '合格|及格|达标|完成|到位|通过|满意|检出|参与|参训|覆盖|就业|整改|办结|毕业|到岗|入学|支付|执行|普及|持证|开工|竣工|近视|升学|录取|巩固|回收|有效'
const RATE = new RegExp(
  `(?<=^|[,。;:、(\\n])(?<lead>[^,。;:、()\\d\\n]{0,24}?)(?<not>不|未|没有|没|非)?(?<stem>${STEMS})(?:的)?(?<who>学生|教师|家长|学校|人员|项目|问卷|人数)?(?:率|(?:占比|占|比例|比率|的比例))(?:仅|只|约|已|均|也)?(?:占|为|达到?|是|有)?(?:了)?(?<figure>\\d{1,3}(?:\\.\\d{1,2})?)%(?<open>以上|以下|以内|左右)?`,
  'gm',
)
/** Of those that are asked or measured, no more than these are told of whom. */
const GROUP =
  /小学|初中|高中|中职|幼儿园|男生?|女生?|农村|城区|城镇|乡镇|民办|公办|[一二三四五六七八九]年级|高[一二三]|语文|数学|英语|物理|化学|科学|历史|政治|家长|教师|学生|学员|首次|初[次检]|复[检测查]|抽[检查测]|补考|自查|笔试|面试|[去上前]年|上学[年期]|20\d\d年|[一二三四]季度|[上下]半年|期[中末]|全[省市国]/g
const LOOSE = /力争|确保|争取|目标|计划|要求|须|应|不低于|不高于|提高到|降至|以上|以内|超过|低于|高于|比|较/
const FILLER =
  /总体|总|全[县区市校镇乡]|本[年次校]|今年|其中|一次|综合|平均|仍|还|有|的|学生|中|在|实测|参[测加]|达|共|全部|受检|应测/g
const MOST = 400
const HAIR = 1e-6

interface Rate extends Words {
  readonly not: boolean
  readonly stem: string
  readonly groups: string
  readonly topic: string
  readonly share: number
  readonly half: number
}

export function complementFindings({ text }: Paper): Finding[] {
  const all = [...text.matchAll(RATE)].slice(0, MOST).flatMap((match) => rateOf(match, text))
  return [...complements(all), ...graded(text, all)]
}

function rateOf(match: RegExpExecArray, text: string): Rate[] {
  const { lead = '', not, stem = '', figure = '', open } = match.groups!
  const sentence = sentenceTo(text, match.index, 50)
  if (open !== undefined || LOOSE.test(lead)) return []
  // Of 优秀率、良好率、及格率 none is that of all who passed.
  if (not === undefined && /优[秀良]率|优秀占/.test(sentence) && stem === '及格') return []
  return [
    {
      index: match.index + lead.length,
      quote: match[0].slice(lead.length),
      not: not !== undefined,
      stem: stem === '及格' ? '合格' : stem,
      groups: toldOf(sentence + lead, GROUP),
      topic: lead.replaceAll(GROUP, '').replaceAll(FILLER, ''),
      share: Number(figure),
      half: 10 ** -(figure.split('.')[1]?.length ?? 0) / 2,
    },
  ]
}

/** One rate of it, and one of those that miss it; where two are told for either, nothing is sure. */
function complements(all: readonly Rate[]): Finding[] {
  return all.flatMap((missed): Finding[] => {
    if (!missed.not) return []
    const met = all.filter((one) => !one.not && one.stem === missed.stem && isOfOne(one, missed))
    const others = all.filter((one) => one.not && one.stem === missed.stem && isOfOne(one, missed))
    const [one] = met
    if (one === undefined || met.some(({ share }) => share !== one.share) || others.length > 1) return []
    const sum = one.share + missed.share
    if (Math.abs(sum - 100) <= one.half + missed.half + HAIR || sum > 125 || sum < 75) return []
    return [unlike([one, missed], sum)]
  })
}

/** What is told of whom is the same, or told in one of the two places only for want of need. */
function isOfOne(one: Rate, other: Rate): boolean {
  if (one.groups !== other.groups && !/^(?:学生|)$/.test(one.groups) && !/^(?:学生|)$/.test(other.groups)) return false
  if (one.groups !== other.groups && /[小初高男女年级村城]/.test(one.groups + other.groups)) return false
  return one.topic === '' || other.topic === '' || hasOf(one.topic, other.topic)
}
const hasOf = (one: string, other: string): boolean =>
  Array.from(one).some((_, at) => at > 0 && other.includes(one.slice(at - 1, at + 1)))

const GRADE =
  /(?<grade>优秀|优良|良好|中等|合格|基本合格|及格|不合格|不及格|待提高|非常满意|满意|比较满意|基本满意|一般|不满意)”?(?:率|等次|等级|档次|的)?(?:占比?|比例)?(?:为|占|达到?)?(?<figure>\d{1,3}(?:\.\d{1,2})?)%(?!以上|以内)/g
const SENTENCE = /[^。\n]{1,400}/g
const WORST = /^(?:不合格|不及格|不满意|待提高)$/

/** 优秀率18%、良好率34%、及格率45% of one sentence, and 不及格率 of another: together all of them. */
function graded(text: string, all: readonly Rate[]): Finding[] {
  const missed = all.filter((one) => one.not && /合格|满意/.test(one.stem))
  if (missed.length === 0) return []
  return [...text.matchAll(SENTENCE)].flatMap(({ 0: words, index }): Finding[] => {
    const all_of_it = [...words.matchAll(GRADE)]
    const isApart = all_of_it.some(({ groups }) => groups!['grade'] === '及格')
    // 三项合计，总体合格率97.3%
    const grades = all_of_it.filter(
      ({ index: at, groups }) =>
        !LOOSE.test(words.slice(Math.max(0, at - 6), at)) && !(isApart && groups!['grade'] === '合格'),
    )
    const kinds = new Set(grades.map(({ groups }) => groups!['grade']!))
    if (grades.length < 3 || kinds.size !== grades.length || [...kinds].some((one) => WORST.test(one))) return []
    if (!kinds.has('优秀') && !kinds.has('非常满意')) return []
    if (kinds.has('优良') || (kinds.has('良好') && sumsAlone(grades))) return []
    const sum = grades.reduce((made, { groups }) => made + Number(groups!['figure']), 0)
    if (sum > 100 + HAIR || sum < 70) return []
    const own = missed.filter(
      (one) => toldOf(words, GROUP) === one.groups || one.groups === '' || one.groups === '学生',
    )
    const [one, ...others] = own
    if (one === undefined || others.length > 0 || (one.index >= index && one.index < index + words.length)) return []
    if (one.stem.startsWith('满意') !== kinds.has('非常满意')) return []
    const slack = (grades.length + 1) * 0.05 + HAIR
    if (Math.abs(sum + one.share - 100) <= slack || Math.abs(sum + one.share - 100) > 25) return []
    return [unlike([...grades.map((grade) => ({ index: index + grade.index, quote: grade[0] })), one], sum + one.share)]
  })
}

/** 优秀率20%、良好率40%、合格率95%: the last is of all of them. */
const sumsAlone = (grades: readonly RegExpExecArray[]): boolean => {
  const shares = grades.map(({ groups }) => Number(groups!['figure']))
  return shares.at(-1)! >= shares.slice(0, -1).reduce((sum, share) => sum + share, 0)
}

const unlike = (words: readonly Words[], sum: number): Finding => ({
  rule: 'rate',
  says: `${words.map(({ quote }) => `“${quote}”`).join('、')}，加起来是${shown(sum)}%，不是100%，请核对。`,
  arithmetic: `${shown(sum)} ≠ 100`,
  places: wordsInOrder(words.map(({ index, quote }) => ({ index, quote }))),
})
