/**
 * The two numbers that a rate is made from, where its words name them loosely. The numbers must speak for it too: what is
 * said comes near to what they make, and no other two make it exactly.
 */
import type { Fact } from '../fact.ts'
import type { Pair } from './pairs.ts'
import {
  alike,
  between,
  clauseBefore,
  endOf,
  factsBefore,
  isOfPeople,
  narrow,
  type Passage,
  type Placed,
  type Sentence,
} from './passage.ts'
import { added, divided, meets, rangeOf, times } from './range.ts'

/** What is said may miss what the two make by so many points; a rate of others misses by more, mostly. */
const NEAR = 12
/** Where both are named in the words of the trade. */
const NEAR_BY_TRADE = 30

/** How rates are called, what their whole is called, and what their part. */
const TRADE: readonly { rate: RegExp; whole: RegExp; part: RegExp }[] = [
  { rate: /升学|升入/, whole: /毕业生?/, part: /升入|升学|考入|进入/ },
  {
    rate: /入学|入园|就学/,
    whole: /适龄|学龄|岁|应入|残疾(?:儿童|少年)/,
    part: /入学|入园|在园|在校|就读|安置/,
  },
  { rate: /巩固/, whole: /入学时|年前|应毕业|入学/, part: /毕业|在校|巩固/ },
  {
    rate: /上线|录取|达线|升学|过线/,
    whole: /考生|参考|报考|报名|应考|参加[^,。]{0,4}考|考试/,
    part: /上线|录取|达线|过线|达到|超过/,
  },
  { rate: /就业/, whole: /毕业生/, part: /就业/ },
  {
    rate: /合格|优秀|达标|及格|优良|良好/,
    whole: /参加|检测|测试|抽[查检测考]|参考|监测|检查|参训|考核|评估|受检|送检|应/,
    part: /合格|符合|优秀|达标|达到|及格|优良|通过/,
  },
  {
    rate: /办结|整改|结案|销号|答复|处置|化解|回复|查处|属实/,
    whole: /事项$|问题$|受理|排查|发现|收到|接到|查出|梳理|登记|交办|立案|检查出|反映|查找/,
    part: /办结|整改|结案|销号|答复|处置|化解|回复|属实|完成|解决/,
  },
  {
    rate: /开工|竣工|完工|完成|开竣工|验收/,
    whole: /项目|工程|计划|实施|安排|下达|任务|共/,
    part: /开工|竣工|完工|完成|验收/,
  },
  {
    rate: /到位|支出|执行|拨付|使用|支付|发放/,
    whole: /应|下达|预算|安排|计划|争取|资金|到位/,
    part: /到位|支出|执行|拨付|使用|支付|发放/,
  },
  {
    rate: /近视|肥胖|龋齿|检出|异常|问题/,
    whole: /受检|检查|检测|筛查|监测|参检|体检|抽查|抽检/,
    part: /近视|肥胖|龋齿|检出|异常|问题|不合格|不达标/,
  },
  { rate: /满意|支持/, whole: /收回|调查|测评|回收|参评|访|问卷/, part: /满意|支持/ },
  { rate: /收回|回收/, whole: /发放|发出/, part: /收回|回收/ },
  {
    rate: /参与|参加|参训|出勤|到会|参保|参评|覆盖|受助|享受|惠及/,
    whole: /应|共有|现有|在校|在园|符合/,
    part: /参加|参与|参训|出勤|到会|参保|参评|覆盖|享受|资助|受助/,
  },
  { rate: /配备|配置|安装|开齐/, whole: /应(?:配|装|设|开)|需配/, part: /配|装|设|开/ },
  { rate: /招满|录满|招录完成|招聘完成/, whole: /岗位|计划|名额/, part: /聘用|录用|录取|到岗|签约/ },
  { rate: /(?:学位|床位)(?:使用|利用|占用)/, whole: /学位|床位/, part: /招生|在校|在园|入学|入住|住宿|寄宿/ },
  { rate: /辍学|流失/, whole: /在校|在籍|年初/, part: /辍学|流失/ },
]

/** The words of a rate's own clause, without what stands in brackets: 本科上线率（占实际参考人数）为. */
function wordsOf(passage: Passage, sentence: Sentence, rate: Fact): string {
  const words = narrow(between(passage, Math.max(sentence.start, rate.number_start - 60), rate.number_start))
  return (
    words
      .replaceAll(/\([^()]{0,24}\)|\s/g, '')
      .split(/[,;:、。]/)
      .at(-1) ?? ''
  )
}

/** 按参考人数计算: then it is of no others. */
const NAMES_WHOLE = /按照?([^,，。;；]{2,10}?)(?:人数|总数)?(?:计算|统计|算|口径)/

