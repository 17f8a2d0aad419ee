/** What is left of a whole, what is lacking, saved, or done beyond the plan: 预算3200万元，实际2880万元，节约320万元. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import {
  between,
  clauseBefore,
  endOf,
  factsBefore,
  isOfPeople,
  joinedBefore,
  type Passage,
  type Placed,
  placeOf,
  sameUnit,
  type Sentence,
} from '../ground/passage.ts'
import { overlaps, rangeOf, shown, without } from '../ground/range.ts'
import { areStillOpen, isUndone } from '../ground/undone.ts'

/** How a gap is told, and how the two that it lies between. */
interface Shape {
  readonly gap: RegExp
  /** What may stand behind the number instead: 18人缺考. */
  readonly behind?: RegExp
  readonly few: RegExp
  readonly many: RegExp
  /** What was done may be more than was planned. */
  readonly beyond?: true
  /** What came besides is left of too. */
  readonly besides?: RegExp
  /** There may be others besides, unless they are few. */
  readonly some?: true
}

const SHAPES: readonly Shape[] = [
  // 核定编制4860名，在编4520名，缺编340名
  {
    gap: /(?:缺[编额口员]|空[编岗]|空缺|尚缺|还缺|仍缺|还差|尚差|相差|差额)(?:约?为|达|有|教师|资金)*$/,
    few: /在编|实有|在岗|现有|实配|已配|到岗|报到|实际|仅|只|已|安排|落实|到位|录用|聘用/,
    many: /编制|核定|应|规划|计划|需|拟|任务|目标|岗位/,
  },
  // 预算520万元，中标价478.4万元，节约资金41.6万元
  {
    gap: /(?:节[约省支]|核减|审减|压减)(?:了|财政|资金|经费|投资|率)*$/,
    few: /中标|成交|审定|核定|合同|实际|结算|评审后|支出|采购价/,
    many: /预算|控制价|限价|送审|概算|申报|报审|评审前|计划/,
  },
  // 计划招生1150人，实际招收1164人，超额完成14人
  {
    gap: /(?:超额(?:完成)?|超(?:出)?(?:年度|全年|原|省|市|县|定)*(?:计划|任务|目标))(?:了|招收|招生)*$/,
    few: /实际|完成|招收|录取|招生|新增|建成|实招/,
    many: /计划|任务|目标|下达|指标/,
    beyond: true,
  },
  // 应参加测试18640人，实际参测18236人，免测404人
  {
    gap: /(?:未(?:参[加考测检评训]|到[考岗校位场会]?|入学|报到|返校|注册|就业|升学|录取|检)|没有?(?:参加|入学|报到)|缺[考席测勤检训]|弃[考权]|免[测考检]|请假|放弃)[\u4e00-\u9fff]{0,4}$/,
    behind: /^[\u4e00-\u9fff]{0,14}?(?:未(?:参[加考测检训]|入学|报到|到|就业)|缺[考席测勤检]|弃[考权]|免[测考检]|放弃)/,
    few: /实际|参[加考测检评训]|已|实[到考]|到[考岗位场会校]|入学|报到|测试|体检|注册|录取|升学|就业/,
    many: /应|共|总|报名|进入|登记|合格|通过|全[市县区校镇]|现有|任务|录取|毕业/,
  },
  // 抽检1348批次，合格1329批次，不合格19批次
  {
    gap: /(?:未(?:完成|整改|办结|开工|拨付|支付|支出|执行|使用|回收|接入|达标|合格)|不合格)[\u4e00-\u9fff]{0,4}$/,
    behind: /^[\u4e00-\u9fff]{0,14}?(?:未(?:完成|整改|办结|开工|拨付|支付|支出|接入)|不合格)/,
    few: /实际|已|整改|办结|合格|完成|支出|拨付|接入|收回|开工/,
    many: /应|共|总|计划|预算|指标|受理|排查|发现|抽[检查测]|检[测查]|到位|下达|安排|发放|全[市县区校镇]|现有|任务/,
    besides: /结转|结存|追加|利息|调[增剂整]/,
  },
  // 排查隐患318处，立行立改276处，限期整改42处
  {
    gap: /^(?:其中|现|已|责令|另)*(?:限期整改|限时整改|挂牌督办|责令限期整改)(?:的|了)*$/,
    few: /当场|立行立改|立即|现场|已整改|整改到位|立查立改/,
    many: /隐患|问题|发现|排查|检查/,
    some: true,
  },
  // 共4126人，其中参加统考3058人，其余1068人
  {
    gap: /^(?:目前|现|截至目前)?(?:其余|余下|剩余|剩下|尚余|还剩|仅剩|结余|还有|尚有|仍有)(?:的|资金|经费)*$/,
    few: /其中|已|实际|用于|完成|到位|整改|支出|拨付|办结|参加|接入|用去|解决|就业|升学|安排/,
    many: /./,
    besides: /[去上]年|结转|结存|追加|利息|另|调[增剂整]/,
  },
]

const GAPS = new RegExp(SHAPES.map(({ gap }) => gap.source).join('|'))
const BEHIND = new RegExp(SHAPES.flatMap(({ behind }) => behind?.source ?? []).join('|'))

