/** Words that tell the parts of a whole apart. Whoever names one of each has named all, and nothing is in two of them. */

/** Each inner list: ways of naming one part. `closed`: there is no other part. */
interface Partition {
  readonly parts: readonly RegExp[]
  readonly closed: boolean
  /** Two of them may be in one another; only all of them are told apart. */
  readonly together?: true
}

const PARTITIONS: readonly Partition[] = [
  { closed: true, parts: [/男/, /女/] },
  { closed: true, parts: [/公办|公立/, /(?<!普惠性?)民办|私立/] },
  { closed: true, together: true, parts: [/公办|公立/, /(?<!非)普惠/, /非普惠/] },
  { closed: true, together: true, parts: [/公办|公立/, /(?<!非)营利/, /非营利/] },
  { closed: true, parts: [/城区|城镇|城市|县城/, /农村|乡村|乡镇/] },
  { closed: true, together: true, parts: [/城区|城市/, /(?<![城乡])镇区|县镇/, /乡村|农村/] },
  { closed: true, parts: [/(?<!不|非)在编|编制内|编内/, /^(?!.*[另聘缺]).*(?:编外|非在编|不在编|非编)/] },
  { closed: true, parts: [/中央/, /省级|省财政/, /市县/] },
  { closed: true, parts: [/小学组/, /中学组/] },
  { closed: true, parts: [/正式党员/, /预备党员/] },
  { closed: true, parts: [/建议/, /提案/] },
  { closed: true, parts: [/高一/, /高二/, /高三/] },
  { closed: true, parts: [/七年级|初一/, /八年级|初二/, /九年级|初三/] },
  { closed: true, parts: [/一年级/, /二年级/, /三年级/, /四年级/, /五年级/, /六年级/] },
  { closed: true, parts: [/应届/, /往届|历届|复读/] },
  { closed: true, parts: [/物理类|选(?:择|考)?物理|物理(?:方向|组合)/, /历史类|选(?:择|考)?历史|历史(?:方向|组合)/] },
  { closed: false, parts: [/理科/, /文科/, /艺[体术]|体育/] },
  { closed: true, parts: [/行政编/, /事业编/] },
  { closed: true, parts: [/(?<!不)在岗/, /不在岗|离岗/] },
  { closed: true, parts: [/线上/, /线下/] },
  { closed: true, parts: [/自营|自办/, /委托|承包|托管/] },
  { closed: true, parts: [/[立即当现]\S{0,2}(?:整改|立改)|立即/, /限期|限时/] },
  { closed: false, parts: [/立行立改|[立即当现]\S{0,2}整改/, /限期|限时/, /长期坚持|持续(?:整改|推进|坚持)/] },
  { closed: false, parts: [/新建/, /改扩建|改建|扩建/, /加固|维修|修缮/] },
  { closed: true, parts: [/续建|结转|跨年/, /新建|新开工/] },
  { closed: false, parts: [/人员(?:经费|支出)/, /公用(?:经费|支出)/, /项目(?:经费|支出)/] },
  { closed: true, parts: [/专职/, /兼职/] },
  { closed: true, parts: [/基本支出/, /项目支出/] },
  { closed: true, parts: [/基础性/, /奖励性/] },
  { closed: true, parts: [/固定/, /浮动/] },
  { closed: true, parts: [/财政拨款|财政补助/, /自筹|事业收入/] },
  { closed: true, parts: [/寄宿|住校/, /走读/] },
  { closed: true, parts: [/参考|到考|实[考测检]|参[测检]|参加(?:考试|笔试|面试|测试)/, /缺考|弃考|[免缓未缺]测|未检/] },
  { closed: true, parts: [/实到|到会|出席|参会|报到|到校/, /缺席|请假|缺勤|未到|未报到/] },
  {
    closed: true,
    parts: [
      /已?(?:完工|竣工|建成|交付)|已(?:完成|办结|开工|启动|销号)/,
      /正在|在建|推进/,
      /尚未|未启动|未完成|未开工|未办结/,
    ],
  },
  { closed: true, parts: [/已|实际/, /还有|尚有|仍有|剩|尚未|没有|还未/] },
  { closed: true, parts: [/注销|关停|取缔|终止/, /转为|转型|转登记|营转非/, /保留|留存/] },
  { closed: false, parts: [/当场|立即|立行立改|现场/, /限期/] },
  { closed: false, parts: [/在职/, /离退休|退休/] },
  {
    closed: false,
    parts: [/(?:^|为|其中)(?:A|Ａ)级?/, /(?:^|为)(?:B|Ｂ)级?/, /(?:^|为)(?:C|Ｃ)级?/, /(?:^|为)(?:D|Ｄ)级?/],
  },
  { closed: true, parts: [/本级|自筹/, /上级|中央和省|转移支付/] },
  { closed: true, parts: [/(?<!不|未)(?:合格|达标)/, /不合格|未达标|不达标/] },
  { closed: true, parts: [/优秀|优良/, /(?<!不|基本)(?:合格|及格|称职)/, /不合格|不及格|不称职/] },
  { closed: true, parts: [/优秀/, /良好/, /(?<!不|基本)(?:合格|及格|称职)/, /不合格|不及格|不称职/] },
  {
    closed: false,
    parts: [/优秀/, /良好/, /(?<!不|基本)(?:合格|及格|称职)/, /基本(?:合格|称职)/, /不合格|不及格|不称职/],
  },
  {
    closed: false,
    parts: [/非常满意/, /基本满意|比较满意|较满意/, /不满意/, /^(?!.*(?:非常|比较|基本|较|不)满意).*满意/],
  },
  {
    closed: false,
    parts: [/很好|非常好|十分好/, /较好/, /一般|尚可/, /(?<![很常分较不良])好(?![转评])/, /不好|较差|很差|差(?!异|额)/],
  },
  { closed: false, parts: [/托班/, /小班/, /中班/, /大班/] },
  { closed: false, parts: [/高级|副高|正高/, /中级|一级教师/, /初级|二级教师/] },
  {
    closed: false,
    parts: [/研究生|硕士|博士/, /本科(?!及|以|或)/, /专科(?!及|以|或)|大专/, /(?<!其)中[专师]|高中(?:及|或)?以下/],
  },
  {
    closed: true,
    parts: [/本科(?:及|或)?以上/, /(?:专科|大专)(?!及|以|或)/, /(?:中专|高中|中师|专科|大专)(?:及|或)?以下/],
  },
  {
    closed: false,
    parts: [
      /幼儿园|学前/,
      /小学/,
      /初中|初级中学/,
      /普通高中|普高|(?<!职业)高中/,
      /中职|职业|职高|(?<!其)中专/,
      /特殊教育|特教/,
      /技工|技校/,
    ],
  },
  { closed: false, parts: [/一等奖/, /二等奖/, /三等奖/] },
  { closed: false, parts: [/国家级|中央/, /省级|自治区级|省财政/, /市级|市财政/, /县级|区级|县财政/, /乡镇|镇级/] },
]