/** Whether the words of a rate say of what it is, and that this is it. */
export function isNamedWhole(passage: Passage, sentence: Sentence, rate: Fact, whole: Fact): boolean | undefined {
  const noun = NAMES_WHOLE.exec(
    between(passage, Math.max(sentence.start, rate.number_start - 30), rate.number_start),
  )?.[1]
  if (noun === undefined) return undefined
  const placed = factsBefore(passage, sentence, rate).find(({ fact }) => fact === whole)
  return placed !== undefined && sharesWord(noun, clauseBefore(passage, whole, placed.sentence))
}

export function nearPairOf(passage: Passage, sentence: Sentence, rate: Fact): Pair | undefined {
  if (rate.value === null || rate.value > 100) return undefined
  const words = wordsOf(passage, sentence, rate)
  if (words.includes('分别')) return undefined
  const told = toldBehind(passage, sentence, rate) ?? addedBehind(passage, sentence, words, rate)
  if (told !== undefined) return told
  const before = factsBefore(passage, sentence, rate)
  const part = partOf(passage, sentence, words, before)
  if (part === undefined) return undefined
  const wholes = factsBefore(passage, part.sentence, part.fact).filter(({ fact }) => isWholeOf(fact, part.fact))
  const found =
    asBefore(before, words, part, wholes) ??
    shareOf(passage, words, part, wholes) ??
    (isFirstRate(before, part) ? calledSo(passage, words, part, wholes) : undefined)
  if (found === undefined) return ofItsKind(words, before, rate)
  const { whole, near } = found
  if (!isNamedWhole(passage, sentence, rate, whole) && isMadeByOthers(before, rate, JOINT.test(words))) return undefined
  const reckoned = (part.fact.value! / whole.value!) * 100
  const tens = Math.log10(rate.value / reckoned)
  const is_slip = part.fact.kind === 'money' && Math.abs(tens) > 2.5 && Math.abs(tens - Math.round(tens)) < 0.01
  return Math.abs(reckoned - rate.value) <= near || is_slip ? { part: part.fact, whole } : undefined
}

/** The last amount before a rate; 办结141件，正在办理7件，办结率: one that is called as the rate is, before what is less. */
function partOf(passage: Passage, sentence: Sentence, words: string, before: readonly Placed[]): Placed | undefined {
  const amounts = before.filter(({ fact }) => !['change', 'rate', 'ratio', 'date'].includes(fact.kind))
  const [last, ...others] = amounts.filter((one) => one.sentence === sentence)
  const name = NAMED_RATE.exec(words)?.[1]
  if (last === undefined || last !== amounts[0]) return undefined
  if (name === undefined || /[按及到]期|[按及准]时/.test(name)) return last
  const isCalledSo = ({ fact }: Placed): boolean => {
    const clause = clauseBefore(passage, fact, sentence)
    return (
      (clause.includes(name.slice(-2)) && !/[未没]|正在/.test(clause)) ||
      (!name.endsWith('开工') && TRADE.some(({ rate, part }) => rate.test(name.slice(-4)) && part.test(clause)))
    )
  }
  const own = isCalledSo(last) ? undefined : others.slice(0, FURTHER).findIndex(isCalledSo)
  const skipped = own === undefined || own < 0 ? [] : [last, ...others.slice(0, own)]
  const found = others[skipped.length - 1]
  return found && skipped.every(({ fact }) => isWholeOf(found.fact, fact)) ? found : last
}

/** So many numbers further a part is looked for. */
const FURTHER = 4
const NAMED_RATE = /([\u4e00-\u9fff]{2,14})率(?:分别|均|仅|已|约|高|实际)*(?:为|达|到|是|保持|在)*$/

