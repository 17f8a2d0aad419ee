/** What is said to meet a standard or an aim does: 占比48.6%，达到不低于50%的要求 does not. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import {
  alike,
  amountsOf,
  between,
  clauseBefore,
  endOf,
  type Passage,
  placeIn,
  placesOf,
  runFrom,
  type Sentence,
} from '../ground/passage.ts'
import { shown } from '../ground/range.ts'

export function metFindings(passage: Passage, sentence: Sentence): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  if (!/达|符合|满足|超|优于|高于|突破|合格|完成/.test(words)) return []
  const found = [...besideMark(passage, sentence), ...inRows(passage, sentence), ...afterAim(passage, sentence, words)]
  const told = new Set<number>()
  return found.filter(({ places }) => (told.has(places[0]!.start) ? false : told.add(places[0]!.start)))
}

const MET =
  '(?:已|均|也|都|全部|基本|首次|一举|成功|率先|提前|远|明显|完全)*(?:达到|符合|满足|实现|优于|高于|超过|超出|突破|跨过|迈过|站上)了?'
const WHOSE =
  '(?:[\\u4e00-\\u9fff]{0,12}?(?:规定|确定|明确|要求|提出|标准|目标|指标|任务书?|方案|规划|评估)?的?“?[\\u4e00-\\u9fff]{0,8}?)'
const LEAST = '(?:不低于|不少于|不小于|不得低于|不得少于|至少|最低)'
const MOST = '(?:不超过|不高于|不多于|不大于|不得超过|不突破|控制在)'
/** 符合盈亏不超过2%的规定: what is less has met it. */
const BOUNDED = new RegExp(`${MOST}$`)
const AT_LEAST = new RegExp(`^[^,，。；;：:\\d]{0,6}[,，]${MET}${WHOSE}${LEAST}?$`)
const AT_MOST = new RegExp(
  `^[^,，。；;：:\\d]{0,6}[,，](?:已|均|也|都|全部|基本|完全|顺利|圆满|如期)*(?:达到|符合|满足|实现)了?${WHOSE}${MOST}$`,
)
/** What the number is, behind it. */
const MARK =
  /^[^,，。；;\d]{0,8}?(?:以上|及以上)?的?[^,，。；;\d]{0,6}?(?:要求|标准|目标|规定|底线|指标|红线|大关|关口|门槛)/
/** 比去年…高于, 差距: what is compared with another number is not said to meet it. */
export const NOT_SAID = /[未没不](?:能|曾|有)?(?:达|符|满|完)|接近|距|差|尚|将|力争|争取|确保|计划|拟|预计|[如若]/

/** 占比48.6%，达到不低于50%的要求; 共936万元，首次突破1000万元大关 */
function besideMark(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  return facts.flatMap((mark, at): Finding[] => {
    const last = facts[at - 1]
    if (last === undefined) return []
    const gap = between(passage, endOf(last), mark.number_start)
    const now = namedIn(passage, sentence, facts.slice(0, at), gap)
    if (!isHeld(now, mark)) return []
    const behind = between(passage, endOf(mark), Math.min(sentence.end, endOf(mark) + 24))
    if (NOT_SAID.test(clauseBefore(passage, now, sentence) + gap) || !MARK.test(behind.replace(mark.unit, '')))
      return []
    const is_under =
      now.value! < mark.value! &&
      AT_LEAST.test(gap) &&
      !BOUNDED.test(gap) &&
      isMoreBetter(passage, sentence, now, gap + behind)
    const is_over = now.value! > mark.value! && AT_MOST.test(gap)
    return is_under || is_over ? [missed(now, mark, saidOf(gap), is_under)] : []
  })
}

/** 优良率48.7%，合格率95.2%，实现了优良率不低于50%的目标: the one that is named again, else the last. */
function namedIn(passage: Passage, sentence: Sentence, before: readonly Fact[], gap: string): Fact {
  const name = /([\u4e00-\u9fff]{2}率)[^,，。；;]{0,8}$/.exec(gap)?.[1]
  const named = name && before.findLast((fact) => clauseBefore(passage, fact, sentence).includes(name))
  return named || before.at(-1)!
}

