/** What is told as done on a day behind the signature, or is still to come on a day before it: 12月18日召开了会议 … 2024年12月6日. */
import { type Finding, wordsAt } from '../../ground/finding.ts'
import { type Dated, datedIn, spreadsOf, titleOf } from '../ground/dates.ts'
import type { Paper, WrittenDay } from '../ground/paper.ts'

/** Papers that tell of what was. */
const TELLS = /总结|报告|通报|简报|汇报|信息|小结|述职|公报|情况|快报|动态|简讯/
/** They speak of what is to come as well. */
const SPEAKS = /通知|决定|讲话|方案|公告|表彰/
const DEED =
  '召开|举行|印发|下发|出台|考核|获评|荣获|被|约谈|揭牌|参加|收到|接到|赴|下达|审议|研究|通报|(?:开展|组织|到[^,。;]{0,10})(?:检查|督导|督查|考核|调研|抽查|暗访|视导|评估|验收)|通过[^,。;]{0,8}验收'
const DONE = new RegExp(`^[^。;]{0,16}?(?:${DEED})`)
/** Said so in any paper. */
const SURELY =
  /^[^。;]{0,30}?(?:已(?!有|[^,。;]{0,12}(?:的|者|人员|考生|学生|教师))|(?<!除|为|未|终|明)了(?!解)|顺利(?:完成|举行|通过|召开)|圆满(?:结束|落幕|完成|举行|闭幕|收官)|成功(?:举办|举行|召开|创建))/
/** What is to come, asked for, or only named: 12月18日前, 12月18日召开的会议. */
const TO_COME =
  /将|拟|定[于在]|预计|计划|力争|争取|确保|务必|请|须|必|应当|应[于在]|要(?:[于在求]|[^,]{0,4}前)|安排|打算|下一步|届时|待|未来|准备|之?前[,完报将]|截止|原定|每|若|如|至迟|有效|时间[为:]|日期|方案|(?:^|[^会])后[,将]|后续|力求|启动时间/
const NOT_DONE = /^(?:\([^()]{1,6}\))?(?:[上下]午)?(?:之?前|以前|起|截止|止|开始|后|到期|的(?![时候])|[至到\-—–~、])/
const PLANS =
  /下一步|下步|打算|计划|安排|要求|提示|预告|部署|任务|措施|建议|方向|日程|议程|流程|规划|思路|目标|重点|改进(?!展)|努力|下半年|明年|下年/
/** Further behind it, a day without a year is of the year before. */
const DAYS = 75

export function behindSignedFindings(paper: Paper): Finding[] {
  const { signed } = paper
  if (signed === null) return []
  const title = titleOf(paper)
  const tells = TELLS.test(title) && !SPEAKS.test(title)
  return datedIn(paper).flatMap((dated): Finding[] => {
    if (isSignature(dated, paper, signed) || !isBehind(dated, signed.day)) return []
    if (!(isDone(dated, tells) || isUntil(dated) || isMonths(dated) || isGround(dated) || (tells && isAfter(dated))))
      return []
    const quote = quoteOf(dated)
    return [
      {
        rule: 'date',
        says: `落款日期是“${signed.quote}”，文中却已写到“${quote}”，落款早于所述的事，请核对。`,
        arithmetic: '',
        places: [
          { start: dated.moment.index, quote },
          { start: signed.start, quote: signed.quote },
        ],
      },
    ]
  })
}

/** The day itself, or what stands behind it at the end of the paper. */
const isSignature = ({ moment }: Dated, { text }: Paper, signed: WrittenDay): boolean =>
  moment.index >= signed.start && (signed.start * 2 > text.length || moment.index < signed.start + signed.quote.length)

const quoteOf = ({ moment, after }: Dated): string => moment.quote + /^,?[^,。;]{0,16}/.exec(after)![0]

/** Behind the day in every year that it may be of, and not so far that it is rather of the year before. */
function isBehind(dated: Dated, signed: number): boolean {
  const spreads = spreadsOf(dated)
  if (spreads.length === 0 || spreads.some(({ first }) => first <= signed)) return false
  if (dated.moment.month === undefined) return false
  return dated.sure || spreads.some(({ first }) => first - signed <= DAYS)
}