/** 占比达99.4%，即2750名专任教师中有2640名: the two are told after the rate. */
function toldBehind(passage: Passage, sentence: Sentence, rate: Fact): Pair | undefined {
  const at = sentence.facts.indexOf(rate)
  const [whole, part] = sentence.facts.slice(at + 1, at + 3)
  if (whole === undefined || part === undefined || !isWholeOf(whole, part)) return undefined
  const opens = /^[%,，]{0,2}(?:即|也就是说?|[:：（(])[^,，。；;]{0,8}$/.test(
    between(passage, endOf(rate), whole.number_start),
  )
  const joined = /^[^,，。；;]{0,12}中[,，]?已?有$/.test(between(passage, endOf(whole), part.number_start))
  return opens && joined ? { part, whole } : undefined
}

const isWholeOf = (whole: Fact, part: Fact): boolean =>
  (alike(whole, part) || isPlaceFor(whole, part)) && (whole.value ?? 0) > (part.value ?? Infinity)

/** No row behind a rate is longer. */
const ROW = 12

/** 上线率为65%，其中…，共参考6000人、上线3900人: of those two behind it that all together are called so. */
function addedBehind(passage: Passage, sentence: Sentence, words: string, rate: Fact): Pair | undefined {
  const name = NAMED_RATE.exec(words)?.[1]
  if (name === undefined) return undefined
  const from = sentence.facts.indexOf(rate) + 1
  const behind = sentence.facts.slice(from, from + ROW)
  const at = behind.findIndex((fact) => /共|合计|总/.test(clauseBefore(passage, fact, sentence)))
  const [whole, part] = at < 2 ? [] : behind.slice(at, at + 2)
  if (!whole || !part || !isWholeOf(whole, part) || rate.value === null) return undefined
  const [all, own] = [whole, part].map((fact) => clauseBefore(passage, fact, sentence))
  const known = TRADE.some((one) => one.rate.test(name.slice(-4)) && one.whole.test(all!) && one.part.test(own!))
  const placed = sentence.facts.map((fact) => ({ fact, sentence }))
  if (!known || isMadeByOthers(placed, rate)) return undefined
  return Math.abs((part.value! / whole.value!) * 100 - rate.value) <= NEAR ? { part, whole } : undefined
}

/** 岗位120个 are for as many people. */
const isPlaceFor = ({ kind, measure }: Fact, part: Fact): boolean =>
  kind === 'count' && isOfPeople(part) && /(?:岗位|学位|床位|座位|名额|指标|席位)数?$/.test(measure)

/** 入园率为98%，毛入园率96.5%: only the first rate behind a number need be its own. */
const isFirstRate = (before: readonly Placed[], part: Placed): boolean =>
  before.slice(0, before.indexOf(part)).every(({ fact }) => fact.unit !== '%' || fact.kind === 'change')

interface Likely {
  readonly whole: Fact
  readonly near: number
}

/** 8764名毕业生，升入普高4628人，占52.8%，升入中职3215人，占: another share that is right tells what these are of. */
function asBefore(
  before: readonly Placed[],
  words: string,
  part: Placed,
  wholes: readonly Placed[],
): Likely | undefined {
  if (!/^所?占(?:比|总数的?)?(?:为|达到?)?$/.test(words)) return undefined
  const whole = wholes.find(({ fact: all }) =>
    before.some(({ fact: share, sentence }, at) => {
      const own = before[at + 1]?.fact
      if (share.unit !== '%' || sentence.index < part.sentence.index - 1 || own === undefined || !isWholeOf(all, own))
        return false
      const [one, other, said] = [rangeOf(own), rangeOf(all), rangeOf(share)]
      const ratio = one && other && divided(one, other)
      return ratio !== undefined && said !== undefined && meets(times(ratio, 100), said)
    }),
  )
  return whole && { whole: whole.fact, near: NEAR_BY_TRADE }
}

/** 中职助学金1140人。…中职在校生3800人，受助面为30%: the part was told before, of the same stage. */
function ofItsKind(words: string, before: readonly Placed[], rate: Fact): Pair | undefined {
  if (!/^(?:受助|资助|受益|惠及|参与|享受|覆盖)(?:面|率)(?:约?为|达到?|是)?$/.test(words)) return undefined
  const [whole, ...others] = before.filter(({ fact }) => fact.unit !== '%')
  if (whole === undefined) return undefined
  const stage = stageOf(whole.fact.measure)
  const parts = others.filter(
    ({ fact }) => isWholeOf(whole.fact, fact) && stage !== '' && stageOf(fact.measure) === stage,
  )
  const [part] = parts
  if (parts.length !== 1 || part === undefined || isMadeByOthers(before, rate)) return undefined
  return Math.abs((part.fact.value! / whole.fact.value!) * 100 - rate.value!) <= NEAR
    ? { part: part.fact, whole: whole.fact }
    : undefined
}

const SHARE =
  /^(?:([^占]{0,14})(?=占))?(?:占|为|完成|达到?|相当于)(?:了|到)?(?:全[国省市县区校镇乡]|我[市县区])?([^占]*?)(?:的比例|的比重|比例|比重|比)?(?:的|为|达到?|约)*$/
/** Words that name no whole by themselves. */
const PLAIN = /总数|总量|总额|总人数|人数|数量|全部|所有|总体|年度|全年|当年|实际|学生|教师|人员|资金|的|总/g

/** 占参考人数的, 占年度计划投资的, 占: a share of what is so called, or of that among which the part was named. */
function shareOf(passage: Passage, words: string, part: Placed, wholes: readonly Placed[]): Likely | undefined {
  const [, own = '', noun] = SHARE.exec(words) ?? []
  const clause = clauseBefore(passage, part.fact, part.sentence)
  if (noun === undefined || (own !== '' && !/^[所约仅只各共均]+$/.test(own) && !sharesWord(own, clause)))
    return undefined
  const named = noun.replaceAll(PLAIN, '')
  if (named.length === 1) return undefined
  if (named.length >= 2) {
    if (!words.includes('占') && sharesWord(named, clause)) return undefined
    const whole = wholes.find(
      ({ fact, sentence }) =>
        isCalled(named, `${clauseBefore(passage, fact, sentence)} ${fact.measure}`) &&
        (stageOf(noun) === stageOf(clauseBefore(passage, fact, sentence)) ||
          (fact.kind === 'money' && stageOf(noun) === '')),
    )
    return whole && { whole: whole.fact, near: NEAR }
  }
  if (noun === '' && !words.includes('占')) return undefined
  const whole = wholes.find(
    ({ fact, sentence }) =>
      isParted(passage, fact, sentence) && stageOf(clauseBefore(passage, fact, sentence)) === stageOf(clause),
  )
  if (whole !== undefined) return { whole: whole.fact, near: NEAR }
  return noun !== '' && wholes[0]?.sentence === part.sentence ? { whole: wholes[0].fact, near: NEAR } : undefined
}

/** 中小学生76071人，其中小学留守儿童9190人，占17.2%: of the primary pupils, who are not counted here. */
const stageOf = (words: string): string => /中小学|小学|初中|高中|中学|幼儿|中职/.exec(words)?.[0] ?? ''
const areOfTwoStages = (one: Fact, other: Fact): boolean => {
  const [here, there] = [stageOf(one.measure), stageOf(other.measure)]
  return here !== '' && there !== '' && !/中学|中小学/.test(here + there) && here !== there
}

/** Whether two phrases have two characters in a row in common. */
function sharesWord(one: string, other: string): boolean {
  const points = Array.from(one)
  return points.some((_, at) => at > 0 && other.includes(points[at - 1]! + points[at]!))
}

const KIN: readonly RegExp[] = [/参考|考生|报考|应考|赴考/, /参训|培训/, /参评|参赛|参加/]

/** 占参考人数的 is of 考生3.87万名 too. */
const isCalled = (named: string, words: string): boolean =>
  sharesWord(named, words) || KIN.some((kin) => kin.test(named) && kin.test(words))

/** Whether 其中 follows a number. */
const isParted = (passage: Passage, fact: Fact, { end }: Sentence): boolean =>
  /^[^,，。；;（(]{0,12}(?:[,，。；;（(]\s*其中|中[,，])/.test(
    between(passage, endOf(fact), Math.min(end + 4, endOf(fact) + 18)),
  )

/** 升学率 of 毕业生 and 升入: both are called as the trade calls them, or the rate after what was done. */
function calledSo(passage: Passage, words: string, part: Placed, wholes: readonly Placed[]): Likely | undefined {
  const name = NAMED_RATE.exec(words)?.[1]
  if (name === undefined) return undefined
  const own = clauseBefore(passage, part.fact, part.sentence)
  const trade = TRADE.filter(({ rate, part: done }) => rate.test(name.slice(-4)) && done.test(own))
  const known = wholes.find(({ fact, sentence }) => {
    const clause = clauseBefore(passage, fact, sentence)
    return trade.some(
      ({ whole, part: done }) =>
        whole.test(clause) && !done.test(clause.replace(/应\S{1,2}|(?:整改|办理|处理)(?=事项|问题|任务)/, '')),
    )
  })
  if (known !== undefined) return { whole: known.fact, near: known.sentence === part.sentence ? NEAR_BY_TRADE : NEAR }
  const root = name.slice(-2)
  const last = wholes[0]
  if (last === undefined || last.sentence !== part.sentence || !own.includes(root)) return undefined
  return clauseBefore(passage, last.fact, last.sentence).includes(root) ? undefined : { whole: last.fact, near: NEAR }
}

/** 优良率 is of 优秀 and 良好 together. */
const JOINT = /优良|良好|以上|合计|共/
/** How many parts together may be what a rate is of. */
const TOGETHER = 3

/** Whether any numbers before a rate, a few parts together and their whole, make it as it is said. */
export function isMadeByOthers(before: readonly Placed[], rate: Fact, joint = false): boolean {
  const said = rangeOf(rate)
  if (said === undefined) return true
  const numbers = before.map(({ fact }) => fact).filter(({ kind }) => kind !== 'date' && kind !== 'change')
  return numbers.some((whole) => {
    const all = rangeOf(whole)
    const parts = numbers
      .filter((part) => part !== whole && part.base_unit === whole.base_unit && !areOfTwoStages(part, whole))
      .map(rangeOf)
    if (all === undefined) return false
    return parts.some((_, from) =>
      Array.from({ length: joint ? TOGETHER : 1 }, (__, more) => parts.slice(from, from + more + 1)).some((row) => {
        if (row.includes(undefined)) return false
        const ratio = divided(added(row.map((range) => range!)), all)
        return ratio !== undefined && meets(times(ratio, 100), said)
      }),
    )
  })
}