/** 生师比15.2∶1，优于19∶1的标准; 辍学率0.3%，达到1.8%以内的要求; 差异系数0.41，达到0.65的标准. */
function isMoreBetter(passage: Passage, sentence: Sentence, now: Fact, words: string): boolean {
  if (LEAST_TOLD.test(words)) return true
  const before = between(passage, Math.max(sentence.start, now.number_start - AIM_BACK), now.number_start)
  return !/优于|以[内下]/.test(words) && !/[:：∶]1$/.test(now.number) && !LESS_BETTER.test(before)
}
const LEAST_TOLD = new RegExp(LEAST)
const LESS_BETTER =
  /系数|辍学|流失|近视|肥胖|班额|死亡|事故|发案|发生率|投诉|作业|用时|时间|时长|距离|半径|差异|债|三公|能耗|浪费|失业|缺勤|补贴|收费|价/

const saidOf = (gap: string): string =>
  /(?:达到|符合|满足|优于|高于|超过|超出|突破|跨过|迈过|站上)/.exec(gap)?.[0] ?? '达到'

/** A率94.6%，B率87.3%，C占比49.6%，三项均达到不低于85%、80%和50%的要求: in the order told. */
function inRows(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  return facts.flatMap((first, at): Finding[] => {
    const marks = runFrom(
      passage,
      facts,
      at,
      /^[%％]?[、和与及]$/,
      (fact) => fact.kind === first.kind && fact.unit === first.unit,
    )
    const lead = between(passage, Math.max(sentence.start, first.number_start - ROW_BACK), first.number_start)
    const behind = between(passage, endOf(marks.at(-1) ?? first), endOf(marks.at(-1) ?? first) + 12)
    if (marks.length < 2 || !ROW_MET.test(lead) || !MARK.test(behind)) return []
    const before = facts.slice(0, at).filter((fact) => fact.kind === first.kind && fact.unit === first.unit)
    if (before.length !== marks.length) return []
    return before.flatMap((now, place) =>
      isHeld(now, marks[place]!) && now.value! < marks[place]!.value! ? [missed(now, marks[place]!, '达到', true)] : [],
    )
  })
}
const ROW_BACK = 30
const ROW_MET = /(?:分别|均|都|全部)(?:已)?(?:达到|高于|超过|符合|满足)了?[^,，。；;\d]{0,10}$/

export const RATE_NAME = /[\u4e00-\u9fff]{2}(?:率|比例|占比|比重)/
export const AIM = /要|应|须|力争|确保|目标|确定|规定|明确|要求|不低于|不少于|责任书|任务|计划|标准|提出/
const AIM_MET =
  /(?:超额|圆满|如期|提前|全面|顺利|胜利)(?:完成|实现|达到)了?(?:[^,，。；;]{0,10}(?:目标|任务|要求|指标))?|已?(?:达到|符合|满足|完成|超过|高于|优于|超出)了?(?:规定|验收|省定|国家|评估|上级|年度|预定|预期|标准|目标|要求|责任书){1,3}[^,，。；;\d]{0,6}(?:要求|标准|目标|任务|指标)/
/** The number itself, or nothing else that could be said to have kept it: 体育设施达到国家标准. */
const OWN =
  /\d[^,，。；;]*$|^(?:[,，]|各项|[两三四五六]项|上述|以上|主要|指标|比例|占比|数据|民生实事|目标|该项|此项|这[一项]|年初|年度|承诺|[省市县区][委里]|[省市县区]?政府|确定|提出|的|项目|工作|任务|要求|结果|已|均|都|全部|圆满|顺利|如期|超额|提前|全面|基本|完全|也|并|较好|成功|胜利|率先|双双|同时|地)*$/
const LEVEL = /国家|[省市县区](?=[定级里厅局委])/
/** Whether the words before what is said to be met name nothing else that could have met it. */
export const ofItself = (words: string): boolean => OWN.test(/[,，。；;]?[^,，。；;]*$/.exec(words)![0])