function isDone({ before, after, heading, moment }: Dated, tells: boolean): boolean {
  const clauses = /^,?[^,]{0,60}(?:,[^,]{0,40})?/.exec(after)![0]
  if (NOT_DONE.test(after) || TO_COME.test(before.slice(-40)) || TO_COME.test(clauses)) return false
  if (PLANS.test(heading)) return false
  // 3月10日至31日,各校已启动: begun at the head of the span.
  if (/[至到—–~-]{1,2}$/.test(before) && /(?<!后)已[^,。;]{0,12}(?:启动|开始|开展|展开|进入|部署|推进)/.test(clauses))
    return false
  return SURELY.test(clauses) || (tells && moment.day !== undefined && DONE.test(clauses.replace(/^,/, '')))
}

/** 截至11月底,已完成 in a paper of 11月6日. */
const isUntil = ({ before, after, heading, moment }: Dated): boolean =>
  /截[至止]到?$/.test(before) &&
  (moment.day !== undefined || /^[底末]|底$|末$/.test(moment.quote.slice(-1))) &&
  !PLANS.test(heading) &&
  !TO_COME.test(after.slice(0, 40)) &&
  !/满|年限|任[教职]|年龄|周岁|在岗|有效|工龄|教龄/.test(before.slice(-20) + after.slice(0, 20)) &&
  /^,?[^。;]{0,40}(?:已|共|累计|了|达|仍有|尚有|还有)/.test(after)

/** 1—9月,全县共受理 in a paper of 7月8日. */
const isMonths = ({ before, after, moment, heading }: Dated): boolean =>
  moment.day === undefined &&
  /(?<!\d)1月?[-—–~至]{1,2}$/.test(before.slice(-5)) &&
  !PLANS.test(heading) &&
  !TO_COME.test(before.slice(-30) + after.slice(0, 40)) &&
  /^份?,?[^。;]{0,30}(?:共|累计|完成|实现|受理|了|已)/.test(after)

/** 根据9月20日印发的通知 in a paper of 9月12日. */
const isGround = ({ before, after, moment }: Dated): boolean =>
  isShown(before, after) ||
  isShownOut(before, after) ||
  (moment.day !== undefined &&
    /(?:根据|按照|依据|贯彻落实|贯彻)[^。;]{0,30}$/.test(before.slice(-40)) &&
    /^[^,。;]{0,10}(?:印发|下发|召开|发布|出台|会议)/.test(after))

/** 经评审,并于2月22日至26日公示,决定 in a paper of 2月19日. */
const isShown = (before: string, after: string): boolean =>
  /经[^。;]{0,60}$/.test(before.slice(-64)) &&
  /^(?:[至到\-—–~]{1,2}(?:\d{1,2}月)?\d{1,2}日)?[^,。;\d]{0,6}公示[^。;]{0,20}(?:决定|无异议|确定|现)/.test(after)

/** 于2月22日至26日公示,公示期内未收到异议 in a paper of 2月24日. */
const isShownOut = (before: string, after: string): boolean =>
  !/拟[于定在]|将|定[于在]|计划|如|若/.test(/[^,]{0,30}$/.exec(before)![0]) &&
  (/公示[^。;]{0,24}$/.test(before.slice(-40)) || /^[^。;]{0,30}公示/.test(after)) &&
  /^[^。;]{0,60}(?:(?:公示|期|其)(?:期)?[间内满],?|均|也|,)(?:均|也|都|各校)?(?:未|没有|无)(?:收到|接到|发现|出现|人)?[^,。;]{0,12}(?:异议|反映|举报|投诉)(?!的?[,，]?(?:后|则|方可|再|即))/.test(
    after,
  ) &&
  !/如|若|无异议后/.test(after.slice(0, 80))

/** 6月25日成绩公布后,共受理申请37件 in a paper of 6月20日. */
const isAfter = ({ before, after, moment, heading }: Dated): boolean =>
  moment.day !== undefined &&
  !PLANS.test(heading) &&
  !TO_COME.test(before.slice(-40)) &&
  /^[^,。;\d]{0,16}后,(?!将|拟|再|请|须|要|应|可)(?:[^。;将拟请须]{0,40}?)(?:共(?!同|享|建|有制)|累计|已|(?<!为|未|除)了(?!解)|无一|未发生|未出现)/.test(
    after,
  )

