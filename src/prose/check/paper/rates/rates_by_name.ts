/** A rate by its name, and its whole and part in another sentence: 就业率达88.6% … 毕业生412人，其中就业325人. */
import type { Told } from '../../again/told.ts'
import { type Finding, wordsInOrder } from '../../ground/finding.ts'
import { slipOf } from '../../ground/digits.ts'
import { groupedBy } from '../../ground/groups.ts'
import { toldOf } from '../../ground/likeness.ts'
import { shown } from '../../ground/range.ts'
import { makesRate } from '../ground/backing.ts'
import type { Paper } from '../ground/paper.ts'
import { kindOf, TABLE } from '../ground/rows.ts'
import { levelsOf } from '../ground/wholes.ts'

interface Named {
  readonly rate: RegExp
  readonly part: RegExp
  readonly whole: RegExp
}

/** What each rate is a share of, by the words before and behind both numbers. */
const NAMED: readonly Named[] = [
  { rate: /升学率$/, part: /升入|升学|录取/, whole: /毕业生|毕业/ },
  { rate: /就业率$/, part: /就业/, whole: /毕业生|毕业/ },
  { rate: /(?:上线|达线)率$/, part: /上线|达线/, whole: /参考|参加|报名|考生/ },
  { rate: /录取率$/, part: /录取/, whole: /参考|参加|报名|考生|毕业/ },
  { rate: /报到率$/, part: /报到/, whole: /录取/ },
  { rate: /(?:满意率|满意度)$/, part: /满意/, whole: /收回|回收|有效|受访|参与|参评/ },
  {
    rate: /(?:合格|及格|通过)率$/,
    part: /合格|及格|通过/,
    whole: /参训|参考|参加|参检|抽检|检查|抽查|检测|应考|评估|参测|测试|考核/,
  },
  { rate: /优秀率$/, part: /优秀/, whole: /参训|参考|参加|参评|参测|测试|考核/ },
  { rate: /(?:整改|销号)率$/, part: /整改|销号/, whole: /排查|发现|问题|隐患/ },
  { rate: /(?:回收|收回)率$/, part: /收回|回收/, whole: /发放|下发|发出/ },
  { rate: /有效率$/, part: /有效/, whole: /收回|回收/ },
  { rate: /(?:参训|到课|到会|出勤|参与)率$/, part: /实际|实到|参训|到会|参与/, whole: /应|计划|报名/ },
  { rate: /持证率$/, part: /持证|持有/, whole: /从业|工作人员|人员|驾驶员|保安/ },
  { rate: /(?:接入|联网|覆盖|开通|建成)率$/, part: /接入|联网|覆盖|开通|建成/, whole: /学校|食堂|中小学|教学点|园/ },
  { rate: /(?:执行|支出)率$/, part: /支出|执行/, whole: /预算/ },
  { rate: /到位率$/, part: /到位/, whole: /预算|计划|安排|下达|应到位/ },
  { rate: /(?:竣工|完工|开工)率$/, part: /竣工|完工|开工/, whole: /项目|工程/ },
  { rate: /办结率$/, part: /办结/, whole: /受理|收到|来信|投诉|信访|接到/ },
  { rate: /(?:报名|缴费)率$/, part: /报名|缴费/, whole: /应|录用|学生/ },
  { rate: /普惠率$|普惠性?(?:幼儿园)?覆盖率$/, part: /普惠/, whole: /在园/ },
]
const OTHER =
  /[去上前明往]年|同期|计划|目标|力争|预计|不低于|不少于|不超过|不高于|至少|确保|应当?|标准|要求|全[国省]|提高|下降|上升|增加|比|较/
const KIND =
  /本科|专科|高职|一次|首次|重点|优质|男|女|公办|民办|城区|城镇|农村|乡村|优良|优秀|不合格|不满意|基本|非常|家长|学生|教师|群众|骨干|新入职|班主任|校长|限期|当场|第[一二三四]|上半年|下半年|春季|秋季|食品|餐饮具|留守|随迁|困难|中职|对口|直接|专业|其他/g
/** Of a part of them only. */
const NARROWER =
  /网上|来信|来访|来电|自查|自行|现场|回头看|专项|第?[一二三四两\d]轮|督查|巡察|巡视|互查|抽查|审计|信箱|热线|暗访/g
const NEAR = 12
/** These are of one thing where a paper tells of one only. */
const SURE =
  /^(?:[^,]{0,6}(?:问题|隐患|事项|信访|投诉|项目|毕业生|问卷|参训|全年|全县|全市|全区|学校|总体|教师))?(?:整改率|升学率|就业率|回收率|参训率|办结率|报到率|持证率)$/
