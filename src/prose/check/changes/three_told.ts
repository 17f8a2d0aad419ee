/**
 * All there are, some of them and the others, told alone in one sentence and in any order: 校长职数42个，在任38人，空缺4个;
 * 缺编12人，核定编制210人，现有198人; 限额30个，现聘34人，超聘4人.
 */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import {
  between,
  clauseBefore,
  isOfPeople,
  type Passage,
  sameUnit,
  type Sentence,
  wordsBehind,
} from '../ground/passage.ts'
import { added, middle, overlaps, type Range, rangeOf, without } from '../ground/range.ts'
import { notLeft } from './remainders.ts'

/** What all of them are called. */
const WHOLE =
  /应|核定|编制|职数|限额|限定|定额|定员|名额|指标|额度|计划|任务|目标|原有|原|共有|共计|总共|一共|共|总(?:数|量|额|投资|价)|床位|学位|座位|本金|贷款|借款|合同|清单|列入|预算|概算|到位|下达|安排|报名|受理|收到|发[出放]|需|排查|发现|反馈|梳理|征集/
/** What became of some, or is filled of it. */
const SOME =
  /已|现[有聘任]|在[编任岗聘职]|实[收有到际发配聘付交缴]|到[账位岗]|入住|完成|完毕|审议|撤并|合并|关停|注销|偿还|归还|还本|还款|支付|支出|拨付|付款|付清|使用|用去|聘[用任]|任职|占用|配备|录取|报到|退[费还款]|办结|办理|发放|领取|收回|收缴|缴纳|交纳|签[订约]|整改|销号|竣工|完工/
/** What is left of all: the word, and at most what it is of. */
const LEFT = new RegExp(
  `(?:缺[编额员岗]|空[编岗额床座]|空缺|空置|空余|空闲|闲置|剩余|余下|剩下|尚余|仅剩|只剩|还剩|尚剩|结余|节余|留待[^,，。；;\\d]{0,8}|尚欠|仍欠|还欠|下欠|欠[缴交付收款]|少[收缴交退]|短[收缺]|未[收缴交退还付聘用领发住审办][\\u4e00-\\u9fff]{0,2}|保留|其余|待[补聘招办审退付还发][\\u4e00-\\u9fff]?)(?:的|了|有|还有|任务|岗位|床位|学位|名额|教师|教学点|学校|资金|经费|款|本金|余额|仍|为|是|达|共|尚|计)*$`,
)
/** 还有185人没有体检: what is not done stands behind. */
const LEFT_BEHIND = /^[\u4e00-\u9fff]{0,6}?(?:空缺|空置|闲置|尚未|未|没有?|有误|待)/
const STILL = /^(?:还|尚|仍|另|其余|剩余|余下)(?:有|的|剩)*(?:约)?$/
/** What there is beyond it. */
const BEYOND =
  /(?:超[编聘员配招收支付额]|超出|超过(?:编制|限额|定额|核定数)|多[收聘配缴]|溢[收缴])(?:了|教师|人员|约|共)*$/
/** Then the three are not all that there is. */
const MORE =
  /另|连同|加上|含|包括|追加|调[整增减剂]|核[增减]|新[增建设招]|补充|结转|上年|去年|往年|历年|遗留|累计|约|左右|平均|每[人校生月年]|利息|付息|减免|退休|调[出入]|转[出入办]|借调|扣除|除去|不含|[一二三]季度|以上|以下|其他/
/** What is further off is of something else. */
const FAR = 0.2
const FEW = 2

export function threeToldFindings(passage: Passage, sentence: Sentence): Finding[] {
  const facts = sentence.facts.filter(({ kind, unit }) => kind !== 'date' && kind !== 'duration' && unit !== '%')
  if (facts.length !== 3 || !facts.every((fact) => isAmount(fact))) return []
  const at = facts.findIndex((fact) => isGap(passage, sentence, fact))
  const gap = facts[at]
  if (gap === undefined || at === 1 || MORE.test(between(passage, sentence.start, sentence.end))) return []
  const beyond = BEYOND.test(clauseBefore(passage, gap, sentence))
  const [one, other] = facts.filter((fact) => fact !== gap) as [Fact, Fact]
  const pair = ordered(passage, sentence, one, other)
  if (pair === undefined || !areOfOne(pair, gap)) return []
  const [whole, some] = pair
  const [all, part, said] = [whole, some, gap].map((fact) => rangeOf(fact)!) as [Range, Range, Range]
  const rest = beyond ? without(part, all) : without(all, part)
  if (middle(rest) <= 0 || overlaps(rest, said) || overlaps(added([all, part]), said)) return []
  if (Math.abs(middle(rest) - middle(said)) > Math.max(FEW, FAR * middle(all))) return []
  return [notLeft(some, whole, gap)]
}

const isAmount = (fact: Fact): boolean => /^(?:count|money|area)$/.test(fact.kind) && rangeOf(fact) !== undefined

function isGap(passage: Passage, sentence: Sentence, fact: Fact): boolean {
  const clause = clauseBefore(passage, fact, sentence)
  if (LEFT.test(clause) || BEYOND.test(clause)) return true
  return STILL.test(clause) && LEFT_BEHIND.test(wordsBehind(passage, fact, sentence, 16))
}

/** All of them, and some; each is called so, and the first of the two is not called by what was done. */
function ordered(passage: Passage, sentence: Sentence, one: Fact, other: Fact): readonly [Fact, Fact] | undefined {
  const [first, second] = [one, other].map(
    (fact) => `${clauseBefore(passage, fact, sentence)} ${ownBehind(passage, fact, sentence)}`,
  )
  if (WHOLE.test(first!) && SOME.test(second!) && !ONLY_DONE.test(first!)) return [one, other]
  return WHOLE.test(second!) && SOME.test(first!) && !ONLY_DONE.test(second!) ? [other, one] : undefined
}
/** 48个议题已审议39个: what a number stands behind is of that one. */
function ownBehind(passage: Passage, fact: Fact, sentence: Sentence): string {
  const words = wordsBehind(passage, fact, sentence, 16)
  return /\d/.test(words) ? '' : words
}
const ONLY_DONE = /实[收有到际发配聘付交缴]|现有|在[编任岗聘职]|已/

/** Posts, beds and places are filled by as many people. */
const PLACES = /职数|岗位|限额|编制|床位|学位|座位|名额|指标|定员|职位/
function areOfOne([whole, some]: readonly [Fact, Fact], gap: Fact): boolean {
  const is_place = PLACES.test(whole.measure + whole.quote) && /^[个张]/.test(whole.unit)
  const fits = (fact: Fact): boolean =>
    (fact.kind === whole.kind && sameUnit(fact.base_unit, whole.base_unit)) || (is_place && isOfPeople(fact))
  return fits(some) && fits(gap)
}
