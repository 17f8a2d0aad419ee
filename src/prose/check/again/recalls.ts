/** What a number may name that was told before: 劝返的36名学生, 这57个托管点, 1.62亿元的总投资, 全系统49个基层工会. */
import { slipOf } from '../ground/digits.ts'
import { areOfOneYear, bare, nounOf, type Told } from './told.ts'

/** So many signs may stand between a deed and what it was done to. */
const MODIFIER = 12
/** Digits of smaller numbers may well be those of another, in another order. */
const SLIPPING = 100

/** Whether an earlier number is of that which the later one names; undefined where the later one names nothing told before. */
export type Recall = (later: Told) => ((one: Told) => boolean) | undefined

const LEADS =
  /^(?:上述|前述|该(?:计划|项目|校|县|市|镇|区|工程)|[当眼]前|眼下|当下|如今|现阶段|(?:\d{4}年)?(?:[春秋]季(?:学期)?|[上下]半年|[上下]学期)|其中|[按对参]照|而|但是?|并|对|为|给|向|将|把|让|使|由|从|在(?!册|编|岗|校|园|建|籍|读|职|训|库)|按|根据|结合|鉴于|立足|目前|今年|本年度?|本学[期年]|[此本]次|近期|随后|下一步|会议|组织|要求|保障|确保|推动|督促|指导|加强|做好|围绕|[针面]对|会同|已|均|全[市县区校镇乡省州]|我[市县区校])+/
/** 局安委会对 */
const BODY = /^[^的]{1,10}(?:对(?!口|外)|为(?!民)|给|向|将|把)(?=[\u4e00-\u9fff]{2})/
/** 受表彰, 新招聘, 排查出: the same deed as 表彰, 招聘, 排查. */
const DEED = /^(?:受|被|所|新|获|尚|仍|还|现|已经?)(?=[\u4e00-\u9fff]{2})|[出到了后]$/g
/** Of another day, or compared with. */
const OTHER = /[去上前明往]年|比|较|各|每|超过|不足|其余|剩余|另/

/** 对劝返的36名学生, 在册的121辆校车 */
const modified: Recall = (later) => {
  const words = later.before.endsWith('的') ? later.before.slice(0, -1).replace(BODY, '').replace(LEADS, '') : ''
  return words.length < 2 || OTHER.test(words) ? undefined : (one) => isDescribed(one, words, nounOf(later), later)
}

/** No list or sentence of its own lies between what is left and what was left before it. */
const NEXT = 150
/** 其余12条 … 剩余的15条隐患, 减少到36个 … 剩余的46个大班额 */
const left: Recall = (later) => {
  const [, words, of] = /(其余|剩余|余下|剩下|保留)(的?)$/.exec(later.before) ?? []
  // 其余12条 may be what is left of another part.
  if (words === undefined || (of === '' && !DEFINITE.test(later.after.slice(nounOf(later).length)))) return undefined
  return (one) =>
    later.index - one.end < NEXT &&
    ((of !== '' && (one.before.endsWith(words) || /(?:剩余|余下|剩下)$/.test(one.before))) ||
      /(?:减少?|压减|降)(?:至|到)(?:\d{4}年的)?$/.test(one.before))
}

/** 普通高中2680人 … 2860名普通高中新生 */
const renamed: Recall = (later) => {
  const noun = nounOf(later)
  if (noun.length < 3 || later.value < SLIPPING || !/^(?:[^的]{0,6}[为对给向将把])?$/.test(later.before))
    return undefined
  return (one) => areSwapped(one, later) && (opensSo(noun, bare(one.before), 3) || nounOf(one) === noun)
}

/** 对六个获一等奖的节目 */
const modifiedBehind: Recall = (later) => {
  const [, words, noun] = /^([\u4e00-\u9fff]{2,8})的([\u4e00-\u9fff]{2,4})/.exec(later.after) ?? []
  if (words === undefined || !/[对为给向将把]$/.test(later.before) || OTHER.test(words)) return undefined
  return (one) => isDescribed(one, words, noun!, later)
}

/** 46所学校 … 受益的64所学校: they are those that were told. */
const TOLD_BEFORE = /^(?:受益|惠及|覆盖|涉及|受助|受援|受资助|获补助)$/