const CLOSE = 6

export function rateByNameFindings({ numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  const sentences = [...groupedBy(numbers, ({ from }) => from).values()].filter(({ length }) => length <= 60)
  const rates = numbers.filter(({ unit, open, value }) => unit === '%' && !open && value > 0 && value < 100)
  const pairs = new Map<Named, [Told, Told][]>()
  return rates.slice(0, 200).flatMap((rate): Finding[] => {
    const name = rate.before.replace(/(?:为|达到?|是|约|有)*$/, '')
    const named = NAMED.find((one) => one.rate.test(name))
    if (
      named === undefined ||
      OTHER.test(rate.before + rate.after.slice(0, 4)) ||
      /[去上]年|20\d\d年/.test(rate.lead.slice(-16))
    )
      return []
    const all = pairs.get(named) ?? sentences.flatMap((own) => pairsOf(own, named))
    pairs.set(named, all)
    const own = all.filter(([part]) => part.from !== rate.from && isOf(rate, name, part))
    const [pair] = own
    if (pair === undefined || new Set(own.map(([part, whole]) => part.value / whole.value)).size !== 1) return []
    return told(numbers, rate, pair, all.length === 1 && SURE.test(name))
  })
}

/** 毕业生412人，其中就业325人: the whole first, the part behind it in its sentence, and both named. */
function pairsOf(own: readonly Told[], { part, whole }: Named): [Told, Told][] {
  const counts = own.filter(({ open, unit }) => !open && unit !== '%')
  const words = ({ before, after }: Told): string => before.slice(-16) + after.slice(0, 6)
  return counts.flatMap((one, at): [Told, Told][] => {
    if (!part.test(words(one)) || /[未不没]|应|计划|其余/.test(one.before.slice(-12))) return []
    const wholes = counts
      .slice(Math.max(0, at - 4), at)
      .filter((other) => kindOf(other) === kindOf(one) && other.value > one.value && whole.test(words(other)))
    return wholes.length === 1 && !/[去上]年|同期/.test(wholes[0]!.lead.slice(-30)) ? [[one, wholes[0]!]] : []
  })
}

/** Nothing is told of the one that is not of the other. */
function isOf(rate: Told, name: string, part: Told): boolean {
  const own = `${rate.lead.slice(-40)}${name}`
  const other = part.lead + part.after.slice(0, 6)
  const level = levelsOf(name)
  if (level !== '' && level !== levelsOf(other)) return false
  if (level === '' && levelsOf(part.before) !== '') return false
  const narrower = toldOf(other.slice(-60), NARROWER)
  if (narrower !== '' && narrower !== toldOf(own, NARROWER)) return false
  const kinds = toldOf(name, KIND)
  return kinds === '' || kinds.split(',').every((kind) => other.includes(kind)) || own === other
}

function told(numbers: readonly Told[], rate: Told, [part, whole]: [Told, Told], is_sure: boolean): Finding[] {
  const made = (part.value / whole.value) * 100
  const slack = rate.half + 0.06 + ((part.half + whole.half) / whole.value) * 100
  if (Math.abs(made - rate.value) <= slack || Math.abs(made - rate.value) > NEAR) return []
  // Others of its sentence may make it as well: the share of a part of them.
  // Or those of the sentences before it: 172人参加。合格166人，合格率96.5%.
  const near = numbers.filter(
    ({ from, unit, line }) => unit !== '%' && (from === part.from || from === rate.from || line === rate.line),
  )
  if (
    near.slice(0, 60).some((one) => near.some((other) => kindOf(one) === kindOf(other) && makesRate(one, other, rate)))
  )
    return []
  if (
    numbers.some((one) => kindOf(one) === kindOf(part) && (makesRate(part, one, rate) || makesRate(one, whole, rate)))
  )
    return []
  const places = /\.(\d+)/.exec(rate.number)?.[1]?.length ?? 0
  const is_near = is_sure && made <= 100 && Math.abs(made - rate.value) <= CLOSE
  if (!is_near && slipOf(made.toFixed(places), rate.number) === undefined) return []
  return [
    {
      rule: 'rate',
      says: `“${rate.before.slice(-14)}${rate.quote}”：按“${part.before.slice(-10)}${part.quote}”和“${whole.before.slice(-12)}${whole.quote}”算应为${shown(made)}%，请核对。`,
      arithmetic: `${shown(part.value)} ÷ ${shown(whole.value)} = ${shown(made)}%，文中写${rate.number}%`,
      places: wordsInOrder([whole, part, rate]),
    },
  ]
}