/** A thing is asked for, or is to be. */
const ASKED =
  /请|务必|务须|须|必须|要(?:[于在]|[^,。;]{0,16}前)|(?<!反|适|相|对|回|响|供)应(?!急|届)|将[^,。;]{0,24}(?:报|交|送)[^,。;]{0,2}|报[送至到]?|提交|上报|完成|建成|到位|投用|投入使用|办结|落实|实现|达到|建立|制定|启动|整改|上交|报名|报县|报市|报局/
const TOLD =
  /已|了(?!解)|曾|当时|原[定计]|上[年次]|去年|此前|据|通报(?:会|了|要求)|会议|明确|提出|规定|要求(?:各|其|全|所|在|于|相)|下达|印发|通知书|按(?:照|期|时)|未(?:能|按)|逾期|以来|截至|收到(?![本此])|的(?:学校|单位|项目|教师|学生|人)|年龄|出生|毕业|生效|注册|取得|入职|在册|发生|成立/
const BY =
  /^(?:\([^()]{1,8}\))?(?:[上下]午)?(?:\d{1,2}[时点:]\d{0,2}分?)?(?:之?前|以前)(?!后|已|夕|列|身|提|往|期|[\u4e00-\u9fff]{0,8}的)/
/** 力争2024年9月开工 among what is to be done next, in a paper of 2025年1月. */
const AIMED = /(?:力争|争取|确保|计划|拟|预计|务必|将)(?:[于在到])?(?:\d{4}年)?$/
const TO_BE = /(?:^|[^原曾已])(?:定于|拟定?于|将于|将在|拟在|定在)$/

/** What should be done before a day that has passed when the paper was signed. */
export function overdueFindings(paper: Paper): Finding[] {
  const { signed } = paper
  if (signed === null) return []
  const asks = !/讲话|表彰|结果|名单/.test(titleOf(paper)) && !TELLS.test(titleOf(paper))
  return datedIn(paper).flatMap((dated): Finding[] => {
    if (isSignature(dated, paper, signed) || !isPast(dated, signed)) return []
    const due = isDue(dated, asks)
    if (!due && !isToBe(dated)) return []
    const quote = due ? `${dated.moment.quote}前` : `${/[^原曾已]{2}$/.exec(dated.before)![0]}${dated.moment.quote}`
    const start = dated.moment.index - (due ? 0 : 2)
    return [
      {
        rule: 'date',
        says: `“${quote}”早于落款日期“${signed.quote}”，${due ? '期限在文件印发之前已过' : '这一天已经过去，不是将要'}，请核对。`,
        arithmetic: '',
        places: [
          { start, quote: paper.text.slice(start, start + quote.length) },
          wordsAt({ index: signed.start, quote: signed.quote }),
        ],
      },
    ]
  })
}

function isPast(dated: Dated, signed: WrittenDay): boolean {
  const { month, day } = dated.moment
  if (month === undefined || (day === undefined && dated.moment.part !== undefined && !dated.sure)) return false
  const spreads = spreadsOf(dated)
  if (spreads.length === 0 || spreads.some(({ last }) => last >= signed.day)) return false
  return dated.sure || spreads.some(({ last }) => signed.day - last <= DAYS)
}

/** `asks`: the paper is no report. */
const isDue = ({ before, after, heading, sure }: Dated, asks: boolean): boolean => {
  const told = TOLD.test(before) || TOLD.test(/^[^。;]{0,60}/.exec(after)![0])
  if (told) return false
  if (!BY.test(after)) return sure && /下一步|下步|打算/.test(heading) && AIMED.test(before)
  const words = before.slice(-40) + /^[^。;]{0,40}/.exec(after)![0]
  return (
    /请|务必|务须/.test(words) ||
    ((asks || /要求|下一步|下步|事项|打算|安排$|报名|报送/.test(heading)) && ASKED.test(words))
  )
}

const isToBe = ({ before, after }: Dated): boolean =>
  TO_BE.test(before) &&
  !/通知|公告|会议|要求|表示|指出|宣布|称|得知|获悉/.test(before) &&
  !/^[^。;]{0,30}(?:推迟|改[为到至]|延期|取消|已)/.test(after)
