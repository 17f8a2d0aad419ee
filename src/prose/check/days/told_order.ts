/** What is said to come first, and the days of both: 先报名、后现场确认。报名时间为7月8日至7月15日，现场确认安排在7月10日. */
import { type Finding, wordsInOrder } from '../ground/finding.ts'
import { comesBefore, lapsesIn } from '../ground/lapses.ts'
import { type Moment, momentsIn } from '../ground/moments.ts'
import { numberOf } from '../ground/numbers.ts'

const WORD = '[\\u4e00-\\u9fff]{2,8}?'
const DOES =
  '(?:统一|集中|随即|方可|方能|才能|再|即可|可|由[^,。;]{2,8}?|立即|分批|进行|开展|组织|办理|实施|进入|转入|启动|举行|安排|予以)*'
const STATED: readonly RegExp[] = [
  // 先报名、后现场确认; 先笔试再面试
  new RegExp(
    `(?<!首|优|率|领|预|事|争|原)先(?:进行|组织|开展)?(${WORD})[、,]?(?:然后|后|再)(?:进行|组织|开展)?(${WORD})(?=[,。;、的)]|方式|$)`,
    'g',
  ),
  // 报名结束后统一进行资格审核; 公示无异议后再发放; 体检合格后方可办理报到手续
  new RegExp(
    `(?<=^|[,。;:])(?:在|待|经|等)?(${WORD})(?:工作|活动)?(?:全部|圆满)?(?:结束|完成|截止|期满|无异议|合格|通过)(?:之|以)?后,?${DOES}([\\u4e00-\\u9fff]{2,8})`,
    'g',
  ),
]
/** 志愿填报在成绩公布之后进行: told the other way round. */
const TURNED = new RegExp(
  `(?<=^|[,。;:])(${WORD})(?:工作)?(?:安排|放)?在(${WORD})(?:工作|全部)?(?:结束|完成|截止)?(?:之|以)?后(?:再)?(?:进行|开展|组织|实施|办理|启动|举行)`,
  'g',
)
/** 评审会召开前完成材料审核 */
const BY_THEN =
  /(?<=^|[,。;:])(?:在|须在|应在)?([\u4e00-\u9fff]{2,8}?)(?:开始|召开|启动|举行|开展)?之?前,?(?:全面|必须|须|应)?(?:完成|做好|结束)([\u4e00-\u9fff]{2,8})/g
/** Groups that have days of their own. */
const OF_ITS_OWN =
  /[批轮期组]|学科|科目|小学|初中|高中|幼儿园|[中高]职|年级|[去上前]年|上年度|补|预|第[一二三四五]|县|市|省|各/g

interface Span {
  readonly first: Moment
  readonly last: Moment
  /** The words before its first day. */
  readonly clause: string
}

/** Asked of one paragraph. */
export function toldOrderFindings(text: string): Finding[] {
  if (!text.includes('月') || !/先|后|前|交叉|重[叠合]|依次|衔接/.test(text)) return []
  const stated = [
    ...STATED.flatMap((pattern) => [...text.matchAll(pattern)].map(([, first, then]) => [first!, then!] as const)),
    ...[TURNED, BY_THEN].flatMap((pattern) =>
      [...text.matchAll(pattern)].map(([, then, first]) => [first!, then!] as const),
    ),
  ]
  const apart = apartIn(text)
  if (stated.length === 0 && apart === undefined) return []
  const spans = spansIn(text)
  const told = stated.flatMap(([first, then]) => {
    const [one, other] = [ownOf(spans, suffixesOf(first)), ownOf(spans, prefixesOf(then))]
    return one === undefined || other === undefined || one === other ? [] : unordered(text, one, other)
  })
  return told.length > 0 || apart === undefined ? told.slice(0, 1) : overlapping(text, spans, apart)
}