/** What anybody may be besides: a party member is also a teacher of some rank. */
const BESIDES =
  /党员|特岗|新(?:招聘|录用|引进|入职|聘)|团员|女|青年|骨干|岁|[省市县区]级以上|少数民族|留守|寄宿|住校|随迁|建档立卡|贫困(?!县|地区|村|乡)|困难|残疾|农村户籍|研究生|硕士|本科|兼职/

/** Whether some of the words tell of what the others may be besides: 高级教师、一级教师、党员教师. */
export function areCrossing(clauses: readonly string[]): boolean {
  if (partitionOf(clauses) !== undefined) return false
  const besides = clauses.map((clause) => BESIDES.exec(clause)?.[0])
  const told = new Set(besides.filter((word) => word !== undefined))
  return told.size > 1 || (told.size === 1 && besides.includes(undefined))
}

const PASSED = /(?<!不)及格/

/** 其余 is all that is left. */
export const rest = /^(?:其中)?(?:其余|其他|其它|剩余|余下|剩下)|(?:[及和]|等)(?:其他|其它)[\u4e00-\u9fff]{0,4}$/

/** 立项32项，未立项16项: whoever has not done it is all the rest. */
const isNotDone = (done: string, other: string): boolean => {
  const deed = /^(?:尚|还|仍)?未(?:能|曾|按期|按时)?([\u4e00-\u9fff]{2,6}?)的?$/.exec(other)?.[1]
  return deed !== undefined && !/[未没不]/.test(done) && done.replace(/的$/, '').endsWith(deed)
}

/** 专用校车118辆、非专用校车8辆: what is not so is all the rest. */
const isOpposite = (one: string, other: string): boolean => {
  const noun = /非([\u4e00-\u9fff]{2,8})$/.exec(other)?.[1]
  return noun !== undefined && !one.includes('非') && one.endsWith(noun)
}

/** 升学689人、就业402人、参军18人、暂未就业15人: whoever has found nothing is the last of them. */
const NOTHING_YET = /(?:暂|尚)未(?:能|落实)?就业|待就业|待业/

/** Whether words that stand before numbers name parts of which none is in another; and whether they are all there is. */
export function partitionOf(clauses: readonly string[]): { closed: boolean } | undefined {
  if (clauses.length < 2) return undefined
  if (rest.test(clauses.at(-1)!)) return { closed: true }
  // Whoever has done excellently at school has passed as well.
  if (
    clauses.length === 2 &&
    clauses.some((clause) => /优秀/.test(clause)) &&
    clauses.some((clause) => PASSED.test(clause))
  )
    return undefined
  if (clauses.length === 2 && (isNotDone(clauses[0]!, clauses[1]!) || isOpposite(clauses[0]!, clauses[1]!)))
    return { closed: true }
  if (clauses.length > 2 && NOTHING_YET.test(clauses.at(-1)!)) return { closed: true }
  for (const { parts, closed, together } of PARTITIONS) {
    if (clauses.length > parts.length || (together && clauses.length < parts.length)) continue
    const named = clauses.map((clause) => parts.findIndex((part) => part.test(clause)))
    if (named.includes(-1) || new Set(named).size < named.length) continue
    return { closed: closed && named.length === parts.length }
  }
  return undefined
}
