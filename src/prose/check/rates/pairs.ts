/** The two numbers that a rate is made from, where the words leave no other reading. */
import type { Fact } from '../../grammar/fact.ts'
import { isUndone } from './undone.ts'
import { alike, between, clauseBefore, endOf, isListed, type Passage, type Sentence } from '../ground/passage.ts'

export interface Pair {
  readonly part: Fact
  readonly whole: Fact
}

/** How many numbers before a share its whole may stand. */
const BACK = 5

export function pairOf(passage: Passage, sentence: Sentence, rate: Fact, at: number): Pair | undefined {
  const clause = clauseBefore(passage, rate, sentence)
  return (
    shareOfNamed(passage, sentence, at, clause) ??
    shareOfWhole(passage, sentence, at, clause) ??
    ofTold(passage, sentence, at) ??
    namedBehind(passage, sentence, at, clause) ??
    ofPlan(passage, sentence, at, clause) ??
    ofWhatOught(passage, sentence, at, clause) ??
    ofItsName(passage, sentence, at, clause)
  )
}

function pairBefore(sentence: Sentence, at: number): Pair | undefined {
  const [whole, part] = sentence.facts.slice(Math.max(0, at - 2), at)
  return whole !== undefined && part !== undefined && alike(whole, part) ? { part, whole } : undefined
}

/** 占教职工总数的 names what it is a share of: the number that was said of 教职工. */
function shareOfNamed(passage: Passage, sentence: Sentence, at: number, clause: string): Pair | undefined {
  const noun =
    /^占(?:全部|所有|全[市县区校省])?([\u4e00-\u9fff]{2,10}?)(?:总数|总人数|总量|总额|人数|数量|数)?的?(?:比例|比重)?(?:为|达到?|的)?$/.exec(
      clause,
    )?.[1]
  const part = sentence.facts[at - 1]
  if (noun === undefined || part === undefined || /任务|计划|目标|总/.test(noun)) return undefined
  const named = sentence.facts
    .slice(Math.max(0, at - BACK), at - 1)
    .filter((fact) => alike(fact, part) && clauseBefore(passage, fact, sentence).endsWith(noun))
  return named.length === 1 ? { whole: named[0]!, part } : undefined
}

