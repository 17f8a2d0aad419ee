/** Parts against their whole. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { areFlows } from './flows.ts'
import {
  alike,
  between,
  clauseBefore,
  endOf,
  isLastOfList,
  isListed,
  type Passage,
  placeOf,
  type Sentence,
  wordsBehind,
} from '../ground/passage.ts'
import { isPowerOfTen, rangeOf, shown } from '../ground/range.ts'

/** What has been done with things that were counted before. Whoever has done more than there was has miscounted. */
const DONE = [
  '整改到位',
  '整改',
  '办结',
  '结案',
  '答复',
  '销号',
  '完成',
  '合格',
  '通过',
  '解决',
  '落实',
  '化解',
  '核查',
  '处理',
  '复学',
  '返校',
  '签订',
  '达标',
  '参加',
  '参与',
  '录取',
  '发放',
  '到位',
  '验收',
  '交付',
  '开工',
  '竣工',
  '安装',
  '培训',
  '就业',
  '入学',
  '巩固',
  '受理',
  '办理',
  '处置',
  '整治',
  '清理',
  '清退',
  '追回',
  '办复',
  '回复',
  '修复',
] as const

const ONLY_DONE =
  /^(?:[我县市区][局校县市区乡镇])?(?:截至[^,，。；;]{1,8}?[日底末月前])?(?:目前|现|已|均|累计|按期|完成|经)*$/