/** Whether a met standard can be that which was set: 省定标准 is not that of the town. */
export function ofLevel(met: string, set: string): boolean {
  const [own, other] = [met, set].map((words) => LEVEL.exec(words)?.[0])
  return own === undefined || other === undefined || own === other
}

/** So many sentences before an aim may be told. */
export const AIMS_BACK = 4

/** 覆盖率要达到88%以上。…覆盖率86.4%，超额完成了年初目标 */
function afterAim(passage: Passage, sentence: Sentence, words: string): Finding[] {
  const met = AIM_MET.exec(words)
  if (met === null || NOT_SAID.test(words.slice(Math.max(0, met.index - 8), met.index))) return []
  const place = placeIn(sentence, words, met.index)
  const now = sentence.facts.findLast(({ kind, number_start }) => kind === 'rate' && number_start < place)
  if (now === undefined || now.value === null || now.approx || now.bound !== null) return []
  if (/[,，。；;].*[,，。；;]/.test(between(passage, endOf(now), place)) || !ofItself(words.slice(0, met.index)))
    return []
  const name = RATE_NAME.exec(clauseBefore(passage, now, sentence))?.[0]
  const aim = name === undefined ? aimBeside(passage, sentence, now) : aimCalled(passage, sentence, now, name)
  const set = aim === undefined ? '' : between(passage, aim.number_start - AIM_BACK, aim.number_start)
  return aim && aim.value! > now.value && ofLevel(met[0], set) ? [missed(now, aim, met[0], true)] : []
}

/** 比例应不低于95%，我校目前为94.2% */
function aimBeside(passage: Passage, sentence: Sentence, now: Fact): Fact | undefined {
  const facts = amountsOf(sentence)
  const aim = facts[facts.indexOf(now) - 1]
  const is_now = /^(?:[\u4e00-\u9fff]{0,6}(?:目前|实际|现|现已|年末|年底)(?:实际)?(?:已)?)?(?:为|是|达到?|完成)?$/.test(
    clauseBefore(passage, now, sentence),
  )
  return aim?.kind === 'rate' && is_now && isAim(passage, sentence, aim) ? aim : undefined
}

/** The only aim of that name that was told before. */
function aimCalled(passage: Passage, sentence: Sentence, now: Fact, name: string): Fact | undefined {
  const aims = passage.sentences
    .slice(Math.max(0, sentence.index - AIMS_BACK), sentence.index + 1)
    .flatMap((earlier) =>
      earlier.facts.filter(
        (fact) =>
          fact.kind === 'rate' &&
          fact.value !== null &&
          fact.number_start < now.number_start &&
          clauseBefore(passage, fact, earlier).includes(name) &&
          isAim(passage, earlier, fact),
      ),
    )
  return aims.length === 1 ? aims[0] : undefined
}

const isAim = (passage: Passage, sentence: Sentence, fact: Fact): boolean =>
  AIM.test(between(passage, Math.max(sentence.start, fact.number_start - AIM_BACK), fact.number_start)) &&
  (fact.bound === '>=' || /(?:达到?|提高到|提升到|为|是|不低于|不少于)$/.test(clauseBefore(passage, fact, sentence)))
export const AIM_BACK = 40

/** Two plain numbers of one unit, of which none is open. */
export const isHeld = (now: Fact, mark: Fact): boolean =>
  (now.base_unit === mark.base_unit || alike(now, mark)) &&
  now.value !== null &&
  mark.value !== null &&
  !now.approx &&
  now.bound === null &&
  !['change', 'date', 'rank'].includes(now.kind) &&
  !['change', 'date', 'rank'].includes(mark.kind)

export const missed = (now: Fact, mark: Fact, said: string, is_under: boolean): Finding => ({
  rule: 'order',
  says: `“${now.quote}”${is_under ? '不到' : '超过了'}“${mark.quote}”，文中却说“${said}”，请核对。`,
  arithmetic: `${shown(now.value!)} ${is_under ? '<' : '>'} ${shown(mark.value!)}`,
  places: placesOf([now, mark]),
})