/** 已劝返38人, 在册校车126辆, 五个节目获得一等奖 */
function isDescribed(one: Told, words: string, noun: string, later: Told): boolean {
  const before = bare(one.before)
  if (before.endsWith(words) || one.before.endsWith(words)) return true
  // 年检结果：…不合格3所 … 年检不合格的4所
  if (before.length > 2 && words.endsWith(before) && one.lead.includes(words.slice(0, -before.length))) return true
  if (TOLD_BEFORE.test(words) && areSwapped(one, later) && nounOf(one).slice(0, 2) === noun.slice(0, 2)) return true
  const deed = words.replaceAll(DEED, '')
  if (deed.length < 2) return false
  const behind = one.after.split(/\d/)[0]!.replace('获得', '获')
  const at = placeOf(behind, deed)
  if (
    at === 0 ||
    (at > 0 && at <= MODIFIER && (areSwapped(one, later) || noun.startsWith(behind.slice(0, Math.min(2, at)))))
  )
    return true
  const from = before.lastIndexOf(deed)
  const object = before.slice(from + deed.length)
  // 聘请法治副校长136名 … 受聘的163名法治副校长
  if (from < 0 && areSwapped(one, later) && before.includes(deed.at(-1)!) && opensSo(noun, before, 3)) return true
  if (from < 0 || object.length > MODIFIER) return false
  return object === '' || areSwapped(one, later) || (noun.length > 1 && isNamedSo(object, noun))
}

/** 完成教育督导自评 for 完成自评 */
function placeOf(words: string, deed: string): number {
  const at = words.indexOf(deed)
  if (at >= 0 || deed.length < 4) return at
  const from = words.indexOf(deed.slice(0, 2))
  return from >= 0 && words.indexOf(deed.slice(-2), from + 2) >= 0 ? from : -1
}

/** 安全隐患 and 隐患, 学校 and 学校均已: the noun is not always cut where it ends. */
const isNamedSo = (object: string, noun: string): boolean => object.includes(noun) || opensSo(noun, object, 2)

/** Whether a noun begins with the end of other words, of so many signs at least. */
function opensSo(noun: string, words: string, least: number): boolean {
  for (let length = Math.min(words.length, noun.length); length >= least; length -= 1)
    if (noun.startsWith(words.slice(-length))) return true
  return false
}

/** 1.62亿元的总投资 */
export const measured: Recall = (later) => {
  const words =
    /^的([\u4e00-\u9fff]{2,8}?)(?:已|将|能|是否|中|里|主要|均|都|全部|由|来自|分|为|到|在|仍|还|与|居|说明|意味|$)/.exec(
      later.after,
    )?.[1]
  if (words === undefined || !/^(?:这|该|由于|占|[面针]?对|在|将|把|而|但|以|按照?)*$/.test(later.before))
    return undefined
  // 占地86.4亩 … 84.6亩的校园
  return (one) => bare(one.before).endsWith(words) || (areSwapped(one, later) && later.number.length > 2)
}

/** 本科上线1742人的成绩, 全区已注册教师4782人的实际, 占地210亩的校园 */
const owned: Recall = (later) => {
  if (!/^[\u4e00-\u9fff]{0,4}的/.test(later.after)) return undefined
  const words = later.before.replace(/^.{0,6}(?:[对按参]照|根据|鉴于|立足)/, '').replace(LEADS, '')
  if (words.length < 2 || OTHER.test(words)) return undefined
  const is_state = /^[\u4e00-\u9fff]{0,4}的(?:成绩|实际|现状|规模|基数|基础|目标|任务|投入|总量|体量)/.test(later.after)
  return (one) => {
    const before = bare(one.before).replace(LEADS, '')
    if (/[应需拟未]/.test(before) && !/[应需拟未]/.test(words)) return false
    if (before.endsWith(words) && areSwapped(one, later)) return true
    return is_state && words.length > 2 && before.length > 1 && (before.endsWith(words) || words.startsWith(before))
  }
}

export const areSwapped = (one: Told, later: Told): boolean => slipOf(one.number, later.number) === 'swapped'

export const POINTER = /(?<!占)(?:这|上述|前述|以上|全部|所有|全体|(?<=[在对为给向将把])[现已]有)(?:的)?$/
/** 在这1142名专兼职心理健康教师中, 全部5270名考生 */
const pointed: Recall = (later) => {
  const noun = nounOf(later)
  if (!POINTER.test(later.before)) return undefined
  return (one) => {
    if (areSwapped(one, later) && later.value >= 1000) return true
    if (noun.length < 2 || /[的中]/.test(one.before)) return false
    // 省级示范园14所 … 上述41所省级示范园发挥作用
    if (areSwapped(one, later) && opensSo(noun, bare(one.before), 3)) return true
    const [before, behind] = [bare(one.before), nounOf(one)]
    return (
      before.endsWith(noun) ||
      (slipOf(one.number, later.number) !== undefined && opensSo(noun, before, 2)) ||
      (behind.length > 1 && (behind === noun || endsSo(behind, noun) || endsSo(noun, behind)))
    )
  }
}

const endsSo = (one: string, other: string): boolean => other.length >= 4 && one.endsWith(other)