/** 办结327件（含上年结转的19件） */
const CARRIED_OVER = /^[^,，。；;]{0,3}[（(,，]?(?:含|包括|其中)[^,，。；;]{0,4}(?:上年|去年|往年|历年|结转|遗留|跨年)/

/** Of so many kinds people come and go. */
const FLOWS = 5

/** 1260名教师参加培训，其中乡村教师, 87所学校中有 */
const AMONG =
  /^[^,，。；;、(（)）]{0,20}[,，(（]\s*(?:其中|含)|^[^,，。；;、(（)）]{0,14}(?<![其集初高])中[,，]?(?:已|均)?有?$|^[名人位所个件处家项][^,，。；;、(（)）]{2,14}[,，][^,，。；;、\d]{4,16}[,，]其中(?:已|有)/

/** 安排资金2600万元，用于智慧教室建设 */
const SPENT = /^[^,，。；;、(（)）]{0,6}[,，](?:主要|全部|已|分别)?(?:用于|用作|拿出)[^,，。；;、]{0,16}$/

export function partFindings(passage: Passage, sentence: Sentence): Finding[] {
  return [...nextParts(passage, sentence), ...moneyAmong(passage, sentence)]
}

/** 发放资助资金1126万元，惠及9840人次，其中国家助学金1268万元: another number stands between. */
function moneyAmong(passage: Passage, { facts, start }: Sentence): Finding[] {
  return facts.flatMap((part, at): Finding[] => {
    const [whole, other] = facts.slice(Math.max(0, at - 2), at)
    if (part.kind !== 'money' || !whole || !other || !alike(whole, part) || alike(other, part)) return []
    const gap = between(passage, endOf(other), part.number_start)
    const opens = /^[^,，。；;、(（)）]{0,12}[,，]\s*其中[,，]?[^,，。；;\d]{0,16}$/.test(gap)
    const is_all = /^[^,，。；;、]{0,6}[,，][^,，。；;、\d]{0,16}$/.test(
      between(passage, endOf(whole), other.number_start),
    )
    const of_others = /[增减超]|其中|每|均/.test(
      between(passage, Math.max(start, whole.number_start - 20), whole.number_start),
    )
    const [all, own] = [rangeOf(whole), rangeOf(part)]
    return opens && is_all && !of_others && all && own && own.low > all.high ? [larger(whole, part)] : []
  })
}

const FOUND = /中[^,，。；;]{0,4}(?:排查|梳理|提炼|发现|查找|归纳|总结|整理)[^,，。；;]{0,8}$/
/** What one of them costs. */
const PRICE = /每[套台个件间辆张册块组座本份亩米][\u4e00-\u9fff]{0,8}$|单价(?:为|是|约)?$/

function nextParts(passage: Passage, sentence: Sentence): Finding[] {
  const { facts } = sentence
  return facts.flatMap((part, at) => {
    const whole = facts[at - 1]
    // 从36件提案中梳理出建议48件: what is found in them is of another kind.
    if (whole !== undefined && FOUND.test(between(passage, endOf(whole), part.number_start))) return []
    if (whole === undefined || !alike(whole, part) || PRICE.test(clauseBefore(passage, whole, sentence))) return []
    // 招生3420人，增加160人，其中…: among the 3420.
    if (
      /(?<!新)(?:增加|减少)了?$/.test(clauseBefore(passage, whole, sentence)) &&
      facts[at - 2] &&
      alike(facts[at - 2]!, part)
    )
      return []
    // 已分到12个乡镇，其中城关镇196个: of what went there.
    if (PLACES.test(wordsBehind(passage, whole, sentence, 4)) && PLACE.test(clauseBefore(passage, part, sentence)))
      return []
    // 上学期结转12处，本学期排查96处，已整改101处: of both.
    const older = facts[at - 2]
    if (older && alike(older, part) && OLDER.test(clauseBefore(passage, older, sentence))) return []
    const gap = between(passage, endOf(whole), part.number_start)
    if (WITH_THEM.test(gap)) return []
    const among = AMONG.test(gap)
    // 7个方面、23个问题，其中立行立改9个: of either, or of both.
    const both = (older?.value ?? Infinity) + (whole.value ?? 0)
    if (among && isLastOfList(passage, facts, at - 1) && (part.value ?? 0) <= both) return []
    if (
      !among &&
      !(whole.kind === 'money' && SPENT.test(gap)) &&
      !isSomeOf(passage, sentence, whole, part) &&
      !isDoneOf(passage, sentence, whole, part) &&
      !isLeftOf(passage, sentence, whole, part)
    )
      return []
    if (CARRIED_OVER.test(between(passage, endOf(part), endOf(part) + 16))) return []
    const clauses = facts.slice(at, at + FLOWS).map((fact) => clauseBefore(passage, fact, sentence))
    if (/[增减]/.test(clauseBefore(passage, whole, sentence)) && areFlows(clauses)) return []
    const among_them = [part, ...(among ? listBehind(passage, facts, at) : [])]
    const all = rangeOf(whole)
    const over = among_them.find(
      (fact) => all !== undefined && (rangeOf(fact)?.low ?? 0) > all.high && !isFarOff(fact, whole),
    )
    return over ? [larger(whole, over)] : []
  })
}

/** Slips of a digit make less of it, and those of 万 and 亿 more: it is of something else. */
const isFarOff = (part: Fact, whole: Fact): boolean => {
  const ratio = part.value! / whole.value!
  return ratio > FAR_OFF && ratio < UNIT_OFF && !isPowerOfTen(ratio)
}
const FAR_OFF = 3
const UNIT_OFF = 100

/** What was there before the time that is told of. */
export const OLDER = /结转|遗留|未结|未办结|[在待]办|转入|期初/
/** 全校学生840人，含幼儿班共920人: with those who were not counted before. */
const WITH_THEM =
  /[,，(（]\s*(?:如|若|连同|加上)?(?:包含|包括|含)[^,，。；;、\d]{1,12}(?:在内)?[,，]?(?:共计?|总计|合计|总数|则)[有为达]{0,2}$/

const PLACES = /^(?:乡|镇|县|市|区|街道|片区|学区)/
const PLACE = /(?:[乡镇县市区]|街道)(?:为|有|达)?$/

/** 其中中央资金6200万元、省级资金4100万元、县级自筹3200亿元: those that 、 joins to the first. */
function listBehind(passage: Passage, facts: readonly Fact[], at: number): Fact[] {
  const list: Fact[] = []
  for (const [place, fact] of facts.slice(at + 1).entries()) {
    const before = facts[at + place]!
    // 幼儿园353名（含民办82人）、小学803名: the bracket is over.
    const gap = between(passage, endOf(before), fact.number_start)
    if ((!isListed(passage, before, fact) && !ALSO.test(gap)) || /[)）]/.test(gap)) break
    if (!alike(before, fact)) break
    list.push(fact)
  }
  return list
}

/** 女教师96人，35岁以下青年教师57人，具有研究生学历的21人 */
const ALSO =
  /^[名人位][,，](?![^,，]*(?:[共聘兼应]|累计|小学|初中|高中|补充|培训))[^,，。；;、（）()]{0,10}(?:教师|学历|职称|以[上下]|男性?|女性?|党员|骨干)的?(?:有|共|为)?$/

export const larger = (whole: Fact, part: Fact): Finding => ({
  rule: 'part',
  says: `“${part.quote}”是“${whole.quote}”的一部分，却比它大，请核对。`,
  arithmetic: `${shown(part.value!)} > ${shown(whole.value!)}`,
  places: [placeOf(whole), placeOf(part)],
})

/** 专任教师2980人，具有高级职称的教师312人 */
function isSomeOf(passage: Passage, sentence: Sentence, whole: Fact, part: Fact): boolean {
  const noun =
    /(?:^(?:其中)?(?:已)?(?:具有|持有|取得|获得|符合|达到|通过|参加|参与|接受|开展|享受)[^,，]{2,14}的|^持证)([\u4e00-\u9fff]{2,4}?)(?:有|共|达到?|为)?$/.exec(
      clauseBefore(passage, part, sentence),
    )?.[1]
  if (noun === undefined || !/^[^,，。、]{0,3}[,，]/.test(between(passage, endOf(whole), part.number_start)))
    return false
  const all = clauseBefore(passage, whole, sentence)
  return /^(?:全|我|目前)/.test(all) && all.replace(/(?:总数|共|有)$/, '').endsWith(noun)
}

/** 排查隐患1846处，整改到位1792处 */
function isDoneOf(passage: Passage, sentence: Sentence, whole: Fact, part: Fact): boolean {
  const clause = clauseBefore(passage, part, sentence)
  const before = clauseBefore(passage, whole, sentence)
  const verb = DONE.find((one) => clause.endsWith(one) && ONLY_DONE.test(clause.slice(0, -one.length)))
  return (
    verb !== undefined &&
    (/^[\u4e00-\u9fff]{2,8}(?:交办|转办|反映|反馈|移交)/.test(before) ||
      /^(?:共|累计|全年|全市|全县|今年|先后|本年|[上下]半年|[春秋]季(?:学期|开学)?|本学期|年内|\d+月份?)*(?:排查|摸排|查出|检出|受理|收到|查处|立案|检查|接到|登记|发现|下达|接访|交办|应|需)/.test(
        before,
      )) &&
    !new RegExp(`${verb}(?!通知|意见|建议|措施|任务|清单|事项|台账)`).test(before)
  )
}

/** Who comes to a thing, and who is left after it was tried. */
const LEFT: readonly (readonly [RegExp, RegExp])[] = [
  [
    /考生(?:有|共)?$|参加(?:高考|中考|考试)(?:的)?(?:学生)?$|(?:报考|参考|应考)(?:人数|学生)?$/,
    /上线|录取|达线|合格|及格|过线|进入|入围|录用/,
  ],
  [/(?:选派|派出|组织|参赛|参加)[^,，]{0,8}(?:选手|学生|队员|师生|教师|运动员)$/, /^(?:共有?|其中|有)?(?:获奖|得奖)$/],
  [/发放|发出|签订/, /收回|回收(?!旧|废)/],
  [
    /(?:下发|下达|印发|发出|发放|制发|开具|送达|签发)[^,，]{0,8}(?:通知[书单]?|督办[单函]|整改单|函|建议书|告知书|交办单)$/,
    /^(?:目前|现|共|已|截至目前)*(?:收到|收回|反馈|回收)(?:反馈|整改|书面|落实|情况)*(?:报告|回复|回执|意见|(?:办结|反馈|回执)单|回函|复函)?$/,
  ],
  [/初审|初评|资格审查|海选|初赛|笔试/, /最终|终审|命名|决赛|录用|聘用|参加[笔面]试|认定/],
  [
    /^(?:全[市县区]|我[市县区])?(?:原有|共有|现有)[^,，]{2,20}(?:机构|问题|隐患|危房|大班额|教学点|学校)$/,
    /^(?:已|共|累计|先后|均|全部|目前)*(?:压减|注销|关停|取缔|化解|整改|撤并|改造|拆除|清退|消除|治理)$/,
  ],
  [/总投资|概算/, /^(?:已|目前|累计)*(?:到位|完成投资)(?:资金)?$/],
  [/(?:合格|通过|录取|招录|录用|入围|入选)(?:新生|学生|教师|人员|考生|人数)?$/, /报到|入伍|到岗|上岗|注册|入职/],
  [/参加|参训|参评|参检/, /取得|获得|合格|通过|结业|考取|获证|达标/],
  [/接到|收到|受理|举报|投诉|信访|反映|排查出/, /查实|属实|办结|立案|查处|化解|答复|结案/],
  [
    /报名|报考|应聘|申请|申报|推荐|候选/,
    /参加(?:笔试|面试|考试)|到考|参考|通过|合格|录取|录用|聘用|入围|入选|获批|立项/,
  ],
  [
    /^(?:今年|全[市县区校]|本次|本学期|[春秋]季(?:学期)?|共)*(?:应|需|须)(?!对|急|用|届|聘|试|考|[^,，]{0,10}(?:要求|邀请|请求|需要|需求))/,
    /实际|实到|实有|实行|已/,
  ],
  [
    /排查|检查|抽查|抽检|核查|走访|巡查|检测/,
    /^(?:共|已|现场|责令|限期|依法|其中)*(?:取缔|关停|关闭|整改|处罚|整治|整顿|查封|约谈|停业)/,
  ],
  [
    /(?:人员|教师|学生|教职工|幼儿|保安)$/,
    /^(?:均|全部|已|其中)*(?:(?:持有?|取得)[\u4e00-\u9fff]{0,6}证|享受(?:资助|补助|补贴|免费午餐)|接受(?:资助|体检))$/,
  ],
  [/有[\u4e00-\u9fff]{0,8}(?:需求|意愿)的?(?:学生|家长|教师)?$/, /实际(?:参[与加]|享受)/],
  [/^(?:全[市县区校]|今年|现|共|有)*应届(?:高中|初中|中职|高校)?毕业生$/, /就业|升学|录取/],
]

function isLeftOf(passage: Passage, sentence: Sentence, whole: Fact, part: Fact): boolean {
  const [before, after] = [clauseBefore(passage, whole, sentence), clauseBefore(passage, part, sentence)]
  const gap = between(passage, endOf(whole), part.number_start)
  // 选手18名参加全市竞赛，获奖23人
  if (!(after.startsWith('获奖') ? /^[^,，。、]{0,16}[,，]/ : /^[^,，。、]{0,4}[,，]/).test(gap)) return false
  return (
    !before.startsWith('其中') &&
    !/累计|历年/.test(after) &&
    LEFT.some(([came, left]) => came.test(before) && left.test(after) && !left.test(before))
  )
}