/** 5200人，其中高级教师1040人，占25%; 860人中，有302人…，占35.1% */
function shareOfWhole(passage: Passage, sentence: Sentence, at: number, clause: string): Pair | undefined {
  // 约占30% may be 32.4%.
  const about = /\./.test(sentence.facts[at]!.number) ? clause.replace(/^约/, '') : clause
  if (!/^(?:占(?:总数|总人数|总量|总额|其|全部|全体)?的?|所?占(?:比|比例|比重)|比例)(?:约?为|达到?|是)?$/.test(about))
    return undefined
  const pair = pairBefore(sentence, at)
  if (pair === undefined) return undefined
  const gap = between(passage, endOf(pair.whole), pair.part.number_start)
  return /^[^,，(（]{0,3}(?:[,，(（]\s*其中|[\u4e00-\u9fff]{0,6}中[,，]?有?|[,，]经?[\u4e00-\u9fff]{0,2}(?:查|检|测|别|评|选)出)/.test(
    gap,
  )
    ? pair
    : undefined
}

/** 计划投资2.4亿元，实际完成1.8亿元，完成年度计划的75% */
function ofPlan(passage: Passage, sentence: Sentence, at: number, clause: string): Pair | undefined {
  if (
    !/^(?:完成|占|达到?)(?:年度|全年|当年|年)?(?:总)?(?:计划|任务|目标)(?:任务|数|总数|总投资)?的?(?:比例|百分之)?$|^(?:[\u4e00-\u9fff]{2})?(?:计划|任务|投资|预算|资金|项目)*(?:完成|执行|支出|拨付|到位)率(?:为|达到?)?$/.test(
      clause,
    )
  )
    return undefined
  const pair = pairBefore(sentence, at)
  if (pair === undefined) return undefined
  const [base, done] = [clauseBefore(passage, pair.whole, sentence), clauseBefore(passage, pair.part, sentence)]
  // 计划总投资3.2亿元，今年完成1.14亿元，完成年度计划的95%; 新建5所、改扩建6所: of all of them.
  if (/年度|全年|当年/.test(clause) && /总投资|[两三四五]年|规划/.test(base)) return undefined
  const row = sentence.facts.slice(0, at - 1).some((fact) => isListed(passage, fact, pair.part))
  if (row && !/共|合计|总/.test(done)) return undefined
  return /计划|任务|目标|应|预算|下达|争取/.test(base) &&
    /实际|已|完成|累计|到位|支出|执行|拨付/.test(done) &&
    !/计划|任务/.test(done)
    ? pair
    : undefined
}

/** 54所，占全部72所学校的75% */
export function ofTold(passage: Passage, sentence: Sentence, at: number): Pair | undefined {
  // Here the part is told first; how much it has grown may be told between.
  const [part, whole] = sentence.facts
    .slice(Math.max(0, at - BACK), at)
    .filter(({ kind }) => kind !== 'change')
    .slice(-2)
  if (part === undefined || whole === undefined || !alike(whole, part)) return undefined
  const gap = between(passage, endOf(part), whole.number_start)
  const joined =
    /^[^,，。]{0,8}(?:[,，](?:比|较|同比)[^,，。;；]{0,16})?[,，](?:占|完成)(?:了)?[^,，。；;、\d]{0,10}$/.test(gap)
  const ends = /^[^,，。；;、\d]{1,12}的(?:(?:比例|比重|占比)(?:已|仅|约|高|只)*(?:为|达到?|是)?)?$/.test(
    between(passage, endOf(whole), sentence.facts[at]!.number_start),
  )
  return joined && ends ? { part, whole } : undefined
}

/** 留守儿童占义务教育学生的30%，义务教育学生3.2万人，留守儿童0.96万人 */
function namedBehind(passage: Passage, sentence: Sentence, at: number, clause: string): Pair | undefined {
  const [, own, all] =
    /^(?:全[市县区校])?([\u4e00-\u9fff]{2,8})占(?:全[市县区校])?([\u4e00-\u9fff]{2,10})的(?:比例为?)?$/.exec(clause) ??
    []
  const behind = sentence.facts.slice(at + 1, at + 3)
  if (own === undefined || all === undefined || behind.length < 2 || !alike(behind[0]!, behind[1]!)) return undefined
  const whole = behind.find((fact) => clauseBefore(passage, fact, sentence) === all)
  const part = behind.find((fact) => clauseBefore(passage, fact, sentence) === own)
  return whole && part ? { part, whole } : undefined
}

/** 应开设的班级640个，实际开设576个，开课率90%; 在校生9600人，享受助学金的1440人，受助面15% */
function ofWhatOught(passage: Passage, sentence: Sentence, at: number, clause: string): Pair | undefined {
  const pair = pairBefore(sentence, at)
  if (pair === undefined) return undefined
  const [base, done] = [clauseBefore(passage, pair.whole, sentence), clauseBefore(passage, pair.part, sentence)]
  if (/^(?:受助|资助|受益|惠及)[面率](?:约?为|达到?|是)?$/.test(clause))
    return /(?:学生|在校生|幼儿|在园儿童)(?:共|有|总数)*$/.test(base) && /享受|资助|受助|受益/.test(done)
      ? pair
      : undefined
  const verb = /应(?!对|急|用|届|聘|试)([\u4e00-\u9fff]{1,2})(?=[\u4e00-\u9fff]*$)/.exec(base)?.[1]
  const named = /^[\u4e00-\u9fff]{2,6}(?:率|比例|占比)(?:约?为|达到?|是)?$/.test(clause)
  return named && verb !== undefined && new RegExp(`^(?:实际?|已|实际已)${verb}`).test(done) ? pair : undefined
}

/** Rates that are called after what was done to the things of the whole. */
const GENERIC = /^(?:覆盖|普及|配备|开通|到位|达标|开展|参与|完成|建成|签约|使用)$/

/** Said of what was done in other words. */
const SAME: Readonly<Record<string, string>> = { 回收: '收回', 出勤: '到岗', 到会: '实到', 报到: '到岗', 考取: '录取' }

/** These tell a change and no share. */
const MOVES = /^(?:压减|减少|下降|缩减|降低|增长|增加|提高|流失)$/

/** 办结率 after 办结346件; 课后服务覆盖率 after 已开展课后服务的学校295所. */
function ofItsName(passage: Passage, sentence: Sentence, at: number, clause: string): Pair | undefined {
  const name = /([\u4e00-\u9fff]{2})率(?:约?为|达到?|是)?$/.exec(clause)?.[1]
  const pair = pairBefore(sentence, at)
  if (name === undefined || pair === undefined || Array.from(clause).length > 12 || MOVES.test(name)) return undefined
  const [base, done] = [clauseBefore(passage, pair.whole, sentence), clauseBefore(passage, pair.part, sentence)]
  const ought = /^(?:今年|全[市县区校]|共)*(?:应|需|须|计划|拟)|[生级年期园]应(?:入学|到|办结|参加|完成)/.test(base)
  if (isUndone(done, name)) return undefined
  if (done.includes(SAME[name] ?? '\n') && !base.includes(SAME[name]!)) return pair
  if (isHaving(passage, pair, rateOf(sentence, at), name)) return pair
  // 达线率 after 达到普高录取线3432人
  if (name === '达线' && /(?:达到|超过|过)[\u4e00-\u9fff]{0,8}线$/.test(done) && /参加|考生|报考|参考/.test(base))
    return pair
  if (name === '升学' && isPromotion(base, done, clause)) return pair
  // 本科上线率 after 2.86万人上线，其中上本科线1.42万人 is a share of the candidates, who are not mentioned.
  if (done.includes(name) && (!base.includes(name) || ought)) return pair
  if (!GENERIC.test(name) || !/已|实现|其中|完成/.test(done)) return undefined
  const about = clause.replace(/[\u4e00-\u9fff]{2}率.*$/, '')
  return about.length >= 2 && done.includes(about) && !base.includes(about) ? pair : undefined
}

/** 毕业生5210人，升入普通高中3126人，普高升学率60%: both speak of one kind of school. */
function isPromotion(base: string, done: string, clause: string): boolean {
  const target = /^(?:其中)?(?:已)?(?:升入|考入|考取|升学到)([\u4e00-\u9fff]{2,8})(?:的)?(?:学生)?$/.exec(done)?.[1]
  const short = (name: string) =>
    name
      .replace(/普通高中/, '普高')
      .replace(/阶段学校|学校|的|各类/g, '')
      .replace(/阶段$/, '')
  return (
    target !== undefined && /毕业生(?:共|有)*$/.test(base) && short(target) === short(clause.replace(/升学率.*$/, ''))
  )
}

const rateOf = (sentence: Sentence, at: number): Fact => sentence.facts[at]!

/** 36个幼儿园有27个达到省定标准，达标率75% */
function isHaving(passage: Passage, { whole, part }: Pair, rate: Fact, name: string): boolean {
  if (!/^[^,，。]{1,16}?中?[,，]?已?有$/.test(between(passage, endOf(whole), part.number_start))) return false
  const [done = ''] = between(passage, endOf(part), rate.number_start).split(/[,，]/, 1)
  if (isUndone(done, name)) return false
  return done.includes(name) || (name === '达标' && /达到|符合/.test(done))
}