const FIELD = /全(系统|[市县区校镇乡省州园局])(?:现有|的|所有|共有|这)?$|我([市县区校])(?:现有)?$/
const SOME = /^(?:系统)?参[加与训赛]|^通过|^获|^报名/
/** 系统现有基层工会47个 … 全系统49个基层工会 */
const ofAll: Recall = (later) => {
  const noun = nounOf(later)
  const field = FIELD.exec(later.before)
  if (field === null || noun.length < 2 || SOME.test(later.after.slice(noun.length))) return undefined
  return (one) => {
    // 学生736人 … 全校763名学生
    const name = bare(one.before).replace(/^(?:现有|共有|在校)/, '')
    if (areSwapped(one, later) && name.length > 1 && noun.startsWith(name)) return true
    if (!one.before.includes(field[1] ?? field[2]!) || /其中|参加|新/.test(one.before)) return false
    if (FIELD.test(one.before)) return nounOf(one) === noun || isSameOfAll(one, later)
    return /有|总数|共计/.test(one.before) && bare(one.before).endsWith(noun)
  }
}

/** 与全县64所学校签订…，全县61所学校一键报警装置: one digit is another, whatever is told of them. */
const isSameOfAll = (one: Told, later: Told): boolean =>
  nounOf(one).length > 1 && later.after.startsWith(nounOf(one)) && slipOf(one.number, later.number) !== undefined

/** 纳入改造计划的旱厕共37座 … 计划内的39座旱厕全部改造完毕 */
const completed: Recall = (later) => {
  const noun = nounOf(later)
  const is_all = /^(?:现|已|均)*(?:全部|悉数|均已)/.test(later.after.slice(noun.length))
  // 47个留守儿童之家 … 74个留守儿童之家均配备
  if (noun.length > 3 && later.before === '' && /^(?:均|都|全部|现已|已全部)/.test(later.after.slice(noun.length)))
    return (one) => areSwapped(one, later) && bare(one.before).endsWith(noun)
  if (noun.length < 2 || !is_all || OTHER.test(later.before)) return undefined
  return (one) =>
    /共|总|计划|纳入|列入|下达|实施/.test(one.before) &&
    bare(one.before).endsWith(noun) &&
    (later.value > one.value || areSwapped(one, later))
}

/** 压缩国培项目，由今年的13个减到8个 */
const current: Recall = (later) => {
  const topic = /([\u4e00-\u9fff]{2})([\u4e00-\u9fff]{2}),$/.exec(
    later.lead.slice(0, later.lead.length - later.before.length),
  )
  if (topic === null || !/由(?:目前|现在|今年|现有|当前)的?$/.test(later.before)) return undefined
  return (one) => bare(one.before).endsWith(topic[2]!) && one.before.includes(topic[1]!)
}

/** 全年新增学位2000个 … 完成年初2200个目标任务: of another day than its plan, and so asked whatever the words tell of days. */
export const planned: Recall = (later) => {
  const is_done =
    /完成(?:了)?(?:年初|年度|全年|当年|既定|[市省县]定)*(?:[省市县区]里?)?(?:确定|下达|提出|安排)?的?$/.test(
      later.before,
    )
  if (!is_done || !/^的?[\u4e00-\u9fff]{0,4}(?:目标|任务|计划)/.test(later.after)) return undefined
  return (one) => /提出|目标|任务|计划|确定|下达|要求|承诺/.test(one.before + one.after.slice(0, 4))
}

/** 县政府批准的58名招聘计划: of those that it had granted. */
const GRANTED = /^[省市县区][\u4e00-\u9fff]{1,4}(?:批准|核定|审批|下达)的$/
/** 计划招聘教师360人 … 390名教师的招聘计划 */
export const ofPlan: Recall = (later) => {
  const [, noun, deed] =
    /^([\u4e00-\u9fff]{0,6}?)的?([\u4e00-\u9fff]{2})(?:计划|任务|目标|指标)(?!内|外|中|之)/.exec(later.after) ?? []
  if (
    noun === undefined ||
    deed === undefined ||
    !/^(?:今年|本年度?|全[市县区校]|我[市县区校]|[^的\d]{0,6}(?:确保|保证|完成|落实|对照))*的?$/.test(
      later.before.replace(GRANTED, ''),
    )
  )
    return undefined
  const granted = GRANTED.exec(later.before)?.[0].replace('的', '') ?? ''
  return (one) =>
    areOfOneYear(one, later) &&
    /计划|拟|下达|任务|目标|核定|批准/.test(one.before) &&
    one.before.includes(granted) &&
    one.before.includes(deed) &&
    (one.before.endsWith(noun) || nounOf(one).startsWith(noun))
}