const OTHERS = /^(?:标段|子项|点位|分项|批次|单体|环节)/

/** So large a part of the whole may not be told of. */
const SOME = 0.1
/** So many numbers of the same thing before a gap it may lie between. */
const KIN = 9

export function remainderFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((gap): Finding[] => {
    if (gap.kind === 'date' || gap.value === null || gap.base_unit === '%' || gap.value < 2) return []
    const clause = clauseBefore(passage, gap, sentence)
    const after = between(
      passage,
      endOf(gap) + Array.from(gap.unit).length,
      Math.min(sentence.end, endOf(gap) + 24),
    ).split(/[,，。；;、]/, 1)[0]!
    if (!GAPS.test(clause) && !BEHIND.test(after)) return []
    const shape = SHAPES.find((one) => one.gap.test(clause) || one.behind?.test(after))
    const said = rangeOf(gap)
    // 剩余11个标段: of another kind than what was counted.
    if (shape === undefined || said === undefined || OTHERS.test(after)) return []
    const kin = factsBefore(passage, sentence, gap)
      .filter(({ fact }) => isKin(fact, gap))
      .slice(0, KIN)
    const behind = sentence.facts
      .filter((fact) => fact.number_start > gap.number_start && isKin(fact, gap))
      .slice(0, 1)
      .map((fact) => ({ fact, sentence }))
    const [few, many] = pairOf(passage, sentence, kin, shape) ?? []
    if (few === undefined || many === undefined || isMade([...kin, ...behind], gap)) return []
    const all = clauseBefore(passage, many.fact, many.sentence)
    if (isUndone(all, clause) || areStillOpen(all, clause, after)) return []
    const missing = many.fact.value! - few.fact.value! - gap.value
    if (shape.besides?.test(besidesOf(passage, many, gap))) return []
    if (shape.some && missing > SOME * many.fact.value!) return []
    return [notLeft(few.fact, many.fact, gap)]
  })
}

/** 追加后调整为1025万元: what came besides is in it. */
const ADJUSTED = /(?:调整|追加|调增)[^,，。；;、\d]{0,6}$/
function besidesOf(passage: Passage, { fact, sentence }: Placed, gap: Fact): string {
  const words = between(passage, sentence.start, fact.number_start)
  const told = ADJUSTED.test(clauseBefore(passage, fact, sentence)) ? words.replaceAll(/追加|调[增剂整]/g, '') : words
  return told + between(passage, fact.number_start, gap.start).replaceAll(/调整(?:后的?)?预算/g, '')
}

/** 编制1250个 are for as many people. */
const isKin = (fact: Fact, gap: Fact): boolean =>
  /^(?:count|money|area)$/.test(fact.kind) &&
  (sameUnit(fact.base_unit, gap.base_unit) ||
    (fact.unit === '个' && isOfPeople(gap) && /编制数?$/.test(fact.measure))) &&
  rangeOf(fact) !== undefined

/** The two that stand next to the gap, each called as it must be. */
function pairOf(
  passage: Passage,
  sentence: Sentence,
  [few, ...others]: readonly Placed[],
  shape: Shape,
): [Placed, Placed] | undefined {
  // 其他11条 of a list before it is no whole.
  const many = shape.beyond ? others[0] : others.find(({ fact }) => few && fact.value! > few.fact.value!)
  if (few === undefined || many === undefined || !isJoined(passage, few.sentence, sentence)) return undefined
  const [own, all] = [few, many].map((one) => around(passage, one))
  if (!shape.few.test(own!) || !shape.many.test(all!)) return undefined
  return [few, many]
}

const isJoined = (passage: Passage, one: Sentence, next: Sentence): boolean =>
  one === next || joinedBefore(passage, next) === one

/** The words before a number and, where there are few, behind it. */
function around(passage: Passage, { fact, sentence }: Placed): string {
  const end = endOf(fact)
  const behind = between(passage, end, Math.min(sentence.end, end + 12)).split(/[,，。；;、]/, 1)[0]!
  return `${clauseBefore(passage, fact, sentence)} ${behind}`
}

/** Whether any two of them are as far apart, or three of them. */
function isMade(kin: readonly Placed[], gap: Fact): boolean {
  const said = rangeOf(gap)!
  const ranges = kin.map(({ fact }) => rangeOf(fact)!)
  return ranges.some((one, at) =>
    ranges.some((other, place) => {
      if (at === place) return false
      const rest = without(one, other)
      return (
        overlaps(rest, said) ||
        ranges.some((third, i) => i !== at && i !== place && overlaps(without(rest, third), said))
      )
    }),
  )
}

export function notLeft(few: Fact, many: Fact, gap: Fact): Finding {
  const [one, other] = few.value! < many.value! ? [many, few] : [few, many]
  const reckoned = shown(one.value! - other.value!)
  return {
    rule: 'sum',
    says: `“${one.quote}”减“${other.quote}”是${reckoned}${gap.base_unit}，与“${gap.quote}”对不上，请核对。`,
    arithmetic: `${shown(one.value!)} − ${shown(other.value!)} = ${reckoned} ≠ ${shown(gap.value!)}`,
    places: [many, few, gap].map(placeOf),
  }
}