/** Days with what they are of, from the first to the last where two are joined. */
function spansIn(text: string): Span[] {
  const lapses = lapsesIn(text)
  const ends = new Set(lapses.map(([, last]) => last.index))
  return momentsIn(text)
    .filter(({ index, day }) => day !== undefined && !ends.has(index))
    .map((first) => {
      const last = lapses.find(([begin]) => begin.index === first.index)?.[1] ?? first
      return { first, last, clause: /[^,。;]*$/.exec(text.slice(Math.max(0, first.index - 40), first.index))![0] }
    })
}

/** 教师培训 may be called 培训 where its days are told, and 报到手续 is 报到; 成绩公布 is 成绩于7月3日公布. */
const suffixesOf = (name: string): string[] => [name, name.slice(-4), name.slice(-2), ...nounOf(name)]
const prefixesOf = (name: string): string[] => [name, name.slice(0, 4), name.slice(0, 2)]
const nounOf = (name: string): string[] => /^(.{2,6})(?:公布|发布|揭晓|公示)$/.exec(name)?.slice(1) ?? []

/** What any step may be called. */
const GENERAL = /^(?:工作|活动|阶段|环节|时间|任务|项目|学校|教师|学生|人员|名单|手续|情况|材料|全部|相关)$/

/** The only days of a step; nothing where two are told of it. */
function ownOf(spans: readonly Span[], names: readonly string[]): Span | undefined {
  for (const name of names.filter((one) => !GENERAL.test(one))) {
    const found = spans.filter(({ clause }) => clause.includes(name))
    if (found.length > 0) return found.length === 1 ? found[0] : undefined
  }
  return undefined
}

const groupsOf = ({ clause }: Span): string => (clause.match(OF_ITS_OWN) ?? []).join('')
/** 语文学科笔试, 体育学科面试: of which, is told before the kind. */
const KIND = /([\u4e00-\u9fff]{2})(?:学科|科目)/
const kindOf = ({ clause }: Span): string | undefined => KIND.exec(clause)?.[1]

function unordered(text: string, one: Span, other: Span): Finding[] {
  if (groupsOf(one) !== groupsOf(other) || kindOf(one) !== kindOf(other) || !comesBefore(other.first, one.last))
    return []
  const [behind, then] = [one.last, other.first].map(({ end }) => text.slice(end, end + 4))
  // 自7月8日起 has no end; 7月10日前 no beginning.
  if (/^(?:起|开始|启动)/.test(behind!) || /^(?:前|之前|以前|截止|底|止)/.test(then!)) return []
  if (/不晚于|不迟于|截止|截至/.test(other.clause)) return []
  return [turned(text, one, other)]
}

const APART =
  /(?:([两二三四])个?(?:环节|阶段|步骤|时段|项工作|轮)?)[^,。;\d]{0,8}[,、]?(?:时间上?)?(?:互?不(?:得)?(?:交叉|重叠|重合)|依次(?:进行|开展|推进)|先后进行|前后衔接)/

/** 两个阶段依次进行、互不交叉: how many. */
const apartIn = (text: string): number | undefined => numberOf(APART.exec(text)?.[1])

function overlapping(text: string, spans: readonly Span[], many: number): Finding[] {
  const lapses = spans.filter(({ first, last }) => first !== last)
  if (lapses.length !== many || spans.length !== many || /可以?交叉|同步/.test(text)) return []
  return lapses.flatMap((later, at) => {
    const before = lapses[at - 1]
    if (before === undefined || !comesBefore(later.first, before.last) || comesBefore(later.last, before.first))
      return []
    return [turned(text, before, later)]
  })
}

function turned(text: string, one: Span, other: Span): Finding {
  const [before, later] = [one, other].map(({ first, last, clause }) => ({
    index: first.index - clause.length,
    quote: text.slice(first.index - clause.length, last.end),
  }))
  return {
    rule: 'order',
    says: `文中说先后进行，“${later!.quote}”却在“${before!.quote}”结束之前，请核对。`,
    arithmetic: '',
    places: wordsInOrder([before!, later!]),
  }
}