const OPENS = /^(?:但是?|而|目前|截至目前|现|这|全[市县区校镇]|[在对将把给为从使让])*$/
/** All of them are meant, and no others. */
const DEFINITE =
  /^[\u4e00-\u9fff]{0,2}?(?:中(?![小学心职级国央高考专])|全部|均|都|逐一|悉数|无一|只(?!有))|^[\u4e00-\u9fff]{0,4}全覆盖/
const OTHERS = /其余|剩余|另|还|每|新增|[比较超]/
const LEAST = 10

/** 在312条中, 对33件逐一回访, 将230万元拨付到位: nothing says of what, since that is told before. */
const isBare = ({ before, after }: Told): boolean =>
  (/^(?:在|其)?$/.test(before) && after.startsWith('中') && after.length < 3) ||
  (/^[\u4e00-\u9fff]{0,3}对$/.test(before) && /^(?:逐一|逐个|全部|均)/.test(after)) ||
  (/[将把]$/.test(before) && /^(?:全部|及时|足额|已)*(?:拨付|下达|兑现)/.test(after))

/** 其中初中260名 … 230名初中特岗教师, 义务教育集团17个 … 在19个义务教育集团中: what opens a clause is known already. */
export const classed: Recall = (later) => {
  if (later.value < LEAST) return undefined
  const noun = nounOf(later)
  const bare_of = isBare(later)
  const definite = bare_of || DEFINITE.test(later.after.slice(noun.length))
  if (!bare_of && !(OPENS.test(later.before) || (definite && later.before === '实现'))) return undefined
  if (!bare_of && noun.length < 2) return undefined
  const firm = definite || later.value >= SLIPPING
  return (one) => {
    if (slipOf(one.number, later.number) === undefined || OTHERS.test(one.before)) return false
    if (bare_of) return true
    const [before, behind] = [bare(one.before), nounOf(one)]
    if (behind.length > 1) return isCalledSo(noun, behind, definite, firm)
    const is_new = definite && noun.startsWith('新') && /(?:补充|招聘|招录|录用|录取|报到|引进)$/.test(before)
    return firm && (is_new || opensSo(noun, before, 2) || (before.length > 1 && noun.includes(before.slice(-2))))
  }
}

/** 73所农村学校 … 75所学校全部 */
function isCalledSo(noun: string, behind: string, definite: boolean, firm: boolean): boolean {
  if (noun === behind) return firm || noun.length > 3
  return definite && (behind.endsWith(noun) || (noun.length > 3 && behind.startsWith(noun.slice(0, 5))))
}

/** 新增学位5400个，其中小学4500个 … 新增小学学位4200个: the part is called by its whole as well. */
const ofPart: Recall = (later) => {
  const before = bare(later.before)
  if (before.length < 5) return undefined
  return (one) => {
    const [, label] = /^其中([\u4e00-\u9fff]{2,6})$/.exec(bare(one.before)) ?? []
    if (label === undefined || slipOf(one.number, later.number) === undefined) return false
    const whole = before.replace(label, '')
    return whole.length > 2 && whole.length < before.length && one.lead.includes(whole)
  }
}

/** 设教学班24个；…同样设教学班26个 */
const likewise: Recall = (later) => {
  const words = /同样(?:也|是|为)?([\u4e00-\u9fff]{2,8})$/.exec(later.before)?.[1]
  return words === undefined ? undefined : (one) => one.before.endsWith(words) && nounOf(one) === nounOf(later)
}

/** What is called by another word of the same trade. */
const KIN = /考生|报考|报名|参考|应考/
/** 考生共3126人 … 全县3162名参加普通高考的考生: digits that have changed places, before what is called so. */
export const exchanged: Recall = (later) => {
  const words = later.after.slice(0, MODIFIER)
  const is_other = OTHER.test(later.before) || /、|其中|的$/.test(later.before) || /符合|需要|部分/.test(words)
  if (later.value < SLIPPING || words.length < 2 || is_other) return undefined
  // 278所参加年检的民办园: of some only, unless they were told of in these words.
  const some = /^([^的]{2,10})的/.exec(words)?.[1] ?? ''
  const noun = nounOf(later)
  return (one) => {
    if (!areSwapped(one, later) || /其中|、/.test(one.before) || OTHER.test(one.before)) return false
    const before = bare(one.before)
    const name = before.slice(-2)
    // 寄宿生15230人 … 15320名寄宿学生
    if (before.length > 2 && noun.startsWith(before.slice(-3, -1)) && noun.endsWith(before.at(-1)!)) return true
    if (!`${one.lead}${one.after}`.includes(some)) return false
    return (name.length > 1 && words.includes(name)) || (KIN.test(before) && KIN.test(words))
  }
}

export const RECALLS: readonly Recall[] = [
  modified,
  left,
  renamed,
  modifiedBehind,
  measured,
  owned,
  pointed,
  ofAll,
  completed,
  current,
  ofPart,
  likewise,
]
